package io.dynamodel.schema;

import io.dynamodel.core.value.Codec;
import io.dynamodel.core.value.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * How the values of an attribute, or the elements of a collection, are stored. {@link AttributeTypes} has the types that
 * come with the library and makes new ones from converters; a {@link Schema} is the type of a nested item.
 *
 * <p>Types are immutable and thread-safe.
 *
 * @param <V> the Java type of the values
 */
public interface AttributeType<V> extends Codec<V> {

    /** The DynamoDB type in which values are stored. */
    ValueType valueType();

    /** The class of the values, without type arguments. */
    Class<? super V> javaType();

    /** This type as plain data. */
    TypeDescription describe();

    /**
     * Whether stored values sort as the Java values do, so that keys, ranges and comparisons mean what they say. Only
     * such a type may be a sort key or be compared with {@code lt}, {@code between} and the like.
     */
    default boolean isOrdered() {
        return false;
    }

    /** What an absent attribute reads as: null, or an empty collection. */
    default @Nullable V absentValue() {
        return null;
    }

    /** Whether the value is stored as an absent attribute: an empty set, which DynamoDB cannot store. */
    default boolean isAbsent(V value) {
        return false;
    }

    /**
     * Takes a value of a map-shaped item: as it is where its class fits, a number of another class where nothing is
     * lost.
     *
     * @param lenient whether the attribute's rule {@code coerce()} asks to read text as a number, a date, and so on
     * @throws io.dynamodel.core.value.ValueException if the value does not fit; the message says what was expected and
     *     which class was found
     */
    V convert(Object value, boolean lenient);
}
