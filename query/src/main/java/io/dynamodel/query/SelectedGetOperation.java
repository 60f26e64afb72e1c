package io.dynamodel.query;

import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.expression.ExpressionRenderer;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.OneRequest;
import io.dynamodel.query.internal.Selected;
import io.dynamodel.query.internal.batch.ItemReading;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.Selection;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/**
 * Reads some paths of the item of a key. One GetItem; the price is that of the whole item.
 *
 * @param <R> the item type
 */
public final class SelectedGetOperation<R> extends Operation<Optional<Selection<R>>>
        implements ItemRead<R, Selection<R>> {
    private final ModelContext<R> context;
    private final Key<R> key;
    private final boolean consistent;
    private final Selected<R> selected;

    SelectedGetOperation(ModelContext<R> context, Key<R> key, boolean consistent, Selected<R> selected) {
        super(context, "get");
        this.context = context;
        this.key = context.own(key);
        this.consistent = consistent;
        this.selected = selected;
    }

    /** Reads what all writes before have left, at twice the price. */
    public SelectedGetOperation<R> consistent() {
        return new SelectedGetOperation<>(context, key, true, selected);
    }

    @Override
    public Key<R> key() {
        return key;
    }

    @Override
    public String table() {
        return context.table();
    }

    @Override
    @SuppressWarnings("exports")
    public ItemReading<R> reading() {
        return new ItemReading<>(context, key, consistent, selected);
    }

    @Override
    Compiled<Optional<Selection<R>>> compile(Instant now, ItemEncoding encoding) {
        ExpressionRenderer renderer = new ExpressionRenderer();
        GetItemRequest request = GetItemRequest.builder()
                .tableName(context.table())
                .key(key.values())
                .projectionExpression(renderer.projection(selected.projection()))
                .expressionAttributeNames(renderer.names())
                .consistentRead(consistent ? true : null)
                .returnConsumedCapacity(context.engine().returnConsumedCapacity())
                .build();
        return new Compiled<>(
                new OneRequest(request, context),
                Step.send(
                        new Call.GetItem(request),
                        answer -> Step.done(
                                answer.hasItem()
                                        ? Optional.of(selected.read(context, key, answer.item()))
                                        : Optional.empty())));
    }
}
