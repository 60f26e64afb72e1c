package io.dynamodel.query.internal.batch;

import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.core.execution.Backoff;
import io.dynamodel.core.execution.Deadline;
import io.dynamodel.core.execution.FailureTranslation;
import io.dynamodel.core.execution.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a batch: each chunk is sent, what is left of it is sent again after a while, until nothing is left or
 * there is no more hope. Entries are known by their place.
 *
 * <p>Sent again is what DynamoDB leaves unprocessed, a request that it throttles, and a request of writes whose answer
 * was lost: a put of a whole item and a delete leave the same if they are applied twice. Any other failure stops the
 * batch: no further request is begun.
 */
final class BatchRounds {
    private static final Backoff BACKOFF = Backoff.whileBusy();

    private final BatchOptions options;
    private final BitSet done = new BitSet();
    private final BitSet doubtful = new BitSet();
    private Deadline end;
    private @Nullable RuntimeException hindrance;
    private @Nullable RuntimeException failure;

    BatchRounds(BatchOptions options) {
        this.options = options;
        this.end = Deadline.after(
                options.deadline() == null ? BatchOptions.PATIENCE : options.deadline(), System::nanoTime);
    }

    /** Notes what became of an entry: an answer says that it was read or written. */
    void done(int entry) {
        done.set(entry);
        if (options.deadline() == null) {
            end = Deadline.after(BatchOptions.PATIENCE, System::nanoTime);
        }
    }

    boolean isDone(int entry) {
        return done.get(entry);
    }

    /** Whether an entry is not done, but a request with it may have been applied. */
    boolean isDoubtful(int entry) {
        return doubtful.get(entry) && !done.get(entry);
    }

    /** What stopped the batch; null if nothing did. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    /** What kept entries from being done, if it was a failure at all. */
    @Nullable
    RuntimeException cause() {
        return failure == null ? hindrance : failure;
    }

    /**
     * All chunks. It does not fail: what is not done in the end is left.
     *
     * @param sending sends entries, notes which are done, and gives the failure of the request if it failed
     */
    Step<BatchRounds> run(
            List<List<Integer>> chunks, Function<List<Integer>, Step<@Nullable RuntimeException>> sending) {
        List<Step<BatchRounds>> parts = new ArrayList<>(chunks.size());
        for (List<Integer> chunk : chunks) {
            parts.add(Step.pause(Duration.ZERO, () -> round(chunk, 1, sending)).recover(this::stop));
        }
        return Step.all(parts, options.concurrency()).map(all -> this);
    }

    private Step<BatchRounds> stop(RuntimeException reason) {
        if (failure == null) {
            failure = reason;
        }
        return Step.done(this);
    }

    private Step<BatchRounds> round(
            List<Integer> entries, int round, Function<List<Integer>, Step<@Nullable RuntimeException>> sending) {
        if (failure != null || end.expired()) {
            return Step.done(this);
        }
        return sending.apply(entries).then(problem -> {
            if (problem != null) {
                if (problem instanceof OutcomeUnknownException) {
                    entries.forEach(doubtful::set);
                } else if (!FailureTranslation.isThrottled(problem)) {
                    return stop(problem);
                }
                hindrance = problem;
            }
            List<Integer> left =
                    entries.stream().filter(entry -> !done.get(entry)).toList();
            if (left.isEmpty()) {
                return Step.done(this);
            }
            return BACKOFF.retry(round, end, () -> round(left, round + 1, sending), () -> Step.done(this));
        });
    }
}
