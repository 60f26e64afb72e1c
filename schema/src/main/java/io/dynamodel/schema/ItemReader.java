package io.dynamodel.schema;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.schema.internal.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The decoded attributes of one item, read by their tokens: what the function given to {@code build(reader -> ..)} makes
 * an item of.
 *
 * @param <R> the item type
 */
public final class ItemReader<R> {
    private final Origin origin;
    private final @Nullable Object[] row;

    ItemReader(Origin origin, @Nullable Object[] row) {
        this.origin = origin;
        this.row = row;
    }

    /** The value of the attribute; null, or an empty collection, where it is absent. */
    @SuppressWarnings({"unchecked", "NullAway"}) // null is for the constructor to take or refuse, as in the application
    public <V> V get(Attribute<R, V> attribute) {
        var ref = attribute.path().ref();
        if (ref.path().origin() != origin || ref.slot() < 0) {
            throw new InvalidRequestException("'" + attribute.name() + "' is no attribute of " + origin);
        }
        return (V) row[ref.slot()];
    }
}
