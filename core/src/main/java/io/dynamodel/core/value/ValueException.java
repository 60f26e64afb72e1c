package io.dynamodel.core.value;

import org.jspecify.annotations.Nullable;

/**
 * A value that a codec cannot write or read. It travels up through the codecs that contain the failing one, each of
 * which adds its step to the path, and is turned into the error that the caller of an operation sees
 * ({@code ValidationException} on the way in, {@code ItemMappingException} on the way out). It has no stack trace.
 */
public final class ValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private String path = "";

    /** @param message what was expected and what was found, without item data */
    public ValueException(String message) {
        this(message, null);
    }

    /**
     * @param message what was expected and what was found, without item data
     * @param cause what a user's converter threw
     */
    public ValueException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }

    /** Adds the name of the map entry in which this happened; returns this. */
    public ValueException inName(String name) {
        path = path.isEmpty() || path.startsWith("[") ? name + path : name + "." + path;
        return this;
    }

    /** Adds the index of the list element in which this happened; returns this. */
    public ValueException inElement(int index) {
        path = path.isEmpty() || path.startsWith("[") ? "[" + index + "]" + path : "[" + index + "]." + path;
        return this;
    }

    /** The path from where the reading or writing began, such as {@code home.tags[2]}; empty for the value itself. */
    public String path() {
        return path;
    }
}
