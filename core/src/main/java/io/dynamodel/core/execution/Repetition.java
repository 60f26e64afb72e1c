package io.dynamodel.core.execution;

import java.time.Duration;

/**
 * What became of a request that is sent once more by the library, after the SDK's own attempts.
 *
 * @param end until when it is tried, by {@link System#nanoTime}
 * @param attempts how many were made
 * @param doubtful whether one of them may have been applied
 * @param own whether each further attempt is the library's: the SDK makes one at a time
 * @param count how often the library has sent it again, this time included
 * @param pause how long is waited before
 */
public record Repetition(long end, int attempts, boolean doubtful, boolean own, int count, Duration pause) {}
