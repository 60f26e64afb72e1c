package io.dynamodel.query.internal.unique;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.query.internal.AsRead;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.internal.AttributeDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Checks that an item, which is not written itself, still holds what it was seen to hold, or does not. */
final class ItemChecks {
    private ItemChecks() {}

    /**
     * Demands that the item still has the values that it was seen with, absent ones included.
     *
     * @param names the attributes
     * @param item as it was seen; empty if there is none
     */
    static <R> CompiledWrite<R> isStill(
            ModelContext<R> context, Key<R> key, Collection<String> names, Map<String, AttributeValue> item) {
        Condition<R> condition = item.isEmpty()
                ? new Condition.NotExists<>(context.key().partition().get(0).path())
                : same(context, names, item);
        return CompiledWrite.of(context, "check", key, null, condition, List.of(), stored -> "");
    }

    /**
     * Conditions that attributes are as they were seen.
     *
     * @param names the attributes; those of the primary key are passed over, since they cannot change
     * @param item as it was seen
     */
    static <R> Condition<R> same(ModelContext<R> context, Collection<String> names, Map<String, AttributeValue> item) {
        List<Condition<R>> conditions = new ArrayList<>();
        conditions.add(new Condition.Exists<>(context.key().partition().get(0).path()));
        for (String name : names) {
            if (context.key().names().contains(name)) {
                continue;
            }
            AttributeDefinition<R, Object> attribute = context.compiled().attributeNamed(name);
            boolean sensitive = attribute == null || attribute.rules().isSensitive(); // of another schema: not known
            conditions.add(AsRead.at(AttributePath.of(name), item.get(name), sensitive));
        }
        return Condition.all(conditions);
    }
}
