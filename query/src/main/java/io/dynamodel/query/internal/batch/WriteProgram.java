package io.dynamodel.query.internal.batch;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Step;
import io.dynamodel.query.internal.Engine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A batch of writes as steps. */
public final class WriteProgram {
    private final WritePlan plan;
    private final int places;
    private final BatchOptions options;
    private final List<Integer> sent;
    private final Map<Integer, Integer> successors;

    /**
     * @param writes what is written, in the caller's order
     * @param lastWins whether of several writes of one item the last is done, and the others are not
     * @throws InvalidRequestException if there are several writes of one item otherwise
     */
    public WriteProgram(Engine engine, List<PreparedWrite> writes, boolean lastWins, BatchOptions options) {
        this.plan = new WritePlan(writes, engine.returnConsumedCapacity());
        this.places = writes.size();
        this.options = options;
        this.successors = successors(lastWins);
        List<Integer> entries = new ArrayList<>(places);
        for (int i = 0; i < places; i++) {
            if (!successors.containsKey(i)) {
                entries.add(i);
            }
        }
        this.sent = List.copyOf(entries);
    }

    /** The places of writes that a later one of the same item makes void, and of those. */
    private Map<Integer, Integer> successors(boolean lastWins) {
        Map<List<Object>, List<Integer>> byItem = new LinkedHashMap<>();
        for (int i = 0; i < places; i++) {
            byItem.computeIfAbsent(plan.id(i), id -> new ArrayList<>(1)).add(i);
        }
        byItem.values().removeIf(same -> same.size() == 1);
        if (!byItem.isEmpty() && !lastWins) {
            throw duplicates(byItem.values().iterator().next(), byItem.size());
        }
        Map<Integer, Integer> result = new HashMap<>();
        for (List<Integer> same : byItem.values()) {
            int last = same.get(same.size() - 1);
            same.subList(0, same.size() - 1).forEach(place -> result.put(place, last));
        }
        return result;
    }

    private InvalidRequestException duplicates(List<Integer> first, int items) {
        PreparedWrite write = plan.write(first.get(0));
        String which = first.stream()
                .map(place -> plan.write(place).write().verb() + " at [" + place + "]")
                .collect(Collectors.joining(", "));
        return new InvalidRequestException("A batch writes each item once, since DynamoDB keeps no order in it, but the"
                + " item with key " + write.write().key() + " of '" + write.table() + "' is written " + first.size()
                + " times: " + which + (items == 1 ? "" : "; and " + (items - 1) + " other items are")
                + ". Leave one of each, or say lastWins()");
    }

    /** The requests, if nothing is left unprocessed. */
    public List<BatchWriteItemRequest> requests() {
        return plan.chunks(sent).stream()
                .map(chunk -> plan.call(chunk).request())
                .toList();
    }

    /** Sends them; it does not fail. */
    public Step<WriteOutcome> step() {
        return Step.pause(Duration.ZERO, () -> new Run().step());
    }

    /** One execution. */
    private final class Run {
        private final BatchRounds rounds = new BatchRounds(options);

        Step<WriteOutcome> step() {
            return rounds.run(plan.chunks(sent), this::send).map(ended -> outcome());
        }

        private Step<@Nullable RuntimeException> send(List<Integer> entries) {
            Call.BatchWriteItem call = plan.call(entries);
            return Step.send(call, answer -> answered(entries, answer), Step::done);
        }

        @SuppressWarnings("NullAway") // no failure is null
        private Step<@Nullable RuntimeException> answered(List<Integer> entries, BatchWriteItemResponse answer) {
            Set<List<Object>> unprocessed = unprocessed(answer);
            List<Integer> done = new ArrayList<>(entries.size());
            for (int entry : entries) {
                if (!unprocessed.contains(plan.id(entry))) {
                    done.add(entry);
                }
            }
            if (done.size() == entries.size() - unprocessed.size()) { // else all are written again: that does no harm
                done.forEach(rounds::done);
            }
            return Step.done(null);
        }

        /** The items that are to be written again; an empty one where an item is not known again. */
        private Set<List<Object>> unprocessed(BatchWriteItemResponse answer) {
            Set<List<Object>> ids = new HashSet<>();
            answer.unprocessedItems().forEach((table, writes) -> {
                KeyReader reader = plan.readers().named(table);
                for (WriteRequest write : writes) {
                    Map<String, AttributeValue> item = write.putRequest() == null
                            ? write.deleteRequest().key()
                            : write.putRequest().item();
                    List<Object> key = reader == null ? null : reader.of(item);
                    ids.add(key == null ? List.of() : List.of(table, key));
                }
            });
            return ids;
        }

        private WriteOutcome outcome() {
            List<WriteOutcome.State> states = new ArrayList<>(places);
            @Nullable Object[] stored = new Object[places];
            List<PreparedWrite> left = new ArrayList<>();
            for (int i = 0; i < places; i++) {
                Integer successor = successors.get(i);
                int decisive = successor == null ? i : successor;
                if (rounds.isDone(decisive)) {
                    states.add(successor == null ? WriteOutcome.State.DONE : WriteOutcome.State.SUPERSEDED);
                } else {
                    states.add(rounds.isDoubtful(decisive) ? WriteOutcome.State.UNKNOWN : WriteOutcome.State.LEFT);
                    left.add(plan.write(i).frozen());
                }
            }
            for (int i = 0; i < places; i++) {
                if (states.get(i) == WriteOutcome.State.DONE) {
                    stored[i] = plan.write(i).result();
                }
            }
            successors.forEach((place, successor) -> stored[place] = stored[successor]);
            return new WriteOutcome(List.copyOf(states), stored, left, rounds.cause());
        }
    }
}
