package io.dynamodel.query;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.query.internal.batch.GetOutcome;
import io.dynamodel.query.internal.batch.GetOutcome.State;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a batch of reads has found. Each read is known again as the very value that was given to the batch. */
public final class BatchGetResult {
    private final List<ItemRead<?, ?>> reads;
    private final List<State> states;
    private final @Nullable Object[] values;
    private final IdentityHashMap<ItemRead<?, ?>, Integer> places;

    BatchGetResult(List<ItemRead<?, ?>> reads, GetOutcome outcome) {
        this.reads = reads;
        this.states = outcome.states();
        this.values = outcome.values();
        this.places = new IdentityHashMap<>(reads.size());
        for (int i = 0; i < reads.size(); i++) {
            places.put(reads.get(i), i);
        }
    }

    /**
     * What a read has found; empty if there is no item, or it was put aside under {@code lenient(..)}.
     *
     * @throws InvalidRequestException if the read is none of the batch, or was left unread
     */
    @SuppressWarnings("unchecked") // the value is of the read at this place
    public <T> Optional<T> item(ItemRead<?, T> read) {
        Integer place = places.get(read);
        if (place == null) {
            throw new InvalidRequestException("The batch has no such read of the item with key " + read.key() + " of '"
                    + read.table() + "'; ask with the operation that was given to it");
        }
        return (Optional<T>) at(place);
    }

    Optional<Object> at(int place) {
        if (states.get(place) == State.LEFT) {
            ItemRead<?, ?> read = reads.get(place);
            throw new InvalidRequestException(
                    "The item with key " + read.key() + " of '" + read.table() + "' was left unread; see left()");
        }
        return Optional.ofNullable(values[place]);
    }

    /** The whole items of a model that were found, in the order of their reads. */
    @SuppressWarnings("unchecked") // the values are of the model's reads
    public <R> List<R> items(Model<R> model) {
        List<R> items = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            if (states.get(i) == State.FOUND
                    && reads.get(i) instanceof GetOperation<?> get
                    && get.reading().context().isSameItems(model.context())) {
                items.add((R) Objects.requireNonNull(values[i]));
            }
        }
        return List.copyOf(items);
    }

    /** The reads for which there is no item. */
    public List<ItemRead<?, ?>> missing() {
        return which(State.MISSING);
    }

    /** The reads that were not done; none, unless the result is that of a {@link BatchGetIncompleteException}. */
    public List<ItemRead<?, ?>> left() {
        return which(State.LEFT);
    }

    private List<ItemRead<?, ?>> which(State state) {
        List<ItemRead<?, ?>> which = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            if (states.get(i) == state) {
                which.add(reads.get(i));
            }
        }
        return List.copyOf(which);
    }

    /** How many reads there were, and what became of them; no item data. */
    @Override
    public String toString() {
        return "BatchGetResult[" + reads.size() + " read, " + which(State.FOUND).size() + " found, "
                + missing().size() + " missing, " + left().size() + " left]";
    }
}
