package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a case's requests become by design: each change of them is made for a named {@link Difference}, and what is then
 * compared is compared exactly.
 */
final class ExpectedRequests {
    private ExpectedRequests() {}

    /** The requests that Dynamodel should send for the case. */
    static List<CanonicalRequest> of(DynamooseCase one, Set<Difference> differences) {
        List<CanonicalRequest> requests = new ArrayList<>();
        for (JsonNode request : Judge.expectedRequests(one)) {
            String operation = request.path("op").asText(operation(one));
            ObjectNode changed = request.deepCopy();
            switch (operation) {
                case "updateItem" -> update(one, changed, differences);
                case "putItem" -> {
                    ExpectedItem.wire(one, (ObjectNode) changed.get("Item"), one.given(), Steps.all(), differences);
                    returnsItem(changed, differences);
                }
                case "deleteItem" -> returnsItem(changed, differences);
                default -> {
                    // reads are as they are
                }
            }
            requests.add(CanonicalRequest.of(operation, changed, false));
            counting(one, operation, changed, requests, differences);
            unprocessed(one, operation, changed, requests, differences);
        }
        return requests;
    }

    private static String operation(DynamooseCase one) {
        return switch (one.method()) {
            case "get" -> "getItem";
            case "update" -> "updateItem";
            case "delete" -> "deleteItem";
            case "batchGet" -> "batchGetItem";
            case "batchPut", "batchDelete" -> "batchWriteItem";
            default -> "putItem";
        };
    }

    private static void returnsItem(ObjectNode request, Set<Difference> differences) {
        if (request.has("ConditionExpression")) {
            request.put("ReturnValuesOnConditionCheckFailure", "ALL_OLD");
            differences.add(Difference.FAILED_CONDITION_RETURNS_ITEM);
        }
    }

    /** A count goes on where the script says that there is more. */
    private static void counting(
            DynamooseCase one,
            String operation,
            ObjectNode request,
            List<CanonicalRequest> requests,
            Set<Difference> differences) {
        JsonNode more = one.json()
                .path("dynamo")
                .path(requests.size() - 1)
                .path("response")
                .path("LastEvaluatedKey");
        boolean last = requests.size() == Judge.expectedRequests(one).size();
        if (last && request.path("Select").asText().equals("COUNT") && more.size() > 0) {
            ObjectNode next = request.deepCopy();
            next.set("ExclusiveStartKey", more);
            requests.add(CanonicalRequest.of(operation, next, false));
            differences.add(Difference.COUNT_IS_COMPLETE);
        }
    }

    /** What the script leaves unprocessed is sent again. */
    private static void unprocessed(
            DynamooseCase one,
            String operation,
            ObjectNode request,
            List<CanonicalRequest> requests,
            Set<Difference> differences) {
        JsonNode answer = one.json().path("dynamo").path(requests.size() - 1).path("response");
        JsonNode left = answer.path(operation.equals("batchGetItem") ? "UnprocessedKeys" : "UnprocessedItems");
        if (left.size() > 0) {
            ObjectNode next = request.deepCopy();
            next.set("RequestItems", left);
            requests.add(CanonicalRequest.of(operation, next, false));
            differences.add(Difference.UNPROCESSED_IS_SENT_AGAIN);
        }
    }

    // ---- updates ----

    private static void update(DynamooseCase one, ObjectNode request, Set<Difference> differences) {
        String guard = "attribute_exists(#guard)";
        request.put(
                "ConditionExpression",
                request.has("ConditionExpression")
                        ? "(" + request.get("ConditionExpression").asText() + ") AND " + guard
                        : guard);
        request.withObjectProperty("ExpressionAttributeNames")
                .put("#guard", one.translate(Steps.all()).keys().partition());
        differences.add(Difference.UPDATE_NEEDS_ITEM);
        returnsItem(request, differences);
        UpdateText update = UpdateText.of(request.path("UpdateExpression").asText());
        if (update.appendsToNothing()) {
            request.withObjectProperty("ExpressionAttributeValues")
                    .putObject(":none")
                    .putArray("L");
            differences.add(Difference.APPEND_CREATES_LIST);
        }
        removals(one, request, update, differences);
        request.put("UpdateExpression", update.toString());
    }

    /** What is removed stays removed, whatever its default; a forced default is set where something is set. */
    private static void removals(
            DynamooseCase one, ObjectNode request, UpdateText update, Set<Difference> differences) {
        Map<String, Map<String, Object>> changes = UpdateTranslation.byClause(one.changes());
        for (Map.Entry<String, JsonNode> name :
                request.path("ExpressionAttributeNames").properties()) {
            String attribute = name.getValue().asText();
            JsonNode settings = one.definition().path(attribute);
            boolean removed = changes.getOrDefault("$REMOVE", Map.of()).containsKey(attribute)
                    || changes.getOrDefault("$SET", Map.of()).get(attribute) == Undefined.PLAIN;
            boolean added = changes.getOrDefault("$ADD", Map.of()).containsKey(attribute);
            if (settings.has("default") && removed && update.setToRemove(name.getKey())) {
                differences.add(
                        settings.path("forceDefault").asBoolean()
                                ? Difference.FORCED_DEFAULT_IS_A_RULE
                                : Difference.REMOVE_REMOVES);
            } else if (settings.path("forceDefault").asBoolean() && added) {
                boolean isList = settings.path("type").asText().equalsIgnoreCase("Array");
                update.setToAdd(name.getKey(), isList);
                request.withObjectProperty("ExpressionAttributeValues")
                        .putObject(":none")
                        .putArray("L");
                differences.add(Difference.FORCED_DEFAULT_IS_A_RULE);
            }
        }
    }
}
