package io.dynamodel.schema.internal.type;

import io.dynamodel.schema.AttributeType;

/**
 * A type of collections: rules can look at their size and at each element.
 *
 * @param <C> the collection
 * @param <E> its elements
 */
public interface ContainerType<C, E> extends AttributeType<C> {

    /** The type of the elements. */
    AttributeType<E> element();

    /** The number of elements, as DynamoDB's {@code size} counts them. */
    int size(C value);

    /** The collection with each element replaced; the same instance if no element changed. */
    C mapElements(C value, ElementMapper<E> mapper);

    /** What happens to one element. */
    interface ElementMapper<E> {
        /**
         * The element to keep.
         *
         * @param step how the path goes on to the element: {@code [3]} in a list, {@code .math} in a dictionary, and
         *     {@code [*]} in a set
         */
        E map(String step, E element);
    }
}
