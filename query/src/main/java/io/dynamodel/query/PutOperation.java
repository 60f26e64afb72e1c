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
import io.dynamodel.query.internal.batch.PreparedWrite;
import io.dynamodel.query.internal.expand.Expandable;
import io.dynamodel.query.internal.expand.SingleWrite;
import io.dynamodel.query.internal.expand.TransactedResult;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.internal.PreparedItem;
import io.dynamodel.schema.internal.VersionStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Creates an item, or replaces the whole of it. The result is the item as it is stored. Where the schema has a version,
 * the item carries the one that it expects to replace, and none (or 0) to expect no item with a version. One PutItem that
 * returns nothing; one write unit for each KB of the larger of the old and the new item.
 *
 * @param <R> the item type
 */
public final class PutOperation<R> extends Operation<R> implements WriteOperation {
    private final ModelContext<R> context;
    private final ItemSource<R> source;
    private final Condition<R> condition;
    private final boolean ignoresVersion;

    PutOperation(ModelContext<R> context, ItemSource<R> source, Condition<R> condition) {
        this(context, source, condition, false);
    }

    private PutOperation(
            ModelContext<R> context, ItemSource<R> source, Condition<R> condition, boolean ignoresVersion) {
        super(context, "put");
        this.context = context;
        this.source = source;
        this.condition = condition;
        this.ignoresVersion = ignoresVersion;
    }

    /** Only if the condition holds for the item that is replaced; several calls are joined by AND. */
    public PutOperation<R> onlyIf(Condition<R> also) {
        return new PutOperation<>(
                context,
                source,
                Condition.all(List.of(condition, PathChecks.known(context.compiled(), also))),
                ignoresVersion);
    }

    /**
     * Replaces whatever version is stored: what somebody else wrote meanwhile is lost. The item is stored with the
     * version after the one that it carries. Where the schema has a version, a put in a batch must say this, since
     * batches check no condition.
     */
    public PutOperation<R> ignoringVersion() {
        return new PutOperation<>(context, source, condition, true);
    }

    /**
     * The same put, with the replaced item as its result. Without an expected version it is not sent again
     * after an answer was lost, since the second attempt would not return the same: it is an
     * {@link io.dynamodel.core.error.OutcomeUnknownException}.
     */
    public Operation<Optional<R>> returningOld() {
        return Returning.of(
                context,
                "put",
                (now, encoding) -> context.expansion() == null
                        ? Writes.put(compileWrite(now, encoding), ReturnValue.ALL_OLD, OneItem::any)
                        : new SingleWrite<>(
                                        expandable(now, encoding),
                                        (write, updates, conditions) ->
                                                Writes.put(write, ReturnValue.ALL_OLD, OneItem::any),
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
        return "put";
    }

    private PreparedItem<R> prepareItem(Instant now, ItemEncoding encoding) {
        return source.prepare(context, now, verb(), VersionStep.NEXT, encoding);
    }

    private CompiledWrite<R> compileWrite(PreparedItem<R> prepared) {
        Key<R> key = context.keyOf(prepared);
        Long expected = ignoresVersion || context.compiled().versionSlot() < 0 ? null : prepared.givenVersion();
        return CompiledWrite.of(
                context,
                verb(),
                key,
                ItemLimits.checked(context, key, prepared.encoded()),
                expected == null ? condition : Condition.all(List.of(Versions.expected(context, expected), condition)),
                List.of(),
                stored -> Versions.remedy(context, expected, stored));
    }

    @Override
    @SuppressWarnings("exports")
    public CompiledWrite<R> compileWrite(Instant now, ItemEncoding encoding) {
        return compileWrite(prepareItem(now, encoding));
    }

    @Override
    @SuppressWarnings("exports")
    public PreparedWrite prepareWrite(Instant now, ItemEncoding encoding) {
        PreparedItem<R> prepared = prepareItem(now, encoding);
        return PreparedWrite.of(compileWrite(prepared), prepared::stored);
    }

    private Expandable<R> expandable(PreparedItem<R> prepared) {
        CompiledWrite<R> write = compileWrite(prepared);
        return new Expandable<>(context, verb(), write.key(), prepared, List.of(), more -> write, null, null);
    }

    @Override
    @SuppressWarnings("exports")
    public Expandable<R> expandable(Instant now, ItemEncoding encoding) {
        return expandable(prepareItem(now, encoding));
    }

    @Override
    public boolean grows() {
        return context.expansion() != null;
    }

    @Override
    Compiled<R> compile(Instant now, ItemEncoding encoding) {
        PreparedItem<R> prepared = prepareItem(now, encoding);
        if (context.expansion() != null) {
            return new SingleWrite<>(
                            expandable(prepared),
                            (write, updates, conditions) -> Writes.put(write, prepared),
                            new TransactedResult.Stored<>(),
                            false)
                    .compile(now, encoding);
        }
        return Writes.put(compileWrite(prepared), prepared);
    }
}
