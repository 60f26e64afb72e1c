package io.dynamodel.query.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much a read gives, and what one execution of it may take.
 *
 * @param limit how many items the caller wants; null for all
 * @param pageSize how many items DynamoDB reads at a time; null for as many as fit 1 MB
 * @param maxRequests how many requests one execution sends; null for as many as it takes
 * @param maxReadUnits after how many read units no further request is sent; null for any number
 * @param deadline how long one execution may take; null for as long as it takes
 */
public record ReadBounds(
        @Nullable Integer limit,
        @Nullable Integer pageSize,
        @Nullable Integer maxRequests,
        @Nullable Double maxReadUnits,
        @Nullable Duration deadline) {

    /** Everything there is, whatever it takes. */
    public static final ReadBounds NONE = new ReadBounds(null, null, null, null, null);

    /** The same for at most so many items. */
    public ReadBounds withLimit(@Nullable Integer items) {
        return new ReadBounds(items, pageSize, maxRequests, maxReadUnits, deadline);
    }

    /** The same, so many items read at a time. */
    public ReadBounds withPageSize(@Nullable Integer items) {
        return new ReadBounds(limit, items, maxRequests, maxReadUnits, deadline);
    }

    /** The same with at most so many requests. */
    public ReadBounds withMaxRequests(@Nullable Integer requests) {
        return new ReadBounds(limit, pageSize, requests, maxReadUnits, deadline);
    }

    /** The same for so many read units. */
    public ReadBounds withMaxReadUnits(@Nullable Double units) {
        return new ReadBounds(limit, pageSize, maxRequests, units, deadline);
    }

    /** The same within this time. */
    public ReadBounds withDeadline(@Nullable Duration total) {
        return new ReadBounds(limit, pageSize, maxRequests, maxReadUnits, total);
    }

    /** Whether an execution may end before it has all that is wanted, with somewhere to go on. */
    boolean hasBudget() {
        return maxRequests != null || maxReadUnits != null;
    }
}
