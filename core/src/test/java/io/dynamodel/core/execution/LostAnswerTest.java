package io.dynamodel.core.execution;

import static io.dynamodel.core.execution.LoopbackServer.answer;
import static io.dynamodel.core.execution.LoopbackServer.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.core.execution.LoopbackServer.Reaction;
import io.dynamodel.core.execution.RealClients.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/** Answers that do not arrive, by the SDK's own clients and a server on the loopback interface. */
class LostAnswerTest {
    private static final RealClients CLIENTS = new RealClients();
    private static final Reaction THROTTLE = error(400, "ProvisionedThroughputExceededException");
    private static final Reaction CONDITION_FAILED = error(400, "ConditionalCheckFailedException");

    @AfterAll
    static void close() {
        CLIENTS.close();
    }

    private static Throwable send(Kind kind, Call<?> call, Reaction... reactions) throws IOException {
        return send(kind, call, options -> {}, reactions);
    }

    private static Throwable send(
            Kind kind, Call<?> call, Consumer<AwsClientBuilder<?, ?>> options, Reaction... reactions)
            throws IOException {
        try (LoopbackServer server = new LoopbackServer(reactions)) {
            return catchThrowable(() -> CLIENTS.send(kind, server.uri(), call, options));
        }
    }

    static Stream<Arguments> losses() {
        record Loss(String name, Class<? extends Throwable> cause, Reaction... reactions) {}
        return Stream.of(
                        new Loss("reset", SdkClientException.class, LoopbackServer.RESET),
                        new Loss("closed", SdkClientException.class, LoopbackServer.CLOSE),
                        new Loss("read timeout", SdkClientException.class, LoopbackServer.SILENCE),
                        new Loss("truncated", SdkClientException.class, answer(200, "{\"Item\":{", 20, "")),
                        new Loss("no JSON", SdkClientException.class, answer(200, "<html>")),
                        new Loss("damaged", Crc32MismatchException.class, answer(200, "{}", 2, "x-amz-crc32: 1\r\n")),
                        new Loss("status 500", InternalServerErrorException.class, error(500, "InternalServerError")),
                        new Loss("status 503", DynamoDbException.class, answer(503, "")),
                        new Loss("reset, then gone", SdkClientException.class, LoopbackServer.RESET_AND_GO_AWAY),
                        new Loss(
                                "reset, then throttled",
                                ProvisionedThroughputExceededException.class,
                                LoopbackServer.RESET,
                                THROTTLE),
                        new Loss(
                                "status 500, then throttled",
                                ProvisionedThroughputExceededException.class,
                                error(500, "InternalServerError"),
                                THROTTLE))
                .flatMap(loss -> Stream.of(Kind.values())
                        .map(kind -> Arguments.of(loss.name(), kind, loss.cause(), loss.reactions())));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("losses")
    void aWriteMayOrMayNotHaveBeenApplied(
            String loss, Kind kind, Class<? extends Throwable> cause, Reaction[] reactions) throws IOException {
        Throwable failure = send(kind, Service.put("u-1"), reactions);

        assertThat(failure)
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCauseInstanceOf(cause)
                .hasMessageStartingWith("PutItem on 'users' was sent, but there is no good answer: it may or may not"
                        + " have been applied. Read what it writes to find out");
    }

    @ParameterizedTest
    @EnumSource
    void aTimeoutOfTheSdkLeavesOpenWhetherAWriteWasApplied(Kind kind) throws IOException {
        Consumer<AwsClientBuilder<?, ?>> ofCall =
                options -> options.overrideConfiguration(o -> o.apiCallTimeout(Duration.ofMillis(200)));
        Consumer<AwsClientBuilder<?, ?>> ofAttempt = options -> options.overrideConfiguration(
                o -> o.apiCallAttemptTimeout(Duration.ofMillis(200)).retryStrategy(r -> r.maxAttempts(1)));

        assertThat(send(kind, Service.put("u-1"), ofCall, LoopbackServer.SILENCE))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCauseInstanceOf(ApiCallTimeoutException.class);
        assertThat(send(kind, Service.put("u-1"), ofAttempt, LoopbackServer.SILENCE))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCauseInstanceOf(ApiCallAttemptTimeoutException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aReadFailsAsTheSdkSays(Kind kind) throws IOException {
        assertThat(send(kind, Service.get("u-1"), LoopbackServer.RESET)).isInstanceOf(SdkClientException.class);
        assertThat(send(kind, Service.get("u-1"), error(500, "InternalServerError")))
                .isInstanceOf(InternalServerErrorException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aWriteThatWasOnlyThrottledFailsAsTheSdkSays(Kind kind) throws IOException {
        assertThat(send(kind, Service.put("u-1"), THROTTLE)).isInstanceOf(ProvisionedThroughputExceededException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aFailedConditionStaysAsItIsButItIsKnownWhetherAnAnswerWasLostBefore(Kind kind) throws IOException {
        Throwable afterReset = send(kind, Service.put("u-1"), LoopbackServer.RESET, CONDITION_FAILED);
        Throwable afterThrottling = send(kind, Service.put("u-1"), THROTTLE, CONDITION_FAILED);
        Throwable atOnce = send(kind, Service.put("u-1"), CONDITION_FAILED);

        assertThat(List.of(afterReset, afterThrottling, atOnce))
                .hasOnlyElementsOfType(ConditionalCheckFailedException.class);
        assertThat(FailureTranslation.earlierAttemptMayHaveBeenApplied(afterReset))
                .isTrue();
        assertThat(FailureTranslation.earlierAttemptMayHaveBeenApplied(afterThrottling))
                .isFalse();
        assertThat(FailureTranslation.earlierAttemptMayHaveBeenApplied(atOnce)).isFalse();
    }

    @Test
    void cancellingClosesTheConnection() throws Exception {
        try (LoopbackServer server = new LoopbackServer(LoopbackServer.SILENCE);
                DynamoDbAsyncClient client = CLIENTS.async(
                        server.uri(),
                        options -> options.overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1))))) {
            CompletableFuture<?> answer = AsyncDriver.of(client, Service.values(client), List.of(), CallLimits.UNSAID)
                    .run(Step.send(Service.put("u-1"), Step::done));
            assertThat(server.received.await(10, TimeUnit.SECONDS)).isTrue();

            answer.cancel(true);

            assertThat(server.abandoned.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
