package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/** The values of cases as Java has them: the codec that {@code $date}, {@code $set} and their kin make up. */
final class CaseValues {
    private CaseValues() {}

    /** An instance of a class, which is no plain object to Dynamoose. */
    record Foreign(String type) {}

    /** A condition that is written as data. */
    record ConditionSource(JsonNode call) {}

    static Object of(JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        } else if (node.isTextual()) {
            return node.textValue();
        } else if (node.isNumber()) {
            return node.decimalValue();
        } else if (node.isBoolean()) {
            return node.booleanValue();
        } else if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> list.add(of(element)));
            return list;
        }
        return special(node);
    }

    private static Object special(JsonNode node) {
        if (node.has("$undefined")) {
            return Undefined.PLAIN;
        } else if (node.has("$type")) {
            if (node.get("$type").asText().equals("UNDEFINED")) {
                return Undefined.FORCED;
            }
            throw new Uninterpreted("the type " + node.get("$type").asText() + " as a value");
        } else if (node.has("$date")) {
            return date(node.get("$date").asText());
        } else if (node.has("$set")) {
            Set<Object> set = new LinkedHashSet<>();
            node.get("$set").forEach(element -> set.add(of(element)));
            return set;
        } else if (node.has("$buffer") || node.has("$bytes")) {
            String base64 = node.path("$buffer").asText(node.path("$bytes").asText());
            return SdkBytes.fromByteArray(Base64.getDecoder().decode(base64));
        } else if (node.has("$number")) {
            return Double.valueOf(node.get("$number").asText());
        } else if (node.has("$bigint")) {
            return new BigDecimal(node.get("$bigint").asText());
        } else if (node.has("$fn")) {
            return Script.function(node.get("$fn").asText());
        } else if (node.has("$regex")) {
            return ScriptValues.pattern(node.get("$regex").asText());
        } else if (node.has("$condition")) {
            return new ConditionSource(node.get("$condition"));
        } else if (node.has("$item")) {
            return of(node.get("value"));
        } else if (node.has("$items")) {
            return of(node.get("$items"));
        } else if (node.has("$instance")) {
            return new Foreign(node.get("$instance").asText());
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getKey().startsWith("$") && !field.getKey().matches("\\$[A-Z]+")) {
                throw new Uninterpreted("the value " + field.getKey());
            }
            map.put(field.getKey(), of(field.getValue()));
        }
        return map;
    }

    /** The plain values of a stored item, which cases write typed or plain. */
    static Object natural(JsonNode item) {
        if (!item.isObject()) {
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Wire.item(item).forEach((name, stored) -> values.put(name, PipelineCalls.plain(stored)));
        return values;
    }

    private static Instant date(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ByDesign(Difference.NOT_EXPRESSIBLE, "a date that is none");
        }
    }

    /** Without what is undefined, at any depth. */
    static Object defined(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> kept = new LinkedHashMap<>();
            map.forEach((name, inner) -> {
                if (!Undefined.is(inner)) {
                    kept.put((String) name, defined(inner));
                }
            });
            return kept;
        } else if (value instanceof List<?> list) {
            List<Object> kept = new ArrayList<>();
            list.forEach(element -> kept.add(Undefined.is(element) ? null : defined(element)));
            return kept;
        }
        return value;
    }
}
