package io.dynamodel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** The SDK's values as DynamoDB's JSON, and back. */
final class SdkJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SdkJson() {}

    static ObjectNode of(SdkPojo value) {
        ObjectNode json = NODES.objectNode();
        for (SdkField<?> field : value.sdkFields()) {
            JsonNode node = node(field.getValueOrDefault(value));
            if (node != null) {
                json.set(field.locationName(), node);
            }
        }
        return json;
    }

    /** Sets all fields that a builder has, those that the JSON does not have to null. */
    static <B extends SdkPojo> B into(B builder, JsonNode json) {
        for (SdkField<?> field : builder.sdkFields()) {
            field.set(builder, value(field, json.get(field.locationName())));
        }
        return builder;
    }

    /** Null for what is absent. */
    private static @Nullable JsonNode node(@Nullable Object value) {
        if (value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) {
            return null;
        }
        if (value instanceof SdkPojo pojo) {
            return of(pojo);
        }
        if (value instanceof SdkBytes bytes) {
            return NODES.textNode(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(element -> array.add(node(element)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((key, element) -> object.set(String.valueOf(key), node(element)));
            return object;
        }
        if (value instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        }
        if (value instanceof Integer || value instanceof Long) {
            return NODES.numberNode(((Number) value).longValue());
        }
        return value instanceof Number number
                ? NODES.numberNode(number.doubleValue())
                : NODES.textNode(String.valueOf(value));
    }

    private static @Nullable Object value(SdkField<?> field, @Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        MarshallingKnownType type = field.marshallingType().getKnownType();
        return switch (type) {
            case STRING -> node.asText();
            case INTEGER -> node.asInt();
            case LONG -> node.asLong();
            case DOUBLE -> node.asDouble();
            case BOOLEAN -> node.asBoolean();
            case SDK_BYTES -> SdkBytes.fromByteArray(bytes(node));
            case SDK_POJO -> ((Buildable) into(field.constructor().get(), node)).build();
            case LIST -> list(field, node);
            case MAP -> map(field, node);
            default -> throw new IllegalArgumentException("No request or answer on items has a " + type);
        };
    }

    private static List<@Nullable Object> list(SdkField<?> field, JsonNode node) {
        SdkField<?> element = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
        List<@Nullable Object> list = new ArrayList<>();
        node.forEach(each -> list.add(value(element, each)));
        return list;
    }

    private static Map<String, @Nullable Object> map(SdkField<?> field, JsonNode node) {
        SdkField<?> element = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        node.properties().forEach(each -> map.put(each.getKey(), value(element, each.getValue())));
        return map;
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return node.binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
