package io.dynamodel.schema.internal;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** The set transforms of texts that the library has itself; two attributes have the same one if the constants are. */
public enum TextTransform implements UnaryOperator<String> {
    /** Strips white space from both ends of a text; the beginning of a text, or a part of it, keeps its own. */
    TRIM {
        @Override
        public String apply(String text) {
            return text.strip();
        }
    },
    /** By the rules of no particular language. */
    LOWER_CASE {
        @Override
        public String apply(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    },
    /** By the rules of no particular language. */
    UPPER_CASE {
        @Override
        public String apply(String text) {
            return text.toUpperCase(Locale.ROOT);
        }
    }
}
