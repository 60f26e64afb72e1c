package io.dynamodel.query.internal.expand;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What it means for the caller's operation that the condition of a write which it brought does not hold. */
public interface FailureMeaning {
    /**
     * Why the operation was not done and what to do, without item data; in the reason of the operation where several are
     * done together.
     *
     * @param stored the item that the condition failed on; empty if there is none
     */
    String text(Map<String, AttributeValue> stored);

    /** Whether the item that the condition failed on is one of the user's, to be shown beside the reason. */
    default boolean isOfUsersItem() {
        return true;
    }

    /**
     * What the operation fails with where it was executed alone; null for the failure of the transaction that it became.
     *
     * @param cause that failure
     */
    default @Nullable RuntimeException exception(Map<String, AttributeValue> stored, RuntimeException cause) {
        return null;
    }
}
