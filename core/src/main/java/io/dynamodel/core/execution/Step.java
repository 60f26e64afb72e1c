package io.dynamodel.core.execution;

import io.dynamodel.core.annotation.CheckReturnValue;
import io.dynamodel.core.transport.ItemCollector;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/**
 * What to do next, as a value: nothing happens until a {@link BlockingDriver} or an {@link AsyncDriver} runs it, and
 * it can be run any number of times if its functions allow that.
 *
 * <p>Functions in a step run on the driver's thread and must not block. A {@link RuntimeException} that one throws
 * fails the step, as {@link #failed} does. Chains and loops of any length run in constant stack.
 *
 * @param <T> what comes out in the end
 */
@CheckReturnValue
public sealed interface Step<T extends @Nullable Object> {

    /** The end: a value. */
    static <T extends @Nullable Object> Step<T> done(T value) {
        return new Done<>(value);
    }

    /** The end: an exception, which the driver throws as it is. */
    static <T extends @Nullable Object> Step<T> failed(RuntimeException exception) {
        return new Failed<>(exception);
    }

    /** Sends a request, and goes on with its answer. If there is none, the step fails. */
    static <A extends DynamoDbResponse, T extends @Nullable Object> Step<T> send(
            Call<A> call, Function<? super A, Step<T>> onAnswer) {
        return new Send<A, ItemCollector, T>(call, null, (answer, nothing) -> onAnswer.apply(answer), null, null);
    }

    /**
     * Sends a request, and goes on with its answer or with what went wrong with it.
     *
     * @param onFailure gets the failure of this call alone: what the SDK threw, after {@link FailureTranslation}
     */
    static <A extends DynamoDbResponse, T extends @Nullable Object> Step<T> send(
            Call<A> call,
            Function<? super A, Step<T>> onAnswer,
            Function<? super RuntimeException, Step<T>> onFailure) {
        Objects.requireNonNull(onFailure, "onFailure");
        return new Send<A, ItemCollector, T>(call, null, (answer, nothing) -> onAnswer.apply(answer), onFailure, null);
    }

    /**
     * Sends a request, takes the items of its answer on whichever path they come, and goes on with both. The answer
     * itself may be without them.
     *
     * @param collectors makes a collector for each attempt; what it throws fails the step
     */
    static <A extends DynamoDbResponse, C extends ItemCollector, T extends @Nullable Object> Step<T> sendForItems(
            Call<A> call, Supplier<C> collectors, BiFunction<? super A, ? super C, Step<T>> onAnswer) {
        return new Send<>(call, Objects.requireNonNull(collectors, "collectors"), onAnswer, null, null);
    }

    /** The same, where something is to be done if there is no answer. */
    static <A extends DynamoDbResponse, C extends ItemCollector, T extends @Nullable Object> Step<T> sendForItems(
            Call<A> call,
            Supplier<C> collectors,
            BiFunction<? super A, ? super C, Step<T>> onAnswer,
            Function<? super RuntimeException, Step<T>> onFailure) {
        Objects.requireNonNull(collectors, "collectors");
        return new Send<>(call, collectors, onAnswer, Objects.requireNonNull(onFailure, "onFailure"), null);
    }

    /**
     * The same, within a deadline: no attempt is made after it, and the last one is broken off by it.
     *
     * @param deadline null for what the client gives its calls
     */
    static <A extends DynamoDbResponse, T extends @Nullable Object> Step<T> send(
            Call<A> call,
            @Nullable Deadline deadline,
            Function<? super A, Step<T>> onAnswer,
            Function<? super RuntimeException, Step<T>> onFailure) {
        Objects.requireNonNull(onFailure, "onFailure");
        return new Send<A, ItemCollector, T>(
                call, null, (answer, nothing) -> onAnswer.apply(answer), onFailure, repetition(deadline));
    }

    /**
     * The same for a request whose answer has items.
     *
     * @param deadline null for what the client gives its calls
     */
    static <A extends DynamoDbResponse, C extends ItemCollector, T extends @Nullable Object> Step<T> sendForItems(
            Call<A> call,
            @Nullable Deadline deadline,
            Supplier<C> collectors,
            BiFunction<? super A, ? super C, Step<T>> onAnswer,
            Function<? super RuntimeException, Step<T>> onFailure) {
        Objects.requireNonNull(collectors, "collectors");
        Objects.requireNonNull(onFailure, "onFailure");
        return new Send<>(call, collectors, onAnswer, onFailure, repetition(deadline));
    }

    private static @Nullable Repetition repetition(@Nullable Deadline deadline) {
        return deadline == null ? null : Repetition.before(deadline);
    }

    /** Waits, and goes on. */
    static <T extends @Nullable Object> Step<T> pause(Duration delay, Supplier<Step<T>> next) {
        return new Pause<>(delay, next, null);
    }

