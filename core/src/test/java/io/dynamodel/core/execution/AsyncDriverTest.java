package io.dynamodel.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

class AsyncDriverTest extends DriverContract {
    private final List<CompletableFuture<GetItemResponse>> inFlight = new ArrayList<>();
    private final AsyncDriver driver = Service.asyncDriver(
            request -> {
                CompletableFuture<GetItemResponse> answer = new CompletableFuture<>();
                inFlight.add(answer);
                return answer;
            },
            List.of());

    @Override
    <T> T run(Step<T> step, Function<GetItemRequest, GetItemResponse> service, List<RequestListener> listeners) {
        return join(Service.asyncDriver(
                        request -> {
                            try {
                                return CompletableFuture.completedFuture(service.apply(request));
                            } catch (RuntimeException e) {
                                return CompletableFuture.failedFuture(e);
                            }
                        },
                        listeners)
                .run(step));
    }

    static <T> T join(CompletableFuture<T> future) {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static Step<String> twice() {
        return Step.send(
                Service.get("u-1"),
                first -> Step.send(
                        Service.get("u-2"), second -> Step.done(Service.id(first) + " " + Service.id(second))));
    }

    private static GetItemResponse answer(String id) {
        return Service.answer(Service.get(id).request());
    }

    @Test
    void returnsAtOnceAndGoesOnWhenARequestIsAnswered() {
        CompletableFuture<String> result = driver.run(twice());

        assertThat(inFlight).hasSize(1);
        inFlight.get(0).complete(answer("a"));
        assertThat(inFlight).hasSize(2);
        assertThat(result).isNotDone();
        inFlight.get(1).complete(answer("b"));
        assertThat(result).isCompletedWithValue("a b");
    }

    @Test
    void failsWithWhatIsInsideACompletionException() {
        Exception failure = DynamoDbException.builder().message("refused").build();
        CompletableFuture<String> result = driver.run(twice());

        inFlight.get(0).completeExceptionally(new CompletionException(new CompletionException(failure)));

        AtomicReference<Throwable> seen = new AtomicReference<>();
        assertThat(result.whenComplete((value, e) -> seen.set(e))).isCompletedExceptionally();
        assertThat(seen).hasValue(failure);
        assertThatThrownBy(result::join).isInstanceOf(CompletionException.class).hasCause(failure);
    }

    @Test
    void failsIfTheClientThrowsInsteadOfAnswering() {
        RuntimeException failure = new IllegalStateException("client is closed");
        AsyncDriver broken = Service.asyncDriver(
                request -> {
                    throw failure;
                },
                List.of());

        assertThatThrownBy(() -> join(broken.run(twice()))).isSameAs(failure);
    }

    @Test
    void completesWithAnErrorRatherThanNever() {
        Error error = new AssertionError();
        CompletableFuture<String> byFunction = driver.run(Step.send(Service.get("u-1"), answer -> {
            throw error;
        }));
        CompletableFuture<String> byClient =
                driver.run(Step.send(Service.get("u-1"), answer -> Step.done("answer"), e -> Step.done("handled")));
        CompletableFuture<String> afterPause = driver.run(Step.pause(Duration.ofMillis(1), () -> {
            throw error;
        }));

        inFlight.get(0).complete(answer("a"));
        inFlight.get(1).completeExceptionally(error);

        assertThatThrownBy(byFunction::join).hasCause(error);
        assertThatThrownBy(byClient::join).hasCause(error);
        assertThatThrownBy(() -> afterPause.get(10, TimeUnit.SECONDS)).hasCause(error);
    }

    @Test
    void cancellingAbortsTheRequestInFlightAndSendsNoOther() {
        CompletableFuture<String> result = driver.run(twice().recover(e -> twice()));

        assertThat(result.cancel(true)).isTrue();

        assertThat(inFlight).hasSize(1);
        assertThat(inFlight.get(0)).isCancelled();
        assertThatThrownBy(result::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void aTimeoutOfTheFutureAbortsTheRequestInFlight() {
        CompletableFuture<String> result = driver.run(twice()).orTimeout(1, TimeUnit.MILLISECONDS);

        assertThatThrownBy(result::join).hasCauseInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> inFlight.get(0).get(10, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
        assertThat(inFlight).hasSize(1);
    }

    @Test
    void completingTheFutureAbortsTheRequestInFlight() {
        CompletableFuture<String> result = driver.run(twice());

        assertThat(result.complete("by somebody else")).isTrue();

        assertThat(inFlight.get(0)).isCancelled();
    }

    @Test
    void aRequestThatIsCancelledWhileItIsSentIsAborted() {
        AtomicReference<CompletableFuture<String>> result = new AtomicReference<>();
        CompletableFuture<GetItemResponse> second = new CompletableFuture<>();
        AsyncDriver cancelling = Service.asyncDriver(
                request -> {
                    if (inFlight.isEmpty()) {
                        inFlight.add(new CompletableFuture<>());
                        return inFlight.get(0);
                    }
                    result.get().cancel(true);
                    return second;
                },
                List.of());
        result.set(cancelling.run(twice()));

        inFlight.get(0).complete(answer("a"));

        assertThat(second).isCancelled();
    }

    @Test
    void cancellingEndsAPause() throws Exception {
        AtomicInteger resumed = new AtomicInteger();
        CompletableFuture<String> result = driver.run(Step.pause(Duration.ofMillis(20), () -> {
            resumed.incrementAndGet();
            return twice();
        }));

        result.cancel(true);

        Thread.sleep(60);
        assertThat(resumed).hasValue(0);
        assertThat(inFlight).isEmpty();
    }

    @Test
    void pausesHoldNoThread() {
        List<CompletableFuture<Integer>> results = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < 2_000; i++) {
            int number = i;
            results.add(driver.run(Step.pause(Duration.ofMillis(50), () -> Step.done(number))));
        }

        results.forEach(AsyncDriverTest::join);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void threadsHandARunOverWithoutLosingAStep() {
        int steps = 100_000;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        AtomicInteger sent = new AtomicInteger();
        try {
            AsyncDriver racing = Service.asyncDriver(
                    request -> {
                        int number = sent.incrementAndGet();
                        return number % 3 == 0
                                ? CompletableFuture.completedFuture(answer("a"))
                                : CompletableFuture.supplyAsync(() -> answer("a"), threads);
                    },
                    List.of());

            assertThat(join(racing.run(count(0, steps)))).isEqualTo(steps);
        } finally {
            threads.shutdown();
        }
        assertThat(sent).hasValue(steps);
    }

    private static Step<Integer> count(int done, int steps) {
        return done == steps ? Step.done(done) : Step.send(Service.get("u-1"), answer -> count(done + 1, steps));
    }
}
