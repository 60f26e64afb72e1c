package io.dynamodel.core.expression;

import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Evaluates conditions in memory, with DynamoDB's answers. A comparison is false where an operand is absent or the types
 * differ; only {@code <>} is then true. Numbers compare by value, and sets in any order.
 */
final class ConditionEvaluator {
    private ConditionEvaluator() {}

    static boolean test(Condition<?> condition, Map<String, AttributeValue> item) {
        if (condition instanceof Condition.Comparison<?> comparison) {
            return compare(
                    comparison.comparator(),
                    Operands.resolve(comparison.left(), item),
                    Operands.resolve(comparison.right(), item));
        }
        if (condition instanceof Condition.And<?> and) {
            for (Condition<?> part : and.conditions()) {
                if (!test(part, item)) {
                    return false;
                }
            }
            return true;
        }
        if (condition instanceof Condition.Or<?> or) {
            for (Condition<?> part : or.conditions()) {
                if (test(part, item)) {
                    return true;
                }
            }
            return false;
        }
        if (condition instanceof Condition.Not<?> not) {
            return !test(not.condition(), item);
        }
        if (condition instanceof Condition.Between<?> between) {
            AttributeValue subject = Operands.resolve(between.subject(), item);
            return compare(Condition.Comparator.GE, subject, Operands.resolve(between.low(), item))
                    && compare(Condition.Comparator.LE, subject, Operands.resolve(between.high(), item));
        }
        if (condition instanceof Condition.In<?> in) {
            AttributeValue subject = Operands.resolve(in.subject(), item);
            for (Operand candidate : in.candidates()) {
                if (compare(Condition.Comparator.EQ, subject, Operands.resolve(candidate, item))) {
                    return true;
                }
            }
            return false;
        }
        return testFunction(condition, item);
    }

    private static boolean testFunction(Condition<?> condition, Map<String, AttributeValue> item) {
        if (condition instanceof Condition.Exists<?> exists) {
            return exists.path().in(item) != null;
        }
        if (condition instanceof Condition.NotExists<?> notExists) {
            return notExists.path().in(item) == null;
        }
        if (condition instanceof Condition.HasType<?> hasType) {
            AttributeValue value = hasType.path().in(item);
            return value != null && AttributeValues.typeOf(value) == hasType.type();
        }
        if (condition instanceof Condition.BeginsWith<?> beginsWith) {
            AttributeValue value = beginsWith.path().in(item);
            AttributeValue prefix = Operands.resolve(beginsWith.prefix(), item);
            return value != null && prefix != null && Containment.beginsWith(value, prefix);
        }
        if (condition instanceof Condition.Contains<?> contains) {
            AttributeValue value = contains.path().in(item);
            AttributeValue operand = Operands.resolve(contains.operand(), item);
            return value != null && operand != null && Containment.contains(value, operand);
        }
        return true; // Always
    }

    private static boolean compare(
            Condition.Comparator comparator, @Nullable AttributeValue left, @Nullable AttributeValue right) {
        if (left == null || right == null) {
            return comparator == Condition.Comparator.NE;
        }
        return switch (comparator) {
            case EQ -> AttributeValues.equal(left, right);
            case NE -> !AttributeValues.equal(left, right);
            case LT -> ordered(left, right) && AttributeValues.compare(left, right) < 0;
            case LE -> ordered(left, right) && AttributeValues.compare(left, right) <= 0;
            case GT -> ordered(left, right) && AttributeValues.compare(left, right) > 0;
            case GE -> ordered(left, right) && AttributeValues.compare(left, right) >= 0;
        };
    }

    private static boolean ordered(AttributeValue left, AttributeValue right) {
        ValueType type = AttributeValues.typeOf(left);
        return type.isScalarKey() && type == AttributeValues.typeOf(right);
    }
}
