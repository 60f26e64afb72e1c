package io.dynamodel.schema;

import io.dynamodel.schema.internal.Elements;
import io.dynamodel.schema.internal.PathRef;
import java.util.Map;

/**
 * A place that holds a map whose names are data.
 *
 * @param <R> the item type
 * @param <E> the type of the values
 */
public sealed class DictionaryPath<R, E> extends ValuePath<R, Map<String, E>> permits DictionaryAttribute {

    DictionaryPath(PathRef<Map<String, E>> ref) {
        super(ref);
    }

    /** The entry of a name. The name is data: it may hold any character, and is never parsed. */
    public final ValuePath<R, E> key(String name) {
        return new ValuePath<>(Elements.key(ref(), name));
    }

    /** The entry of a name, as an item of the dictionary's nested schema. */
    public final MapPath<R, E> key(String name, Schema<E> schema) {
        return new MapPath<>(Elements.key(ref(), name, schema));
    }

    /** The number of entries. */
    public final SizeOperand<R> size() {
        return new SizeOperand<>(where());
    }
}
