package io.dynamodel.core.expression;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * What DynamoDB asks of the operands of a condition and can be told without an item. Attributes may be of any type:
 * what does not compare is false.
 */
final class ConditionRules {
    private ConditionRules() {}

    static void check(Condition.Comparison<?> comparison) {
        checkDistinct(comparison.left(), comparison.right(), comparison);
        if (comparison.comparator() != Condition.Comparator.EQ && comparison.comparator() != Condition.Comparator.NE) {
            checkOrdered(comparison.left(), comparison);
            checkOrdered(comparison.right(), comparison);
        }
    }

    static void check(Condition.Between<?> between) {
        checkDistinct(between.subject(), between.low(), between);
        checkDistinct(between.subject(), between.high(), between);
        checkOrdered(between.subject(), between);
        checkOrdered(between.low(), between);
        checkOrdered(between.high(), between);
        if (between.low() instanceof Operand.Value low && between.high() instanceof Operand.Value high) {
            ValueType lowType = AttributeValues.typeOf(low.value());
            ValueType highType = AttributeValues.typeOf(high.value());
            if (lowType != highType) {
                throw refused(between, "its bounds must be of one type, but are " + lowType + " and " + highType);
            }
            if (AttributeValues.compare(low.value(), high.value()) > 0) {
                throw refused(between, "its lower bound must not be greater than its upper bound");
            }
        }
    }

    static void check(Condition.In<?> in) {
        for (Operand candidate : in.candidates()) {
            checkDistinct(in.subject(), candidate, in);
        }
    }

    static void check(Condition.BeginsWith<?> beginsWith) {
        checkDistinct(beginsWith.path(), beginsWith.prefix(), beginsWith);
        ValueType type = constantType(beginsWith.prefix());
        if (type != null && type != ValueType.S && type != ValueType.B) {
            throw refused(beginsWith, "a prefix must be S or B, but is " + type);
        }
    }

    static void check(Condition.Contains<?> contains) {
        checkDistinct(contains.path(), contains.operand(), contains);
    }

    private static void checkDistinct(Operand first, Operand other, Condition<?> where) {
        if (first instanceof Operand.Path path) {
            checkDistinct(path.path(), other, where);
        }
    }

    private static void checkDistinct(AttributePath first, Operand other, Condition<?> where) {
        if (other instanceof Operand.Path path && path.path().equals(first)) {
            throw refused(where, "an attribute cannot be compared with itself");
        }
    }

    private static void checkOrdered(Operand operand, Condition<?> where) {
        ValueType type = constantType(operand);
        if (type != null && !type.isScalarKey()) {
            throw refused(where, "only S, N and B have an order, but a value is " + type);
        }
    }

    /** The type of an operand that is known before there is an item. */
    private static @Nullable ValueType constantType(Operand operand) {
        if (operand instanceof Operand.Value value) {
            return AttributeValues.typeOf(value.value());
        }
        return operand instanceof Operand.Size ? ValueType.N : null;
    }

    private static InvalidRequestException refused(Condition<?> condition, String why) {
        return new InvalidRequestException("DynamoDB does not take the condition '" + condition + "': " + why);
    }
}
