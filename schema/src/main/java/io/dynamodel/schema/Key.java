package io.dynamodel.schema;

import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.Origin;
import io.dynamodel.schema.internal.PathRef;
import io.dynamodel.schema.internal.PreparedItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The primary key of one item: made by {@link PrimaryKey#of} and {@link SortedKey#of}, from values that went the way of
 * stored values.
 *
 * @param <R> the item type
 */
@SuppressWarnings("UnusedTypeParameter") // it keeps the keys of models apart
public final class Key<R> {
    private final Origin origin;
    private final KeyDefinition definition;
    private final Map<String, AttributeValue> values;

    /** @param values must not change any more */
    Key(Origin origin, KeyDefinition definition, Map<String, AttributeValue> values) {
        this.origin = origin;
        this.definition = definition;
        this.values = Collections.unmodifiableMap(values);
    }

    /** The key's attributes as DynamoDB gets them. */
    public Map<String, AttributeValue> values() {
        return values;
    }

    @SuppressWarnings("exports") // for the library's own modules
    public Origin origin() {
        return origin;
    }

    @SuppressWarnings("exports") // for the library's own modules: the key of an item as it is stored
    public static <R> Key<R> ofItem(Origin origin, KeyDefinition definition, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> values = new LinkedHashMap<>(4);
        for (String name : definition.names()) {
            AttributeValue value = item.get(name);
            if (value != null) {
                values.put(name, value);
            }
        }
        return new Key<>(origin, definition, values);
    }

    @SuppressWarnings("exports") // for the library's own modules: the key that an item is going to be stored with
    public static <R> Key<R> of(Origin origin, KeyDefinition definition, PreparedItem<R> item) {
        return new Key<>(origin, definition, item.key());
    }

    private static String text(KeyDefinition definition, Map<String, AttributeValue> values) {
        List<String> parts = new ArrayList<>();
        List<PathRef<?>> refs = new ArrayList<>(definition.partition());
        refs.addAll(definition.sort());
        for (PathRef<?> ref : refs) {
            String name = ref.path().root();
            AttributeValue value = values.get(name);
            parts.add(name + ": " + (ref.sensitive() ? "<hidden>" : value == null ? "?" : shorten(value)));
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private static String shorten(AttributeValue value) {
        String text = value.s() != null
                ? value.s()
                : value.n() != null
                        ? value.n()
                        : value.b() == null ? "?" : value.b().asByteArrayUnsafe().length + " bytes";
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Key<?> other && origin == other.origin && values.equals(other.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The key for people, such as {@code {id: u-1}}; sensitive values are hidden. */
    @Override
    public String toString() {
        return text(definition, values);
    }
}
