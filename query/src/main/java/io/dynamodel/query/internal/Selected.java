package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.AttributePath.Index;
import io.dynamodel.core.expression.AttributePath.Name;
import io.dynamodel.core.expression.AttributePath.Step;
import io.dynamodel.core.expression.Projection;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.Selection;
import io.dynamodel.schema.ValuePath;
import io.dynamodel.schema.internal.CompiledSchema;
import io.dynamodel.schema.internal.PathRef;
import io.dynamodel.schema.internal.PathResolver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The paths of a projection, and how they are read from the part of an item that comes back. */
public final class Selected<R> {
    private final List<PathRef<Object>> refs;
    private final Projection<R> projection;

    private Selected(List<PathRef<Object>> refs) {
        this.refs = refs;
        this.projection = new Projection<>(refs.stream().map(PathRef::path).toList());
    }

    /** The paths of the tokens, held against the schema. */
    public static <R> Selected<R> of(CompiledSchema<R> schema, List<? extends ValuePath<R, ?>> paths) {
        if (paths.isEmpty()) {
            throw new InvalidRequestException("select(..) needs at least one attribute");
        }
        List<PathRef<Object>> refs = new ArrayList<>();
        for (ValuePath<R, ?> path : paths) {
            refs.add(PathResolver.resolve(schema, path.ref().path()).ref());
        }
        return new Selected<>(refs);
    }

    /** What is asked for. */
    public Projection<R> projection() {
        return projection;
    }

    /** The top-level attributes that are asked for, as a whole or in part. */
    public List<String> roots() {
        return refs.stream().map(ref -> ref.path().root()).distinct().toList();
    }

    /** What came back. */
    public Selection<R> read(ModelContext<R> context, Map<String, AttributeValue> item) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (PathRef<Object> ref : refs) {
            AttributeValue stored = find(item, ref.path());
            try {
                values.put(ref.path().toString(), decode(ref, stored));
            } catch (ValueException e) {
                String inner = e.path().isEmpty() || e.path().startsWith("[") ? e.path() : "." + e.path();
                throw new io.dynamodel.core.error.ItemMappingException(
                        context.table(),
                        "",
                        ref.path() + inner,
                        String.valueOf(e.getMessage()),
                        e.getCause());
            }
        }
        return new Selection<>(values);
    }

    @SuppressWarnings("NullAway") // an absent value is null, which a Selection allows
    private static Object decode(PathRef<Object> ref, @Nullable AttributeValue stored) {
        if (stored == null || AttributeValues.typeOf(stored) == ValueType.NULL) {
            return ref.type().absentValue();
        }
        return ref.rules().onRead(AttributeValues.decode(ref.type(), stored));
    }

    private @Nullable AttributeValue find(Map<String, AttributeValue> item, AttributePath path) {
        AttributeValue value = item.get(path.root());
        for (int i = 1; value != null && i < path.steps().size(); i++) {
            Step step = path.steps().get(i);
            if (step instanceof Name name) {
                value = value.hasM() ? value.m().get(name.name()) : null;
            } else {
                int place = placeOf(path, i, ((Index) step).index());
                value = value.hasL() && place < value.l().size() ? value.l().get(place) : null;
            }
        }
        return value;
    }

    /** DynamoDB closes the gaps between the selected elements of a list: an element's place is its rank among them. */
    private int placeOf(AttributePath path, int depth, int index) {
        TreeSet<Integer> selected = new TreeSet<>();
        for (PathRef<Object> ref : refs) {
            List<Step> steps = ref.path().steps();
            if (steps.size() > depth
                    && steps.subList(0, depth).equals(path.steps().subList(0, depth))
                    && steps.get(depth) instanceof Index other) {
                selected.add(other.index());
            }
        }
        return selected.headSet(index).size();
    }
}
