package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The numbers that are not bound to the range of {@code long}, as N. */
public final class RealNumberType<N extends Number> extends AbstractType<N> {
    private static final int KIND_DOUBLE = 0;
    private static final int KIND_FLOAT = 1;
    private static final int KIND_DECIMAL = 2;
    private static final int KIND_BIG_INTEGER = 3;

    /** The type {@code doubleNumber}. */
    public static final RealNumberType<Double> DOUBLE = new RealNumberType<>("doubleNumber", Double.class, KIND_DOUBLE);
    /** The type {@code floatNumber}. */
    public static final RealNumberType<Float> FLOAT = new RealNumberType<>("floatNumber", Float.class, KIND_FLOAT);
    /** The type {@code decimal}. */
    public static final RealNumberType<BigDecimal> DECIMAL =
            new RealNumberType<>("decimal", BigDecimal.class, KIND_DECIMAL);
    /** The type {@code bigInteger}. */
    public static final RealNumberType<BigInteger> BIG_INTEGER =
            new RealNumberType<>("bigInteger", BigInteger.class, KIND_BIG_INTEGER);

    private static final double EXACT_LONGS = 1L << 53;
    private static final int MILLION_SCALE = 6;
    private static final int MILLION = 1_000_000;
    private static final long FIFTEEN_DIGITS = 1_000_000_000_000_000L;

    private final int kind;

    private RealNumberType(String name, Class<N> javaType, int kind) {
        super(name, ValueType.N, javaType, true);
        this.kind = kind;
    }

    @Override
    public void write(N value, ValueSink sink) {
        switch (kind) {
            case KIND_DOUBLE -> writeDouble(value.doubleValue(), sink);
            case KIND_FLOAT -> sink.writeNumber(Decimals.of(value.floatValue()));
            case KIND_DECIMAL -> sink.writeNumber((BigDecimal) value);
            default -> sink.writeNumber(new BigDecimal((BigInteger) value));
        }
    }

    static void writeDouble(double value, ValueSink sink) {
        if (value == Math.rint(value) && Math.abs(value) <= EXACT_LONGS) {
            sink.writeNumber((long) value);
            return;
        }
        // At most one decimal of 15 digits or fewer reads back as a double, so if this one does, there is no shorter
        // one.
        long millionths = Math.round(value * MILLION);
        if (Math.abs(millionths) < FIFTEEN_DIGITS && millionths / (double) MILLION == value) {
            sink.writeNumber(BigDecimal.valueOf(millionths, MILLION_SCALE));
        } else {
            sink.writeNumber(Decimals.of(value));
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the kind goes with N
    public N read(ValueSource source) {
        return kind == KIND_DOUBLE ? (N) (Number) source.readDouble() : nearest(source.readDecimal());
    }

    /** The number itself, or for a binary type the one that is nearest to it. */
    @SuppressWarnings("unchecked") // the kind goes with N
    private N nearest(BigDecimal value) {
        Number number;
        switch (kind) {
            case KIND_DOUBLE -> number = checkRange(value.doubleValue(), value);
            case KIND_FLOAT -> {
                float f = value.floatValue();
                checkRange(f, value);
                number = f;
            }
            case KIND_DECIMAL -> number = value;
            default -> number = Decimals.toBigInteger(value);
        }
        return (N) number;
    }

    private double checkRange(double nearest, BigDecimal value) {
        if (Double.isInfinite(nearest) || (nearest == 0 && value.signum() != 0)) {
            throw new ValueException("expected a number in the range of " + shortName(javaType())
                    + ", found one that is " + (nearest == 0 ? "too small" : "too large"));
        }
        return nearest;
    }

    @Override
    N convertOther(Object value, boolean lenient) {
        BigDecimal exact = null;
        if (value instanceof Number number) {
            // what a float is as a double is not the decimal that it prints as
            exact = value instanceof Float f && kind == KIND_DOUBLE
                    ? Decimals.of(f.doubleValue())
                    : value instanceof Double d && kind == KIND_FLOAT && (float) d.doubleValue() == d
                            ? Decimals.of((float) d.doubleValue())
                            : Decimals.exact(number);
        } else if (lenient && value instanceof String text) {
            exact = Decimals.parse(text);
        }
        if (exact == null) {
            throw mismatch(value);
        }
        N converted = nearest(exact);
        BigDecimal back = Decimals.exact(converted);
        if (back == null || back.compareTo(exact) != 0) {
            throw new ValueException(
                    "expected a number that " + shortName(javaType()) + " can hold, found one with more digits");
        }
        return converted;
    }
}
