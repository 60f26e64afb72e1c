package io.dynamodel.schema;

import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.value.AttributeValueSource;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.schema.internal.CompiledSchema;
import io.dynamodel.schema.internal.PathResolver;
import io.dynamodel.schema.internal.VersionStep;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an item is: its attributes with their types and rules, its key and its indexes. Built once, usually in a static
 * final field; immutable and thread-safe. A schema is also the type of nested items.
 *
 * @param <R> the item type
 */
public final class Schema<R> implements AttributeType<R> {
    private final CompiledSchema<R> compiled;

    Schema(CompiledSchema<R> compiled) {
        this.compiled = compiled;
    }

    /**
     * Begins the schema of a class: a record, an immutable class or a mutable one.
     *
     * @param itemType the class of the items
     */
    public static <R> SchemaBuilder<R> builder(Class<R> itemType) {
        return new SchemaBuilder<>(itemType);
    }

    /**
     * Begins the schema of map-shaped items.
     *
     * @param name how messages call the schema
     */
    public static DocumentSchemaBuilder documents(String name) {
        return new DocumentSchemaBuilder(name);
    }

    /**
     * Begins the type of nested items of several classes, told apart by a stored discriminator.
     *
     * @param base what the classes have in common, best a sealed interface
     * @param discriminator the stored name under which each item carries the code of its class
     */
    public static <U> UnionBuilder<U> union(Class<U> base, String discriminator) {
        return new UnionBuilder<>(base, discriminator);
    }

    /** A schema that is not built yet: for items that contain items of their own kind. */
    public static <R> AttributeType<R> lazy(Supplier<? extends AttributeType<R>> schema) {
        return AttributeTypes.lazy(schema::get);
    }

    /** This schema as plain data. */
    public SchemaDescription schemaDescription() {
        return compiled.describe();
    }

    @SuppressWarnings("exports") // for the library's own modules
    public CompiledSchema<R> compiled() {
        return compiled;
    }

    /**
     * The path as a token that takes any value: for tools, and for map-shaped items. Values are checked when they are
     * given.
     *
     * @param path stored names, aliases and list indexes, such as {@code home.city} or {@code tags[0]}
     * @throws io.dynamodel.core.error.InvalidRequestException if the schema has no such path
     */
    public DynamicPath<R> path(String path) {
        return new DynamicPath<>(PathResolver.dynamic(compiled, path));
    }

    /**
     * The item as it would be stored by {@code put}: the whole write side of the pipeline.
     *
     * @throws io.dynamodel.core.error.ValidationException with all violations
     */
    public Map<String, AttributeValue> toItem(R item) {
        Objects.requireNonNull(item, "item");
        return compiled.writing()
                .prepare(item, Instant.now(), "toItem on " + compiled.origin(), VersionStep.KEEP, ItemEncoding.values())
                .encoded()
                .values();
    }

    /**
     * The item of stored attributes: the whole read side of the pipeline.
     *
     * @throws ItemMappingException if the attributes do not fit; says where
     */
    public R fromItem(Map<String, AttributeValue> item) {
        try {
            return compiled.read(AttributeValueSource.ofItem(item));
        } catch (ValueException e) {
            throw new ItemMappingException("", "", e.path(), String.valueOf(e.getMessage()), e.getCause());
        }
    }

    // ---- as the type of nested items ----

    @Override
    public ValueType valueType() {
        return ValueType.M;
    }

    @Override
    public Class<? super R> javaType() {
        return compiled.itemType();
    }

    @Override
    public TypeDescription describe() {
        return new TypeDescription("map", ValueType.M, Map.of(), null, compiled.describe());
    }

    /** Writes a nested item, which its holder has prepared. */
    @Override
    public void write(R value, ValueSink sink) {
        compiled.encodeItem(value, sink);
    }

    @Override
    public R read(ValueSource source) {
        return compiled.read(source);
    }

    @Override
    @SuppressWarnings("unchecked") // Document is R where the item type says so
    public R convert(Object value, boolean lenient) {
        if (compiled.itemType().isInstance(value)) {
            return compiled.itemType().cast(value);
        }
        if (compiled.itemType() == Document.class && value instanceof Map<?, ?> map) {
            for (Object name : map.keySet()) {
                if (!(name instanceof String)) {
                    throw new ValueException("expected a map with String names, but found one with other names");
                }
            }
            return (R) Document.from((Map<String, ?>) map);
        }
        throw new ValueException("expected a " + compiled.itemType().getSimpleName() + ", but found a "
                + value.getClass().getSimpleName());
    }

    @Override
    public String toString() {
        return compiled.origin().toString();
    }
}
