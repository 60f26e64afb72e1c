package io.dynamodel.core.error;

/**
 * DynamoDB cannot be asked as things are set up: the table or index does not exist, there are no credentials, no
 * region, or no endpoint answers. The message says what to do; the SDK's exception is the cause.
 */
public final class ServiceSetupException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    /** What is missing. */
    public enum Missing {
        /** The table (or the index) that the request names. */
        TABLE,
        /** Credentials to sign the request with. */
        CREDENTIALS,
        /** A region to send the request to. */
        REGION,
        /** An endpoint that answers. */
        ENDPOINT
    }

    private final Missing missing;

    /**
     * @param missing what is missing
     * @param message what was expected, what was found, and what to do
     * @param cause what the SDK reported
     */
    public ServiceSetupException(Missing missing, String message, Throwable cause) {
        super(message, cause);
        this.missing = missing;
    }

    /** What is missing. */
    public Missing missing() {
        return missing;
    }
}
