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
    private final @Nullable Object[] row;
    private final boolean[] named;
    private final boolean[] present;
    private final boolean[] known;
    private final Map<AttributePath, AttributeDefinition<?, Object>> nestedTimes = new LinkedHashMap<>();

    UpdatedItem(CompiledSchema<R> schema, Map<String, AttributeValue> key, Preparation preparation) {
        this.schema = schema;
        this.preparation = preparation;
        this.row = new Object[schema.size()];
        this.named = new boolean[row.length];
        this.present = new boolean[row.length];
        this.known = new boolean[row.length];
        key.forEach((name, value) -> {
            AttributeDefinition<R, Object> attribute = schema.attributeNamed(name);
            if (attribute != null) {
                know(attribute, value);
            }
        });
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
        try {
            row[attribute.slot()] = OperandSource.decode(attribute.type(), value);
            present[attribute.slot()] = true;
            known[attribute.slot()] = true;
        } catch (ValueException e) {
            known[attribute.slot()] = false; // reported by the rules of the value
        }
    }

    /** A part of a nested item changes, and so does the time of its last change. */
    void changedWithin(AttributePath time, AttributeDefinition<?, Object> attribute) {
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
            return schema.factory().createProbe(schema.completed(row), Map.of());
        } catch (ValueException e) {
            preparation.violationAt(
                    asking, "construct", "needs an item to look at, but none can be made: " + e.getMessage());
            return null;
        }
    }
}
