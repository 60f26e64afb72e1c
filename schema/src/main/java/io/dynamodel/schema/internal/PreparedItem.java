package io.dynamodel.schema.internal;

import io.dynamodel.core.wire.EncodedItem;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item that may be written: it went through the write side of the pipeline and was encoded. */
public final class PreparedItem<R> {
    private final CompiledSchema<R> schema;
    private final EncodedItem encoded;
    private final Map<String, AttributeValue> key;
    private final WriteRun<R> run;

    /** @param run what it went through */
    PreparedItem(CompiledSchema<R> schema, EncodedItem encoded, Map<String, AttributeValue> key, WriteRun<R> run) {
        this.schema = schema;
        this.encoded = encoded;
        this.key = key;
        this.run = run;
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
        return run.givenVersion();
    }

    /**
     * The item as it will be read: the given one where nothing changed it, else a new one. It goes through the read side
     * only where that can change a value.
     */
    public R stored() {
        R known = run.stored();
        return known == null ? schema.read(encoded.source()) : known;
    }

    /** Whether it holds something that nobody else can have made, so that it is known again by it. */
    public boolean isMarked() {
        return Marks.isMarked(run);
    }
}
