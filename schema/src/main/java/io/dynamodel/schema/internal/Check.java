package io.dynamodel.schema.internal;

import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Something that a value keeps or breaks.
 *
 * @param rule the name of the rule's factory
 * @param parameters what the factory was told
 * @param test whether a value keeps it; sees the Java value after the set transforms
 * @param expectation what was expected, as the end of a sentence that begins with "must"
 * @param bound what it says in terms that DynamoDB can check; null if it cannot
 */
public record Check<V>(
        String rule,
        Map<String, Object> parameters,
        Predicate<? super V> test,
        String expectation,
        @Nullable Bound bound) {

    /** What is wrong with the value, or null. The value itself is not told: item data does not belong into messages. */
    public @Nullable String problem(V value) {
        boolean kept;
        try {
            kept = test.test(value);
        } catch (RuntimeException e) {
            return "must " + expectation + ", but the check threw " + e.getClass().getName();
        }
        if (kept) {
            return null;
        }
        return bound != null && bound.isOfSize()
                ? "must " + expectation + ", but has " + Sizes.of(value)
                : "must " + expectation;
    }

    /**
     * A bound of the value itself or of its size.
     *
     * @param kind of what, and on which side
     * @param value the bound: of the attribute's type, or an {@code Integer} for a size
     */
    public record Bound(Kind kind, Object value) {
        /** Of what, and on which side. */
        public enum Kind {
            AT_LEAST,
            AT_MOST,
            SIZE_AT_LEAST,
            SIZE_AT_MOST
        }

        /** Whether it is the size that is bounded. */
        public boolean isOfSize() {
            return kind == Kind.SIZE_AT_LEAST || kind == Kind.SIZE_AT_MOST;
        }

        /** The bound of a size. */
        public int size() {
            return (Integer) value;
        }
    }
}
