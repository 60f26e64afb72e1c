package io.dynamodel.schema;

import io.dynamodel.schema.internal.PathRef;

/**
 * A top-level attribute that holds a number.
 *
 * @param <R> the item type
 * @param <N> the type of the numbers
 */
public final class NumberAttribute<R, N extends Number> extends NumberPath<R, N>
        implements Attribute<R, N>, KeyPart<R, N> {

    NumberAttribute(PathRef<N> ref) {
        super(ref);
    }

    @Override
    public ValuePath<R, N> path() {
        return this;
    }
}
