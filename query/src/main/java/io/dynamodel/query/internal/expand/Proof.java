package io.dynamodel.query.internal.expand;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.Versions;
import io.dynamodel.schema.internal.AttributeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Conditions that prove that an item is as it was read. */
public final class Proof {
    private Proof() {}

    /**
     * That the item is as it was read: by its version, or, without one, by every attribute that the schema can show.
     *
     * @param stored the item as it was read; empty if there was none
     */
    public static <R> Condition<R> of(ModelContext<R> context, Map<String, AttributeValue> stored) {
        AttributePath partition = context.key().partition().get(0).path();
        if (stored.isEmpty()) {
            return new Condition.NotExists<>(partition);
        }
        return Condition.all(List.of(new Condition.Exists<>(partition), unchanged(context, stored)));
    }

    /** The same of an item that is known to exist. */
    public static <R> Condition<R> unchanged(ModelContext<R> context, Map<String, AttributeValue> stored) {
        return context.compiled().versionSlot() >= 0
                ? Versions.expected(context, Versions.of(context, stored))
                : everyAttribute(context, stored);
    }

    private static <R> Condition<R> everyAttribute(ModelContext<R> context, Map<String, AttributeValue> stored) {
        Set<String> keyNames = Set.copyOf(context.key().names());
        List<Condition<R>> conditions = new ArrayList<>();
        for (AttributeDefinition<R, Object> attribute : context.compiled().attributes()) {
            String name = attribute.name().text();
            AttributePath path = attribute.ref().path();
            AttributeValue value = stored.get(name);
            if (value == null) {
                conditions.add(new Condition.NotExists<>(path));
            } else if (!keyNames.contains(name)) {
                conditions.add(new Condition.Comparison<>(
                        new Operand.Path(path),
                        Condition.Comparator.EQ,
                        new Operand.Value(value, attribute.rules().isSensitive())));
            }
        }
        stored.forEach((name, value) -> {
            boolean seen = context.compiled().unknownOnRead().keeps(name);
            if (seen && context.compiled().attributeNamed(name) == null) {
                conditions.add(new Condition.Comparison<>(
                        new Operand.Path(AttributePath.of(name)), Condition.Comparator.EQ, Operand.Value.of(value)));
            }
        });
        return Condition.all(conditions);
    }
}
