package io.dynamodel.schema;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.schema.internal.Origin;
import io.dynamodel.schema.internal.PathRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of an item: the attributes that a read asked for, or that an index holds. It is read by tokens and cannot be
 * mistaken for the item.
 *
 * @param <R> the item type
 */
public final class Selection<R> {
    private final @Nullable Origin origin;
    private final Map<String, Object> values;

    /** For the library's own modules: the decoded values by path; null values mark what was asked for and is absent. */
    public Selection(Map<String, Object> values) {
        this(null, values);
    }

    /** The same, of items of the schema that has the origin. */
    @SuppressWarnings("exports") // for the library's own modules
    public Selection(@Nullable Origin origin, Map<String, Object> values) {
        this.origin = origin;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The value of a path; null, or an empty collection, where the item has none.
     *
     * @throws InvalidRequestException if the path is not part of the selection, or belongs to another schema
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // typed by the token, which decoded the value; null means absent
    public <V> V get(ValuePath<R, V> path) {
        PathRef<V> ref = path.ref();
        String name = ref.path().toString();
        if (origin != null && ref.path().origin() != origin) {
            throw new InvalidRequestException(
                    "'" + name + "' belongs to " + ref.path().origin() + ", but this is a selection of " + origin
                            + "; use the token of that schema");
        }
        if (!values.containsKey(name)) {
            throw new InvalidRequestException(
                    "'" + name + "' was not selected; this selection has " + String.join(", ", values.keySet()));
        }
        return (V) values.get(name);
    }

    /** The value of a path, if the item has one. */
    public <V> Optional<V> find(ValuePath<R, V> path) {
        return Optional.ofNullable(get(path));
    }

    /** The paths that were asked for, and their values; null where the item has none. */
    public Map<String, @Nullable Object> toMap() {
        return values;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Selection<?> other && values.equals(other.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values);
    }

    /** The paths; values are item data and not shown. */
    @Override
    public String toString() {
        return "Selection" + values.keySet();
    }
}
