package io.dynamodel.core.execution;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Exponential backoff with full jitter: before the first retry a random time up to the base, before each further one
 * up to twice as much, until the cap.
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential backoff and
 *     jitter</a>
 */
public final class Backoff {
    private static final long DEFAULT_BASE_MILLIS = 25;

    private final long baseNanos;
    private final long capNanos;

    private Backoff(long baseNanos, long capNanos) {
        this.baseNanos = baseNanos;
        this.capNanos = capNanos;
    }

    /** A backoff from 25 ms to a cap. */
    public static Backoff upTo(Duration cap) {
        return between(Duration.ofMillis(DEFAULT_BASE_MILLIS), cap);
    }

    /** A backoff for a service that is busy, from 50 ms to 5 seconds. */
    public static Backoff whileBusy() {
        return between(Duration.ofMillis(50), Duration.ofSeconds(5));
    }

    /**
     * A backoff from a base to a cap.
     *
     * @throws IllegalArgumentException if one is not positive; a base beyond the cap counts as the cap
     */
    public static Backoff between(Duration base, Duration cap) {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(cap, "cap");
        if (base.isZero() || base.isNegative() || cap.isZero() || cap.isNegative()) {
            throw new IllegalArgumentException("Base and cap must be positive, but are " + base + " and " + cap);
        }
        return new Backoff(Deadline.nanos(base), Deadline.nanos(cap));
    }

    /**
     * How long to wait before a retry.
     *
     * @param retry 1 before the first retry
     * @param random where the jitter comes from
     * @return between zero and {@link #ceiling}, both inclusive
     */
    public Duration delay(int retry, RandomGenerator random) {
        return Duration.ofNanos(random.nextLong(ceilingNanos(retry) + 1));
    }

    /**
     * Goes on after the wait before a retry, if that ends before the deadline.
     *
     * @param retry 1 before the first retry
     * @param otherwise goes on if there is no time for it
     */
    public <T extends @Nullable Object> Step<T> retry(
            int retry, Deadline deadline, Supplier<Step<T>> again, Supplier<Step<T>> otherwise) {
        Duration delay = delay(retry, ThreadLocalRandom.current());
        return deadline.allows(delay) ? Step.pause(delay, again) : otherwise.get();
    }

    /**
     * The same, where no attempt is to begin that the deadline could break off, and whoever is interrupted while waiting
     * is to be told something.
     *
     * @param onInterrupt goes on if the waiting thread is interrupted
     */
    public <T extends @Nullable Object> Step<T> retry(
            int retry,
            Deadline deadline,
            Supplier<Step<T>> again,
            Supplier<Step<T>> otherwise,
            Function<? super RuntimeException, Step<T>> onInterrupt) {
        Duration delay = delay(retry, ThreadLocalRandom.current());
        return deadline.allows(delay.plus(Aftermath.leastTime(deadline.total())))
                ? Step.pause(delay, again, onInterrupt)
                : otherwise.get();
    }

    /** The longest wait before a retry, 1 being the first. */
    public Duration ceiling(int retry) {
        return Duration.ofNanos(ceilingNanos(retry));
    }

    private long ceilingNanos(int retry) {
        if (retry < 1) {
            throw new IllegalArgumentException("Retries are counted from 1, but this is " + retry);
        }
        int doublings = retry - 1;
        boolean beyond = doublings >= Long.numberOfLeadingZeros(baseNanos) - 1;
        return beyond ? capNanos : Math.min(capNanos, baseNanos << doublings);
    }
}
