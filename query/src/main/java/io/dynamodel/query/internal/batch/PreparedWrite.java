package io.dynamodel.query.internal.batch;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.wire.EncodedItem;
import io.dynamodel.query.internal.CompiledWrite;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One write of a batch, validated and encoded; its ids and times are made.
 *
 * @param write the write
 * @param item the item that is put; null for a delete
 * @param stored gives the item as it is stored; null for a delete
 */
public record PreparedWrite(
        CompiledWrite<?> write, @Nullable EncodedItem item, Supplier<? extends @Nullable Object> stored) {

    /** A write as it was compiled. */
    public static PreparedWrite of(CompiledWrite<?> write, Supplier<? extends @Nullable Object> stored) {
        return new PreparedWrite(write, write.item(), stored);
    }

    /**
     * The item as it is stored, the write being done; null for a delete.
     *
     * @throws io.dynamodel.core.error.UnreadResultException if it does not fit the schema
     */
    public @Nullable Object result() {
        try {
            return stored.get();
        } catch (ValueException e) {
            throw write.unread(e);
        }
    }

    /** The same for any number of executions. */
    PreparedWrite frozen() {
        return item == null ? this : new PreparedWrite(write, EncodedItem.of(item.values()), stored);
    }

    /** The table. */
    public String table() {
        return write.context().table();
    }

    /** The key. */
    public Map<String, AttributeValue> key() {
        return write.key().values();
    }
}
