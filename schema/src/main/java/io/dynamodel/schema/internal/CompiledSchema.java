package io.dynamodel.schema.internal;

import io.dynamodel.core.value.NameTable;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.schema.IndexDescription;
import io.dynamodel.schema.UnknownAttributes;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A schema after {@code build()}: the one form that the pipeline, the operations and the descriptions work on. It holds
 * the read side and the encoding; the write side is in {@link WritePipeline}, updates are in {@link UpdatePlanner}.
 *
 * @param <R> the item type
 */
public final class CompiledSchema<R> {
    private final Parts<R> parts;
    private final AttributeDefinition<R, Object>[] attributes;
    private final NameTable names;
    private final WritePipeline<R> writePipeline;
    private final int versionSlot;

    /** What the builder hands over. */
    public record Parts<R>(
            Origin origin,
            Class<R> itemType,
            List<AttributeDefinition<R, Object>> attributes,
            ItemFactory<R> factory,
            @Nullable KeyDefinition key,
            Map<String, Index> indexes,
            List<ItemRule<R>> itemRules,
            List<UnaryOperator<R>> onSet,
            List<UnaryOperator<R>> onGet,
            UnknownAttributes unknownOnRead,
            UnknownAttributes unknownOnWrite) {}

    /** An index: its key and what it holds. */
    public record Index(KeyDefinition key, IndexDescription description) {}

    @SuppressWarnings("unchecked")
    public CompiledSchema(Parts<R> parts) {
        this.parts = parts;
        this.attributes = parts.attributes().toArray(new AttributeDefinition[0]);
        this.names = NameTable.of(
                parts.attributes().stream().map(AttributeDefinition::name).toList());
        this.versionSlot = slotOf(Role.VERSION);
        this.writePipeline = new WritePipeline<>(this);
    }

    private int slotOf(Role role) {
        for (AttributeDefinition<R, Object> attribute : attributes) {
            if (attribute.role() == role) {
                return attribute.slot();
            }
        }
        return -1;
    }

    // ---- structure ----

    /** Whose tokens are ours. */
    public Origin origin() {
        return parts.origin();
    }

    /** The class of the items. */
    public Class<R> itemType() {
        return parts.itemType();
    }

    /** The attributes, by slot. */
    public List<AttributeDefinition<R, Object>> attributes() {
        return parts.attributes();
    }

    /** The attribute of a slot. */
    public AttributeDefinition<R, Object> attribute(int slot) {
        return attributes[slot];
    }

    /** The number of attributes. */
    public int size() {
        return attributes.length;
    }

    /** The attribute of a stored name, or null. */
    public @Nullable AttributeDefinition<R, Object> attributeNamed(String name) {
        int slot = names.indexOf(name);
        return slot < 0 ? null : attributes[slot];
    }

    /** The primary key, or null for a nested schema. */
    public @Nullable KeyDefinition key() {
        return parts.key();
    }

    /** The indexes by name, in the order of their definition. */
    public Map<String, Index> indexes() {
        return parts.indexes();
    }

    /** The slot of the version, or -1. */
    public int versionSlot() {
        return versionSlot;
    }

    /** The rules of the whole item. */
    public List<ItemRule<R>> itemRules() {
        return parts.itemRules();
    }

    ItemFactory<R> factory() {
        return parts.factory();
    }

    List<UnaryOperator<R>> onSet() {
        return parts.onSet();
    }

    UnknownAttributes unknownOnWrite() {
        return parts.unknownOnWrite();
    }

    /** What happens to unknown attributes on read. */
    public UnknownAttributes unknownOnRead() {
        return parts.unknownOnRead();
    }

    /** The write side. */
    public WritePipeline<R> writing() {
        return writePipeline;
    }

    boolean hasWorkOnWrite() {
        return writePipeline.hasWork();
    }

    R prepareNested(R item, Preparation preparation) {
        return writePipeline.prepareNested(item, preparation);
    }

