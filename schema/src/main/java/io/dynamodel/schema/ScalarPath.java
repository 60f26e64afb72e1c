package io.dynamodel.schema;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.schema.internal.PathRef;

/**
 * A place that holds an S, N or B. Where the stored order is not the order of the values
 * ({@link AttributeType#isOrdered()}), ranges are refused by name.
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
        return range(Comparator.LT, value);
    }

    /** Less than another attribute of the same item. */
    public final Condition<R> lt(ScalarPath<R, V> other) {
        return range(Comparator.LT, other);
    }

    /** Less than or equal to the value. */
    public final Condition<R> le(V value) {
        return range(Comparator.LE, value);
    }

    /** Less than or equal to another attribute of the same item. */
    public final Condition<R> le(ScalarPath<R, V> other) {
        return range(Comparator.LE, other);
    }

    /** Greater than the value. */
    public final Condition<R> gt(V value) {
        return range(Comparator.GT, value);
    }

    /** Greater than another attribute of the same item. */
    public final Condition<R> gt(ScalarPath<R, V> other) {
        return range(Comparator.GT, other);
    }

    /** Greater than or equal to the value. */
    public final Condition<R> ge(V value) {
        return range(Comparator.GE, value);
    }

    /** Greater than or equal to another attribute of the same item. */
    public final Condition<R> ge(ScalarPath<R, V> other) {
        return range(Comparator.GE, other);
    }

    /** Between the values, both included. */
    public final Condition<R> between(V low, V high) {
        ref().requireOrdered();
        return new Condition.Between<>(operand(), ref().encode(low), ref().encode(high));
    }

    private Condition<R> range(Comparator comparator, V value) {
        ref().requireOrdered();
        return compare(comparator, value);
    }

    private Condition<R> range(Comparator comparator, ScalarPath<R, V> other) {
        ref().requireOrdered();
        return compare(comparator, other);
    }
}
