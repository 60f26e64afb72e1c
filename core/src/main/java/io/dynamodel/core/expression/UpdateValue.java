package io.dynamodel.core.expression;

import java.util.Objects;

/** What an attribute can be set to: the right-hand side of a {@code SET}. It reads the item as it was before. */
public sealed interface UpdateValue
        permits Operand.Path, Operand.Value, UpdateValue.Arithmetic, UpdateValue.IfNotExists, UpdateValue.ListAppend {

    /**
     * The sum or difference of two numbers.
     *
     * @param left the first number
     * @param operator plus or minus
     * @param right the second number
     */
    record Arithmetic(UpdateValue left, Operator operator, UpdateValue right) implements UpdateValue {
        /** DynamoDB takes exactly two operands, neither of which is a sum itself. */
        public Arithmetic {
            Objects.requireNonNull(operator, "operator");
            if (left instanceof Arithmetic || right instanceof Arithmetic) {
                throw new IllegalArgumentException(
                        "DynamoDB adds or subtracts two operands at a time; set the attribute in two updates");
            }
        }

        @Override
        public String toString() {
            return left + " " + operator + " " + right;
        }
    }

    /** The arithmetic that DynamoDB does. */
    enum Operator {
        /** Addition. */
        PLUS("+"),
        /** Subtraction. */
        MINUS("-");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        @Override
        public String toString() {
            return symbol;
        }
    }

    /**
     * The attribute's value, or another one where it has none.
     *
     * @param path the attribute
     * @param otherwise what stands in for it
     */
    record IfNotExists(AttributePath path, UpdateValue otherwise) implements UpdateValue {
        /** Nothing is null. */
        public IfNotExists {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(otherwise, "otherwise");
        }

        @Override
        public String toString() {
            return "if_not_exists(" + path + ", " + otherwise + ")";
        }
    }

    /**
     * One list after another.
     *
     * @param first the list that comes first
     * @param second the list that follows
     */
    record ListAppend(UpdateValue first, UpdateValue second) implements UpdateValue {
        /** Nothing is null. */
        public ListAppend {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(second, "second");
        }

        @Override
        public String toString() {
            return "list_append(" + first + ", " + second + ")";
        }
    }
}
