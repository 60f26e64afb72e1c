package io.dynamodel.query.internal;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.ExpressionRenderer;
import io.dynamodel.core.expression.Update;
import io.dynamodel.schema.Key;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One write, validated and rendered: what a request, alone or in a transaction, is made of.
 *
 * @param context the model
 * @param verb the verb of the operation
 * @param key the key of the item
 * @param item the item that is put; null for other writes
 * @param condition all that must hold: the library's guards and the caller's condition
 * @param conditionExpression the same, rendered; null if nothing must hold
 * @param updateExpression the changes, rendered; null for other writes
 * @param names the placeholders of names
 * @param values the placeholders of values
 * @param remedy what to do when the condition does not hold
 */
public record CompiledWrite<R>(
        ModelContext<R> context,
        String verb,
        Key<R> key,
        @Nullable Map<String, AttributeValue> item,
        Condition<R> condition,
        @Nullable String conditionExpression,
        @Nullable String updateExpression,
        Map<String, String> names,
        Map<String, AttributeValue> values,
        Remedy remedy) {

    /** What is known of the cause when a condition does not hold. */
    public interface Remedy {
        /**
         * What to do.
         *
         * @param stored the item as it is stored; empty if there is none
         */
        String text(Map<String, AttributeValue> stored);
    }

    /** Renders a write. */
    public static <R> CompiledWrite<R> of(
            ModelContext<R> context,
            String verb,
            Key<R> key,
            @Nullable Map<String, AttributeValue> item,
            Condition<R> condition,
            List<Update<R>> updates,
            Remedy remedy) {
        ExpressionRenderer renderer = new ExpressionRenderer();
        String update = updates.isEmpty() ? null : renderer.update(updates);
        return new CompiledWrite<>(
                context,
                verb,
                key,
                item,
                condition,
                renderer.condition(condition),
                update,
                renderer.names(),
                renderer.values(),
                remedy);
    }

    /** What the operation is called in messages. */
    public static String subject(String verb, ModelContext<?> context) {
        return verb + " on '" + context.table() + "'";
    }

    /** The names, or null where there are none: DynamoDB refuses empty maps. */
    public @Nullable Map<String, String> namesOrNull() {
        return names.isEmpty() ? null : names;
    }

    /** The values, or null where there are none: DynamoDB refuses empty maps. */
    public @Nullable Map<String, AttributeValue> valuesOrNull() {
        return values.isEmpty() ? null : values;
    }

    /** The error for a condition that did not hold. */
    public ConditionFailedException conditionFailed(Map<String, AttributeValue> stored, @Nullable Throwable cause) {
        Object decoded = null;
        if (!stored.isEmpty()) {
            try {
                decoded = context.read(stored);
            } catch (ItemMappingException e) {
                decoded = null; // the raw item is there for whoever wants to look
            }
        }
        return new ConditionFailedException(
                context.table(),
                verb,
                key.toString(),
                condition.toString(),
                stored,
                decoded,
                remedy.text(stored),
                cause);
    }
}