    /** Whether reading an item back shows something else than what was stored. */
    boolean changesOnRead() {
        if (!parts.onGet().isEmpty()) {
            return true;
        }
        for (AttributeDefinition<R, Object> attribute : attributes) {
            if (!attribute.rules().values().onGet().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    // ---- encoding ----

    /**
     * The values of an item, one per attribute; constants too, computed ones are null. A getter that throws is a
     * violation.
     */
    @Nullable Object[] row(R item, Preparation preparation) {
        Object[] row = new Object[attributes.length];
        for (int i = 0; i < row.length; i++) {
            AttributeDefinition<R, Object> attribute = attributes[i];
            if (attribute.role() == Role.COMPUTED) {
                continue;
            }
            try {
                row[i] = attribute.valueOf(item);
            } catch (ValueException e) {
                String outer = preparation.enter(attribute.name().text());
                preparation.violationAt(e.path(), attribute.type().describe().name(), String.valueOf(e.getMessage()));
                preparation.leave(outer);
            } catch (RuntimeException e) {
                preparation.violationAt(attribute.name().text(), "getter", "cannot be read, as its getter threw " + e);
            }
        }
        return row;
    }

    /** The values of an item that is known to be good; see {@link #row(Object, Preparation)}. */
    @Nullable Object[] row(R item) {
        Object[] row = new Object[attributes.length];
        for (int i = 0; i < row.length; i++) {
            AttributeDefinition<R, Object> attribute = attributes[i];
            row[i] = attribute.role() == Role.COMPUTED ? null : attribute.valueOf(item);
        }
        return row;
    }

    /** The attributes of a map-shaped item that the schema does not know. */
    Map<String, Object> extrasOf(R item) {
        return parts.factory() instanceof DocumentFactory documents && item instanceof io.dynamodel.schema.Document doc
                ? documents.extrasOf(doc)
                : Map.of();
    }

    /** Writes an item that is prepared already as one M. */
    public void encodeItem(R item, ValueSink sink) {
        Object[] row = row(item);
        for (int i = 0; i < row.length; i++) {
            if (attributes[i].role() == Role.COMPUTED) {
                row[i] = attributes[i].valueOf(item);
            }
        }
        encode(row, extrasOf(item), sink);
    }

    /** Writes the row as one M. */
    void encode(@Nullable Object[] row, Map<String, Object> extras, ValueSink sink) {
        sink.beginMap(row.length + extras.size());
        encodeEntries(row, extras, sink);
        sink.endMap();
    }

    /** Writes the row as entries of an M that is open. */
    void encodeEntries(@Nullable Object[] row, Map<String, Object> extras, ValueSink sink) {
        for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            if (value != null) {
                encode(attributes[i], value, sink);
            }
        }
        for (Map.Entry<String, Object> extra : extras.entrySet()) {
            sink.name(extra.getKey());
            try {
                Extras.TYPE.write(extra.getValue(), sink);
            } catch (ValueException e) {
                throw e.inName(extra.getKey());
            }
        }
    }

    private static <R> void encode(AttributeDefinition<R, Object> attribute, Object value, ValueSink sink) {
        if (attribute.type().isAbsent(value)) {
            return;
        }
        sink.name(attribute.name());
        try {
            attribute.type().write(value, sink);
        } catch (ValueException e) {
            throw e.inName(attribute.name().text());
        }
    }

    // ---- reading ----

    /** Reads one M as an item: decode, get transforms, construct. */
    public R read(ValueSource source) {
        Object[] row = new Object[attributes.length];
        Map<String, Object> extras = decode(source, row);
        complete(row);
        R item = parts.factory().create(row, extras);
        List<UnaryOperator<R>> onGet = parts.onGet();
        for (int i = 0; i < onGet.size(); i++) {
            item = onGet.get(i).apply(item);
        }
        return item;
    }

    /** Reads one M as a row, for a projection: as {@link #read} does, but without making an item. */
    public @Nullable Object[] readRow(ValueSource source) {
        Object[] row = new Object[attributes.length];
        decode(source, row);
        complete(row);
        return row;
    }

    private Map<String, Object> decode(ValueSource source, @Nullable Object[] row) {
        Map<String, Object> extras = Map.of();
        source.beginMap();
        for (int slot = source.nextName(names); slot != ValueSource.END; slot = source.nextName(names)) {
            if (slot == ValueSource.UNKNOWN) {
                extras = unknown(source, extras);
            } else if (source.type() == ValueType.NULL) {
                source.skip(); // a stored NULL reads as absent
            } else {
                try {
                    row[slot] = attributes[slot].type().read(source);
                } catch (ValueException e) {
                    throw e.inName(attributes[slot].name().text());
                }
            }
        }
        return extras;
    }

    private Map<String, Object> unknown(ValueSource source, Map<String, Object> extras) {
        String name = source.name();
        if (parts.unknownOnRead().rejects(name)) {
            throw new ValueException("the schema does not know this attribute and rejects unknown ones on read")
                    .inName(name);
        }
        if (!parts.unknownOnRead().keeps(name)) {
            source.skip();
            return extras;
        }
        Map<String, Object> kept = extras.isEmpty() ? new LinkedHashMap<>() : extras;
        if (source.type() == ValueType.NULL) {
            source.skip();
            return extras;
        }
        try {
            kept.put(name, Extras.TYPE.read(source));
        } catch (ValueException e) {
            throw e.inName(name);
        }
        return kept;
    }

    private void complete(@Nullable Object[] row) {
        for (int i = 0; i < row.length; i++) {
            AttributeDefinition<R, Object> attribute = attributes[i];
            Object value = row[i];
            if (value == null) {
                Object whenAbsent = attribute.rules().whenAbsent();
                row[i] = whenAbsent == null ? attribute.type().absentValue() : whenAbsent;
            } else if (attribute.role() == Role.CONSTANT && !value.equals(attribute.constant())) {
                throw new ValueException("the constant of " + origin()
                                + " is expected, but another value was found; the item belongs to another schema")
                        .inName(attribute.name().text());
            } else if (!attribute.rules().values().onGet().isEmpty()) {
                try {
                    row[i] = attribute.rules().values().onRead(value);
                } catch (RuntimeException e) {
                    throw new ValueException("a get transform threw " + e.getClass().getName(), e)
                            .inName(attribute.name().text());
                }
            }
        }
    }
}
