package io.dynamodel.query.internal.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a batch of reads, by the places of the operations.
 *
 * @param states what became of each
 * @param values what each has found; null where nothing
 * @param cause what kept some from being read, if it was a failure
 * @param requests how many answers there were
 * @param readUnits what they consumed; NaN if the requests did not ask
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shown
public record GetOutcome(
        List<State> states,
        @Nullable Object[] values,
        @Nullable RuntimeException cause,
        int requests,
        double readUnits) {

    /** What became of a read. */
    public enum State {
        /** There is an item. */
        FOUND,
        /** There is none. */
        MISSING,
        /** There is one that was put aside: it does not fit its schema, or is not what was looked for. */
        MISFIT,
        /** It was not read. */
        LEFT
    }

    /** Whether all were read. */
    public boolean isComplete() {
        return !states.contains(State.LEFT);
    }
}
