package io.dynamodel.schema;

import java.util.Objects;

/**
 * The value of a key of several attributes: the first one's value, and that of the rest, which is {@code Parts} again
 * where there are more than two.
 *
 * @param head the value of the first attribute
 * @param tail the value of the second one, or of all others
 */
public record Parts<H, T>(H head, T tail) {
    /** Nothing is null: an item that lacks a part is not in the index. */
    public Parts {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(tail, "tail");
    }

    /** The value of a key of two attributes. */
    public static <A, B> Parts<A, B> parts(A a, B b) {
        return new Parts<>(a, b);
    }

    /** The value of a key of three attributes. */
    public static <A, B, C> Parts<A, Parts<B, C>> parts(A a, B b, C c) {
        return new Parts<>(a, new Parts<>(b, c));
    }

    /** The value of a key of four attributes. */
    public static <A, B, C, D> Parts<A, Parts<B, Parts<C, D>>> parts(A a, B b, C c, D d) {
        return new Parts<>(a, new Parts<>(b, new Parts<>(c, d)));
    }
}
