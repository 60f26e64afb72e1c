package io.dynamodel.core.error;

/**
 * A write that had to read before it, and was not done: each time that it was tried, somebody else had changed what was
 * read before the write came. Nothing was changed by it; it can be tried again.
 */
public final class ContentionException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    private final int attempts;

    /**
     * @param subject what was to be done
     * @param attempts how often it was tried
     * @param cause the last failure
     */
    public ContentionException(String subject, int attempts, Throwable cause) {
        super(
                "The " + subject + " was not done: in each of " + attempts + " attempts somebody else changed an item"
                        + " between the read that it needs and the write. Try again later, or see to it that fewer write to"
                        + " the same items at once",
                cause);
        this.attempts = attempts;
    }

    /** How often it was tried. */
    public int attempts() {
        return attempts;
    }
}
