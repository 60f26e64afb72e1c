package io.dynamodel.query;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.PathChecks;
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
import java.util.Map;

/**
 * Creates an item; fails if its key exists. The result is the item as it is stored: defaults, generated values, times
 * and version included. The version begins with 1, whatever the item carries. One PutItem that returns nothing; one write unit for each KB, also if the condition fails.
 *
 * <p>If an answer is lost, it is sent again, and then may meet its own item: a success, if that holds something that no
 * other write can have made, such as an id by {@code generated(..)} or a time by {@code createdAt()} that is stored finer
 * than in milliseconds, and else an {@link io.dynamodel.core.error.OutcomeUnknownException}.
 *
 * @param <R> the item type
 */
public final class CreateOperation<R> extends Operation<R> implements WriteOperation {
    private final ModelContext<R> context;
    private final ItemSource<R> source;
    private final Condition<R> condition;

    CreateOperation(ModelContext<R> context, ItemSource<R> source, Condition<R> condition) {
        super(context, "create");
        this.context = context;
        this.source = source;
        this.condition = condition;
    }

    /** Only if the condition holds too; several calls are joined by AND. It is checked against no item at all. */
    public CreateOperation<R> onlyIf(Condition<R> also) {
        return new CreateOperation<>(
                context, source, Condition.all(List.of(condition, PathChecks.known(context.compiled(), also))));
    }

    @Override
    public String table() {
        return context.table();
    }

    @Override
    public String verb() {
        return "create";
    }

    private PreparedItem<R> prepareItem(Instant now, ItemEncoding encoding) {
        return source.prepare(context, now, verb(), VersionStep.FIRST, encoding);
    }

    private CompiledWrite<R> compileWrite(PreparedItem<R> prepared) {
        Key<R> key = context.keyOf(prepared);
        Condition<R> absent =
                new Condition.NotExists<>(context.key().partition().get(0).path());
        return CompiledWrite.of(
                context,
                verb(),
                key,
                ItemLimits.checked(context, key, prepared.encoded()),
                Condition.all(List.of(absent, condition)),
                List.of(),
                stored -> stored.isEmpty()
                        ? "There is no item with this key; a further condition of create(..) holds only if it holds for"
                                + " no item at all"
                        : "An item with this key exists already; use put(..) to replace it, or another key");
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
        return new Expandable<>(context, verb(), write.key(), prepared, List.of(), more -> write, Map.of(), null);
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
