package io.dynamodel.core.execution;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * Is told of every request that is sent and of how it ended, one at a time for one operation, but by several threads
 * at once for several. Retries within the SDK are part of one request; a page, a batch and a retry by Dynamodel are
 * requests of their own.
 *
 * <p>It is called on the thread that sends or completes the request, so it must be quick and must not block. What it
 * throws is logged and otherwise ignored. The text of an event leaves out the request, since that contains item data.
 */
public interface RequestListener {

    /** A request is about to be sent. */
    default void requestSent(RequestSent event) {}

    /** A request was answered. */
    default void requestSucceeded(RequestSucceeded event) {}

    /** A request failed or was cancelled. */
    default void requestFailed(RequestFailed event) {}

    /**
     * A request is about to be sent.
     *
     * @param operation DynamoDB's name of the operation, such as {@code GetItem}
     * @param table the table; several are separated by {@code ", "}
     * @param index the index, if the request names one
     * @param request what is sent; contains item data
     */
    record RequestSent(
            String operation, String table, @Nullable String index, DynamoDbRequest request) {
        @Override
        public String toString() {
            return "RequestSent[" + CallFacts.describe(operation, table, index) + "]";
        }
    }

    /**
     * A request was answered.
     *
     * @param operation DynamoDB's name of the operation
     * @param table the table; several are separated by {@code ", "}
     * @param index the index, if the request names one
     * @param request what was sent; contains item data
     * @param latency from sending to having the answer, the SDK's retries included
     * @param consumedCapacity what the answer says was consumed; empty unless the request asks for it
     */
    record RequestSucceeded(
            String operation,
            String table,
            @Nullable String index,
            DynamoDbRequest request,
            Duration latency,
            List<ConsumedCapacity> consumedCapacity) {
        /** Copies the list. */
        public RequestSucceeded {
            consumedCapacity = List.copyOf(consumedCapacity);
        }

        @Override
        public String toString() {
            return "RequestSucceeded[" + CallFacts.describe(operation, table, index) + ", latency=" + latency
                    + ", consumedCapacity=" + consumedCapacity + "]";
        }
    }

    /**
     * A request failed or was cancelled.
     *
     * @param operation DynamoDB's name of the operation
     * @param table the table; several are separated by {@code ", "}
     * @param index the index, if the request names one
     * @param request what was sent; contains item data
     * @param latency from sending to the failure, the SDK's retries included
     * @param failure what the SDK threw, as it is; its text may contain item data
     */
    record RequestFailed(
            String operation,
            String table,
            @Nullable String index,
            DynamoDbRequest request,
            Duration latency,
            Throwable failure) {
        @Override
        public String toString() {
            return "RequestFailed[" + CallFacts.describe(operation, table, index) + ", latency=" + latency
                    + ", failure=" + failure.getClass().getSimpleName() + "]";
        }
    }
}
