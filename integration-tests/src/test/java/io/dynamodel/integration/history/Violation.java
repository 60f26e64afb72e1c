package io.dynamodel.integration.history;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What must not be.
 *
 * @param kind of which kind
 * @param object on which object
 * @param text what is wrong
 * @param involved the operations that show it
 */
record Violation(Kind kind, String object, String text, List<Op> involved) {
    /** Kinds of violations. */
    enum Kind {
        /** What was reported as done is not there, and nothing explains that. */
        LOST_UPDATE,
        /** What was asked for once was done twice. */
        DOUBLE_APPLY,
        /** A transaction was seen in part. */
        TORN_TRANSACTION,
        /** What was reported as not done, or not asked for, is there. */
        FROM_NOWHERE,
        /** A unique value was held twice. */
        HELD_TWICE,
        /** The sentinel of a unique value and the items do not agree. */
        ORPHAN_SENTINEL,
        /** No order of the operations explains what their callers saw. */
        NOT_LINEARIZABLE,
        /** The search for an order was given up. */
        UNDECIDED
    }

    Violation {
        involved = List.copyOf(involved);
    }

    @Override
    public String toString() {
        return kind + " on " + object + ": " + text
                + involved.stream().map(op -> "\n    " + op).collect(Collectors.joining());
    }
}
