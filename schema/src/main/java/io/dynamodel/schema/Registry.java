package io.dynamodel.schema;

import io.dynamodel.core.error.SchemaException;
import io.dynamodel.core.value.AttributeName;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.internal.AttributeDefinition;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import io.dynamodel.schema.internal.CompiledSchema;
import io.dynamodel.schema.internal.DefinitionChecks;
import io.dynamodel.schema.internal.ItemFactory;
import io.dynamodel.schema.internal.ItemRule;
import io.dynamodel.schema.internal.KeyChecks;
import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.Nested;
import io.dynamodel.schema.internal.Origin;
import io.dynamodel.schema.internal.PathRef;
import io.dynamodel.schema.internal.RuleSet;
import io.dynamodel.schema.internal.RuleSpec;
import io.dynamodel.schema.internal.UniqueChecks;
import io.dynamodel.schema.internal.UniqueDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A schema under construction: what the builders collect, and every problem on the way, to be reported at once. Not
 * thread-safe.
 */
final class Registry<R> {
    private final Class<R> itemType;
    private final Origin origin;
    private final List<AttributeDefinition<R, Object>> attributes = new ArrayList<>();
    private final Map<String, CompiledSchema.Index> indexes = new LinkedHashMap<>();
    private final List<UniqueDefinition> uniques = new ArrayList<>();
    private final List<String> formerUniques = new ArrayList<>();
    private final List<ItemRule<R>> itemRules = new ArrayList<>();
    private final List<UnaryOperator<R>> onSet = new ArrayList<>();
    private final List<UnaryOperator<R>> onGet = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private @Nullable KeyDefinition key;
    private UnknownAttributes unknownOnRead = UnknownAttributes.drop();
    private UnknownAttributes unknownOnWrite;
    private boolean built;

    Registry(Class<R> itemType, String name, UnknownAttributes unknownOnWrite) {
        this.itemType = itemType;
        this.origin = new Origin(name);
        this.unknownOnWrite = unknownOnWrite;
    }

    Origin origin() {
        return origin;
    }

    Class<R> itemType() {
        return itemType;
    }

    List<AttributeDefinition<R, Object>> attributes() {
        return attributes;
    }

    List<String> problems() {
        return problems;
    }

    /** How a registered attribute is carried by items, and what the library does with it. */
    record Carrier<R, V>(
            Role role,
            @Nullable Function<? super R, ? extends @Nullable V> getter,
            @Nullable BiConsumer<? super R, ? super @Nullable V> setter,
            List<Attribute<R, ?>> inputs,
            @Nullable V constant) {

        static <R, V> Carrier<R, V> of(
                Role role,
                @Nullable Function<? super R, ? extends @Nullable V> getter,
                @Nullable BiConsumer<? super R, ? super @Nullable V> setter) {
            return new Carrier<>(role, getter, setter, List.of(), null);
        }
    }

    /** Registers an attribute; what is wrong with it is reported by {@link #build}. */
    @SafeVarargs
    final <V> PathRef<V> register(String name, AttributeType<V> type, Carrier<R, V> carrier, Rule<R, V>... rules) {
        requireOpen("attribute '" + name + "'");
        List<RuleSpec<R, V>> specs = new ArrayList<>(rules.length);
        for (Rule<R, V> rule : rules) {
            specs.add(rule.spec());
        }
        RuleSet<R, V> ruleSet = RuleSet.of(specs, type, name, problems);
        Role role = roleOf(name, carrier.role(), ruleSet);
        AttributeDefinition<R, V> definition = new AttributeDefinition<>(
                attributes.size(),
                origin,
                checkedName(name),
                type,
                role,
                ruleSet,
                carrier.getter(),
                carrier.setter(),
                carrier.inputs(),
                carrier.constant());
        @SuppressWarnings("unchecked") // values of the row are what the attribute's own type and getter make them
        AttributeDefinition<R, Object> erased = (AttributeDefinition<R, Object>) (AttributeDefinition<R, ?>) definition;
        attributes.add(erased);
        return definition.ref();
    }

    /** The type, for an attribute whose token has the operators of some stored types only. */
    <V> AttributeType<V> stored(String name, AttributeType<V> type, String advice, ValueType... as) {
        if (!Nested.isLazy(type) && !List.of(as).contains(type.valueType())) {
            problems.add("Attribute '" + name + "' is stored as "
                    + (type.valueType() == ValueType.NULL ? "any type" : type.valueType()) + "; " + advice);
        }
        return type;
    }

    private Role roleOf(String name, Role registered, RuleSet<R, ?> rules) {
        boolean created = rules.has(RuleSpec.Flag.Kind.CREATED_AT);
        boolean updated = rules.has(RuleSpec.Flag.Kind.UPDATED_AT);
        if ((created && updated) || ((created || updated) && registered != Role.ATTRIBUTE)) {
            problems.add("Attribute '" + name + "' is "
                    + (registered == Role.ATTRIBUTE ? "createdAt() and updatedAt()" : registered + " and a timestamp")
                    + " at the same time; keep one");
            return registered;
        }
        return created ? Role.CREATED_AT : updated ? Role.UPDATED_AT : registered;
    }

