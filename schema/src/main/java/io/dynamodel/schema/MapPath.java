package io.dynamodel.schema;

import io.dynamodel.schema.internal.PathRef;

/**
 * A place that holds a nested item.
 *
 * @param <R> the item type
 * @param <M> the type of the nested items
 */
public sealed class MapPath<R, M> extends ValuePath<R, M> permits MapAttribute {

    MapPath(PathRef<M> ref) {
        super(ref);
    }

    /** An attribute of the nested item. */
    public final <V> ValuePath<R, V> dot(ValuePath<M, V> inner) {
        return new ValuePath<>(inner.ref().under(ref()));
    }

    /** A scalar attribute of the nested item. */
    public final <V> ScalarPath<R, V> dot(ScalarPath<M, V> inner) {
        return new ScalarPath<>(inner.ref().under(ref()));
    }

    /** A string attribute of the nested item. */
    public final StringPath<R> dot(StringPath<M> inner) {
        return new StringPath<>(inner.ref().under(ref()));
    }

    /** A number attribute of the nested item. */
    public final <N extends Number> NumberPath<R, N> dot(NumberPath<M, N> inner) {
        return new NumberPath<>(inner.ref().under(ref()));
    }

    /** A binary attribute of the nested item. */
    public final BinaryPath<R> dot(BinaryPath<M> inner) {
        return new BinaryPath<>(inner.ref().under(ref()));
    }

    /** A list attribute of the nested item. */
    public final <E> ListPath<R, E> dot(ListPath<M, E> inner) {
        return new ListPath<>(inner.ref().under(ref()));
    }

    /** A set attribute of the nested item. */
    public final <E> SetPath<R, E> dot(SetPath<M, E> inner) {
        return new SetPath<>(inner.ref().under(ref()));
    }

    /** A dictionary of the nested item. */
    public final <E> DictionaryPath<R, E> dot(DictionaryPath<M, E> inner) {
        return new DictionaryPath<>(inner.ref().under(ref()));
    }

    /** A nested item of the nested item. */
    public final <N> MapPath<R, N> dot(MapPath<M, N> inner) {
        return new MapPath<>(inner.ref().under(ref()));
    }

    /** The number of attributes that the nested item holds. */
    public final SizeOperand<R> size() {
        return new SizeOperand<>(where());
    }
}
