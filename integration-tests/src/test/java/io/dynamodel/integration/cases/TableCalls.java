package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamodel.query.TableOptions;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;

/** Tables: what creating one asks for. Everything else that Dynamoose does to tables by itself is different by design. */
final class TableCalls {
    private TableCalls() {}

    static Outcome run(DynamooseCase one) {
        if (one.method().equals("model")) {
            throw new ByDesign(Difference.NOT_EXPRESSIBLE, "a model without a schema");
        } else if (!one.method().equals("new Table")) {
            return Outcome.uninterpreted("dynamoose." + one.method());
        }
        JsonNode options = DynamooseCases.argument(one, 0).path("options");
        if (one.json().has("expectedError")) {
            if (DynamooseCases.argument(one, 0).path("models").size() > 1) {
                throw new NeedsUnreleased(Unreleased.SEVERAL_SCHEMAS);
            }
            throw new ByDesign(Difference.NOT_EXPRESSIBLE, "a table of no models, or of a model that has one");
        }
        boolean changes = isOn(options.path("update"))
                || isOn(one.json().path("tableDefaults").path("update"));
        JsonNode creation = Judge.expectedRequests(one).stream()
                .filter(request -> request.path("op").asText().equals("createTable"))
                .findFirst()
                .orElse(MissingNode.getInstance());
        if (creation.isMissingNode()) {
            if (changes) {
                throw new NeedsUnreleased(Unreleased.TABLE_CHANGES);
            }
            throw new ByDesign(Difference.NO_TABLE_LIFECYCLE, "looking at a table that is there, and waiting for it");
        }
        one.noted().add(Difference.NO_TABLE_LIFECYCLE);
        return creation(one, creation, options(options, MissingNode.getInstance()));
    }

    private static boolean isOn(JsonNode setting) {
        return setting.isArray() ? !setting.isEmpty() : setting.asBoolean();
    }

    /** The keys and indexes that a schema gives a table. */
    static Outcome parameters(DynamooseCase one) {
        return creation(one, one.json().get("expectedResult"), options(MissingNode.getInstance(), one.definition()));
    }

    private static Outcome creation(DynamooseCase one, JsonNode expected, TableOptions options) {
        Attempt attempt = one.attempt(leftOut -> {
            StubClient stub = new StubClient(MissingNode.getInstance());
            ModelCalls calls = new ModelCalls(
                    one.translate(Steps.all()), expected.path("TableName").asText("T-1"), stub, true, leftOut);
            var request = calls.model().table().create(options).request().first();
            ObjectNode sent = (ObjectNode) Wire.json(request);
            if (!expected.has("TableName")) {
                sent.remove(List.of("TableName", "BillingMode", "ProvisionedThroughput"));
            } else if (!expected.has("BillingMode")) {
                sent.remove("BillingMode"); // PROVISIONED is DynamoDB's default
            }
            return new Attempt(
                    List.of(CanonicalRequest.of("createTable", sent, true)),
                    Undefined.PLAIN,
                    java.util.Optional.empty());
        });
        return Judge.requests(one, attempt, List.of(CanonicalRequest.of("createTable", expected, false)));
    }

    private static TableOptions options(JsonNode given, JsonNode definition) {
        JsonNode throughput = given.path("throughput");
        TableOptions options;
        if (throughput.isTextual()) {
            options = TableOptions.onDemand();
        } else if (throughput.isMissingNode() && definition.isObject() && definition.findValue("throughput") == null) {
            options = TableOptions.onDemand();
        } else {
            options = TableOptions.provisioned(
                    throughput.isNumber()
                            ? throughput.asLong()
                            : throughput.path("read").asLong(1),
                    throughput.isNumber()
                            ? throughput.asLong()
                            : throughput.path("write").asLong(1));
            for (Map.Entry<String, JsonNode> field : definition.properties()) {
                JsonNode index = field.getValue().path("index");
                JsonNode units = index.path("throughput");
                if (units.isNumber()) {
                    options = options.index(index.path("name").asText(), units.asLong(), units.asLong());
                } else if (units.isObject()) {
                    options = options.index(
                            index.path("name").asText(),
                            units.path("read").asLong(1),
                            units.path("write").asLong(1));
                }
            }
        }
        if (given.path("tableClass").asText().equals("infrequentAccess")) {
            options = options.tableClass(TableClass.STANDARD_INFREQUENT_ACCESS);
        }
        if (given.path("streamOptions").path("enabled").asBoolean()) {
            String view = given.path("streamOptions").path("type").asText("");
            if (view.isEmpty()) {
                throw new ByDesign(Difference.NOT_EXPRESSIBLE, "a stream without saying what it holds");
            }
            options = options.stream(StreamViewType.fromValue(view));
        }
        for (Map.Entry<String, JsonNode> tag : given.path("tags").properties()) {
            options = options.tag(tag.getKey(), tag.getValue().asText());
        }
        return options;
    }
}
