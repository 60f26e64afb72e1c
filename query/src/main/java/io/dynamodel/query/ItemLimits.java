package io.dynamodel.query;

import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.value.ItemSize;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.schema.Key;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The size of an item, checked before it is sent. */
final class ItemLimits {
    private ItemLimits() {}

    static Map<String, AttributeValue> checked(ModelContext<?> context, Key<?> key, Map<String, AttributeValue> item) {
        long size = ItemSize.of(item);
        if (size <= ItemSize.MAX_ITEM_BYTES) {
            return item;
        }
        String largest = "";
        long most = -1;
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            long bytes = ItemSize.of(attribute.getValue());
            if (bytes > most) {
                most = bytes;
                largest = attribute.getKey();
            }
        }
        throw new RequestLimitException(
                "bytes of an item, names included",
                ItemSize.MAX_ITEM_BYTES,
                size,
                "the item with key " + key + " for '" + context.table() + "', of which attribute '" + largest
                        + "' has " + most + "; store large values elsewhere or split the item");
    }
}
