package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import java.math.BigDecimal;

/** The integers of a fixed range, as N. */
public final class WholeNumberType<N extends Number> extends AbstractType<N> {
    /** The type {@code integer}. */
    public static final WholeNumberType<Integer> INTEGER =
            new WholeNumberType<>("integer", Integer.class, Integer.SIZE);
    /** The type {@code longInteger}. */
    public static final WholeNumberType<Long> LONG = new WholeNumberType<>("longInteger", Long.class, Long.SIZE);
    /** The type {@code shortInteger}. */
    public static final WholeNumberType<Short> SHORT = new WholeNumberType<>("shortInteger", Short.class, Short.SIZE);
    /** The type {@code byteInteger}. */
    public static final WholeNumberType<Byte> BYTE = new WholeNumberType<>("byteInteger", Byte.class, Byte.SIZE);

    private final int bits;

    private WholeNumberType(String name, Class<N> javaType, int bits) {
        super(name, ValueType.N, javaType, true);
        this.bits = bits;
    }

    @Override
    public void write(N value, ValueSink sink) {
        sink.writeNumber(value.longValue());
    }

    @Override
    public N read(ValueSource source) {
        return narrow(source.readLong());
    }

    @Override
    N convertOther(Object value, boolean lenient) {
        if (value instanceof Number number) {
            if (Decimals.isWhole(number)) {
                return narrow(number.longValue());
            }
            BigDecimal exact = Decimals.exact(number);
            if (exact != null) {
                return narrow(Decimals.toLong(exact));
            }
        } else if (lenient && value instanceof String text) {
            return narrow(Decimals.toLong(Decimals.parse(text)));
        }
        throw mismatch(value);
    }

    @SuppressWarnings("unchecked") // the number of bits goes with N
    private N narrow(long value) {
        int spare = Long.SIZE - bits;
        if (value << spare >> spare != value) {
            throw new ValueException("expected a whole number from " + (-1L << (bits - 1)) + " to "
                    + ((1L << (bits - 1)) - 1) + ", found a " + (value < 0 ? "smaller" : "larger") + " one");
        }
        Number number;
        switch (bits) {
            case Integer.SIZE -> number = (int) value;
            case Long.SIZE -> number = value;
            case Short.SIZE -> number = (short) value;
            default -> number = (byte) value;
        }
        return (N) number;
    }
}
