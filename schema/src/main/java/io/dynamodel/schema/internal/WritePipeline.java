package io.dynamodel.schema.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.value.AttributeValueSink;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.Assignment;
import io.dynamodel.schema.WriteKind;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What every whole item goes through before it is written: defaults, generated values, set transforms (of attributes,
 * then of the item), computed attributes, checks (of attributes, then of the item), {@code required}, encoding. All
 * violations are collected. {@link WriteRun} is one run of it.
 */
public final class WritePipeline<R> {
    private final CompiledSchema<R> schema;
    private final boolean hasWork;

    WritePipeline(CompiledSchema<R> schema) {
        this.schema = schema;
        this.hasWork = !schema.itemRules().isEmpty()
                || !schema.onSet().isEmpty()
                || schema.key() != null
                || schema.factory() instanceof DocumentFactory
                || schema.attributes().stream().anyMatch(WritePipeline::hasWork);
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
        return prepare(item, new Preparation(now), subject);
    }

    /** Prepares an item that was read and changed: it may carry read-only values. */
    public PreparedItem<R> prepareChanged(R item, Instant now, String subject) {
        return prepare(item, new Preparation(now, true), subject);
    }

    private PreparedItem<R> prepare(R item, Preparation preparation, String subject) {
        return prepare(new WriteRun<>(schema, item, preparation), preparation, subject);
    }

    /** Prepares an item that is made from tokens. */
    public PreparedItem<R> prepare(List<Assignment<R>> assignments, Instant now, String subject) {
        Preparation preparation = new Preparation(now);
        return prepare(new WriteRun<>(schema, row(assignments), preparation), preparation, subject);
    }

    private @Nullable Object[] row(List<Assignment<R>> assignments) {
        Object[] row = new Object[schema.size()];
        boolean[] given = new boolean[row.length];
        for (Assignment<R> assignment : assignments) {
            AttributeDefinition<R, Object> attribute = Tokens.definitionOf(schema, assignment.attribute());
            if (attribute.role() == Role.CONSTANT || attribute.role() == Role.COMPUTED) {
                throw new InvalidRequestException(
                        "'" + attribute + "' is " + attribute.role() + ": the library writes it; leave it out");
            }
            if (given[attribute.slot()]) {
                throw new InvalidRequestException("'" + attribute + "' is given twice; give each attribute once");
            }
            given[attribute.slot()] = true;
            row[attribute.slot()] = assignment.value();
        }
        for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
            if (attribute.role() == Role.CONSTANT) {
                row[attribute.slot()] = attribute.constant();
            }
        }
        return row;
    }

    private PreparedItem<R> prepare(WriteRun<R> run, Preparation preparation, String subject) {
        run.run();
        Map<String, AttributeValue> encoded = encode(run, preparation);
        checkKeys(encoded, preparation);
        if (preparation.violations().isEmpty()) {
            run.checkConstructible();
        }
        if (!preparation.violations().isEmpty()) {
            throw preparation.exception(subject);
        }
        return new PreparedItem<>(schema, encoded, run.unchanged(), run.givenVersion());
    }

    /** Prepares a nested item; violations go to {@code preparation}. */
    R prepareNested(R item, Preparation preparation) {
        if (!hasWork) {
            return item;
        }
        WriteRun<R> run = new WriteRun<>(schema, item, preparation);
        run.run();
        return run.result();
    }

    private Map<String, AttributeValue> encode(WriteRun<R> run, Preparation preparation) {
        if (preparation.violations().isEmpty()) {
            try {
                AttributeValueSink sink = AttributeValueSink.create();
                schema.encode(run.row(), run.extras(), sink);
                return sink.item();
            } catch (ValueException e) {
                Map<String, AttributeValue> encoded = encodeOneByOne(run.row(), preparation);
                if (preparation.violations().isEmpty()) {
                    preparation.violationAt(e.path(), "type", String.valueOf(e.getMessage()));
                }
                return encoded;
            }
        }
        return encodeOneByOne(run.row(), preparation);
    }

    /** Attribute by attribute, so that every value that cannot be stored is reported. */
    private Map<String, AttributeValue> encodeOneByOne(@Nullable Object[] row, Preparation preparation) {
        Map<String, AttributeValue> encoded = new LinkedHashMap<>();
        for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
            String name = attribute.name().text();
            Object value = row[attribute.slot()];
            if (value == null || preparation.hasViolationIn(name)) {
                continue;
            }
            try {
                if (attribute.isPresent(value)) {
                    encoded.put(name, AttributeValues.encode(attribute.type(), value));
                }
            } catch (ValueException e) {
                String outer = preparation.enter(name);
                preparation.violationAt(e.path(), attribute.type().describe().name(), String.valueOf(e.getMessage()));
                preparation.leave(outer);
            }
        }
        return encoded;
    }

    private void checkKeys(Map<String, AttributeValue> encoded, Preparation preparation) {
        KeyDefinition key = schema.key();
        if (key != null) {
            checkKey(key, encoded, preparation);
        }
        for (CompiledSchema.Index index : schema.indexes().values()) {
            checkKey(index.key(), encoded, preparation);
        }
    }

    private void checkKey(KeyDefinition key, Map<String, AttributeValue> encoded, Preparation preparation) {
        for (String name : key.names()) {
            AttributeValue value = encoded.get(name);
            String problem = value == null ? null : key.problem(name, value);
            if (problem != null && !preparation.hasViolationIn(name)) {
                preparation.violationAt(name, "key", problem);
            }
        }
    }
}
