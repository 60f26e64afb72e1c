package io.dynamodel.query;

import java.util.OptionalDouble;
import java.util.function.Supplier;

/** How far a scan in segments has come. Immutable. */
public final class ScanProgress {
    private final int segments;
    private final int segmentsDone;
    private final long items;
    private final long failed;
    private final long scannedCount;
    private final long requests;
    private final OptionalDouble readUnits;
    private final Supplier<String> checkpoint;

    /** For the library's own modules. */
    public ScanProgress(
            int segments,
            int segmentsDone,
            long items,
            long failed,
            long scannedCount,
            long requests,
            OptionalDouble readUnits,
            Supplier<String> checkpoint) {
        this.segments = segments;
        this.segmentsDone = segmentsDone;
        this.items = items;
        this.failed = failed;
        this.scannedCount = scannedCount;
        this.requests = requests;
        this.readUnits = readUnits;
        this.checkpoint = checkpoint;
    }

    /** How many segments there are. */
    public int segments() {
        return segments;
    }

    /** How many of them are read to their end. */
    public int segmentsDone() {
        return segmentsDone;
    }

    /** Whether everything was seen. */
    public boolean isComplete() {
        return segmentsDone == segments;
    }

    /** How many items were processed by this execution, without those that were set aside. */
    public long items() {
        return items;
    }

    /** How many items were set aside by this execution, since processing them failed. */
    public long failed() {
        return failed;
    }

    /** How many items DynamoDB read for this execution, before the filter. */
    public long scannedCount() {
        return scannedCount;
    }

    /** How many requests this execution took. */
    public long requests() {
        return requests;
    }

    /** How many read units this execution took; empty unless it is limited by them or reports them. */
    public OptionalDouble readUnits() {
        return readUnits;
    }

    /**
     * Where the same scan goes on, as text that outlives the process: {@code startingAt(..)} of a scan of the same table
     * or index, filter, number of segments and schema sees every item that is not yet processed, and those again that
     * belong to a page of which something is not. It is made when it is asked for: some dozen bytes for each segment.
     */
    public String checkpoint() {
        return checkpoint.get();
    }

    /** How much it is; no item data. */
    @Override
    public String toString() {
        return segmentsDone + " of " + segments + " segments, " + items + " items"
                + (failed == 0 ? "" : ", " + failed + " set aside") + ", " + requests + " requests"
                + (readUnits.isPresent() ? ", " + readUnits.getAsDouble() + " read units" : "");
    }
}
