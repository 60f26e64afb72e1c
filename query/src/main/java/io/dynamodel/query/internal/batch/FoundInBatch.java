package io.dynamodel.query.internal.batch;

import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.transport.ItemCollector;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.internal.batch.WantedItem.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The items of one answer to a batch, each read for whoever wants it. Not thread-safe. */
final class FoundInBatch implements ItemCollector {
    private final GetPlan plan;
    private final boolean lenient;
    private final Map<Asked, Integer> asked;
    private final List<Found> found = new ArrayList<>();

    private record Asked(String table, List<Object> id) {}

    /**
     * An item.
     *
     * @param entry the entry that asked for it
     * @param values what each of the entry's places gets; null where the item does not fit
     * @param misfits why it does not fit
     */
    record Found(int entry, List<@Nullable Object> values, List<ItemMappingException> misfits) {}

    FoundInBatch(GetPlan plan, List<Integer> entries, boolean lenient) {
        this.plan = plan;
        this.lenient = lenient;
        this.asked = new HashMap<>(entries.size() * 2);
        for (int entry : entries) {
            WantedItem item = plan.wanted(entry);
            asked.put(new Asked(item.variant.table(), item.id), entry);
        }
    }

    @Override
    public void add(StoredItem item) {
        throw new IllegalStateException("An item of a batch comes with its table");
    }

    @Override
    public void add(String table, StoredItem item) {
        KeyReader reader = plan.readers().named(table);
        List<Object> id = reader == null ? null : reader.of(item.source());
        Integer entry = id == null ? null : asked.get(new Asked(table, id));
        if (entry == null) {
            throw new ItemMappingException(
                    table, "", "", "DynamoDB answered with an item that the batch did not ask for", null);
        }
        found.add(read(entry, item));
    }

    private Found read(int entry, StoredItem item) {
        List<Place> places = plan.wanted(entry).places;
        List<@Nullable Object> values = new ArrayList<>(places.size());
        List<ItemMappingException> misfits = new ArrayList<>(0);
        for (int i = 0; i < places.size(); i++) {
            ItemReading<?> reading = places.get(i).reading();
            int like = likeBefore(places, i);
            if (like >= 0) {
                values.add(values.get(like));
                continue;
            }
            try {
                values.add(reading.readUnlessDropped(item));
            } catch (ItemMappingException e) {
                if (!lenient) {
                    throw e;
                }
                misfits.add(e);
                values.add(null);
            }
        }
        return new Found(entry, values, misfits);
    }

    /** The first place that has read the item in the same way, or -1. */
    private static int likeBefore(List<Place> places, int place) {
        for (int i = 0; i < place; i++) {
            if (places.get(i).reading().readsLike(places.get(place).reading())) {
                return i;
            }
        }
        return -1;
    }

    List<Found> found() {
        return found;
    }
}
