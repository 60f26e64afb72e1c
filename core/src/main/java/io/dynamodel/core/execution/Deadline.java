package io.dynamodel.core.execution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.LongSupplier;

/** A moment until which something may take, measured by a clock that is passed in. */
public final class Deadline {
    /** Beyond any budget, and far enough from an overflow. */
    private static final long MAX_NANOS = Long.MAX_VALUE / 4;

    private final LongSupplier nanoTime;
    private final Duration total;
    private final long end;

    private Deadline(LongSupplier nanoTime, Duration total) {
        this.nanoTime = nanoTime;
        this.total = total;
        this.end = nanoTime.getAsLong() + nanos(total);
    }

    /**
     * A deadline that begins to run now.
     *
     * @param budget how long; more than 73 years count as 73 years
     * @param nanoTime the clock, such as {@code System::nanoTime}
     */
    public static Deadline after(Duration budget, LongSupplier nanoTime) {
        return new Deadline(nanoTime, budget);
    }

    /**
     * A deadline that begins to run now.
     *
     * @param budget how long; more than 73 years count as 73 years
     * @param clock the clock; if it is set back meanwhile, the deadline moves with it
     */
    public static Deadline after(Duration budget, Clock clock) {
        Objects.requireNonNull(clock, "clock");
        Instant start = clock.instant();
        return after(budget, () -> nanos(Duration.between(start, clock.instant())));
    }

    /** How long there was in the beginning. */
    Duration total() {
        return total;
    }

    /** How long is left; zero once it has expired. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
    }

    /** Whether nothing is left. */
    public boolean expired() {
        return end - nanoTime.getAsLong() <= 0;
    }

    /** Whether a wait of this length would end in time. */
    public boolean allows(Duration wait) {
        return remaining().compareTo(wait) > 0;
    }

    static long nanos(Duration duration) {
        if (duration.toSeconds() > MAX_NANOS / 1_000_000_000) {
            return MAX_NANOS;
        }
        return duration.toNanos();
    }
}
