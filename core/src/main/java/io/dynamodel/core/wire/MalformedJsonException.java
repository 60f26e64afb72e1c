package io.dynamodel.core.wire;

/**
 * Bytes that are not the JSON that DynamoDB speaks: truncated, not UTF-8, a bad escape, something else where a value
 * must be, or nested too deeply. A well-formed value that merely does not fit is a
 * {@link io.dynamodel.core.value.ValueException}. It has no stack trace, and its message holds no data.
 */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    MalformedJsonException(String problem, int offset) {
        super("expected DynamoDB's JSON, found " + problem + " at byte " + offset, null, false, false);
        this.offset = offset;
    }

    /** Where in the array of bytes the reading stopped. */
    public int offset() {
        return offset;
    }
}
