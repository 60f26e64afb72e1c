package io.dynamodel.query;

import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.expand.Expandable;
import io.dynamodel.query.internal.explain.Explainer;
import io.dynamodel.schema.Key;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/**
 * Checks a condition on the item of a key, for a transaction. Executed alone it is a conditional read: one consistent
 * GetItem, the condition evaluated here; the result is the item, if there is one, and a condition that does not hold is
 * an error.
 *
 * @param <R> the item type
 */
public final class CheckOperation<R> extends Operation<Optional<R>> implements WriteOperation {
    private final ModelContext<R> context;
    private final Key<R> key;
    private final Condition<R> condition;

    CheckOperation(ModelContext<R> context, Key<R> key, Condition<R> condition) {
        super(context, "check");
        this.context = context;
        this.key = context.own(key);
        this.condition = condition;
    }

    @Override
    public String table() {
        return context.table();
    }

    @Override
    public String verb() {
        return "check";
    }

    @Override
    @SuppressWarnings("exports")
    public CompiledWrite<R> compileWrite(Instant now, ItemEncoding encoding) {
        return CompiledWrite.of(
                context,
                verb(),
                key,
                null,
                condition,
                List.of(),
                stored -> stored.isEmpty() ? "There is no item with this key" : "");
    }

    @Override
    @SuppressWarnings("exports")
    public Expandable<R> expandable(Instant now, ItemEncoding encoding) {
        return new Expandable<>(context, verb(), key, null, List.of(), more -> compileWrite(now, encoding), null, null);
    }

    @Override
    public boolean grows() {
        return false;
    }

    @Override
    Compiled<Optional<R>> compile(Instant now, ItemEncoding encoding) {
        CompiledWrite<R> check = compileWrite(now, encoding);
        GetItemRequest request = GetItemRequest.builder()
                .tableName(context.table())
                .key(key.values())
                .consistentRead(true)
                .returnConsumedCapacity(context.engine().returnConsumedCapacity())
                .build();
        return new Compiled<>(
                () -> RequestPlan.of(request, context.hidden()),
                Step.send(new Call.GetItem(request), answer -> checked(check, answer.item())));
    }

    @Override
    Explanation explanation(Sizes sizes) {
        return Explainer.withCondition(
                super.explanation(sizes), compileWrite(context.engine().now(), ItemEncoding.values()));
    }

    private Step<Optional<R>> checked(CompiledWrite<R> check, Map<String, AttributeValue> item) {
        if (!condition.test(item)) {
            return Step.failed(check.conditionFailed(item, null));
        }
        return Step.done(item.isEmpty() ? Optional.empty() : Optional.of(context.read(StoredItem.of(item))));
    }
}
