package io.dynamodel.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Some of the items that a query or scan yields.
 *
 * @param items in the order of the index; may be empty although there are more to come
 * @param lastEvaluatedKey where to go on with {@code startingAfter(..)}; empty at the end
 * @param scannedCount how many items DynamoDB read for it, before the filter
 * @param <T> an item, or a selection
 */
public record Page<T>(List<T> items, Optional<Map<String, AttributeValue>> lastEvaluatedKey, int scannedCount) {
    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
        lastEvaluatedKey = lastEvaluatedKey.map(Map::copyOf);
    }

    /** Whether there may be more. */
    public boolean hasMore() {
        return lastEvaluatedKey.isPresent();
    }

    /** How much it is; no item data. */
    @Override
    public String toString() {
        return "Page[" + items.size() + " items" + (hasMore() ? ", there may be more]" : "]");
    }
}
