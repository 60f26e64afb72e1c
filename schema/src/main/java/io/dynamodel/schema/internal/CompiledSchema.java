package io.dynamodel.schema.internal;

import io.dynamodel.core.value.AttributeName;
import io.dynamodel.core.value.NameTable;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.IndexDescription;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaDescription;
import io.dynamodel.schema.UnknownAttributes;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A schema after {@code build()}: the one form that the pipeline, the operations and the descriptions work on. It holds
 * the structure and the encoding; the write side is in {@link WritePipeline}, the read side in {@link ReadPipeline},
 * updates are in {@link UpdatePlanner}.
 *
 * @param <R> the item type
 */
public final class CompiledSchema<R> {
    private final Parts<R> parts;
    private final AttributeDefinition<R, Object>[] attributes;
    private final NameTable names;
    private final Set<String> keyNames;
    private final ReadPipeline<R> readPipeline;
    private final int versionSlot;

    /** Made when it is first needed; by several threads at once, it is made alike. */
    private volatile @Nullable WritePipeline<R> writePipeline;

    /** Likewise. */
    private volatile @Nullable UpdateSteps<R> updateSteps;

    private @Nullable Descriptions<R> descriptions;

    /** Made when a claim is first written, one for plain values and one for sensitive ones. */
    private volatile @Nullable Schema<Document> claims;

    private volatile @Nullable Schema<Document> hiddenClaims;

    /** Found out when first asked, since schemas that are looked up lazily may not exist before. */
    private volatile @Nullable ReadChanges readChanges;

    /** What the builder hands over. */
    public record Parts<R>(
            Origin origin,
            Class<R> itemType,
            List<AttributeDefinition<R, Object>> attributes,
            ItemFactory<R> factory,
            @Nullable KeyDefinition key,
            Map<String, Index> indexes,
            List<UniqueDefinition> uniques,
            List<String> formerUniques,
            List<ItemRule<R>> itemRules,
            List<UnaryOperator<R>> onSet,
            List<UnaryOperator<R>> onGet,
            UnknownAttributes unknownOnRead,
            UnknownAttributes unknownOnWrite) {}

    /** An index: its key and what it holds. */
    public record Index(KeyDefinition key, IndexDescription description) {}

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
    public CompiledSchema(Parts<R> parts) {
        this.parts = parts;
        this.attributes = parts.attributes().toArray(new AttributeDefinition[0]);
        this.names = NameTable.of(namesOf(attributes));
        this.keyNames =
                parts.key() == null ? Set.of() : new HashSet<>(parts.key().names());
        this.versionSlot = slotOf(Role.VERSION);
        this.readPipeline = new ReadPipeline<>(this, names, attributes);
    }

