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
    private final Supplier<@Nullable R> stored;
    private final long givenVersion;

    /** @param stored the item as it will be read; null if only reading what was encoded can tell */
    PreparedItem(
            CompiledSchema<R> schema,
            EncodedItem encoded,
            Map<String, AttributeValue> key,
            Supplier<@Nullable R> stored,
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
        R known = stored.get();
        return known == null ? schema.read(encoded.source()) : known;
    }
}
