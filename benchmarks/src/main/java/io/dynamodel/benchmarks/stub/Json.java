package io.dynamodel.benchmarks.stub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** DynamoDB's JSON, for answers and for looking at what was sent. */
public final class Json {
    private Json() {}

    /** An object of fields, values among them, as DynamoDB would send it. */
    public static byte[] bytes(Map<String, ?> fields) {
        try {
            return new ObjectMapper().writeValueAsBytes(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** An item as plain data for {@link #bytes}. */
    public static Map<String, Object> item(Map<String, AttributeValue> item) {
        Map<String, Object> fields = new LinkedHashMap<>();
        item.forEach((name, value) -> fields.put(name, value(value)));
        return fields;
    }

    private static Map<String, Object> value(AttributeValue value) {
        return switch (value.type()) {
            case S -> Map.of("S", value.s());
            case N -> Map.of("N", value.n());
            case B -> Map.of("B", Base64.getEncoder().encodeToString(value.b().asByteArrayUnsafe()));
            case BOOL -> Map.of("BOOL", value.bool());
            case M -> Map.of("M", item(value.m()));
            case L -> Map.of("L", value.l().stream().map(Json::value).toList());
            case SS -> Map.of("SS", value.ss());
            case NS -> Map.of("NS", value.ns());
            default -> throw new IllegalArgumentException(value.type().toString());
        };
    }

    /** The same data with maps and sets in order, to compare. */
    public static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, field) -> sorted.put(
                    (String) name,
                    field instanceof Collection<?> set && List.of("SS", "NS").contains(name)
                            ? new TreeSet<>(set)
                            : sorted(field)));
            return sorted;
        }
        return value instanceof List<?> list ? list.stream().map(Json::sorted).toList() : value;
    }
}
