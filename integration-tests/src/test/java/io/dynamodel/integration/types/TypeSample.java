package io.dynamodel.integration.types;

import io.dynamodel.schema.AttributeType;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A type and values of it.
 *
 * @param name for reports
 * @param type the type
 * @param values extremes and generated ones
 * @param normal what a value reads back as
 */
public record TypeSample<V>(String name, AttributeType<V> type, List<V> values, UnaryOperator<V> normal) {
    /** What a value reads back as. */
    public V readsAs(V value) {
        return normal.apply(value);
    }

    /** Whether DynamoDB can be asked for equality: it has no empty sets. */
    boolean isComparable() {
        return values.stream().noneMatch(type::isAbsent);
    }

    @Override
    public String toString() {
        return name;
    }
}
