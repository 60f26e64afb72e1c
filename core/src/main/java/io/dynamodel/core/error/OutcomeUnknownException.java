package io.dynamodel.core.error;

/**
 * A write that was sent and whose answer was lost (a timeout, a reset, a damaged response): it may or may not have been
 * applied. It is never reported as failed. What can be sent again without harm was; the rest is the caller's: read the item,
 * or repeat the write if it is safe to apply twice.
 */
public final class OutcomeUnknownException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message which operation, and what to do
     * @param cause what the SDK reported
     */
    public OutcomeUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
