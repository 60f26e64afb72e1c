package io.dynamodel.core.execution;

import io.dynamodel.core.transport.ItemCollector;
import io.dynamodel.core.transport.ItemTransport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/** One run of a step by the {@link AsyncDriver}, and the future of its value. */
final class AsyncRun<T extends @Nullable Object> extends CompletableFuture<T> {
    private final DynamoDbAsyncClient client;
    private final ItemTransport transport;
    private final ClientLimits limits;
    private final Reporter reporter;
    private final Evaluation evaluation;

    /**
     * Who goes on after something that takes time: of the thread that started it and the thread that completed it,
     * the one that arrives second. So completing at once needs no stack, and the evaluation has one thread at a time.
     */
    private final AtomicBoolean arrived = new AtomicBoolean();

    /** Whose turn it is among the parts of one run; null for a run without parts under way beside it. */
    private final @Nullable Turns turns;

    private volatile @Nullable CompletableFuture<?> inFlight;

    AsyncRun(
            DynamoDbAsyncClient client,
            ItemTransport transport,
            ClientLimits limits,
            Reporter reporter,
            Step<T> step,
            @Nullable Turns turns) {
        this.client = client;
        this.transport = transport;
        this.limits = limits;
        this.reporter = reporter;
        this.evaluation = new Evaluation(step);
        this.turns = turns;
    }

    /** Goes on until something takes time, or to the end. */
    void proceed() {
        try {
            boolean goOn = true;
            while (goOn && !isDone()) {
                goOn = perform(evaluation.next());
            }
        } catch (Throwable e) { // an Error, which nobody would ever see otherwise
            completeExceptionally(e);
        }
    }

    /** Does one thing; false if somebody else goes on after it, or if it was the end. */
    private boolean perform(Step<?> next) {
        if (next instanceof Step.Send<?, ?, ?> send) {
            return perform(send);
        }
        if (next instanceof Step.Pause<?> pause) {
            return perform(pause);
        }
        if (next instanceof Step.All<?> all) {
            return perform(all);
        }
        if (next instanceof Step.Failed<?> failed) {
            completeExceptionally(failed.exception());
        } else {
            @SuppressWarnings("unchecked") // the end of a Step<T> is a Done<T>
            Step.Done<T> done = (Step.Done<T>) next;
            complete(done.value());
        }
        return false;
    }

    private <A extends DynamoDbResponse, C extends ItemCollector> boolean perform(Step.Send<A, C, ?> send) {
        Transmission<A, C> transmission = Transmission.of(send, transport, limits);
        long sent = reporter.sent(send.call());
        CompletableFuture<A> answer;
        try {
            answer = transmission.send(client);
        } catch (RuntimeException e) {
            failed(transmission, sent, e);
            return true;
        }
        return await(answer, (value, failure) -> {
            if (failure == null) {
                answered(transmission, sent, value);
            } else {
                failed(transmission, sent, failure);
            }
        });
    }

    private boolean perform(Step.Pause<?> pause) {
        if (pause.delay().compareTo(Duration.ZERO) <= 0) {
            evaluation.paused(pause);
            return true;
        }
        long nanos = TimeUnit.NANOSECONDS.convert(pause.delay());
        Executor afterwards = CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS);
        return await(CompletableFuture.runAsync(() -> {}, afterwards), (nothing, failure) -> {
            if (!isDone()) {
                evaluation.paused(pause);
            }
        });
    }

    private <P extends @Nullable Object> boolean perform(Step.All<P> all) {
        Turns shared = turns == null ? new Turns() : turns;
        AsyncParts<P> parts = new AsyncParts<>(
                all, shared, part -> new AsyncRun<>(client, transport, limits, reporter, part, shared));
        parts.begin();
        return await(parts, (values, failure) -> {
            if (isDone()) {
                return;
            }
            if (failure == null) {
                evaluation.allDone(values);
            } else if (FailureTranslation.unwrap(failure) instanceof RuntimeException exception) {
                evaluation.failed(exception);
            } else {
                completeExceptionally(failure);
            }
        });
    }

    /** Goes on when something is complete; true if it already is, so that the caller must. */
    private <V> boolean await(CompletableFuture<V> something, BiConsumer<V, @Nullable Throwable> outcome) {
        arrived.set(false);
        inFlight = something;
        var unused = something.handle((value, failure) -> { // cheaper than whenComplete, which wraps failures
            if (turns == null) {
                arrive(outcome, value, failure);
            } else {
                turns.take(() -> arrive(outcome, value, failure));
            }
            return true;
        });
        if (isDone()) {
            something.cancel(true);
        }
        return arrived.getAndSet(true);
    }

    private <V> void arrive(BiConsumer<V, @Nullable Throwable> outcome, V value, @Nullable Throwable failure) {
        try {
            outcome.accept(value, failure);
        } catch (Throwable e) { // an Error, which nobody would ever see otherwise
            completeExceptionally(e);
        }
        if (arrived.getAndSet(true)) {
            proceed();
        }
    }

    private <A extends DynamoDbResponse> void answered(Transmission<A, ?> transmission, long sent, A answer) {
        reporter.succeeded(transmission.call(), sent, answer);
        if (!isDone() && !transmission.isToBeRepeated(null)) {
            transmission.handOn(answer, evaluation);
        }
    }

    private void failed(Transmission<?, ?> transmission, long sent, Throwable failure) {
        Throwable cause = FailureTranslation.unwrap(failure);
        reporter.failed(transmission.call(), sent, cause);
        if (cause instanceof Error) {
            completeExceptionally(cause);
        } else if (!isDone() && !transmission.isToBeRepeated(cause)) {
            transmission.failed(cause, evaluation);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        abort();
        return cancelled;
    }

    @Override
    public boolean complete(T value) {
        boolean completed = super.complete(value);
        abort();
        return completed;
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        boolean completed = super.completeExceptionally(failure);
        abort();
        return completed;
    }

    /** Aborts what is in flight; does nothing at the end of the step, when nothing is. */
    private void abort() {
        CompletableFuture<?> something = inFlight;
        if (something != null) {
            something.cancel(true);
        }
    }
}
