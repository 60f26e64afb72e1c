package io.dynamodel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** What DynamoDB may do to batches. */
final class BatchEffects {
    private static final String REQUESTED = "RequestItems";
    private static final String KEYS = "Keys";

    private BatchEffects() {}

    /** Entries are held back, and come back. */
    record Unprocessed(double share) implements Effect {
        @Override
        public <Q, A> CompletableFuture<A> around(Hop<Q, A> hop) {
            boolean gets = hop.operation().equals("BatchGetItem");
            String left = gets ? "UnprocessedKeys" : "UnprocessedItems";
            ObjectNode request = hop.request();
            ObjectNode tables = request.withObject(REQUESTED);
            int all = count(tables);
            ObjectNode held = holdBack(tables, hop.random());
            if (held.isEmpty()) {
                return hop.send();
            }
            int kept = count(tables);
            hop.injected((all - kept) + " of " + all);
            if (kept == 0) {
                ObjectNode nothing = JsonNodeFactory.instance.objectNode();
                if (gets) {
                    nothing.putObject("Responses");
                }
                nothing.set(left, held);
                return hop.answer(nothing);
            }
            return hop.send(request)
                    .thenApply(answer -> hop.changed(answer, json -> {
                        merge(held, json.withObject(left));
                        return json;
                    }));
        }

        private ObjectNode holdBack(ObjectNode tables, RandomGenerator random) {
            ObjectNode held = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> table : new ArrayList<>(tables.properties())) {
                ArrayNode kept = JsonNodeFactory.instance.arrayNode();
                ArrayNode left = JsonNodeFactory.instance.arrayNode();
                for (JsonNode entry : entries(table.getValue())) {
                    (random.nextDouble() < share ? left : kept).add(entry);
                }
                if (!left.isEmpty()) {
                    held.set(table.getKey(), with(table.getValue(), left));
                }
                if (kept.isEmpty()) {
                    tables.remove(table.getKey());
                } else {
                    tables.set(table.getKey(), with(table.getValue(), kept));
                }
            }
            return held;
        }
    }

    /** Items come in another order. */
    record Shuffled() implements Effect {
        @Override
        public <Q, A> CompletableFuture<A> around(Hop<Q, A> hop) {
            return hop.send()
                    .thenApply(answer -> hop.changed(answer, json -> {
                        hop.injected("");
                        for (Map.Entry<String, JsonNode> table :
                                json.withObject("Responses").properties()) {
                            shuffle((ArrayNode) table.getValue(), hop.random());
                        }
                        return json;
                    }));
        }
    }

    private static void shuffle(ArrayNode items, RandomGenerator random) {
        List<JsonNode> shuffled = new ArrayList<>();
        items.forEach(item -> shuffled.add(random.nextInt(shuffled.size() + 1), item));
        items.removeAll().addAll(shuffled);
    }

    private static int count(ObjectNode tables) {
        int count = 0;
        for (JsonNode table : tables) {
            count += entries(table).size();
        }
        return count;
    }

    /** A table has writes, or an object with keys and what is wanted of them. */
    private static ArrayNode entries(JsonNode table) {
        return table instanceof ArrayNode writes ? writes : ((ObjectNode) table).withArray(KEYS);
    }

    private static JsonNode with(JsonNode table, ArrayNode entries) {
        return table instanceof ObjectNode gets ? gets.deepCopy().set(KEYS, entries) : entries;
    }

    /** The service itself may have left some. */
    private static void merge(ObjectNode held, ObjectNode into) {
        for (Map.Entry<String, JsonNode> table : held.properties()) {
            JsonNode others = into.get(table.getKey());
            ArrayNode all = entries(table.getValue()).deepCopy();
            if (others != null) {
                all.addAll(entries(others));
            }
            into.set(table.getKey(), with(table.getValue(), all));
        }
    }
}
