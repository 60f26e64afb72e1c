package io.dynamodel.schema.internal;

import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.value.AttributeValueSink;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.Assignment;
import io.dynamodel.schema.UnknownAttributes;
import io.dynamodel.schema.WriteKind;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What every whole item goes through before it is written: defaults, generated values, computed attributes, set
 * transforms (of attributes, then of the item), checks (of attributes, then of the item), {@code required}. All
 * violations are collected.
 */
public final class WritePipeline<R> {
    private final CompiledSchema<R> schema;
    private final boolean hasWork;
    private final boolean changesOnRead;

    WritePipeline(CompiledSchema<R> schema) {
        this.schema = schema;
        this.hasWork = !schema.itemRules().isEmpty()
                || !schema.onSet().isEmpty()
                || !schema.unknownOnWrite().name().equals("drop")
                || schema.attributes().stream().anyMatch(WritePipeline::hasWork);
        this.changesOnRead = schema.changesOnRead();
    }

    private static boolean hasWork(AttributeDefinition<?, Object> attribute) {
        return attribute.rules().isRequired()
                || !attribute.rules().requiredIf().isEmpty()
                || !attribute.rules().values().isEmptyOnWrite()
                || attribute.role() != Role.ATTRIBUTE
                || attribute.hasDefaultOn(WriteKind.PUT)
                || attribute.rules().has(RuleSpec.Flag.Kind.READ_ONLY)
                || Nested.mayHoldRules(attribute.type());
    }

    boolean hasWork() {
        return hasWork;
    }

    /**
     * Prepares an item for {@code create} or {@code put}.
     *
     * @param subject what is done, for messages
     * @throws ValidationException with all violations
     */
    public PreparedItem<R> prepare(R item, Instant now, String subject) {
        return prepare(item, now, subject, false);
    }

    /** Prepares an item that was read and changed: it may carry read-only values. */
    public PreparedItem<R> prepareChanged(R item, Instant now, String subject) {
        return prepare(item, now, subject, true);
    }

    private PreparedItem<R> prepare(R item, Instant now, String subject, boolean wasRead) {
        Preparation preparation = new Preparation(now);
        return prepare(item, schema.row(item, preparation), schema.extrasOf(item), preparation, subject, wasRead);
    }

