package io.dynamodel.schema.internal;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Something that a value keeps or breaks.
 *
 * @param rule the name of the rule's factory
 * @param test whether a value keeps it; sees the Java value after the set transforms
 * @param expectation what was expected, as the end of a sentence that begins with "must"
 * @param bound what it says in terms that DynamoDB can check; null if it cannot
 */
public record Check<V>(
        String rule,
        Predicate<? super V> test,
        String expectation,
        @Nullable Bound bound) {

    /** Whether the value breaks it, or makes it throw. */
    boolean refuses(V value) {
        try {
            return !test.test(value);
        } catch (RuntimeException e) {
            return true;
        }
    }

    /** Reports a value that breaks it. The value itself is not told: item data does not belong into messages. */
    void check(V value, Preparation preparation) {
        try {
            if (!test.test(value)) {
                String found = bound != null && bound.isOfSize() ? ", but has " + Sizes.of(value) : "";
                preparation.violation(rule, "must " + expectation + found);
            }
        } catch (RuntimeException e) {
            preparation.thrownAt("", rule, "must " + expectation + ", but the check", e);
        }
    }

    /**
     * A bound of the value itself or of its size.
     *
     * @param kind of what, and on which side
     * @param value the bound: of the attribute's type, or an {@code Integer} for a size
     */
    public record Bound(Kind kind, Object value) implements Predicate<Object> {
        /** Of what, and on which side. */
        public enum Kind {
            AT_LEAST,
            AT_MOST,
            SIZE_AT_LEAST,
            SIZE_AT_MOST
        }

        /** Whether a value is within it. */
        @Override
        @SuppressWarnings("unchecked") // the factories of rules take only what can be compared
        public boolean test(Object tested) {
            int difference = isOfSize() ? Sizes.of(tested) - size() : ((Comparable<Object>) tested).compareTo(value);
            return isLower() ? difference >= 0 : difference <= 0;
        }

        /** Whether it is the size that is bounded. */
        public boolean isOfSize() {
            return kind == Kind.SIZE_AT_LEAST || kind == Kind.SIZE_AT_MOST;
        }

        /** Whether smaller values break it. */
        public boolean isLower() {
            return kind == Kind.AT_LEAST || kind == Kind.SIZE_AT_LEAST;
        }

        /** The bound of a size. */
        public int size() {
            return (Integer) value;
        }
    }
}
