package io.dynamodel.schema;

import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.Origin;

/**
 * A global secondary index without a sort key.
 *
 * @param <R> the item type
 * @param <P> the type of the partition key
 */
public final class Index<R, P> extends QueryTarget<R, P> {
    Index(Origin origin, KeyDefinition definition, String name) {
        super(origin, definition, name);
    }
}
