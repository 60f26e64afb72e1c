package io.dynamodel.schema;

import io.dynamodel.schema.internal.PathRef;

/**
 * A top-level attribute that holds a nested item.
 *
 * @param <R> the item type
 * @param <M> the type of the nested items
 */
public final class MapAttribute<R, M> extends MapPath<R, M> implements Attribute<R, M> {

    MapAttribute(PathRef<M> ref) {
        super(ref);
    }

    @Override
    public ValuePath<R, M> path() {
        return this;
    }
}
