package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import software.amazon.awssdk.core.SdkBytes;

/** Bytes as B. */
public final class BinaryType extends AbstractType<SdkBytes> {
    /** The type {@code binary}. */
    public static final BinaryType BINARY = new BinaryType();

    private BinaryType() {
        super("binary", ValueType.B, SdkBytes.class, true);
    }

    @Override
    public void write(SdkBytes value, ValueSink sink) {
        sink.writeBinary(value.asByteArrayUnsafe());
    }

    @Override
    public SdkBytes read(ValueSource source) {
        return SdkBytes.fromByteArrayUnsafe(source.readBinary());
    }

    @Override
    SdkBytes convertOther(Object value, boolean lenient) {
        if (value instanceof byte[] bytes) {
            return SdkBytes.fromByteArray(bytes);
        }
        throw mismatch(value);
    }
}
