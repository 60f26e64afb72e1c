package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSource;
import java.math.BigDecimal;
import java.time.Instant;

/** Instants as ISO text in UTC. Reads ISO text of any width, and N as milliseconds, as Dynamoose writes dates. */
public final class InstantTextType extends TextType<Instant> {
    private static final int VARIABLE = -1;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    /** The type {@code instant}: nine digits. */
    public static final InstantTextType NANOS = new InstantTextType("instant", 9);
    /** The type {@code instantMillis}: three digits. */
    public static final InstantTextType MILLIS = new InstantTextType("instantMillis", 3);
    /** The type {@code instantIso}: as many as needed, as {@link Instant#toString} writes. */
    public static final InstantTextType ISO = new InstantTextType("instantIso", VARIABLE);

    private final int digits;

    private InstantTextType(String name, int digits) {
        super(name, Instant.class, digits != VARIABLE, "an instant such as 2026-01-31T12:00:00Z");
        this.digits = digits;
    }

    @Override
    String format(Instant value) {
        long second = value.getEpochSecond();
        int nano = value.getNano();
        boolean sorts = second >= IsoText.FIRST_SECOND && second <= IsoText.LAST_SECOND;
        if (digits == VARIABLE) {
            return sorts ? IsoText.instant(second, nano, digitsOf(nano)) : value.toString();
        }
        if (!sorts) {
            throw new ValueException("expected an instant from year 0 to 9999, since later and earlier ones do not sort"
                    + " as text; found one out of range");
        }
        if (digits == 3 && nano % NANOS_PER_MILLI != 0) {
            throw new ValueException("expected an instant of whole milliseconds, found a finer one");
        }
        return IsoText.instant(second, nano, digits);
    }

    /** In groups of three, as {@link Instant#toString} has them. */
    private static int digitsOf(int nano) {
        if (nano == 0) {
            return 0;
        }
        return nano % NANOS_PER_MILLI == 0 ? 3 : nano % NANOS_PER_MICRO == 0 ? 6 : 9;
    }

    @Override
    Instant parse(CharSequence text) {
        return IsoText.parseInstant(text);
    }

    @Override
    public Instant read(ValueSource source) {
        return source.isNumber() ? Instant.ofEpochMilli(source.readLong()) : super.read(source);
    }

    @Override
    Instant convertOther(Object value, boolean lenient) {
        if (lenient && value instanceof Number number) {
            BigDecimal exact = Decimals.exact(number);
            if (exact != null) {
                return Instant.ofEpochMilli(Decimals.toLong(exact));
            }
        }
        return super.convertOther(value, lenient);
    }
}
