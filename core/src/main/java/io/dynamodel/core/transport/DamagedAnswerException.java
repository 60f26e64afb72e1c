package io.dynamodel.core.transport;

/**
 * The cause where an answer came damaged: cut off, with another checksum than announced, or no JSON of DynamoDB's. The
 * request is sent again by the SDK's retry strategy, and the exception around this one says so after the last attempt;
 * but for a write that may have been applied and must not be applied twice.
 */
public final class DamagedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedAnswerException(String message, Throwable cause) {
        super(message, cause);
    }

    DamagedAnswerException(String message) {
        super(message);
    }
}
