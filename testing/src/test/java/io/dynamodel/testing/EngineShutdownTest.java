package io.dynamodel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The engine's threads keep a JVM alive. */
class EngineShutdownTest {
    @ParameterizedTest
    @MethodSource("io.dynamodel.testing.EveryTargetTest#targetsInThisJvm")
    void leavesNoThreadBehindEvenIfTestsFail(Target target) throws InterruptedException {
        Set<Thread> before = threadsThatKeepTheJvmAlive();

        TestRun.of(target, Fails.class).testEvents().assertStatistics(events -> events.failed(1));

        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        Set<Thread> left = threadsThatKeepTheJvmAlive();
        left.removeAll(before);
        while (!left.isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(20);
            left.removeIf(thread -> !thread.isAlive());
        }
        assertThat(left).isEmpty();
    }

    private static Set<Thread> threadsThatKeepTheJvmAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .collect(Collectors.toSet());
    }

    @DynamoDbTest
    static class Fails {
        @Test
        void fails(DynamoDbClient client) {
            client.createTable(Things.createTable());
            throw new AssertionError("on purpose");
        }
    }
}
