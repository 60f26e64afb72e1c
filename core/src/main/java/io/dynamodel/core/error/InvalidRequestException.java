package io.dynamodel.core.error;

/**
 * A request that cannot be right, refused before it is sent, wherever that can be seen: an unknown path, a token of another schema, overlapping
 * update paths, a key attribute in an update, a consistent read on a global index. The caller must act.
 */
public final class InvalidRequestException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    /** @param message what was expected, what was found, where, and what to do */
    public InvalidRequestException(String message) {
        super(message);
    }

    /**
     * @param message what was expected, what was found, where, and what to do
     * @param cause what the service said, where it was the first to see
     */
    public InvalidRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
