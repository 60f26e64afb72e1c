package io.dynamodel.schema;

import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.Origin;

/**
 * A global or local secondary index with a sort key.
 *
 * @param <R> the item type
 * @param <P> the type of the partition key
 * @param <S> the type of the sort key
 */
public final class SortedIndex<R, P, S> extends SortedQueryTarget<R, P, S> {
    SortedIndex(Origin origin, KeyDefinition definition, String name) {
        super(origin, definition, name);
    }
}
