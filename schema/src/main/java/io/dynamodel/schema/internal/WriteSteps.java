package io.dynamodel.schema.internal;

import io.dynamodel.schema.WriteKind;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Which attributes of a schema each step of the {@link WritePipeline} has to look at; most steps have none.
 *
 * @param refused those that must not be given, or not with any value
 * @param defaulted those that are filled in where they are absent
 * @param prepared those with transforms or checks, of their own or of what they hold
 * @param computed those that are made of others
 * @param required those that must be there, perhaps
 */
record WriteSteps<R>(
        List<AttributeDefinition<R, Object>> refused,
        List<AttributeDefinition<R, Object>> defaulted,
        List<AttributeDefinition<R, Object>> prepared,
        List<AttributeDefinition<R, Object>> computed,
        List<AttributeDefinition<R, Object>> required) {

    static <R> WriteSteps<R> of(CompiledSchema<R> schema) {
        WriteSteps<R> steps = new WriteSteps<>(
                new ArrayList<>(0), new ArrayList<>(0), new ArrayList<>(0), new ArrayList<>(0), new ArrayList<>(0));
        for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
            steps.add(attribute, schema.isKey(attribute));
        }
        return steps;
    }

    private void add(AttributeDefinition<R, Object> attribute, boolean isKey) {
        RuleSet<R, Object> rules = attribute.rules();
        Role role = attribute.role();
        if (role == Role.CONSTANT || rules.has(RuleSpec.Flag.Kind.READ_ONLY)) {
            refused.add(attribute);
        }
        if (role == Role.CREATED_AT || role == Role.UPDATED_AT || attribute.hasDefaultOn(WriteKind.PUT)) {
            defaulted.add(attribute);
        }
        if (!rules.values().isEmptyOnWrite() || Nested.mayHoldRules(attribute.type())) {
            prepared.add(attribute);
        }
        if (role == Role.COMPUTED) {
            computed.add(attribute);
        }
        if (role != Role.VERSION
                && (isKey || rules.isRequired() || !rules.requiredIf().isEmpty())) {
            required.add(attribute);
        }
    }

    /** Whether there is nothing to do. */
    boolean isEmpty() {
        return refused.isEmpty()
                && defaulted.isEmpty()
                && prepared.isEmpty()
                && computed.isEmpty()
                && required.isEmpty();
    }
}
