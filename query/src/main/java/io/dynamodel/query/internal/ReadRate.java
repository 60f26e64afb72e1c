package io.dynamodel.query.internal;

import io.dynamodel.core.execution.Step;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A token bucket of read or write units that several requests share. What a request consumes is known only afterwards: before, what
 * requests took so far on average is taken out of the bucket, and afterwards that is put right. So readers who begin at
 * once do not all go before the first has paid. The bucket never holds more than one second's units. Thread-safe.
 */
public final class ReadRate {
    private static final double NANOS_PER_SECOND = 1e9;
    /** How much the last request counts for the average. */
    private static final double WEIGHT = 0.2;
    /** A long wait is cut, so that whoever waits hears that it is over. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final double unitsPerSecond;
    private final LongSupplier nanoTime;
    private double units;
    private double average;
    private long filled;

    /** @param nanoTime the clock, such as {@code System::nanoTime} */
    public ReadRate(double unitsPerSecond, LongSupplier nanoTime) {
        this.unitsPerSecond = unitsPerSecond;
        this.nanoTime = nanoTime;
        this.filled = nanoTime.getAsLong();
    }

    /**
     * A place in the queue.
     *
     * @param expected what was taken out for the request
     * @param delay how long to wait before it is sent
     */
    public record Turn(double expected, Duration delay) {}

    /** Waits for its turn, unless all is over before. */
    static Step<Boolean> waiting(Duration wait, BooleanSupplier isOver, Supplier<Step<Boolean>> then) {
        if (isOver.getAsBoolean()) {
            return Step.done(true);
        }
        if (wait.compareTo(LONGEST_WAIT) <= 0) {
            return Step.pause(wait, () -> isOver.getAsBoolean() ? Step.done(true) : then.get());
        }
        return Step.pause(LONGEST_WAIT, () -> waiting(wait.minus(LONGEST_WAIT), isOver, then));
    }

    /** The next place in the queue. */
    public synchronized Turn take() {
        long now = nanoTime.getAsLong();
        units = Math.min(unitsPerSecond, units + (now - filled) / NANOS_PER_SECOND * unitsPerSecond);
        filled = now;
        Duration wait = units >= 0
                ? Duration.ZERO
                : Duration.ofNanos((long) Math.ceil(-units / unitsPerSecond * NANOS_PER_SECOND));
        units -= average;
        return new Turn(average, wait);
    }

    /** Puts right what was taken out, now that it is known. */
    public synchronized void settle(Turn turn, double consumed) {
        units += turn.expected() - consumed;
        average = average == 0 ? consumed : average + WEIGHT * (consumed - average);
    }
}
