package io.dynamodel.schema.internal;

import io.dynamodel.core.value.AttributeName;
import io.dynamodel.core.value.AttributeValueSource;
import io.dynamodel.core.value.Codec;
import io.dynamodel.core.value.NameTable;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads back a value that was encoded for an operand and never stored: nested schemas give the items that the
 * application gave, without what reading a stored item does (get transforms, {@code whenAbsent}, unknown attributes).
 */
final class OperandSource implements ValueSource {
    private final ValueSource source;

    private OperandSource(ValueSource source) {
        this.source = source;
    }

    /** The Java value of an operand. */
    static <V> V decode(Codec<V> codec, AttributeValue operand) {
        return codec.read(new OperandSource(AttributeValueSource.of(operand)));
    }

    @Override
    public ValueType type() {
        return source.type();
    }

    @Override
    public String readString() {
        return source.readString();
    }

    @Override
    public boolean isNumber() {
        return source.isNumber();
    }

    @Override
    public CharSequence readChars() {
        return source.readChars();
    }

    @Override
    public long readLong() {
        return source.readLong();
    }

    @Override
    public boolean isNull() {
        return source.isNull();
    }

    @Override
    public double readDouble() {
        return source.readDouble();
    }

    @Override
    public BigDecimal readDecimal() {
        return source.readDecimal();
    }

    @Override
    public byte[] readBinary() {
        return source.readBinary();
    }

    @Override
    public boolean readBoolean() {
        return source.readBoolean();
    }

    @Override
    public @Nullable String peekString(AttributeName name) {
        return source.peekString(name);
    }

    @Override
    public void skip() {
        source.skip();
    }

    @Override
    public void beginMap() {
        source.beginMap();
    }

    @Override
    public int nextName(NameTable names) {
        return source.nextName(names);
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public int beginElements() {
        return source.beginElements();
    }

    @Override
    public boolean nextElement() {
        return source.nextElement();
    }
}
