package io.dynamodel.core.value;

/**
 * Writes Java values as DynamoDB values and reads them back: for every {@code v} that it accepts,
 * {@code read(write(v))} equals {@code v}.
 *
 * <p>Codecs are immutable and thread-safe. They never see {@code null}: absence is the business of whoever holds the
 * attribute. What does not fit is a {@link ValueException}; whoever calls a codec for a part adds that part's path.
 *
 * @param <V> the Java type
 */
public interface Codec<V> {

    /** Writes exactly one value. */
    void write(V value, ValueSink sink);

    /** Reads exactly one value, which is not a NULL. */
    V read(ValueSource source);
}
