package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a request means: its parameters as texts that are equal for equal meanings. What is DynamoDB's default is left
 * out, so that saying it and not saying it are the same.
 */
final class CanonicalRequest {
    private final String operation;
    private final TreeMap<String, String> parameters;

    private CanonicalRequest(String operation, TreeMap<String, String> parameters) {
        this.operation = operation;
        this.parameters = parameters;
    }

    /**
     * Reads a request.
     *
     * @param strict whether placeholders that are not used are an error, as they are for DynamoDB
     */
    static CanonicalRequest of(String operation, JsonNode request, boolean strict) {
        Set<String> used = new HashSet<>();
        Function<String, String> placeholders = placeholder -> {
            used.add(placeholder);
            JsonNode found = placeholder.startsWith("#")
                    ? request.path("ExpressionAttributeNames").path(placeholder)
                    : request.path("ExpressionAttributeValues").path(placeholder);
            if (found.isMissingNode()) {
                throw new IllegalArgumentException("The placeholder " + placeholder + " stands for nothing");
            }
            return placeholder.startsWith("#") ? ExpressionText.quoted(found.asText()) : attribute(found);
        };
        TreeMap<String, String> parameters = new TreeMap<>();
        for (Map.Entry<String, JsonNode> parameter : request.properties()) {
            String text = text(parameter.getKey(), parameter.getValue(), placeholders);
            if (!text.isEmpty()) {
                parameters.put(parameter.getKey(), text);
            }
        }
        if (strict) {
            for (String kind : List.of("ExpressionAttributeNames", "ExpressionAttributeValues")) {
                request.path(kind).fieldNames().forEachRemaining(placeholder -> {
                    if (!used.contains(placeholder)) {
                        throw new AssertionError("The placeholder " + placeholder + " is not used: " + request);
                    }
                });
            }
        }
        return new CanonicalRequest(operation, parameters);
    }

    private static String text(String name, JsonNode value, Function<String, String> placeholders) {
        return switch (name) {
            case "op", "ExpressionAttributeNames", "ExpressionAttributeValues" -> "";
            case "ConditionExpression", "FilterExpression", "KeyConditionExpression" ->
                ExpressionText.condition(value.asText(), placeholders);
            case "UpdateExpression" -> ExpressionText.update(value.asText(), placeholders);
            case "ProjectionExpression" -> ExpressionText.projection(value.asText(), placeholders);
            case "ConsistentRead" -> value.asBoolean() ? "true" : "";
            case "ScanIndexForward" -> value.asBoolean() ? "" : "false";
            case "ReturnValues" -> value.asText().equals("NONE") ? "" : value.asText();
            case "Item", "Key", "ExclusiveStartKey" -> item(value);
            case "TransactItems" -> parts(value);
            case "ClientRequestToken" -> "some";
            default -> value.isMissingNode() || value.has("$undefined") ? "" : structure(value);
        };
    }

    /** The parts of a transaction in their order, each a request of its own. */
    private static String parts(JsonNode parts) {
        List<String> all = new ArrayList<>();
        for (JsonNode part : parts) {
            for (Map.Entry<String, JsonNode> kind : part.properties()) {
                all.add(of(kind.getKey(), kind.getValue(), false).toString());
            }
        }
        return all.toString();
    }

    /** Any JSON without the order of its members, and of lists of objects. */
    private static String structure(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, String> members = new TreeMap<>();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                boolean isDefault = field.getKey().equals("ConsistentRead")
                        && !field.getValue().asBoolean();
                if (!isDefault) {
                    members.put(field.getKey(), structure(field.getValue()));
                }
            }
            return members.toString();
        } else if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(structure(element)));
            return elements.stream().sorted().toList().toString();
        }
        return node.isNumber() ? number(node.asText()) : node.asText();
    }

    static String item(JsonNode item) {
        TreeMap<String, String> attributes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            attributes.put(ExpressionText.quoted(field.getKey()), attribute(field.getValue()));
        }
        return attributes.toString();
    }

    /** One value; numbers by what they are, sets without order. */
    static String attribute(JsonNode typed) {
        if (!Wire.isAttribute(typed)) {
            return attribute(Wire.json(Wire.attribute(typed)));
        }
        String type = typed.fieldNames().next();
        JsonNode value = typed.get(type);
        return type
                + switch (type) {
                    case "N" -> " " + number(value.asText());
                    case "M" -> item(value);
                    case "L" -> {
                        List<String> elements = new ArrayList<>();
                        value.forEach(element -> elements.add(attribute(element)));
                        yield elements.toString();
                    }
                    case "NS", "SS", "BS" -> {
                        TreeSet<String> elements = new TreeSet<>();
                        value.forEach(element ->
                                elements.add(type.equals("NS") ? number(element.asText()) : element.toString()));
                        yield elements.toString();
                    }
                    default -> " " + value;
                };
    }

    private static String number(String text) {
        try {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return "not a number: " + text;
        }
    }

    // ---- what the judge works with ----

    String operation() {
        return operation;
    }

    String get(String parameter) {
        return parameters.getOrDefault(parameter, "");
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof CanonicalRequest other
                && operation.equals(other.operation)
                && parameters.equals(other.parameters);
    }

    @Override
    public int hashCode() {
        return parameters.hashCode();
    }

    @Override
    public String toString() {
        return operation + parameters;
    }
}
