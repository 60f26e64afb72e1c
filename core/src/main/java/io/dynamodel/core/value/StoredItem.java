package io.dynamodel.core.value;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One item of an answer, in whichever form it came. It is only good until the next one is taken, and not thread-safe.
 */
public interface StoredItem {

    /** An item that the SDK has read. */
    static StoredItem of(Map<String, AttributeValue> values) {
        return new AttributeValueItem(values);
    }

    /** Stands before the item, an M; each time from its beginning, and the one before is spent. */
    ValueSource source();

    /** All its attributes as the SDK's values. */
    Map<String, AttributeValue> values();
}
