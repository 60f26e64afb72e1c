package io.dynamodel.schema.internal;

import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.Attribute;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is known of an item after an update: its key, and the values that the update sets for certain. */
final class UpdatedItem<R> {
    private final CompiledSchema<R> schema;
    private final Preparation preparation;
    private final @Nullable Object[] row;
    private final boolean[] named;
    private final boolean[] present;

    UpdatedItem(CompiledSchema<R> schema, Map<String, AttributeValue> key, Preparation preparation) {
        this.schema = schema;
        this.preparation = preparation;
        this.row = new Object[schema.size()];
        this.named = new boolean[row.length];
        this.present = new boolean[row.length];
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
        named[attribute.slot()] = true;
        if (update.path().isTopLevel() && update instanceof Update.Set<R> set) {
            if (set.value() instanceof Operand.Value value) {
                know(attribute, value.value());
            }
            present[attribute.slot()] = true; // whatever it is copied from: a SET without a value fails
        } else if (update.path().isTopLevel() && update instanceof Update.Add<R>) {
            present[attribute.slot()] = true;
        }
    }

    private void know(AttributeDefinition<R, Object> attribute, AttributeValue value) {
        try {
            row[attribute.slot()] = AttributeValues.decode(attribute.type(), value);
            present[attribute.slot()] = true;
        } catch (ValueException e) {
            preparation.violationAt(
                    attribute.name().text(), attribute.type().describe().name(), String.valueOf(e.getMessage()));
        }
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

    /** Whether the values of all attributes after the update are known. */
    boolean knowsAll(Iterable<Attribute<R, ?>> attributes) {
        for (Attribute<R, ?> attribute : attributes) {
            if (row[Tokens.slotOf(schema, attribute)] == null) {
                return false;
            }
        }
        return true;
    }

    /** An item of what is known, for functions to look at; null, and a violation, if none can be made. */
    @Nullable R probe(String asking) {
        try {
            return schema.factory().createProbe(row, Map.of());
        } catch (ValueException e) {
            preparation.violationAt(
                    asking, "construct", "needs an item to look at, but none can be made: " + e.getMessage());
            return null;
        }
    }
}
