package io.dynamodel.query.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadRateTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ReadRate rate = new ReadRate(100, nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void whoHasConsumedMoreThanThereIsWaitsUntilItIsThereAgain() {
        ReadRate.Turn first = rate.take();
        assertThat(first.delay()).isZero();
        rate.settle(first, 50);
        ReadRate.Turn second = rate.take();
        assertThat(second.delay()).isEqualTo(Duration.ofMillis(500));
        pass(second.delay());
        rate.settle(second, 50);
        assertThat(rate.take().delay()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void thoseWhoBeginAtOnceQueueUpByWhatRequestsTookSoFar() {
        rate.settle(rate.take(), 20);
        assertThat(rate.take().delay()).isEqualTo(Duration.ofMillis(200));
        assertThat(rate.take().delay()).isEqualTo(Duration.ofMillis(400));
        assertThat(rate.take().delay()).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void noMoreIsSavedUpThanASecondsUnits() {
        pass(Duration.ofHours(1));
        rate.settle(rate.take(), 150);
        assertThat(rate.take().delay()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void overTimeItIsTheRateThatWasAskedFor() {
        double consumed = 0;
        for (int i = 0; i < 1000; i++) {
            ReadRate.Turn turn = rate.take();
            pass(turn.delay());
            double units = 1 + i % 37;
            rate.settle(turn, units);
            consumed += units;
        }
        assertThat(consumed / (nanos.get() / 1e9)).isBetween(99.0, 101.5);
    }
}
