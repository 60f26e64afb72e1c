package io.dynamodel.core.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that was waited for did not happen in time. Whether it happens later is open. */
public class DeadlineException extends DynamodelException {
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

    /**
     * @param deadline how long it was waited for
     * @param message what was waited for, how it stands, and what to do
     * @param cause what the SDK reported
     */
    protected DeadlineException(Duration deadline, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.deadline = deadline;
    }

    /** How long it was waited for. */
    public final Duration deadline() {
        return deadline;
    }
}
