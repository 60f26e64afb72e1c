package io.dynamodel.schema.internal;

import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.internal.type.ContainerType;
import io.dynamodel.schema.internal.type.DelegatingType;
import org.jspecify.annotations.Nullable;

/** What types hold inside: nested schemas, unions, elements. */
public final class Nested {
    private Nested() {}

    /** The type that does the work, behind any that only stand for it. */
    public static <V> AttributeType<V> resolve(AttributeType<V> type) {
        AttributeType<V> resolved = type;
        while (resolved instanceof DelegatingType<V> delegating) {
            resolved = delegating.target();
        }
        return resolved;
    }

    /** The identity of the schema of nested items; null if they have none. */
    public static @Nullable Object originOf(AttributeType<?> type) {
        return resolve(type) instanceof Schema<?> schema ? schema.compiled().origin() : null;
    }

    /** The type of the elements of a list, set or dictionary; null for any other type. */
    public static @Nullable AttributeType<?> elementOf(AttributeType<?> type) {
        return resolve(type) instanceof ContainerType<?, ?> container ? container.element() : null;
    }

    /** The value with all rules of what it holds applied; the same instance if nothing changed. */
    static <V> V prepare(
            AttributeType<V> type, @Nullable ValueRules<Object> elements, V value, Preparation preparation) {
        AttributeType<V> resolved = resolve(type);
        if (resolved instanceof Schema<V> schema) {
            return schema.compiled().prepareNested(value, preparation);
        } else if (resolved instanceof UnionType<V> union) {
            return union.prepare(value, preparation);
        } else if (resolved instanceof ContainerType<V, ?> container) {
            return prepareElements(container, elements, value, preparation);
        }
        return value;
    }

    private static <C, E> C prepareElements(
            ContainerType<C, E> container, @Nullable ValueRules<Object> rules, C value, Preparation preparation) {
        AttributeType<E> elementType = container.element();
        if (rules == null && !mayHoldRules(elementType)) {
            return value;
        }
        @SuppressWarnings("unchecked") // the builder checked the rules against the element type
        ValueRules<E> elementRules = rules == null ? ValueRules.none() : (ValueRules<E>) (ValueRules<?>) rules;
        return container.mapElements(value, (step, element) -> {
            String outer = preparation.enter(step);
            E prepared = element == null ? element : elementRules.prepare(elementType, element, preparation);
            preparation.leave(outer);
            return prepared;
        });
    }

    /** Whether values of the type may have rules within. */
    static boolean mayHoldRules(AttributeType<?> type) {
        if (type instanceof DelegatingType<?> || type instanceof UnionType<?>) {
            return true;
        } else if (type instanceof Schema<?> schema) {
            return schema.compiled().hasWorkOnWrite();
        }
        return type instanceof ContainerType<?, ?> container && mayHoldRules(container.element());
    }
}
