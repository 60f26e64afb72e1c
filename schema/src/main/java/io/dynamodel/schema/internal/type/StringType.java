package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.Numbers;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import java.math.BigDecimal;

/** Text as S. */
public final class StringType extends AbstractType<String> {
    /** The type {@code string}. */
    public static final StringType STRING = new StringType();

    private StringType() {
        super("string", ValueType.S, String.class, true);
    }

    @Override
    public void write(String value, ValueSink sink) {
        sink.writeString(value);
    }

    @Override
    public String read(ValueSource source) {
        return source.readString();
    }

    @Override
    String convertOther(Object value, boolean lenient) {
        if (lenient && value instanceof Number number) {
            BigDecimal exact = Decimals.exact(number);
            if (exact != null) {
                return Numbers.canonical(exact);
            }
        }
        throw mismatch(value);
    }
}
