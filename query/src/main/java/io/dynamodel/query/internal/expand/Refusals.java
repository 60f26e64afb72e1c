package io.dynamodel.query.internal.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Which parts of a cancelled transaction were refused for their conditions.
 *
 * @param items by the places of the parts, the items that conditions failed on, empty if there is none; null where the
 *     condition held
 */
record Refusals(List<@Nullable Map<String, AttributeValue>> items) {

    /** Those of a failure; none if it is no cancellation of so many parts. */
    static Refusals of(RuntimeException failure, int parts) {
        List<@Nullable Map<String, AttributeValue>> items = new ArrayList<>(parts);
        if (failure.getCause() instanceof TransactionCanceledException cancelled
                && cancelled.cancellationReasons().size() == parts) {
            for (CancellationReason reason : cancelled.cancellationReasons()) {
                items.add(refused(reason));
            }
        }
        return new Refusals(items);
    }

    private static @Nullable Map<String, AttributeValue> refused(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code()) ? reason.item() : null;
    }

    /** The item that the condition of a part failed on; null if it held. */
    @Nullable
    Map<String, AttributeValue> at(int place) {
        return place < items.size() ? items.get(place) : null;
    }
}
