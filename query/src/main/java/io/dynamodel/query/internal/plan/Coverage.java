package io.dynamodel.query.internal.plan;

import java.util.Comparator;

/**
 * How much of a key a condition gives: the more, the fewer items are read. What is better comes first: an item by the
 * whole key of the table, then more attributes, then more of them by equality, then a whole key of an index, then a range
 * with two ends, then what needs no second read of the table; then the table before its local indexes before its global
 * ones; then what was defined first.
 *
 * @param isTable whether it is the table
 * @param isGlobal whether it is a global index
 * @param isWhole whether all attributes of the key are given by equality
 * @param equalities how many are
 * @param hasRange whether there is a range on the attribute after those
 * @param isClosed whether the range has two ends
 * @param fetches whether the table is read for what the index does not hold
 */
record Coverage(
        boolean isTable,
        boolean isGlobal,
        boolean isWhole,
        int equalities,
        boolean hasRange,
        boolean isClosed,
        boolean fetches) {

    /** Better ones first; a stable sort leaves the rest in the order of definition. */
    static Comparator<Coverage> bestFirst() {
        return Comparator.comparing((Coverage each) -> each.isTable && each.isWhole)
                .thenComparing(each -> each.equalities + (each.hasRange ? 1 : 0))
                .thenComparing(each -> each.equalities)
                .thenComparing(each -> each.isWhole)
                .thenComparing(each -> each.isClosed)
                .thenComparing(each -> !each.fetches)
                .thenComparing(each -> each.isTable ? 2 : each.isGlobal ? 0 : 1)
                .reversed();
    }

    /** Whether only the order of preference and of definition tells the two apart. */
    boolean isLike(Coverage other) {
        return isWhole == other.isWhole
                && equalities == other.equalities
                && hasRange == other.hasRange
                && isClosed == other.isClosed
                && fetches == other.fetches
                && !(other.isTable && other.isWhole);
    }

    /** Why this one is not taken when a better one is there. */
    String worseThan(Coverage better) {
        if (better.isTable && better.isWhole) {
            return "the table's whole key is given, which reads one item at most";
        } else if (better.equalities + (better.hasRange ? 1 : 0) > equalities + (hasRange ? 1 : 0)) {
            return "the condition gives less of its key";
        } else if (better.equalities > equalities) {
            return "it would read a range where the other one has an equality";
        } else if (better.isWhole && !isWhole) {
            return "the whole key of the other one is given";
        } else if (better.isClosed && !isClosed) {
            return "its range has one end only";
        } else if (fetches && !better.fetches) {
            return "it lacks attributes, which would be fetched from the table";
        } else if (better.isTable) {
            return "it would do as well: the table comes first";
        }
        return isGlobal && !better.isGlobal
                ? "it would do as well: local indexes come before global ones"
                : "it would do as well: what is defined first comes first";
    }
}
