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
import org.jspecify.annotations.Nullable;

/**
 * What a token knows of the place in the item that it stands for.
 *
 * @param path where, with the schema's origin
 * @param type how values are stored there
 * @param rules the rules of those values, whose set transforms operands go through
 * @param sensitive whether values are never shown
 * @param slot the index of a top-level attribute in a row; -1 for any other place
 */
public record PathRef<V>(AttributePath path, AttributeType<V> type, ValueRules<V> rules, boolean sensitive, int slot) {

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

    /** Refuses a range where values do not sort when stored; what is not known may sort. */
    public void requireOrdered() {
        if (!type.isOrdered() && !Nested.isOpen(type)) {
            throw new InvalidRequestException("'" + path + "' is stored as "
                    + type.describe().name()
                    + ", whose values do not sort when stored, so that a range would be wrong; compare with eq(..) or"
                    + " isIn(..), or give the attribute an ordered type");
        }
    }

    /** Refuses another attribute with which a comparison would mean nothing. */
    public void requireComparable(PathRef<?> other) {
        if (!Encodings.comparable(type, other.type)) {
            throw new InvalidRequestException("'" + path + "' is stored as "
                    + type.describe().name() + ", but '" + other.path + "' as "
                    + other.type.describe().name() + ", so that comparing them would mean nothing");
        }
    }

    /** Whether the value is stored as an absent attribute. */
    public boolean isAbsent(V value) {
        requireValue(value);
        try {
            return type.isAbsent(value);
        } catch (ValueException e) {
            throw refused(type, e);
        }
    }

    /** The value as the attribute would store it: conversion of what a string path is given, set transforms, encoding. */
    public Operand.Value encode(V value) {
        return encodeTransformed(transformed(value, false));
    }

    /** The beginning or a part of a text, as the attribute would store it. */
    public Operand.Value encodePart(V part) {
        return encodeAs(type, transformed(part, true));
    }

    private V transformed(V value, boolean part) {
        requireValue(value);
        try {
            V converted = !Nested.isItself(type) && type instanceof DynamicType ? type.convert(value, false) : value;
            return part ? rules.transformedPart(converted) : rules.transformed(type, converted);
        } catch (ValueException e) {
            throw refused(type, e);
        } catch (RuntimeException e) {
            ValidationException refused = new ValidationException(
                    "An operand",
                    List.of(new Violation(
                            path.toString(),
                            "onSet",
                            "cannot be used, as its set transform threw "
                                    + e.getClass().getName())));
            refused.addSuppressed(e);
            throw refused;
        }
    }

    /** The compiler does not keep null out of string paths, nor out of programs that it does not check for null. */
    private void requireValue(@Nullable V value) {
        if (value == null) {
            throw refused(
                    type,
                    new ValueException(
                            "expected a value, found null; say notExists() in a condition, remove() in an update"));
        }
    }

    /** A value of another type that meets this attribute in an operand, such as an element of a set. */
    public <W> Operand.Value encodeAs(AttributeType<W> operandType, W value) {
        return encodeAs(operandType, value, false);
    }

    /** A value that went through the set transforms. */
    Operand.Value encodeTransformed(V value) {
        return encodeAs(type, value, true);
    }

    private <W> Operand.Value encodeAs(AttributeType<W> operandType, W value, boolean transformed) {
        try {
            return new Operand.Value(AttributeValues.encode(operandType, value), sensitive, transformed);
        } catch (ValueException e) {
            throw refused(operandType, e);
        }
    }

    private ValidationException refused(AttributeType<?> operandType, ValueException e) {
        String at = e.path().isEmpty() || e.path().startsWith("[") ? e.path() : "." + e.path();
        return new ValidationException(
                "An operand",
                List.of(new Violation(path + at, operandType.describe().name(), String.valueOf(e.getMessage()))));
    }
}
