package io.dynamodel.schema.internal;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.Attribute;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is known of an item after an update: its key, and the attributes that the update sets or removes for certain. */
final class UpdatedItem<R> {
    private final CompiledSchema<R> schema;
    private final Preparation preparation;
    private final @Nullable AttributeValue[] values; // those that are known and not absent
    private final boolean[] named;
    private final boolean[] present;
    private final boolean[] known;
    private Map<AttributePath, AttributeDefinition<?, Object>> nestedTimes = Map.of();

    UpdatedItem(CompiledSchema<R> schema, Map<String, AttributeValue> key, Preparation preparation) {
        this.schema = schema;
        this.preparation = preparation;
        this.values = new AttributeValue[schema.size()];
        this.named = new boolean[values.length];
        this.present = new boolean[values.length];
        this.known = new boolean[values.length];
        for (Map.Entry<String, AttributeValue> part : key.entrySet()) {
            AttributeDefinition<R, Object> attribute = schema.attributeNamed(part.getKey());
            if (attribute != null) {
                know(attribute, part.getValue());
            }
        }
    }

    void take(Update<R> update) {
        AttributeDefinition<R, Object> attribute =
                schema.attributeNamed(update.path().root());
        if (attribute == null) {
            return;
        }
        int slot = attribute.slot();
        named[slot] = true;
        // Whatever it is set to or copied from, it is there afterwards, or DynamoDB fails; so is what holds a nested
        // path.
        present[slot] |= update instanceof Update.Set<R> || update instanceof Update.Add<R>;
        if (update.path().isTopLevel()) {
            known[slot] = update instanceof Update.Remove<R>;
            if (update instanceof Update.Set<R> set && set.value() instanceof Operand.Value value) {
                know(attribute, value.value());
            }
        }
    }

    private void know(AttributeDefinition<R, Object> attribute, AttributeValue value) {
        values[attribute.slot()] = value;
        present[attribute.slot()] = true;
        known[attribute.slot()] = true;
    }

    /** A part of a nested item changes, and so does the time of its last change. */
    void changedWithin(AttributePath time, AttributeDefinition<?, Object> attribute) {
        nestedTimes = nestedTimes.isEmpty() ? new LinkedHashMap<>() : nestedTimes;
        nestedTimes.put(time, attribute);
    }

    /** The times of nested items that change. */
    Map<AttributePath, AttributeDefinition<?, Object>> nestedTimes() {
        return nestedTimes;
    }

    boolean isNamed(AttributeDefinition<R, Object> attribute) {
        return named[attribute.slot()];
    }

    boolean surelyPresent(AttributeDefinition<R, Object> attribute) {
        return present[attribute.slot()];
    }

    boolean namesAny(Iterable<Attribute<R, ?>> attributes) {
        for (Attribute<R, ?> attribute : attributes) {
            if (named[Tokens.slotOf(schema, attribute)]) {
                return true;
            }
        }
        return false;
    }

    /** Whether the values of all attributes after the update are known, be it that they are absent. */
    boolean knowsAll(Iterable<Attribute<R, ?>> attributes) {
        for (Attribute<R, ?> attribute : attributes) {
            if (!known[Tokens.slotOf(schema, attribute)]) {
                return false;
            }
        }
        return true;
    }

    /** An item of what is known, for functions to look at; null, and a violation, if none can be made. */
    @Nullable
    R probe(String asking) {
        try {
            return schema.factory().createProbe(schema.completed(row()), Map.of());
        } catch (ValueException e) {
            preparation.violationAt(
                    asking, "construct", "needs an item to look at, but none can be made: " + e.getMessage());
            return null;
        }
    }

    private @Nullable Object[] row() {
        Object[] row = new Object[values.length];
        for (int i = 0; i < row.length; i++) {
            AttributeValue value = values[i];
            if (value != null) {
                row[i] = OperandSource.decode(schema.attribute(i).type(), value);
            }
        }
        return row;
    }
}
