package io.dynamodel.schema.internal;

import io.dynamodel.schema.AttributeType;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a value, wherever it stands: an attribute, or an element of a collection. Compiled once.
 *
 * @param onSet the set transforms, in order
 * @param onGet the get transforms, in order
 * @param checks what values must keep
 * @param elements the rules of the elements of a collection; null if there are none
 */
public record ValueRules<V>(
        List<UnaryOperator<V>> onSet,
        List<UnaryOperator<V>> onGet,
        List<Check<V>> checks,
        @Nullable ValueRules<Object> elements) {
    private static final ValueRules<Object> NONE = new ValueRules<>(List.of(), List.of(), List.of(), null);

    public ValueRules {
        onSet = List.copyOf(onSet);
        onGet = List.copyOf(onGet);
        checks = List.copyOf(checks);
    }

    /** No rules. */
    @SuppressWarnings("unchecked") // there is no value in it
    public static <V> ValueRules<V> none() {
        return (ValueRules<V>) NONE;
    }

    /** Whether there is nothing to do on write, nested schemas aside. */
    public boolean isEmptyOnWrite() {
        return onSet.isEmpty() && checks.isEmpty() && elements == null;
    }

    /** The value after the set transforms, those of what it holds included. */
    public V transformed(AttributeType<V> type, V value) {
        return Nested.transform(type, elements, apply(onSet, value));
    }

    /** A part of a text after the set transforms; {@link TextTransform#TRIM} is for whole texts. */
    V transformedPart(V part) {
        V result = part;
        for (UnaryOperator<V> transform : onSet) {
            result = transform == TextTransform.TRIM ? result : transform.apply(result);
        }
        return result;
    }

    /** The value after the get transforms. */
    public V onRead(V value) {
        return apply(onGet, value);
    }

    /** The value as it is to be stored; violations go to {@code preparation}, under its present path. */
    public V prepare(AttributeType<V> type, V value, Preparation preparation) {
        V prepared = value;
        if (!onSet.isEmpty()) {
            try {
                prepared = apply(onSet, value);
            } catch (RuntimeException e) {
                preparation.thrownAt("", "onSet", "cannot be stored, as its set transform", e);
                return value;
            }
            if (prepared == null) {
                preparation.violation(
                        "onSet",
                        "cannot be stored, as its set transform gave null; absence is decided before transforms");
                return value;
            }
        }
        return prepareTransformed(type, prepared, preparation);
    }

    /** The same for a value that went through the set transforms already. */
    V prepareTransformed(AttributeType<V> type, V value, Preparation preparation) {
        V prepared = Nested.prepare(type, elements, value, preparation);
        for (int i = 0; i < checks.size(); i++) {
            checks.get(i).check(prepared, preparation);
        }
        return prepared;
    }

    private static <V> V apply(List<UnaryOperator<V>> transforms, V value) {
        V result = value;
        for (int i = 0; i < transforms.size(); i++) {
            result = transforms.get(i).apply(result);
        }
        return result;
    }
}
