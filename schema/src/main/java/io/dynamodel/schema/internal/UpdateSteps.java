package io.dynamodel.schema.internal;

import io.dynamodel.schema.WriteKind;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Which attributes of a schema an update has to look at, whether or not it names them; most it need not. None is part of
 * the key but those that are computed.
 *
 * @param own those to which the schema itself gives a value
 * @param defaultedFrom those among them whose default is made of the item
 * @param computed those that are made of others
 * @param required those that must be there, perhaps
 */
record UpdateSteps<R>(
        List<AttributeDefinition<R, Object>> own,
        List<AttributeDefinition<R, Object>> defaultedFrom,
        List<AttributeDefinition<R, Object>> computed,
        List<AttributeDefinition<R, Object>> required) {

    static <R> UpdateSteps<R> of(CompiledSchema<R> schema) {
        UpdateSteps<R> steps =
                new UpdateSteps<>(new ArrayList<>(0), new ArrayList<>(0), new ArrayList<>(0), new ArrayList<>(0));
        for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
            steps.add(attribute, schema.isKey(attribute));
        }
        return steps;
    }

    private void add(AttributeDefinition<R, Object> attribute, boolean isKey) {
        RuleSet<R, Object> rules = attribute.rules();
        if (attribute.role() == Role.COMPUTED) {
            computed.add(attribute);
        }
        if (isKey) {
            return;
        }
        RuleSpec<R, Object> onUpdate = rules.defaultOn(WriteKind.UPDATE);
        RuleSpec<R, Object> onInsert = rules.defaultOn(WriteKind.INSERT);
        boolean hasOwn = attribute.role() != Role.ATTRIBUTE && attribute.role() != Role.TTL;
        if (hasOwn || onUpdate != null || onInsert != null) {
            own.add(attribute);
        }
        if (onUpdate instanceof RuleSpec.DefaultFrom<R, Object>
                || onInsert instanceof RuleSpec.DefaultFrom<R, Object>) {
            defaultedFrom.add(attribute);
        }
        if (rules.isRequired() || !rules.requiredIf().isEmpty()) {
            required.add(attribute);
        }
    }
}
