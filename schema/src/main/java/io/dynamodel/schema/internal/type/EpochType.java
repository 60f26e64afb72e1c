package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;

/** Instants as N, counted from 1970 in whole seconds or milliseconds. */
public final class EpochType extends AbstractType<Instant> {
    /** The type {@code epochSeconds}. */
    public static final EpochType SECONDS = new EpochType("epochSeconds", 1, "seconds");
    /** The type {@code epochMillis}. */
    public static final EpochType MILLIS = new EpochType("epochMillis", 1000, "milliseconds");

    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private final int perSecond;
    private final String unit;

    private EpochType(String name, int perSecond, String unit) {
        super(name, ValueType.N, Instant.class, true);
        this.perSecond = perSecond;
        this.unit = unit;
    }

    @Override
    public void write(Instant value, ValueSink sink) {
        if (value.getNano() % (NANOS_PER_SECOND / perSecond) != 0) {
            throw new ValueException("expected an instant of whole " + unit + ", found a finer one");
        }
        sink.writeNumber(perSecond == 1 ? value.getEpochSecond() : toMillis(value));
    }

    private static long toMillis(Instant value) {
        try {
            return value.toEpochMilli();
        } catch (ArithmeticException e) {
            throw new ValueException("expected an instant that fits into a long of milliseconds, found a farther one");
        }
    }

    @Override
    public Instant read(ValueSource source) {
        return of(source.readLong());
    }

    private Instant of(long units) {
        if (perSecond != 1) {
            return Instant.ofEpochMilli(units);
        }
        try {
            return Instant.ofEpochSecond(units);
        } catch (DateTimeException e) {
            throw new ValueException("expected an instant in the range of java.time, found one out of range");
        }
    }

    @Override
    Instant convertOther(Object value, boolean lenient) {
        if (lenient && value instanceof Number number) {
            BigDecimal exact = Decimals.exact(number);
            if (exact != null) {
                return of(Decimals.toLong(exact));
            }
        }
        if (lenient && value instanceof String) {
            return InstantTextType.ISO.convertOther(value, true);
        }
        throw mismatch(value);
    }
}
