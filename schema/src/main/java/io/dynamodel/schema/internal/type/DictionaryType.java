package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.TypeDescription;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps whose names are data, as M. */
public final class DictionaryType<E> extends AbstractType<Map<String, E>> implements ContainerType<Map<String, E>, E> {
    private final AttributeType<E> element;

    /** A dictionary with such values. */
    public DictionaryType(AttributeType<E> element) {
        super("dictionaryOf", ValueType.M, Map.class, false);
        this.element = element;
    }

    @Override
    boolean isPlain() {
        return false;
    }

    @Override
    public AttributeType<E> element() {
        return element;
    }

    @Override
    public int size(Map<String, E> value) {
        return value.size();
    }

    @Override
    public Map<String, E> absentValue() {
        return Collections.emptyMap();
    }

    @Override
    public void write(Map<String, E> value, ValueSink sink) {
        sink.beginMap(value.size());
        for (Map.Entry<String, E> entry : value.entrySet()) {
            String name = checkName(entry.getKey());
            try {
                sink.name(name);
                Elements.write(element, entry.getValue(), sink);
            } catch (ValueException e) {
                throw e.inName(name);
            }
        }
        sink.endMap();
    }

    /** The name, which the map of a careless caller need not have. */
    static String checkName(@Nullable Object name) {
        if (name instanceof String text) {
            return text;
        }
        throw new ValueException(
                "expected names that are String, found " + (name == null ? "null" : shortName(name.getClass())));
    }

    @Override
    public Map<String, E> read(ValueSource source) {
        source.beginMap();
        Map<String, E> map = new LinkedHashMap<>();
        while (source.nextName(Elements.NO_NAMES) != ValueSource.END) {
            if (source.type() == ValueType.NULL && !Elements.takesNull(element)) {
                source.skip(); // absent, as for attributes
                continue;
            }
            String name = source.name();
            try {
                map.put(name, element.read(source));
            } catch (ValueException e) {
                throw e.inName(name);
            }
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    @SuppressWarnings("unchecked") // the same map only if each value is what the element's type made of it
    public Map<String, E> convert(Object value, boolean lenient) {
        if (!(value instanceof Map<?, ?> map)) {
            throw mismatch(value);
        }
        Map<String, E> converted = newMap(map.size());
        boolean same = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = checkName(entry.getKey());
            try {
                E made = Elements.convert(element, entry.getValue(), lenient);
                same &= made == entry.getValue();
                converted.put(name, made);
            } catch (ValueException e) {
                throw e.inName(name);
            }
        }
        return same ? (Map<String, E>) map : Collections.unmodifiableMap(converted);
    }

    @Override
    public Map<String, E> mapElements(Map<String, E> value, ElementMapper<E> mapper) {
        Map<String, E> mapped = newMap(value.size());
        boolean same = true;
        for (Map.Entry<String, E> entry : value.entrySet()) {
            E made = mapper.map("." + entry.getKey(), entry.getValue());
            same &= made == entry.getValue();
            mapped.put(entry.getKey(), made);
        }
        return same ? value : Collections.unmodifiableMap(mapped);
    }

    private static <E> Map<String, E> newMap(int size) {
        return new LinkedHashMap<>(size + size / 3 + 1);
    }

    @Override
    public TypeDescription describe() {
        return new TypeDescription(name(), ValueType.M, Map.of(), element.describe(), null);
    }
}
