package io.dynamodel.query;

import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.OneItem;
import io.dynamodel.query.internal.OneRequest;
import io.dynamodel.query.internal.Selected;
import io.dynamodel.query.internal.batch.ItemReading;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.ValuePath;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/**
 * Reads the item of a key. One GetItem; half a read unit for each 4 KB, or one if consistent.
 *
 * @param <R> the item type
 */
public final class GetOperation<R> extends Operation<Optional<R>> implements ItemRead<R, R> {
    private final ModelContext<R> context;
    private final Key<R> key;
    private final boolean consistent;

    GetOperation(ModelContext<R> context, Key<R> key, boolean consistent) {
        super(context, "get");
        this.context = context;
        this.key = context.own(key);
        this.consistent = consistent;
    }

    /** Reads what all writes before have left, at twice the price. */
    public GetOperation<R> consistent() {
        return new GetOperation<>(context, key, true);
    }

    /** Reads only the given paths. The price is that of the whole item. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public final SelectedGetOperation<R> select(ValuePath<R, ?>... paths) {
        return new SelectedGetOperation<>(
                context, key, consistent, Selected.of(context.compiled(), Arrays.asList(paths)));
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
        return new ItemReading<>(context, key, consistent, null);
    }

    @Override
    Compiled<Optional<R>> compile(Instant now, ItemEncoding encoding) {
        GetItemRequest request = GetItemRequest.builder()
                .tableName(context.table())
                .key(key.values())
                .consistentRead(consistent ? true : null)
                .returnConsumedCapacity(context.engine().returnConsumedCapacity())
                .build();
        return new Compiled<>(
                new OneRequest(request, context),
                Step.sendForItems(
                        new Call.GetItem(request), new OneItem<>(context), (answer, found) -> Step.done(found.any())));
    }
}
