package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.query.Explanation;
import io.dynamodel.query.Explanation.Access;
import io.dynamodel.query.FindOperation;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.IndexProjection;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.StringAttribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which index Dynamoose takes for a condition, beside what {@code find} takes. The definitions are DynamoDB's; every
 * attribute of an index is required, so that no index lacks items. A local index of another partition key than the
 * table's, which DynamoDB does not have, is left out.
 */
final class IndexChoice {
    private final DocumentSchemaBuilder builder = Schema.documents("Table");
    private final Map<String, StringAttribute<Document>> attributes = new LinkedHashMap<>();

    private IndexChoice() {}

    static Outcome run(DynamooseCase one) {
        JsonNode expected = one.json().path("expectedResult");
        String expectedIndex = expected.path("indexName").asText("null");
        boolean expectsTable = expected.path("tableIndex").asBoolean();
        Explanation found = new IndexChoice()
                .find(DynamooseCases.argument(one, 0), DynamooseCases.argument(one, 1))
                .explain();
        if (found.access() == Access.REFUSED) {
            return expectedIndex.equals("null") && !expectsTable
                    ? Outcome.agrees() // Dynamoose goes on to refuse the query
                    : Outcome.fails("refused: " + found.refusal().orElseThrow());
        }
        boolean isSame = expectsTable
                ? found.index().isEmpty()
                : found.index().orElse("the table").equals(expectedIndex);
        return isSame ? Outcome.agrees() : Outcome.fails("expected " + expected + ", but: " + found);
    }

    private FindOperation<Document, Document> find(JsonNode indexes, JsonNode chart) {
        List<String> locals = new ArrayList<>();
        indexes.path("LocalSecondaryIndexes").forEach(index -> locals.add(part(index, "HASH")));
        JsonNode table = indexes.path("TableIndex");
        String partition = table.isMissingNode() ? locals.get(0) : part(table, "HASH");
        String sort = table.isMissingNode() ? "tableRangeKey" : part(table, "RANGE");
        SortedKey<Document, String, String> key = null;
        if (sort == null) {
            builder.key(keyAttribute(partition));
        } else {
            key = builder.key(keyAttribute(partition), keyAttribute(sort));
        }
        for (JsonNode index : indexes.path("GlobalSecondaryIndexes")) {
            String name = index.path("IndexName").asText();
            String range = part(index, "RANGE");
            if (range == null) {
                builder.globalIndex(name, attribute(part(index, "HASH")));
            } else {
                builder.globalIndex(name, attribute(part(index, "HASH")), attribute(range), IndexProjection.all());
            }
        }
        for (JsonNode index : indexes.path("LocalSecondaryIndexes")) {
            if (key != null && partition.equals(part(index, "HASH"))) {
                builder.localIndex(index.path("IndexName").asText(), key, attribute(part(index, "RANGE")));
            }
        }
        List<Condition<Document>> conditions = new ArrayList<>();
        chart.properties().forEach(entry -> {
            StringAttribute<Document> attribute = attribute(entry.getKey());
            conditions.add(entry.getValue().path("type").asText().equals("EQ") ? attribute.eq("a") : attribute.ge("a"));
        });
        return Things.offline(builder.build()).find(Condition.all(conditions));
    }

    private static @Nullable String part(JsonNode index, String type) {
        for (JsonNode element : index.path("KeySchema")) {
            if (element.path("KeyType").asText().equals(type)) {
                return element.path("AttributeName").asText();
            }
        }
        return null;
    }

    private StringAttribute<Document> keyAttribute(String name) {
        return attributes.computeIfAbsent(name, builder::string);
    }

    private StringAttribute<Document> attribute(@Nullable String name) {
        if (name == null) {
            throw new IllegalArgumentException("a key of a case lacks an attribute");
        }
        return attributes.computeIfAbsent(name, each -> builder.string(each, Rules.required()));
    }
}
