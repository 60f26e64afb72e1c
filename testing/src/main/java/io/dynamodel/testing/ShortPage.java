package io.dynamodel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;

/**
 * Pages end early. Since the service itself is told to, by {@code Limit}, the key to go on from is its own; only a first
 * page without any item goes on from a key that is made up, which {@link MadeUpPositions} knows again.
 */
record ShortPage(int atMost) implements Effect {
    static final String START = "ExclusiveStartKey";
    private static final String END = "LastEvaluatedKey";
    private static final String LIMIT = "Limit";

    @Override
    public <Q, A> CompletableFuture<A> around(Hop<Q, A> hop) {
        int evaluated = hop.random().nextInt(atMost + 1);
        ObjectNode request = hop.request();
        JsonNode start = request.get(START);
        if (evaluated == 0 && start != null) {
            hop.injected("none");
            return hop.answer(empty(request, start));
        }
        int limit = request.path(LIMIT).asInt(Integer.MAX_VALUE);
        request.put(LIMIT, Math.min(limit, Math.max(1, evaluated)));
        return hop.send(request)
                .thenApply(answer -> hop.changed(answer, page -> {
                    if (!(page.get(END) instanceof ObjectNode end)) {
                        return page; // all is told
                    }
                    JsonNode madeUp =
                            evaluated > 0 ? null : hop.faults().positions().begin(request, end);
                    hop.injected(madeUp == null ? "after " + Math.max(1, evaluated) : "none");
                    return madeUp == null ? page : empty(request, madeUp);
                }));
    }

    private static ObjectNode empty(ObjectNode request, JsonNode end) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        if (!request.path("Select").asText().equals("COUNT")) {
            page.putArray("Items");
        }
        return page.put("Count", 0).put("ScannedCount", 0).set(END, end.deepCopy());
    }
}
