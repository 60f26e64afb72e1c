package io.dynamodel.core.wire;

import io.dynamodel.core.value.AttributeValueCodec;
import io.dynamodel.core.value.AttributeValueSource;
import io.dynamodel.core.value.ItemSize;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.core.value.ValueSource;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as it is going to be stored: as the SDK's values or as JSON, whichever it was encoded to; the other form is
 * made when it is asked for. Immutable and thread-safe.
 */
public final class EncodedItem implements StoredItem {
    private final byte @Nullable [] json;
    private final long size;
    private volatile @Nullable Map<String, AttributeValue> values;

    private EncodedItem(byte @Nullable [] json, long size, @Nullable Map<String, AttributeValue> values) {
        this.json = json;
        this.size = size;
        this.values = values;
    }

    /** An item of the SDK's values; the map must not change any more. */
    public static EncodedItem of(Map<String, AttributeValue> values) {
        return new EncodedItem(null, -1, Collections.unmodifiableMap(values));
    }

    /** The one item of a sink. */
    static EncodedItem of(JsonSink sink) {
        return new EncodedItem(sink.toByteArray(0), sink.size(), null);
    }

    @Override
    public Map<String, AttributeValue> values() {
        Map<String, AttributeValue> known = values;
        if (known == null) {
            known = Collections.unmodifiableMap(AttributeValueCodec.readItem(source()));
            values = known;
        }
        return known;
    }

    /** The item as JSON, for a request; the array must not be changed. */
    public byte[] json(BufferPool pool) {
        if (json != null) {
            return json;
        }
        try (JsonSink sink = JsonSink.ofItems(pool, 0)) {
            AttributeValueCodec.copy(source(), sink);
            return sink.toByteArray(0);
        }
    }

    /** The size as DynamoDB counts it, in bytes. */
    public long size() {
        return size >= 0 ? size : ItemSize.of(values());
    }

    @Override
    public ValueSource source() {
        return json != null
                ? JsonSource.ofItem(json, 0, json.length)
                : AttributeValueSource.ofItem(Objects.requireNonNull(values));
    }
}
