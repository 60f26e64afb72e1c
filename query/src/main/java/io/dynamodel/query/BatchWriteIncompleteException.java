package io.dynamodel.query;

import io.dynamodel.core.error.DynamodelException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch of writes of which some were not done: DynamoDB left them unprocessed until the deadline, or a request failed,
 * which is the cause then. What was done is in {@link #result}, the rest is in {@link #left}; of that, {@link #unknown}
 * may have been done.
 */
public final class BatchWriteIncompleteException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    private final transient BatchWriteResult result;
    private final transient BatchWriteOperation<BatchWriteResult> remaining;

    BatchWriteIncompleteException(
            String message,
            BatchWriteResult result,
            BatchWriteOperation<BatchWriteResult> remaining,
            @Nullable RuntimeException cause) {
        super(message, cause);
        this.result = result;
        this.remaining = remaining;
    }

    /** What was done. */
    public BatchWriteResult result() {
        return result;
    }

    /** The writes that are not known to be done, in their order: the operations that were given to the batch. */
    public List<WriteOperation> left() {
        return result.left();
    }

    /** Of {@link #left}, those whose answer was lost: they may or may not have been done. */
    public List<WriteOperation> unknown() {
        return result.unknown();
    }

    /**
     * A batch of what is left, as it would have been sent: with the ids and times that this execution has made, so that
     * it does no harm where a write of unknown outcome was done. Executing {@link #left} anew would make new ones.
     */
    public BatchWriteOperation<BatchWriteResult> remaining() {
        return remaining;
    }
}
