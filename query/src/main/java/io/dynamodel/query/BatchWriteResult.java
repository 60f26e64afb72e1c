package io.dynamodel.query;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.query.internal.batch.WriteOutcome;
import io.dynamodel.query.internal.batch.WriteOutcome.State;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a batch of writes has done. Each write is known again as the very value that was given to the batch. */
public final class BatchWriteResult {
    private final List<WriteOperation> writes;
    private final List<State> states;
    private final @Nullable Object[] stored;
    private final IdentityHashMap<WriteOperation, Integer> places;

    BatchWriteResult(List<WriteOperation> writes, WriteOutcome outcome) {
        this.writes = writes;
        this.states = outcome.states();
        this.stored = outcome.stored();
        this.places = new IdentityHashMap<>(writes.size());
        for (int i = 0; i < writes.size(); i++) {
            places.put(writes.get(i), i);
        }
    }

    /**
     * The item as a put has stored it: defaults, generated values, times and version included. Where one operation was
     * given several times, and makes a new key each time, that of the last.
     *
     * @throws InvalidRequestException if the put is none of the batch, was left undone, or was superseded
     */
    @SuppressWarnings("unchecked") // it is what this very put stored
    public <R> R stored(PutOperation<R> put) {
        Integer place = places.get(put);
        if (place == null) {
            throw new InvalidRequestException(
                    "The batch has no such " + put + "; ask with the operation that was given to it");
        }
        if (states.get(place) != State.DONE) {
            throw new InvalidRequestException("The " + put + " was "
                    + (states.get(place) == State.SUPERSEDED
                            ? "superseded by a later write of the same item; see superseded()"
                            : "not done; see left()"));
        }
        return (R) Objects.requireNonNull(stored[place]);
    }

    /** The items that are stored now, if all writes are puts of one model: also for puts that were superseded. */
    @SuppressWarnings("unchecked") // by the caller
    <R> List<R> allStored() {
        List<R> items = new ArrayList<>(writes.size());
        for (Object item : stored) {
            items.add((R) Objects.requireNonNull(item));
        }
        return List.copyOf(items);
    }

    /** The writes that were done. */
    public List<WriteOperation> done() {
        return which(State.DONE);
    }

    /** The writes that were not sent, since a later one of the same item was done: under {@code lastWins()}. */
    public List<WriteOperation> superseded() {
        return which(State.SUPERSEDED);
    }

    /**
     * The writes that are not known to be done; none, unless the result is that of a
     * {@link BatchWriteIncompleteException}.
     */
    public List<WriteOperation> left() {
        List<WriteOperation> left = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            if (states.get(i) == State.LEFT || states.get(i) == State.UNKNOWN) {
                left.add(writes.get(i));
            }
        }
        return List.copyOf(left);
    }

    /** Of {@link #left}, those that were sent and whose answer was lost: they may or may not have been done. */
    public List<WriteOperation> unknown() {
        return which(State.UNKNOWN);
    }

    private List<WriteOperation> which(State state) {
        List<WriteOperation> which = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            if (states.get(i) == state) {
                which.add(writes.get(i));
            }
        }
        return List.copyOf(which);
    }

    /** How many writes there were, and what became of them; no item data. */
    @Override
    public String toString() {
        return "BatchWriteResult[" + writes.size() + " writes, " + done().size() + " done, "
                + superseded().size() + " superseded, " + left().size() + " left]";
    }
}
