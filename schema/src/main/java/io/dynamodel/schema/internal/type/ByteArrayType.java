package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import software.amazon.awssdk.core.SdkBytes;

/** Byte arrays as B. */
public final class ByteArrayType extends AbstractType<byte[]> {
    /** The type {@code bytes}. */
    public static final ByteArrayType BYTES = new ByteArrayType();

    private ByteArrayType() {
        super("bytes", ValueType.B, byte[].class, true);
    }

    @Override
    public void write(byte[] value, ValueSink sink) {
        sink.writeBinary(value);
    }

    @Override
    public byte[] read(ValueSource source) {
        return source.readBinary();
    }

    @Override
    byte[] convertOther(Object value, boolean lenient) {
        if (value instanceof SdkBytes bytes) {
            return bytes.asByteArray();
        }
        throw mismatch(value);
    }
}
