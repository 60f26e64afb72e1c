package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.DynamodelException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.query.ItemRead;
import io.dynamodel.query.Model;
import io.dynamodel.query.Operation;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.Schema;
import io.dynamodel.transactions.TransactGetResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Transactions, which Dynamoose makes of raw parts of requests, as Dynamodel's operations. */
final class TransactionCalls {
    private final DynamooseCase one;
    private final StubClient stub;
    private final Dynamodel db;

    /** By the model's name: a key is of one schema. */
    private final Map<String, SchemaTranslation.Translated> translated = new HashMap<>();

    private TransactionCalls(DynamooseCase one) {
        this.one = one;
        this.stub = new StubClient(one.json().path("dynamo"));
        this.db = Dynamodel.builder().client(stub).clock(CaseTime.CLOCK).build();
    }

    static Outcome run(DynamooseCase one) {
        JsonNode parts = one.call().path("args").path(0);
        boolean reads = parts.path(0).has("Get");
        Attempt attempt;
        try {
            attempt = new TransactionCalls(one).attempt(parts, reads);
        } catch (DynamodelException e) {
            attempt = new Attempt(List.of(), Undefined.PLAIN, Optional.of(e));
        }
        if (one.json().has("expectedError")) {
            return Judge.operation(one, attempt);
        }
        String operation = reads ? "transactGetItems" : "transactWriteItems";
        JsonNode expected = one.json().get("expectedRequest").deepCopy();
        if (!reads) {
            asSentHere(one, (ObjectNode) expected);
        }
        JsonNode result = one.json().path("expectedResult");
        if (result.isArray() && attempt.error().isEmpty()) {
            boolean same = new ValueMatch(Map.of()).matches(CaseValues.of(result), attempt.result());
            if (one.isDefect() && !same) {
                return Outcome.avoided("items are read as everywhere: " + attempt.result());
            } else if (!same) {
                return Outcome.fails("expected " + result + ", but " + attempt);
            }
        }
        return Judge.requests(one, attempt, List.of(CanonicalRequest.of(operation, expected, false)));
    }

    private Attempt attempt(JsonNode parts, boolean reads) {
        boolean dryRun = one.json().path("dryRun").asBoolean();
        Operation<?> operation;
        if (reads) {
            List<ItemRead<Document, Document>> gets = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                JsonNode get = parts.get(i).get("Get");
                gets.add(model(get, i).get(key(get, i)));
            }
            operation = db.transactGet(gets);
        } else {
            List<WriteOperation> writes = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                writes.add(write(parts.get(i), i));
            }
            operation = db.transaction(writes);
        }
        CanonicalRequest plan = StubClient.canonical(
                reads ? "transactGetItems" : "transactWriteItems",
                operation.request().first());
        if (dryRun) {
            return new Attempt(List.of(plan), Undefined.PLAIN, Optional.empty());
        }
        Object result = operation.execute();
        if (!stub.requests().equals(List.of(plan))) {
            throw new AssertionError("request() said " + plan + ", but sent was " + stub.requests());
        }
        List<Object> found = new ArrayList<>();
        if (result instanceof TransactGetResult read) {
            read.inOrder().forEach(item -> found.add(item.orElse(null)));
        }
        return new Attempt(stub.requests(), found, Optional.empty());
    }

    private WriteOperation write(JsonNode part, int place) {
        String kind = part.fieldNames().next();
        JsonNode request = part.get(kind);
        Model<Document> model = model(request, place);
        return switch (kind) {
            case "Put" -> {
                if (!request.has("Item")) {
                    throw new ByDesign(Difference.NOT_EXPRESSIBLE, "a put without an item");
                }
                Document item = ModelCalls.document(CaseValues.natural(request.get("Item")));
                yield request.path("ConditionExpression").asText().startsWith("attribute_not_exists")
                        ? model.create(item)
                        : model.put(item);
            }
            case "Update" ->
                model.update(
                        key(request, place),
                        UpdateTranslation.of(schema(place), Map.of("$ADD", added(request)), Set.of())
                                .get(0));
            case "Delete" -> model.delete(key(request, place));
            case "ConditionCheck" -> model.check(key(request, place), greater(request, schema(place)));
            default -> throw new Uninterpreted("a transaction with " + kind);
        };
    }

    /** The one form of update that cases have. */
    private static Map<String, Object> added(JsonNode update) {
        if (!update.path("UpdateExpression").asText().equals("ADD #a0 :v0")) {
            throw new Uninterpreted(update.toString());
        }
        return Map.of(name(update), value(update));
    }

    /** The one form of condition that cases have. */
    private static Condition<Document> greater(JsonNode check, Schema<Document> schema) {
        if (!check.path("ConditionExpression").asText().equals("#a0 > :v0")) {
            throw new Uninterpreted(check.toString());
        }
        return schema.path(name(check)).gt(value(check));
    }

    private static String name(JsonNode request) {
        return request.path("ExpressionAttributeNames").path("#a0").asText();
    }

    private static Object value(JsonNode request) {
        return new BigDecimal(
                request.path("ExpressionAttributeValues").path(":v0").path("N").asText());
    }

    // ---- models ----

    /** The schema that the part at a place is of: the place's own, if several share a table. */
    private SchemaTranslation.Translated translated(int place) {
        JsonNode models = one.json().path("models");
        JsonNode name = models.path(Math.min(place, models.size() - 1)).path("model");
        return translated.computeIfAbsent(name.asText(), unknown -> {
            ObjectNode json = one.json().deepCopy();
            json.withObjectProperty("call").set("model", name);
            return new DynamooseCase(json).translate(Steps.all());
        });
    }

    private Schema<Document> schema(int place) {
        return translated(place).schema();
    }

    private Key<Document> key(JsonNode request, int place) {
        Object partition = ((Map<?, ?>) CaseValues.natural(request.get("Key")))
                .values()
                .iterator()
                .next();
        return translated(place).keys().of(partition, null);
    }

    private Model<Document> model(JsonNode request, int place) {
        String table = request.path("TableName").asText();
        if (one.json().path("models").isEmpty() || one.json().has("expectedError")) {
            throw new ByDesign(Difference.NOT_EXPRESSIBLE, "a table without a model: an operation is of a model");
        }
        return db.model(table, schema(place));
    }

    // ---- what is sent here beyond what Dynamoose sends ----

    private static void asSentHere(DynamooseCase one, ObjectNode request) {
        request.put("ClientRequestToken", "made for each execution");
        one.noted().add(Difference.TRANSACTIONS_HAVE_TOKENS);
        for (JsonNode part : request.path("TransactItems")) {
            String kind = part.fieldNames().next();
            ObjectNode inner = (ObjectNode) part.get(kind);
            if (kind.equals("Update")) {
                inner.put("ConditionExpression", "attribute_exists(#guard)");
                inner.withObjectProperty("ExpressionAttributeNames").put("#guard", "id");
                one.noted().add(Difference.UPDATE_NEEDS_ITEM);
            }
            if (inner.has("ConditionExpression")) {
                inner.put("ReturnValuesOnConditionCheckFailure", "ALL_OLD");
                one.noted().add(Difference.FAILED_CONDITION_RETURNS_ITEM);
            }
        }
    }
}
