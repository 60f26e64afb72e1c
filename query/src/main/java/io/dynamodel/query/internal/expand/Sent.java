package io.dynamodel.query.internal.expand;

import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.execution.Step;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.expand.ConstraintPlanner.AddedWrite;
import io.dynamodel.query.internal.expand.Rounds.Attempt;
import io.dynamodel.query.internal.expand.StoredItems.Wanted;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;

/** An expansion as a transaction: sent, and told apart what a failure of it means. */
final class Sent {
    private final Expanded expanded;
    private final TransactionParts parts;
    private final TransactionPort.Transaction transaction;
    private final String subject;
    private final String token;

    Sent(TransactionPort port, Engine engine, String subject, Expanded expanded, String token) {
        this.expanded = expanded;
        this.subject = subject;
        this.token = token;
        this.parts = expanded.parts();
        for (ExpandedWrite<?> write : expanded.own()) {
            write.requirePart();
        }
        this.transaction = port.of(engine, subject, parts, token);
    }

    /** The request. What is sensitive in one of the operations is hidden in all. */
    RequestPlan plan() {
        Predicate<String> hidden = name ->
                parts.all().stream().anyMatch(part -> part.write().hidden().test(name));
        return RequestPlan.of(transaction.request(), hidden);
    }

    /**
     * Sends it.
     *
     * @param done gives the result when it is done
     */
    <T extends @Nullable Object> Step<Attempt<T>> step(Supplier<Step<T>> done) {
        Step<Optional<Stale>> sent = transaction.step().map(nothing -> Optional.empty());
        return sent.recover(failure -> failure instanceof TransactionFailedException cancelled
                        ? refused(cancelled)
                        : Step.failed(told(failure)))
                .then(stale -> stale.isEmpty()
                        ? done.get().map(Attempt::done)
                        : Step.done(
                                Attempt.stale(stale.get().failure(), stale.get().known())));
    }

    /** A token that DynamoDB has from other content is no mistake of the caller's where the content depends on a read. */
    private RuntimeException told(RuntimeException failure) {
        if (!(failure.getCause() instanceof IdempotentParameterMismatchException)
                || expanded.known().isEmpty()) {
            return failure;
        }
        return new OutcomeUnknownException(
                "A transaction with the token '" + token + "' was sent in the last ten minutes with other content than"
                        + " the " + subject
                        + " has now. Most likely it is this one, done before, as what it reads before"
                        + " it writes has changed since: it may or may not have been applied, and is not again. Read what"
                        + " it writes to find out. prepare() one and execute that to send the same again; for another"
                        + " transaction take another token",
                failure.getCause());
    }

    /**
     * It was not done, as something that was read was stale.
     *
     * @param known what is known nevertheless
     */
    private record Stale(RuntimeException failure, StoredItems known) {}

    private Step<Optional<Stale>> refused(TransactionFailedException failure) {
        Refusals refusals =
                Refusals.of(failure, parts.own().size() + parts.added().size());
        StoredItems known = expanded.ownItems();
        boolean stale = false;
        for (int i = 0; i < expanded.own().size() + expanded.alongside().size(); i++) {
            ExpandedWrite<?> write = at(i);
            Map<String, AttributeValue> now = refusals.at(i);
            if (now == null) {
                continue;
            }
            if (write.isRefused(now)) {
                return Step.failed(failure);
            }
            if (write.isStale(now)) {
                stale = true;
                known = known.with(write.wanted(), now);
            }
        }
        boolean unexpected = false;
        StoredItems seen = stale ? known : StoredItems.NONE;
        for (int i = 0; i < expanded.constraints().size(); i++) {
            Map<String, AttributeValue> now =
                    refusals.at(expanded.own().size() + expanded.alongside().size() + i);
            AddedWrite write = expanded.constraints().get(i);
            if (now != null && write.provesRead()) {
                unexpected = true;
                seen = seen.with(Wanted.of(write.write()), now);
            }
        }
        return stale || unexpected ? Step.done(Optional.of(new Stale(failure, seen))) : Step.failed(failure);
    }

    private ExpandedWrite<?> at(int place) {
        int own = expanded.own().size();
        return place < own ? expanded.own().get(place) : expanded.alongside().get(place - own);
    }

    /** What a write fails with that would have been a single one, had nothing been added to it. */
    RuntimeException alone(TransactionFailedException failure) {
        Refusals refusals =
                Refusals.of(failure, parts.own().size() + parts.added().size());
        Map<String, AttributeValue> own = refusals.at(0);
        if (own != null) {
            return expanded.own().get(0).compiled().conditionFailed(own, failure.getCause());
        }
        for (int i = 0; i < parts.added().size(); i++) {
            Map<String, AttributeValue> stored = refusals.at(parts.own().size() + i);
            RuntimeException special =
                    stored == null ? null : parts.added().get(i).meaning().exception(stored, failure);
            if (special != null) {
                return special;
            }
        }
        return failure;
    }
}
