package io.dynamodel.schema.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.AttributePath.Index;
import io.dynamodel.core.expression.AttributePath.Name;
import io.dynamodel.core.expression.AttributePath.Step;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.internal.type.ContainerType;
import io.dynamodel.schema.internal.type.JsonType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths, held against a schema: what is stored there, and whose rules count. */
public final class PathResolver {
    private PathResolver() {}

    /**
     * What a path leads to.
     *
     * @param root the top-level attribute
     * @param leaf the attribute that the path ends at; null where it ends at an element of a collection, or where no
     *     schema knows more
     * @param ref type and rules of the values there
     */
    public record Resolved<R>(
            AttributeDefinition<R, Object> root, @Nullable AttributeDefinition<?, Object> leaf, PathRef<Object> ref) {}

    /**
     * Resolves a path of stored names.
     *
     * @throws InvalidRequestException if the schema has no such path, or the path was made for another schema
     */
    public static <R> Resolved<R> resolve(CompiledSchema<R> schema, AttributePath path) {
        Tokens.requireOrigin(schema, path.origin(), path);
        if (path.isTopLevel()) {
            AttributeDefinition<R, Object> root = attribute(schema, path.root(), path, false);
            if (Nested.isItself(root.type())) {
                return new Resolved<>(root, root, root.ref());
            }
        }
        return walk(schema, path, false);
    }

    /** The path of a text, whose values are converted to what is stored there. */
    public static PathRef<Object> dynamic(CompiledSchema<?> schema, String text) {
        AttributePath path = find(schema, text, true) != null ? AttributePath.of(text) : parse(text);
        Resolved<?> resolved = walk(schema, path, true);
        PathRef<Object> ref = resolved.ref();
        boolean lenient = resolved.leaf() != null && resolved.leaf().rules().has(RuleSpec.Flag.Kind.COERCE);
        return new PathRef<>(
                ref.path(), new DynamicType(ref.type(), lenient), ref.rules(), ref.sensitive(), ref.slot());
    }

    private static AttributePath parse(String text) {
        try {
            return AttributePath.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        }
    }

    private static <R> Resolved<R> walk(CompiledSchema<R> schema, AttributePath path, boolean aliases) {
        AttributeDefinition<R, Object> root = attribute(schema, path.root(), path, aliases);
        AttributeDefinition<?, Object> leaf = root;
        AttributeType<?> type = Nested.resolve(root.type());
        ValueRules<Object> rules = root.rules().values();
        boolean sensitive = root.rules().isSensitive();
        List<Step> stored = new ArrayList<>(path.steps().size());
        stored.add(new Name(root.name().text()));
        for (Step step : path.steps().subList(1, path.steps().size())) {
            AttributeDefinition<?, Object> inner =
                    step instanceof Name name ? nested(type, name.name(), path, aliases) : null;
            if (inner != null) {
                leaf = inner;
                type = Nested.resolve(inner.type());
                rules = inner.rules().values();
                sensitive |= inner.rules().isSensitive();
                stored.add(new Name(inner.name().text()));
            } else {
                type = element(type, step, path);
                rules = rules.elements() == null ? ValueRules.none() : rules.elements();
                leaf = null;
                stored.add(step);
            }
        }
        @SuppressWarnings("unchecked") // values at the place are what its type makes them
        AttributeType<Object> erased = (AttributeType<Object>) type;
        AttributePath place = new AttributePath(stored).withOrigin(schema.origin());
        return new Resolved<>(
                root, leaf, new PathRef<>(place, erased, rules, sensitive, stored.size() == 1 ? root.slot() : -1));
    }

    private static @Nullable AttributeDefinition<?, Object> nested(
            AttributeType<?> type, String name, AttributePath path, boolean aliases) {
        AttributeType<?> inside = Nested.inside(type);
        if (inside instanceof Schema<?> schema) {
            return attribute(schema.compiled(), name, path, aliases);
        } else if (inside instanceof UnionType<?> union) {
            for (UnionType.Member<?> member : union.members()) {
                AttributeDefinition<?, Object> found = find(member.schema().compiled(), name, aliases);
                if (found != null) {
                    return found;
                }
            }
            if (!name.equals(union.discriminator())) {
                throw new InvalidRequestException(
                        "'" + path + "': no member of the union has an attribute '" + name + "'");
            }
        }
        return null;
    }

    private static <R> AttributeDefinition<R, Object> attribute(
            CompiledSchema<R> schema, String name, AttributePath path, boolean aliases) {
        AttributeDefinition<R, Object> found = find(schema, name, aliases);
        if (found == null) {
            throw new InvalidRequestException("'" + path + "': " + schema.origin() + " has no attribute '" + name + "'"
                    + Suggestions.text(name, Tokens.namesOf(schema)));
        }
        return found;
    }

    private static <R> @Nullable AttributeDefinition<R, Object> find(
            CompiledSchema<R> schema, String name, boolean aliases) {
        AttributeDefinition<R, Object> found = schema.attributeNamed(name);
        if (found == null && aliases) {
            for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
                if (name.equals(attribute.alias())) {
                    return attribute;
                }
            }
        }
        return found;
    }

    private static AttributeType<?> element(AttributeType<?> outer, Step step, AttributePath path) {
        AttributeType<?> type = Nested.inside(outer);
        if (type instanceof UnionType<?>) {
            return AttributeTypes.string();
        }
        if (Nested.isOpen(type) || (type instanceof JsonType<?> && type.valueType() == ValueType.M)) {
            return AttributeTypes.any();
        }
        ValueType expected = step instanceof Index ? ValueType.L : ValueType.M;
        if (type.valueType() == expected && type instanceof ContainerType<?, ?> container) {
            return Nested.resolve(container.element());
        }
        throw new InvalidRequestException("'" + path + "' goes on with "
                + (step instanceof Index ? "the list index " : "the name '") + step
                + (step instanceof Index ? "" : "'") + " where "
                + type.describe().name() + " is stored, which has no "
                + (step instanceof Index ? "list elements" : "entries"));
    }
}
