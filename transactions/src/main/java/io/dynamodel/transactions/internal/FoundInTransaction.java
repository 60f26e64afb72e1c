package io.dynamodel.transactions.internal;

import io.dynamodel.core.transport.ItemCollector;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.internal.batch.ItemReading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of one answer, each read for whoever asked for it. Not thread-safe. */
final class FoundInTransaction implements ItemCollector {
    private final List<ItemReading<?>> readings;
    private final List<@Nullable Object> values;

    FoundInTransaction(List<ItemReading<?>> readings) {
        this.readings = readings;
        this.values = new ArrayList<>(Collections.nCopies(readings.size(), null));
    }

    @Override
    public void add(StoredItem item) {
        throw new IllegalStateException("An item of a transaction comes with its place");
    }

    @Override
    public void add(int place, StoredItem item) {
        values.set(place, readings.get(place).read(item));
    }

    /** What was found, by the places of the reads; null where nothing. */
    List<@Nullable Object> values() {
        return values;
    }
}
