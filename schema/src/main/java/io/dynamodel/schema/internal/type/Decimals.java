package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Numbers of every Java class as exact decimals, and back. */
final class Decimals {
    /** Longer text is no number that DynamoDB could store, and costs more than a little to parse. */
    private static final int MAX_TEXT = 256;

    private static final int MAX_MAGNITUDE = 126;

    /** From JDK 19 on, {@code Double.toString} gives the shortest decimal; before, sometimes a longer one. */
    private static final boolean SHORTEST = Runtime.version().feature() >= 19;

    private Decimals() {}

    /**
     * The shortest decimal that reads back as the same {@code double}, and of these the closest to it. One that is
     * longer on one Java version than on another would be another number for DynamoDB, and another key.
     */
    static BigDecimal of(double value) {
        checkFinite(value);
        BigDecimal decimal = new BigDecimal(Double.toString(value));
        if (SHORTEST || decimal.precision() <= 15) {
            return decimal;
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 15; digits < 17; digits++) {
            BigDecimal down = exact.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal up = exact.round(new MathContext(digits, RoundingMode.UP));
            boolean fitsDown = down.doubleValue() == value;
            boolean fitsUp = up.doubleValue() == value;
            if (fitsDown || fitsUp) {
                return closer(exact, down, fitsDown, up, fitsUp);
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
    }

    /** The shortest decimal that reads back as the same {@code float}, and of these the closest to it. */
    static BigDecimal of(float value) {
        checkFinite(value);
        BigDecimal decimal = new BigDecimal(Float.toString(value));
        if (SHORTEST || decimal.precision() <= 6) {
            return decimal;
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 6; digits < 9; digits++) {
            BigDecimal down = exact.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal up = exact.round(new MathContext(digits, RoundingMode.UP));
            boolean fitsDown = down.floatValue() == value;
            boolean fitsUp = up.floatValue() == value;
            if (fitsDown || fitsUp) {
                return closer(exact, down, fitsDown, up, fitsUp);
            }
        }
        return exact.round(new MathContext(9, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal closer(
            BigDecimal exact, BigDecimal down, boolean fitsDown, BigDecimal up, boolean fitsUp) {
        if (fitsDown && fitsUp) {
            return exact.subtract(down).abs().compareTo(exact.subtract(up).abs()) <= 0 ? down : up;
        }
        return fitsDown ? down : up;
    }

    private static void checkFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new ValueException(
                    "expected a finite number, found " + (Double.isNaN(value) ? "NaN" : "an infinity"));
        }
    }

    /** Whether this is a number of a class whose values fit a {@code long} by themselves. */
    static boolean isWhole(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte
                || value instanceof AtomicInteger
                || value instanceof AtomicLong;
    }

    /** The exact number; null if its class is none that Java itself has for numbers. */
    static @Nullable BigDecimal exact(Number value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (isWhole(value)) {
            return BigDecimal.valueOf(value.longValue());
        }
        if (value instanceof Double d) {
            return of(d.doubleValue());
        }
        if (value instanceof Float f) {
            return of(f.floatValue());
        }
        return value instanceof BigInteger integer ? new BigDecimal(integer) : null;
    }

    /** The number that a text stands for. */
    static BigDecimal parse(String text) {
        if (text.length() <= MAX_TEXT) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                // as for text that is too long
            }
        }
        throw new ValueException("expected a number or its text, found other text");
    }

    /** The number as a {@code long}, if nothing is lost. */
    static long toLong(BigDecimal value) {
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw new ValueException("expected a whole number in the range of long, found "
                    + (isWholeNumber(value) ? "one out of range" : "a fraction"));
        }
    }

    /** The number as an integer, if nothing is lost. */
    static BigInteger toBigInteger(BigDecimal value) {
        if (!isWholeNumber(value)) {
            throw new ValueException("expected a whole number, found a fraction");
        }
        if ((long) value.precision() - value.scale() > MAX_MAGNITUDE) {
            throw new ValueException(
                    "expected a whole number of at most " + MAX_MAGNITUDE + " digits, found a larger one");
        }
        return value.toBigIntegerExact();
    }

    private static boolean isWholeNumber(BigDecimal value) {
        return value.signum() == 0
                || value.scale() <= 0
                || value.stripTrailingZeros().scale() <= 0;
    }
}
