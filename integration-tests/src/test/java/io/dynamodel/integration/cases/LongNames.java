package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;

/** The same case with names of indexes that DynamoDB takes: they have three characters at least. */
final class LongNames {
    private static final Set<String> PLACES = Set.of("name", "IndexName");

    private LongNames() {}

    static JsonNode of(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(field -> {
                boolean isName =
                        PLACES.contains(field.getKey()) && field.getValue().isTextual();
                copy.set(field.getKey(), isName ? longer(field.getValue()) : of(field.getValue()));
            });
            return copy;
        } else if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            boolean using = array.path(0).asText().equals("using");
            array.forEach(element -> copy.add(using && element != array.get(0) ? longer(element) : of(element)));
            return copy;
        }
        return node;
    }

    private static JsonNode longer(JsonNode name) {
        return name.asText().length() < 3 ? TextNode.valueOf(name.asText() + "-index") : name;
    }
}
