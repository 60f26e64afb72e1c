package io.dynamodel.query.internal.plan;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one attribute and constants that says no more than a range does: the attribute is there, of this type,
 * and within the range.
 *
 * @param path the attribute
 * @param range its values
 */
record Atom(AttributePath path, Range range) {

    /** The condition as an atom; null if it is none. */
    static @Nullable Atom of(Condition<?> condition) {
        try {
            return read(condition);
        } catch (ValueException e) {
            return null; // a raw value that cannot be sent; the renderer says so
        }
    }

    private static @Nullable Atom read(Condition<?> condition) {
        if (condition instanceof Condition.Comparison<?> comparison
                && comparison.comparator() != Comparator.NE
                && comparison.left() instanceof Operand.Path subject
                && comparison.right() instanceof Operand.Value value) {
            ValueType type = scalar(value);
            return type == null
                    ? null
                    : new Atom(
                            subject.path(),
                            comparison.comparator() == Comparator.EQ
                                    ? Range.exactly(type, value)
                                    : Range.compared(type, comparison.comparator(), value));
        } else if (condition instanceof Condition.Between<?> between
                && between.subject() instanceof Operand.Path subject
                && between.low() instanceof Operand.Value low
                && between.high() instanceof Operand.Value high) {
            ValueType type = scalar(low);
            return type == null || type != scalar(high)
                    ? null
                    : new Atom(subject.path(), Range.between(type, low, high));
        } else if (condition instanceof Condition.BeginsWith<?> beginsWith
                && beginsWith.prefix() instanceof Operand.Value prefix) {
            ValueType type = scalar(prefix);
            return type == null || type == ValueType.N
                    ? null
                    : new Atom(beginsWith.path(), Range.beginningWith(type, prefix));
        }
        return condition instanceof Condition.HasType<?> typed && typed.type().isScalarKey()
                ? new Atom(typed.path(), Range.all(typed.type()))
                : null;
    }

    private static @Nullable ValueType scalar(Operand.Value value) {
        ValueType type = AttributeValues.typeOf(value.value());
        return type.isScalarKey() ? type : null;
    }
}
