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

    /** The value after the set transforms, those of elements included. */
    public V transformed(V value) {
        return apply(onSet, value);
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
                prepared = transformed(value);
            } catch (RuntimeException e) {
                preparation.violation("transform", "could not be transformed: " + e);
                return value;
            }
        }
        return prepareTransformed(type, prepared, preparation);
    }

    /** The same for a value that went through the set transforms already. */
    V prepareTransformed(AttributeType<V> type, V value, Preparation preparation) {
        V prepared = Nested.prepare(type, elements, value, preparation);
        check(prepared, preparation);
        return prepared;
    }

    private void check(V value, Preparation preparation) {
        for (int i = 0; i < checks.size(); i++) {
            Check<V> check = checks.get(i);
            String problem = check.problem(value);
            if (problem != null) {
                preparation.violation(check.rule(), problem);
            }
        }
    }

    private static <V> V apply(List<UnaryOperator<V>> transforms, V value) {
        V result = value;
        for (int i = 0; i < transforms.size(); i++) {
            result = transforms.get(i).apply(result);
        }
        return result;
    }
}
