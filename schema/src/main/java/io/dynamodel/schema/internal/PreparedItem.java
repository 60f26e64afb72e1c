package io.dynamodel.schema.internal;

import io.dynamodel.core.value.AttributeValueSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item that may be written: it went through the write side of the pipeline and was encoded. */
public final class PreparedItem<R> {
    private final CompiledSchema<R> schema;
    private final Map<String, AttributeValue> encoded;
    private final @Nullable R unchanged;
    private final @Nullable Object givenVersion;

    PreparedItem(
            CompiledSchema<R> schema,
            Map<String, AttributeValue> encoded,
            @Nullable R unchanged,
            @Nullable Object givenVersion) {
        this.schema = schema;
        this.encoded = Collections.unmodifiableMap(encoded);
        this.unchanged = unchanged;
        this.givenVersion = givenVersion;
    }

    /** The item as DynamoDB gets it. */
    public Map<String, AttributeValue> encoded() {
        return encoded;
    }

    /** The key of the item as DynamoDB gets it. */
    public Map<String, AttributeValue> key() {
        Map<String, AttributeValue> key = new LinkedHashMap<>(4);
        KeyDefinition definition = schema.key();
        if (definition != null) {
            for (String name : definition.names()) {
                key.put(name, Objects.requireNonNull(encoded.get(name)));
            }
        }
        return key;
    }

    /** The version that the item came with; 0 for none. */
    public long givenVersion() {
        return givenVersion instanceof Number number ? number.longValue() : 0;
    }

    /** The same item with another version. */
    public PreparedItem<R> withVersion(long version) {
        AttributeDefinition<R, Object> attribute = schema.attribute(schema.versionSlot());
        Map<String, AttributeValue> versioned = new LinkedHashMap<>(encoded);
        versioned.put(attribute.name().text(), AttributeValue.fromN(Long.toString(version)));
        return new PreparedItem<>(schema, versioned, null, givenVersion);
    }

    /**
     * The item as it will be stored and read: the given one where nothing changed it, else a new one that went through
     * the read side.
     */
    public R stored() {
        return unchanged == null ? schema.read(AttributeValueSource.ofItem(encoded)) : unchanged;
    }
}
