package io.dynamodel.schema.internal;

import io.dynamodel.core.wire.EncodedItem;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item that may be written: it went through the write side of the pipeline and was encoded. */
public final class PreparedItem<R> {
    private final CompiledSchema<R> schema;
    private final EncodedItem encoded;
    private final Map<String, AttributeValue> key;
    private final @Nullable Supplier<R> stored;
    private final long givenVersion;

    PreparedItem(
            CompiledSchema<R> schema,
            EncodedItem encoded,
            Map<String, AttributeValue> key,
            @Nullable Supplier<R> stored,
            long givenVersion) {
        this.schema = schema;
        this.encoded = encoded;
        this.key = key;
        this.stored = stored;
        this.givenVersion = givenVersion;
    }

    /** The item as DynamoDB gets it. */
    public EncodedItem encoded() {
        return encoded;
    }

    /** The primary key of the item as DynamoDB gets it; empty where the schema has none. */
    public Map<String, AttributeValue> key() {
        return key;
    }

    /** The version that the item came with; 0 for none. */
    public long givenVersion() {
        return givenVersion;
    }

    /**
     * The item as it will be read: the given one where nothing changed it, else a new one. It goes through the read side
     * only where that can change a value.
     */
    public R stored() {
        return stored == null ? schema.read(encoded.source()) : stored.get();
    }
}
