package io.dynamodel.query;

import io.dynamodel.query.Explanation.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * What an execution gave, with what was expected of it beside what it took.
 *
 * @param result what the operation gives
 * @param explanation what it was expected to do
 * @param actual what it did
 * @param <T> the type of the result
 */
public record Explained<T extends @Nullable Object>(T result, Explanation explanation, Consumption actual) {

    /**
     * What an execution took.
     *
     * @param requests how many requests were sent; retries within the SDK are part of one request
     * @param readUnits how many read units DynamoDB reports
     * @param writeUnits how many write units DynamoDB reports, those of indexes included
     */
    public record Consumption(long requests, double readUnits, double writeUnits) {
        @Override
        public String toString() {
            String units = Estimate.units(readUnits, writeUnits);
            return requests + (requests == 1 ? " request" : " requests") + (units.isEmpty() ? "" : ", " + units);
        }
    }

    /** The explanation, and what the execution took; the result is left out. */
    @Override
    public String toString() {
        return explanation + "\n  actual          " + actual;
    }
}
