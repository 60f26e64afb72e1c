package io.dynamodel.core.expression;

import io.dynamodel.core.annotation.CheckReturnValue;
import io.dynamodel.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A condition over the attributes of one item: for writes ({@code onlyIf}), for filters, and in memory. Attribute tokens
 * create them; they are values that can be taken apart.
 *
 * <p>The tree, not text, says what belongs together: {@code a.or(b).and(c)} is {@code (a OR b) AND c}.
 *
 * @param <R> the item type
 */
@CheckReturnValue
public sealed interface Condition<R> {

    /** Both conditions. */
    default Condition<R> and(Condition<R> other) {
        return all(List.of(this, other));
    }

    /** At least one of the two conditions. */
    default Condition<R> or(Condition<R> other) {
        return any(List.of(this, other));
    }

    /** The opposite. Mind that a comparison with an absent attribute is false, so that its negation is true. */
    default Condition<R> negate() {
        return this instanceof Not<R> not ? not.condition() : new Not<>(this);
    }

    /** Whether an item, as it is stored, satisfies this condition: the same answer as DynamoDB's. */
    default boolean test(Map<String, AttributeValue> item) {
        return ConditionEvaluator.test(this, item);
    }

    /** The opposite of a condition. */
    static <R> Condition<R> not(Condition<R> condition) {
        return condition.negate();
    }

    /** All of the conditions; with none, a condition that always holds and adds nothing to a request. */
    static <R> Condition<R> all(List<? extends Condition<R>> conditions) {
        List<Condition<R>> flat = new ArrayList<>();
        for (Condition<R> condition : conditions) {
            if (condition instanceof And<R> and) {
                flat.addAll(and.conditions());
            } else if (!(condition instanceof Always<R>)) {
                flat.add(condition);
            }
        }
        return switch (flat.size()) {
            case 0 -> new Always<>();
            case 1 -> flat.get(0);
            default -> new And<>(flat);
        };
    }

