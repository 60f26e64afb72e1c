package io.dynamodel.query.internal.batch;

import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.Selected;
import io.dynamodel.schema.Key;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one item is read by its key.
 *
 * @param context the model
 * @param key the key
 * @param consistent whether it sees all writes before it
 * @param selected the paths to bring back; null for the whole item
 * @param reader makes what the caller gets of the whole item, null to drop it; null to read as a get does
 */
public record ItemReading<R>(
        ModelContext<R> context,
        Key<R> key,
        boolean consistent,
        @Nullable Selected<R> selected,
        @Nullable Function<StoredItem, @Nullable Object> reader) {

    /** Read as a get reads it. */
    public ItemReading(ModelContext<R> context, Key<R> key, boolean consistent, @Nullable Selected<R> selected) {
        this(context, key, consistent, selected, null);
    }

    /** What the caller gets of the stored item; null if it is dropped. */
    @Nullable
    Object readUnlessDropped(StoredItem item) {
        return reader == null ? read(item) : reader.apply(item);
    }

    /** What the caller of a get gets of the stored item. */
    public Object read(StoredItem item) {
        return selected == null ? context.read(item) : selected.read(context, key, item.values());
    }

    /** Whether the same item gives the same. */
    boolean readsLike(ItemReading<?> other) {
        return context.equals(other.context) && selected == other.selected && reader == other.reader;
    }
}
