package io.dynamodel.schema.internal;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.UpdateValue.Operator;
import io.dynamodel.core.value.Numbers;
import io.dynamodel.schema.internal.Check.Bound;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Conditions that DynamoDB can check in place of a rule. A guard may be stricter than its rule where DynamoDB cannot
 * tell (elements that a set holds already), never weaker.
 */
final class UpdateGuards {
    private UpdateGuards() {}

    /** The bound as a number; null if it is not one. */
    static @Nullable BigDecimal number(Bound bound) {
        return bound.value() instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    /** Whether a number keeps the bound. */
    static boolean holds(Bound bound, BigDecimal limit, BigDecimal value) {
        return bound.kind() == Bound.Kind.AT_LEAST ? value.compareTo(limit) >= 0 : value.compareTo(limit) <= 0;
    }

    /** {@code path + amount} keeps the bound. */
    static <R> Condition<R> sum(AttributePath path, Bound bound, BigDecimal limit, BigDecimal amount) {
        return compare(
                path,
                bound.kind() == Bound.Kind.AT_LEAST ? Comparator.GE : Comparator.LE,
                limit.subtract(amount));
    }

    /** {@code amount - path} keeps the bound. */
    static <R> Condition<R> rest(AttributePath path, Bound bound, BigDecimal limit, BigDecimal amount) {
        return compare(
                path,
                bound.kind() == Bound.Kind.AT_LEAST ? Comparator.LE : Comparator.GE,
                amount.subtract(limit));
    }

    private static <R> Condition<R> compare(AttributePath path, Comparator comparator, BigDecimal limit) {
        return new Condition.Comparison<>(
                new Operand.Path(path),
                comparator,
                Operand.Value.of(AttributeValue.fromN(Numbers.canonical(limit))));
    }

    /** The attribute is absent, or the condition holds. */
    static <R> Condition<R> absentOr(AttributePath path, Condition<R> condition) {
        return Condition.any(List.of(new Condition.NotExists<>(path), condition));
    }

    /** The attribute is there, or the condition holds. */
    static <R> Condition<R> presentOr(AttributePath path, Condition<R> condition) {
        return Condition.any(List.of(new Condition.Exists<>(path), condition));
    }

    /** The size of the attribute compares with a number. */
    static <R> Condition<R> size(AttributePath path, Comparator comparator, int size) {
        return new Condition.Comparison<>(
                new Operand.Size(path),
                comparator,
                Operand.Value.of(AttributeValue.fromN(Integer.toString(size))));
    }

    /** The attribute equals the value. */
    static <R> Condition<R> equal(AttributePath path, Operand.Value value) {
        return new Condition.Comparison<>(new Operand.Path(path), Comparator.EQ, value);
    }

    /** The left operand's sign in a sum or difference, applied to a constant. */
    static BigDecimal signed(Operator operator, BigDecimal amount) {
        return operator == Operator.PLUS ? amount : amount.negate();
    }
}
