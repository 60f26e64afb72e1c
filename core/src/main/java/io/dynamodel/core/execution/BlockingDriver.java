package io.dynamodel.core.execution;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/** Runs steps on the calling thread, which may be a virtual one. */
public final class BlockingDriver {
    private final DynamoDbClient client;
    private final Reporter reporter;

    private BlockingDriver(DynamoDbClient client, Reporter reporter) {
        this.client = Objects.requireNonNull(client, "client");
        this.reporter = reporter;
    }

    /**
     * A driver over a client, which it does not close.
     *
     * @param client sends the requests
     * @param listeners are told of every request, in this order
     */
    public static BlockingDriver of(DynamoDbClient client, List<RequestListener> listeners) {
        return new BlockingDriver(client, new Reporter(listeners));
    }

    static BlockingDriver of(DynamoDbClient client, Reporter reporter) {
        return new BlockingDriver(client, reporter);
    }

    /**
     * Runs a step to its end. If the thread is interrupted during a pause, the step fails with the SDK's
     * {@link AbortedException} and the thread stays interrupted.
     *
     * @return its value
     * @throws RuntimeException what the step failed with
     */
    public <T extends @Nullable Object> T run(Step<T> step) {
        Evaluation evaluation = new Evaluation(step);
        while (true) {
            Step<?> next = evaluation.next();
            if (next instanceof Step.Send<?, ?> send) {
                perform(send, evaluation);
            } else if (next instanceof Step.Pause<?> pause) {
                perform(pause, evaluation);
            } else if (next instanceof Step.Failed<?> failed) {
                throw failed.exception();
            } else {
                @SuppressWarnings("unchecked") // the end of a Step<T> is a Done<T>
                Step.Done<T> done = (Step.Done<T>) next;
                return done.value();
            }
        }
    }

    private <A extends DynamoDbResponse> void perform(Step.Send<A, ?> send, Evaluation evaluation) {
        Call<A> call = send.call();
        long sent = reporter.sent(call);
        A answer;
        try {
            answer = call.send(client);
        } catch (RuntimeException e) {
            reporter.failed(call, sent, e);
            evaluation.failed(send, FailureTranslation.of(call, e));
            return;
        }
        reporter.succeeded(call, sent, answer);
        evaluation.answered(send, answer);
    }

    private static void perform(Step.Pause<?> pause, Evaluation evaluation) {
        Duration delay = pause.delay();
        if (delay.compareTo(Duration.ZERO) > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(delay));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                evaluation.failed(AbortedException.create("Interrupted while waiting to go on", e));
                return;
            }
        }
        evaluation.paused(pause);
    }
}
