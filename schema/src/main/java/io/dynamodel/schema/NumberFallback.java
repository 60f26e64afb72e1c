package io.dynamodel.schema;

import io.dynamodel.core.expression.UpdateValue;
import io.dynamodel.core.expression.UpdateValue.Operator;

/**
 * A number, or what stands in for it where it is absent: for {@code set(..)}, and for sums, such as a counter that does
 * not begin at 0. A sum is no such number: DynamoDB adds or subtracts two operands at a time.
 *
 * @param <R> the item type
 * @param <N> the type of the numbers
 */
public final class NumberFallback<R, N extends Number> extends ValueExpression<R, N> {
    private final NumberPath<R, N> number;

    NumberFallback(NumberPath<R, N> number, UpdateValue value) {
        super(value);
        this.number = number;
    }

    /** The sum of this number and a constant, for {@code set(..)}. */
    public ValueExpression<R, N> plus(N amount) {
        return NumberPath.arithmetic(value(), Operator.PLUS, number.amount(amount));
    }

    /** The sum of this number and that of another attribute, for {@code set(..)}. */
    public ValueExpression<R, N> plus(NumberPath<R, ? extends Number> other) {
        return NumberPath.arithmetic(value(), Operator.PLUS, other.operand());
    }

    /** The sum of this number and another one with a fallback, for {@code set(..)}. */
    public ValueExpression<R, N> plus(NumberFallback<R, ? extends Number> other) {
        return NumberPath.arithmetic(value(), Operator.PLUS, other.value());
    }

    /** The difference of this number and a constant, for {@code set(..)}. */
    public ValueExpression<R, N> minus(N amount) {
        return NumberPath.arithmetic(value(), Operator.MINUS, number.amount(amount));
    }

    /** The difference of this number and that of another attribute, for {@code set(..)}. */
    public ValueExpression<R, N> minus(NumberPath<R, ? extends Number> other) {
        return NumberPath.arithmetic(value(), Operator.MINUS, other.operand());
    }

    /** The difference of this number and another one with a fallback, for {@code set(..)}. */
    public ValueExpression<R, N> minus(NumberFallback<R, ? extends Number> other) {
        return NumberPath.arithmetic(value(), Operator.MINUS, other.value());
    }
}
