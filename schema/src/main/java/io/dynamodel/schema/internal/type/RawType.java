package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.AttributeValueSink;
import io.dynamodel.core.value.AttributeValueSource;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The SDK's own values, of whatever type. */
public final class RawType extends AbstractType<AttributeValue> {
    /** The type {@code attributeValue}. */
    public static final RawType RAW = new RawType();

    private RawType() {
        super("attributeValue", ValueType.NULL, AttributeValue.class, false);
    }

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

    private static void copy(ValueSource source, ValueSink sink) {
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
            case M -> copyMap(source, sink);
            default -> copyElements(type, source, sink);
        }
    }

    private static void copyMap(ValueSource source, ValueSink sink) {
        source.beginMap();
        sink.beginMap(0);
        while (source.nextName(Elements.NO_NAMES) != ValueSource.END) {
            String name = source.name();
            try {
                sink.name(name);
                copy(source, sink);
            } catch (ValueException e) {
                throw e.inName(name);
            }
        }
        sink.endMap();
    }

    private static void copyElements(ValueType type, ValueSource source, ValueSink sink) {
        int size = source.beginElements();
        if (type == ValueType.L) {
            sink.beginList(size);
        } else {
            sink.beginSet(type, size);
        }
        int index = 0;
        try {
            while (source.nextElement()) {
                copy(source, sink);
                index++;
            }
        } catch (ValueException e) {
            throw type != ValueType.L && !e.path().isEmpty() ? e : e.inElement(index);
        }
        if (type == ValueType.L) {
            sink.endList();
        } else {
            sink.endSet();
        }
    }
}
