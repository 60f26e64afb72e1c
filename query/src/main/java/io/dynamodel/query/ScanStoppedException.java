package io.dynamodel.query;

import io.dynamodel.core.error.DynamodelException;

/**
 * A scan that processes items did not come to its end: a request failed, processing an item did, or the time was over.
 * The cause tells which. Nothing runs any more when it is thrown. Its checkpoint goes on where it stopped, without
 * leaving out anything.
 */
public final class ScanStoppedException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    private final transient ScanProgress progress;

    /**
     * @param subject the scan and its table
     * @param progress how far it came
     * @param cause why it stopped
     */
    public ScanStoppedException(String subject, ScanProgress progress, Throwable cause) {
        super(
                subject + " has stopped after " + progress + ", because of "
                        + cause.getClass().getSimpleName()
                        + ". Go on with startingAt(progress().checkpoint())",
                cause);
        this.progress = progress;
    }

    /** How far it came, and the checkpoint. */
    public ScanProgress progress() {
        return progress;
    }
}
