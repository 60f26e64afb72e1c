package io.dynamodel.schema.internal;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.UnknownAttributes;
import io.dynamodel.schema.WriteKind;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One item on its way through the {@link WritePipeline}: a row of values, changed step by step. Not thread-safe. */
final class WriteRun<R> {
    private final CompiledSchema<R> schema;
    private final WriteSteps<R> steps;
    private final @Nullable R given;
    private final Preparation preparation;
    private final int violationsBefore;
    private @Nullable Object[] row;
    private Map<String, Object> extras;
    private @Nullable Object givenVersion;
    private boolean changed;

    /** The run of an item. */
    WriteRun(CompiledSchema<R> schema, R given, Preparation preparation) {
        this.schema = schema;
        this.steps = schema.writing().steps();
        this.given = given;
        this.preparation = preparation;
        this.violationsBefore = preparation.violations().size();
        this.row = schema.row(given, preparation);
        this.extras = schema.extrasOf(given);
        // Functions of the item see a document as the schema does: under its names, with values of its classes.
        this.changed = schema.factory().isOfDocuments();
    }

    /** The run of values that no item holds yet. */
    WriteRun(CompiledSchema<R> schema, @Nullable Object[] row, Preparation preparation) {
        this.schema = schema;
        this.steps = schema.writing().steps();
        this.given = null;
        this.preparation = preparation;
        this.violationsBefore = preparation.violations().size();
        this.row = row;
        this.extras = Map.of();
        this.changed = true;
    }

    /** All steps but encoding; violations go to the preparation. */
    void run() {
        unknown();
        refuseGiven();
        givenVersion = schema.versionSlot() < 0 ? null : row[schema.versionSlot()];
        defaults();
        transformAndCheck();
        transformItem();
        compute();
        required();
        checkItem();
    }

    // ---- results ----

    @Nullable
    Object[] row() {
        return row;
    }

    Map<String, Object> extras() {
        return extras;
    }

    /** The version that the item came with; 0 for none. */
    long givenVersion() {
        return givenVersion instanceof Number number ? number.longValue() : 0;
    }

    /** Gives the item its version. */
    void setVersion(VersionStep step) {
        int slot = schema.versionSlot();
        if (slot >= 0 && step != VersionStep.KEEP) {
            row[slot] = step.after(givenVersion());
            changed = true;
        }
    }

    /** The item as it will be read back; null if only reading what was encoded can tell. */
    @Nullable
    R stored() {
        ReadChanges reading = schema.readChanges();
        if (!reading.readsBack(row)) {
            return null;
        }
        boolean same = !changed;
        for (int i = 0; same && i < row.length; i++) {
            same = row[i] != null || schema.attribute(i).whenAbsent() == null;
        }
        return same && given != null ? given : schema.factory().create(schema.completed(row), extras);
    }

    /** The item with all that the run made of it: for nested items, which are written by their holder. */
    R result() {
        R item = Objects.requireNonNull(given);
        if (!changed) {
            return item;
        }
        try {
            return schema.factory().createProbe(row, extras);
        } catch (ValueException e) {
            construct(e);
            return item;
        }
    }

    /** Refuses values that were given one by one where no item could be read back from them. */
    void checkConstructible() {
        if (given != null) {
            return;
        }
        Object[] stored = schema.completed(row);
        if (schema.versionSlot() >= 0 && stored[schema.versionSlot()] == null) {
            stored[schema.versionSlot()] = 1L;
        }
        try {
            schema.factory().create(stored, extras);
        } catch (ValueException e) {
            construct(e);
        }
    }

    private void construct(ValueException e) {
        preparation.violationAt(e.path(), "construct", "leaves no item: " + e.getMessage());
    }

    // ---- steps ----

    private void unknown() {
        if (extras.isEmpty()) {
            return;
        }
        UnknownAttributes policy = schema.unknownOnWrite();
        Map<String, Object> kept = new LinkedHashMap<>();
        for (Map.Entry<String, Object> extra : extras.entrySet()) {
            String name = extra.getKey();
            AttributeDefinition<R, Object> stored = schema.attributeNamed(name);
            if (stored != null) {
                preparation.violationAt(
                        name, "alias", "is the stored name of '" + stored.documentName() + "'; use that name");
            } else if (policy.rejects(name)) {
                preparation.violationAt(
                        name,
                        "unknown",
                        "is not an attribute of " + schema.origin()
                                + Suggestions.text(name, Tokens.documentNamesOf(schema)));
            } else if (policy.keeps(name)) {
                kept.put(name, extra.getValue());
            } else {
                changed = true;
            }
        }
        extras = kept;
    }

    private void refuseGiven() {
        for (AttributeDefinition<R, Object> attribute : steps.refused()) {
            boolean readOnly = !preparation.wasRead() && attribute.rules().has(RuleSpec.Flag.Kind.READ_ONLY);
            if (readOnly && attribute.isPresent(row[attribute.slot()])) {
                preparation.violationAt(
                        attribute.name().text(),
                        "readOnly",
                        "is read-only and must not be given; change the item with update(..) or modify(..)");
            }
            if (attribute.role() == Role.CONSTANT && given instanceof Document document) {
                Object found = document.toMap().get(attribute.documentName());
                if (found != null && !found.equals(attribute.constant())) {
                    preparation.violationAt(
                            attribute.name().text(), "constant", "is constant and must not be given another value");
                }
            }
        }
    }

