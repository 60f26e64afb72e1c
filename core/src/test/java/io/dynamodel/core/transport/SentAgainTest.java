package io.dynamodel.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynamodel.core.error.DeadlineException;
import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.core.error.ServiceSetupException;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.CallLimits;
import io.dynamodel.core.execution.FailureTranslation;
import io.dynamodel.core.transport.Wired.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Which requests are sent again after what, on both clients, over both paths, and without the interceptor. */
class SentAgainTest {
    private static final Reply DONE = Reply.json("{}");
    private static final Reply BROKEN = Reply.error(500, "InternalServerError");
    private static final Reply THROTTLED = Reply.error(400, "ProvisionedThroughputExceededException");
    private static final Reply CONFLICT = Reply.error(400, "TransactionConflictException");
    private static final Reply REFUSED = Reply.error(400, "ConditionalCheckFailedException");
    private static final IOException RESET = new SocketException("Connection reset");
    private static final IOException NOT_CONNECTED = new ConnectException("Connection refused");

    /** Adds to a number, for all that is known. */
    private static final Call<?> ONCE = Asked.update();

    private static final Call<?> ANY_TIME = new Call.PutItem(
            PutItemRequest.builder().tableName("things").item(Asked.KEY).build());

    /** How the client is made. */
    enum Way {
        WIRE,
        VALUES,
        WITHOUT_INTERCEPTOR
    }

    static Stream<Arguments> ways() {
        return Stream.of(Kind.values()).flatMap(kind -> Stream.of(Way.values()).map(way -> Arguments.of(kind, way)));
    }

    static Stream<Arguments> attendedWays() {
        return ways().filter(way -> way.get()[1] != Way.WITHOUT_INTERCEPTOR);
    }

    /** What the test does, and what comes of it. */
    private static final class Service implements AutoCloseable {
        private final StubHttp http;
        private final DynamoDbClient client;
        private final DynamoDbAsyncClient asyncClient;
        private final Wired wired;
        private final Kind kind;

        Service(
                Kind kind,
                Way way,
                CallLimits limits,
                Consumer<ClientOverrideConfiguration.Builder> settings,
                Object... answers) {
            this.kind = kind;
            Deque<Object> left = new ArrayDeque<>(Arrays.asList(answers));
            http = StubHttp.answering(request -> {
                Object next = left.size() > 1 ? left.remove() : left.element();
                if (next instanceof IOException lost) {
                    throw new UncheckedIOException(lost);
                }
                Reply reply = (Reply) next;
                pause(reply);
                return reply;
            });
            Consumer<ClientOverrideConfiguration.Builder> all = o -> {
                o.apiCallTimeout(null);
                if (way == Way.WITHOUT_INTERCEPTOR) {
                    o.executionInterceptors(List.of());
                }
                settings.accept(o);
            };
            client = Wired.configured(DynamoDbClient.builder().httpClient(http.blocking()), all)
                    .build();
            asyncClient = Wired.configured(DynamoDbAsyncClient.builder().httpClient(http.async()), all)
                    .build();
            wired = Wired.over(client, asyncClient, way == Way.VALUES ? WirePath.NEVER : WirePath.AUTO, limits);
        }

        private static void pause(Reply reply) {
            try {
                Thread.sleep(Integer.parseInt(reply.headers().getOrDefault("x-test-delay", "0")));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new java.io.InterruptedIOException());
            }
        }

        List<Map<String, AttributeValue>> send(Call<?> call) {
            return wired.items(kind, call);
        }

        int requests() {
            return http.requests().size();
        }

