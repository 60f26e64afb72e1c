package io.dynamodel.schema.internal;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Update;
import io.dynamodel.schema.Attribute;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import org.jspecify.annotations.Nullable;

/** The rules of a nested item of which one attribute changes: they need the whole of it, which an update lacks. */
final class NestedRules<R, M> {
    private static final String REMEDY = "; set the whole nested item, or use modify(key, fn)";

    private final UpdateDraft<R> draft;
    private final CompiledSchema<M> nested;
    private final AttributePath place;

    NestedRules(UpdateDraft<R> draft, CompiledSchema<M> nested, AttributePath place) {
        this.draft = draft;
        this.nested = nested;
        this.place = place;
    }

    /**
     * Holds a change against the nested item's rules.
     *
     * @param changed the attribute that changes, or within which something changes
     * @param direct the change, if it is of the attribute itself
     */
    void check(String changed, @Nullable Update<R> direct) {
        Preparation preparation = draft.preparation();
        if (!nested.onSet().isEmpty()) {
            preparation.violation(
                    "onSet", "is part of an item that is changed as a whole by onSet(..) on every write" + REMEDY);
        }
        for (ItemRule<M> rule : nested.itemRules()) {
            if (rule.inputs().isEmpty() || names(rule.inputs(), changed)) {
                preparation.violation(
                        "validate",
                        "is part of an item that must " + rule.message() + ", which cannot be checked" + REMEDY);
            }
        }
        boolean removes = direct instanceof Update.Remove<R> || direct instanceof Update.Delete<R>;
        for (AttributeDefinition<M, Object> attribute : nested.attributes()) {
            boolean itself = attribute.name().text().equals(changed);
            if (names(attribute.inputs(), changed)) {
                preparation.violation(
                        "computed",
                        "is an input of the computed attribute '" + attribute + "', which would become stale" + REMEDY);
            }
            for (RuleSpec.RequiredIf<M, Object> rule : attribute.rules().requiredIf()) {
                boolean given = itself && !removes;
                if (!given && (itself || rule.inputs().isEmpty() || names(rule.inputs(), changed))) {
                    preparation.violation(
                            "requiredIf", "may make '" + attribute + "' required, which cannot be checked" + REMEDY);
                }
            }
            if (attribute.role() == Role.UPDATED_AT && !itself) {
                draft.item().changedWithin(place.dot(attribute.name().text()), attribute);
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
