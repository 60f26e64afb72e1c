package io.dynamodel.schema.internal;

import io.dynamodel.core.value.AttributeName;
import io.dynamodel.core.value.AttributeValueSource;
import io.dynamodel.core.value.NameTable;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.UnknownAttributes;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import io.dynamodel.schema.internal.type.StringType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What every stored item goes through: decoding, get transforms (of attributes, then of the item), construction. What
 * does not fit is a {@link ValueException} with its path.
 */
final class ReadPipeline<R> {
    private final CompiledSchema<R> schema;
    private final NameTable names;
    private final AttributeDefinition<R, Object>[] attributes;
    private final AttributeType<Object>[] types;
    private final boolean[] texts; // plain ones, which are most
    private final int[] changing; // the slots whose values change when they are read

    /** What the attributes read as where they are absent; shared, and the same whoever finds it out. */
    private @Nullable Object @Nullable [] absent;

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
    ReadPipeline(CompiledSchema<R> schema, NameTable names, AttributeDefinition<R, Object>[] attributes) {
        this.schema = schema;
        this.names = names;
        this.attributes = attributes;
        this.types = new AttributeType[attributes.length];
        this.texts = new boolean[attributes.length];
        int[] slots = new int[attributes.length];
        int count = 0;
        for (int i = 0; i < attributes.length; i++) {
            types[i] = attributes[i].type();
            texts[i] = types[i] == (AttributeType<?>) StringType.STRING;
            if (changes(attributes[i])) {
                slots[count++] = i;
            }
        }
        this.changing = Arrays.copyOf(slots, count);
    }

    /**
     * Reads one M as an item.
     *
     * @param ignored an attribute that is none of the schema's business, such as the discriminator of a union
     */
    R read(ValueSource source, @Nullable AttributeName ignored) {
        if (source instanceof OperandSource) {
            return readOperand(source);
        }
        Object[] row = new Object[attributes.length];
        Map<String, Object> extras = decode(source, row, schema.unknownOnRead(), ignored);
        complete(row);
        R item = schema.factory().create(row, extras);
        return schema.onGet().isEmpty() ? item : transformed(item);
    }

    private R transformed(R decoded) {
        R item = decoded;
        for (UnaryOperator<R> transform : schema.onGet()) {
            try {
                item = transform.apply(item);
            } catch (ValueException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new ValueException(
                        "the get transform of the item threw " + e.getClass().getName(), e);
            }
        }
        return item;
    }

    /** Reads one M as a row, for a projection: as {@link #read} does, but without making an item. */
    @Nullable
    Object[] readRow(ValueSource source) {
        Object[] row = new Object[attributes.length];
        decode(source, row, schema.unknownOnRead(), null);
        complete(row);
        return row;
    }

    /** The item as the application gave it, from how an operand encodes it. */
    private R readOperand(ValueSource source) {
        Object[] row = new Object[attributes.length];
        Map<String, Object> extras = decode(source, row, UnknownAttributes.keep(), null);
        for (int i = 0; i < row.length; i++) {
            Object absent = row[i] == null ? attributes[i].type().absentValue() : null;
            if (absent != null && !attributes[i].isPresent(absent)) {
                row[i] = absent;
            }
        }
        return schema.factory().createProbe(row, extras);
    }

    private Map<String, Object> decode(
            ValueSource source, @Nullable Object[] row, UnknownAttributes policy, @Nullable AttributeName ignored) {
        if (source instanceof AttributeValueSource values) {
            return decodeValues(values, row, policy, ignored);
        }
        Map<String, Object> extras = Map.of();
        source.beginMap();
        for (int slot = source.nextName(names); slot != ValueSource.END; slot = source.nextName(names)) {
            if (slot == ValueSource.UNKNOWN) {
                extras = unknown(source, source.name(), extras, policy, ignored);
            } else {
                decodeAttribute(source, row, slot);
            }
        }
        return extras;
    }

