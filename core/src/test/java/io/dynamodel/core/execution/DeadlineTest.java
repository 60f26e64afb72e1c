package io.dynamodel.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 500); // System.nanoTime may overflow
    private final Deadline deadline = Deadline.after(Duration.ofNanos(1_000), nanoTime::get);

    @Test
    void countsDownToZero() {
        assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(1_000));
        assertThat(deadline.expired()).isFalse();

        nanoTime.addAndGet(999);
        assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(1));
        assertThat(deadline.expired()).isFalse();

        nanoTime.addAndGet(1);
        assertThat(deadline.remaining()).isZero();
        assertThat(deadline.expired()).isTrue();

        nanoTime.addAndGet(1_000_000);
        assertThat(deadline.remaining()).isZero();
        assertThat(deadline.expired()).isTrue();
    }

    @Test
    void allowsWaitsThatEndBeforeIt() {
        assertThat(deadline.allows(Duration.ofNanos(999))).isTrue();
        assertThat(deadline.allows(Duration.ofNanos(1_000))).isFalse();
        assertThat(Deadline.after(Duration.ZERO, nanoTime::get).allows(Duration.ZERO))
                .isFalse();
    }

    @Test
    void aBudgetOfForeverDoesNotOverflow() {
        Deadline never = Deadline.after(ChronoUnit.FOREVER.getDuration(), nanoTime::get);

        nanoTime.addAndGet(Duration.ofDays(10_000).toNanos());

        assertThat(never.expired()).isFalse();
        assertThat(never.remaining()).isGreaterThan(Duration.ofDays(10_000));
    }

    @Test
    void runsByAClock() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        AtomicLong millis = new AtomicLong();
        Deadline byClock = Deadline.after(Duration.ofSeconds(1), new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return start.plusMillis(millis.get());
            }
        });

        millis.set(400);
        assertThat(byClock.remaining()).isEqualTo(Duration.ofMillis(600));
        millis.set(1_000);
        assertThat(byClock.expired()).isTrue();
    }
}
