package io.dynamodel.query.internal.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a batch of reads, by the places of the operations.
 *
 * @param states what became of each
 * @param values what each has found; null where nothing
 * @param cause what kept some from being read, if it was a failure
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shown
public record GetOutcome(
        List<State> states,
        @Nullable Object[] values,
        @Nullable RuntimeException cause) {

    /** What became of a read. */
    public enum State {
        /** There is an item. */
        FOUND,
        /** There is none. */
        MISSING,
        /** There is one that does not fit its schema, and was put aside. */
        MISFIT,
        /** It was not read. */
        LEFT
    }

    /** Whether all were read. */
    public boolean isComplete() {
        return !states.contains(State.LEFT);
    }
}
