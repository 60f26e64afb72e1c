package io.dynamodel.core.expression;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;

/** What DynamoDB asks of updates and can be told without an item. */
final class UpdateRules {
    private UpdateRules() {}

    static void check(List<? extends Update<?>> updates) {
        if (updates.isEmpty()) {
            throw new InvalidRequestException("An update needs at least one change");
        }
        List<AttributePath> paths = new ArrayList<>(updates.size());
        for (Update<?> update : updates) {
            paths.add(update.path());
            if (update instanceof Update.Set<?> set) {
                checkValue(set.value(), set);
            } else if (update instanceof Update.Add<?> add) {
                ValueType type = AttributeValues.typeOf(add.value().value());
                if (type != ValueType.N && !type.isSet()) {
                    throw refused(add, "ADD takes N or a set, but the value is " + type);
                }
            } else if (update instanceof Update.Delete<?> delete) {
                ValueType type = AttributeValues.typeOf(delete.value().value());
                if (!type.isSet()) {
                    throw refused(delete, "DELETE takes a set, but the value is " + type);
                }
            }
        }
        DisjointPaths.check(paths, "update");
    }

    private static void checkValue(UpdateValue value, Update<?> where) {
        if (value instanceof UpdateValue.Arithmetic sum) {
            checkOperand(sum.left(), ValueType.N, where);
            checkOperand(sum.right(), ValueType.N, where);
        } else if (value instanceof UpdateValue.ListAppend append) {
            checkOperand(append.first(), ValueType.L, where);
            checkOperand(append.second(), ValueType.L, where);
        } else if (value instanceof UpdateValue.IfNotExists ifNotExists) {
            checkFallback(ifNotExists, where);
        }
    }

    private static void checkOperand(UpdateValue operand, ValueType type, Update<?> where) {
        checkNesting(operand, where);
        if (operand instanceof Operand.Value value && AttributeValues.typeOf(value.value()) != type) {
            throw refused(
                    where, "its operands must be " + type + ", but one is " + AttributeValues.typeOf(value.value()));
        }
    }

    private static void checkFallback(UpdateValue.IfNotExists ifNotExists, Update<?> where) {
        checkNesting(ifNotExists.otherwise(), where);
        if (ifNotExists.otherwise() instanceof Operand.Path path && path.path().equals(ifNotExists.path())) {
            throw refused(where, "an attribute cannot stand in for itself");
        }
    }

    private static void checkNesting(UpdateValue operand, Update<?> where) {
        if (operand instanceof UpdateValue.Arithmetic) {
            throw refused(where, "a sum or difference cannot be part of another value");
        }
        if (operand instanceof UpdateValue.ListAppend) {
            throw refused(where, "list_append cannot be part of another value");
        }
        if (operand instanceof UpdateValue.IfNotExists ifNotExists) {
            checkFallback(ifNotExists, where);
        }
    }

    private static InvalidRequestException refused(Update<?> update, String why) {
        return new InvalidRequestException("DynamoDB does not take the update '" + update + "': " + why);
    }
}
