package io.dynamodel.schema;

import io.dynamodel.schema.internal.PathRef;
import java.util.List;

/**
 * A top-level attribute that holds a list.
 *
 * @param <R> the item type
 * @param <E> the type of the elements
 */
public final class ListAttribute<R, E> extends ListPath<R, E> implements Attribute<R, List<E>> {

    ListAttribute(PathRef<List<E>> ref) {
        super(ref);
    }

    @Override
    public ValuePath<R, List<E>> path() {
        return this;
    }
}
