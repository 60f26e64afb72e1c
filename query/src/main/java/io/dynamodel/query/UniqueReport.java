package io.dynamodel.query;

import java.util.List;

/**
 * What {@link Model#verifyUnique} has seen.
 *
 * @param items how many items there were, without claims
 * @param claims how many claims there were of constraints of the schema
 * @param otherClaims how many there were of constraints that the schema does not name: of other schemas in the table
 * @param orphans how many claims had no holder
 * @param unclaimed how many values had no claim
 * @param duplicates how many values were those of another item
 * @param former how many claims there were of constraints that the schema says to be former ones
 * @param repaired how many of these are right now
 * @param findings the first {@value #MAX_FINDINGS} of them
 */
public record UniqueReport<R>(
        long items,
        long claims,
        long otherClaims,
        long orphans,
        long unclaimed,
        long duplicates,
        long former,
        long repaired,
        List<UniqueFinding<R>> findings) {

    /** How many findings a report keeps. */
    public static final int MAX_FINDINGS = 100;

    /** Copies the list. */
    public UniqueReport {
        findings = List.copyOf(findings);
    }

    /** Whether everything is right, or was made right. */
    public boolean isClean() {
        return repaired == orphans + unclaimed + duplicates + former;
    }

    /** How much it is; no item data. */
    @Override
    public String toString() {
        return items + " items and " + claims + " claims, " + orphans + " orphans, " + unclaimed + " unclaimed, "
                + duplicates + " duplicates, " + (former == 0 ? "" : former + " of former constraints, ") + repaired
                + " repaired";
    }
}
