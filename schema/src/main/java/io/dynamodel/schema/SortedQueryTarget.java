package io.dynamodel.schema;

import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A key or an index with a sort key.
 *
 * @param <R> the item type
 * @param <P> the type of the partition key
 * @param <S> the type of the sort key
 */
public abstract sealed class SortedQueryTarget<R, P, S> extends QueryTarget<R, P> permits SortedKey, SortedIndex {
    SortedQueryTarget(Origin origin, KeyDefinition definition, @Nullable String indexName) {
        super(origin, definition, indexName);
    }
}
