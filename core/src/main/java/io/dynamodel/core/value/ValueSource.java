package io.dynamodel.core.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where a codec reads DynamoDB-typed values from, one after the other: the mirror of {@link ValueSink}.
 *
 * <p>A source stands before a value; {@link #type()} tells which, and one of the read methods (or {@link #skip()})
 * consumes it. A read method that does not fit the value throws a {@link ValueException} that names both types. Not
 * thread-safe.
 */
public interface ValueSource {
    /** What {@link #nextName} answers at the end of the map. */
    int END = -2;

    /** What {@link #nextName} answers for a name that the table does not hold; {@link #name()} tells it. */
    int UNKNOWN = -1;

    /** The type of the value at hand. */
    ValueType type();

    /** Whether the value at hand is a NULL. */
    default boolean isNull() {
        return type() == ValueType.NULL;
    }

    /** Whether the value at hand is an N. */
    default boolean isNumber() {
        return type() == ValueType.N;
    }

    /** Reads an S. */
    String readString();

    /**
     * Reads an S for somebody who makes something else of it at once: the characters are valid only until the source is
     * asked for anything more.
     */
    default CharSequence readChars() {
        return readString();
    }

    /** Reads an N that is a whole number in the range of {@code long}; anything else is refused, never cut. */
    long readLong();

    /** Reads an N, exactly. */
    BigDecimal readDecimal();

    /** Reads an N as the {@code double} that is nearest to it: all that DynamoDB can store are in its range. */
    default double readDouble() {
        return readDecimal().doubleValue();
    }

    /** Reads a B into an array that belongs to the caller. */
    byte[] readBinary();

    /** Reads a BOOL. */
    boolean readBoolean();

    /**
     * The S that the M at hand holds under a name, without consuming anything; null where there is none, or the value
     * is no M. For discriminators, which may stand anywhere in their map.
     */
    @Nullable
    String peekString(AttributeName name);

    /** Passes over the value at hand, whatever it is. */
    void skip();

    /** Enters an M. */
    void beginMap();

    /**
     * Moves to the next entry of the entered map; in which order they come is the source's business.
     *
     * @return the name's index in {@code names}, {@link #UNKNOWN}, or, after the last entry, {@link #END} (which also
     *     leaves the map)
     */
    int nextName(NameTable names);

    /** The name of the entry at hand. */
    String name();

    /**
     * Enters an L or a set.
     *
     * @return the number of elements where it is known in advance, else 0
     */
    int beginElements();

    /** Moves to the next element; after the last one answers false and leaves the list or set. */
    boolean nextElement();
}
