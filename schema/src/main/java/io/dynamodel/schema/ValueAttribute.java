package io.dynamodel.schema;

import io.dynamodel.schema.internal.PathRef;

/**
 * A top-level attribute of a type that has no order and no parts of its own: a boolean, JSON, a union, a raw value.
 *
 * @param <R> the item type
 * @param <V> the type of the values
 */
public final class ValueAttribute<R, V> extends ValuePath<R, V> implements Attribute<R, V> {

    ValueAttribute(PathRef<V> ref) {
        super(ref);
    }

    @Override
    public ValuePath<R, V> path() {
        return this;
    }
}
