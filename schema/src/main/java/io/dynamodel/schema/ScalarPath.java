package io.dynamodel.schema;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.schema.internal.PathRef;

/**
 * A place that holds an S, N or B whose stored order is the order of its values.
 *
 * @param <R> the item type
 * @param <V> the type of the values
 */
public sealed class ScalarPath<R, V> extends ValuePath<R, V>
        permits StringPath, NumberPath, BinaryPath, ScalarAttribute, DynamicPath {

    ScalarPath(PathRef<V> ref) {
        super(ref);
    }

    /** Less than the value. */
    public final Condition<R> lt(V value) {
        return compare(Comparator.LT, value);
    }

    /** Less than another attribute of the same item. */
    public final Condition<R> lt(ScalarPath<R, V> other) {
        return compare(Comparator.LT, other);
    }

    /** Less than or equal to the value. */
    public final Condition<R> le(V value) {
        return compare(Comparator.LE, value);
    }

    /** Less than or equal to another attribute of the same item. */
    public final Condition<R> le(ScalarPath<R, V> other) {
        return compare(Comparator.LE, other);
    }

    /** Greater than the value. */
    public final Condition<R> gt(V value) {
        return compare(Comparator.GT, value);
    }

    /** Greater than another attribute of the same item. */
    public final Condition<R> gt(ScalarPath<R, V> other) {
        return compare(Comparator.GT, other);
    }

    /** Greater than or equal to the value. */
    public final Condition<R> ge(V value) {
        return compare(Comparator.GE, value);
    }

    /** Greater than or equal to another attribute of the same item. */
    public final Condition<R> ge(ScalarPath<R, V> other) {
        return compare(Comparator.GE, other);
    }

    /** Between the values, both included. */
    public final Condition<R> between(V low, V high) {
        return new Condition.Between<>(operand(), ref().encode(low), ref().encode(high));
    }
}
