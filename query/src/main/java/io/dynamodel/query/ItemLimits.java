package io.dynamodel.query;

import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.value.ItemSize;
import io.dynamodel.core.wire.EncodedItem;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.schema.Key;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The size of items, checked before they are sent. */
final class ItemLimits {
    private ItemLimits() {}

    /** Refuses an item that is too large. */
    static EncodedItem checked(ModelContext<?> context, Key<?> key, EncodedItem item) {
        long size = item.size();
        if (size <= ItemSize.MAX_ITEM_BYTES) {
            return item;
        }
        String largest = "";
        long most = -1;
        for (Map.Entry<String, AttributeValue> attribute : item.values().entrySet()) {
            long bytes = ItemSize.of(attribute.getValue());
            if (bytes > most) {
                most = bytes;
                largest = attribute.getKey();
            }
        }
        throw tooLarge(context, key, size, largest, most);
    }

    /** Refuses an update that sets more than an item can hold; what else there is in the item is not known here. */
    static void check(ModelContext<?> context, Key<?> key, List<? extends Update<?>> updates) {
        long size = 0;
        long most = -1;
        String largest = "";
        for (Update<?> update : updates) {
            if (update instanceof Update.Set<?> set && set.value() instanceof Operand.Value literal) {
                long bytes = ItemSize.of(literal.value());
                size += bytes;
                if (bytes > most) {
                    most = bytes;
                    largest = update.path().toString();
                }
            }
        }
        if (size > ItemSize.MAX_ITEM_BYTES) {
            throw tooLarge(context, key, size, largest, most);
        }
    }

    private static RequestLimitException tooLarge(
            ModelContext<?> context, Key<?> key, long size, String largest, long most) {
        return new RequestLimitException(
                "bytes of an item, names included",
                ItemSize.MAX_ITEM_BYTES,
                size,
                "the item with key " + key + " for '" + context.table() + "', of which attribute '" + largest + "' has "
                        + most + "; store large values elsewhere or split the item");
    }
}
