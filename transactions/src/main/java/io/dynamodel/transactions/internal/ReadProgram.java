package io.dynamodel.transactions.internal;

import io.dynamodel.core.error.DeadlineException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.error.TransactionFailedException.Reason;
import io.dynamodel.core.execution.Backoff;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Deadline;
import io.dynamodel.core.execution.FailureTranslation;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.expression.ExpressionRenderer;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.batch.ItemReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** A transaction of reads as steps. */
public final class ReadProgram {
    private static final Backoff BACKOFF = Backoff.whileBusy();

    private final String subject;
    private final List<ItemReading<?>> readings;
    private final TransactionOptions options;
    private final TransactGetItemsRequest request;

    /**
     * @param subject what the transaction is in messages
     * @throws InvalidRequestException if DynamoDB would refuse it
     */
    public ReadProgram(Engine engine, String subject, List<ItemReading<?>> readings, TransactionOptions options) {
        this.subject = subject;
        this.readings = List.copyOf(readings);
        this.options = options;
        ItemsOnce once = new ItemsOnce();
        List<TransactGetItem> parts = new ArrayList<>(readings.size());
        for (int i = 0; i < readings.size(); i++) {
            ItemReading<?> reading = readings.get(i);
            int earlier = once.earlier(reading.context(), reading.key());
            if (earlier >= 0) {
                throw new InvalidRequestException(
                        "A transactional get reads each item once, but [" + earlier + "] and ["
                                + i + "] are both the item with key " + reading.key() + " of '"
                                + reading.context().table() + "'; leave one out, and select what both need");
            }
            parts.add(part(reading));
        }
        this.request = TransactGetItemsRequest.builder()
                .transactItems(parts)
                .returnConsumedCapacity(engine.returnConsumedCapacity())
                .build();
    }

    private static TransactGetItem part(ItemReading<?> reading) {
        ExpressionRenderer renderer = new ExpressionRenderer();
        String projection = reading.selected() == null
                ? null
                : renderer.projection(reading.selected().projection());
        return TransactGetItem.builder()
                .get(get -> get.tableName(reading.context().table())
                        .key(reading.key().values())
                        .projectionExpression(projection)
                        .expressionAttributeNames(projection == null ? null : renderer.names()))
                .build();
    }

    /** The request. */
    public TransactGetItemsRequest request() {
        return request;
    }

    /** Sends it, and gives what was found, by the places of the reads; null where nothing. */
    public Step<List<@Nullable Object>> step() {
        return Step.pause(Duration.ZERO, () -> new Run().send(1));
    }

    /** One execution. */
    private final class Run {
        private final Deadline end = options.begin();

        /** How often it was sent, as far as the SDK has told. */
        private int attempts;

        Step<List<@Nullable Object>> send(int round) {
            return Step.sendForItems(
                    new Call.TransactGetItems(request),
                    options.limit(end, round),
                    () -> new FoundInTransaction(readings),
                    (answer, found) -> Step.done(found.values()),
                    failure -> failed(failure, round));
        }

        private Step<List<@Nullable Object>> failed(RuntimeException failure, int round) {
            Integer made = FailureTranslation.attempts(failure);
            attempts += made == null ? 1 : made;
            boolean passes = FailureTranslation.isThrottled(failure)
                    || failure instanceof DeadlineException; // of one call, which is shorter
            RuntimeException reported = failure;
            if (failure instanceof TransactionCanceledException cancelled) {
                passes = Cancellation.passes(cancelled);
                reported = cancelled(cancelled, attempts);
            }
            RuntimeException last = reported;
            return passes
                    ? BACKOFF.retry(round, end, () -> send(round + 1), () -> Step.failed(last), Step::failed)
                    : Step.failed(last);
        }
    }

    private RuntimeException cancelled(TransactionCanceledException cancelled, int attempts) {
        if (!Cancellation.isAligned(cancelled, readings.size())) {
            return cancelled; // nothing is known beyond what it says
        }
        List<Reason> reasons = new ArrayList<>(readings.size());
        for (int i = 0; i < readings.size(); i++) {
            ItemReading<?> reading = readings.get(i);
            CancellationReason reason = cancelled.cancellationReasons().get(i);
            String code = Cancellation.code(reason);
            String said = reason.message() == null || reading.context().hasSensitive() ? "" : reason.message();
            reasons.add(new Reason(
                    i,
                    reading.context().table(),
                    "get",
                    reading.key().toString(),
                    code,
                    code.equals(Reason.NONE) ? "" : Cancellation.text(code, said),
                    "",
                    Map.of(),
                    null,
                    ""));
        }
        return new TransactionFailedException(subject, attempts, reasons, cancelled);
    }
}
