package io.dynamodel.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

class BlockingDriverTest extends DriverContract {
    @Override
    <T> T run(Step<T> step, Function<GetItemRequest, GetItemResponse> service, List<RequestListener> listeners) {
        DynamoDbClient client = Service.blocking(service);
        return BlockingDriver.of(client, Service.values(client), listeners, CallLimits.UNSAID)
                .run(step);
    }

    @Test
    void runsEverythingOnTheCallingThread() {
        Step<Thread> step = Step.pause(
                Duration.ofMillis(1), () -> Step.send(Service.get("u-1"), answer -> Step.done(Thread.currentThread())));

        assertThat(run(step, Service::answer, List.of())).isSameAs(Thread.currentThread());
    }

    @Test
    void failsAPauseIfTheThreadIsInterruptedAndLeavesItInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() ->
                        run(Step.pause(Duration.ofMinutes(1), () -> Step.done("late")), Service::answer, List.of()))
                .isInstanceOf(AbortedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void passesAnErrorOn() {
        Error error = new AssertionError();

        assertThatThrownBy(() -> run(
                        Step.send(Service.get("u-1"), answer -> Step.done("answer"), e -> Step.done("handled")),
                        request -> {
                            throw error;
                        },
                        List.of()))
                .isSameAs(error);
    }
}
