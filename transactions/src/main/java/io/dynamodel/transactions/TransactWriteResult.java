package io.dynamodel.transactions;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.query.CreateOperation;
import io.dynamodel.query.PutOperation;
import io.dynamodel.query.UpdateOperation;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.transactions.internal.ReadBack;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction has stored; all of it is done. Each operation is known again as the very value that was given to the
 * transaction.
 */
public final class TransactWriteResult {
    private final List<WriteOperation> writes;
    private final List<@Nullable Object> stored;
    private final ReadBack.Read read;
    private final String token;
    private final IdentityHashMap<WriteOperation, Integer> places;

    TransactWriteResult(List<WriteOperation> writes, List<@Nullable Object> stored, ReadBack.Read read, String token) {
        this.writes = writes;
        this.stored = stored;
        this.read = read;
        this.token = token;
        this.places = new IdentityHashMap<>(writes.size());
        for (int i = 0; i < writes.size(); i++) {
            places.put(writes.get(i), i);
        }
    }

    /**
     * The item as it was created: defaults, generated values, times and version included.
     *
     * @throws InvalidRequestException if the operation is none of the transaction
     */
    @SuppressWarnings("unchecked") // it is what this very operation stored
    public <R> R stored(CreateOperation<R> create) {
        return (R) Objects.requireNonNull(stored.get(place(create)));
    }

    /**
     * The item as it was put: defaults, generated values, times and version included.
     *
     * @throws InvalidRequestException if the operation is none of the transaction
     */
    @SuppressWarnings("unchecked") // it is what this very operation stored
    public <R> R stored(PutOperation<R> put) {
        return (R) Objects.requireNonNull(stored.get(place(put)));
    }

    /**
     * The item of an update, as it was read after the transaction; empty if somebody has deleted it since.
     *
     * @throws InvalidRequestException if the operation is none of the transaction, or {@code readingBack()} was not said
     * @throws RuntimeException what kept the item from being read; the transaction is done all the same
     */
    @SuppressWarnings("unchecked") // it is the item of this very operation
    public <R> Optional<R> readBack(UpdateOperation<R> update) {
        int place = place(update);
        if (read.items().containsKey(place)) {
            return Optional.ofNullable((R) read.items().get(place));
        }
        if (read.failure() != null) {
            throw read.failure();
        }
        throw new InvalidRequestException("The item of the " + update + " was not read after the transaction; say"
                + " readingBack() to have it read");
    }

    private int place(WriteOperation write) {
        Integer place = places.get(write);
        if (place == null) {
            throw new InvalidRequestException(
                    "The transaction has no such " + write + "; ask with the operation that was given to it");
        }
        return place;
    }

    /** The token by which DynamoDB knows the transaction again for ten minutes. */
    public String token() {
        return token;
    }

    /** How many operations there were; no item data. */
    @Override
    public String toString() {
        return "TransactWriteResult[" + writes.size() + " operations done]";
    }
}
