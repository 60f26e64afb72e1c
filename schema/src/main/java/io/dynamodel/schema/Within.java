package io.dynamodel.schema;

import java.util.List;

/**
 * The scope of a unique constraint: {@code S.unique(EMAIL, within(TENANT))} lets an email be held once in each tenant.
 *
 * @param <R> the item type
 */
public final class Within<R> implements UniquePart<R> {
    private final List<KeyPart<R, ?>> attributes;

    private Within(List<KeyPart<R, ?>> attributes) {
        this.attributes = attributes;
    }

    /** Unique only among items that have the same value of this attribute. Items without a value are not constrained. */
    public static <R> Within<R> within(KeyPart<R, ?> attribute) {
        return new Within<>(List.of(attribute));
    }

    /** Unique only among items that have the same values of these attributes. */
    public static <R> Within<R> within(KeyPart<R, ?> first, KeyPart<R, ?> second) {
        return new Within<>(List.of(first, second));
    }

    List<KeyPart<R, ?>> attributes() {
        return attributes;
    }
}
