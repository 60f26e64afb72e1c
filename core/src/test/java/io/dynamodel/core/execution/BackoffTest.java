package io.dynamodel.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = Backoff.upTo(Duration.ofSeconds(1));

    @Test
    void doublesFrom25MillisecondsUpToTheCap() {
        assertThat(IntStream.rangeClosed(1, 8)
                        .mapToLong(retry -> backoff.ceiling(retry).toMillis()))
                .containsExactly(25L, 50L, 100L, 200L, 400L, 800L, 1000L, 1000L);
    }

    @Test
    void staysAtTheCapHoweverManyRetriesThereAre() {
        assertThat(backoff.ceiling(64)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.ceiling(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Backoff.upTo(Duration.ofSeconds(Long.MAX_VALUE)).ceiling(40)).isPositive();
    }

    @Test
    void neverStartsBeyondTheCap() {
        assertThat(Backoff.upTo(Duration.ofMillis(10)).ceiling(1)).isEqualTo(Duration.ofMillis(10));
        assertThat(Backoff.between(Duration.ofMillis(2), Duration.ofMillis(10)).ceiling(2))
                .isEqualTo(Duration.ofMillis(4));
    }

    @Test
    void spreadsDelaysFromZeroToTheCeiling() {
        RandomGenerator random = new Random(7);
        List<Long> millis = IntStream.range(0, 10_000)
                .mapToLong(i -> backoff.delay(3, random).toMillis())
                .boxed()
                .toList();

        assertThat(millis).allMatch(delay -> delay >= 0 && delay <= 100);
        for (int from = 0; from < 100; from += 10) {
            int tenth = from;
            assertThat(millis)
                    .filteredOn(delay -> delay >= tenth && delay < tenth + 10)
                    .hasSizeBetween(800, 1200);
        }
    }

    @Test
    void takesItsRandomnessFromTheGeneratorAlone() {
        assertThat(backoff.delay(5, new Random(7))).isEqualTo(backoff.delay(5, new Random(7)));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> backoff.ceiling(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Backoff.upTo(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Backoff.between(Duration.ofMillis(-1), Duration.ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
