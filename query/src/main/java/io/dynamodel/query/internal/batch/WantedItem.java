package io.dynamodel.query.internal.batch;

import io.dynamodel.core.expression.Projection;
import io.dynamodel.schema.Key;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One key that is asked for, once, and all operations that want its item. */
final class WantedItem {
    final Variant variant;
    final Key<?> key;
    final List<Object> id;
    final List<Place> places = new ArrayList<>(1);

    /**
     * What DynamoDB can be asked of a table only once in a request.
     *
     * @param projection null for whole items
     */
    record Variant(
            String table, boolean consistent, @Nullable Projection<?> projection) {

        static Variant of(ItemReading<?> reading) {
            return new Variant(
                    reading.context().table(),
                    reading.consistent(),
                    reading.selected() == null ? null : reading.selected().projection());
        }
    }

    /**
     * Who wants it.
     *
     * @param index the place of the operation in the batch
     */
    record Place(int index, ItemReading<?> reading) {}

    WantedItem(Variant variant, Key<?> key, List<Object> id) {
        this.variant = variant;
        this.key = key;
        this.id = id;
    }
}
