package io.dynamodel.query;

import io.dynamodel.core.error.DynamodelException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch of reads of which some were not done: DynamoDB left them unprocessed until the deadline, or a request failed,
 * which is the cause then. What was read is in {@link #result}, the rest is in {@link #left}.
 */
public final class BatchGetIncompleteException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    private final transient BatchGetResult result;
    private final transient BatchGetOperation remaining;

    BatchGetIncompleteException(
            String message, BatchGetResult result, BatchGetOperation remaining, @Nullable RuntimeException cause) {
        super(message, cause);
        this.result = result;
        this.remaining = remaining;
    }

    /** What was read. */
    public BatchGetResult result() {
        return result;
    }

    /** The reads that were not done, in their order: the operations that were given to the batch. */
    public List<ItemRead<?, ?>> left() {
        return result.left();
    }

    /** A batch of what is left, with the settings of this one. */
    public BatchGetOperation remaining() {
        return remaining;
    }
}
