package io.dynamodel.query;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.OneItem;
import io.dynamodel.query.internal.PathChecks;
import io.dynamodel.query.internal.Versions;
import io.dynamodel.query.internal.Writes;
import io.dynamodel.query.internal.expand.Expandable;
import io.dynamodel.query.internal.expand.SingleWrite;
import io.dynamodel.query.internal.expand.TransactedResult;
import io.dynamodel.schema.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Deletes the item of a key; one that does not exist is no error unless a condition says so. There is no result; see
 * {@link #returningOld}. One DeleteItem; one write unit for each KB of the deleted item.
 *
 * @param <R> the item type
 */
public final class DeleteOperation<R> extends Operation<@Nullable Void> implements WriteOperation {
    private final ModelContext<R> context;
    private final Key<R> key;
    private final Condition<R> condition;
    private final @Nullable Long expectedVersion;

    DeleteOperation(ModelContext<R> context, Key<R> key, Condition<R> condition, @Nullable Long expectedVersion) {
        super(context, "delete");
        this.context = context;
        this.key = context.own(key);
        this.condition = condition;
        this.expectedVersion = expectedVersion;
    }

    /** Only if the condition holds for the stored item; several calls are joined by AND. */
    public DeleteOperation<R> onlyIf(Condition<R> also) {
        return new DeleteOperation<>(
                context,
                key,
                Condition.all(List.of(condition, PathChecks.known(context.compiled(), also))),
                expectedVersion);
    }

    /** Only if the item has this version; 0 for none. The schema must have a version. */
    public DeleteOperation<R> expecting(long version) {
        return new DeleteOperation<>(context, key, condition, version);
    }

    /**
     * The same delete, with the deleted item as its result. Without an expected version it is not sent again
     * after an answer was lost, since the second attempt would not return the same: it is an
     * {@link io.dynamodel.core.error.OutcomeUnknownException}.
     */
    public Operation<Optional<R>> returningOld() {
        return Returning.of(
                context,
                "delete",
                (now, encoding) -> context.expansion() == null
                        ? Writes.delete(compileWrite(now, encoding), ReturnValue.ALL_OLD, OneItem::any)
                        : new SingleWrite<>(
                                        expandable(now, encoding),
                                        (write, updates, conditions) ->
                                                Writes.delete(write, ReturnValue.ALL_OLD, OneItem::any),
                                        new TransactedResult.Old<>(),
                                        false)
                                .compile(now, encoding));
    }

    @Override
    public String table() {
        return context.table();
    }

    @Override
    public String verb() {
        return "delete";
    }

    @Override
    @SuppressWarnings("exports")
    public CompiledWrite<R> compileWrite(Instant now, ItemEncoding encoding) {
        return CompiledWrite.of(
                context,
                verb(),
                key,
                null,
                Condition.all(List.of(Versions.expected(context, expectedVersion), condition)),
                List.of(),
                stored -> stored.isEmpty()
                        ? "There is no item with this key"
                        : Versions.remedy(context, expectedVersion, stored));
    }

    @Override
    @SuppressWarnings("exports")
    public Expandable<R> expandable(Instant now, ItemEncoding encoding) {
        CompiledWrite<R> write = compileWrite(now, encoding);
        return new Expandable<>(context, verb(), key, null, List.of(), more -> write, null, null);
    }

    @Override
    public boolean grows() {
        return context.expansion() != null;
    }

    @Override
    Compiled<@Nullable Void> compile(Instant now, ItemEncoding encoding) {
        if (context.expansion() != null) {
            return new SingleWrite<>(
                            expandable(now, encoding),
                            (write, updates, conditions) -> Writes.delete(write, ReturnValue.NONE, nothing -> null),
                            new TransactedResult.Nothing<R>(),
                            false)
                    .compile(now, encoding);
        }
        return Writes.delete(compileWrite(now, encoding), ReturnValue.NONE, nothing -> null);
    }
}
