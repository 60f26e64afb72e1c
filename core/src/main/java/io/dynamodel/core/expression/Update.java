package io.dynamodel.core.expression;

import java.util.Objects;

/**
 * One change to one path of an item. Attribute tokens create them; an operation takes any number, whose paths may not
 * overlap.
 *
 * @param <R> the item type
 */
public sealed interface Update<R> {

    /** What is changed. */
    AttributePath path();

    /**
     * {@code SET path = value}: also creates the attribute; the map that holds it must exist.
     *
     * @param path what is set
     * @param value what it is set to
     */
    record Set<R>(AttributePath path, UpdateValue value) implements Update<R> {
        /** Nothing is null. */
        public Set {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return "SET " + path + " = " + value;
        }
    }

    /**
     * {@code REMOVE path}: an attribute, a map entry or a list element; one that is absent stays so.
     *
     * @param path what is removed
     */
    record Remove<R>(AttributePath path) implements Update<R> {
        /** Nothing is null. */
        public Remove {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public String toString() {
            return "REMOVE " + path;
        }
    }

    /**
     * {@code ADD path value}: to a number (an absent one counts as 0) or to a set (an absent one is created).
     *
     * @param path the number or set
     * @param value an N, or a set of the same type
     */
    record Add<R>(AttributePath path, Operand.Value value) implements Update<R> {
        /** Nothing is null. */
        public Add {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return "ADD " + path + " " + value;
        }
    }

    /**
     * {@code DELETE path value}: elements from a set; the attribute goes with its last element.
     *
     * @param path the set
     * @param value a set of the same type
     */
    record Delete<R>(AttributePath path, Operand.Value value) implements Update<R> {
        /** Nothing is null. */
        public Delete {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return "DELETE " + path + " " + value;
        }
    }
}