    private static List<AttributeName> namesOf(AttributeDefinition<?, ?>[] attributes) {
        List<AttributeName> names = new ArrayList<>(attributes.length);
        for (AttributeDefinition<?, ?> attribute : attributes) {
            names.add(attribute.name());
        }
        return names;
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

    /** Whether the attribute is part of the primary key. */
    boolean isKey(AttributeDefinition<R, Object> attribute) {
        return keyNames.contains(attribute.name().text());
    }

    /** The indexes by name, in the order of their definition. */
    public Map<String, Index> indexes() {
        return parts.indexes();
    }

    /** The unique constraints, in the order of their definition. */
    public List<UniqueDefinition> uniques() {
        return parts.uniques();
    }

    /** The names of constraints whose claims may still be there. */
    public List<String> formerUniques() {
        return parts.formerUniques();
    }

    /** Whether the table holds claims of constraints, present or former ones. */
    public boolean knowsClaims() {
        return !parts.uniques().isEmpty() || !parts.formerUniques().isEmpty();
    }

    /**
     * What the claims of the unique constraints are, which are items of the same table.
     *
     * @param hidden whether they are of values that are never shown
     */
    public Schema<Document> claims(boolean hidden) {
        Schema<Document> known = hidden ? hiddenClaims : claims;
        if (known == null) {
            known = ClaimSchema.of(Objects.requireNonNull(parts.key()), hidden);
            if (hidden) {
                hiddenClaims = known;
            } else {
                claims = known;
            }
        }
        return known;
    }

    /** The slot of the version, or -1. */
    public int versionSlot() {
        return versionSlot;
    }

    /** The rules of the whole item. */
    public List<ItemRule<R>> itemRules() {
        return parts.itemRules();
    }

    /** The definition as plain data. */
    public SchemaDescription describe() {
        return descriptions().describe();
    }

    /** One for all, since it keeps which schemas are just being described. */
    private synchronized Descriptions<R> descriptions() {
        Descriptions<R> known = descriptions;
        if (known == null) {
            known = new Descriptions<>(this);
            descriptions = known;
        }
        return known;
    }

    ItemFactory<R> factory() {
        return parts.factory();
    }

    List<UnaryOperator<R>> onSet() {
        return parts.onSet();
    }

    List<UnaryOperator<R>> onGet() {
        return parts.onGet();
    }

    UnknownAttributes unknownOnWrite() {
        return parts.unknownOnWrite();
    }

    /** What happens to unknown attributes on read. */
    public UnknownAttributes unknownOnRead() {
        return parts.unknownOnRead();
    }

    // ---- writing ----

    /** The write side. */
    public WritePipeline<R> writing() {
        WritePipeline<R> known = writePipeline;
        if (known == null) {
            known = new WritePipeline<>(this);
            writePipeline = known;
        }
        return known;
    }

    /** What every update has to look at. */
    UpdateSteps<R> updateSteps() {
        UpdateSteps<R> known = updateSteps;
        if (known == null) {
            known = UpdateSteps.of(this);
            updateSteps = known;
        }
        return known;
    }

    /** Makes what is made when it is first needed. Calls no function of the application. */
    public void prime() {
        writing();
        updateSteps();
        readChanges();
    }

    boolean hasWorkOnWrite() {
        return writing().hasWork();
    }

    R prepareNested(R item, Preparation preparation) {
        return writing().prepareNested(item, preparation);
    }

    /** The item after the set transforms of its attributes, for an operand. */
    R transformNested(R item) {
        if (!hasWorkOnWrite()) {
            return item;
        }
        Object[] row = row(item);
        boolean changed = false;
        for (AttributeDefinition<R, Object> attribute : attributes) {
            Object value = row[attribute.slot()];
            if (value != null) {
                row[attribute.slot()] = attribute.rules().values().transformed(attribute.type(), value);
                changed |= row[attribute.slot()] != value;
            }
        }
        return changed ? parts.factory().createProbe(row, extrasOf(item)) : item;
    }

    /**
     * The values of an item, one per attribute; constants too, computed ones are null. A getter that throws is a
     * violation.
     */
    @Nullable
    Object[] row(R item, Preparation preparation) {
        Object[] row = new Object[attributes.length];
        for (AttributeDefinition<R, Object> attribute : attributes) {
            if (attribute.role() == Role.COMPUTED) {
                continue;
            }
            try {
                row[attribute.slot()] = attribute.valueOf(item);
            } catch (ValueException e) {
                preparation.enter(attribute.name().text());
                preparation.violationAt(e.path(), attribute.type().describe().name(), String.valueOf(e.getMessage()));
                preparation.leave();
            } catch (RuntimeException e) {
                preparation.thrownAt(attribute.name().text(), "getter", "cannot be read, as its getter", e);
            }
        }
        return row;
    }

    /** The values of an item that is known to be good; see {@link #row(Object, Preparation)}. */
    private @Nullable Object[] row(R item) {
        Object[] row = new Object[attributes.length];
        for (AttributeDefinition<R, Object> attribute : attributes) {
            if (attribute.role() != Role.COMPUTED) {
                row[attribute.slot()] = valueOf(attribute, item);
            }
        }
        return row;
    }

    private @Nullable Object valueOf(AttributeDefinition<R, Object> attribute, R item) {
        try {
            return attribute.valueOf(item);
        } catch (ValueException e) {
            throw e.inName(attribute.name().text());
        } catch (RuntimeException e) {
            throw new ValueException("its getter threw " + e.getClass().getName(), e)
                    .inName(attribute.name().text());
        }
    }

    /** The attributes of a map-shaped item that the schema does not know. */
    Map<String, Object> extrasOf(R item) {
        return parts.factory().isOfDocuments()
                        && parts.factory() instanceof DocumentFactory documents
                        && item instanceof Document document
                ? documents.extrasOf(document)
                : Map.of();
    }

    /** The values with those of absent attributes filled in, as reading the item would show them. */
    @Nullable
    Object[] completed(@Nullable Object[] row) {
        Object[] completed = row.clone();
        for (AttributeDefinition<R, Object> attribute : attributes) {
            if (completed[attribute.slot()] == null) {
                completed[attribute.slot()] = attribute.whenAbsent();
            }
        }
        return completed;
    }

    /** Writes an item that is prepared already as one M. */
    public void encodeItem(R item, ValueSink sink) {
        sink.beginMap(attributes.length);
        encodeEntries(item, sink);
        sink.endMap();
    }

    /** Writes an item that is prepared already as entries of an M that is open. */
    void encodeEntries(R item, ValueSink sink) {
        for (AttributeDefinition<R, Object> attribute : attributes) {
            Object value = valueOf(attribute, item);
            if (value != null) {
                encode(attribute, value, sink);
            }
        }
        encodeExtras(extrasOf(item), sink);
    }

    /** Writes the row as one M. */
    void encode(@Nullable Object[] row, Map<String, Object> extras, ValueSink sink) {
        sink.beginMap(row.length + extras.size());
        encodeEntries(row, extras, sink);
        sink.endMap();
    }

    private void encodeEntries(@Nullable Object[] row, Map<String, Object> extras, ValueSink sink) {
        for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            if (value != null) {
                encode(attributes[i], value, sink);
            }
        }
        encodeExtras(extras, sink);
    }

