package io.dynamodel.query;

import io.dynamodel.core.error.DynamodelException;

/**
 * A bulk change did not come to its end: a request failed or was refused, a budget was spent, or the time was over. The
 * cause tells which. Nothing runs any more when it is thrown; what was changed stays changed. Its checkpoint goes on
 * where it stopped, without leaving out anything.
 */
public final class BulkStoppedException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    private final transient BulkProgress<?> progress;

    /**
     * @param subject the change and its table
     * @param progress how far it came
     * @param cause why it stopped
     */
    public BulkStoppedException(String subject, BulkProgress<?> progress, Throwable cause) {
        super(
                subject + " has stopped after " + progress + ", because of "
                        + cause.getClass().getSimpleName()
                        + ". Go on with startingAt(progress().checkpoint()), which sees items of the page again that was"
                        + " under way",
                cause);
        this.progress = progress;
    }

    /** What was done, and the checkpoint. */
    public BulkProgress<?> progress() {
        return progress;
    }
}
