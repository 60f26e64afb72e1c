package io.dynamodel.query.internal;

import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.query.internal.expand.Expansion;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.internal.AttributeDefinition;
import io.dynamodel.schema.internal.CompiledSchema;
import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.PreparedItem;
import io.dynamodel.schema.internal.SensitiveNames;
import io.dynamodel.schema.internal.Tokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the operations of one model share.
 *
 * @param schema what its items are
 * @param table the name of the table, or its ARN
 * @param engine what runs its operations
 * @param expansion what makes its writes grow; null for writes that go out as they are
 */
public record ModelContext<R>(
        Schema<R> schema,
        String table,
        Engine engine,
        @Nullable Expansion<R> expansion) {

    /** The schema, compiled. */
    public CompiledSchema<R> compiled() {
        return schema.compiled();
    }

    /** The primary key; a model has one. */
    public KeyDefinition key() {
        return Objects.requireNonNull(compiled().key());
    }

    /** Whether its items are those of another model, whatever its writes grow by. */
    public boolean isSameItems(ModelContext<?> other) {
        return schema == other.schema && table.equals(other.table) && engine.equals(other.engine);
    }

    /** What an operation of this model is called in messages. */
    public String subject(String verb) {
        return verb + " on '" + table + "'";
    }

    /** Refuses the key of another schema. */
    public Key<R> own(Key<R> key) {
        if (key.origin() != compiled().origin()) {
            Tokens.requireOrigin(compiled(), key.origin(), key);
        }
        return key;
    }

    /** The key of a stored item. */
    public Key<R> keyOf(Map<String, AttributeValue> item) {
        return Key.ofItem(compiled().origin(), key(), item);
    }

    /** The key of an item that is going to be stored. */
    public Key<R> keyOf(PreparedItem<R> item) {
        return Key.of(compiled().origin(), key(), item);
    }

    /** The key of an item as it would be stored. */
    public Key<R> keyOfItem(R item) {
        Map<String, AttributeValue> values = new LinkedHashMap<>(4);
        for (String name : key().names()) {
            AttributeDefinition<R, Object> attribute =
                    Objects.requireNonNull(compiled().attributeNamed(name));
            Object value = attribute.valueOf(item);
            if (value == null) {
                throw new ValidationException(
                        "The key of an item", List.of(new Violation(name, "required", "is required, but absent")));
            }
            values.put(name, key().encode(attribute.ref(), value).value());
        }
        return keyOf(values);
    }

    /** The key of a stored item for messages; empty where the item, or the part that was read, lacks it. */
    String keyText(Map<String, AttributeValue> item) {
        return item.keySet().containsAll(key().names()) ? keyOf(item).toString() : "";
    }

    /**
     * The read side of the pipeline for one stored item.
     *
     * @throws ItemMappingException if it does not fit
     */
    public R read(StoredItem item) {
        try {
            return compiled().read(item.source());
        } catch (ValueException e) {
            throw new ItemMappingException(
                    table, keyText(item.values()), e.path(), String.valueOf(e.getMessage()), e.getCause());
        }
    }

    /** Whether there are attributes whose values are never shown, so that texts of DynamoDB's are not repeated. */
    public boolean hasSensitive() {
        return !SensitiveNames.in(compiled()).isEmpty();
    }

    /** What the text of a request without expressions leaves out. */
    public Predicate<String> hidden() {
        return new HiddenValues(compiled(), List.of(), List.of(), Map.of());
    }

    /** What the text of a read leaves out. */
    public Predicate<String> hidden(List<Condition<R>> conditions, Map<String, AttributeValue> values) {
        return new HiddenValues(compiled(), conditions, List.of(), values);
    }
}
