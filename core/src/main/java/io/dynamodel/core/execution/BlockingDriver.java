package io.dynamodel.core.execution;

import io.dynamodel.core.transport.ItemCollector;
import io.dynamodel.core.transport.ItemTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/** Runs steps on the calling thread, which may be a virtual one. */
public final class BlockingDriver {
    private final DynamoDbClient client;
    private final ItemTransport transport;
    private final Reporter reporter;
    private final ClientLimits limits;

    private BlockingDriver(DynamoDbClient client, ItemTransport transport, Reporter reporter, ClientLimits limits) {
        this.client = client;
        this.transport = transport;
        this.reporter = reporter;
        this.limits = limits;
    }

    /**
     * A driver over a client, which it does not close.
     *
     * @param client sends the requests
     * @param transport how items travel on this client
     * @param listeners are told of every request, in this order
     * @param told how long requests may take
     */
    public static BlockingDriver of(
            DynamoDbClient client, ItemTransport transport, List<RequestListener> listeners, CallLimits told) {
        return of(client, transport, new Reporter(listeners), told);
    }

    static BlockingDriver of(DynamoDbClient client, ItemTransport transport, Reporter reporter, CallLimits told) {
        return new BlockingDriver(
                Objects.requireNonNull(client, "client"), transport, reporter, ClientLimits.of(client, told));
    }

    /** How long a call may take with all its attempts, if that was said. */
    public Optional<Duration> callTimeout() {
        return Optional.ofNullable(limits.said());
    }

    /** How items travel. */
    public ItemTransport transport() {
        return transport;
    }

    /**
     * Runs a step to its end. If the thread is interrupted during a pause, the step fails with the SDK's
     * {@link AbortedException}, unless a write may have been applied, and the thread stays interrupted.
     *
     * @return its value
     * @throws RuntimeException what the step failed with
     */
    public <T extends @Nullable Object> T run(Step<T> step) {
        Evaluation evaluation = new Evaluation(step);
        while (true) {
            Step<?> next = evaluation.next();
            if (next instanceof Step.Send<?, ?, ?> send) {
                perform(send, evaluation);
            } else if (next instanceof Step.Done<?> end) { // asked early: each class that is asked for is loaded
                @SuppressWarnings("unchecked") // the end of a Step<T> is a Done<T>
                Step.Done<T> done = (Step.Done<T>) end;
                return done.value();
            } else if (next instanceof Step.Pause<?> pause) {
                perform(pause, evaluation);
            } else if (next instanceof Step.All<?> all) {
                perform(all, evaluation);
            } else {
                throw ((Step.Failed<?>) next).exception();
            }
        }
    }

    private <A extends DynamoDbResponse, C extends ItemCollector> void perform(
            Step.Send<A, C, ?> send, Evaluation evaluation) {
        Transmission<A, C> transmission = Transmission.of(send, transport, limits);
        long sent = reporter.sent(send.call());
        A answer;
        try {
            answer = transmission.send(client);
        } catch (RuntimeException e) {
            reporter.failed(send.call(), sent, e);
            if (!transmission.isToBeRepeated(e)) {
                transmission.failed(e, evaluation);
            }
            return;
        }
        reporter.succeeded(send.call(), sent, answer);
        if (!transmission.isToBeRepeated(null)) {
            transmission.handOn(answer, evaluation);
        }
    }

    private static void perform(Step.Pause<?> pause, Evaluation evaluation) {
        Duration delay = pause.delay();
        if (delay.compareTo(Duration.ZERO) > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(delay));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                evaluation.interrupted(pause, AbortedException.create("Interrupted while waiting to go on", e));
                return;
            }
        }
        evaluation.paused(pause);
    }

    /** One after the other: there is one thread. */
    private <T extends @Nullable Object> void perform(Step.All<T> all, Evaluation evaluation) {
        List<T> values = new ArrayList<>(all.parts().size());
        try {
            for (Step<T> part : all.parts()) {
                values.add(run(part));
            }
        } catch (RuntimeException e) {
            evaluation.failed(e);
            return;
        }
        evaluation.allDone(Collections.unmodifiableList(values));
    }
}
