package io.dynamodel.core.transport;

import io.dynamodel.core.value.StoredItem;

/**
 * Takes the items of one answer. It must do nothing but collect: where an attempt is repeated there is a new collector,
 * and the one before is forgotten. Used by one thread at a time.
 */
@FunctionalInterface
public interface ItemCollector {

    /**
     * Takes the next item, which is only good during this call.
     *
     * @throws RuntimeException to take no more; the caller of the operation gets it once the call is over
     */
    void add(StoredItem item);

    /**
     * Takes the next item of a batch, as {@link #add} does.
     *
     * @param table the table that it is from, as the answer names it
     */
    default void add(String table, StoredItem item) {
        add(item);
    }

    /**
     * Takes the next item of a transaction, as {@link #add} does.
     *
     * @param place its place among the items that were asked for, from 0 on
     */
    default void add(int place, StoredItem item) {
        add(item);
    }
}
