package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.TypeDescription;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/** Sets as SS, NS or BS; reads lists without equal elements too. */
public final class SetType<E> extends AbstractType<Set<E>> implements ContainerType<Set<E>, E> {
    private final AttributeType<E> element;

    private SetType(String name, AttributeType<E> element) {
        super(name, element.valueType().setOf(), Set.class, false);
        this.element = element;
    }

    /**
     * A set of such elements.
     *
     * @param name the name of the factory
     */
    public static <E> SetType<E> of(String name, AttributeType<E> element) {
        ValueType stored = element.valueType();
        if (!stored.isScalarKey()) {
            throw new IllegalArgumentException("DynamoDB has sets of S, N and B only, but "
                    + element.describe().name() + " is stored as " + (stored == ValueType.NULL ? "any type" : stored)
                    + "; use listOf(...)");
        }
        if (!isPlain(element) && LazyType.unwrap(element) instanceof OptionalType) {
            throw new IllegalArgumentException(
                    "A set has no place for an empty value; use the type without optional(...)");
        }
        if (element.javaType() == byte[].class) {
            throw new IllegalArgumentException(
                    "Equal byte[]s are different elements of a Java set; use setOf(binary())");
        }
        return new SetType<>(name, element);
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
    public int size(Set<E> value) {
        return value.size();
    }

    @Override
    public Set<E> absentValue() {
        return Collections.emptySet();
    }

    @Override
    public boolean isAbsent(Set<E> value) {
        return value.isEmpty();
    }

    @Override
    public void write(Set<E> value, ValueSink sink) {
        sink.beginSet(valueType(), value.size());
        int index = 0;
        try {
            for (E part : value) {
                Elements.write(element, part, sink);
                index++;
            }
        } catch (ValueException e) {
            throw e.path().isEmpty() ? e.inElement(index) : e; // the sink knows which of two equal elements it is
        }
        sink.endSet();
    }

    @Override
    public Set<E> read(ValueSource source) {
        int size = source.beginElements();
        OrderedSet.Builder<E> set = new OrderedSet.Builder<>(size);
        try {
            while (source.nextElement()) {
                add(set, Elements.read(element, source));
            }
        } catch (ValueException e) {
            throw e.inElement(set.size());
        }
        return set.build();
    }

    private static <E> void add(OrderedSet.Builder<E> set, E part) {
        if (!set.add(part)) {
            throw new ValueException("expected different elements in a set, found one that is equal to another");
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the same set only if each element is what the element's type made of it
    public Set<E> convert(Object value, boolean lenient) {
        if (!(value instanceof Set) && !(lenient && value instanceof Collection)) {
            throw mismatch(value);
        }
        Collection<?> parts = (Collection<?>) value;
        OrderedSet.Builder<E> converted = new OrderedSet.Builder<>(parts.size());
        boolean same = value instanceof Set;
        try {
            for (Object part : parts) {
                E made = Elements.convert(element, part, lenient);
                same &= made == part;
                add(converted, made);
            }
        } catch (ValueException e) {
            throw e.inElement(converted.size());
        }
        return same ? (Set<E>) value : converted.build();
    }

    @Override
    public Set<E> mapElements(Set<E> value, ElementMapper<E> mapper) {
        OrderedSet.Builder<E> mapped = new OrderedSet.Builder<>(value.size());
        boolean same = true;
        for (E part : value) {
            E made = mapper.map("[*]", part);
            same &= made == part;
            mapped.add(made);
        }
        return same ? value : mapped.build();
    }

    @Override
    public TypeDescription describe() {
        return new TypeDescription(name(), valueType(), Map.of(), element.describe(), null);
    }
}
