package io.dynamodel.schema.internal;

import io.dynamodel.core.wire.EncodedItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item that may be written: it went through the write side of the pipeline and was encoded. */
public final class PreparedItem<R> {
    private final CompiledSchema<R> schema;
    private final EncodedItem encoded;
    private final Map<String, AttributeValue> key;
    private final @Nullable R unchanged;
    private final long givenVersion;

    PreparedItem(
            CompiledSchema<R> schema,
            EncodedItem encoded,
            Map<String, AttributeValue> key,
            @Nullable R unchanged,
            long givenVersion) {
        this.schema = schema;
        this.encoded = encoded;
        this.key = key;
        this.unchanged = unchanged;
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
     * The item as it will be stored and read: the given one where nothing changed it, else a new one that went through
     * the read side.
     */
    public R stored() {
        return unchanged == null ? schema.read(encoded.source()) : unchanged;
    }
}
