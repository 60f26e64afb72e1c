package io.dynamodel.query.internal.expand;

import io.dynamodel.core.error.ContentionException;
import io.dynamodel.core.execution.Backoff;
import io.dynamodel.core.execution.Step;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.Engine;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

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
    private final Sender<T> sender;

    /** Sends what came of an expansion. */
    interface Sender<T extends @Nullable Object> {
        /** The requests, and what is to be done then. */
        Compiled<Attempt<T>> send(Expanded expanded);
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

    Rounds(Engine engine, String subject, Expander expander, Sender<T> sender) {
        this.engine = engine;
        this.subject = subject;
        this.expander = expander;
        this.sender = sender;
    }

    Compiled<T> compile() {
        Expander.Outcome outcome = expander.expand(StoredItems.NONE);
        Expanded expanded = outcome.expanded();
        if (expanded == null) {
            return new Compiled<>(
                    () -> StoredItems.plan(engine, outcome.missing()),
                    Step.pause(Duration.ZERO, () -> round(StoredItems.NONE, outcome, 1)));
        }
        Compiled<Attempt<T>> first = sender.send(expanded);
        return new Compiled<>(first.plans(), first.step().then(attempt -> ended(attempt, 1)));
    }

    private Step<T> round(StoredItems known, Expander.Outcome outcome, int round) {
        Expanded expanded = outcome.expanded();
        return expanded == null
                ? known.read(engine, outcome.missing()).then(more -> round(more, expander.expand(more), round))
                : sender.send(expanded).step().then(attempt -> ended(attempt, round));
    }

    @SuppressWarnings("NullAway") // a value that is done is what its type allows
    private Step<T> ended(Attempt<T> attempt, int round) {
        RuntimeException stale = attempt.stale();
        if (stale == null) {
            return Step.done(attempt.value());
        }
        return round < MAX_ROUNDS
                ? Step.pause(
                        BACKOFF.delay(round, ThreadLocalRandom.current()),
                        () -> round(attempt.known(), expander.expand(attempt.known()), round + 1))
                : Step.failed(new ContentionException(subject, MAX_ROUNDS, stale));
    }
}
