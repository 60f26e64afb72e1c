package io.dynamodel.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.ServiceSetupException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** What both drivers do. */
abstract class DriverContract {
    private static final int MANY = 100_000;

    private final AtomicInteger requests = new AtomicInteger();
    private Function<GetItemRequest, GetItemResponse> service = Service::answer;

    /** Runs a step to its end by a driver over this service. */
    abstract <T> T run(
            Step<T> step, Function<GetItemRequest, GetItemResponse> service, List<RequestListener> listeners);

    private <T> T run(Step<T> step) {
        return run(
                step,
                request -> {
                    requests.incrementAndGet();
                    return service.apply(request);
                },
                List.of());
    }

    private static Step<String> get(String id) {
        return Step.send(Service.get(id), answer -> Step.done(Service.id(answer)));
    }

    @Test
    void returnsTheValue() {
        assertThat(run(Step.done("value"))).isEqualTo("value");
        assertThat(run(Step.<String>done(null))).isNull();
    }

    @Test
    void throwsWhatAStepFailedWith() {
        RuntimeException failure = new IllegalStateException("as it is");

        assertThatThrownBy(() -> run(Step.failed(failure))).isSameAs(failure);
    }

    @Test
    void goesOnWithTheAnswer() {
        assertThat(run(get("u-1"))).isEqualTo("u-1");
        assertThat(requests).hasValue(1);
    }

    @Test
    void failsWithWhatTheSdkThrew() {
        DynamoDbException failure = refuse();

        assertThatThrownBy(() -> run(get("u-1"))).isSameAs(failure);
    }

    @Test
    void handsTheFailureOfACallToItsHandler() {
        DynamoDbException failure = refuse();

        assertThat(run(caught())).isSameAs(failure);
    }

    @Test
    void translatesAFailureBeforeHandlingIt() {
        service = request -> {
            throw ResourceNotFoundException.builder().message("not found").build();
        };

        assertThat(run(caught())).isInstanceOf(ServiceSetupException.class);
    }

    private static Step<Throwable> caught() {
        return Step.send(Service.get("u-1"), answer -> Step.done(null), e -> Step.done(e));
    }

    @Test
    void doesNotHandTheFailureOfWhatComesAfterTheAnswerToTheHandlerOfTheCall() {
        RuntimeException failure = new IllegalStateException();

        assertThatThrownBy(() -> run(Step.send(
                        Service.get("u-1"),
                        answer -> {
                            throw failure;
                        },
                        e -> Step.done("handled"))))
                .isSameAs(failure);
    }

    @Test
    void mapsAndChainsValues() {
        Step<Integer> step = get("u-1")
                .then(first -> get(first + "1").map(second -> first + " " + second))
                .map(String::length);

        assertThat(run(step)).isEqualTo("u-1 u-11".length());
        assertThat(requests).hasValue(2);
    }

    @Test
    void doesNothingBeforeItIsRunAndEverythingEachTime() {
        List<String> seen = new ArrayList<>();
        Step<String> step = Step.done("value").map(value -> {
            seen.add(value);
            return value;
        });

        assertThat(seen).isEmpty();
        assertThat(run(step)).isEqualTo("value");
        assertThat(run(step)).isEqualTo("value");
        assertThat(seen).hasSize(2);
    }

    @Test
    void recoversFromAFailureAnywhereWithin() {
        DynamoDbException failure = refuse();
        Step<String> step = Step.done("u-1").then(DriverContract::get).map(String::toUpperCase);

        assertThat(run(step.recover(e -> Step.done(e == failure ? "recovered" : "other"))))
                .isEqualTo("recovered");
    }

    @Test
    void recoversFromTheInsideOut() {
        Step<String> step = Step.<String>failed(new IllegalStateException("first"))
                .recover(e -> Step.failed(new IllegalStateException(e.getMessage() + ", second")))
                .then(value -> Step.done("not reached"))
                .recover(e -> Step.done(e.getMessage()))
                .recover(e -> Step.done("not reached"));

        assertThat(run(step)).isEqualTo("first, second");
    }

