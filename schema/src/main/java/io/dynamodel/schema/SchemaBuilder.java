package io.dynamodel.schema;

import io.dynamodel.core.annotation.CanIgnoreReturnValue;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import io.dynamodel.schema.internal.ItemRule;
import io.dynamodel.schema.internal.MutableFactory;
import io.dynamodel.schema.internal.PathRef;
import io.dynamodel.schema.internal.ReaderFactory;
import io.dynamodel.schema.internal.RecordFactory;
import java.lang.invoke.MethodHandles;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Defines a schema, one attribute after the other: each call registers an attribute and returns its token. Rules are
 * arguments. What is wrong is collected and reported by {@code build()}, all at once. Not thread-safe.
 *
 * <p>Attributes are optional unless they have the rule {@code required()} or are part of the primary key.
 *
 * @param <R> the item type
 */
@SuppressWarnings("varargs") // the arrays are read and never written
public final class SchemaBuilder<R> {
    private final Registry<R> registry;

    SchemaBuilder(Class<R> itemType) {
        this.registry = new Registry<>(itemType, itemType.getSimpleName(), UnknownAttributes.drop());
    }

    // ---- attributes ----

    /** Text, stored as S. */
    @SafeVarargs
    public final StringAttribute<R> string(
            String name, Function<? super R, ? extends @Nullable String> getter, Rule<R, String>... rules) {
        return new StringAttribute<>(attribute(name, AttributeTypes.string(), Role.ATTRIBUTE, getter, null, rules));
    }

