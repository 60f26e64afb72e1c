package io.dynamodel.core.value;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Copies any value through the methods that codecs use. */
public final class RawCodec implements Codec<AttributeValue> {
    private static final NameTable NO_NAMES = NameTable.of(List.of());

    RawCodec() {}

    @Override
    public void write(AttributeValue value, ValueSink sink) {
        copy(AttributeValueSource.of(value), sink);
    }

    @Override
    public AttributeValue read(ValueSource source) {
        AttributeValueSink sink = AttributeValueSink.create();
        copy(source, sink);
        return sink.value();
    }

    /** Copies the value at hand. */
    public static void copy(ValueSource source, ValueSink sink) {
        ValueType type = source.type();
        switch (type) {
            case S -> sink.writeString(source.readString());
            case N -> sink.writeNumber(source.readDecimal());
            case B -> sink.writeBinary(source.readBinary());
            case BOOL -> sink.writeBoolean(source.readBoolean());
            case NULL -> {
                source.skip();
                sink.writeNull();
            }
            case M -> {
                source.beginMap();
                sink.beginMap(0);
                while (source.nextName(NO_NAMES) != ValueSource.END) {
                    sink.name(source.name());
                    copy(source, sink);
                }
                sink.endMap();
            }
            case L -> {
                sink.beginList(source.beginElements());
                while (source.nextElement()) {
                    copy(source, sink);
                }
                sink.endList();
            }
            case SS, NS, BS -> {
                sink.beginSet(type, source.beginElements());
                while (source.nextElement()) {
                    copy(source, sink);
                }
                sink.endSet();
            }
        }
    }
}
