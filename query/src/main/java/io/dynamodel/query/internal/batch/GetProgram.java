package io.dynamodel.query.internal.batch;

import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Step;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.batch.FoundInBatch.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** A batch of reads as steps. */
public final class GetProgram {
    private final GetPlan plan;
    private final int places;
    private final BatchOptions options;
    private final @Nullable Consumer<ItemMappingException> lenient;
    private final UnaryOperator<BatchGetItemRequest> sending;

    /**
     * @param readings what is read, in the caller's order
     * @param lenient gets stored items that do not fit; null to fail on them
     */
    public GetProgram(
            Engine engine,
            List<? extends ItemReading<?>> readings,
            BatchOptions options,
            @Nullable Consumer<ItemMappingException> lenient) {
        this(engine, readings, options, lenient, UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param sending what is done to each request before it is sent
     */
    public GetProgram(
            Engine engine,
            List<? extends ItemReading<?>> readings,
            BatchOptions options,
            @Nullable Consumer<ItemMappingException> lenient,
            UnaryOperator<BatchGetItemRequest> sending) {
        this.plan = new GetPlan(readings, engine.returnConsumedCapacity());
        this.places = readings.size();
        this.options = options;
        this.lenient = lenient;
        this.sending = sending;
    }

    /** The requests, if nothing is left unprocessed. */
    public List<BatchGetItemRequest> requests() {
        List<BatchGetItemRequest> requests = new ArrayList<>();
        for (List<Integer> chunk : plan.chunks()) {
            requests.add(plan.request(chunk));
        }
        return requests;
    }

    /** Sends them. It fails only with a stored item that does not fit. */
    public Step<GetOutcome> step() {
        return Step.pause(Duration.ZERO, () -> new Run().step());
    }

    /** One execution. */
    private final class Run {
        private final BatchRounds rounds = new BatchRounds(options);
        private final @Nullable Object[] values = new Object[places];
        private final GetOutcome.State[] states = new GetOutcome.State[places];
        private int requests;
        private double units = Double.NaN;

        Step<GetOutcome> step() {
            return rounds.run(plan.chunks(), this::send).map(ended -> outcome());
        }

        private Step<@Nullable RuntimeException> send(List<Integer> entries) {
            return Step.sendForItems(
                    new Call.BatchGetItem(sending.apply(plan.request(entries))),
                    () -> new FoundInBatch(plan, entries, lenient != null),
                    (answer, found) -> answered(entries, answer, found),
                    Step::done);
        }

        @SuppressWarnings("NullAway") // no failure is null
        private Step<@Nullable RuntimeException> answered(
                List<Integer> entries, BatchGetItemResponse answer, FoundInBatch found) {
            requests++;
            for (ConsumedCapacity consumed : answer.consumedCapacity()) {
                units = (Double.isNaN(units) ? 0 : units) + consumed.capacityUnits();
            }
            for (Found item : found.found()) {
                take(item);
            }
            Set<List<Object>> unprocessed = unprocessed(answer);
            List<Integer> missing = new ArrayList<>();
            int recognised = 0;
            for (int entry : entries) {
                WantedItem item = plan.wanted(entry);
                if (unprocessed.contains(idIn(item.variant.table(), item.id))) {
                    recognised++;
                } else if (!rounds.isDone(entry)) {
                    missing.add(entry);
                }
            }
            if (recognised == unprocessed.size()) { // else what was not found is asked for again, all of it
                missing.forEach(this::miss);
            }
            return Step.done(null);
        }

        private void take(Found found) {
            List<WantedItem.Place> wanting = plan.wanted(found.entry()).places;
            rounds.done(found.entry());
            for (int i = 0; i < wanting.size(); i++) {
                Object value = found.values().get(i);
                int place = wanting.get(i).index();
                values[place] = value;
                states[place] = value == null ? GetOutcome.State.MISFIT : GetOutcome.State.FOUND;
            }
            if (lenient != null) {
                found.misfits().forEach(lenient);
            }
        }

        private void miss(int entry) {
            rounds.done(entry);
            for (WantedItem.Place place : plan.wanted(entry).places) {
                states[place.index()] = GetOutcome.State.MISSING;
            }
        }

        /** The keys that are to be asked for again; an empty one where a key is not known again. */
        private Set<List<Object>> unprocessed(BatchGetItemResponse answer) {
            Set<List<Object>> ids = new HashSet<>();
            answer.unprocessedKeys().forEach((table, left) -> {
                KeyReader reader = plan.readers().named(table);
                for (Map<String, AttributeValue> key : left.keys()) {
                    List<Object> id = reader == null ? null : reader.of(key);
                    ids.add(id == null ? List.of() : idIn(table, id));
                }
            });
            return ids;
        }

        private static List<Object> idIn(String table, List<Object> id) {
            return List.of(table, id);
        }

        private GetOutcome outcome() {
            if (rounds.failure() instanceof ItemMappingException misfit) {
                throw misfit;
            }
            for (int i = 0; i < places; i++) {
                states[i] = states[i] == null ? GetOutcome.State.LEFT : states[i];
            }
            return new GetOutcome(List.of(states), values, rounds.cause(), requests, units);
        }
    }
}