    /**
     * At least one of the conditions.
     *
     * @throws IllegalArgumentException if there is none: nothing could satisfy it
     */
    static <R> Condition<R> any(List<? extends Condition<R>> conditions) {
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("any(..) needs at least one condition: none can never hold");
        }
        List<Condition<R>> flat = new ArrayList<>();
        for (Condition<R> condition : conditions) {
            if (condition instanceof Always<R> always) {
                return always;
            } else if (condition instanceof Or<R> or) {
                flat.addAll(or.conditions());
            } else {
                flat.add(condition);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new Or<>(flat);
    }

    /** Holds for every item and is not sent. */
    record Always<R>() implements Condition<R> {
        @Override
        public String toString() {
            return "always";
        }
    }

    /** How two operands compare. */
    enum Comparator {
        /** Equal, by value. */
        EQ("="),
        /** Not equal; true also where the attribute is absent or of another type. */
        NE("<>"),
        /** Less than. */
        LT("<"),
        /** Less than or equal. */
        LE("<="),
        /** Greater than. */
        GT(">"),
        /** Greater than or equal. */
        GE(">=");

        private final String symbol;

        Comparator(String symbol) {
            this.symbol = symbol;
        }

        /** As an expression writes it. */
        @Override
        public String toString() {
            return symbol;
        }
    }

    /**
     * {@code left op right}; false where an operand is absent or the types differ, except for {@link Comparator#NE}.
     *
     * @param left the first operand
     * @param comparator how they compare
     * @param right the second operand
     */
    record Comparison<R>(Operand left, Comparator comparator, Operand right) implements Condition<R> {
        /** Nothing is null. */
        public Comparison {
            Objects.requireNonNull(left, "left");
            Objects.requireNonNull(comparator, "comparator");
            Objects.requireNonNull(right, "right");
        }

        @Override
        public String toString() {
            return left + " " + comparator + " " + right;
        }
    }

    /**
     * {@code subject BETWEEN low AND high}, both ends included.
     *
     * @param subject what is compared
     * @param low the lower bound
     * @param high the upper bound
     */
    record Between<R>(Operand subject, Operand low, Operand high) implements Condition<R> {
        /** Nothing is null. */
        public Between {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(low, "low");
            Objects.requireNonNull(high, "high");
        }

        @Override
        public String toString() {
            return subject + " BETWEEN " + low + " AND " + high;
        }
    }

    /**
     * {@code subject IN (candidates)}; more than DynamoDB's 100 candidates are split by the renderer.
     *
     * @param subject what is compared
     * @param candidates at least one
     */
    record In<R>(Operand subject, List<? extends Operand> candidates) implements Condition<R> {
        /** Copies the candidates. */
        public In {
            Objects.requireNonNull(subject, "subject");
            candidates = List.copyOf(candidates);
            if (candidates.isEmpty()) {
                throw new IllegalArgumentException("isIn(..) on '" + subject + "' needs at least one value");
            }
        }

        @Override
        public String toString() {
            return subject + " IN (" + candidates.size() + (candidates.size() == 1 ? " value)" : " values)");
        }
    }

    /**
     * {@code attribute_exists(path)}.
     *
     * @param path what must be there
     */
    record Exists<R>(AttributePath path) implements Condition<R> {
        /** Nothing is null. */
        public Exists {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public String toString() {
            return "attribute_exists(" + path + ")";
        }
    }

    /**
     * {@code attribute_not_exists(path)}.
     *
     * @param path what must not be there
     */
    record NotExists<R>(AttributePath path) implements Condition<R> {
        /** Nothing is null. */
        public NotExists {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public String toString() {
            return "attribute_not_exists(" + path + ")";
        }
    }

    /**
     * {@code attribute_type(path, type)}.
     *
     * @param path the attribute
     * @param type the type that it must have
     */
    record HasType<R>(AttributePath path, ValueType type) implements Condition<R> {
        /** Nothing is null. */
        public HasType {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(type, "type");
        }

        @Override
        public String toString() {
            return "attribute_type(" + path + ", " + type + ")";
        }
    }

    /**
     * {@code begins_with(path, prefix)}, for S and B.
     *
     * @param path the attribute
     * @param prefix what it begins with
     */
    record BeginsWith<R>(AttributePath path, Operand prefix) implements Condition<R> {
        /** Nothing is null. */
        public BeginsWith {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(prefix, "prefix");
        }

        @Override
        public String toString() {
            return "begins_with(" + path + ", " + prefix + ")";
        }
    }

    /**
     * {@code contains(path, operand)}: a part of an S, or an element of a set or list.
     *
     * @param path the attribute
     * @param operand what it contains
     */
    record Contains<R>(AttributePath path, Operand operand) implements Condition<R> {
        /** Nothing is null. */
        public Contains {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(operand, "operand");
        }

        @Override
        public String toString() {
            return "contains(" + path + ", " + operand + ")";
        }
    }

    /**
     * All of them.
     *
     * @param conditions two or more
     */
    record And<R>(List<Condition<R>> conditions) implements Condition<R> {
        /** Copies the conditions. */
        public And {
            conditions = List.copyOf(conditions);
            if (conditions.size() < 2) {
                throw new IllegalArgumentException("AND joins two or more conditions; use Condition.all(..)");
            }
        }

        @Override
        public String toString() {
            return ConditionText.joined(conditions, " AND ");
        }
    }

    /**
     * At least one of them.
     *
     * @param conditions two or more
     */
    record Or<R>(List<Condition<R>> conditions) implements Condition<R> {
        /** Copies the conditions. */
        public Or {
            conditions = List.copyOf(conditions);
            if (conditions.size() < 2) {
                throw new IllegalArgumentException("OR joins two or more conditions; use Condition.any(..)");
            }
        }

        @Override
        public String toString() {
            return ConditionText.joined(conditions, " OR ");
        }
    }

    /**
     * The opposite.
     *
     * @param condition of what
     */
    record Not<R>(Condition<R> condition) implements Condition<R> {
        /** Nothing is null. */
        public Not {
            Objects.requireNonNull(condition, "condition");
        }

        @Override
        public String toString() {
            return "NOT " + ConditionText.inParentheses(condition);
        }
    }
}
