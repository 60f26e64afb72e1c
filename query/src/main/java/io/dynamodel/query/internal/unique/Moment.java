package io.dynamodel.query.internal.unique;

import io.dynamodel.core.execution.Backoff;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Deadline;
import io.dynamodel.core.execution.FailureTranslation;
import io.dynamodel.core.execution.Step;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.schema.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Looks at a few items of one table as they are at one moment. */
final class Moment {
    private static final Backoff BACKOFF = Backoff.whileBusy();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Moment() {}

    /** The items of the keys, in their order; empty ones are not there. One TransactGetItems, sent again on conflicts. */
    static Step<List<Map<String, AttributeValue>>> of(ModelContext<?> context, List<? extends Key<?>> keys) {
        List<TransactGetItem> parts = new ArrayList<>(keys.size());
        for (Key<?> key : keys) {
            parts.add(TransactGetItem.builder()
                    .get(get -> get.tableName(context.table()).key(key.values()))
                    .build());
        }
        TransactGetItemsRequest request = TransactGetItemsRequest.builder()
                .transactItems(parts)
                .returnConsumedCapacity(context.engine().returnConsumedCapacity())
                .build();
        Deadline end = Deadline.after(PATIENCE, context.engine().clock());
        return send(request, 1, end);
    }

    private static Step<List<Map<String, AttributeValue>>> send(
            TransactGetItemsRequest request, int attempt, Deadline end) {
        return Step.send(
                new Call.TransactGetItems(request),
                answer -> {
                    List<Map<String, AttributeValue>> items = new ArrayList<>();
                    answer.responses().forEach(each -> items.add(each.item()));
                    return Step.done(items);
                },
                failure -> failure instanceof TransactionCanceledException || FailureTranslation.isThrottled(failure)
                        ? BACKOFF.retry(attempt, end, () -> send(request, attempt + 1, end), () -> Step.failed(failure))
                        : Step.failed(failure));
    }
}
