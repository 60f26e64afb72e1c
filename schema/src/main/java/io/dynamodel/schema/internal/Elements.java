package io.dynamodel.schema.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Schema;
import org.jspecify.annotations.Nullable;

/** The places within a collection. */
public final class Elements {
    private Elements() {}

    /** An element as the collection would store it. */
    public static <C, E> Operand.Value encode(PathRef<C> collection, E element) {
        return new PathRef<E>(collection.path(), typeOf(collection), rulesOf(collection), collection.sensitive(), -1)
                .encode(element);
    }

    /** Any object as an element that the collection would store. */
    public static Operand.Value encodeAny(PathRef<?> collection, Object element) {
        AttributeType<Object> type = new DynamicType(typeOf(collection), false);
        return new PathRef<Object>(collection.path(), type, rulesOf(collection), collection.sensitive(), -1)
                .encode(element);
    }

    /** The element at an index. */
    public static <C, E> PathRef<E> at(PathRef<C> list, int index) {
        return list.inner(list.path().at(index), typeOf(list), rulesOf(list));
    }

    /** The element at an index, as an item of a nested schema. */
    public static <C, E> PathRef<E> at(PathRef<C> list, int index, Schema<E> schema) {
        return list.inner(list.path().at(index), checked(list, schema), rulesOf(list));
    }

    /** The entry of a name. */
    public static <C, E> PathRef<E> key(PathRef<C> dictionary, String name) {
        return dictionary.inner(dictionary.path().dot(name), typeOf(dictionary), rulesOf(dictionary));
    }

    /** The entry of a name, as an item of a nested schema. */
    public static <C, E> PathRef<E> key(PathRef<C> dictionary, String name, Schema<E> schema) {
        return dictionary.inner(dictionary.path().dot(name), checked(dictionary, schema), rulesOf(dictionary));
    }

    private static <E> Schema<E> checked(PathRef<?> collection, Schema<E> schema) {
        Object actual = Nested.originOf(typeOf(collection));
        if (actual != schema.compiled().origin()) {
            throw new InvalidRequestException("'" + collection.path() + "' holds elements of "
                    + (actual == null ? typeOf(collection).describe().name() : actual) + ", not of "
                    + schema.compiled().origin());
        }
        return schema;
    }

    @SuppressWarnings("unchecked") // the token's type argument is the element type of its collection
    private static <E> AttributeType<E> typeOf(PathRef<?> collection) {
        @Nullable
        AttributeType<?> element =
                Nested.isOpen(collection.type()) ? AttributeTypes.any() : Nested.elementOf(collection.type());
        if (element == null) {
            throw new InvalidRequestException("'" + collection.path() + "' is stored as "
                    + collection.type().describe().name() + " and has no elements");
        }
        return (AttributeType<E>) element;
    }

    @SuppressWarnings("unchecked") // the builder checked the rules against the element type
    private static <E> ValueRules<E> rulesOf(PathRef<?> collection) {
        ValueRules<Object> elements = collection.rules().elements();
        return elements == null ? ValueRules.none() : (ValueRules<E>) (ValueRules<?>) elements;
    }
}
