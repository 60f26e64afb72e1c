package io.dynamodel.examples.jsonl;

/** What the user gave cannot be worked with; the message says what to give instead. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was found, and what to do */
    public UsageException(String message) {
        super(message);
    }
}
