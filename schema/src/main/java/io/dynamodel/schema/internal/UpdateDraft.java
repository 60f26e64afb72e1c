package io.dynamodel.schema.internal;

import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateValue;
import io.dynamodel.core.expression.UpdateValue.IfNotExists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An update in the making: what it will send so far, and what is known of the item after it. Not thread-safe.
 *
 * @param upsert whether the item may be created
 */
record UpdateDraft<R>(
        CompiledSchema<R> schema,
        Map<String, AttributeValue> key,
        boolean upsert,
        Preparation preparation,
        UpdatedItem<R> item,
        ElementCounts<R> counts,
        List<Update<R>> updates,
        List<Condition<R>> guards) {

    static <R> UpdateDraft<R> of(
            CompiledSchema<R> schema, Map<String, AttributeValue> key, boolean upsert, Preparation preparation) {
        return new UpdateDraft<>(
                schema,
                key,
                upsert,
                preparation,
                new UpdatedItem<>(schema, key, preparation),
                new ElementCounts<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /** Takes a change that kept its rules. */
    void add(Update<R> update) {
        indexKey(update);
        updates.add(update);
        item.take(update);
    }

    /** Sets an attribute to a value that the library made. */
    void set(AttributeDefinition<R, Object> attribute, Object value) {
        Operand.Value encoded = encode(attribute, value);
        if (encoded != null) {
            add(new Update.Set<>(attribute.ref().path(), encoded));
        }
    }

    /** Sets an attribute to a value that the library made, where it is absent. */
    void setIfAbsent(AttributeDefinition<R, Object> attribute, Object value) {
        Operand.Value encoded = encode(attribute, value);
        if (encoded != null) {
            AttributePath path = attribute.ref().path();
            add(new Update.Set<>(path, new IfNotExists(path, encoded)));
        }
    }

    private Operand.@Nullable Value encode(AttributeDefinition<R, Object> attribute, Object value) {
        try {
            return attribute.ref().encode(value);
        } catch (ValidationException e) {
            preparation.violations().addAll(e.violations());
            return null;
        }
    }

    private void indexKey(Update<R> update) {
        Operand.Value value =
                update instanceof Update.Set<R> set && update.path().isTopLevel() ? literal(set.value()) : null;
        if (value == null) {
            return;
        }
        String name = update.path().root();
        for (CompiledSchema.Index index : schema.indexes().values()) {
            String problem = index.key().problem(name, value.value());
            if (problem != null) {
                preparation.violations().add(new Violation(name, "key", problem));
                return;
            }
        }
    }

    private static Operand.@Nullable Value literal(UpdateValue value) {
        if (value instanceof IfNotExists fallback) {
            return literal(fallback.otherwise());
        }
        return value instanceof Operand.Value literal ? literal : null;
    }
}
