package io.dynamodel.query;

import io.dynamodel.query.internal.batch.ItemReading;
import io.dynamodel.schema.Key;

/**
 * An operation that reads one item by its key, whole or in part: the same values are executed alone and go into batches,
 * in the caller's order.
 *
 * @param <R> the item type
 * @param <T> what comes back: an item, or a selection
 */
@SuppressWarnings("UnusedTypeParameter") // T types what a batch gives
public sealed interface ItemRead<R, T> permits GetOperation, SelectedGetOperation {

    /** The key of the item. */
    Key<R> key();

    /** The name of the table. */
    String table();

    @SuppressWarnings("exports") // for the library's own modules
    ItemReading<R> reading();
}
