package io.dynamodel.transactions.internal;

import io.dynamodel.core.execution.Step;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.batch.BatchOptions;
import io.dynamodel.query.internal.batch.GetOutcome;
import io.dynamodel.query.internal.batch.GetProgram;
import io.dynamodel.query.internal.batch.ItemReading;
import io.dynamodel.query.internal.batch.PreparedWrite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;

/**
 * Reads updated items when their transaction is done. It does not fail: what was done is not reported as failed because
 * it could not be read.
 */
public final class ReadBack {
    private final List<Integer> places;
    private final @Nullable GetProgram program;
    private final Predicate<String> hidden;

    /**
     * What was read.
     *
     * @param items by the places of the operations, null where there is none any more
     * @param failure why items could not be read
     */
    public record Read(
            Map<Integer, @Nullable Object> items, @Nullable RuntimeException failure) {}

    private ReadBack(List<Integer> places, @Nullable GetProgram program, Predicate<String> hidden) {
        this.places = places;
        this.program = program;
        this.hidden = hidden;
    }

    /** Reads nothing. */
    public static ReadBack none() {
        return new ReadBack(List.of(), null, name -> false);
    }

    /** Reads the items of the updates. */
    public static ReadBack of(Engine engine, List<PreparedWrite> writes) {
        List<Integer> places = new ArrayList<>();
        List<ItemReading<?>> readings = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            CompiledWrite<?> write = writes.get(i).write();
            if (write.updateExpression() != null) {
                places.add(i);
                readings.add(reading(write));
            }
        }
        if (places.isEmpty()) {
            return none();
        }
        return new ReadBack(
                places,
                new GetProgram(engine, readings, BatchOptions.DEFAULTS, null),
                name -> readings.stream()
                        .anyMatch(reading -> reading.context().hidden().test(name)));
    }

    private static <R> ItemReading<R> reading(CompiledWrite<R> write) {
        return new ItemReading<>(write.context(), write.key(), true, null);
    }

    /** The plan, with what is read after it. */
    public RequestPlan after(RequestPlan plan) {
        RequestPlan whole = plan;
        if (program != null) {
            for (BatchGetItemRequest request : program.requests()) {
                whole = whole.followedBy(request, "when the transaction is done", hidden);
            }
        }
        return whole;
    }

    /** Reads. */
    public Step<Read> step() {
        return program == null
                ? Step.done(new Read(Map.of(), null))
                : program.step().map(this::read).recover(failure -> Step.done(new Read(Map.of(), failure)));
    }

    private Read read(GetOutcome outcome) {
        Map<Integer, @Nullable Object> items = new HashMap<>();
        for (int i = 0; i < places.size(); i++) {
            if (outcome.states().get(i) != GetOutcome.State.LEFT) {
                items.put(places.get(i), outcome.values()[i]);
            }
        }
        return new Read(Collections.unmodifiableMap(items), outcome.cause());
    }
}
