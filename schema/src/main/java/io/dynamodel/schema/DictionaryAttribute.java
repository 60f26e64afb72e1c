package io.dynamodel.schema;

import io.dynamodel.schema.internal.PathRef;
import java.util.Map;

/**
 * A top-level attribute that holds a map whose names are data.
 *
 * @param <R> the item type
 * @param <E> the type of the values
 */
public final class DictionaryAttribute<R, E> extends DictionaryPath<R, E> implements Attribute<R, Map<String, E>> {

    DictionaryAttribute(PathRef<Map<String, E>> ref) {
        super(ref);
    }

    @Override
    public ValuePath<R, Map<String, E>> path() {
        return this;
    }
}
