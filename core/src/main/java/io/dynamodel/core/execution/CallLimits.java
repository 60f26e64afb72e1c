package io.dynamodel.core.execution;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a request may take, if it was said.
 *
 * @param call with all its attempts and the pauses between them; null for what the client was told, or 10 seconds
 * @param attempt each attempt; null for what the client was told, or none
 */
public record CallLimits(@Nullable Duration call, @Nullable Duration attempt) {
    /** Nothing was said. */
    public static final CallLimits UNSAID = new CallLimits(null, null);

    /** Both lie ahead, and an attempt takes no longer than its call. */
    public CallLimits {
        check("callTimeout", call);
        check("attemptTimeout", attempt);
        if (call != null && attempt != null && attempt.compareTo(call) > 0) {
            throw new IllegalArgumentException("attemptTimeout(" + attempt + ") is that of one attempt, and must not be"
                    + " longer than callTimeout(" + call + "), which is that of all");
        }
    }

    private static void check(String name, @Nullable Duration timeout) {
        if (timeout != null && timeout.toMillis() < 1) {
            throw new IllegalArgumentException(name + "(" + timeout + ") must be at least a millisecond");
        }
    }
}
