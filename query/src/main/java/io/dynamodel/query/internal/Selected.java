package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Projection;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.Selection;
import io.dynamodel.schema.ValuePath;
import io.dynamodel.schema.internal.AttributeDefinition;
import io.dynamodel.schema.internal.CompiledSchema;
import io.dynamodel.schema.internal.Origin;
import io.dynamodel.schema.internal.PathRef;
import io.dynamodel.schema.internal.PathResolver;
import io.dynamodel.schema.internal.PathResolver.Resolved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The paths of a projection, and how they are read from the part of an item that comes back. */
public final class Selected<R> {
    private final Origin origin;
    private final List<Place> places;
    private final Projection<R> projection;
    private final Set<String> roots = new LinkedHashSet<>();

    /**
     * A path that is selected.
     *
     * @param name its text, under which the selection holds the value
     * @param ref how the value is read
     * @param answered where it is in what comes back
     * @param whenAbsent what an absent value reads as
     */
    private record Place(
            String name,
            PathRef<Object> ref,
            AttributePath answered,
            @Nullable Object whenAbsent) {}

    private Selected(Origin origin, List<? extends Resolved<R>> resolved) {
        this.origin = origin;
        List<AttributePath> paths =
                resolved.stream().map(each -> each.ref().path()).toList();
        Set<AttributePath> projected = new LinkedHashSet<>();
        this.places = new ArrayList<>();
        for (Resolved<R> each : resolved) {
            AttributePath path = each.ref().path();
            SelectedPath selected = SelectedPath.of(path, paths);
            projected.add(selected.projected());
            places.add(new Place(path.toString(), each.ref(), selected.answered(), whenAbsent(each)));
            roots.add(path.root());
        }
        this.projection = new Projection<>(List.copyOf(projected));
    }

    /**
     * The paths of the tokens, held against the schema.
     *
     * @throws InvalidRequestException if there is none, or the schema lacks one
     */
    public static <R> Selected<R> of(CompiledSchema<R> schema, List<? extends ValuePath<R, ?>> paths) {
        if (paths.isEmpty()) {
            throw new InvalidRequestException("select(..) needs at least one attribute");
        }
        List<Resolved<R>> resolved = new ArrayList<>();
        for (ValuePath<R, ?> path : Given.<ValuePath<R, ?>>list(paths, "paths")) {
            resolved.add(PathResolver.resolve(schema, path.ref().path()));
        }
        return new Selected<>(schema.origin(), resolved);
    }

    /** What tells which item it is, and in which state: the primary key, and the version if the schema has one. */
    public static <R> Selected<R> identity(ModelContext<R> context) {
        CompiledSchema<R> schema = context.compiled();
        List<Resolved<R>> resolved = new ArrayList<>();
        context.key().partition().forEach(part -> resolved.add(PathResolver.resolve(schema, part.path())));
        context.key().sort().forEach(part -> resolved.add(PathResolver.resolve(schema, part.path())));
        int version = schema.versionSlot();
        if (version >= 0) {
            resolved.add(
                    PathResolver.resolve(schema, schema.attribute(version).ref().path()));
        }
        return new Selected<>(schema.origin(), resolved);
    }

    private static @Nullable Object whenAbsent(Resolved<?> resolved) {
        AttributeDefinition<?, Object> leaf = resolved.leaf();
        Object given = leaf == null ? null : leaf.rules().whenAbsent();
        return given == null ? resolved.ref().type().absentValue() : given;
    }

    /** What is asked for. */
    public Projection<R> projection() {
        return projection;
    }

    /** The top-level attributes that are asked for, as a whole or in part. */
    public Set<String> roots() {
        return roots;
    }

    /** What came back. */
    public Selection<R> read(ModelContext<R> context, StoredItem item) {
        return read(context, null, item.values());
    }

    /**
     * What came back.
     *
     * @param key the key of the item for messages; null to take it from what came back, as far as it is there
     */
    public Selection<R> read(ModelContext<R> context, @Nullable Key<R> key, Map<String, AttributeValue> item) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Place place : places) {
            try {
                values.put(place.name(), decode(place, place.answered().in(item)));
            } catch (ValueException e) {
                String inner = e.path().isEmpty() || e.path().startsWith("[") ? e.path() : "." + e.path();
                String keyText = key == null ? context.keyText(item) : key.toString();
                throw new ItemMappingException(
                        context.table(), keyText, place.name() + inner, String.valueOf(e.getMessage()), e.getCause());
            }
        }
        return new Selection<>(origin, values);
    }

    @SuppressWarnings("NullAway") // an absent value is null, which a Selection allows
    private static Object decode(Place place, @Nullable AttributeValue stored) {
        if (stored == null || Boolean.TRUE.equals(stored.nul())) {
            return place.whenAbsent();
        }
        Object decoded = AttributeValues.decode(place.ref().type(), stored);
        try {
            return place.ref().rules().onRead(decoded);
        } catch (RuntimeException e) {
            throw new ValueException("a get transform threw " + e.getClass().getName(), e);
        }
    }
}
