package io.dynamodel.core.value;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Any value of any type, as the SDK's own class. */
public final class AttributeValueCodec implements Codec<AttributeValue> {
    /** There is only one, and it has no state. */
    public static final AttributeValueCodec INSTANCE = new AttributeValueCodec();

    private static final NameTable NO_NAMES = NameTable.of(List.of());

    private AttributeValueCodec() {}

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

    /** Reads the M at hand as the attributes of an item. */
    public static Map<String, AttributeValue> readItem(ValueSource source) {
        AttributeValueSink sink = AttributeValueSink.create();
        copy(source, sink);
        return sink.item();
    }

    /**
     * Copies the value at hand.
     *
     * @throws ValueException if the sink refuses it, with the path
     */
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
            case M -> copyMap(source, sink);
            default -> copyElements(type, source, sink);
        }
    }

    private static void copyMap(ValueSource source, ValueSink sink) {
        source.beginMap();
        sink.beginMap(0);
        while (source.nextName(NO_NAMES) != ValueSource.END) {
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
