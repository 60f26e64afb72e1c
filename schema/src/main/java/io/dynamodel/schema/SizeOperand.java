package io.dynamodel.schema;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.core.expression.Operand;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The size of an attribute, to be compared: characters of a string, bytes of a binary, elements of a set, list or map.
 * The comparison is false where the attribute is absent.
 *
 * @param <R> the item type
 */
public final class SizeOperand<R> {
    private final AttributePath path;

    SizeOperand(AttributePath path) {
        this.path = Objects.requireNonNull(path, "path");
    }

    /** Exactly this size. */
    public Condition<R> eq(int size) {
        return compare(Comparator.EQ, size);
    }

    /** Not this size. */
    public Condition<R> ne(int size) {
        return compare(Comparator.NE, size);
    }

    /** Less than this size. */
    public Condition<R> lt(int size) {
        return compare(Comparator.LT, size);
    }

    /** At most this size. */
    public Condition<R> le(int size) {
        return compare(Comparator.LE, size);
    }

    /** More than this size. */
    public Condition<R> gt(int size) {
        return compare(Comparator.GT, size);
    }

    /** At least this size. */
    public Condition<R> ge(int size) {
        return compare(Comparator.GE, size);
    }

    /** Between these sizes, both included. */
    public Condition<R> between(int low, int high) {
        return new Condition.Between<>(new Operand.Size(path), constant(low), constant(high));
    }

    private Condition<R> compare(Comparator comparator, int size) {
        return new Condition.Comparison<>(new Operand.Size(path), comparator, constant(size));
    }

    private static Operand.Value constant(int size) {
        return Operand.Value.of(AttributeValue.fromN(Integer.toString(size)));
    }

    @Override
    public String toString() {
        return "size(" + path + ")";
    }
}
