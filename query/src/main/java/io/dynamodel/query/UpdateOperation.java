package io.dynamodel.query;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.OneItem;
import io.dynamodel.query.internal.ParentMaps;
import io.dynamodel.query.internal.PathChecks;
import io.dynamodel.query.internal.UpdateProgram;
import io.dynamodel.query.internal.Versions;
import io.dynamodel.query.internal.expand.Expandable;
import io.dynamodel.query.internal.expand.SingleWrite;
import io.dynamodel.query.internal.expand.TransactedResult;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.internal.PlannedUpdate;
import io.dynamodel.schema.internal.UpdatePlanner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Changes what it names in the item of a key, and nothing else. {@code update} is for an item that exists, and fails if
 * there is none; {@code upsert} may create it, with the defaults of the schema, and demands what is required. The result
 * is the whole item after the change. One UpdateItem that returns all new attributes; one write unit for each KB of the
 * larger of the old and the new item.
 *
 * <p>Rules that the update alone cannot keep become part of its condition, or it is refused: see the guide "Rules and
 * verbs". Times and the version change by themselves.
 *
 * <p>If an answer is lost, a change that leaves the same when it is applied twice is sent again, and so is one that expects a
 * version. Any other (adding to a number, sums, longer lists, elements by index, the version of the schema itself) is not: it
 * is an {@link io.dynamodel.core.error.OutcomeUnknownException}. See the guide "What is tried again", and {@link #exactlyOnce}.
 *
 * @param <R> the item type
 */
public final class UpdateOperation<R> extends Operation<R> implements WriteOperation {
    private static final String ONLY_ALONE =
            "has creatingParents(), which can need two requests, so that it cannot be part of a transaction or batch";

    private final ModelContext<R> context;
    private final Spec<R> spec;

    /** What is asked for. */
    private record Spec<R>(
            Key<R> key,
            List<Update<R>> updates,
            boolean upsert,
            Condition<R> condition,
            @Nullable Long expectedVersion,
            boolean createsParents,
            boolean exactlyOnce) {
        Spec<R> on(Condition<R> other) {
            return new Spec<>(key, updates, upsert, other, expectedVersion, createsParents, exactlyOnce);
        }

        Spec<R> expecting(long version) {
            return new Spec<>(key, updates, upsert, condition, version, createsParents, exactlyOnce);
        }

        Spec<R> creatingParents() {
            return new Spec<>(key, updates, upsert, condition, expectedVersion, true, exactlyOnce);
        }

        Spec<R> exactlyOnce(boolean once) {
            return new Spec<>(key, updates, upsert, condition, expectedVersion, createsParents, once);
        }
    }

    private UpdateOperation(ModelContext<R> context, Spec<R> spec) {
        super(context, spec.upsert ? "upsert" : "update");
        this.context = context;
        this.spec = spec;
    }

    static <R> UpdateOperation<R> of(ModelContext<R> context, Key<R> key, List<Update<R>> updates, boolean upsert) {
        if (updates.isEmpty() && !upsert) {
            throw new InvalidRequestException("update(" + key + ") names no change; say what to set, add or remove");
        }
        return new UpdateOperation<>(
                context,
                new Spec<>(
                        context.own(key), List.copyOf(updates), upsert, new Condition.Always<>(), null, false, false));
    }

    /** Only if the condition holds for the item before the change; several calls are joined by AND. */
    public UpdateOperation<R> onlyIf(Condition<R> also) {
        Condition<R> both = Condition.all(List.of(spec.condition, PathChecks.known(context.compiled(), also)));
        return new UpdateOperation<>(context, spec.on(both));
    }

    /** Only if the item has this version; 0 for none. The schema must have a version. */
    public UpdateOperation<R> expecting(long version) {
        return new UpdateOperation<>(context, spec.expecting(version));
    }

    /**
     * Creates the maps that hold the named nested paths, where they are absent or a stored NULL; DynamoDB alone refuses
     * such an update. It takes one request where all maps are there, and a second, conditional one where some are not;
     * nothing is ever half-written. A new map keeps the rules of its schema, so that an update which does not set what
     * they require is refused, whether or not the map is there; so is a path that goes through a list.
     */
    public UpdateOperation<R> creatingParents() {
        return new UpdateOperation<>(context, spec.creatingParents());
    }

    /**
     * Applies the change once, however often it is sent: as a transaction of its own with a token, by which DynamoDB knows
     * it again for ten minutes. So it is sent again where an answer was lost, which a change that adds up, such as
     * {@code add(..)}, is not otherwise; a {@code prepare()}d one can be executed again. It costs twice as many write units.
     * A transaction returns nothing: the result is read afterwards by a consistent get, by which time somebody else may
     * have written; if there is no item any more it is an {@link io.dynamodel.core.error.UnreadResultException}.
     * {@link #returningNothing} saves the read; for {@link #returningOld} the item is read before, and the change is on
     * condition that it still is as it was read.
     */
    public UpdateOperation<R> exactlyOnce() {
        return new UpdateOperation<>(context, spec.exactlyOnce(true));
    }

    /** The same update, with the item before the change as its result; empty if there was none. */
    public Operation<Optional<R>> returningOld() {
        return returning(ReturnValue.ALL_OLD, OneItem::any, new TransactedResult.Old<>());
    }

    /** The same update without a result, for a smaller answer. */
    public Operation<@Nullable Void> returningNothing() {
        return returning(ReturnValue.NONE, nothing -> null, new TransactedResult.Nothing<>());
    }

    private <T extends @Nullable Object> Operation<T> returning(
            ReturnValue returning, Function<OneItem<R>, T> result, TransactedResult<R, T> transacted) {
        return Returning.of(
                context,
                verb(),
                (now, encoding) -> isPlain()
                        ? compile(now, returning, result)
                        : expanded(now, encoding, returning, result, transacted));
    }

    private boolean isPlain() {
        return context.expansion() == null && !spec.exactlyOnce;
    }

    @Override
    public String table() {
        return context.table();
    }

    @Override
    public String verb() {
        return spec.upsert ? "upsert" : "update";
    }

    @Override
    @SuppressWarnings("exports")
    public CompiledWrite<R> compileWrite(Instant now, ItemEncoding encoding) {
        if (spec.createsParents) {
            throw new InvalidRequestException(
                    "The " + this + " with key " + spec.key + " " + ONLY_ALONE + Expandable.EXECUTE_ALONE);
        }
        return compileWrite(plan(now));
    }

    private PlannedUpdate<R> plan(Instant now) {
        return plan(spec.updates, now);
    }

    private PlannedUpdate<R> plan(List<Update<R>> updates, Instant now) {
        return UpdatePlanner.plan(
                context.compiled(), spec.key.values(), updates, spec.upsert, now, context.subject(verb()));
    }

    private PlannedUpdate<R> planWith(List<Update<R>> more, Instant now) {
        List<Update<R>> all = new ArrayList<>(spec.updates);
        all.addAll(more);
        return plan(all, now);
    }

    @Override
    @SuppressWarnings("exports")
    public Expandable<R> expandable(Instant now, ItemEncoding encoding) {
        return new Expandable<>(
                context,
                verb(),
                spec.key,
                null,
                spec.updates,
                more -> compileWrite(planWith(more, now)),
                null,
                spec.createsParents ? ONLY_ALONE : null);
    }

    @Override
    public boolean grows() {
        return context.expansion() != null;
    }

    private CompiledWrite<R> compileWrite(PlannedUpdate<R> planned) {
        List<Condition<R>> conditions = new ArrayList<>();
        if (!spec.upsert) {
            conditions.add(
                    new Condition.Exists<>(context.key().partition().get(0).path()));
        }
        conditions.add(Versions.expected(context, spec.expectedVersion));
        conditions.add(planned.guard());
        conditions.add(spec.condition);
        ItemLimits.check(context, spec.key, planned.updates());
        return CompiledWrite.of(
                context, verb(), spec.key, null, Condition.all(conditions), planned.updates(), this::remedy);
    }

    private String remedy(Map<String, AttributeValue> stored) {
        return stored.isEmpty() && !spec.upsert
                ? "There is no item with this key; use upsert(..) or create(..) to make one"
                : Versions.remedy(context, spec.expectedVersion, stored);
    }

    @Override
    Compiled<R> compile(Instant now, ItemEncoding encoding) {
        return isPlain()
                ? compile(now, ReturnValue.ALL_NEW, OneItem::one)
                : expanded(now, encoding, ReturnValue.ALL_NEW, OneItem::one, new TransactedResult.Updated<>());
    }

    private <T extends @Nullable Object> Compiled<T> expanded(
            Instant now,
            ItemEncoding encoding,
            ReturnValue returning,
            Function<OneItem<R>, T> result,
            TransactedResult<R, T> transacted) {
        return new SingleWrite<>(
                        expandable(now, encoding),
                        (write, updates, conditions) -> spec.createsParents
                                ? program(
                                        planWith(updates, now),
                                        planned -> compileWrite(planned).onlyIf(conditions),
                                        now,
                                        returning,
                                        result)
                                : program(
                                        new PlannedUpdate<>(write.updates(), new Condition.Always<>()),
                                        planned -> write,
                                        now,
                                        returning,
                                        result),
                        transacted,
                        spec.exactlyOnce)
                .compile(now, encoding);
    }

    private <T extends @Nullable Object> Compiled<T> compile(
            Instant now, ReturnValue returning, Function<OneItem<R>, T> result) {
        return program(plan(now), this::compileWrite, now, returning, result);
    }

    private <T extends @Nullable Object> Compiled<T> program(
            PlannedUpdate<R> planned,
            Function<PlannedUpdate<R>, CompiledWrite<R>> compiler,
            Instant now,
            ReturnValue returning,
            Function<OneItem<R>, T> result) {
        return new UpdateProgram<>(
                        compiler,
                        planned,
                        spec.createsParents ? new ParentMaps<>(context.compiled(), planned, now) : null,
                        returning,
                        result,
                        spec.expectedVersion)
                .compile();
    }
}
