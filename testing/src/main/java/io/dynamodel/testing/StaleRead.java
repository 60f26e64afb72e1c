package io.dynamodel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A read sees what it saw before. */
record StaleRead() implements Effect {
    @Override
    public <Q, A> CompletableFuture<A> around(Hop<Q, A> hop) {
        ObjectNode request = hop.request();
        if (isConsistent(request)) {
            return hop.send();
        }
        return hop.send()
                .thenApply(answer -> hop.changed(answer, now -> {
                    ObjectNode earlier = hop.faults().answers().other(request, now);
                    if (earlier == null) {
                        return now;
                    }
                    hop.injected("");
                    return earlier.deepCopy();
                }));
    }

    static boolean isConsistent(ObjectNode request) {
        if (request.path("ConsistentRead").asBoolean()) {
            return true;
        }
        for (JsonNode table : request.path("RequestItems")) {
            if (table.path("ConsistentRead").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    /** The latest answers to the latest reads. Thread-safe. */
    static final class Answers {
        private static final int MAX_READS = 1_000;
        private static final int MAX_ANSWERS = 4;

        private final Map<JsonNode, Deque<ObjectNode>> answers = new LinkedHashMap<>(16, 0.75f, true);

        synchronized void remember(ObjectNode request, ObjectNode answer) {
            Deque<ObjectNode> latest = answers.computeIfAbsent(request, unknown -> new ArrayDeque<>());
            latest.remove(answer);
            latest.addFirst(answer);
            if (latest.size() > MAX_ANSWERS) {
                latest.removeLast();
            }
            if (answers.size() > MAX_READS) {
                Iterator<JsonNode> eldest = answers.keySet().iterator();
                eldest.next();
                eldest.remove();
            }
        }

        /** The latest that is not this one. */
        synchronized @Nullable ObjectNode other(ObjectNode request, ObjectNode now) {
            for (ObjectNode answer : answers.getOrDefault(request, new ArrayDeque<>())) {
                if (!answer.equals(now)) {
                    return answer;
                }
            }
            return null;
        }
    }
}