    /** Text, stored as S. For a class with setters. */
    @SafeVarargs
    public final StringAttribute<R> string(
            String name,
            Function<? super R, ? extends @Nullable String> getter,
            BiConsumer<? super R, ? super @Nullable String> setter,
            Rule<R, String>... rules) {
        return new StringAttribute<>(attribute(name, AttributeTypes.string(), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** An {@code int}, stored as N. */
    @SafeVarargs
    public final NumberAttribute<R, Integer> integer(
            String name, Function<? super R, ? extends @Nullable Integer> getter, Rule<R, Integer>... rules) {
        return new NumberAttribute<>(attribute(name, AttributeTypes.integer(), Role.ATTRIBUTE, getter, null, rules));
    }

    /** An {@code int}, stored as N. For a class with setters. */
    @SafeVarargs
    public final NumberAttribute<R, Integer> integer(
            String name,
            Function<? super R, ? extends @Nullable Integer> getter,
            BiConsumer<? super R, ? super @Nullable Integer> setter,
            Rule<R, Integer>... rules) {
        return new NumberAttribute<>(attribute(name, AttributeTypes.integer(), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A {@code long}, stored as N. */
    @SafeVarargs
    public final NumberAttribute<R, Long> longInteger(
            String name, Function<? super R, ? extends @Nullable Long> getter, Rule<R, Long>... rules) {
        return new NumberAttribute<>(
                attribute(name, AttributeTypes.longInteger(), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A {@code long}, stored as N. For a class with setters. */
    @SafeVarargs
    public final NumberAttribute<R, Long> longInteger(
            String name,
            Function<? super R, ? extends @Nullable Long> getter,
            BiConsumer<? super R, ? super @Nullable Long> setter,
            Rule<R, Long>... rules) {
        return new NumberAttribute<>(
                attribute(name, AttributeTypes.longInteger(), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A decimal of up to 38 digits, stored as N, exactly. */
    @SafeVarargs
    public final NumberAttribute<R, BigDecimal> decimal(
            String name, Function<? super R, ? extends @Nullable BigDecimal> getter, Rule<R, BigDecimal>... rules) {
        return new NumberAttribute<>(attribute(name, AttributeTypes.decimal(), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A decimal of up to 38 digits, stored as N, exactly. For a class with setters. */
    @SafeVarargs
    public final NumberAttribute<R, BigDecimal> decimal(
            String name,
            Function<? super R, ? extends @Nullable BigDecimal> getter,
            BiConsumer<? super R, ? super @Nullable BigDecimal> setter,
            Rule<R, BigDecimal>... rules) {
        return new NumberAttribute<>(attribute(name, AttributeTypes.decimal(), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A {@code double}, stored as N; NaN and infinity are refused. */
    @SafeVarargs
    public final NumberAttribute<R, Double> doubleNumber(
            String name, Function<? super R, ? extends @Nullable Double> getter, Rule<R, Double>... rules) {
        return new NumberAttribute<>(
                attribute(name, AttributeTypes.doubleNumber(), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A {@code double}, stored as N; NaN and infinity are refused. For a class with setters. */
    @SafeVarargs
    public final NumberAttribute<R, Double> doubleNumber(
            String name,
            Function<? super R, ? extends @Nullable Double> getter,
            BiConsumer<? super R, ? super @Nullable Double> setter,
            Rule<R, Double>... rules) {
        return new NumberAttribute<>(
                attribute(name, AttributeTypes.doubleNumber(), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A number of any of the number types of {@link AttributeTypes}. */
    @SafeVarargs
    public final <N extends Number> NumberAttribute<R, N> number(
            String name,
            Function<? super R, ? extends @Nullable N> getter,
            AttributeType<N> type,
            Rule<R, N>... rules) {
        return new NumberAttribute<>(attribute(name, number(name, type), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A number of any of the number types of {@link AttributeTypes}. For a class with setters. */
    @SafeVarargs
    public final <N extends Number> NumberAttribute<R, N> number(
            String name,
            Function<? super R, ? extends @Nullable N> getter,
            BiConsumer<? super R, ? super @Nullable N> setter,
            AttributeType<N> type,
            Rule<R, N>... rules) {
        return new NumberAttribute<>(attribute(name, number(name, type), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A boolean, stored as BOOL. */
    @SafeVarargs
    public final ValueAttribute<R, Boolean> bool(
            String name, Function<? super R, ? extends @Nullable Boolean> getter, Rule<R, Boolean>... rules) {
        return new ValueAttribute<>(attribute(name, AttributeTypes.bool(), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A boolean, stored as BOOL. For a class with setters. */
    @SafeVarargs
    public final ValueAttribute<R, Boolean> bool(
            String name,
            Function<? super R, ? extends @Nullable Boolean> getter,
            BiConsumer<? super R, ? super @Nullable Boolean> setter,
            Rule<R, Boolean>... rules) {
        return new ValueAttribute<>(attribute(name, AttributeTypes.bool(), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** Bytes, stored as B. */
    @SafeVarargs
    public final BinaryAttribute<R> binary(
            String name, Function<? super R, ? extends @Nullable SdkBytes> getter, Rule<R, SdkBytes>... rules) {
        return new BinaryAttribute<>(attribute(name, AttributeTypes.binary(), Role.ATTRIBUTE, getter, null, rules));
    }

    /** Bytes, stored as B. For a class with setters. */
    @SafeVarargs
    public final BinaryAttribute<R> binary(
            String name,
            Function<? super R, ? extends @Nullable SdkBytes> getter,
            BiConsumer<? super R, ? super @Nullable SdkBytes> setter,
            Rule<R, SdkBytes>... rules) {
        return new BinaryAttribute<>(attribute(name, AttributeTypes.binary(), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A point in time, stored as S in ISO 8601 of fixed width, which sorts by time. */
    @SafeVarargs
    public final ScalarAttribute<R, Instant> instant(
            String name, Function<? super R, ? extends @Nullable Instant> getter, Rule<R, Instant>... rules) {
        return new ScalarAttribute<>(attribute(name, AttributeTypes.instant(), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A point in time, stored as S in ISO 8601 of fixed width, which sorts by time. For a class with setters. */
    @SafeVarargs
    public final ScalarAttribute<R, Instant> instant(
            String name,
            Function<? super R, ? extends @Nullable Instant> getter,
            BiConsumer<? super R, ? super @Nullable Instant> setter,
            Rule<R, Instant>... rules) {
        return new ScalarAttribute<>(attribute(name, AttributeTypes.instant(), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A point in time, stored as N in milliseconds; a finer one is refused. */
    @SafeVarargs
    public final ScalarAttribute<R, Instant> epochMillis(
            String name, Function<? super R, ? extends @Nullable Instant> getter, Rule<R, Instant>... rules) {
        return new ScalarAttribute<>(
                attribute(name, AttributeTypes.epochMillis(), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A point in time, stored as N in milliseconds; a finer one is refused. For a class with setters. */
    @SafeVarargs
    public final ScalarAttribute<R, Instant> epochMillis(
            String name,
            Function<? super R, ? extends @Nullable Instant> getter,
            BiConsumer<? super R, ? super @Nullable Instant> setter,
            Rule<R, Instant>... rules) {
        return new ScalarAttribute<>(
                attribute(name, AttributeTypes.epochMillis(), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A point in time, stored as N in seconds; a finer one is refused. */
    @SafeVarargs
    public final ScalarAttribute<R, Instant> epochSeconds(
            String name, Function<? super R, ? extends @Nullable Instant> getter, Rule<R, Instant>... rules) {
        return new ScalarAttribute<>(
                attribute(name, AttributeTypes.epochSeconds(), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A point in time, stored as N in seconds; a finer one is refused. For a class with setters. */
    @SafeVarargs
    public final ScalarAttribute<R, Instant> epochSeconds(
            String name,
            Function<? super R, ? extends @Nullable Instant> getter,
            BiConsumer<? super R, ? super @Nullable Instant> setter,
            Rule<R, Instant>... rules) {
        return new ScalarAttribute<>(
                attribute(name, AttributeTypes.epochSeconds(), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A date, stored as S in ISO 8601. */
    @SafeVarargs
    public final ScalarAttribute<R, LocalDate> localDate(
            String name, Function<? super R, ? extends @Nullable LocalDate> getter, Rule<R, LocalDate>... rules) {
        return new ScalarAttribute<>(attribute(name, AttributeTypes.localDate(), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A date, stored as S in ISO 8601. For a class with setters. */
    @SafeVarargs
    public final ScalarAttribute<R, LocalDate> localDate(
            String name,
            Function<? super R, ? extends @Nullable LocalDate> getter,
            BiConsumer<? super R, ? super @Nullable LocalDate> setter,
            Rule<R, LocalDate>... rules) {
        return new ScalarAttribute<>(
                attribute(name, AttributeTypes.localDate(), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A UUID, stored as S. */
    @SafeVarargs
    public final ScalarAttribute<R, UUID> uuid(
            String name, Function<? super R, ? extends @Nullable UUID> getter, Rule<R, UUID>... rules) {
        return new ScalarAttribute<>(attribute(name, AttributeTypes.uuid(), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A UUID, stored as S. For a class with setters. */
    @SafeVarargs
    public final ScalarAttribute<R, UUID> uuid(
            String name,
            Function<? super R, ? extends @Nullable UUID> getter,
            BiConsumer<? super R, ? super @Nullable UUID> setter,
            Rule<R, UUID>... rules) {
        return new ScalarAttribute<>(attribute(name, AttributeTypes.uuid(), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A constant of an enum, stored as S by its name. */
    @SafeVarargs
    public final <E extends Enum<E>> ScalarAttribute<R, E> enumeration(
            String name, Function<? super R, ? extends @Nullable E> getter, Class<E> type, Rule<R, E>... rules) {
        return new ScalarAttribute<>(
                attribute(name, AttributeTypes.enumeration(type), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A constant of an enum, stored as S by its name. For a class with setters. */
    @SafeVarargs
    public final <E extends Enum<E>> ScalarAttribute<R, E> enumeration(
            String name,
            Function<? super R, ? extends @Nullable E> getter,
            BiConsumer<? super R, ? super @Nullable E> setter,
            Class<E> type,
            Rule<R, E>... rules) {
        return new ScalarAttribute<>(
                attribute(name, AttributeTypes.enumeration(type), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A value of any type that is stored as S, N or B. */
    @SafeVarargs
    public final <V> ScalarAttribute<R, V> scalar(
            String name,
            Function<? super R, ? extends @Nullable V> getter,
            AttributeType<V> type,
            Rule<R, V>... rules) {
        return new ScalarAttribute<>(attribute(name, scalar(name, type), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A value of any type that is stored as S, N or B. For a class with setters. */
    @SafeVarargs
    public final <V> ScalarAttribute<R, V> scalar(
            String name,
            Function<? super R, ? extends @Nullable V> getter,
            BiConsumer<? super R, ? super @Nullable V> setter,
            AttributeType<V> type,
            Rule<R, V>... rules) {
        return new ScalarAttribute<>(attribute(name, scalar(name, type), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A value of any type: a union, an optional, a converted or raw value. */
    @SafeVarargs
    public final <V> ValueAttribute<R, V> value(
            String name,
            Function<? super R, ? extends @Nullable V> getter,
            AttributeType<V> type,
            Rule<R, V>... rules) {
        return new ValueAttribute<>(attribute(name, type, Role.ATTRIBUTE, getter, null, rules));
    }

    /** A value of any type: a union, an optional, a converted or raw value. For a class with setters. */
    @SafeVarargs
    public final <V> ValueAttribute<R, V> value(
            String name,
            Function<? super R, ? extends @Nullable V> getter,
            BiConsumer<? super R, ? super @Nullable V> setter,
            AttributeType<V> type,
            Rule<R, V>... rules) {
        return new ValueAttribute<>(attribute(name, type, Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A value that Jackson writes as JSON, stored as S. */
    @SafeVarargs
    public final <V> ValueAttribute<R, V> json(
            String name, Function<? super R, ? extends @Nullable V> getter, Class<V> type, Rule<R, V>... rules) {
        return new ValueAttribute<>(attribute(name, AttributeTypes.json(type), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A value that Jackson writes as JSON, stored as S. For a class with setters. */
    @SafeVarargs
    public final <V> ValueAttribute<R, V> json(
            String name,
            Function<? super R, ? extends @Nullable V> getter,
            BiConsumer<? super R, ? super @Nullable V> setter,
            Class<V> type,
            Rule<R, V>... rules) {
        return new ValueAttribute<>(attribute(name, AttributeTypes.json(type), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A set of strings, stored as SS; an empty one is stored as absent and read as empty. */
    @SafeVarargs
    public final SetAttribute<R, String> stringSet(
            String name, Function<? super R, ? extends @Nullable Set<String>> getter, Rule<R, Set<String>>... rules) {
        return new SetAttribute<>(attribute(name, AttributeTypes.stringSet(), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A set of strings, stored as SS; an empty one is stored as absent and read as empty. For a class with setters. */
    @SafeVarargs
    public final SetAttribute<R, String> stringSet(
            String name,
            Function<? super R, ? extends @Nullable Set<String>> getter,
            BiConsumer<? super R, ? super @Nullable Set<String>> setter,
            Rule<R, Set<String>>... rules) {
        return new SetAttribute<>(attribute(name, AttributeTypes.stringSet(), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A set of values that are S, N or B, stored as SS, NS or BS. */
    @SafeVarargs
    public final <E> SetAttribute<R, E> set(
            String name,
            Function<? super R, ? extends @Nullable Set<E>> getter,
            AttributeType<E> element,
            Rule<R, Set<E>>... rules) {
        return new SetAttribute<>(attribute(name, AttributeTypes.setOf(element), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A set of values that are S, N or B, stored as SS, NS or BS. For a class with setters. */
    @SafeVarargs
    public final <E> SetAttribute<R, E> set(
            String name,
            Function<? super R, ? extends @Nullable Set<E>> getter,
            BiConsumer<? super R, ? super @Nullable Set<E>> setter,
            AttributeType<E> element,
            Rule<R, Set<E>>... rules) {
        return new SetAttribute<>(
                attribute(name, AttributeTypes.setOf(element), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A list of values, or of nested items, stored as L. */
    @SafeVarargs
    public final <E> ListAttribute<R, E> list(
            String name,
            Function<? super R, ? extends @Nullable List<E>> getter,
            AttributeType<E> element,
            Rule<R, List<E>>... rules) {
        return new ListAttribute<>(
                attribute(name, AttributeTypes.listOf(element), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A list of values, or of nested items, stored as L. For a class with setters. */
    @SafeVarargs
    public final <E> ListAttribute<R, E> list(
            String name,
            Function<? super R, ? extends @Nullable List<E>> getter,
            BiConsumer<? super R, ? super @Nullable List<E>> setter,
            AttributeType<E> element,
            Rule<R, List<E>>... rules) {
        return new ListAttribute<>(
                attribute(name, AttributeTypes.listOf(element), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A map whose names are data, stored as M. */
    @SafeVarargs
    public final <E> DictionaryAttribute<R, E> dictionary(
            String name,
            Function<? super R, ? extends @Nullable Map<String, E>> getter,
            AttributeType<E> element,
            Rule<R, Map<String, E>>... rules) {
        return new DictionaryAttribute<>(
                attribute(name, AttributeTypes.dictionaryOf(element), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A map whose names are data, stored as M. For a class with setters. */
    @SafeVarargs
    public final <E> DictionaryAttribute<R, E> dictionary(
            String name,
            Function<? super R, ? extends @Nullable Map<String, E>> getter,
            BiConsumer<? super R, ? super @Nullable Map<String, E>> setter,
            AttributeType<E> element,
            Rule<R, Map<String, E>>... rules) {
        return new DictionaryAttribute<>(
                attribute(name, AttributeTypes.dictionaryOf(element), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** A nested item, stored as M; {@code schema} is a {@link Schema} or {@link Schema#lazy}. */
    @SafeVarargs
    public final <M> MapAttribute<R, M> map(
            String name,
            Function<? super R, ? extends @Nullable M> getter,
            AttributeType<M> schema,
            Rule<R, M>... rules) {
        return new MapAttribute<>(attribute(name, nested(name, schema), Role.ATTRIBUTE, getter, null, rules));
    }

    /** A nested item, stored as M; {@code schema} is a {@link Schema} or {@link Schema#lazy}. For a class with setters. */
    @SafeVarargs
    public final <M> MapAttribute<R, M> map(
            String name,
            Function<? super R, ? extends @Nullable M> getter,
            BiConsumer<? super R, ? super @Nullable M> setter,
            AttributeType<M> schema,
            Rule<R, M>... rules) {
        return new MapAttribute<>(attribute(name, nested(name, schema), Role.ATTRIBUTE, getter, setter, rules));
    }

    /** When DynamoDB may delete the item, stored as N in seconds; creating the table turns time to live on. */
    @SafeVarargs
    public final ScalarAttribute<R, Instant> ttl(
            String name, Function<? super R, ? extends @Nullable Instant> getter, Rule<R, Instant>... rules) {
        return new ScalarAttribute<>(attribute(name, AttributeTypes.epochSeconds(), Role.TTL, getter, null, rules));
    }

    /** When DynamoDB may delete the item, stored as N in seconds; creating the table turns time to live on. For a class with setters. */
    @SafeVarargs
    public final ScalarAttribute<R, Instant> ttl(
            String name,
            Function<? super R, ? extends @Nullable Instant> getter,
            BiConsumer<? super R, ? super @Nullable Instant> setter,
            Rule<R, Instant>... rules) {
        return new ScalarAttribute<>(attribute(name, AttributeTypes.epochSeconds(), Role.TTL, getter, setter, rules));
    }

    /** The version of the item for optimistic locking, stored as N; absent counts as 0, the first write stores 1. */
    @SafeVarargs
    public final NumberAttribute<R, Long> version(
            String name, Function<? super R, ? extends @Nullable Long> getter, Rule<R, Long>... rules) {
        return new NumberAttribute<>(attribute(name, AttributeTypes.longInteger(), Role.VERSION, getter, null, rules));
    }

    /** The version of the item for optimistic locking. For a class with setters. */
    @SafeVarargs
    public final NumberAttribute<R, Long> version(
            String name,
            Function<? super R, ? extends @Nullable Long> getter,
            BiConsumer<? super R, ? super @Nullable Long> setter,
            Rule<R, Long>... rules) {
        return new NumberAttribute<>(
                attribute(name, AttributeTypes.longInteger(), Role.VERSION, getter, setter, rules));
    }

    /** Text that every item has and no object carries, such as the kind of the item; on read it must be the same. */
    public StringAttribute<R> constant(String name, String value) {
        return new StringAttribute<>(registry.register(
                name,
                AttributeTypes.string(),
                new Registry.Carrier<R, String>(Role.CONSTANT, null, null, List.of(), value)));
    }

    /**
     * An attribute that is stored, and computed from others on every write; no object carries it. An update that
     * touches an input must set all of them to values, so that it can be computed anew, or it is refused.
     *
     * @param function from the item; null leaves the attribute absent
     * @param inputs the attributes that the function looks at
     */
    public <V> ScalarAttribute<R, V> computed(
            String name,
            AttributeType<V> type,
            Function<? super R, ? extends @Nullable V> function,
            List<? extends Attribute<R, ?>> inputs) {
        return new ScalarAttribute<>(registry.register(
                name, type, new Registry.Carrier<R, V>(Role.COMPUTED, function, null, List.copyOf(inputs), null)));
    }

    @SafeVarargs
    private <V> PathRef<V> attribute(
            String name,
            AttributeType<V> type,
            Role role,
            Function<? super R, ? extends @Nullable V> getter,
            @Nullable BiConsumer<? super R, ? super @Nullable V> setter,
            Rule<R, V>... rules) {
        return registry.register(name, type, Registry.Carrier.of(role, getter, setter), rules);
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
    public <P> PrimaryKey<R, P> key(KeyPart<R, P> partition) {
        return new PrimaryKey<>(registry.origin(), registry.key(partition, null));
    }

    /** The primary key of a table that has a partition key and a sort key. */
    public <P, S> SortedKey<R, P, S> key(KeyPart<R, P> partition, KeyPart<R, S> sort) {
        return new SortedKey<>(registry.origin(), registry.key(partition, sort));
    }

    /** A global secondary index without a sort key that holds all attributes. */
    public <P> Index<R, P> globalIndex(String name, KeyPart<R, P> partition) {
        return globalIndex(name, partition, IndexProjection.all());
    }

    /** A global secondary index without a sort key. */
    public <P> Index<R, P> globalIndex(String name, KeyPart<R, P> partition, IndexProjection<R> projection) {
        return new Index<>(
                registry.origin(), registry.index(name, true, Registry.refs(partition), null, projection), name);
    }

    /** A global secondary index with a sort key that holds all attributes. */
    public <P, S> SortedIndex<R, P, S> globalIndex(String name, KeyPart<R, P> partition, KeyPart<R, S> sort) {
        return globalIndex(name, partition, sort, IndexProjection.all());
    }

    /** A global secondary index with a sort key. */
    public <P, S> SortedIndex<R, P, S> globalIndex(
            String name, KeyPart<R, P> partition, KeyPart<R, S> sort, IndexProjection<R> projection) {
        return new SortedIndex<>(
                registry.origin(), registry.index(name, true, Registry.refs(partition), sort, projection), name);
    }

    /** A local secondary index that holds all attributes: the table's partitions, sorted by another attribute. */
    public <P, S> SortedIndex<R, P, S> localIndex(String name, SortedKey<R, P, ?> key, KeyPart<R, S> sort) {
        return localIndex(name, key, sort, IndexProjection.all());
    }

    /** A local secondary index: the table's partitions, sorted by another attribute. */
    public <P, S> SortedIndex<R, P, S> localIndex(
            String name, SortedKey<R, P, ?> key, KeyPart<R, S> sort, IndexProjection<R> projection) {
        return new SortedIndex<>(
                registry.origin(), registry.index(name, false, key.definition().partition(), sort, projection), name);
    }

    /** Two attributes as one half of the key of a global index. */
    public <A, B> KeyPart<R, Parts<A, B>> parts(KeyPart<R, A> a, KeyPart<R, B> b) {
        return new AttributeParts<>(List.of(a, b));
    }

    /** Three attributes as one half of the key of a global index. */
    public <A, B, C> KeyPart<R, Parts<A, Parts<B, C>>> parts(KeyPart<R, A> a, KeyPart<R, B> b, KeyPart<R, C> c) {
        return new AttributeParts<>(List.of(a, b, c));
    }

    /** Four attributes as one half of the key of a global index. */
    public <A, B, C, D> KeyPart<R, Parts<A, Parts<B, Parts<C, D>>>> parts(
            KeyPart<R, A> a, KeyPart<R, B> b, KeyPart<R, C> c, KeyPart<R, D> d) {
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
    public final UniqueConstraint<R> unique(KeyPart<R, ?> attribute, UniquePart<R>... more) {
        return registry.unique(null, attribute, List.of(more));
    }

    /**
     * The same under a name of its own, which is stored with every claim. Schemas that share a table share the constraints
     * that have the same name.
     */
    @SafeVarargs
    @CanIgnoreReturnValue
    public final UniqueConstraint<R> unique(String name, KeyPart<R, ?> attribute, UniquePart<R>... more) {
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
    public final SchemaBuilder<R> validate(Predicate<? super R> predicate, String message, Attribute<R, ?>... inputs) {
        registry.rule(new ItemRule<>(predicate, message, List.of(inputs)));
        return this;
    }

    /**
     * Changes items on write, after the set transforms of their attributes. What it makes is held against the rules of
     * the attributes. An update of a part cannot run it and is refused: use {@code modify(key, fn)} there, or
     * {@code computed(..)}.
     */
    @CanIgnoreReturnValue
    public SchemaBuilder<R> onSet(UnaryOperator<R> transform) {
        registry.onSet(transform);
        return this;
    }

    /** Changes items on read, after the get transforms of their attributes. */
    @CanIgnoreReturnValue
    public SchemaBuilder<R> onGet(UnaryOperator<R> transform) {
        registry.onGet(transform);
        return this;
    }

    /** What happens to attributes on read that the schema does not describe; they are dropped unless said. */
    @CanIgnoreReturnValue
    public SchemaBuilder<R> unknownOnRead(UnknownAttributes policy) {
        registry.unknownOnRead(policy);
        return this;
    }

    /** What happens to attributes on write that the schema does not describe; they are dropped unless said. */
    @CanIgnoreReturnValue
    public SchemaBuilder<R> unknownOnWrite(UnknownAttributes policy) {
        registry.unknownOnWrite(policy);
        return this;
    }

    // ---- the end ----

    /**
     * The schema of a record: its components carry the attributes of their names, or those that the rule
     * {@code component(..)} gives to them. On the module path the record's package must be open to
     * {@code io.dynamodel.schema}; see {@link #build(MethodHandles.Lookup)}.
     *
     * @throws io.dynamodel.core.error.SchemaException with all problems of the definition
     */
    public Schema<R> build() {
        return registry.build(RecordFactory.of(registry.itemType(), registry.attributes(), null, registry.problems()));
    }

    /**
     * The schema of a record whose constructor only the lookup can reach.
     *
     * @throws io.dynamodel.core.error.SchemaException with all problems of the definition
     */
    public Schema<R> build(MethodHandles.Lookup lookup) {
        return registry.build(
                RecordFactory.of(registry.itemType(), registry.attributes(), lookup, registry.problems()));
    }

    /**
     * The schema of a class whose instances the function makes: {@code reader -> new User(reader.get(ID), ..)}.
     *
     * @throws io.dynamodel.core.error.SchemaException with all problems of the definition
     */
    public Schema<R> build(Function<? super ItemReader<R>, ? extends R> function) {
        return registry.build(new ReaderFactory<>(registry.origin(), registry.attributes(), function, ItemReader::new));
    }

    /**
     * The schema of a mutable class: a new instance, then the setter of each attribute that has a value. Where the class
     * has a constructor of one argument too, write {@code build(() -> new User())}.
     *
     * @throws io.dynamodel.core.error.SchemaException with all problems of the definition
     */
    public Schema<R> build(Supplier<? extends R> constructor) {
        for (var attribute : registry.attributes()) {
            if (attribute.hasGetter() && attribute.setter() == null && attribute.role() != Role.COMPUTED) {
                registry.problems()
                        .add("Attribute '" + attribute
                                + "' has no setter; register it with getter and setter, or use build(reader -> ..)");
            }
        }
        return registry.build(new MutableFactory<>(registry.attributes(), constructor));
    }
}
