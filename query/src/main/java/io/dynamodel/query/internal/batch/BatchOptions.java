package io.dynamodel.query.internal.batch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a batch goes on, and how many of its requests are in flight.
 *
 * @param deadline after which nothing more is sent; null to give up when nothing gets through any more
 * @param concurrency how many requests an asynchronous execution has in flight at most
 */
public record BatchOptions(@Nullable Duration deadline, int concurrency) {
    /** Without a deadline a batch goes on until nothing has got through for so long. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int DEFAULT_CONCURRENCY = 4;

    /** Unless something else is said. */
    public static final BatchOptions DEFAULTS = new BatchOptions(null, DEFAULT_CONCURRENCY);

    /** Both must be sensible. */
    public BatchOptions {
        if (deadline != null && (deadline.isZero() || deadline.isNegative())) {
            throw new IllegalArgumentException("A deadline lies ahead, but this is " + deadline);
        }
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency(" + concurrency + ") must be at least 1");
        }
    }

    /** The same with this deadline. */
    public BatchOptions withDeadline(Duration budget) {
        return new BatchOptions(budget, concurrency);
    }

    /** The same with so many requests in flight. */
    public BatchOptions withConcurrency(int requests) {
        return new BatchOptions(deadline, requests);
    }
}