    private void defaults() {
        boolean fromItem = false;
        for (AttributeDefinition<R, Object> attribute : steps.defaulted()) {
            Object value = row[attribute.slot()];
            if (attribute.role() == Role.UPDATED_AT || (attribute.role() == Role.CREATED_AT && value == null)) {
                set(attribute, attribute.time(preparation.now()));
            } else if (value == null && attribute.rules().defaultOn(WriteKind.PUT) instanceof RuleSpec.DefaultFrom) {
                fromItem = true;
            } else if (value == null) {
                setDefault(attribute, null);
            }
        }
        R seen = fromItem ? probe("defaultFrom") : null;
        if (seen != null) {
            for (AttributeDefinition<R, Object> attribute : steps.defaulted()) {
                if (row[attribute.slot()] == null) {
                    setDefault(attribute, seen);
                }
            }
        }
    }

    private void setDefault(AttributeDefinition<R, Object> attribute, @Nullable R seen) {
        RuleSpec<R, Object> rule = attribute.rules().defaultOn(WriteKind.PUT);
        boolean fromItem = rule instanceof RuleSpec.DefaultFrom<R, Object>;
        Object value = rule == null || fromItem != (seen != null)
                ? null
                : Defaults.valueOf(rule, seen, attribute, preparation);
        if (value != null) {
            set(attribute, value);
        }
    }

    private void transformAndCheck() {
        for (AttributeDefinition<R, Object> attribute : steps.prepared()) {
            Object value = row[attribute.slot()];
            if (value == null) {
                continue;
            }
            preparation.enter(attribute.name().text());
            Object prepared = attribute.prepare(value, preparation);
            preparation.leave();
            if (prepared != value) {
                row[attribute.slot()] = prepared;
                changed |= !prepared.equals(value);
            }
        }
    }

    /** The item's own transforms need a good item, and what they make is held against the attributes' rules again. */
    private void transformItem() {
        R item = schema.onSet().isEmpty() || hasViolations() ? null : probe("onSet");
        if (item == null) {
            return;
        }
        try {
            for (UnaryOperator<R> transform : schema.onSet()) {
                item = transform.apply(item);
                if (item == null) {
                    preparation.violation("onSet", "The transform of the item gave null");
                    return;
                }
            }
        } catch (RuntimeException e) {
            preparation.thrownAt("", "onSet", "The transform of the item", e);
            return;
        }
        Object[] shown = schema.completed(row);
        Object[] transformed = schema.row(item, preparation);
        for (int slot = 0; slot < row.length; slot++) {
            if (row[slot] == null && Objects.equals(transformed[slot], shown[slot])) {
                transformed[slot] = null; // what only stands for absence is not written
            }
        }
        row = transformed;
        extras = schema.extrasOf(item);
        changed = true;
        unknown();
        transformAndCheck();
    }

    private void compute() {
        R seen = null;
        for (AttributeDefinition<R, Object> attribute : steps.computed()) {
            seen = seen == null ? probe(attribute.name().text()) : seen;
            // Items do not carry computed attributes, so that filling one in changes nothing of theirs.
            row[attribute.slot()] = seen == null ? null : Defaults.computed(attribute, seen, preparation);
        }
    }

    private void required() {
        R whole = null;
        for (AttributeDefinition<R, Object> attribute : steps.required()) {
            if (attribute.isPresent(row[attribute.slot()])) {
                continue;
            }
            String name = attribute.name().text();
            boolean required = attribute.rules().isRequired() || schema.isKey(attribute);
            for (RuleSpec.RequiredIf<R, Object> rule : attribute.rules().requiredIf()) {
                whole = whole == null && !required ? probe(name) : whole;
                required |= whole != null && holds(rule, whole, name);
            }
            if (required) {
                preparation.absent(name);
            }
        }
    }

    private boolean holds(RuleSpec.RequiredIf<R, Object> rule, R whole, String name) {
        try {
            return rule.predicate().test(whole);
        } catch (RuntimeException e) {
            preparation.thrownAt(name, "requiredIf", "may be required, but the predicate", e);
            return false;
        }
    }

    private void checkItem() {
        R whole = schema.itemRules().isEmpty() ? null : probe("validate");
        if (whole != null) {
            for (ItemRule<R> rule : schema.itemRules()) {
                rule.check(whole, preparation);
            }
        }
    }

    private boolean hasViolations() {
        return preparation.violations().size() > violationsBefore;
    }

    private void set(AttributeDefinition<R, Object> attribute, Object value) {
        row[attribute.slot()] = value;
        changed = true;
    }

    /** An item for functions to look at, as reading would show it; null, and a violation, if none can be made. */
    private @Nullable R probe(String asking) {
        if (!changed && given != null) {
            return given;
        }
        try {
            return schema.factory().createProbe(schema.completed(row), extras);
        } catch (ValueException e) {
            if (!hasViolations()) {
                preparation.violationAt(
                        e.path(), "construct", asking + " needs the item to look at, but " + e.getMessage());
            }
            return null;
        }
    }
}
