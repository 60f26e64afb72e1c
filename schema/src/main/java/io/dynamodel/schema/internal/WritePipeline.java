package io.dynamodel.schema.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.wire.EncodedItem;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.schema.Assignment;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What every whole item goes through before it is written: defaults, generated values, set transforms (of attributes,
 * then of the item), computed attributes, checks (of attributes, then of the item), {@code required}, encoding. All
 * violations are collected. {@link WriteRun} is one run of it.
 */
public final class WritePipeline<R> {
    /** Up to so many attributes, none of them longer, an item is sooner sent as the SDK's values than as JSON. */
    private static final int FEW_ATTRIBUTES = 2;

    private static final int SHORT_TEXT = 64;

    private final CompiledSchema<R> schema;
    private final WriteSteps<R> steps;
    private final boolean hasWork;
    private final boolean hasFewAttributes;

    WritePipeline(CompiledSchema<R> schema) {
        this.schema = schema;
        this.steps = WriteSteps.of(schema);
        this.hasWork = !steps.isEmpty()
                || !schema.itemRules().isEmpty()
                || !schema.onSet().isEmpty()
                || schema.versionSlot() >= 0
                || schema.factory().isOfDocuments();
        this.hasFewAttributes = schema.size() <= FEW_ATTRIBUTES;
    }

    boolean hasWork() {
        return hasWork;
    }

    WriteSteps<R> steps() {
        return steps;
    }

    /**
     * Prepares an item for {@code create} or {@code put}.
     *
     * @param subject what is done, for messages
     * @param version which version it gets
     * @param encoding to what it is encoded
     * @throws ValidationException with all violations
     */
    public PreparedItem<R> prepare(R item, Instant now, String subject, VersionStep version, ItemEncoding encoding) {
        Preparation preparation = new Preparation(now);
        return prepare(new WriteRun<>(schema, item, preparation), preparation, subject, version, encoding);
    }

    /** Prepares an item that was read and changed: it may carry read-only values. */
    public PreparedItem<R> prepareChanged(R item, Instant now, String subject) {
        Preparation preparation = new Preparation(now, true);
        return prepare(
                new WriteRun<>(schema, item, preparation),
                preparation,
                subject,
                VersionStep.KEEP,
                ItemEncoding.values());
    }

    /** Prepares an item that is made from tokens. */
    public PreparedItem<R> prepare(
            List<Assignment<R>> assignments, Instant now, String subject, VersionStep version, ItemEncoding encoding) {
        Preparation preparation = new Preparation(now);
        return prepare(new WriteRun<>(schema, row(assignments), preparation), preparation, subject, version, encoding);
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

    private PreparedItem<R> prepare(
            WriteRun<R> run, Preparation preparation, String subject, VersionStep version, ItemEncoding encoding) {
        run.run();
        run.setVersion(version);
        EncodedItem encoded = encode(run, preparation, encoding);
        Map<String, AttributeValue> keys =
                encoded == null ? encodeOneByOne(run.row(), preparation) : keys(encoded, run.row());
        checkKeys(keys, preparation);
        if (preparation.violations().isEmpty()) {
            run.checkConstructible();
        }
        if (encoded == null || !preparation.violations().isEmpty()) {
            throw preparation.exception(subject);
        }
        return new PreparedItem<>(schema, encoded, primary(keys), run);
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

    /** Null, and at least one violation, if the item cannot be stored. */
    private @Nullable EncodedItem encode(WriteRun<R> run, Preparation preparation, ItemEncoding encoding) {
        if (!preparation.violations().isEmpty()) {
            return null;
        }
        try {
            return encoding.encode(
                    sink -> schema.encode(run.row(), run.extras(), sink),
                    hasFewAttributes && isSmall(run.row(), run.extras()));
        } catch (ValueException e) {
            encodeOneByOne(run.row(), preparation);
            if (preparation.violations().isEmpty()) {
                preparation.violationAt(e.path(), "type", String.valueOf(e.getMessage()));
            }
            return null;
        }
    }

    private static boolean isSmall(@Nullable Object[] row, Map<String, Object> extras) {
        for (Object value : row) {
            boolean isSmall = value == null
                    || (value instanceof String text && text.length() <= SHORT_TEXT)
                    || value instanceof Integer
                    || value instanceof Long
                    || value instanceof Boolean;
            if (!isSmall) {
                return false;
            }
        }
        return extras.isEmpty();
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
                preparation.enter(name);
                preparation.violationAt(e.path(), attribute.type().describe().name(), String.valueOf(e.getMessage()));
                preparation.leave();
            }
        }
        return encoded;
    }

    /** The attributes of the primary key and of the indexes' keys, of an item that can be stored. */
    private Map<String, AttributeValue> keys(EncodedItem item, @Nullable Object[] row) {
        if (schema.key() == null) {
            return Map.of();
        }
        if (schema.indexes().isEmpty() && schema.key().names().size() == 1) {
            String name = schema.key().names().get(0);
            AttributeValue only = keyValue(name, item, row);
            return only == null ? Map.of() : Map.of(name, only);
        }
        Map<String, AttributeValue> keys = new LinkedHashMap<>(4);
        addKeys(schema.key(), item, row, keys);
        for (CompiledSchema.Index index : schema.indexes().values()) {
            addKeys(index.key(), item, row, keys);
        }
        return keys;
    }

    private void addKeys(
            KeyDefinition key, EncodedItem item, @Nullable Object[] row, Map<String, AttributeValue> keys) {
        for (String name : key.names()) {
            AttributeValue value = keys.containsKey(name) ? null : keyValue(name, item, row);
            if (value != null) {
                keys.put(name, value);
            }
        }
    }

    private @Nullable AttributeValue keyValue(String name, EncodedItem item, @Nullable Object[] row) {
        AttributeValue known = item.knownValue(name);
        if (known != null) {
            return known;
        }
        AttributeDefinition<R, Object> attribute = Objects.requireNonNull(schema.attributeNamed(name));
        Object value = row[attribute.slot()];
        return value != null && attribute.isPresent(value) ? AttributeValues.encode(attribute.type(), value) : null;
    }

    private Map<String, AttributeValue> primary(Map<String, AttributeValue> keys) {
        if (schema.indexes().isEmpty() || schema.key() == null) {
            return keys;
        }
        Map<String, AttributeValue> primary = new LinkedHashMap<>(4);
        for (String name : schema.key().names()) {
            primary.put(name, Objects.requireNonNull(keys.get(name)));
        }
        return primary;
    }

    private void checkKeys(Map<String, AttributeValue> keys, Preparation preparation) {
        KeyDefinition key = schema.key();
        if (key != null) {
            checkKey(key, keys, preparation);
        }
        for (CompiledSchema.Index index : schema.indexes().values()) {
            checkKey(index.key(), keys, preparation);
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
