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
 * made when it is asked for. It never changes, and is thread-safe, though its bytes move from a borrowed array into the
 * first request that it is put into, or into an array of its own if it is read before.
 */
public final class EncodedItem implements StoredItem {
    private final long size;
    private final boolean small;
    private volatile @Nullable Json json;
    private volatile @Nullable Map<String, AttributeValue> values;

    /**
     * Where the JSON is.
     *
     * @param owner lends the array; null if it is nobody's
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never shown
    private record Json(
            byte[] array, int from, int to, @Nullable JsonSink owner) {}

    private EncodedItem(@Nullable Json json, long size, boolean small, @Nullable Map<String, AttributeValue> values) {
        this.json = json;
        this.size = size;
        this.small = small;
        this.values = values;
    }

    /** An item of the SDK's values; the map must not change any more. */
    public static EncodedItem of(Map<String, AttributeValue> values) {
        return of(values, false);
    }

    static EncodedItem of(Map<String, AttributeValue> values, boolean small) {
        return new EncodedItem(null, -1, small, Collections.unmodifiableMap(values));
    }

    /** The one item of a sink, which is the item's from here on. */
    static EncodedItem of(JsonSink sink) {
        return new EncodedItem(new Json(sink.array(), sink.from(0), sink.to(0), sink), sink.size(), false, null);
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

    /** The value of an attribute, if it is at hand; null too where the item has none, or would have to be read for it. */
    public @Nullable AttributeValue knownValue(String name) {
        Map<String, AttributeValue> known = values;
        return known == null ? null : known.get(name);
    }

    /** Whether a request of its own had better carry it as values. */
    public boolean isSmall() {
        return small;
    }

    /** The size as DynamoDB counts it, in bytes. */
    public long size() {
        return size >= 0 ? size : ItemSize.of(values());
    }

    /** How many bytes it takes in a request, at most; exactly, if it was encoded to JSON. */
    public long sizeInRequest() {
        Json bytes = json;
        return bytes != null ? bytes.to() - bytes.from() : JsonSize.ofItem(values());
    }

    @Override
    public ValueSource source() {
        Json bytes = settled();
        return bytes != null
                ? JsonSource.ofItem(bytes.array(), bytes.from(), bytes.to())
                : AttributeValueSource.ofItem(Objects.requireNonNull(values));
    }

    /** This item, or a copy for one use, as JSON. */
    EncodedItem asJson(BufferPool pool) {
        if (json != null) {
            return this;
        }
        JsonSink sink = JsonSink.ofItems(pool, 0);
        AttributeValueCodec.copy(source(), sink);
        return of(sink);
    }

    /** The number of bytes of its JSON. */
    int jsonLength() {
        Json bytes = Objects.requireNonNull(json);
        return bytes.to() - bytes.from();
    }

    /** Puts its JSON there, where it then lives: the target must not change any more in this range. */
    synchronized void moveTo(byte[] target, int at) {
        Json bytes = Objects.requireNonNull(json);
        int length = bytes.to() - bytes.from();
        System.arraycopy(bytes.array(), bytes.from(), target, at, length);
        if (bytes.owner() != null) {
            json = new Json(target, at, at + length, null);
            bytes.owner().close();
        }
    }

    /** Its JSON in an array that is not lent to anyone else; null if there is none. */
    private @Nullable Json settled() {
        Json bytes = json;
        if (bytes != null && bytes.owner() != null) {
            synchronized (this) {
                bytes = Objects.requireNonNull(json);
                if (bytes.owner() != null) {
                    moveTo(new byte[bytes.to() - bytes.from()], 0);
                }
            }
        }
        return json;
    }
}