    /** Where the item has most of the attributes, they are looked up, in half the time that it takes to go through it. */
    private Map<String, Object> decodeValues(
            AttributeValueSource source,
            @Nullable Object[] row,
            UnknownAttributes policy,
            @Nullable AttributeName ignored) {
        Map<String, AttributeValue> map = source.readMap();
        boolean looksUp = row.length <= 2 * map.size();
        Map<String, Object> extras = Map.of();
        if (looksUp && lookUp(source, map, row) == map.size()) {
            return extras;
        }
        for (Map.Entry<String, AttributeValue> entry : map.entrySet()) {
            int slot = names.indexOf(entry.getKey());
            if (slot == ValueSource.UNKNOWN) {
                source.moveTo(entry.getValue());
                extras = unknown(source, entry.getKey(), extras, policy, ignored);
            } else if (!looksUp) {
                decodeValue(source, entry.getValue(), row, slot);
            }
        }
        return extras;
    }

    /** Decodes the attributes that the map has; answers how many those are. */
    private int lookUp(AttributeValueSource source, Map<String, AttributeValue> map, @Nullable Object[] row) {
        int found = 0;
        for (int slot = 0; slot < row.length; slot++) {
            AttributeValue value = map.get(names.text(slot));
            if (value != null) {
                decodeValue(source, value, row, slot);
                found++;
            }
        }
        return found;
    }

    private void decodeValue(AttributeValueSource source, AttributeValue value, @Nullable Object[] row, int slot) {
        if (texts[slot] && value.type() == AttributeValue.Type.S) {
            row[slot] = value.s();
        } else {
            source.moveTo(value);
            decodeAttribute(source, row, slot);
        }
    }

    private void decodeAttribute(ValueSource source, @Nullable Object[] row, int slot) {
        if (source.isNull()) {
            source.skip(); // a stored NULL reads as absent
            return;
        }
        try {
            row[slot] = texts[slot] ? source.readString() : types[slot].read(source);
        } catch (ValueException e) {
            throw e.inName(attributes[slot].name().text());
        }
    }

    private Map<String, Object> unknown(
            ValueSource source,
            String name,
            Map<String, Object> extras,
            UnknownAttributes policy,
            @Nullable AttributeName ignored) {
        if (ignored != null && ignored.text().equals(name)) {
            source.skip();
            return extras;
        }
        if (policy.rejects(name)) {
            throw new ValueException("the schema does not know this attribute and rejects unknown ones on read")
                    .inName(name);
        }
        if (!policy.keeps(name) || source.type() == ValueType.NULL) {
            source.skip();
            return extras;
        }
        Map<String, Object> kept = extras.isEmpty() ? new LinkedHashMap<>() : extras;
        try {
            kept.put(name, Extras.TYPE.read(source));
        } catch (ValueException e) {
            throw e.inName(name);
        }
        return kept;
    }

    private void complete(@Nullable Object[] row) {
        Object[] shown = absent == null ? absentValues() : absent;
        for (int slot : changing) {
            Object value = row[slot];
            if (value != null) {
                row[slot] = changed(attributes[slot], value);
            }
        }
        for (int i = 0; i < row.length; i++) {
            if (row[i] == null) {
                row[i] = shown[i];
            }
        }
    }

    /** Not before the first item: a type that is looked up lazily may not exist earlier. */
    private @Nullable Object[] absentValues() {
        Object[] values = new Object[attributes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = attributes[i].whenAbsent();
        }
        absent = values;
        return values;
    }

    private static boolean changes(AttributeDefinition<?, Object> attribute) {
        return attribute.role() == Role.CONSTANT
                || !attribute.rules().values().onGet().isEmpty();
    }

    private Object changed(AttributeDefinition<R, Object> attribute, Object value) {
        if (attribute.role() == Role.CONSTANT && !value.equals(attribute.constant())) {
            throw new ValueException("the constant of " + schema.origin()
                            + " is expected, but another value was found; the item belongs to another schema")
                    .inName(attribute.name().text());
        }
        try {
            return attribute.rules().values().onRead(value);
        } catch (RuntimeException e) {
            throw new ValueException("a get transform threw " + e.getClass().getName(), e)
                    .inName(attribute.name().text());
        }
    }
}
