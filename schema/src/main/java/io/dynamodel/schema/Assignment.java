package io.dynamodel.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attribute and the value that an item made from tokens shall have for it: what {@link Attribute#to} makes.
 *
 * @param attribute which attribute
 * @param value its value; null means absent
 * @param <R> the item type
 */
public record Assignment<R>(
        Attribute<R, ?> attribute, @Nullable Object value) {
    /** The attribute is not null. */
    public Assignment {
        Objects.requireNonNull(attribute, "attribute");
    }

    /** The attribute's name; values do not belong into messages. */
    @Override
    public String toString() {
        return attribute.name() + " = ?";
    }
}
