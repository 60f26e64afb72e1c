package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import java.time.Year;

/** Years as N. */
public final class YearType extends AbstractType<Year> {
    /** The type {@code year}. */
    public static final YearType YEAR = new YearType();

    private YearType() {
        super("year", ValueType.N, Year.class, true);
    }

    @Override
    public void write(Year value, ValueSink sink) {
        sink.writeNumber(value.getValue());
    }

    @Override
    public Year read(ValueSource source) {
        return of(source.readLong());
    }

    private static Year of(long year) {
        if (year < Year.MIN_VALUE || year > Year.MAX_VALUE) {
            throw new ValueException(
                    "expected a year from " + Year.MIN_VALUE + " to " + Year.MAX_VALUE + ", found one out of range");
        }
        return Year.of((int) year);
    }

    @Override
    Year convertOther(Object value, boolean lenient) {
        if (lenient) {
            return of(WholeNumberType.LONG.convert(value, true));
        }
        throw mismatch(value);
    }
}
