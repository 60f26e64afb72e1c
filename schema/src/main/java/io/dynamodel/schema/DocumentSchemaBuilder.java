package io.dynamodel.schema;

import io.dynamodel.core.annotation.CanIgnoreReturnValue;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import io.dynamodel.schema.internal.DocumentFactory;
import io.dynamodel.schema.internal.ItemRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Defines the schema of map-shaped items: the same types, rules, keys and indexes as {@link SchemaBuilder}, without
 * getters. Writing rejects attributes that are not registered, unless {@link #unknownOnWrite} says otherwise. Not
 * thread-safe.
 */
@SuppressWarnings("varargs") // the arrays are read and never written
public final class DocumentSchemaBuilder {
    private final Registry<Document> registry;
    private final DocumentAttributes documents;

    DocumentSchemaBuilder(String name) {
        this.registry = new Registry<>(Document.class, name, UnknownAttributes.reject());
        this.documents = new DocumentAttributes(registry);
    }

    // ---- attributes ----

    /** Text, stored as S. */
    @SafeVarargs
    public final StringAttribute<Document> string(String name, Rule<Document, String>... rules) {
        return new StringAttribute<>(documents.attribute(name, AttributeTypes.string(), Role.ATTRIBUTE, rules));
    }

    /** An {@code int}, stored as N. */
    @SafeVarargs
    public final NumberAttribute<Document, Integer> integer(String name, Rule<Document, Integer>... rules) {
        return new NumberAttribute<>(documents.attribute(name, AttributeTypes.integer(), Role.ATTRIBUTE, rules));
    }

    /** A {@code long}, stored as N. */
    @SafeVarargs
    public final NumberAttribute<Document, Long> longInteger(String name, Rule<Document, Long>... rules) {
        return new NumberAttribute<>(documents.attribute(name, AttributeTypes.longInteger(), Role.ATTRIBUTE, rules));
    }

    /** A decimal of up to 38 digits, stored as N, exactly. */
    @SafeVarargs
    public final NumberAttribute<Document, BigDecimal> decimal(String name, Rule<Document, BigDecimal>... rules) {
        return new NumberAttribute<>(documents.attribute(name, AttributeTypes.decimal(), Role.ATTRIBUTE, rules));
    }

    /** A {@code double}, stored as N; NaN and infinity are refused. */
    @SafeVarargs
    public final NumberAttribute<Document, Double> doubleNumber(String name, Rule<Document, Double>... rules) {
        return new NumberAttribute<>(documents.attribute(name, AttributeTypes.doubleNumber(), Role.ATTRIBUTE, rules));
    }

    /** A number of any of the number types of {@link AttributeTypes}. */
    @SafeVarargs
    public final <N extends Number> NumberAttribute<Document, N> number(
            String name, AttributeType<N> type, Rule<Document, N>... rules) {
        return new NumberAttribute<>(documents.attribute(name, number(name, type), Role.ATTRIBUTE, rules));
    }

    /** A boolean, stored as BOOL. */
    @SafeVarargs
    public final ValueAttribute<Document, Boolean> bool(String name, Rule<Document, Boolean>... rules) {
        return new ValueAttribute<>(documents.attribute(name, AttributeTypes.bool(), Role.ATTRIBUTE, rules));
    }

    /** Bytes, stored as B. */
    @SafeVarargs
    public final BinaryAttribute<Document> binary(String name, Rule<Document, SdkBytes>... rules) {
        return new BinaryAttribute<>(documents.attribute(name, AttributeTypes.binary(), Role.ATTRIBUTE, rules));
    }

    /** A point in time, stored as S in ISO 8601 of fixed width, which sorts by time. */
    @SafeVarargs
    public final ScalarAttribute<Document, Instant> instant(String name, Rule<Document, Instant>... rules) {
        return new ScalarAttribute<>(documents.attribute(name, AttributeTypes.instant(), Role.ATTRIBUTE, rules));
    }

    /** A point in time, stored as N in milliseconds; a finer one is refused. */
    @SafeVarargs
    public final ScalarAttribute<Document, Instant> epochMillis(String name, Rule<Document, Instant>... rules) {
        return new ScalarAttribute<>(documents.attribute(name, AttributeTypes.epochMillis(), Role.ATTRIBUTE, rules));
    }

    /** A point in time, stored as N in seconds; a finer one is refused. */
    @SafeVarargs
    public final ScalarAttribute<Document, Instant> epochSeconds(String name, Rule<Document, Instant>... rules) {
        return new ScalarAttribute<>(documents.attribute(name, AttributeTypes.epochSeconds(), Role.ATTRIBUTE, rules));
    }

    /** A date, stored as S in ISO 8601. */
    @SafeVarargs
    public final ScalarAttribute<Document, LocalDate> localDate(String name, Rule<Document, LocalDate>... rules) {
        return new ScalarAttribute<>(documents.attribute(name, AttributeTypes.localDate(), Role.ATTRIBUTE, rules));
    }

    /** A UUID, stored as S. */
    @SafeVarargs
    public final ScalarAttribute<Document, UUID> uuid(String name, Rule<Document, UUID>... rules) {
        return new ScalarAttribute<>(documents.attribute(name, AttributeTypes.uuid(), Role.ATTRIBUTE, rules));
    }

    /** A constant of an enum, stored as S by its name. */
    @SafeVarargs
    public final <E extends Enum<E>> ScalarAttribute<Document, E> enumeration(
            String name, Class<E> type, Rule<Document, E>... rules) {
        return new ScalarAttribute<>(
                documents.attribute(name, AttributeTypes.enumeration(type), Role.ATTRIBUTE, rules));
    }

    /** A value of any type that is stored as S, N or B. */
    @SafeVarargs
    public final <V> ScalarAttribute<Document, V> scalar(
            String name, AttributeType<V> type, Rule<Document, V>... rules) {
        return new ScalarAttribute<>(documents.attribute(name, scalar(name, type), Role.ATTRIBUTE, rules));
    }

    /** A value of any type: a union, an optional, a converted or raw value. */
    @SafeVarargs
    public final <V> ValueAttribute<Document, V> value(String name, AttributeType<V> type, Rule<Document, V>... rules) {
        return new ValueAttribute<>(documents.attribute(name, type, Role.ATTRIBUTE, rules));
    }

    /** A value that Jackson writes as JSON, stored as S. */
    @SafeVarargs
    public final <V> ValueAttribute<Document, V> json(String name, Class<V> type, Rule<Document, V>... rules) {
        return new ValueAttribute<>(documents.attribute(name, AttributeTypes.json(type), Role.ATTRIBUTE, rules));
    }

    /** A set of strings, stored as SS; an empty one is stored as absent and read as empty. */
    @SafeVarargs
    public final SetAttribute<Document, String> stringSet(String name, Rule<Document, Set<String>>... rules) {
        return new SetAttribute<>(documents.attribute(name, AttributeTypes.stringSet(), Role.ATTRIBUTE, rules));
    }

    /** A set of values that are S, N or B, stored as SS, NS or BS. */
    @SafeVarargs
    public final <E> SetAttribute<Document, E> set(
            String name, AttributeType<E> element, Rule<Document, Set<E>>... rules) {
        return new SetAttribute<>(documents.attribute(name, AttributeTypes.setOf(element), Role.ATTRIBUTE, rules));
    }

    /** A list of values, or of nested items, stored as L. */
    @SafeVarargs
    public final <E> ListAttribute<Document, E> list(
            String name, AttributeType<E> element, Rule<Document, List<E>>... rules) {
        return new ListAttribute<>(documents.attribute(name, AttributeTypes.listOf(element), Role.ATTRIBUTE, rules));
    }

    /** A map whose names are data, stored as M. */
    @SafeVarargs
    public final <E> DictionaryAttribute<Document, E> dictionary(
            String name, AttributeType<E> element, Rule<Document, Map<String, E>>... rules) {
        return new DictionaryAttribute<>(
                documents.attribute(name, AttributeTypes.dictionaryOf(element), Role.ATTRIBUTE, rules));
    }

    /** A nested item, stored as M; {@code schema} is a {@link Schema} or {@link Schema#lazy}. */
    @SafeVarargs
    public final <M> MapAttribute<Document, M> map(String name, AttributeType<M> schema, Rule<Document, M>... rules) {
        return new MapAttribute<>(documents.attribute(name, nested(name, schema), Role.ATTRIBUTE, rules));
    }

    /** When DynamoDB may delete the item, stored as N in seconds; creating the table turns time to live on. */
    @SafeVarargs
    public final ScalarAttribute<Document, Instant> ttl(String name, Rule<Document, Instant>... rules) {
        return new ScalarAttribute<>(documents.attribute(name, AttributeTypes.epochSeconds(), Role.TTL, rules));
    }

    /** A value of any kind: text, number, boolean, bytes, list, map or set, stored as what it is. */
    @SafeVarargs
    public final ValueAttribute<Document, Object> any(String name, Rule<Document, Object>... rules) {
        return value(name, AttributeTypes.any(), rules);
    }

    /** The version of the item for optimistic locking, stored as N; absent counts as 0, the first write stores 1. */
    @SafeVarargs
    public final NumberAttribute<Document, Long> version(String name, Rule<Document, Long>... rules) {
        return new NumberAttribute<>(documents.attribute(name, AttributeTypes.longInteger(), Role.VERSION, rules));
    }

    /** Text that every item has, such as the kind of the item; on read it must be the same. */
    public StringAttribute<Document> constant(String name, String value) {
        return new StringAttribute<>(documents.constant(name, value));
    }

    /**
     * An attribute that is computed from others on every write. An update that touches an input must set all of them
     * to values, so that it can be computed anew, or it is refused.
     *
     * @param function from the item; null leaves the attribute absent
     * @param inputs the attributes that the function looks at
     */
    public <V> ScalarAttribute<Document, V> computed(
            String name,
            AttributeType<V> type,
            Function<? super Document, ? extends @Nullable V> function,
            List<? extends Attribute<Document, ?>> inputs) {
        return new ScalarAttribute<>(registry.register(
                name,
                type,
                new Registry.Carrier<Document, V>(Role.COMPUTED, function, null, List.copyOf(inputs), null)));
    }

    private <N> AttributeType<N> number(String name, AttributeType<N> type) {
        return registry.stored(name, type, "register it with scalar(..) or value(..)", ValueType.N);
    }

    private <V> AttributeType<V> scalar(String name, AttributeType<V> type) {
        return registry.stored(name, type, "register it with value(..)", ValueType.S, ValueType.N, ValueType.B);
    }

    private <M> AttributeType<M> nested(String name, AttributeType<M> type) {
        return registry.stored(name, type, "map(..) is for nested items; register it with value(..)", ValueType.M);
    }

    // ---- keys and indexes ----

    /** The primary key of a table that has a partition key only. */
    public <P> PrimaryKey<Document, P> key(KeyPart<Document, P> partition) {
        return new PrimaryKey<>(registry.origin(), registry.key(partition, null));
    }

    /** The primary key of a table that has a partition key and a sort key. */
    public <P, S> SortedKey<Document, P, S> key(KeyPart<Document, P> partition, KeyPart<Document, S> sort) {
        return new SortedKey<>(registry.origin(), registry.key(partition, sort));
    }

    /** A global secondary index without a sort key that holds all attributes. */
    public <P> Index<Document, P> globalIndex(String name, KeyPart<Document, P> partition) {
        return globalIndex(name, partition, IndexProjection.all());
    }

    /** A global secondary index without a sort key. */
    public <P> Index<Document, P> globalIndex(
            String name, KeyPart<Document, P> partition, IndexProjection<Document> projection) {
        return new Index<>(
                registry.origin(), registry.index(name, true, Registry.refs(partition), null, projection), name);
    }

    /** A global secondary index with a sort key that holds all attributes. */
    public <P, S> SortedIndex<Document, P, S> globalIndex(
            String name, KeyPart<Document, P> partition, KeyPart<Document, S> sort) {
        return globalIndex(name, partition, sort, IndexProjection.all());
    }

    /** A global secondary index with a sort key. */
    public <P, S> SortedIndex<Document, P, S> globalIndex(
            String name,
            KeyPart<Document, P> partition,
            KeyPart<Document, S> sort,
            IndexProjection<Document> projection) {
        return new SortedIndex<>(
                registry.origin(), registry.index(name, true, Registry.refs(partition), sort, projection), name);
    }

    /** A local secondary index that holds all attributes: the table's partitions, sorted by another attribute. */
    public <P, S> SortedIndex<Document, P, S> localIndex(
            String name, SortedKey<Document, P, ?> key, KeyPart<Document, S> sort) {
        return localIndex(name, key, sort, IndexProjection.all());
    }

    /** A local secondary index: the table's partitions, sorted by another attribute. */
    public <P, S> SortedIndex<Document, P, S> localIndex(
            String name,
            SortedKey<Document, P, ?> key,
            KeyPart<Document, S> sort,
            IndexProjection<Document> projection) {
        return new SortedIndex<>(
                registry.origin(), registry.index(name, false, key.definition().partition(), sort, projection), name);
    }

    /** Two attributes as one half of the key of a global index. */
    public <A, B> KeyPart<Document, Parts<A, B>> parts(KeyPart<Document, A> a, KeyPart<Document, B> b) {
        return new AttributeParts<>(List.of(a, b));
    }

    /** Three attributes as one half of the key of a global index. */
    public <A, B, C> KeyPart<Document, Parts<A, Parts<B, C>>> parts(
            KeyPart<Document, A> a, KeyPart<Document, B> b, KeyPart<Document, C> c) {
        return new AttributeParts<>(List.of(a, b, c));
    }

    /** Four attributes as one half of the key of a global index. */
    public <A, B, C, D> KeyPart<Document, Parts<A, Parts<B, Parts<C, D>>>> parts(
            KeyPart<Document, A> a, KeyPart<Document, B> b, KeyPart<Document, C> c, KeyPart<Document, D> d) {
        return new AttributeParts<>(List.of(a, b, c, d));
    }

    // ---- unique constraints ----

    /**
     * No two items of the table have the same value of the attribute, or of all of the attributes together: {@code
     * unique(EMAIL)}, {@code unique(FIRST, LAST)}, {@code unique(EMAIL, within(TENANT))}. Values are compared as they are
     * stored, after transforms; numbers by value. An item that lacks one of the attributes is not constrained.
     *
     * <p>Each value is claimed by an item of its own in the same table, written in one transaction with the item; see the
     * guide "Unique constraints" for what that costs. The constraint is called after its attributes: as claims are stored
     * under that name, give it another by hand if they may be renamed.
     *
     * @param attribute the attribute
     * @param more further attributes whose values count together with it, and its scope
     */
    @SafeVarargs
    @CanIgnoreReturnValue
    public final UniqueConstraint<Document> unique(KeyPart<Document, ?> attribute, UniquePart<Document>... more) {
        return registry.unique(null, attribute, List.of(more));
    }

    /**
     * The same under a name of its own, which is stored with every claim. Schemas that share a table share the constraints
     * that have the same name.
     */
    @SafeVarargs
    @CanIgnoreReturnValue
    public final UniqueConstraint<Document> unique(
            String name, KeyPart<Document, ?> attribute, UniquePart<Document>... more) {
        return registry.unique(name, attribute, List.of(more));
    }

    /**
     * There was a unique constraint of this name, and its claims may still be in the table: nothing is kept unique by it,
     * scans leave its claims out, and {@code verifyUnique().repairing()} deletes them. Take it out when they are gone. See
     * the guide "Unique constraints" for the steps.
     *
     * @param name the name of the constraint, as its violations told it: that of its attribute, if it was given none
     */
    public void formerlyUnique(String name) {
        registry.formerlyUnique(name);
    }

    // ---- the whole item ----

    /**
     * A rule of the whole item, after all rules of attributes.
     *
     * @param message what was expected, as the end of a sentence that begins with "The item must"
     * @param inputs the attributes that the rule looks at; an update that touches none of them is not affected by it,
     *     while without inputs every update is refused, as it could break the rule unnoticed
     */
    @SafeVarargs
    @CanIgnoreReturnValue
    public final DocumentSchemaBuilder validate(
            Predicate<? super Document> predicate, String message, Attribute<Document, ?>... inputs) {
        registry.rule(new ItemRule<>(predicate, message, List.of(inputs)));
        return this;
    }

    /**
     * Changes items on write, after the set transforms of their attributes. What it makes is held against the rules of
     * the attributes. An update of a part cannot run it and is refused: use {@code modify(key, fn)} there, or
     * {@code computed(..)}.
     */
    @CanIgnoreReturnValue
    public DocumentSchemaBuilder onSet(UnaryOperator<Document> transform) {
        registry.onSet(transform);
        return this;
    }

    /** Changes items on read, after the get transforms of their attributes. */
    @CanIgnoreReturnValue
    public DocumentSchemaBuilder onGet(UnaryOperator<Document> transform) {
        registry.onGet(transform);
        return this;
    }

    /** What happens to attributes on read that the schema does not describe; they are dropped unless said. */
    @CanIgnoreReturnValue
    public DocumentSchemaBuilder unknownOnRead(UnknownAttributes policy) {
        registry.unknownOnRead(policy);
        return this;
    }

    /** What happens to attributes on write that the schema does not describe; they are rejected unless said. */
    @CanIgnoreReturnValue
    public DocumentSchemaBuilder unknownOnWrite(UnknownAttributes policy) {
        registry.unknownOnWrite(policy);
        return this;
    }

    // ---- the end ----

    /**
     * The schema.
     *
     * @throws io.dynamodel.core.error.SchemaException with all problems of the definition
     */
    public Schema<Document> build() {
        return registry.build(new DocumentFactory(registry.attributes()));
    }
}
