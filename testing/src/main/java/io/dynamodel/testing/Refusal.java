package io.dynamodel.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The service says no.
 *
 * @param reasons the codes of a transaction's operations; empty for anything else
 */
record Refusal(int status, String code, String message, List<String> reasons) implements Effect {
    Refusal(int status, String code, String message) {
        this(status, code, message, List.of());
    }

    static Refusal cancelled(List<String> reasons) {
        return new Refusal(
                400,
                "TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons " + reasons,
                reasons);
    }

    @Override
    public <Q, A> CompletableFuture<A> around(Hop<Q, A> hop) {
        hop.injected("");
        return hop.level().refused(this, hop.origin());
    }

    /** As DynamoDB writes it. */
    ObjectNode json(String origin) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("__type", "com.amazonaws.dynamodb.v20120810#" + code);
        json.put(reasons.isEmpty() ? "message" : "Message", message + " (" + origin + ")");
        if (!reasons.isEmpty()) {
            ArrayNode array = json.putArray("CancellationReasons");
            for (String reason : reasons) {
                ObjectNode entry = array.addObject().put("Code", reason);
                if (!reason.equals("None")) {
                    entry.put("Message", origin);
                }
            }
        }
        return json;
    }
}
