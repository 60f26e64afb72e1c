package io.dynamodel.schema.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How items are made from a row of values, one per attribute in the order of the schema. */
public interface ItemFactory<R> {

    /**
     * A new item. Absent values are null in the row, which is the factory's from here on.
     *
     * @param extras attributes that the schema does not know and the policy keeps
     * @throws io.dynamodel.core.value.ValueException if an item cannot be made of these values; says which and why
     */
    R create(@Nullable Object[] row, Map<String, Object> extras);

    /** Whether the items are map-shaped, so that any value can be in them. */
    default boolean isOfDocuments() {
        return false;
    }

    /**
     * An item for functions of the item to look at, of which not all values may be known yet: an absent primitive is
     * zero.
     */
    R createProbe(@Nullable Object[] row, Map<String, Object> extras);
}
