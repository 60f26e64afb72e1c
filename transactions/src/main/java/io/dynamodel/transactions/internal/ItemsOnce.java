package io.dynamodel.transactions.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.batch.KeyReaders;
import io.dynamodel.schema.Key;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What DynamoDB demands of the operations of a transaction: there are at most 100, and each has an item of its own.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">
 *     TransactWriteItems</a>
 */
public final class ItemsOnce {
    private static final int MAX_OPERATIONS = 100;

    private final KeyReaders readers = new KeyReaders();
    private final Map<List<Object>, Integer> places = new HashMap<>();

    ItemsOnce() {}

    /**
     * Refuses none, and too many.
     *
     * @param what it is, such as {@code transaction}
     */
    public static void checkCount(String what, int operations) {
        checkCount(what, operations, "");
    }

    /**
     * The same.
     *
     * @param surplus who brings more than the caller named; empty if nobody does
     */
    static void checkCount(String what, int operations, String surplus) {
        if (operations == 0) {
            throw new InvalidRequestException("A " + what + " needs at least one operation, but there is none");
        }
        if (operations > MAX_OPERATIONS) {
            throw new RequestLimitException(
                    "operations in a " + what,
                    MAX_OPERATIONS,
                    operations,
                    "cut it where its parts need not be done together" + because(surplus));
        }
    }

    static String because(String surplus) {
        return surplus.isEmpty() ? "" : ". What was not named is added: " + surplus;
    }

    /**
     * Notes the item of the next operation.
     *
     * @return the place of the operation that has the same item; negative if there is none
     * @throws InvalidRequestException if models give the table different keys
     */
    int earlier(ModelContext<?> context, Key<?> key) {
        Object id = Objects.requireNonNull(readers.of(context).of(key.values()));
        Integer earlier = places.putIfAbsent(List.of(context.table(), id), places.size());
        return earlier == null ? -1 : earlier;
    }
}
