package io.dynamodel.testing;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The values of an item by path, so that a difference can be named where it is. */
final class Leaves {
    private Leaves() {}

    /** Paths such as {@code home.city} or {@code tags[0]}, in the item's order; empty maps and lists are leaves. */
    static Map<String, Object> of(Map<String, AttributeValue> item) {
        Map<String, Object> leaves = new LinkedHashMap<>();
        item.forEach((name, value) -> collect(name, value, leaves));
        return leaves;
    }

    private static void collect(String path, AttributeValue value, Map<String, Object> leaves) {
        if (value.hasM() && !value.m().isEmpty()) {
            value.m().forEach((name, nested) -> collect(path + "." + name, nested, leaves));
        } else if (value.hasL() && !value.l().isEmpty()) {
            for (int i = 0; i < value.l().size(); i++) {
                collect(path + "[" + i + "]", value.l().get(i), leaves);
            }
        } else {
            leaves.put(path, value);
        }
    }

    /** Whether two values, or maps of them, are equal as DynamoDB sees it: sets have no order. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(comparable(one), comparable(other));
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> comparable = new LinkedHashMap<>();
            map.forEach((name, nested) -> comparable.put(name, comparable(nested)));
            return comparable;
        }
        if (!(value instanceof AttributeValue attribute)) {
            return value;
        }
        return switch (attribute.type()) {
            case M -> comparable(attribute.m());
            case L -> attribute.l().stream().map(Leaves::comparable).toList();
            case SS -> new HashSet<>(attribute.ss());
            case NS -> List.of("N", new HashSet<>(attribute.ns()));
            case BS -> new HashSet<>(attribute.bs());
            default -> attribute;
        };
    }
}
