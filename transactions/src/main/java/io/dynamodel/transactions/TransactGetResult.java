package io.dynamodel.transactions;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.query.ItemRead;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction of reads has found, all of one moment. Each read is known again as the very value that was given to
 * the transaction.
 */
public final class TransactGetResult {
    private final List<ItemRead<?, ?>> reads;
    private final List<@Nullable Object> values;
    private final IdentityHashMap<ItemRead<?, ?>, Integer> places;

    TransactGetResult(List<ItemRead<?, ?>> reads, List<@Nullable Object> values) {
        this.reads = reads;
        this.values = values;
        this.places = new IdentityHashMap<>(reads.size());
        for (int i = 0; i < reads.size(); i++) {
            places.put(reads.get(i), i);
        }
    }

    /**
     * What a read has found; empty if there is no item.
     *
     * @throws InvalidRequestException if the read is none of the transaction
     */
    @SuppressWarnings("unchecked") // the value is of the read at this place
    public <T> Optional<T> item(ItemRead<?, T> read) {
        Integer place = places.get(read);
        if (place == null) {
            throw new InvalidRequestException("The transaction has no such read of the item with key " + read.key()
                    + " of '" + read.table() + "'; ask with the operation that was given to it");
        }
        return Optional.ofNullable((T) values.get(place));
    }

    /** What each read has found, in the order of the reads. */
    public List<Optional<Object>> inOrder() {
        List<Optional<Object>> found = new ArrayList<>(values.size());
        for (Object value : values) {
            found.add(Optional.ofNullable(value));
        }
        return List.copyOf(found);
    }

    /** The reads for which there is no item. */
    public List<ItemRead<?, ?>> missing() {
        List<ItemRead<?, ?>> missing = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            if (values.get(i) == null) {
                missing.add(reads.get(i));
            }
        }
        return List.copyOf(missing);
    }

    /** How many reads there were, and how many found nothing; no item data. */
    @Override
    public String toString() {
        return "TransactGetResult[" + reads.size() + " read, " + missing().size() + " missing]";
    }
}
