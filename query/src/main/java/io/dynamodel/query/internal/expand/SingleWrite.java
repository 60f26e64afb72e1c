package io.dynamodel.query.internal.expand;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.expand.Rounds.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A write that is executed alone, and what it grows into: the single request that it would be without hooks, with more
 * conditions and changes, or, where operations are added or it must be done exactly once, a transaction.
 *
 * @param <T> its result
 */
public final class SingleWrite<R, T extends @Nullable Object> {
    private final Expandable<R> write;
    private final Alone<R, T> alone;
    private final TransactedResult<R, T> result;
    private final boolean once;

    /** Makes the single request. */
    public interface Alone<R, T extends @Nullable Object> {
        /**
         * The request of a write.
         *
         * @param write with all that was added
         * @param updates the changes among that
         * @param conditions the conditions among that
         */
        Compiled<T> compile(CompiledWrite<R> write, List<Update<R>> updates, Condition<R> conditions);
    }

    /**
     * @param alone makes the request of a write that stays a single one
     * @param result the result of one that does not
     * @param once whether it is a transaction in any case, to be applied once however often it is sent
     */
    public SingleWrite(Expandable<R> write, Alone<R, T> alone, TransactedResult<R, T> result, boolean once) {
        this.write = write;
        this.alone = alone;
        this.result = result;
        this.once = once;
    }

    /** One execution. */
    public Compiled<T> compile(Instant now, ItemEncoding encoding) {
        String subject = write.subject() + " with key " + write.key();
        Expander expander = new Expander(subject, List.of(write), result.needsOld(), once, now, encoding);
        return new Rounds<>(engine(), subject, expander, null, this::send).compile();
    }

    private Engine engine() {
        return write.context().engine();
    }

    @SuppressWarnings("unchecked") // the only write of the expansion is this one
    private Compiled<Attempt<T>> send(Expanded expanded, Supplier<String> token) {
        expanded.refuseAlone();
        ExpandedWrite<R> own = (ExpandedWrite<R>) expanded.own().get(0);
        return once || expanded.adds() ? transaction(expanded, own, token.get()) : single(expanded, own);
    }

    private Compiled<Attempt<T>> single(Expanded expanded, ExpandedWrite<R> own) {
        Compiled<T> compiled = alone.compile(own.compiled(), own.moreUpdates(), own.moreConditions());
        Step<Attempt<T>> step = compiled.step().map(Attempt::done);
        return new Compiled<>(
                compiled.plans(),
                step.recover(failure -> failure instanceof ConditionFailedException refused
                                && own.isStale(refused.storedItem())
                        ? Step.done(Attempt.stale(refused, expanded.known().with(own.wanted(), refused.storedItem())))
                        : Step.failed(failure)));
    }

    private Compiled<Attempt<T>> transaction(Expanded expanded, ExpandedWrite<R> own, String token) {
        TransactionPort port = engine().transactions();
        if (port == null) {
            throw new InvalidRequestException(
                    "The " + own.name() + " is a transaction, by what its hooks or constraints"
                            + " add; make the model by a Dynamodel, which can send one");
        }
        if (write.onlyAlone() != null) {
            throw new InvalidRequestException("The " + own.name() + " " + write.onlyAlone() + ", but it becomes one by "
                    + (expanded.adds() ? expanded.parts().added().get(0).name() + ", which is added" : "exactlyOnce()")
                    + ": set the whole map, or make two updates of it");
        }
        Sent sent = new Sent(port, engine(), write.subject(), expanded, token);
        return new Compiled<>(
                () -> result.after(sent.plan(), own),
                sent.step(() -> result.of(own))
                        .recover(failure -> Step.failed(
                                failure instanceof TransactionFailedException cancelled
                                        ? sent.alone(cancelled)
                                        : failure)));
    }
}
