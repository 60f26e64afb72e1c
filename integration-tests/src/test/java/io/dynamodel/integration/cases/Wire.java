package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Between the SDK's classes and DynamoDB JSON as cases write it. */
final class Wire {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> TYPES = Set.of("S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS");

    private Wire() {}

    /** A request, or a part of one, by DynamoDB's parameter names. */
    static JsonNode json(Object value) {
        if (value instanceof SdkPojo pojo) {
            ObjectNode object = JSON.objectNode();
            for (SdkField<?> field : pojo.sdkFields()) {
                Object inner = field.getValueOrDefault(pojo);
                if (inner != null
                        && !(inner instanceof SdkAutoConstructList)
                        && !(inner instanceof SdkAutoConstructMap)) {
                    object.set(field.locationName(), json(inner));
                }
            }
            return object;
        } else if (value instanceof SdkBytes bytes) {
            return JSON.objectNode().put("$buffer", Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
        } else if (value instanceof Collection<?> list) {
            ArrayNode array = JSON.arrayNode();
            list.forEach(element -> array.add(json(element)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            map.forEach((name, inner) -> object.set((String) name, json(inner)));
            return object;
        } else if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        } else if (value instanceof Number number) {
            return JSON.numberNode(new BigDecimal(number.toString()));
        }
        return JSON.textNode(String.valueOf(value));
    }

    /** Whether it is DynamoDB JSON of one value. */
    static boolean isAttribute(JsonNode node) {
        return node.isObject()
                && node.size() == 1
                && TYPES.contains(node.fieldNames().next());
    }

    /** A value of a scripted answer; some cases write plain values where DynamoDB would write typed ones. */
    static AttributeValue attribute(JsonNode node) {
        if (!isAttribute(node)) {
            return natural(CaseValues.of(node));
        }
        String type = node.fieldNames().next();
        JsonNode value = node.get(type);
        return switch (type) {
            case "S" -> AttributeValue.fromS(value.asText());
            case "N" -> AttributeValue.fromN(value.asText());
            case "BOOL" -> AttributeValue.fromBool(value.asBoolean());
            case "NULL" -> AttributeValue.fromNul(true);
            case "B" -> AttributeValue.fromB((SdkBytes) CaseValues.of(value));
            case "SS" -> AttributeValue.fromSs(texts(value));
            case "NS" -> AttributeValue.fromNs(texts(value));
            case "BS" -> {
                List<SdkBytes> bytes = new ArrayList<>();
                value.forEach(element -> bytes.add((SdkBytes) CaseValues.of(element)));
                yield AttributeValue.fromBs(bytes);
            }
            case "L" -> {
                List<AttributeValue> list = new ArrayList<>();
                value.forEach(element -> list.add(attribute(element)));
                yield AttributeValue.fromL(list);
            }
            default -> AttributeValue.fromM(item(value));
        };
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    static Map<String, AttributeValue> item(JsonNode object) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!field.getValue().has("$undefined")) {
                item.put(field.getKey(), attribute(field.getValue()));
            }
        }
        return item;
    }

    /** A plain value as JavaScript's marshaller stores it. */
    static AttributeValue natural(Object value) {
        if (value == null) {
            return AttributeValue.fromNul(true);
        } else if (value instanceof String text) {
            return AttributeValue.fromS(text);
        } else if (value instanceof Number number) {
            return AttributeValue.fromN(number.toString());
        } else if (value instanceof Boolean truth) {
            return AttributeValue.fromBool(truth);
        } else if (value instanceof SdkBytes bytes) {
            return AttributeValue.fromB(bytes);
        } else if (value instanceof List<?> list) {
            return AttributeValue.fromL(list.stream().map(Wire::natural).toList());
        } else if (value instanceof Set<?> set) {
            return naturalSet(set);
        } else if (value instanceof Map<?, ?> map) {
            return AttributeValue.fromM(naturalItem(map));
        } else if (value instanceof java.time.Instant instant) {
            return AttributeValue.fromN(String.valueOf(instant.toEpochMilli()));
        }
        throw new Uninterpreted("a value of " + value.getClass().getSimpleName() + " as stored");
    }

    private static AttributeValue naturalSet(Set<?> set) {
        Object first = set.iterator().next();
        return first instanceof Number
                ? AttributeValue.fromNs(set.stream().map(Object::toString).toList())
                : first instanceof SdkBytes
                        ? AttributeValue.fromBs(
                                set.stream().map(SdkBytes.class::cast).toList())
                        : AttributeValue.fromSs(
                                set.stream().map(String.class::cast).toList());
    }

    static Map<String, AttributeValue> naturalItem(Map<?, ?> map) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        map.forEach((name, inner) -> {
            if (!Undefined.is(inner)) {
                item.put((String) name, natural(inner));
            }
        });
        return item;
    }
}
