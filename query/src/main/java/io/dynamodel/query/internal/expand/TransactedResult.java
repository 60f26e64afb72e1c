package io.dynamodel.query.internal.expand;

import io.dynamodel.core.error.UnreadResultException;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.query.internal.OneItem;
import io.dynamodel.schema.internal.PreparedItem;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/**
 * The result of a write that was done as a transaction, which returns nothing by itself.
 *
 * @param <T> the result
 */
public sealed interface TransactedResult<R, T extends @Nullable Object> {

    /** Whether the item before the write is needed. */
    default boolean needsOld() {
        return false;
    }

    /** The plan of the transaction, with what is sent after it. */
    default RequestPlan after(RequestPlan plan, ExpandedWrite<R> write) {
        return plan;
    }

    /** The result, when the transaction is done. */
    Step<T> of(ExpandedWrite<R> write);

    /** Nothing. */
    record Nothing<R>() implements TransactedResult<R, @Nullable Void> {
        @Override
        @SuppressWarnings("NullAway") // Void has no value but null
        public Step<@Nullable Void> of(ExpandedWrite<R> write) {
            return Step.done(null);
        }
    }

    /** The item that was put. */
    record Stored<R>() implements TransactedResult<R, R> {
        @Override
        public Step<R> of(ExpandedWrite<R> write) {
            PreparedItem<R> item = Objects.requireNonNull(write.write().item());
            return Step.done(write.compiled().result(item));
        }
    }

    /** The item that was there before, if any. */
    record Old<R>() implements TransactedResult<R, Optional<R>> {
        @Override
        public boolean needsOld() {
            return true;
        }

        @Override
        public Step<Optional<R>> of(ExpandedWrite<R> write) {
            Map<String, AttributeValue> stored = Objects.requireNonNull(write.stored());
            return Step.done(
                    stored.isEmpty()
                            ? Optional.empty()
                            : Optional.of(write.compiled().result(StoredItem.of(stored))));
        }
    }

    /**
     * The item after an update: as what was read and proven became by it, or else as it is read afterwards, by which time
     * somebody else may have written.
     */
    record Updated<R>() implements TransactedResult<R, R> {
        @Override
        public RequestPlan after(RequestPlan plan, ExpandedWrite<R> write) {
            return write.isProven()
                    ? plan
                    : plan.followedBy(
                            request(write),
                            "when the transaction is done",
                            write.write().context().hidden());
        }

        @Override
        public Step<R> of(ExpandedWrite<R> write) {
            if (write.isProven()) {
                Map<String, AttributeValue> after =
                        AfterUpdate.values(write.compiled(), Objects.requireNonNull(write.stored()));
                return Step.done(write.compiled().result(StoredItem.of(after)));
            }
            return Step.sendForItems(
                    new Call.GetItem(request(write)),
                    () -> new OneItem<>(write.compiled()),
                    (answer, found) -> found.any()
                            .map(Step::done)
                            .orElseGet(() -> Step.failed(new UnreadResultException(write.name()))),
                    failure -> Step.failed(new UnreadResultException(write.name(), failure)));
        }

        private static GetItemRequest request(ExpandedWrite<?> write) {
            return GetItemRequest.builder()
                    .tableName(write.write().context().table())
                    .key(write.write().key().values())
                    .consistentRead(true)
                    .returnConsumedCapacity(write.write().context().engine().returnConsumedCapacity())
                    .build();
        }
    }
}
