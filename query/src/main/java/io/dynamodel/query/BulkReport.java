package io.dynamodel.query;

import io.dynamodel.schema.Key;
import java.util.List;
import java.util.Objects;

/**
 * What a bulk change did, in one execution.
 *
 * @param matched how many items were read; when it stopped early, not all of them may have been tried
 * @param changed how many were updated or deleted
 * @param skipped how many were left alone: gone, changed since they were read, or excluded by {@code onlyIf(..)}
 * @param failed of how many the write failed
 * @param failures the first {@value #MAX_FAILURES} of those
 * @param requests how many requests were answered, reads and writes
 * @param readUnits what the reads consumed, as DynamoDB reports it
 * @param writeUnits what the writes consumed, as DynamoDB reports it: not of those whose condition did not hold, which it
 *     charges and does not report
 */
public record BulkReport<R>(
        long matched,
        long changed,
        long skipped,
        long failed,
        List<Failure<R>> failures,
        long requests,
        double readUnits,
        double writeUnits) {

    /** How many failures a report keeps. */
    public static final int MAX_FAILURES = 100;

    /** Copies the list. */
    public BulkReport {
        failures = List.copyOf(failures);
    }

    /**
     * An item that was not changed, or of which that is not known.
     *
     * @param key its key
     * @param cause what went wrong; an {@link io.dynamodel.core.error.OutcomeUnknownException} if it may be changed
     */
    public record Failure<R>(Key<R> key, RuntimeException cause) {
        /** Nothing is null. */
        public Failure {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(cause, "cause");
        }
    }

    /** How much it is; no item data. */
    @Override
    public String toString() {
        return matched + " items matched, " + changed + " changed, " + skipped + " skipped, " + failed + " failed, "
                + requests + " requests, " + readUnits + " read units, " + writeUnits + " write units";
    }
}
