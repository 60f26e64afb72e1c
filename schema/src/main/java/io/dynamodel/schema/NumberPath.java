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
        return arithmetic(Operator.PLUS, amount(amount));
    }

    /** The sum of this number and that of another attribute, for {@code set(..)}. */
    public final ValueExpression<R, N> plus(NumberPath<R, ? extends Number> other) {
        return arithmetic(Operator.PLUS, other.operand());
    }

    /** The sum of this number and what an expression yields, for {@code set(..)}. */
    public final ValueExpression<R, N> plus(ValueExpression<R, ? extends Number> other) {
        return arithmetic(Operator.PLUS, other.value());
    }

    /** The difference of this number and a constant, for {@code set(..)}. */
    public final ValueExpression<R, N> minus(N amount) {
        return arithmetic(Operator.MINUS, amount(amount));
    }

    /** The difference of this number and that of another attribute, for {@code set(..)}. */
    public final ValueExpression<R, N> minus(NumberPath<R, ? extends Number> other) {
        return arithmetic(Operator.MINUS, other.operand());
    }

    /** The difference of this number and what an expression yields, for {@code set(..)}. */
    public final ValueExpression<R, N> minus(ValueExpression<R, ? extends Number> other) {
        return arithmetic(Operator.MINUS, other.value());
    }

    private ValueExpression<R, N> arithmetic(Operator operator, UpdateValue right) {
        return new ValueExpression<>(new Arithmetic(operand(), operator, right));
    }

    /** An amount is a difference, not a value of the attribute: it does not go through the set transforms. */
    private Operand.Value amount(N amount) {
        return ref().encodeAs(ref().type(), amount);
    }
}
