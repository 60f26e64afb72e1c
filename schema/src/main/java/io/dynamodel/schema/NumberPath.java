package io.dynamodel.schema;

import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateValue;
import io.dynamodel.core.expression.UpdateValue.Arithmetic;
import io.dynamodel.core.expression.UpdateValue.Operator;
import io.dynamodel.core.value.Numbers;
import io.dynamodel.schema.internal.PathRef;
import java.math.BigDecimal;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A place that holds a number.
 *
 * @param <R> the item type
 * @param <N> the type of the numbers
 */
public sealed class NumberPath<R, N extends Number> extends ScalarPath<R, N> permits NumberAttribute {

    NumberPath(PathRef<N> ref) {
        super(ref);
    }

    /** Adds to the number, in DynamoDB and atomically; an absent one counts as 0. */
    public final Update<R> add(N amount) {
        return new Update.Add<>(where(), amount(amount));
    }

    /** Subtracts from the number, in DynamoDB and atomically; an absent one counts as 0. */
    public final Update<R> subtract(N amount) {
        BigDecimal negative = new BigDecimal(amount(amount).value().n()).negate();
        return new Update.Add<>(
                where(), new Operand.Value(AttributeValue.fromN(Numbers.canonical(negative)), ref().sensitive()));
    }

    /** The sum of this number and a constant, for {@code set(..)}. */
    public final ValueExpression<R, N> plus(N amount) {
        return arithmetic(operand(), Operator.PLUS, amount(amount));
    }

    /** The sum of this number and that of another attribute, for {@code set(..)}. */
    public final ValueExpression<R, N> plus(NumberPath<R, ? extends Number> other) {
        return arithmetic(operand(), Operator.PLUS, other.operand());
    }

    /** The sum of this number and another one with a fallback, for {@code set(..)}. */
    public final ValueExpression<R, N> plus(NumberFallback<R, ? extends Number> other) {
        return arithmetic(operand(), Operator.PLUS, other.value());
    }

    /** The difference of this number and a constant, for {@code set(..)}. */
    public final ValueExpression<R, N> minus(N amount) {
        return arithmetic(operand(), Operator.MINUS, amount(amount));
    }

    /** The difference of this number and that of another attribute, for {@code set(..)}. */
    public final ValueExpression<R, N> minus(NumberPath<R, ? extends Number> other) {
        return arithmetic(operand(), Operator.MINUS, other.operand());
    }

    /** The difference of this number and another one with a fallback, for {@code set(..)}. */
    public final ValueExpression<R, N> minus(NumberFallback<R, ? extends Number> other) {
        return arithmetic(operand(), Operator.MINUS, other.value());
    }

    /** This number before the update, or the given one where it is absent: for {@code set(..)}, and for sums. */
    @Override
    public final NumberFallback<R, N> orElse(N value) {
        return new NumberFallback<>(this, fallback(ref().encode(value)));
    }

    /** This number before the update, or that of another attribute where it is absent. */
    @Override
    public final NumberFallback<R, N> orElse(ValuePath<R, N> other) {
        return new NumberFallback<>(this, fallback(other.operand()));
    }

    static <R, N extends Number> ValueExpression<R, N> arithmetic(
            UpdateValue left, Operator operator, UpdateValue right) {
        return new ValueExpression<>(new Arithmetic(left, operator, right));
    }

    /** An amount is a difference, not a value of the attribute: it does not go through the set transforms. */
    final Operand.Value amount(N amount) {
        return ref().encodeAs(ref().type(), amount);
    }
}
