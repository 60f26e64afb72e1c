package io.dynamodel.query.internal;

import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.value.AttributeValueSource;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.internal.CompiledSchema;
import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.Tokens;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the operations of one model share.
 *
 * @param schema what its items are
 * @param table the name of the table, or its ARN
 * @param engine what runs its operations
 */
public record ModelContext<R>(Schema<R> schema, String table, Engine engine) {

    /** The schema, compiled. */
    public CompiledSchema<R> compiled() {
        return schema.compiled();
    }

    /** The primary key; a model has one. */
    public KeyDefinition key() {
        return Objects.requireNonNull(compiled().key());
    }

    /** Refuses the key of another schema. */
    public Key<R> own(Key<R> key) {
        Tokens.requireOrigin(compiled(), key.origin(), "key " + key);
        return key;
    }

    /** The key of a stored item. */
    public Key<R> keyOf(Map<String, AttributeValue> item) {
        return Key.ofItem(compiled().origin(), key(), item);
    }

    /** The read side of the pipeline for one stored item. */
    public R read(Map<String, AttributeValue> item) {
        try {
            return compiled().read(AttributeValueSource.ofItem(item));
        } catch (ValueException e) {
            throw doesNotFit(item, e);
        }
    }

    /** The error for a stored item that does not fit. */
    public ItemMappingException doesNotFit(Map<String, AttributeValue> item, ValueException e) {
        Map<String, AttributeValue> key = keyOf(item).values();
        return new ItemMappingException(
                table, key.isEmpty() ? "" : keyOf(item).toString(), e.path(), String.valueOf(e.getMessage()), e.getCause());
    }

    /** Whether values of an attribute are never shown, for request texts. */
    public boolean isSensitive(String attribute) {
        var definition = compiled().attributeNamed(attribute);
        return definition != null && definition.rules().isSensitive();
    }
}
