package io.dynamodel.core.execution;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request that is sent once more by the library, after the SDK's own attempts; or, before the first
 * attempt, until when there may be any.
 *
 * @param end until when it is tried, by {@link System#nanoTime}
 * @param within how long the caller gave it in the beginning; null for what calls may take
 * @param attempts how many were made
 * @param doubtful whether one of them may have been applied
 * @param own whether each further attempt is the library's: the SDK makes one at a time
 * @param count how often the library has sent it again, this time included
 * @param pause how long is waited before
 */
public record Repetition(
        long end, @Nullable Duration within, int attempts, boolean doubtful, boolean own, int count, Duration pause) {

    /**
     * Nothing has become of it yet, and no attempt is made after the deadline. The attempts are the library's, since the
     * SDK does not tell of each what became of it.
     */
    static Repetition before(Deadline deadline) {
        long end = System.nanoTime() + Deadline.nanos(deadline.remaining());
        return new Repetition(end, deadline.total(), 0, false, true, 0, Duration.ZERO);
    }
}