    /** What is declared below {@code build()} would silently not be part of the schema. */
    private void requireOpen(String what) {
        if (built) {
            throw new IllegalStateException("The definition of " + origin + " is built already, but " + what
                    + " is registered after that; move it above build()");
        }
    }

    private String checkedName(String name) {
        try {
            return AttributeName.of(name).text();
        } catch (IllegalArgumentException e) {
            problems.add("Attribute '" + name + "': " + e.getMessage());
            return "invalid name " + attributes.size();
        }
    }

    KeyDefinition key(KeyPart<R, ?> partition, @Nullable KeyPart<R, ?> sort) {
        requireOpen("the primary key");
        KeyDefinition definition = new KeyDefinition(refs(partition), sort == null ? List.of() : refs(sort));
        if (key != null) {
            problems.add("There are two primary keys: " + key.names() + " and " + definition.names() + "; keep one");
        }
        key = definition;
        KeyChecks.tableKey(definition, origin, problems);
        return definition;
    }

    KeyDefinition index(
            String name,
            boolean global,
            List<PathRef<?>> partition,
            @Nullable KeyPart<R, ?> sort,
            IndexProjection<R> projection) {
        requireOpen("index '" + name + "'");
        KeyDefinition definition = new KeyDefinition(partition, sort == null ? List.of() : refs(sort));
        IndexDescription description = new IndexDescription(
                name,
                global,
                definition.describe(),
                projection.kind(),
                projection.included().stream().map(Attribute::name).toList());
        for (Attribute<R, ?> attribute : projection.included()) {
            if (attribute.path().ref().path().origin() != origin) {
                problems.add("Index '" + name + "' includes '" + attribute.name() + "' of another schema");
            }
        }
        if (indexes.put(name, new CompiledSchema.Index(definition, description)) != null) {
            problems.add("There are two indexes of the name '" + name + "'");
        }
        KeyChecks.index(description, definition, origin, problems);
        return definition;
    }

    UniqueConstraint<R> unique(@Nullable String name, KeyPart<R, ?> attribute, List<UniquePart<R>> more) {
        List<PathRef<?>> attributes = new ArrayList<>(refs(attribute));
        List<PathRef<?>> scope = new ArrayList<>();
        for (UniquePart<R> part : more) {
            if (part instanceof Within<R> within) {
                within.attributes().forEach(inner -> scope.addAll(refs(inner)));
            } else if (part instanceof KeyPart<R, ?> further) {
                attributes.addAll(refs(further));
            }
        }
        UniqueDefinition definition = UniqueDefinition.of(name, attributes, scope);
        requireOpen("unique constraint '" + definition.name() + "'");
        uniques.add(definition);
        return new UniqueConstraint<>(definition);
    }

    void formerlyUnique(String name) {
        requireOpen("former unique constraint '" + name + "'");
        formerUniques.add(name);
    }

    static <R> List<PathRef<?>> refs(KeyPart<R, ?> part) {
        List<PathRef<?>> refs = new ArrayList<>();
        if (part instanceof Attribute<?, ?> attribute) {
            refs.add(attribute.path().ref());
        } else {
            for (KeyPart<R, ?> inner : ((AttributeParts<R, ?>) part).attributes()) {
                refs.addAll(refs(inner));
            }
        }
        return refs;
    }

    void rule(ItemRule<R> rule) {
        requireOpen("a rule of the item");
        itemRules.add(rule);
    }

    void onSet(UnaryOperator<R> transform) {
        requireOpen("onSet(..)");
        onSet.add(transform);
    }

    void onGet(UnaryOperator<R> transform) {
        requireOpen("onGet(..)");
        onGet.add(transform);
    }

    void unknownOnRead(UnknownAttributes policy) {
        requireOpen("unknownOnRead(..)");
        unknownOnRead = policy;
    }

    void unknownOnWrite(UnknownAttributes policy) {
        requireOpen("unknownOnWrite(..)");
        unknownOnWrite = policy;
    }

    /** The schema, or all problems at once. */
    Schema<R> build(@Nullable ItemFactory<R> factory) {
        DefinitionChecks.attributes(attributes, itemType, key, problems);
        DefinitionChecks.inputs(attributes, itemRules, origin, problems);
        KeyChecks.indexes(indexes, problems);
        UniqueChecks.check(uniques, formerUniques, attributes, key, origin, problems);
        if (factory == null || !problems.isEmpty()) {
            throw new SchemaException("The definition of " + origin, problems);
        }
        built = true;
        if (!uniques.isEmpty() || !formerUniques.isEmpty()) {
            Objects.requireNonNull(key).reserve();
        }
        return new Schema<>(new CompiledSchema<>(new CompiledSchema.Parts<>(
                origin,
                itemType,
                List.copyOf(attributes),
                factory,
                key,
                Collections.unmodifiableMap(new LinkedHashMap<>(indexes)),
                List.copyOf(uniques),
                List.copyOf(formerUniques),
                List.copyOf(itemRules),
                List.copyOf(onSet),
                List.copyOf(onGet),
                unknownOnRead,
                unknownOnWrite)));
    }
}
