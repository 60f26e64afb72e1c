package io.dynamodel.core.execution;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as trees of maps, lists and strings in DynamoDB's JSON, some values hidden. */
final class ItemFields {
    private static final String HIDDEN = "<hidden>";

    private final Predicate<String> hidden;

    ItemFields(Predicate<String> hidden) {
        this.hidden = hidden;
    }

    /** An item, a key or the values of an expression. */
    Map<String, Object> item(Map<String, AttributeValue> attributes) {
        Map<String, Object> fields = sorted();
        attributes.forEach((name, value) -> fields.put(name, hidden.test(name) ? HIDDEN : value(value)));
        return fields;
    }

    List<Object> items(List<Map<String, AttributeValue>> items) {
        return each(items, this::item);
    }

    private Object value(AttributeValue value) {
        return fields(
                "S", value.s(),
                "N", value.n(),
                "B", value.b() == null ? null : base64(value.b()),
                "BOOL", value.bool(),
                "NULL", value.nul(),
                "M", value.hasM() ? item(value.m()) : null,
                "L", value.hasL() ? each(value.l(), this::value) : null,
                "SS", value.hasSs() ? value.ss() : null,
                "NS", value.hasNs() ? value.ns() : null,
                "BS", value.hasBs() ? each(value.bs(), ItemFields::base64) : null);
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }

    static <E> List<Object> each(List<E> elements, Function<? super E, Object> function) {
        List<Object> list = new ArrayList<>(elements.size());
        elements.forEach(element -> list.add(function.apply(element)));
        return list;
    }

    static <E> Map<String, Object> each(Map<String, E> entries, Function<? super E, Object> function) {
        Map<String, Object> fields = sorted();
        entries.forEach((name, value) -> fields.put(name, function.apply(value)));
        return fields;
    }

    /** Names and values in turn; names without a value are left out. */
    static Map<String, Object> fields(@Nullable Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                fields.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return fields;
    }

    /** Sorted by name, but {@code #2} before {@code #10}. */
    private static Map<String, Object> sorted() {
        return new TreeMap<>(Comparator.<String>comparingInt(name -> isPlaceholder(name) ? name.length() : 0)
                .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isPlaceholder(String name) {
        return name.startsWith("#") || name.startsWith(":");
    }
}
