package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import java.time.DateTimeException;

/** A type whose values are stored as S in a text form of their own. */
abstract class TextType<V> extends AbstractType<V> {
    private final String expectation;

    TextType(String name, Class<V> javaType, boolean ordered, String expectation) {
        super(name, ValueType.S, javaType, ordered);
        this.expectation = expectation;
    }

    /** The text of the value. */
    abstract String format(V value);

    /** The value of the text; any {@link DateTimeException} or {@link IllegalArgumentException} says that it has none. */
    abstract V parse(CharSequence text);

    @Override
    public final void write(V value, ValueSink sink) {
        sink.writeString(format(value));
    }

    @Override
    public V read(ValueSource source) {
        return fromText(source.readChars());
    }

    final V fromText(CharSequence text) {
        try {
            return parse(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            // without the cause, which quotes the text
            throw new ValueException("expected " + expectation + ", found other text");
        }
    }

    @Override
    V convertOther(Object value, boolean lenient) {
        if (lenient && value instanceof String text) {
            return fromText(text);
        }
        throw mismatch(value);
    }
}
