package io.dynamodel.core.execution;

import io.dynamodel.core.transport.ItemCollector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/**
 * What both drivers share: takes a step apart until something is left that only a driver can do. Not thread-safe; a
 * driver hands it from thread to thread.
 */
final class Evaluation {
    private Step<?> current;
    /** What waits for the value or the failure of {@link #current}, innermost first. Most steps need none. */
    private @Nullable Deque<Step<?>> waiting;

    Evaluation(Step<?> step) {
        current = step;
    }

    /**
     * The next thing to do: a {@code Send}, a {@code Pause} or an {@code All}, or the end: a {@code Done} or a {@code
     * Failed}.
     */
    Step<?> next() {
        while (true) {
            // What most calls are comes first: each class that is asked for is loaded.
            if (current instanceof Step.Send || (current instanceof Step.Done && !isAwaited())) {
                return current;
            } else if (current instanceof Step.Then<?, ?> then) {
                await(then, then.first());
            } else if (current instanceof Step.Recover<?> recover) {
                await(recover, recover.first());
            } else if (!isEnd() || !proceed()) {
                return current;
            }
        }
    }

    /** Goes on with the answer to a request. */
    <A extends DynamoDbResponse, C extends ItemCollector> void answered(
            Step.Send<A, C, ?> send, A answer, @Nullable C items) {
        try {
            current = send.onAnswer().apply(answer, items);
        } catch (RuntimeException e) {
            current = Step.failed(e);
        }
    }

    /** Goes on with the failure of a request. */
    void failed(Step.Send<?, ?, ?> send, RuntimeException exception) {
        var onFailure = send.onFailure();
        try {
            current = onFailure == null ? Step.failed(exception) : onFailure.apply(exception);
        } catch (RuntimeException e) {
            current = Step.failed(e);
        }
    }

    /** Goes on after a pause. */
    void paused(Step.Pause<?> pause) {
        try {
            current = pause.next().get();
        } catch (RuntimeException e) {
            current = Step.failed(e);
        }
    }

    /** Goes on after a pause that was not waited for to its end. */
    void interrupted(Step.Pause<?> pause, RuntimeException exception) {
        var onInterrupt = pause.onInterrupt();
        try {
            current = onInterrupt == null ? Step.failed(exception) : onInterrupt.apply(exception);
        } catch (RuntimeException e) {
            current = Step.failed(e);
        }
    }

    /** Goes on with the values of all parts. */
    void allDone(List<? extends @Nullable Object> values) {
        current = Step.done(values);
    }

    /** Goes on with something else in its place. */
    void goOn(Step<?> step) {
        current = step;
    }

    /** Goes on with a failure that is nobody's in particular. */
    void failed(RuntimeException exception) {
        current = Step.failed(exception);
    }

    private void await(Step<?> waiter, Step<?> first) {
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        waiting.push(waiter);
        current = first;
    }

    private boolean isAwaited() {
        return waiting != null && !waiting.isEmpty();
    }

    private boolean isEnd() {
        return current instanceof Step.Done || current instanceof Step.Failed;
    }

    /** Hands the end of a step to whoever waits for it; false if nobody does. */
    @SuppressWarnings("unchecked") // the value is of the first step of this very waiter
    private boolean proceed() {
        while (waiting != null && !waiting.isEmpty()) {
            Step<?> waiter = waiting.pop();
            try {
                if (waiter instanceof Step.Then<?, ?> then && current instanceof Step.Done<?> done) {
                    current = ((Step.Then<@Nullable Object, ?>) then).next().apply(done.value());
                    return true;
                }
                if (waiter instanceof Step.Recover<?> recover && current instanceof Step.Failed<?> failed) {
                    current = recover.onFailure().apply(failed.exception());
                    return true;
                }
            } catch (RuntimeException e) {
                current = Step.failed(e);
            }
        }
        return false;
    }
}
