package io.dynamodel.schema.internal;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.schema.Attribute;
import java.util.List;

/** The rules that look at more than one attribute, or at absence, under an update of a part. */
final class WholeItemRules<R> {
    private final UpdateDraft<R> draft;
    private final CompiledSchema<R> schema;
    private final UpdatedItem<R> item;
    private final Preparation preparation;

    WholeItemRules(UpdateDraft<R> draft) {
        this.draft = draft;
        this.schema = draft.schema();
        this.item = draft.item();
        this.preparation = draft.preparation();
    }

    void check() {
        if (!schema.onSet().isEmpty()) {
            preparation.itemViolation(
                    "onSet",
                    "is changed as a whole by onSet(..) on every write, which an update of a part cannot do; use"
                            + " modify(key, fn) or put(..)");
        }
        for (AttributeDefinition<R, Object> attribute : schema.updateSteps().required()) {
            required(attribute);
        }
        for (ItemRule<R> rule : schema.itemRules()) {
            itemRule(rule);
        }
    }

    private void required(AttributeDefinition<R, Object> attribute) {
        if (item.surelyPresent(attribute)) {
            return;
        }
        if (draft.upsert() && attribute.rules().isRequired()) {
            preparation.violationAt(
                    attribute.name().text(),
                    "required",
                    "is required, since upsert may create the item; set it or give it a default");
        }
        for (RuleSpec.RequiredIf<R, Object> rule : attribute.rules().requiredIf()) {
            boolean touched = item.namesAny(rule.inputs()) || item.isNamed(attribute) || draft.upsert();
            if (touched || rule.inputs().isEmpty()) {
                requiredIf(attribute, rule);
            }
        }
    }

    private void requiredIf(AttributeDefinition<R, Object> attribute, RuleSpec.RequiredIf<R, Object> rule) {
        String name = attribute.name().text();
        R seen = known(rule.inputs()) ? item.probe(name) : null;
        if (seen == null) {
            preparation.violationAt(
                    name,
                    "requiredIf",
                    "may be required after this update, which cannot be checked; set it, or "
                            + (rule.inputs().isEmpty()
                                    ? "declare the inputs of requiredIf(..)"
                                    : "set all of " + rule.inputs() + " to values")
                            + ", or use modify(key, fn)");
            return;
        }
        try {
            if (!rule.predicate().test(seen)) {
                return;
            }
        } catch (RuntimeException e) {
            preparation.thrownAt(name, "requiredIf", "may be required, but the predicate", e);
            return;
        }
        if (item.isNamed(attribute) || draft.upsert()) {
            preparation.violationAt(name, "requiredIf", "is required with these values");
        } else {
            draft.guards().add(new Condition.Exists<>(attribute.ref().path()));
        }
    }

    private boolean known(List<Attribute<R, ?>> inputs) {
        return !inputs.isEmpty() && item.knowsAll(inputs);
    }

    private void itemRule(ItemRule<R> rule) {
        boolean touched = rule.inputs().isEmpty() || item.namesAny(rule.inputs());
        if (!touched && !draft.upsert()) {
            return;
        }
        if (touched && !known(rule.inputs())) {
            preparation.itemViolation(
                    "validate",
                    "must " + rule.message() + ", which cannot be checked by an update of a part; "
                            + (rule.inputs().isEmpty()
                                    ? "declare the inputs of the rule"
                                    : "set all of " + rule.inputs() + " to values")
                            + ", or use modify(key, fn)");
            return;
        }
        // Where an upsert touches none of the inputs, they are absent from the item that it may create.
        R seen = item.probe("");
        if (seen != null) {
            rule.check(seen, preparation);
        }
    }
}
