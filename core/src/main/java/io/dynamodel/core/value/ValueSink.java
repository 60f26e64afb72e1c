package io.dynamodel.core.value;

import java.math.BigDecimal;

/**
 * Where a codec writes DynamoDB-typed values, one after the other. A codec never knows whether it fills a map of
 * {@code AttributeValue}s or bytes of wire JSON.
 *
 * <p>Exactly one value is written per {@link Codec#write}. Inside a map each value is preceded by its name; inside a
 * list or a set the values follow each other. A sink refuses what DynamoDB would refuse wherever it can see it (numbers
 * beyond 38 digits, text with lone surrogates, more than 32 levels) with a {@link ValueException}; it is not
 * thread-safe.
 */
public interface ValueSink {

    /** Writes an S. Text that is not valid Unicode (a lone surrogate) is refused: it cannot be stored unchanged. */
    void writeString(String value);

    /** Writes an N that fits a {@code long}. */
    void writeNumber(long value);

    /** Writes an N, exactly. More than 38 significant digits, or a magnitude out of range, is refused. */
    void writeNumber(BigDecimal value);

    /** Writes a B. The array is not kept beyond the call unless it is never changed again by the caller. */
    void writeBinary(byte[] value);

    /** Writes a BOOL. */
    void writeBoolean(boolean value);

    /** Writes a NULL. */
    void writeNull();

    /** Opens an M; {@code expectedSize} is a hint. */
    void beginMap(int expectedSize);

    /** The name of the next value of the open map, prepared once per schema. */
    void name(AttributeName name);

    /** The name of the next value of the open map, where names are data (dictionaries). */
    void name(String name);

    /** Closes the innermost M. */
    void endMap();

    /** Opens an L of {@code size} elements. */
    void beginList(int size);

    /** Closes the innermost L. */
    void endList();

    /**
     * Opens a set; its elements are written with the method of their scalar type. An empty set is refused, as
     * DynamoDB cannot store one, and so are elements that are equal as DynamoDB compares them.
     *
     * @param type SS, NS or BS
     */
    void beginSet(ValueType type, int size);

    /** Closes the open set. */
    void endSet();
}
