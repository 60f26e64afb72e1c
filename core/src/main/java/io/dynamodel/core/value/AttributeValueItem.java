package io.dynamodel.core.value;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item that the SDK has read. */
record AttributeValueItem(Map<String, AttributeValue> values) implements StoredItem {
    @Override
    public ValueSource source() {
        return AttributeValueSource.ofItem(values);
    }
}
