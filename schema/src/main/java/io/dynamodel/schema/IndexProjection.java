package io.dynamodel.schema;

import java.util.List;

/**
 * Which attributes an index holds beside the keys of the table and of the index. What it does not hold costs a second
 * read.
 *
 * @param <R> the item type
 */
public final class IndexProjection<R> {
    private final IndexDescription.Projection kind;
    private final List<Attribute<R, ?>> included;

    private IndexProjection(IndexDescription.Projection kind, List<Attribute<R, ?>> included) {
        this.kind = kind;
        this.included = included;
    }

    /** All attributes: an index that can give whole items. The default. */
    public static <R> IndexProjection<R> all() {
        return new IndexProjection<>(IndexDescription.Projection.ALL, List.of());
    }

    /** The keys only. */
    public static <R> IndexProjection<R> keysOnly() {
        return new IndexProjection<>(IndexDescription.Projection.KEYS_ONLY, List.of());
    }

    /** The keys and the given attributes; at most 100 over all indexes of a table. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public static <R> IndexProjection<R> include(Attribute<R, ?>... attributes) {
        return new IndexProjection<>(IndexDescription.Projection.INCLUDE, List.of(attributes));
    }

    IndexDescription.Projection kind() {
        return kind;
    }

    List<Attribute<R, ?>> included() {
        return included;
    }
}
