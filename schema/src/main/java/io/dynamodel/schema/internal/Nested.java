package io.dynamodel.schema.internal;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.internal.type.AbstractType;
import io.dynamodel.schema.internal.type.ContainerType;
import io.dynamodel.schema.internal.type.DelegatingType;
import io.dynamodel.schema.internal.type.OptionalType;
import io.dynamodel.schema.internal.type.WrapperType;
import org.jspecify.annotations.Nullable;

/** What types hold inside: nested schemas, unions, elements, optional and converted values. */
public final class Nested {
    private Nested() {}

    /** The type that does the work, behind any that only stand for it. */
    public static <V> AttributeType<V> resolve(AttributeType<V> type) {
        AttributeType<V> resolved = type;
        while (!isItself(resolved) && resolved instanceof DelegatingType<V> delegating) {
            resolved = delegating.target();
        }
        return resolved;
    }

    /** Whether the type stands for no other one, as far as that can be told without loading those that do. */
    static boolean isItself(AttributeType<?> type) {
        return type instanceof AbstractType<?> || type instanceof Schema<?>;
    }

    /** The type whose parts a path can name: behind optional values too. */
    static AttributeType<?> inside(AttributeType<?> type) {
        AttributeType<?> resolved = resolve(type);
        return resolved instanceof OptionalType<?> optional ? inside(optional.inner()) : resolved;
    }

    /** The identity of the schema of nested items; null if they have none. */
    public static @Nullable Object originOf(AttributeType<?> type) {
        return resolve(type) instanceof Schema<?> schema ? schema.compiled().origin() : null;
    }

    /** The type of the elements of a list, set or dictionary; null for any other type. */
    public static @Nullable AttributeType<?> elementOf(AttributeType<?> type) {
        return resolve(type) instanceof ContainerType<?, ?> container ? container.element() : null;
    }

    /** Whether values of any type may be stored, so that nothing is known of them. */
    static boolean isOpen(AttributeType<?> type) {
        return resolve(type).valueType() == ValueType.NULL;
    }

    /** The value with all rules of what it holds applied; the same instance if nothing changed. */
    static <V> V prepare(
            AttributeType<V> type, @Nullable ValueRules<Object> elements, V value, Preparation preparation) {
        AttributeType<V> resolved = resolve(type);
        if (AbstractType.isPlain(resolved)) {
            return value;
        }
        try {
            if (resolved instanceof Schema<V> schema) {
                return schema.compiled().prepareNested(value, preparation);
            } else if (resolved instanceof UnionType<V> union) {
                return union.prepare(value, preparation);
            } else if (resolved instanceof ContainerType<V, ?> container) {
                return prepareElements(container, elements, value, preparation);
            } else if (resolved instanceof WrapperType<V, ?> wrapper) {
                return prepareInner(wrapper, value, preparation);
            }
        } catch (ValueException e) {
            preparation.violationAt(e.path(), resolved.describe().name(), String.valueOf(e.getMessage()));
        }
        return value;
    }

    private static <C, E> C prepareElements(
            ContainerType<C, E> container, @Nullable ValueRules<Object> rules, C value, Preparation preparation) {
        AttributeType<E> elementType = container.element();
        if (rules == null && !mayHoldRules(elementType)) {
            return value;
        }
        ValueRules<E> elementRules = ofElements(rules);
        return container.mapElements(value, (step, element) -> {
            preparation.enter(step);
            E prepared = element == null ? element : elementRules.prepare(elementType, element, preparation);
            preparation.leave();
            return prepared;
        });
    }

    private static <V, T> V prepareInner(WrapperType<V, T> wrapper, V value, Preparation preparation) {
        return mayHoldRules(wrapper.inner())
                ? wrapper.mapInner(value, inner -> prepare(wrapper.inner(), null, inner, preparation))
                : value;
    }

    /** The value after the set transforms of what it holds; the same instance if nothing changed. */
    static <V> V transform(AttributeType<V> type, @Nullable ValueRules<Object> elements, V value) {
        AttributeType<V> resolved = resolve(type);
        if (AbstractType.isPlain(resolved)) {
            return value;
        } else if (resolved instanceof Schema<V> schema) {
            return schema.compiled().transformNested(value);
        } else if (resolved instanceof UnionType<V> union) {
            return union.transform(value);
        } else if (resolved instanceof ContainerType<V, ?> container) {
            return transformElements(container, elements, value);
        } else if (resolved instanceof WrapperType<V, ?> wrapper) {
            return transformInner(wrapper, value);
        }
        return value;
    }

    private static <C, E> C transformElements(
            ContainerType<C, E> container, @Nullable ValueRules<Object> rules, C value) {
        AttributeType<E> elementType = container.element();
        if (rules == null && !mayHoldRules(elementType)) {
            return value;
        }
        ValueRules<E> elementRules = ofElements(rules);
        return container.mapElements(
                value, (step, element) -> element == null ? element : elementRules.transformed(elementType, element));
    }

    private static <V, T> V transformInner(WrapperType<V, T> wrapper, V value) {
        return mayHoldRules(wrapper.inner())
                ? wrapper.mapInner(value, inner -> transform(wrapper.inner(), null, inner))
                : value;
    }

    @SuppressWarnings("unchecked") // the builder checked the rules against the element type
    private static <E> ValueRules<E> ofElements(@Nullable ValueRules<Object> rules) {
        return rules == null ? ValueRules.none() : (ValueRules<E>) (ValueRules<?>) rules;
    }

    /** Whether values of the type may have rules within. */
    static boolean mayHoldRules(AttributeType<?> type) {
        if (AbstractType.isPlain(type)) {
            return false;
        } else if (type instanceof Schema<?> schema) {
            return schema.compiled().hasWorkOnWrite();
        } else if (type instanceof ContainerType<?, ?> container) {
            return mayHoldRules(container.element());
        } else if (type instanceof WrapperType<?, ?> wrapper) {
            return mayHoldRules(wrapper.inner());
        }
        // what a lazy type stands for may not exist yet
        return type instanceof DelegatingType<?> || type instanceof UnionType<?>;
    }

    /** Whether the type, or one that it holds, is looked up only when it is used. */
    public static boolean isLazy(AttributeType<?> type) {
        if (AbstractType.isPlain(type) || type instanceof Schema<?>) {
            return false;
        } else if (type instanceof ContainerType<?, ?> container) {
            return isLazy(container.element());
        } else if (type instanceof WrapperType<?, ?> wrapper) {
            return isLazy(wrapper.inner());
        }
        return type instanceof DelegatingType<?>;
    }
}
