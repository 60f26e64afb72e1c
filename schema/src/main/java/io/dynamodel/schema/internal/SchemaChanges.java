package io.dynamodel.schema.internal;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.schema.WriteKind;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the schema adds to an update: version, times, constants, defaults, and what is computed from all of these. */
final class SchemaChanges<R> {
    private final UpdateDraft<R> draft;
    private final CompiledSchema<R> schema;
    private final UpdatedItem<R> item;
    private final Preparation preparation;

    SchemaChanges(UpdateDraft<R> draft) {
        this.draft = draft;
        this.schema = draft.schema();
        this.item = draft.item();
        this.preparation = draft.preparation();
    }

    void add() {
        UpdateSteps<R> steps = schema.updateSteps();
        for (AttributeDefinition<R, Object> attribute : steps.own()) {
            addOwn(attribute);
        }
        item.nestedTimes().forEach(this::addNestedTime);
        for (AttributeDefinition<R, Object> attribute : steps.defaultedFrom()) {
            if (isDefault(attribute) && defaultOf(attribute) instanceof RuleSpec.DefaultFrom<R, Object>) {
                addDefault(attribute);
            }
        }
        for (AttributeDefinition<R, Object> attribute : steps.computed()) {
            if (schema.isKey(attribute)) {
                checkComputedKey(attribute);
            } else {
                addComputed(attribute);
            }
        }
    }

    private void addOwn(AttributeDefinition<R, Object> attribute) {
        AttributePath path = attribute.ref().path();
        switch (attribute.role()) {
            case VERSION -> draft.add(new Update.Add<>(path, Operand.Value.of(AttributeValue.fromN("1"))));
            case UPDATED_AT -> draft.set(attribute, attribute.time(preparation.now()));
            case CREATED_AT -> {
                if (draft.upsert()) {
                    draft.setIfAbsent(attribute, attribute.time(preparation.now()));
                }
            }
            case CONSTANT -> {
                if (draft.upsert() && attribute.constant() != null) {
                    draft.set(attribute, attribute.constant());
                }
            }
            case ATTRIBUTE, TTL -> {
                if (isDefault(attribute) && !(defaultOf(attribute) instanceof RuleSpec.DefaultFrom<R, Object>)) {
                    addDefault(attribute);
                }
            }
            case COMPUTED -> {
                // made last, from all that is known then
            }
        }
    }

    private void addNestedTime(AttributePath path, AttributeDefinition<?, Object> attribute) {
        Operand.Value time = attribute.ref().encode(attribute.time(preparation.now()));
        draft.updates().add(new Update.Set<>(path, time));
    }

    private boolean isDefault(AttributeDefinition<R, Object> attribute) {
        return !item.isNamed(attribute) && defaultOf(attribute) != null;
    }

    private @Nullable RuleSpec<R, Object> defaultOf(AttributeDefinition<R, Object> attribute) {
        RuleSpec<R, Object> always = attribute.rules().defaultOn(WriteKind.UPDATE);
        return always != null || !draft.upsert() ? always : attribute.rules().defaultOn(WriteKind.INSERT);
    }

    private void addDefault(AttributeDefinition<R, Object> attribute) {
        RuleSpec<R, Object> rule = defaultOf(attribute);
        R seen = rule instanceof RuleSpec.DefaultFrom<R, Object>
                ? item.probe(attribute.name().text())
                : null;
        Object value = rule == null ? null : Defaults.valueOf(rule, seen, attribute, preparation);
        if (value == null) {
            return;
        }
        preparation.enter(attribute.name().text());
        Object prepared = attribute.rules().values().prepare(attribute.type(), value, preparation);
        preparation.leave();
        boolean always = attribute.rules().defaultOn(WriteKind.UPDATE) != null;
        if (attribute.isPresent(prepared)) {
            if (always) {
                draft.set(attribute, prepared);
            } else {
                draft.setIfAbsent(attribute, prepared);
            }
        } else if (always) {
            draft.add(new Update.Remove<>(attribute.ref().path()));
        }
    }

    private void addComputed(AttributeDefinition<R, Object> attribute) {
        boolean touched = item.namesAny(attribute.inputs());
        boolean known = item.knowsAll(attribute.inputs());
        if (touched && !known) {
            refuse(attribute, "would become stale; set all of them to values in this update, or use modify(key, fn)");
        }
        if (touched ? !known : !draft.upsert()) {
            return;
        }
        R seen = item.probe(attribute.name().text());
        Object value = seen == null ? null : Defaults.computed(attribute, seen, preparation);
        if (seen == null) {
            return;
        }
        if (value != null && !known) {
            refuse(attribute, "must be stored if upsert creates the item; set all of them to values in this update");
        } else if (value != null) {
            draft.set(attribute, value);
        } else if (touched) {
            draft.add(new Update.Remove<>(attribute.ref().path()));
        }
    }

    /** The key of an item cannot change: computed anew, it must be the same. */
    private void checkComputedKey(AttributeDefinition<R, Object> attribute) {
        if (!item.namesAny(attribute.inputs())) {
            return;
        }
        R seen = item.knowsAll(attribute.inputs()) ? item.probe(attribute.name().text()) : null;
        Object value = seen == null ? null : Defaults.computed(attribute, seen, preparation);
        AttributeValue key = draft.key().get(attribute.name().text());
        boolean same = value != null
                && key != null
                && AttributeValues.equal(attribute.ref().encode(value).value(), key);
        if (!same) {
            refuse(
                    attribute,
                    "is part of the primary key, so that the item would be under a wrong one; create it under"
                            + " its new key and delete the old one");
        }
    }

    private void refuse(AttributeDefinition<R, Object> attribute, String why) {
        preparation.violationAt(
                attribute.name().text(), "computed", "is computed from " + attribute.inputs() + " and " + why);
    }
}