        @Override
        public void close() {
            wired.close();
        }
    }

    private static Service service(Kind kind, Way way, Object... answers) {
        return new Service(kind, way, CallLimits.UNSAID, o -> {}, answers);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("attendedWays")
    void everyRequestIsKnownToTheInterceptorAgain(Kind kind, Way way) {
        try (Service service = service(kind, way, DONE)) {
            String path = service.wired.path(kind);
            for (Call<?> call : List.of(
                    ANY_TIME, ONCE, Asked.put(), Asked.put(Asked.KEY), Asked.get(), Asked.delete(), Asked.query())) {
                assertThat(service.send(call)).isEmpty();
                assertThat(service.wired.attended(kind)).as(call.operation()).isTrue();
            }
            assertThat(service.wired.path(kind)).isEqualTo(path);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("ways")
    void whatMustNotBeAppliedTwiceIsNotSentAgainAfterALostAnswer(Kind kind, Way way) {
        for (Object lost : List.of(BROKEN, RESET, Reply.of(503, new byte[0]))) {
            try (Service service = service(kind, way, lost, DONE)) {
                assertThatThrownBy(() -> service.send(ONCE))
                        .isInstanceOf(OutcomeUnknownException.class)
                        .hasMessageStartingWith("UpdateItem on 'things' was sent, but there is no good answer");
                assertThat(service.requests()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("ways")
    void norIfTheAnswerIsLostAfterARefusal(Kind kind, Way way) {
        try (Service service = service(kind, way, THROTTLED, RESET, DONE)) {
            assertThatThrownBy(() -> service.send(ONCE)).isInstanceOf(OutcomeUnknownException.class);
            assertThat(service.requests()).isEqualTo(2);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("ways")
    void itIsSentAgainWhereNothingWasDone(Kind kind, Way way) {
        for (Object nothing : List.of(THROTTLED, NOT_CONNECTED, CONFLICT)) {
            try (Service service = service(kind, way, nothing, DONE)) {
                assertThat(service.send(ONCE)).isEmpty();
                assertThat(service.requests()).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("ways")
    void anEndlessRefusalIsReportedAsThatAndNotAsAnOpenOutcome(Kind kind, Way way) {
        try (Service throttled = service(kind, way, THROTTLED);
                Service gone = service(kind, way, NOT_CONNECTED)) {
            assertThatThrownBy(() -> throttled.send(ONCE)).isInstanceOf(ProvisionedThroughputExceededException.class);
            assertThatThrownBy(() -> gone.send(ONCE)).isInstanceOf(ServiceSetupException.class);
            assertThat(throttled.requests()).isEqualTo(3);
            assertThat(gone.requests()).isEqualTo(3);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("ways")
    void whatMayBeAppliedTwiceIsSentAgainAfterAnything(Kind kind, Way way) {
        for (Call<?> call : List.of(ANY_TIME, Asked.get())) {
            try (Service service = service(kind, way, BROKEN, RESET, DONE)) {
                assertThat(service.send(call)).isEmpty();
                assertThat(service.requests()).isEqualTo(3);
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("ways")
    void asOftenAsTheClientWasToldAndNotMore(Kind kind, Way way) {
        for (Call<?> call : List.of(ANY_TIME, Asked.get())) {
            try (Service service = service(kind, way, BROKEN)) {
                Throwable failure = catchThrowable(() -> service.send(call));
                assertThat(call.isWrite() ? failure.getCause() : failure)
                        .isInstanceOf(InternalServerErrorException.class);
                assertThat(service.requests()).isEqualTo(3);
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("ways")
    void aConflictWithATransactionPasses(Kind kind, Way way) {
        for (Call<?> call : List.of(ONCE, ANY_TIME)) {
            try (Service service = service(kind, way, CONFLICT, CONFLICT, CONFLICT, DONE)) {
                assertThat(service.send(call)).isEmpty();
                assertThat(service.requests()).isEqualTo(4);
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("ways")
    void aConflictThatDoesNotPassIsReportedWhenTheTimeIsOver(Kind kind, Way way) {
        CallLimits limits = new CallLimits(Duration.ofMillis(700), null);
        try (Service service = new Service(kind, way, limits, o -> {}, CONFLICT)) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> service.send(ANY_TIME)).isInstanceOf(TransactionConflictException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(service.requests()).isGreaterThan(2);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("ways")
    void aConditionThatFailsAfterALostAnswerIsInDoubtAlsoAcrossAConflict(Kind kind, Way way) {
        try (Service lost = service(kind, way, RESET, CONFLICT, REFUSED);
                Service refused = service(kind, way, THROTTLED, CONFLICT, REFUSED);
                Service never = service(kind, way, NOT_CONNECTED, CONFLICT, REFUSED)) {
            assertThat(isDoubtful(lost)).isTrue();
            assertThat(isDoubtful(refused)).isFalse();
            assertThat(isDoubtful(never)).isFalse();
        }
    }

    private static boolean isDoubtful(Service service) {
        Throwable failure = catchThrowable(() -> service.send(ANY_TIME));
        assertThat(failure).isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(service.requests()).isEqualTo(3);
        return FailureTranslation.earlierAttemptMayHaveBeenApplied(failure);
    }

    /** Pauses as long as the SDK's own strategy. */
    private static void patient(ClientOverrideConfiguration.Builder settings) {
        settings.retryStrategy(r -> r.maxAttempts(100)
                .throttlingBackoffStrategy(
                        BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(20))));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("ways")
    void throttlingThatDoesNotPassEndsInTime(Kind kind, Way way) {
        CallLimits limits = new CallLimits(Duration.ofMillis(1200), null);
        for (Call<?> call : List.of(ONCE, Asked.get())) {
            try (Service service = new Service(kind, way, limits, SentAgainTest::patient, THROTTLED)) {
                long start = System.nanoTime();
                assertThatThrownBy(() -> service.send(call)).isNotInstanceOf(OutcomeUnknownException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(3000));
                assertThat(service.requests()).isGreaterThan(1);
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("attendedWays")
    void itDoesSoWithoutATimerAndSaysWhatItWas(Kind kind, Way way) {
        Consumer<ClientOverrideConfiguration.Builder> client = o -> {
            patient(o);
            o.apiCallTimeout(Duration.ofSeconds(3)); // ends before the SDK's timer does
        };
        try (Service service = new Service(kind, way, CallLimits.UNSAID, client, THROTTLED)) {
            assertThatThrownBy(() -> service.send(ONCE)).isInstanceOf(ProvisionedThroughputExceededException.class);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("attendedWays")
    void aFirstPauseThatIsTooLongIsAllThatCanBeLate(Kind kind, Way way) {
        Consumer<ClientOverrideConfiguration.Builder> client = o -> o.retryStrategy(r -> r.maxAttempts(9)
                .throttlingBackoffStrategy(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(1500))));
        // what is not told to Dynamodel is told to nobody: the limit is what the interceptor keeps alone
        CallLimits limits = new CallLimits(Duration.ofSeconds(1), null);
        try (Service service = new Service(kind, way, limits, client, THROTTLED)) {
            Throwable failure = catchThrowable(() -> service.send(Asked.get()));
            assertThat(failure).isNotInstanceOf(OutcomeUnknownException.class);
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("ways")
    void anAttemptThatTakesTooLongIsSentAgainWhereThatDoesNoHarm(Kind kind, Way way) {
        CallLimits limits = new CallLimits(null, Duration.ofSeconds(1));
        Reply slow = DONE.with("x-test-delay", "2000");
        if (kind == Kind.ASYNC) {
            return; // the stub answers on the calling thread
        }
        try (Service read = new Service(kind, way, limits, o -> {}, slow, DONE);
                Service write = new Service(kind, way, limits, o -> {}, slow, DONE)) {
            assertThat(read.send(Asked.get())).isEmpty();
            assertThatThrownBy(() -> write.send(ONCE)).isInstanceOf(OutcomeUnknownException.class);
            assertThat(List.of(read.requests(), write.requests())).containsExactly(2, 1);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("ways")
    void noTimeLeftIsADeadlineOfTheCall(Kind kind, Way way) {
        Consumer<ClientOverrideConfiguration.Builder> client = o -> {
            o.retryStrategy(r ->
                    r.maxAttempts(9).backoffStrategy(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(800))));
            o.apiCallTimeout(Duration.ofMillis(600));
        };
        try (Service service = new Service(kind, way, CallLimits.UNSAID, client, BROKEN)) {
            assertThatThrownBy(() -> service.send(Asked.get()))
                    .satisfiesAnyOf(
                            e -> assertThat(e).isInstanceOf(DeadlineException.class),
                            e -> assertThat(e.getClass().getSimpleName()).isEqualTo("ApiCallTimeoutException"));
            assertThatThrownBy(() -> service.send(ANY_TIME)).isInstanceOf(OutcomeUnknownException.class);
        }
    }
}
