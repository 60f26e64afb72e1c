package io.dynamodel.core.execution;

import io.dynamodel.core.transport.ItemCollector;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/**
 * Counts what one execution takes: its requests, and the capacity that they consume, which it has DynamoDB report.
 * Requests that fail count too; what they consumed is not reported. Thread-safe.
 */
public final class Meter {
    private final LongAdder requests = new LongAdder();
    private final DoubleAdder readUnits = new DoubleAdder();
    private final DoubleAdder writeUnits = new DoubleAdder();

    /** One that stands at zero. */
    public Meter() {}

    /** How many requests were sent. */
    public long requests() {
        return requests.sum();
    }

    /** How many read units they consumed. */
    public double readUnits() {
        return readUnits.sum();
    }

    /** How many write units they consumed, those of indexes included. */
    public double writeUnits() {
        return writeUnits.sum();
    }

    /** The same step, metered. */
    @SuppressWarnings("unchecked") // a step of a kind is made of one of the same kind and type
    public <T extends @Nullable Object> Step<T> over(Step<T> step) {
        if (step instanceof Step.Send<?, ?, T> send) {
            return send(send);
        } else if (step instanceof Step.Pause<T> pause) {
            var onInterrupt = pause.onInterrupt();
            return new Step.Pause<>(
                    pause.delay(),
                    () -> over(pause.next().get()),
                    onInterrupt == null ? null : failure -> over(onInterrupt.apply(failure)));
        } else if (step instanceof Step.Then<?, ?> then) {
            return (Step<T>) then(then);
        } else if (step instanceof Step.All<?> all) {
            return (Step<T>) all(all);
        } else if (step instanceof Step.Recover<T> recover) {
            return new Step.Recover<>(
                    over(recover.first()), failure -> over(recover.onFailure().apply(failure)));
        }
        return step; // an end
    }

    private <T extends @Nullable Object> Step<List<T>> all(Step.All<T> all) {
        return Step.all(all.parts().stream().map(this::over).toList(), all.concurrency());
    }

    private <S extends @Nullable Object, T extends @Nullable Object> Step<T> then(Step.Then<S, T> then) {
        return new Step.Then<>(over(then.first()), value -> over(then.next().apply(value)));
    }

    private <A extends DynamoDbResponse, C extends ItemCollector, T extends @Nullable Object> Step<T> send(
            Step.Send<A, C, T> send) {
        Call<A> call = send.call().reportingConsumption();
        Function<? super RuntimeException, Step<T>> onFailure = send.onFailure();
        return new Step.Send<A, C, T>(
                call,
                send.collectors(),
                (answer, items) -> {
                    requests.increment();
                    for (ConsumedCapacity consumed : call.consumedCapacity(answer)) {
                        double units = consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
                        (call.isWrite() ? writeUnits : readUnits).add(units);
                    }
                    return over(send.onAnswer().apply(answer, items));
                },
                failure -> {
                    requests.increment();
                    return onFailure == null ? Step.failed(failure) : over(onFailure.apply(failure));
                },
                send.earlier());
    }
}
