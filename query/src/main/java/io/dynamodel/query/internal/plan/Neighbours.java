package io.dynamodel.query.internal.plan;

import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.Numbers;
import io.dynamodel.core.value.Text;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The next sort key on either side of a value. A sort key is not empty and has at most 1,024 bytes, and a number at most
 * 38 digits, so that every one of them has neighbours. By them a bound that is left out becomes one that is included,
 * which is all that BETWEEN knows.
 */
final class Neighbours {
    private static final int MAX_BYTES = 1_024;
    private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(130);
    private static final int LARGEST_EXPONENT = 125;

    private Neighbours() {}

    /** The least sort key greater than the value; null if there is none, or none that can be said. */
    static @Nullable AttributeValue after(AttributeValue value) {
        return switch (AttributeValues.typeOf(value)) {
            case S -> Text.utf8Length(value.s()) < MAX_BYTES ? AttributeValue.fromS(value.s() + '\0') : null;
            case B -> {
                byte[] bytes = value.b().asByteArrayUnsafe();
                yield bytes.length < MAX_BYTES ? binary(Arrays.copyOf(bytes, bytes.length + 1)) : null;
            }
            default -> number(after(Numbers.parse(value.n())));
        };
    }

    /** The greatest sort key less than the value; null if there is none. */
    static @Nullable AttributeValue before(AttributeValue value) {
        return switch (AttributeValues.typeOf(value)) {
            case S -> before(value.s());
            case B -> before(value.b().asByteArrayUnsafe());
            default -> number(before(Numbers.parse(value.n())));
        };
    }

    /** The greatest sort key that begins with the S or B. */
    static AttributeValue lastWith(AttributeValue prefix) {
        if (prefix.s() != null) {
            return AttributeValue.fromS(filled(prefix.s()));
        }
        byte[] bytes = prefix.b().asByteArrayUnsafe();
        byte[] last = Arrays.copyOf(bytes, Math.max(MAX_BYTES, bytes.length));
        Arrays.fill(last, bytes.length, last.length, (byte) 0xFF);
        return binary(last);
    }

    private static @Nullable AttributeValue before(String text) {
        int end = text.length() - Character.charCount(text.codePointBefore(text.length()));
        int last = text.codePointAt(end);
        String rest = text.substring(0, end);
        if (last == 0) {
            return rest.isEmpty() ? null : AttributeValue.fromS(rest);
        }
        int previous = last == 0xE000 ? 0xD7FF : last - 1; // surrogates are no characters
        return AttributeValue.fromS(filled(rest + Character.toString(previous)));
    }

    private static String filled(String prefix) {
        int room = Math.max(0, MAX_BYTES - Text.utf8Length(prefix));
        StringBuilder text = new StringBuilder(prefix);
        for (; room >= 4; room -= 4) {
            text.appendCodePoint(Character.MAX_CODE_POINT);
        }
        return switch (room) {
            case 3 -> text.append('\uFFFF').toString();
            case 2 -> text.append('\u07FF').toString();
            case 1 -> text.append('\u007F').toString();
            default -> text.toString();
        };
    }

    private static @Nullable AttributeValue before(byte[] bytes) {
        int last = bytes.length - 1;
        if (bytes[last] == 0) {
            return last == 0 ? null : binary(Arrays.copyOf(bytes, last));
        }
        byte[] lower = bytes.clone();
        lower[last]--;
        return lastWith(binary(lower));
    }

    private static @Nullable BigDecimal after(BigDecimal number) {
        if (number.signum() == 0) {
            return SMALLEST;
        }
        if (number.signum() < 0) {
            BigDecimal opposite = before(number.negate());
            return opposite == null ? null : opposite.negate();
        }
        BigDecimal next = number.add(lastDigit(exponent(number)));
        return exponent(next) > LARGEST_EXPONENT ? null : next;
    }

    private static @Nullable BigDecimal before(BigDecimal number) {
        if (number.signum() <= 0) {
            BigDecimal opposite = after(number.negate());
            return opposite == null ? null : opposite.negate();
        }
        if (number.compareTo(SMALLEST) <= 0) {
            return BigDecimal.ZERO;
        }
        int exponent = exponent(number);
        boolean isPowerOfTen = number.stripTrailingZeros().precision() == 1
                && number.unscaledValue().signum() > 0
                && number.stripTrailingZeros().unscaledValue().bitLength() == 1;
        return number.subtract(lastDigit(isPowerOfTen ? exponent - 1 : exponent));
    }

    /** The place of the first digit. */
    private static int exponent(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }

    /** One in the last of 38 digits. */
    private static BigDecimal lastDigit(int exponent) {
        return BigDecimal.ONE.scaleByPowerOfTen(exponent - Numbers.MAX_DIGITS + 1);
    }

    private static @Nullable AttributeValue number(@Nullable BigDecimal number) {
        return number == null ? null : AttributeValue.fromN(Numbers.canonical(number));
    }

    private static AttributeValue binary(byte[] bytes) {
        return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes));
    }
}
