package io.dynamodel.core.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that Dynamodel itself reports. Its children are told apart by who must act; SDK exceptions to
 * which there is nothing to add pass through as they are.
 *
 * <p>Facts are fields of the children; the message says what was expected, what was found, where, and what to do. Item
 * data is never part of a message, except for key values; attributes marked {@code sensitive()} not even then.
 */
public abstract class DynamodelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For the children. */
    protected DynamodelException(String message) {
        super(message);
    }

    /** For the children. */
    protected DynamodelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
