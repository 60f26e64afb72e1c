package io.dynamodel.schema;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.AttributePath.Index;
import io.dynamodel.core.expression.AttributePath.Name;
import io.dynamodel.core.expression.AttributePath.Step;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A map-shaped item: names and values, read by name or by a path such as {@code home.city} or {@code tags[0]}. Nested
 * items are {@code Document}s or {@code Map}s, both are read by paths.
 *
 * <p>Immutable, as far as its values are. Absent attributes are not in the map; null is not a value.
 */
public final class Document {
    private static final Document EMPTY = new Document(Map.of());

    private final Map<String, Object> values;

    private Document(Map<String, Object> values) {
        this.values = values;
    }

    /** No attributes. */
    public static Document of() {
        return EMPTY;
    }

    /**
     * Attributes in the given order.
     *
     * @param namesAndValues name, value, name, value …; a null value leaves the attribute out
     * @throws IllegalArgumentException if a name is no string, stands alone or occurs twice
     */
    public static Document of(@Nullable Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("A name needs a value: Document.of(..) takes pairs, but got "
                    + namesAndValues.length + " arguments");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!(namesAndValues[i] instanceof String name)) {
                throw new IllegalArgumentException("Argument " + i + " of Document.of(..) must be a name, but is "
                        + (namesAndValues[i] == null
                                ? "null"
                                : namesAndValues[i].getClass().getName()));
            }
            Object value = namesAndValues[i + 1];
            if (value != null && values.put(name, value) != null) {
                throw new IllegalArgumentException("The name '" + name + "' occurs twice");
            }
        }
        return new Document(Collections.unmodifiableMap(values));
    }

    /** The attributes of a map, in its order; null values are left out. */
    public static Document from(Map<String, ?> map) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, ?> entry : map.entrySet()) {
            if (entry.getValue() != null) {
                values.put(Objects.requireNonNull(entry.getKey(), "name"), entry.getValue());
            }
        }
        return new Document(Collections.unmodifiableMap(values));
    }

    /** This document with another value for one top-level attribute; null removes it. */
    public Document with(String name, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Document(Collections.unmodifiableMap(changed));
    }

    /** The value at a path, or null. A top-level name is taken as it is before it is read as a path. */
    public @Nullable Object get(String path) {
        Object direct = values.get(path);
        if (direct != null || (path.indexOf('.') < 0 && path.indexOf('[') < 0)) {
            return direct;
        }
        Object value = this;
        for (Step step : AttributePath.parse(path).steps()) {
            value = step(value, step);
        }
        return value;
    }

    private static @Nullable Object step(@Nullable Object value, Step step) {
        if (step instanceof Index index) {
            return value instanceof List<?> list && index.index() < list.size() ? list.get(index.index()) : null;
        }
        String name = ((Name) step).name();
        if (value instanceof Document document) {
            return document.values.get(name);
        }
        return value instanceof Map<?, ?> map ? map.get(name) : null;
    }

    /** The value at a path, if there is one and it is of the class. */
    public <T> Optional<T> find(String path, Class<T> type) {
        Object value = get(path);
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    /**
     * The text at a path, or null.
     *
     * @throws ClassCastException if there is something else
     */
    public @Nullable String getString(String path) {
        return cast(path, String.class);
    }

    /**
     * The number at a path, or null, exactly.
     *
     * @throws ClassCastException if there is something else
     */
    public @Nullable BigDecimal getNumber(String path) {
        Number number = cast(path, Number.class);
        return number == null || number instanceof BigDecimal ? (BigDecimal) number : new BigDecimal(number.toString());
    }

    /**
     * The boolean at a path, or null.
     *
     * @throws ClassCastException if there is something else
     */
    public @Nullable Boolean getBoolean(String path) {
        return cast(path, Boolean.class);
    }

    private <T> @Nullable T cast(String path, Class<T> type) {
        Object value = get(path);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        throw new ClassCastException("'" + path + "' is a " + value.getClass().getSimpleName() + ", not a "
                + type.getSimpleName() + "; read it with get(..) or find(..)");
    }

    /** Whether there is a value at the path. */
    public boolean has(String path) {
        return get(path) != null;
    }

    /** The attributes as a map that cannot be changed. */
    public Map<String, Object> toMap() {
        return values;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Document other && values.equals(other.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Names and values: a document is the application's own data, and printing it is the application's choice. */
    @Override
    public String toString() {
        return "Document" + values;
    }
}
