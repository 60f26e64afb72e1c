package io.dynamodel.core.error;

import java.time.Duration;

/** Something that was waited for did not happen in time. Whether it happens later is open. */
public final class DeadlineException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    private final Duration deadline;

    /**
     * @param deadline how long it was waited for
     * @param message what was waited for, how it stands, and what to do
     */
    public DeadlineException(Duration deadline, String message) {
        super(message);
        this.deadline = deadline;
    }

    /** How long it was waited for. */
    public Duration deadline() {
        return deadline;
    }
}