    /**
     * Waits, and goes on.
     *
     * @param onInterrupt what to do if the waiting thread is interrupted: gets the SDK's {@code AbortedException}
     */
    static <T extends @Nullable Object> Step<T> pause(
            Duration delay, Supplier<Step<T>> next, Function<? super RuntimeException, Step<T>> onInterrupt) {
        return new Pause<>(delay, next, Objects.requireNonNull(onInterrupt, "onInterrupt"));
    }

    /**
     * Does several things that do not depend on each other, and goes on with their values in the order of the parts.
     * The asynchronous driver has up to {@code concurrency} of them under way; the blocking one does one after the
     * other, since it has one thread. Functions of the parts never run at the same time, so they may share what they
     * like.
     *
     * <p>After the first failure no further part is begun; those under way come to their end, and then the step fails
     * with it. Cancelling aborts whatever is in flight.
     *
     * @param concurrency how many parts may be under way at once, at least 1
     */
    static <T extends @Nullable Object> Step<List<T>> all(List<Step<T>> parts, int concurrency) {
        return new All<>(parts, concurrency);
    }

    /** This step, its value changed by a function. */
    default <U extends @Nullable Object> Step<U> map(Function<? super T, ? extends U> function) {
        Objects.requireNonNull(function, "function");
        return new Then<>(this, value -> new Done<>(function.apply(value)));
    }

    /** This step, and then the one that its value leads to. */
    default <U extends @Nullable Object> Step<U> then(Function<? super T, Step<U>> next) {
        return new Then<>(this, next);
    }

    /** This step or, if it fails, wherever within it that was, the one that the exception leads to. */
    default Step<T> recover(Function<? super RuntimeException, Step<T>> onFailure) {
        return new Recover<>(this, onFailure);
    }

    /**
     * The end: a value.
     *
     * @param value what comes out
     */
    record Done<T extends @Nullable Object>(T value) implements Step<T> {}

    /**
     * The end: an exception.
     *
     * @param exception what is thrown, as it is
     */
    record Failed<T extends @Nullable Object>(RuntimeException exception) implements Step<T> {
        /** Nothing is null. */
        public Failed {
            Objects.requireNonNull(exception, "exception");
        }
    }

    /**
     * A request to send.
     *
     * @param call the request
     * @param collectors makes what takes the items of an answer; null to leave them in it
     * @param onAnswer what to do with the answer and its items
     * @param onFailure what to do if there is none; null to fail
     * @param earlier what became of it before; null where it is sent for the first time
     */
    record Send<A extends DynamoDbResponse, C extends ItemCollector, T extends @Nullable Object>(
            Call<A> call,
            @Nullable Supplier<C> collectors,
            BiFunction<? super A, ? super @Nullable C, Step<T>> onAnswer,
            @Nullable Function<? super RuntimeException, Step<T>> onFailure,
            @Nullable Repetition earlier)
            implements Step<T> {
        /** Only {@code call} and {@code onAnswer} are never null. */
        public Send {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(onAnswer, "onAnswer");
        }

        /** The same, sent once more. */
        Send<A, C, T> again(Repetition repetition) {
            return new Send<>(call, collectors, onAnswer, onFailure, repetition);
        }
    }

    /**
     * A wait. While it lasts, the blocking driver's thread sleeps and the asynchronous driver holds none.
     *
     * @param delay how long; none if zero or negative
     * @param next what to do afterwards
     * @param onInterrupt what to do if the waiting thread is interrupted; null to fail with the SDK's exception
     */
    record Pause<T extends @Nullable Object>(
            Duration delay,
            Supplier<Step<T>> next,
            @Nullable Function<? super RuntimeException, Step<T>> onInterrupt) implements Step<T> {
        /** Only {@code onInterrupt} may be null. */
        public Pause {
            Objects.requireNonNull(delay, "delay");
            Objects.requireNonNull(next, "next");
        }
    }

    /**
     * Several steps that do not depend on each other.
     *
     * @param parts the steps
     * @param concurrency how many may be under way at once
     */
    record All<T extends @Nullable Object>(List<Step<T>> parts, int concurrency) implements Step<List<T>> {
        /** Copies the list. */
        public All {
            parts = List.copyOf(parts);
            if (concurrency < 1) {
                throw new IllegalArgumentException("concurrency must be at least 1, but is " + concurrency);
            }
        }
    }

    /**
     * A step, and what its value leads to.
     *
     * @param first the step
     * @param next what to do with its value
     */
    record Then<S extends @Nullable Object, T extends @Nullable Object>(
            Step<S> first, Function<? super S, Step<T>> next) implements Step<T> {
        /** Nothing is null. */
        public Then {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(next, "next");
        }
    }

    /**
     * A step, and what its failure leads to.
     *
     * @param first the step
     * @param onFailure what to do if it fails
     */
    record Recover<T extends @Nullable Object>(Step<T> first, Function<? super RuntimeException, Step<T>> onFailure)
            implements Step<T> {
        /** Nothing is null. */
        public Recover {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(onFailure, "onFailure");
        }
    }
}
