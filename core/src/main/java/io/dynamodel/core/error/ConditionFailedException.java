package io.dynamodel.core.error;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A write whose condition did not hold: nothing was changed. Somebody else was there first, or the item is not as the
 * caller thought.
 */
public final class ConditionFailedException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    private final String table;
    private final String verb;
    private final String key;
    private final String condition;
    private final transient @Nullable Object item;
    private final transient Map<String, AttributeValue> storedItem;

    /**
     * @param table the table
     * @param verb the verb of the operation, such as {@code create}
     * @param key the key as text
     * @param condition the condition that did not hold, as text without values
     * @param storedItem the item as it is stored, empty if there is none
     * @param item the same, decoded by its schema; null if there is none or it does not fit
     * @param remedy what is known of the cause and what to do
     * @param cause what the SDK reported
     */
    public ConditionFailedException(
            String table,
            String verb,
            String key,
            String condition,
            Map<String, AttributeValue> storedItem,
            @Nullable Object item,
            String remedy,
            @Nullable Throwable cause) {
        super(
                verb + " on '" + table + "' with key " + key + " was not done, since its condition did not hold: "
                        + condition + (remedy.isEmpty() ? "" : ". " + remedy),
                cause);
        this.table = table;
        this.verb = verb;
        this.key = key;
        this.condition = condition;
        this.storedItem = Map.copyOf(storedItem);
        this.item = item;
    }

    /** The table. */
    public String table() {
        return table;
    }

    /** The verb of the operation. */
    public String verb() {
        return verb;
    }

    /** The key as text. */
    public String key() {
        return key;
    }

    /** The condition that did not hold, as text; values are left out. */
    public String condition() {
        return condition;
    }

    /** Whether an item is stored under the key. */
    public boolean itemExists() {
        return !storedItem().isEmpty();
    }

    /** The item as it was stored when the condition was checked; empty if there is none. */
    public Map<String, AttributeValue> storedItem() {
        return storedItem == null ? Map.of() : storedItem;
    }

    /**
     * The stored item, decoded by its schema; empty if there is none, or it does not fit the schema, or it is not of the
     * class asked for.
     */
    public <R> Optional<R> item(Class<R> type) {
        return type.isInstance(item) ? Optional.of(type.cast(item)) : Optional.empty();
    }
}
