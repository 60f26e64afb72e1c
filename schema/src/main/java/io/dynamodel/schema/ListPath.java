package io.dynamodel.schema;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateValue;
import io.dynamodel.core.expression.UpdateValue.IfNotExists;
import io.dynamodel.core.expression.UpdateValue.ListAppend;
import io.dynamodel.schema.internal.Elements;
import io.dynamodel.schema.internal.PathRef;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A place that holds a list.
 *
 * @param <R> the item type
 * @param <E> the type of the elements
 */
public sealed class ListPath<R, E> extends ValuePath<R, List<E>> permits ListAttribute {

    ListPath(PathRef<List<E>> ref) {
        super(ref);
    }

    /** Holds an element that is equal to the value. */
    public final Condition<R> contains(E element) {
        return new Condition.Contains<>(where(), Elements.encode(ref(), element));
    }

    /** The number of elements. */
    public final SizeOperand<R> size() {
        return new SizeOperand<>(where());
    }

    /** The element at an index, from 0. Setting one beyond the end appends it. */
    public final ValuePath<R, E> at(int index) {
        return new ValuePath<>(Elements.at(ref(), index));
    }

    /** The element at an index, from 0, as an item of the list's nested schema. */
    public final MapPath<R, E> at(int index, Schema<E> schema) {
        return new MapPath<>(Elements.at(ref(), index, schema));
    }

    /** Adds elements to the end, creating the list where it is absent. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public final Update<R> append(E... elements) {
        return new Update.Set<>(where(), new ListAppend(existing(), added(elements)));
    }

    /** Adds elements to the beginning, creating the list where it is absent. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public final Update<R> prepend(E... elements) {
        return new Update.Set<>(where(), new ListAppend(added(elements), existing()));
    }

    private UpdateValue existing() {
        return new IfNotExists(where(), new Operand.Value(AttributeValue.fromL(List.of()), false, true));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    private UpdateValue added(E... elements) {
        if (elements.length == 0) {
            throw new IllegalArgumentException("There is nothing to add to '" + this + "': give at least one element");
        }
        return ref().encode(List.of(elements));
    }
}
