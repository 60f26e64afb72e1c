package io.dynamodel.query.internal.plan;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.query.internal.ConditionOperands;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What conditions come to where the values of some attributes are known, since a key is given: a filter must not name
 * them, and need not.
 */
final class Known {
    private final Map<String, Operand.Value> values;
    private final Map<String, AttributeValue> item = new HashMap<>();

    /** @param values by the names of top-level attributes */
    Known(Map<String, Operand.Value> values) {
        this.values = values;
        values.forEach((name, value) -> item.put(name, value.value()));
    }

    /** What is left of the condition: Always if it holds, null if it cannot hold. */
    <R> @Nullable Condition<R> reduce(Condition<R> condition) {
        if (condition instanceof Condition.And<R> and) {
            return all(and.conditions());
        } else if (condition instanceof Condition.Or<R> or) {
            return any(or.conditions());
        } else if (condition instanceof Condition.Not<R> not) {
            Condition<R> inner = reduce(not.condition());
            if (inner == null) {
                return new Condition.Always<>();
            }
            return inner instanceof Condition.Always ? null : inner == not.condition() ? not : inner.negate();
        }
        Set<String> named = new HashSet<>();
        ConditionOperands.visitPaths(condition, path -> named.add(path.root()));
        if (!named.isEmpty() && values.keySet().containsAll(named)) {
            return condition.test(item) ? new Condition.Always<>() : null;
        }
        named.retainAll(values.keySet());
        return named.isEmpty() ? condition : substituted(condition);
    }

    /** All of the conditions. */
    <R> @Nullable Condition<R> all(List<Condition<R>> conditions) {
        List<Condition<R>> left = new ArrayList<>(conditions.size());
        for (Condition<R> part : conditions) {
            Condition<R> reduced = reduce(part);
            if (reduced == null) {
                return null;
            }
            left.add(reduced);
        }
        return Condition.all(left);
    }

    private <R> @Nullable Condition<R> any(List<Condition<R>> conditions) {
        List<Condition<R>> left = new ArrayList<>(conditions.size());
        for (Condition<R> part : conditions) {
            Condition<R> reduced = reduce(part);
            if (reduced != null) {
                left.add(reduced);
            }
        }
        return left.isEmpty() ? null : Condition.any(left);
    }

    /** Puts values in the place of attributes where DynamoDB takes values. */
    private <R> Condition<R> substituted(Condition<R> condition) {
        if (condition instanceof Condition.Comparison<R> comparison) {
            return new Condition.Comparison<>(
                    substituted(comparison.left()), comparison.comparator(), substituted(comparison.right()));
        } else if (condition instanceof Condition.Between<R> between) {
            return new Condition.Between<>(
                    substituted(between.subject()), substituted(between.low()), substituted(between.high()));
        } else if (condition instanceof Condition.In<R> in) {
            return new Condition.In<>(
                    substituted(in.subject()),
                    in.candidates().stream().map(this::substituted).toList());
        } else if (condition instanceof Condition.BeginsWith<R> beginsWith) {
            return new Condition.BeginsWith<>(beginsWith.path(), substituted(beginsWith.prefix()));
        }
        return condition instanceof Condition.Contains<R> contains
                ? new Condition.Contains<>(contains.path(), substituted(contains.operand()))
                : condition;
    }

    private Operand substituted(Operand operand) {
        if (operand instanceof Operand.Path path && path.path().isTopLevel()) {
            Operand.Value value = values.get(path.path().root());
            return value == null ? operand : value;
        }
        return operand;
    }

    /** Whether the condition names one of the attributes. */
    static boolean names(Condition<?> condition, Set<String> attributes) {
        boolean[] found = {false};
        ConditionOperands.visitPaths(condition, (AttributePath path) -> found[0] |= attributes.contains(path.root()));
        return found[0];
    }
}
