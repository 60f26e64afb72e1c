package io.dynamodel.query;

import java.util.function.Supplier;

/** How far a bulk change has come. Immutable. */
public final class BulkProgress<R> {
    private final BulkReport<R> report;
    private final boolean complete;
    private final Supplier<String> checkpoint;

    /** For the library's own modules. */
    public BulkProgress(BulkReport<R> report, boolean complete, Supplier<String> checkpoint) {
        this.report = report;
        this.complete = complete;
        this.checkpoint = checkpoint;
    }

    /** What this execution has done so far. */
    public BulkReport<R> report() {
        return report;
    }

    /** Whether the read is at its end; not if only its limit is reached. */
    public boolean isComplete() {
        return complete;
    }

    /**
     * Where the same change goes on, as text that outlives the process: {@code startingAt(..)} of the same change of the
     * same read sees every item that is not yet done, and those again that belong to a page of which something is not.
     * It is made when it is asked for.
     *
     * @throws io.dynamodel.core.error.InvalidRequestException if it would show a sensitive key and nothing seals it
     */
    public String checkpoint() {
        return checkpoint.get();
    }

    /** How much it is; no item data. */
    @Override
    public String toString() {
        return report.toString();
    }
}
