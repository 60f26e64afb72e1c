package io.dynamodel.schema;

/**
 * A two-way conversion between a Java type and the Java type of an existing attribute type. For every value,
 * {@code fromStored(toStored(v))} must equal {@code v}; {@code SchemaVerifier} in the testing kit checks it.
 *
 * @param <V> the type that the application sees
 * @param <T> the type that is stored
 */
public interface Converter<V, T> {

    /** The value as it is stored. */
    T toStored(V value);

    /** The value as the application sees it. */
    V fromStored(T stored);
}
