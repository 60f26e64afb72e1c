package io.dynamodel.schema;

import io.dynamodel.schema.internal.PathRef;

/**
 * A top-level attribute that holds an S, N or B whose stored order is the order of its values.
 *
 * @param <R> the item type
 * @param <V> the type of the values
 */
public final class ScalarAttribute<R, V> extends ScalarPath<R, V> implements Attribute<R, V>, KeyPart<R, V> {

    ScalarAttribute(PathRef<V> ref) {
        super(ref);
    }

    @Override
    public ValuePath<R, V> path() {
        return this;
    }
}
