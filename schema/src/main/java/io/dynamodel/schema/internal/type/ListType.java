package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.TypeDescription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Lists as L; reads sets too. */
public final class ListType<E> extends AbstractType<List<E>> implements ContainerType<List<E>, E> {
    private final AttributeType<E> element;

    /** A list of such elements. */
    public ListType(AttributeType<E> element) {
        super("listOf", ValueType.L, List.class, false);
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
    public int size(List<E> value) {
        return value.size();
    }

    @Override
    public List<E> absentValue() {
        return Collections.emptyList();
    }

    @Override
    public void write(List<E> value, ValueSink sink) {
        sink.beginList(value.size());
        int index = 0;
        try {
            for (E part : value) {
                Elements.write(element, part, sink);
                index++;
            }
        } catch (ValueException e) {
            throw e.inElement(index);
        }
        sink.endList();
    }

    @Override
    public List<E> read(ValueSource source) {
        int size = source.beginElements();
        List<E> list = new ArrayList<>(size > 0 ? size : 10);
        try {
            while (source.nextElement()) {
                list.add(Elements.read(element, source));
            }
        } catch (ValueException e) {
            throw e.inElement(list.size());
        }
        return Collections.unmodifiableList(list);
    }

    @Override
    @SuppressWarnings("unchecked") // the same list only if each element is what the element's type made of it
    public List<E> convert(Object value, boolean lenient) {
        if (!(value instanceof List) && !(lenient && value instanceof Collection)) {
            throw mismatch(value);
        }
        Collection<?> parts = (Collection<?>) value;
        List<E> converted = new ArrayList<>(parts.size());
        boolean same = value instanceof List;
        try {
            for (Object part : parts) {
                E made = Elements.convert(element, part, lenient);
                same &= made == part;
                converted.add(made);
            }
        } catch (ValueException e) {
            throw e.inElement(converted.size());
        }
        return same ? (List<E>) value : Collections.unmodifiableList(converted);
    }

    @Override
    public List<E> mapElements(List<E> value, ElementMapper<E> mapper) {
        List<E> changed = null;
        int index = 0;
        for (E part : value) {
            E mapped = mapper.map("[" + index + "]", part);
            if (changed == null && mapped != part) {
                changed = new ArrayList<>(value.size());
                changed.addAll(value.subList(0, index));
            }
            if (changed != null) {
                changed.add(mapped);
            }
            index++;
        }
        return changed == null ? value : Collections.unmodifiableList(changed);
    }

    @Override
    public TypeDescription describe() {
        return new TypeDescription(name(), ValueType.L, Map.of(), element.describe(), null);
    }
}
