package io.dynamodel.schema;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateValue.IfNotExists;
import io.dynamodel.core.expression.UpdateValue.ListAppend;
import io.dynamodel.core.value.Numbers;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.internal.Elements;
import io.dynamodel.schema.internal.PathRef;
import java.math.BigDecimal;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A place that was named by a string ({@link Schema#path}): it has every operator, takes any object, and converts it to
 * what the schema stores there; an object that does not fit, and an operator that the stored type does not have, are
 * refused when they are given.
 *
 * @param <R> the item type
 */
public final class DynamicPath<R> extends ScalarPath<R, Object> {

    DynamicPath(PathRef<Object> ref) {
        super(ref);
    }

    /** Text or bytes that begin with the value. */
    public Condition<R> beginsWith(Object prefix) {
        require("beginsWith", ValueType.S, ValueType.B);
        return new Condition.BeginsWith<>(where(), ref().encodePart(prefix));
    }

    /** A part of text or bytes, or an element of a set or list. */
    public Condition<R> contains(Object part) {
        require("contains", ValueType.S, ValueType.B, ValueType.L, ValueType.SS, ValueType.NS, ValueType.BS);
        Operand operand =
                ref().type().valueType() == ValueType.S || ref().type().valueType() == ValueType.B
                        ? ref().encodePart(part)
                        : Elements.encodeAny(ref(), part);
        return new Condition.Contains<>(where(), operand);
    }

    /** The size of what is stored. */
    public SizeOperand<R> size() {
        return new SizeOperand<>(where());
    }

    /** Adds to a number; an absent one counts as 0. */
    public Update<R> add(Number amount) {
        require("add", ValueType.N);
        return new Update.Add<>(where(), ref().encodeAs(ref().type(), amount));
    }

    /** Subtracts from a number; an absent one counts as 0. */
    public Update<R> subtract(Number amount) {
        require("subtract", ValueType.N);
        String number = ref().encodeAs(ref().type(), amount).value().n();
        String negative = Numbers.canonical(new BigDecimal(number).negate());
        return new Update.Add<>(where(), new Operand.Value(AttributeValue.fromN(negative), ref().sensitive()));
    }

    /** Adds elements to a set, creating it where it is absent. */
    public Update<R> addAll(java.util.Set<?> elements) {
        require("addAll", ValueType.SS, ValueType.NS, ValueType.BS);
        return new Update.Add<>(where(), ref().encode(elements));
    }

    /** Deletes elements from a set. */
    public Update<R> deleteAll(java.util.Set<?> elements) {
        require("deleteAll", ValueType.SS, ValueType.NS, ValueType.BS);
        return new Update.Delete<>(where(), ref().encode(elements));
    }

    /** Adds elements to the end of a list, creating it where it is absent. */
    public Update<R> append(Object... elements) {
        require("append", ValueType.L);
        return new Update.Set<>(where(), new ListAppend(existing(), ref().encode(List.of(elements))));
    }

    /** Adds elements to the beginning of a list, creating it where it is absent. */
    public Update<R> prepend(Object... elements) {
        require("prepend", ValueType.L);
        return new Update.Set<>(where(), new ListAppend(ref().encode(List.of(elements)), existing()));
    }

    private IfNotExists existing() {
        return new IfNotExists(where(), new Operand.Value(AttributeValue.fromL(List.of()), false, true));
    }

    private void require(String operator, ValueType... types) {
        ValueType stored = ref().type().valueType();
        boolean open = ref().type().describe().name().equals("any");
        if (!open && !List.of(types).contains(stored)) {
            throw new io.dynamodel.core.error.InvalidRequestException(
                    "'" + this + "' is stored as " + stored + ", but " + operator + "(..) is for " + List.of(types));
        }
    }
}
