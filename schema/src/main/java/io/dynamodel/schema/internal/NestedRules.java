package io.dynamodel.schema.internal;

import io.dynamodel.schema.Attribute;

/** The rules of a nested item of which one attribute changes: they need the whole of it, which an update lacks. */
final class NestedRules {
    private NestedRules() {}

    static <M> void check(CompiledSchema<M> nested, String changed, Preparation preparation) {
        for (ItemRule<M> rule : nested.itemRules()) {
            if (rule.inputs().isEmpty() || names(rule.inputs(), changed)) {
                preparation.violation(
                        "validate",
                        "is part of an item that must " + rule.message()
                                + ", which cannot be checked; set the whole nested item, or use modify(key, fn)");
            }
        }
        for (AttributeDefinition<M, Object> attribute : nested.attributes()) {
            if (names(attribute.inputs(), changed)) {
                preparation.violation(
                        "computed",
                        "is an input of the computed attribute '" + attribute
                                + "', which would become stale; set the whole nested item, or use modify(key, fn)");
            }
            for (RuleSpec.RequiredIf<M, Object> rule : attribute.rules().requiredIf()) {
                if (rule.inputs().isEmpty() || names(rule.inputs(), changed)) {
                    preparation.violation(
                            "requiredIf",
                            "may make '" + attribute + "' required, which cannot be checked; set the whole nested item,"
                                    + " or use modify(key, fn)");
                }
            }
        }
    }

    private static <M> boolean names(Iterable<Attribute<M, ?>> inputs, String name) {
        for (Attribute<M, ?> input : inputs) {
            if (input.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
