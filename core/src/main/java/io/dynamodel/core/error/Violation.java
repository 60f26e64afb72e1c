package io.dynamodel.core.error;

import java.util.Objects;

/**
 * One rule that one value breaks.
 *
 * @param path where, such as {@code home.tags[2]}; empty for a rule of the whole item
 * @param rule which rule, by the name of its factory, such as {@code required} or {@code atLeast}
 * @param message what was expected and what was found
 */
public record Violation(String path, String rule, String message) {
    /** Nothing is null. */
    public Violation {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
    }

    /** The same in one of several operations, such as {@code [3].email}. */
    public Violation at(int place) {
        return new Violation("[" + place + "]" + (path.isEmpty() ? "" : "." + path), rule, message);
    }

    @Override
    public String toString() {
        return path.isEmpty() ? message : "'" + path + "' " + message;
    }
}
