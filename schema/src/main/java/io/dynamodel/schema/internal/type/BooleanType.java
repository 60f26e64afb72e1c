package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import java.math.BigDecimal;

/** Booleans as BOOL; reads N 0 and 1 too, as DynamoDBMapper writes them. */
public final class BooleanType extends AbstractType<Boolean> {
    /** The type {@code bool}. */
    public static final BooleanType BOOL = new BooleanType();

    private BooleanType() {
        super("bool", ValueType.BOOL, Boolean.class, false);
    }

    @Override
    public void write(Boolean value, ValueSink sink) {
        sink.writeBoolean(value);
    }

    @Override
    public Boolean read(ValueSource source) {
        return source.type() == ValueType.N ? of(source.readLong()) : source.readBoolean();
    }

    private static boolean of(long number) {
        if (number == 0 || number == 1) {
            return number == 1;
        }
        throw new ValueException("expected true or false, or 1 or 0, found another number");
    }

    @Override
    Boolean convertOther(Object value, boolean lenient) {
        if (lenient && value instanceof String text) {
            if ("true".equalsIgnoreCase(text)) {
                return true;
            }
            if ("false".equalsIgnoreCase(text)) {
                return false;
            }
            throw new ValueException("expected true or false, found other text");
        }
        if (lenient && value instanceof Number number) {
            BigDecimal exact = Decimals.exact(number);
            if (exact != null) {
                return of(Decimals.toLong(exact));
            }
        }
        throw mismatch(value);
    }
}
