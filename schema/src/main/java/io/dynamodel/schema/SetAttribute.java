package io.dynamodel.schema;

import io.dynamodel.schema.internal.PathRef;
import java.util.Set;

/**
 * A top-level attribute that holds a set of strings, numbers or binaries.
 *
 * @param <R> the item type
 * @param <E> the type of the elements
 */
public final class SetAttribute<R, E> extends SetPath<R, E> implements Attribute<R, Set<E>> {

    SetAttribute(PathRef<Set<E>> ref) {
        super(ref);
    }

    @Override
    public ValuePath<R, Set<E>> path() {
        return this;
    }
}
