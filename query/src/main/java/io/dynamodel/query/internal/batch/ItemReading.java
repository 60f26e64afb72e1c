package io.dynamodel.query.internal.batch;

import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.Selected;
import io.dynamodel.schema.Key;
import org.jspecify.annotations.Nullable;

/**
 * How one item is read by its key.
 *
 * @param context the model
 * @param key the key
 * @param consistent whether it sees all writes before it
 * @param selected the paths to bring back; null for the whole item
 */
public record ItemReading<R>(
        ModelContext<R> context,
        Key<R> key,
        boolean consistent,
        @Nullable Selected<R> selected) {

    /** What the caller gets of the stored item. */
    public Object read(StoredItem item) {
        return selected == null ? context.read(item) : selected.read(context, key, item.values());
    }

    /** Whether the same item gives the same. */
    boolean readsLike(ItemReading<?> other) {
        return context.equals(other.context) && selected == other.selected;
    }
}
