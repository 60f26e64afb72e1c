package io.dynamodel.core.value;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * What DynamoDB asks of numbers: at most 38 significant digits, and a magnitude from 1E-130 to 9.99…E+125, or zero.
 *
 * <p>Numbers are compared by value: {@code 1}, {@code 1.0} and {@code 1E0} are one number with one canonical text. No
 * message holds the number itself.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">Quotas</a>
 */
public final class Numbers {
    /** How many significant digits a number may have. */
    public static final int MAX_DIGITS = 38;

    private static final int MIN_MAGNITUDE = -130;
    private static final int MAX_MAGNITUDE = 125;
    private static final int LONG_DIGITS = 18; // this many always fit a long
    private static final long NOT_PLAIN = Long.MIN_VALUE;
    private static final long EXACT_DOUBLES = 1L << 53;
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14
    };
    private static final int MAX_TEXT = 1_000; // far beyond any stored number, and parsing takes quadratic time

    private Numbers() {}

    /** The text of the number as DynamoDB stores it. */
    public static String canonical(long value) {
        return Long.toString(value);
    }

    /**
     * The text of the number as DynamoDB stores it: plain, without leading or trailing zeros. Equal numbers have equal
     * texts.
     *
     * @throws ValueException if the number has too many digits or is out of range
     */
    public static String canonical(BigDecimal value) {
        int scale = value.scale();
        if (scale >= 0 && scale <= LONG_DIGITS && value.precision() <= LONG_DIGITS) {
            return scale == 0 ? Long.toString(value.longValue()) : plain(unscaled(value), scale);
        }
        return normal(value).toPlainString();
    }

    /** The unscaled value of a number of at most eighteen digits, without a {@code BigInteger} on the way. */
    public static long unscaled(BigDecimal value) {
        return value.scaleByPowerOfTen(value.scale()).longValue();
    }

    /** The canonical text of a number of few digits. */
    private static String plain(long unscaled, int scale) {
        long rest = Math.abs(unscaled);
        int places = scale;
        while (places > 0 && rest % 10 == 0) {
            rest /= 10;
            places--;
        }
        byte[] text = new byte[LONG_DIGITS + 4];
        int at = text.length;
        for (int i = 0; i < places; i++) {
            text[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        if (places > 0) {
            text[--at] = '.';
        }
        do {
            text[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        if (unscaled < 0) {
            text[--at] = '-';
        }
        return new String(text, at, text.length - at, StandardCharsets.ISO_8859_1);
    }

    /**
     * The number without trailing zeros, so that {@link BigDecimal#equals} and {@code hashCode} go by value.
     *
     * @throws ValueException if the number has too many digits or is out of range
     */
    static BigDecimal normal(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        // first, since it does not change with trailing zeros, and a far exponent makes other operations costly
        long magnitude = (long) value.precision() - value.scale() - 1;
        if (magnitude < MIN_MAGNITUDE || magnitude > MAX_MAGNITUDE) {
            throw new ValueException("expected a number between 1E" + MIN_MAGNITUDE + " and 9.99E+" + MAX_MAGNITUDE
                    + " in magnitude, found one of the order of 1E" + magnitude);
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.precision() > MAX_DIGITS) {
            throw new ValueException("expected a number of at most " + MAX_DIGITS + " significant digits, found "
                    + stripped.precision());
        }
        return stripped;
    }

    /**
     * The number that the text of an N stands for.
     *
     * @throws ValueException if the text is no number, has too many digits or is out of range
     */
    public static BigDecimal parse(String text) {
        long digits = digitsOf(text, true);
        if (digits != NOT_PLAIN) {
            return BigDecimal.valueOf(digits, scaleOf(text));
        }
        if (text.length() > MAX_TEXT) {
            throw new ValueException("expected the text of a number of at most " + MAX_DIGITS
                    + " significant digits, found one of " + text.length() + " characters");
        }
        BigDecimal value;
        try {
            checkCharacters(text);
            value = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw notANumber();
        }
        normal(value);
        return value;
    }

    /**
     * The number that the text of an N stands for, as the nearest {@code double}.
     *
     * @throws ValueException if the text is no number, has too many digits or is out of range
     */
    static double parseDouble(String text) {
        long digits = digitsOf(text, true);
        return digits == NOT_PLAIN ? parse(text).doubleValue() : scaled(digits, scaleOf(text));
    }

    /** The {@code double} that is nearest to a number of at most eighteen digits. */
    public static double scaled(long unscaled, int scale) {
        return Math.abs(unscaled) <= EXACT_DOUBLES && scale < POWERS_OF_TEN.length
                ? unscaled / POWERS_OF_TEN[scale] // both are exact, so that one division rounds as it should
                : BigDecimal.valueOf(unscaled, scale).doubleValue();
    }

    /**
     * The digits of a plain number as one whole number; {@link #NOT_PLAIN} if the text is long or anything else.
     *
     * @param fraction whether it may have a point
     */
    private static long digitsOf(String text, boolean fraction) {
        int length = text.length();
        int first = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        if (first == length || length > LONG_DIGITS) {
            return NOT_PLAIN;
        }
        boolean mayHavePoint = fraction;
        long value = 0;
        for (int i = first; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
            } else if (c == '.' && mayHavePoint && i > first && i + 1 < length) {
                mayHavePoint = false;
            } else {
                return NOT_PLAIN;
            }
        }
        return first == 0 ? value : -value;
    }

    /** How many digits of a plain number are behind its point. */
    private static int scaleOf(String text) {
        int point = text.indexOf('.');
        return point < 0 ? 0 : text.length() - point - 1;
    }

    /**
     * The number that the text of an N stands for, as a {@code long}.
     *
     * @throws ValueException if the text is no number, or not a whole one in the range of {@code long}
     */
    public static long parseLong(String text) {
        long digits = digitsOf(text, false);
        if (digits != NOT_PLAIN) {
            return digits;
        }
        BigDecimal value = parse(text);
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw new ValueException(
                    "expected a whole number in the range of long, found "
                            + (value.stripTrailingZeros().scale() > 0 ? "a fraction" : "one out of range"),
                    e);
        }
    }

    /** The bytes that a number counts for in the size of an item. */
    public static int sizeOf(BigDecimal value) {
        if (value.signum() == 0) {
            return 1;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        int digits = stripped.precision();
        int scale = stripped.scale();
        int fraction = Math.max(0, Math.min(digits, scale));
        return size(digits - fraction, fraction, stripped.signum() < 0);
    }

    /**
     * The bytes that a number counts for in the size of an item.
     *
     * @throws ValueException if the text is no number
     */
    public static int sizeOf(String text) {
        int end = text.length();
        boolean negative = end > 0 && text.charAt(0) == '-';
        int digits = 0; // seen so far; the next one's place
        int point = -1;
        int first = -1; // the places of the first and the last digit other than zero
        int last = -1;
        for (int i = negative ? 1 : 0; i < end; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                if (c != '0') {
                    first = first < 0 ? digits : first;
                    last = digits;
                }
                digits++;
            } else if (c == '.' && point < 0) {
                point = digits;
            } else {
                return sizeOf(parse(text)); // an exponent, a plus, or nonsense
            }
        }
        if (digits == 0) {
            throw notANumber();
        }
        if (first < 0) {
            return 1;
        }
        int whole = point < 0 ? digits : point;
        int fraction = last < whole ? 0 : last - Math.max(first, whole) + 1;
        return size(last - first + 1 - fraction, fraction, negative);
    }

    /**
     * One byte, one for each two digits on either side of the point, and one for a minus sign. Leading and trailing
     * zeros do not count, nor does the exponent. (Measured; the developer guide's formula is another one.)
     */
    private static int size(int wholeDigits, int fractionDigits, boolean negative) {
        return 1 + (wholeDigits + 1) / 2 + (fractionDigits + 1) / 2 + (negative ? 1 : 0);
    }

    /** BigDecimal also takes the digits of other scripts, and DynamoDB does not. */
    private static void checkCharacters(String text) {
        for (int i = 0, n = text.length(); i < n; i++) {
            if (text.charAt(i) > 'z') {
                throw notANumber();
            }
        }
    }

    private static ValueException notANumber() {
        return new ValueException("expected the text of a number, found something else");
    }
}
