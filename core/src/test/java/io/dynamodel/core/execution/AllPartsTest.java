package io.dynamodel.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** Several parts of one step, under way at once or one after the other. */
class AllPartsTest {
    private static final int MANY = 20_000;

    private final List<CompletableFuture<GetItemResponse>> inFlight = new ArrayList<>();
    private final AsyncDriver manual = Service.asyncDriver(
            request -> {
                CompletableFuture<GetItemResponse> answer = new CompletableFuture<>();
                inFlight.add(answer);
                return answer;
            },
            List.of());

    private static <T> T run(boolean async, Step<T> step) {
        DynamoDbClient client = Service.blocking(Service::answer);
        return async
                ? AsyncDriverTest.join(Service.asyncDriver(
                                request -> CompletableFuture.completedFuture(Service.answer(request)), List.of())
                        .run(step))
                : BlockingDriver.of(client, Service.values(client), List.of(), CallLimits.UNSAID)
                        .run(step);
    }

    private static Step<String> get(String id) {
        return Step.send(Service.get(id), answer -> Step.done(Service.id(answer)));
    }

    private static List<Step<String>> gets(int count) {
        return IntStream.range(0, count).mapToObj(i -> get("u-" + i)).toList();
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "u-" + i).toList();
    }

    private static GetItemResponse answer(int id) {
        return Service.answer(Service.get("u-" + id).request());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesTheValuesInTheOrderOfTheParts(boolean async) {
        assertThat(run(async, Step.all(gets(5), 2))).isEqualTo(ids(5));
        assertThat(run(async, Step.all(gets(5), 9))).isEqualTo(ids(5));
        assertThat(run(async, Step.all(List.<Step<String>>of(), 1))).isEmpty();
        assertThat(run(async, Step.all(List.of(Step.<String>done(null), Step.done("b")), 1)))
                .containsExactly(null, "b");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void goesOnAfterwardsAndWithinOthers(boolean async) {
        Step<List<String>> inner = Step.all(gets(3), 2);
        Step<Integer> step = Step.all(List.of(inner, inner.then(first -> inner), inner), 2)
                .map(all -> all.stream().mapToInt(List::size).sum())
                .then(sum -> get("u-1").map(id -> sum + id.length()));

        assertThat(run(async, step)).isEqualTo(9 + 3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void runsManyInConstantStack(boolean async) {
        assertThat(run(async, Step.all(gets(MANY), 3))).hasSize(MANY);
        assertThat(run(async, Step.all(gets(MANY), MANY))).hasSize(MANY);
        Step<Integer> nested = Step.done(0);
        for (int i = 0; i < 1_000; i++) {
            Step<Integer> before = nested;
            nested = Step.done(0).then(zero -> Step.all(List.of(before), 1).map(List::size));
        }
        Integer sum = run(async, nested);
        assertThat(sum).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void failsWithTheFirstFailureAndBeginsNoFurtherPart(boolean async) {
        RuntimeException failure = new IllegalStateException();
        AtomicInteger begun = new AtomicInteger();
        Step<String> counted = Step.done(0).then(zero -> {
            begun.incrementAndGet();
            return get("u-1");
        });

        Step<List<String>> all = Step.all(List.of(counted, Step.failed(failure), counted, counted), 1);

        assertThatThrownBy(() -> run(async, all)).isSameAs(failure);
        assertThat(begun).hasValue(1);
        assertThat(run(async, all.recover(e -> Step.done(List.of("recovered")))))
                .containsExactly("recovered");
    }

    @Test
    void hasAsManyUnderWayAsAreAllowed() {
        CompletableFuture<List<String>> result = manual.run(Step.all(gets(5), 2));

        assertThat(inFlight).hasSize(2);
        inFlight.get(1).complete(answer(1));
        assertThat(inFlight).hasSize(3);
        inFlight.get(0).complete(answer(0));
        inFlight.get(2).complete(answer(2));
        assertThat(inFlight).hasSize(5);
        inFlight.get(4).complete(answer(4));
        assertThat(result).isNotDone();
        inFlight.get(3).complete(answer(3));
        assertThat(result).isCompletedWithValue(ids(5));
    }

    @Test
    void letsWhatIsUnderWayComeToItsEndBeforeItFails() {
        RuntimeException failure = new IllegalStateException();
        CompletableFuture<List<String>> result = manual.run(Step.all(gets(5), 2));

        inFlight.get(0).completeExceptionally(failure);
        assertThat(result).isNotDone();
        inFlight.get(1).complete(answer(1));

        assertThat(inFlight).hasSize(2);
        assertThatThrownBy(() -> AsyncDriverTest.join(result)).isSameAs(failure);
    }

    @Test
    void cancellingAbortsAllThatIsInFlightAndSendsNothingMore() {
        CompletableFuture<List<String>> result = manual.run(Step.all(gets(5), 3).recover(e -> Step.all(gets(2), 2)));

        assertThat(result.cancel(true)).isTrue();

        assertThat(inFlight).hasSize(3).allMatch(CompletableFuture::isCancelled);
        assertThatThrownBy(result::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void cancellingAbortsWhatIsInFlightWithinParts() {
        Step<List<String>> inner = Step.all(gets(2), 2);
        CompletableFuture<List<List<String>>> result = manual.run(Step.all(List.of(inner, inner, inner), 2));

        assertThat(inFlight).hasSize(4);
        result.completeExceptionally(new IllegalStateException("by somebody else"));

        assertThat(inFlight).hasSize(4).allMatch(CompletableFuture::isCancelled);
    }

    @Test
    void anErrorEndsTheRunRatherThanNever() {
        Error error = new AssertionError();
        Step<String> failing = Step.send(Service.get("u-1"), answer -> {
            throw error;
        });
        CompletableFuture<List<String>> result = manual.run(Step.all(List.of(failing, get("u-2")), 2));

        inFlight.get(0).complete(answer(0));
        inFlight.get(1).complete(answer(1));

        assertThatThrownBy(result::join).hasCause(error);
    }

    /** Functions of the parts count without a lock, and listeners note whether two are told at once. */
    @Test
    void functionsAndListenersNeverRunAtTheSameTime() {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        AtomicBoolean told = new AtomicBoolean();
        AtomicBoolean overlapped = new AtomicBoolean();
        RequestListener listener = new RequestListener() {
            @Override
            public void requestSucceeded(RequestSucceeded event) {
                overlapped.compareAndSet(false, told.getAndSet(true));
                Thread.onSpinWait();
                told.set(false);
            }
        };
        int[] count = new int[1];
        Function<Integer, Step<String>> part = number -> {
            Step<String> step = get("u-" + number);
            for (int i = 0; i < 20; i++) {
                step = step.then(id -> Step.pause(
                        Duration.ofNanos(count[0] % 2_000),
                        () -> Step.send(Service.get(id), answer -> {
                            count[0]++;
                            return Step.done(Service.id(answer));
                        })));
            }
            return step;
        };
        List<Step<String>> parts = IntStream.range(0, 500).mapToObj(part::apply).toList();
        Random random = new Random(3);
        try {
            AsyncDriver racing = Service.asyncDriver(
                    request -> random.nextInt(4) == 0
                            ? CompletableFuture.completedFuture(Service.answer(request))
                            : CompletableFuture.supplyAsync(() -> Service.answer(request), threads),
                    List.of(listener));

            assertThat(AsyncDriverTest.join(racing.run(Step.all(parts, 16)))).isEqualTo(ids(500));
        } finally {
            threads.shutdown();
        }
        assertThat(count[0]).isEqualTo(500 * 20);
        assertThat(overlapped).isFalse();
    }

    @Test
    void cancellingAtAnyMomentLeavesNothingInFlight() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Random random = new Random(11);
        try {
            for (int i = 0; i < 300; i++) {
                List<CompletableFuture<GetItemResponse>> sent = Collections.synchronizedList(new ArrayList<>());
                AsyncDriver slow = Service.asyncDriver(
                        request -> {
                            CompletableFuture<GetItemResponse> answer = new CompletableFuture<>();
                            sent.add(answer);
                            threads.execute(() -> {
                                if (sent.size() % 5 != 0) {
                                    answer.complete(Service.answer(request));
                                }
                            });
                            return answer;
                        },
                        List.of());
                CompletableFuture<List<String>> result = slow.run(Step.all(gets(200), 4));
                Thread.sleep(0, random.nextInt(200_000));
                result.cancel(true);
                threads.submit(() -> {}).get();
                int before = sent.size();
                Thread.sleep(1);
                assertThat(sent).hasSize(before).allMatch(CompletableFuture::isDone);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void wantsAtLeastOneUnderWay() {
        assertThatIllegalArgumentException().isThrownBy(() -> Step.all(gets(1), 0));
    }
}
