package io.dynamodel.schema.internal;

import java.util.function.UnaryOperator;

/** Strips white space from both ends of a text; the beginning of a text, or a part of it, keeps its own. */
public final class Trimmed implements UnaryOperator<String> {
    @Override
    public String apply(String text) {
        return text.strip();
    }
}
