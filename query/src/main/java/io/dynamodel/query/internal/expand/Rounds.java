package io.dynamodel.query.internal.expand;

import io.dynamodel.core.error.ContentionException;
import io.dynamodel.core.execution.Backoff;
import io.dynamodel.core.execution.Step;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.expand.StoredItems.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;

/**
 * Reads what an expansion needs, expands, and sends it; and again, where what was read was stale when it was sent. Where
 * nothing needs to be read, the first round is what the dry run shows.
 */
final class Rounds<T extends @Nullable Object> {
    private static final int MAX_ROUNDS = 5;
    private static final Backoff BACKOFF = Backoff.upTo(Duration.ofSeconds(1));

    private final Engine engine;
    private final String subject;
    private final Expander expander;
    private final @Nullable String token;
    private final Sender<T> sender;

    /** Sends what came of an expansion. */
    interface Sender<T extends @Nullable Object> {
        /**
         * The requests, and what is to be done then.
         *
         * @param token gives the token of a transaction
         */
        Compiled<Attempt<T>> send(Expanded expanded, Supplier<String> token);
    }

    /**
     * What came of it.
     *
     * @param value the result, if it was done
     * @param stale why it was not, as something that was read was stale; null if it was done
     * @param known what is known nevertheless
     */
    record Attempt<T extends @Nullable Object>(
            @Nullable T value, @Nullable RuntimeException stale, StoredItems known) {

        static <T extends @Nullable Object> Attempt<T> done(T value) {
            return new Attempt<>(value, null, StoredItems.NONE);
        }

        static <T extends @Nullable Object> Attempt<T> stale(RuntimeException failure, StoredItems known) {
            return new Attempt<>(null, failure, known);
        }
    }

    /** @param token the caller's; null to make one */
    Rounds(Engine engine, String subject, Expander expander, @Nullable String token, Sender<T> sender) {
        this.engine = engine;
        this.subject = subject;
        this.expander = expander;
        this.token = token;
        this.sender = sender;
    }

    Compiled<T> compile() {
        Agreement<T> agreement = new Agreement<>(token);
        Expander.Outcome outcome = expander.expand(StoredItems.NONE);
        Expanded expanded = outcome.expanded();
        if (expanded == null) {
            return new Compiled<>(
                    () -> plan(agreement, outcome),
                    Step.pause(Duration.ZERO, () -> round(null, StoredItems.NONE, outcome, 1)),
                    Step.pause(Duration.ZERO, () -> round(agreement, StoredItems.NONE, outcome, 1)));
        }
        Compiled<Attempt<T>> first = sender.send(expanded, agreement::token);
        return new Compiled<>(
                first.plans(),
                first.step().then(attempt -> ended(null, first, attempt, 1)),
                Step.pause(Duration.ZERO, () -> send(agreement, agreement.agree(first), 1)));
    }

    private RequestPlan plan(Agreement<T> agreement, Expander.Outcome outcome) {
        Compiled<Attempt<T>> sent = agreement.sent();
        return sent == null ? StoredItems.plan(engine, outcome.missing()) : sent.plan();
    }

    /** @param agreement what was prepared, whose executions all send the same; null for an execution of its own */
    private Step<T> round(@Nullable Agreement<T> agreement, StoredItems known, Expander.Outcome outcome, int round) {
        Compiled<Attempt<T>> sent = agreement == null ? null : agreement.sent();
        if (sent != null) {
            return send(agreement, sent, round);
        }
        Expanded expanded = outcome.expanded();
        if (expanded == null) {
            return known.read(engine, outcome.missing())
                    .then(more -> round(agreement, more, expander.expand(more), round));
        }
        return expanded.unconfirmed().isEmpty()
                ? send(agreement, expanded, round)
                : confirm(agreement, expanded, round);
    }

    /** A refusal rests on items that were read one after the other: it is told if the first of them has not changed since. */
    private Step<T> confirm(@Nullable Agreement<T> agreement, Expanded expanded, int round) {
        List<Wanted<?>> items = new ArrayList<>(expanded.unconfirmed().size());
        expanded.unconfirmed().forEach(write -> items.add(write.wanted()));
        return StoredItems.NONE.read(engine, items).then(now -> {
            for (ExpandedWrite<?> write : expanded.unconfirmed()) {
                Map<String, AttributeValue> item = Objects.requireNonNull(now.item(write.wanted()));
                if (!write.isConfirmedBy(item)) {
                    return write.write().proven() == null
                            ? again(agreement, expanded.refusal(), now, round)
                            : Step.failed(write.compiled().conditionFailed(item, null));
                }
            }
            return send(agreement, expanded, round);
        });
    }

    private Step<T> send(@Nullable Agreement<T> agreement, Expanded expanded, int round) {
        if (agreement == null) {
            return send(null, sender.send(expanded, this::newToken), round);
        }
        return send(agreement, agreement.agree(sender.send(expanded, agreement::token)), round);
    }

    /** Each time that other content is sent has a token of its own. */
    private String newToken() {
        return token == null ? UUID.randomUUID().toString() : token;
    }

    private Step<T> send(@Nullable Agreement<T> agreement, Compiled<Attempt<T>> sent, int round) {
        Step<Attempt<T>> step = agreement == null
                ? sent.step()
                : sent.step()
                        .recover(failure -> isOfAnother(failure) && agreement.isRenewed()
                                ? Step.done(Attempt.stale(failure, StoredItems.NONE))
                                : Step.failed(failure));
        return step.then(attempt -> ended(agreement, sent, attempt, round));
    }

    /** Whether DynamoDB has the token from other content, which an execution beside this one may have sent. */
    private static boolean isOfAnother(RuntimeException failure) {
        return failure.getCause() instanceof IdempotentParameterMismatchException;
    }

    @SuppressWarnings("NullAway") // a value that is done is what its type allows
    private Step<T> ended(@Nullable Agreement<T> agreement, Compiled<Attempt<T>> sent, Attempt<T> attempt, int round) {
        RuntimeException stale = attempt.stale();
        if (stale == null) {
            if (agreement != null) {
                agreement.done(sent);
            }
            return Step.done(attempt.value());
        }
        if (agreement != null) {
            agreement.stale(sent);
        }
        return again(agreement, stale, attempt.known(), round);
    }

    private Step<T> again(@Nullable Agreement<T> agreement, RuntimeException stale, StoredItems known, int round) {
        if (round == MAX_ROUNDS) {
            return Step.failed(isOfAnother(stale) ? stale : new ContentionException(subject, MAX_ROUNDS, stale));
        }
        return Step.pause(
                BACKOFF.delay(round, ThreadLocalRandom.current()),
                () -> round(agreement, known, expander.expand(known), round + 1));
    }
}