    @Test
    void failsWithWhatAFunctionThrows() {
        RuntimeException failure = new IllegalStateException();
        Supplier<Step<String>> thrower = () -> {
            throw failure;
        };

        assertThatThrownBy(() -> run(Step.done(1).then(value -> thrower.get()))).isSameAs(failure);
        assertThatThrownBy(() -> run(Step.failed(new RuntimeException()).recover(e -> {
                    throw failure;
                })))
                .isSameAs(failure);
        assertThatThrownBy(() -> run(Step.pause(Duration.ZERO, thrower))).isSameAs(failure);
        assertThat(run(Step.done(1).then(value -> thrower.get()).recover(e -> Step.done("recovered"))))
                .isEqualTo("recovered");
    }

    @Test
    void waitsForAPause() {
        long start = System.nanoTime();

        run(Step.pause(Duration.ofMillis(30), () -> Step.done(null)));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void loopsOverAHundredThousandRequestsInConstantStack() {
        assertThat(run(countBySending(0))).isEqualTo(MANY);
        assertThat(requests).hasValue(MANY);
    }

    private static Step<Integer> countBySending(int sent) {
        return sent == MANY ? Step.done(sent) : Step.send(Service.get("u-" + sent), answer -> countBySending(sent + 1));
    }

    @Test
    void loopsOverAHundredThousandFailuresInConstantStack() {
        refuse();

        assertThat(run(countByFailing(0))).isEqualTo(MANY);
    }

    private static Step<Integer> countByFailing(int failed) {
        return failed == MANY
                ? Step.done(failed)
                : Step.send(Service.get("u-1"), answer -> Step.done(-1), e -> countByFailing(failed + 1));
    }

    @Test
    void loopsOverAHundredThousandPausesInConstantStack() {
        assertThat(run(countByPausing(0))).isEqualTo(MANY);
    }

    private static Step<Integer> countByPausing(int paused) {
        return paused == MANY ? Step.done(paused) : Step.pause(Duration.ZERO, () -> countByPausing(paused + 1));
    }

    @Test
    void chainsAHundredThousandStepsOneWithinTheOther() {
        assertThat(run(countByNesting(0))).isEqualTo(MANY);
    }

    private static Step<Integer> countByNesting(int depth) {
        return depth == MANY
                ? Step.done(0)
                : Step.done(depth).then(d -> countByNesting(d + 1).map(sum -> sum + 1));
    }

    @Test
    void chainsAHundredThousandStepsOneAfterTheOther() {
        Step<Integer> step = Step.done(0);
        for (int i = 0; i < MANY; i++) {
            step = i % 2 == 0 ? step.map(n -> n + 1) : step.then(n -> Step.done(n + 1));
        }

        assertThat(run(step)).isEqualTo(MANY);
    }

    @Test
    void tellsListenersOfEveryRequestInTheirOrder() {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        RequestListener failing = new RequestListener() {
            @Override
            public void requestSent(RequestSent event) {
                told.add("failing " + event);
                throw new IllegalStateException("a listener's own trouble");
            }

            @Override
            public void requestSucceeded(RequestSucceeded event) {
                throw new AssertionError("a listener's own trouble");
            }
        };
        RequestListener recording = new RequestListener() {
            @Override
            public void requestSent(RequestSent event) {
                told.add(event.toString());
            }

            @Override
            public void requestSucceeded(RequestSucceeded event) {
                assertThat(event.latency()).isPositive();
                told.add("succeeded " + event.table());
            }

            @Override
            public void requestFailed(RequestFailed event) {
                told.add("failed " + event.failure());
            }
        };
        RuntimeException failure = new IllegalStateException("of the request");
        Step<String> step = get("good").then(value -> get("bad")).recover(e -> Step.done("recovered"));

        String value = run(
                step,
                request -> {
                    if (request.key().get("id").s().equals("bad")) {
                        throw failure;
                    }
                    return Service.answer(request);
                },
                List.of(failing, recording));

        assertThat(value).isEqualTo("recovered");
        String sent = "RequestSent[GetItem on 'users']";
        assertThat(told)
                .containsExactly(
                        "failing " + sent, sent, "succeeded users", "failing " + sent, sent, "failed " + failure);
    }

    private DynamoDbException refuse() {
        DynamoDbException failure = (DynamoDbException)
                DynamoDbException.builder().message("refused").statusCode(400).build();
        service = request -> {
            throw failure;
        };
        return failure;
    }
}
