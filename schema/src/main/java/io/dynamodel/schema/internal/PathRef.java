package io.dynamodel.schema.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.AttributeType;
import java.util.List;

/**
 * What a token knows of the place in the item that it stands for.
 *
 * @param path where, with the schema's origin
 * @param type how values are stored there
 * @param rules the rules of those values, whose set transforms operands go through
 * @param sensitive whether values are never shown
 * @param slot the index of a top-level attribute in a row; -1 for any other place
 */
public record PathRef<V>(
        AttributePath path, AttributeType<V> type, ValueRules<V> rules, boolean sensitive, int slot) {

    /** A place within this one. */
    public <W> PathRef<W> inner(AttributePath innerPath, AttributeType<W> innerType, ValueRules<W> innerRules) {
        return new PathRef<>(innerPath, innerType, innerRules, sensitive, -1);
    }

    /** The same place, seen from an item that holds this item at {@code outer}. */
    public PathRef<V> under(PathRef<?> outer) {
        Object expected = Nested.originOf(outer.type);
        Object found = path.origin();
        if (expected != null && found != null && expected != found) {
            throw new InvalidRequestException("'" + path + "' is an attribute of " + found + ", but '" + outer.path
                    + "' holds items of " + expected + "; use a token of that schema");
        }
        return new PathRef<>(outer.path.dot(path), type, rules, sensitive || outer.sensitive, -1);
    }

    /** The value as the attribute would store it: set transforms and encoding. */
    public Operand.Value encode(V value) {
        return encodeAs(type, rules.transformed(value));
    }

    /** A value of another type that meets this attribute in an operand, such as an element of a set. */
    public <W> Operand.Value encodeAs(AttributeType<W> operandType, W value) {
        try {
            return new Operand.Value(AttributeValues.encode(operandType, value), sensitive);
        } catch (ValueException e) {
            String at = e.path().isEmpty() || e.path().startsWith("[") ? e.path() : "." + e.path();
            throw new ValidationException(
                    "An operand", List.of(new Violation(path + at, operandType.describe().name(), e.getMessage())));
        }
    }
}
