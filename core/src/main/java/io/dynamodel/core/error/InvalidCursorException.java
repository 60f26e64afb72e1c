package io.dynamodel.core.error;

/**
 * A cursor or checkpoint that cannot be gone on from: nothing was sent. Where cursors come from clients over the
 * network, it is their request that is bad.
 */
public final class InvalidCursorException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What is wrong with it. */
    public enum Reason {
        /** It is no cursor, was cut off or changed, or a later version of the library made it. */
        MALFORMED,
        /** It belongs to another query or scan: of another table, index, condition, direction or schema version. */
        ANOTHER_READ,
        /** It was good for some time, which is over. */
        EXPIRED,
        /** It is not sealed, where all must be. */
        NOT_SEALED,
        /** It is sealed, and there are no keys to open it with, or not this one. */
        UNKNOWN_KEY,
        /** It was sealed with another key of the same name or for another context, or was changed. */
        NOT_AUTHENTIC
    }

    /**
     * @param reason what is wrong with it
     * @param message what was expected, what was found, and what to do
     */
    public InvalidCursorException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What is wrong with it. */
    public Reason reason() {
        return reason;
    }
}
