package io.dynamodel.core.expression;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.value.AttributeValueSink;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ItemSize;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Applies updates to an item in memory, with DynamoDB's results; for tests and tools.
 *
 * <p>All right-hand sides, and all list indexes, refer to the item as it was before. Which attributes are keys is not
 * known here, so that changing them is not refused.
 */
public final class UpdateEvaluator {
    private UpdateEvaluator() {}

    /**
     * The item after the updates; the one given is left as it is.
     *
     * @param updates at least one
     * @param item the attributes, none if there is no item
     * @return an unmodifiable map
     * @throws InvalidRequestException if DynamoDB would refuse the updates, by themselves or on this item: a path
     *     that leads through what is no map or list, an operand that is absent or of the wrong type, a sum beyond
     *     DynamoDB's numbers
     * @throws RequestLimitException if the item would become larger than 400 KB or nested beyond 32 levels
     */
    public static Map<String, AttributeValue> apply(
            List<? extends Update<?>> updates, Map<String, AttributeValue> item) {
        UpdateRules.check(updates);
        UpdateTree tree = new UpdateTree();
        for (Update<?> update : updates) {
            tree.add(update);
        }
        Map<String, AttributeValue> after = tree.applyTo(item, item);
        checkStorable(after);
        return Collections.unmodifiableMap(after);
    }

    private static void checkStorable(Map<String, AttributeValue> item) {
        long size = ItemSize.of(item);
        if (size > ItemSize.MAX_ITEM_BYTES) {
            throw new RequestLimitException(
                    "bytes in an item", ItemSize.MAX_ITEM_BYTES, size, "the update would make it too large");
        }
        int levels = 1;
        for (AttributeValue value : item.values()) {
            levels = Math.max(levels, levels(value));
        }
        if (levels > AttributeValueSink.MAX_LEVELS) {
            throw new RequestLimitException(
                    "levels of maps and lists",
                    AttributeValueSink.MAX_LEVELS,
                    levels,
                    "the update would nest it too deeply");
        }
    }

    /** A map or list counts a level for its content even if it is empty. */
    private static int levels(AttributeValue value) {
        int inner = 1;
        switch (AttributeValues.typeOf(value)) {
            case M -> {
                for (AttributeValue entry : value.m().values()) {
                    inner = Math.max(inner, levels(entry));
                }
            }
            case L -> {
                for (AttributeValue element : value.l()) {
                    inner = Math.max(inner, levels(element));
                }
            }
            default -> inner = 0;
        }
        return 1 + inner;
    }
}
