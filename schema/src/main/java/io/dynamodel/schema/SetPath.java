package io.dynamodel.schema;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Update;
import io.dynamodel.schema.internal.Elements;
import io.dynamodel.schema.internal.PathRef;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A place that holds a set of strings, numbers or binaries.
 *
 * @param <R> the item type
 * @param <E> the type of the elements
 */
public sealed class SetPath<R, E> extends ValuePath<R, Set<E>> permits SetAttribute {

    SetPath(PathRef<Set<E>> ref) {
        super(ref);
    }

    /** Holds the element. */
    public final Condition<R> contains(E element) {
        return new Condition.Contains<>(where(), Elements.encode(ref(), element));
    }

    /** The number of elements. */
    public final SizeOperand<R> size() {
        return new SizeOperand<>(where());
    }

    /** Adds elements, creating the set where it is absent; those that it holds already stay. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public final Update<R> add(E... elements) {
        return addAll(Arrays.asList(elements));
    }

    /** Adds elements, creating the set where it is absent; those that it holds already stay. */
    public final Update<R> addAll(Collection<? extends E> elements) {
        return new Update.Add<>(where(), ref().encode(some(elements)));
    }

    /** Deletes elements; those that it does not hold are no error, and the attribute goes with the last one. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public final Update<R> delete(E... elements) {
        return deleteAll(Arrays.asList(elements));
    }

    /** Deletes elements; those that it does not hold are no error, and the attribute goes with the last one. */
    public final Update<R> deleteAll(Collection<? extends E> elements) {
        return new Update.Delete<>(where(), ref().encode(some(elements)));
    }

    private Set<E> some(Collection<? extends E> elements) {
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to add to or delete from '" + this
                    + "': give at least one element, as DynamoDB has no empty sets");
        }
        return new LinkedHashSet<>(List.copyOf(elements));
    }
}
