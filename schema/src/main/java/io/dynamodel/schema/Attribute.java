package io.dynamodel.schema;

import org.jspecify.annotations.Nullable;

/**
 * A top-level attribute of a schema: the token that registering it returns. It gives items values, is selected, is part
 * of keys, and, as the path that it also is, makes conditions and updates.
 *
 * @param <R> the item type
 * @param <V> the type of the values
 */
public sealed interface Attribute<R, V>
        permits ValueAttribute,
                ScalarAttribute,
                StringAttribute,
                NumberAttribute,
                BinaryAttribute,
                ListAttribute,
                SetAttribute,
                DictionaryAttribute,
                MapAttribute {

    /** The attribute as a path, with all operators of its kind. */
    ValuePath<R, V> path();

    /** The stored name. */
    default String name() {
        return path().ref().path().root();
    }

    /** Gives the attribute a value in an item that is made from tokens; null means absent. */
    default Assignment<R> to(@Nullable V value) {
        return new Assignment<>(this, value);
    }
}
