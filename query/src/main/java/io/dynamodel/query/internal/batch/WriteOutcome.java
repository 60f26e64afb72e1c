package io.dynamodel.query.internal.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a batch of writes, by the places of the operations.
 *
 * @param states what became of each
 * @param stored the items that are stored now; null for deletes and for what was not done
 * @param left what was not done, in order, ready to be sent as it would have been
 * @param cause what kept some from being done, if it was a failure
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shown
public record WriteOutcome(
        List<State> states,
        @Nullable Object[] stored,
        List<PreparedWrite> left,
        @Nullable RuntimeException cause) {

    /** What became of a write. */
    public enum State {
        /** It was applied. */
        DONE,
        /** It was not sent, since a later one of the same item was applied. */
        SUPERSEDED,
        /** It was not applied. */
        LEFT,
        /** It was sent, and its answer was lost: it may or may not have been applied. */
        UNKNOWN
    }

    /** Whether nothing is left. */
    public boolean isComplete() {
        return left.isEmpty();
    }
}
