package io.dynamodel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.suppressed;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/** Faults as tests have them. */
class FaultsInTestsTest {
    @ParameterizedTest
    @ValueSource(strings = {"embedded", "http"})
    void aDatabaseGivesFaultyClientsOnEachTarget(String target) {
        try (LocalDynamoDb db = LocalDynamoDb.start(Target.parse(target))) {
            db.client().createTable(Things.createTable());
            Faults faults = Faults.seeded(1);
            var client = db.client(faults);
            var async = db.asyncClient(faults);
            faults.with(Fault.throttle(), 1, "PutItem");

            client.getItem(Things.get("a"));
            async.getItem(Things.get("a")).join();
            if (!db.target().isWire()) { // where the SDK would try again for long
                assertThatThrownBy(() -> client.putItem(Things.put("a")))
                        .isInstanceOf(ProvisionedThroughputExceededException.class);
                assertThatThrownBy(() -> async.putItem(Things.put("a")).join())
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(ProvisionedThroughputExceededException.class);
            }
            faults.clear().on("PutItem", Fault.serverError());
            catchThrowable(() -> client.putItem(Things.put("a")));
            assertThat(faults.left()).isEmpty();
            assertThat(faults.calls("GetItem")).isEqualTo(2);
        }
    }

    @Test
    void aDelayThatIsLongerThanATimeoutOfTheSdkLeadsToIt() {
        try (LocalDynamoDb db = LocalDynamoDb.start(Target.http())) {
            db.client().createTable(Things.createTable());
            Faults faults = Faults.script()
                    .on("PutItem", Fault.lateAnswer(Duration.ofSeconds(20)), Fault.delay(Duration.ofSeconds(20)));
            var client = db.client(settings -> settings.httpClient(faults.httpClient(UrlConnectionHttpClient.create()))
                    .overrideConfiguration(
                            c -> c.apiCallAttemptTimeout(Duration.ofMillis(300)).retryStrategy(r -> r.maxAttempts(1))));
            var async =
                    db.asyncClient(settings -> settings.httpClient(faults.httpClient(NettyNioAsyncHttpClient.create()))
                            .overrideConfiguration(c -> c.apiCallAttemptTimeout(Duration.ofMillis(300))
                                    .retryStrategy(r -> r.maxAttempts(1))));

            assertThatThrownBy(() -> client.putItem(Things.put("late")))
                    .isInstanceOf(ApiCallAttemptTimeoutException.class);
            assertThatThrownBy(() -> async.putItem(Things.put("delayed")).join())
                    .hasCauseInstanceOf(ApiCallAttemptTimeoutException.class);
            assertThat(db.client().getItem(Things.get("late")).hasItem()).isTrue();
            assertThat(db.client().getItem(Things.get("delayed")).hasItem()).isFalse();
        }
    }

    @Test
    void aFailureOfATestTellsTheFaultsAndTheirSeed() {
        TestRun.of(Target.embedded(), Failing.class)
                .testEvents()
                .failed()
                .assertEventsMatchLoosely(
                        event(
                                test("reportsTwoItems"),
                                finishedWithFailure(
                                        message("wrong"),
                                        suppressed(
                                                0,
                                                message("Faults.seeded(42), 2 calls: {server error=1}\n"
                                                        + "  call 2, PutItem: server error")))),
                        event(
                                test("hasNoFaults"),
                                finishedWithFailure(
                                        message("plain"),
                                        new org.assertj.core.api.Condition<>(
                                                e -> e.getSuppressed().length == 0, "nothing suppressed"))));
    }

    @DynamoDbTest(isolation = Isolation.PER_METHOD)
    static class Failing {
        @Test
        void reportsTwoItems(LocalDynamoDb db) {
            db.client().createTable(Things.createTable());
            var client = db.client(Faults.seeded(42).on("PutItem", Fault.none(), Fault.serverError()));
            client.putItem(Things.put("a"));
            assertThatThrownBy(() -> client.putItem(Things.put("b"))).isInstanceOf(InternalServerErrorException.class);
            fail("wrong");
        }

        @Test
        void hasNoFaults(LocalDynamoDb db) {
            fail("plain");
        }
    }

    @Test
    void aRandomSeedCanBeGivenFromOutside() {
        String before = System.getProperty(Faults.SEED_PROPERTY);
        System.setProperty(Faults.SEED_PROPERTY, "77");
        try {
            assertThat(Faults.random()).hasToString("Faults.seeded(77), 0 calls: {}");
        } finally {
            if (before == null) {
                System.clearProperty(Faults.SEED_PROPERTY);
            } else {
                System.setProperty(Faults.SEED_PROPERTY, before);
            }
        }
    }
}
