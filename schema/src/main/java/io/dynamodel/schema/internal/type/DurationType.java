package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;

/** Durations as N: seconds, exactly, so that minus half a second is -0.5. */
public final class DurationType extends AbstractType<Duration> {
    /** The type {@code duration}. */
    public static final DurationType DURATION = new DurationType();

    private static final int NANO_DIGITS = 9;

    private DurationType() {
        super("duration", ValueType.N, Duration.class, true);
    }

    @Override
    public void write(Duration value, ValueSink sink) {
        long seconds = value.getSeconds();
        int nano = value.getNano(); // counted up from the seconds, of negative durations too
        if (nano == 0) {
            sink.writeNumber(seconds);
        } else {
            sink.writeNumber(BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nano, NANO_DIGITS)));
        }
    }

    @Override
    public Duration read(ValueSource source) {
        BigDecimal seconds = source.readDecimal();
        try {
            BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
            BigDecimal nanos = seconds.subtract(whole).movePointRight(NANO_DIGITS);
            return Duration.ofSeconds(whole.longValueExact(), nanos.longValueExact());
        } catch (ArithmeticException e) {
            throw new ValueException("expected a duration in seconds with at most 9 digits after the point,"
                    + " found a finer one, or one out of range");
        }
    }

    @Override
    Duration convertOther(Object value, boolean lenient) {
        if (lenient && value instanceof String text) {
            try {
                return Duration.parse(text);
            } catch (DateTimeException e) {
                throw new ValueException("expected a duration such as PT1M30S, found other text");
            }
        }
        throw mismatch(value);
    }
}