    private static void encodeExtras(Map<String, Object> extras, ValueSink sink) {
        if (extras.isEmpty()) {
            return;
        }
        for (Map.Entry<String, Object> extra : extras.entrySet()) {
            try {
                if (!Extras.TYPE.isAbsent(extra.getValue())) {
                    sink.name(extra.getKey());
                    Extras.TYPE.write(extra.getValue(), sink);
                }
            } catch (ValueException e) {
                throw e.inName(extra.getKey());
            }
        }
    }

    private static <R> void encode(AttributeDefinition<R, Object> attribute, Object value, ValueSink sink) {
        try {
            if (attribute.isPresent(value)) {
                sink.name(attribute.name());
                attribute.type().write(value, sink);
            }
        } catch (ValueException e) {
            throw e.inName(attribute.name().text());
        }
    }

    // ---- reading ----

    /** Reads one M as an item: decode, get transforms, construct. */
    public R read(ValueSource source) {
        return readPipeline.read(source, null);
    }

    /** The same, where one attribute belongs to whoever holds the item. */
    R read(ValueSource source, AttributeName ignored) {
        return readPipeline.read(source, ignored);
    }

    /** Reads one M as a row, for a projection: as {@link #read} does, but without making an item. */
    public @Nullable Object[] readRow(ValueSource source) {
        return readPipeline.readRow(source);
    }

    /** Whether reading an item back can show something else than what was given to be stored. */
    ReadChanges readChanges() {
        ReadChanges known = readChanges;
        if (known == null) {
            known = new ReadChanges(this);
            readChanges = known;
        }
        return known;
    }
}
