package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.AttributeValueCodec;
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
        AttributeValueCodec.INSTANCE.write(value, sink);
    }

    @Override
    public AttributeValue read(ValueSource source) {
        return AttributeValueCodec.INSTANCE.read(source);
    }
}