    /** Prepares an item that is made from tokens. */
    public PreparedItem<R> prepare(List<Assignment<R>> assignments, Instant now, String subject) {
        Object[] row = new Object[schema.size()];
        for (Assignment<R> assignment : assignments) {
            row[Tokens.slotOf(schema, assignment.attribute())] = assignment.value();
        }
        for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
            if (attribute.role() == Role.CONSTANT) {
                row[attribute.slot()] = attribute.constant();
            }
        }
        return prepare(null, row, Map.of(), new Preparation(now), subject, false);
    }

    private PreparedItem<R> prepare(
            @Nullable R given,
            @Nullable Object[] row,
            Map<String, Object> extras,
            Preparation preparation,
            String subject,
            boolean wasRead) {
        Work work = new Work(given, row, extras, preparation);
        work.run(true, wasRead);
        Map<String, AttributeValue> encoded = Map.of();
        if (preparation.violations().isEmpty()) {
            encoded = encode(work, preparation);
            checkKeys(encoded, preparation);
        }
        if (!preparation.violations().isEmpty()) {
            throw new ValidationException(subject, preparation.violations());
        }
        R stored = work.changed || changesOnRead ? null : given;
        return new PreparedItem<>(schema, work.row, encoded, stored, work.givenVersion);
    }

    /** Prepares a nested item; violations go to {@code preparation}. */
    R prepareNested(R item, Preparation preparation) {
        if (!hasWork) {
            return item;
        }
        Work work = new Work(item, schema.row(item, preparation), schema.extrasOf(item), preparation);
        work.run(false, true);
        if (!work.changed) {
            return item;
        }
        try {
            return schema.factory().create(work.row, work.extras);
        } catch (ValueException e) {
            preparation.violationAt(e.path(), "construct", String.valueOf(e.getMessage()));
            return item;
        }
    }

    private Map<String, AttributeValue> encode(
            Work work, Preparation preparation) {
        try {
            AttributeValueSink sink = AttributeValueSink.create();
            schema.encode(work.row, work.extras, sink);
            return sink.item();
        } catch (ValueException first) {
            // Once more, attribute by attribute, so that every value that cannot be stored is reported.
            for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
                encodeAlone(attribute, work.row[attribute.slot()], preparation);
            }
            if (preparation.violations().isEmpty()) {
                preparation.violationAt(first.path(), "type", String.valueOf(first.getMessage()));
            }
            return Map.of();
        }
    }

    private static <R> void encodeAlone(
            AttributeDefinition<R, Object> attribute, @Nullable Object value, Preparation preparation) {
        if (value == null || attribute.type().isAbsent(value)) {
            return;
        }
        AttributeValueSink sink = AttributeValueSink.create();
        try {
            sink.beginMap(1);
            sink.name(attribute.name());
            attribute.type().write(value, sink);
            sink.endMap();
        } catch (ValueException e) {
            String outer = preparation.enter(attribute.name().text());
            String step = e.path().isEmpty() || e.path().startsWith("[") ? e.path() : "." + e.path();
            preparation.violationAt(step, attribute.type().describe().name(), String.valueOf(e.getMessage()));
            preparation.leave(outer);
        }
    }

    private void checkKeys(
            Map<String, AttributeValue> encoded,
            Preparation preparation) {
        KeyDefinition key = schema.key();
        if (key != null) {
            checkKey(key, encoded, preparation);
        }
        for (CompiledSchema.Index index : schema.indexes().values()) {
            checkKey(index.key(), encoded, preparation);
        }
    }

    private static void checkKey(
            KeyDefinition key,
            Map<String, AttributeValue> encoded,
            Preparation preparation) {
        for (int i = 0; i < key.partition().size() + key.sort().size(); i++) {
            boolean ofPartition = i < key.partition().size();
            PathRef<?> part =
                    ofPartition ? key.partition().get(i) : key.sort().get(i - key.partition().size());
            String name = part.path().root();
            AttributeValue value = encoded.get(name);
            String problem = value == null ? null : KeyDefinition.problem(value, ofPartition);
            if (problem != null) {
                preparation.violationAt(name, "key", problem);
            }
        }
    }

    /** One run of the pipeline. */
    private final class Work {
        private final @Nullable R given;
        private final Preparation preparation;
        private Map<String, Object> extras;
        private @Nullable Object[] row;
        private @Nullable Object givenVersion;
        private boolean changed;

        Work(@Nullable R given, @Nullable Object[] row, Map<String, Object> extras, Preparation preparation) {
            this.given = given;
            this.row = row;
            this.extras = extras;
            this.preparation = preparation;
            this.changed = given == null;
        }

        void run(boolean topLevel, boolean wasRead) {
            unknown();
            if (!wasRead) {
                refuseReadOnly();
            }
            if (topLevel && schema.versionSlot() >= 0) {
                givenVersion = row[schema.versionSlot()];
            }
            defaults();
            compute();
            transformAndCheck();
            transformItem();
            required();
            checkItem();
        }

        private void unknown() {
            if (extras.isEmpty()) {
                return;
            }
            UnknownAttributes policy = schema.unknownOnWrite();
            Map<String, Object> kept = new LinkedHashMap<>();
            for (Map.Entry<String, Object> extra : extras.entrySet()) {
                if (policy.rejects(extra.getKey())) {
                    preparation.violationAt(
                            extra.getKey(),
                            "unknown",
                            "is not an attribute of " + schema.origin()
                                    + Suggestions.text(extra.getKey(), Tokens.namesOf(schema)));
                } else if (policy.keeps(extra.getKey())) {
                    kept.put(extra.getKey(), extra.getValue());
                } else {
                    changed = true;
                }
            }
            extras = kept;
        }

        private void refuseReadOnly() {
            for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
                if (attribute.rules().has(RuleSpec.Flag.Kind.READ_ONLY) && row[attribute.slot()] != null) {
                    preparation.violationAt(
                            attribute.name().text(),
                            "readOnly",
                            "is read-only and must not be given; change the item with update(..) or modify(..)");
                }
            }
        }

        private void defaults() {
            R seen = null;
            for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
                int slot = attribute.slot();
                if (attribute.role() == Role.UPDATED_AT
                        || attribute.role() == Role.CREATED_AT && row[slot] == null) {
                    set(slot, preparation.now());
                } else if (row[slot] == null) {
                    RuleSpec<R, Object> rule = attribute.rules().defaultOn(WriteKind.PUT);
                    if (rule instanceof RuleSpec.DefaultFrom<R, Object>) {
                        seen = seen == null ? probe(attribute) : seen;
                    }
                    Object value = rule == null ? null : Defaults.valueOf(rule, seen, attribute, preparation);
                    if (value != null) {
                        set(slot, value);
                    }
                }
            }
        }

        private void compute() {
            R seen = null;
            for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
                if (attribute.role() == Role.COMPUTED) {
                    seen = seen == null ? probe(attribute) : seen;
                    if (seen != null) {
                        // Items do not carry computed attributes, so that filling one in changes nothing of theirs.
                        row[attribute.slot()] = Defaults.computed(attribute, seen, preparation);
                    }
                }
            }
        }

        private void transformAndCheck() {
            for (int slot = 0; slot < row.length; slot++) {
                Object value = row[slot];
                if (value == null) {
                    continue;
                }
                AttributeDefinition<R, Object> attribute = schema.attribute(slot);
                String outer = preparation.enter(attribute.name().text());
                Object prepared = attribute.rules().values().prepare(attribute.type(), value, preparation);
                preparation.leave(outer);
                if (prepared != value) {
                    row[slot] = prepared;
                    changed |= !prepared.equals(value);
                }
            }
        }

        private void transformItem() {
            if (schema.onSet().isEmpty() || !preparation.violations().isEmpty()) {
                return;
            }
            try {
                R item = schema.factory().create(row, extras);
                for (UnaryOperator<R> transform : schema.onSet()) {
                    item = transform.apply(item);
                }
                Object[] transformed = schema.row(item, preparation);
                for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
                    if (attribute.role() == Role.COMPUTED) {
                        transformed[attribute.slot()] = Defaults.computed(attribute, item, preparation);
                    }
                }
                row = transformed;
                changed = true;
            } catch (ValueException e) {
                preparation.violationAt(e.path(), "construct", String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                preparation.violation("onSet", "The transform of the item threw " + e);
            }
        }

        private void required() {
            R whole = null;
            for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
                Object value = row[attribute.slot()];
                if (value != null && !attribute.type().isAbsent(value)) {
                    continue;
                }
                if (!attribute.rules().requiredIf().isEmpty() && whole == null) {
                    whole = probe(attribute);
                }
                if (attribute.isRequiredIn(whole)) {
                    preparation.violationAt(attribute.name().text(), "required", "is required, but absent");
                }
            }
        }

        private void checkItem() {
            if (schema.itemRules().isEmpty()) {
                return;
            }
            R whole;
            try {
                whole = changed || given == null ? schema.factory().create(row, extras) : given;
            } catch (ValueException e) {
                if (preparation.violations().isEmpty()) {
                    preparation.violationAt(e.path(), "construct", String.valueOf(e.getMessage()));
                }
                return;
            }
            for (ItemRule<R> rule : schema.itemRules()) {
                String problem = rule.problem(whole);
                if (problem != null) {
                    preparation.violation("validate", problem);
                }
            }
        }

        private void set(int slot, Object value) {
            row[slot] = value;
            changed = true;
        }

        private @Nullable R probe(AttributeDefinition<R, Object> asking) {
            if (!changed && given != null) {
                return given;
            }
            try {
                return schema.factory().createProbe(row, extras);
            } catch (ValueException e) {
                preparation.violationAt(
                        asking.name().text(),
                        "construct",
                        "needs the item to look at, but it cannot be made: " + e.getMessage());
                return null;
            }
        }
    }
}
