package io.dynamodel.query;

import java.util.OptionalLong;

/**
 * What the caller knows of the data, for {@link Operation#explain(Sizes)} to tell costs by.
 *
 * @param itemBytes the size of an item as DynamoDB counts it, in bytes, on average
 * @param items how many items the key condition reaches, or are in what is scanned: those that the filter drops too
 */
public record Sizes(OptionalLong itemBytes, OptionalLong items) {
    private static final Sizes UNKNOWN = new Sizes(OptionalLong.empty(), OptionalLong.empty());

    /** An item has at least one byte; the number of items is not negative. */
    public Sizes {
        if (itemBytes.orElse(1) < 1 || items.orElse(0) < 0) {
            throw new IllegalArgumentException("Sizes must not be negative, but are " + itemBytes + " and " + items);
        }
    }

    /** Nothing is known. */
    public static Sizes unknown() {
        return UNKNOWN;
    }

    /** The size of one item, in bytes. */
    public static Sizes ofItem(long itemBytes) {
        return new Sizes(OptionalLong.of(itemBytes), OptionalLong.empty());
    }

    /** So many items of so many bytes each. */
    public static Sizes of(long items, long itemBytes) {
        return new Sizes(OptionalLong.of(itemBytes), OptionalLong.of(items));
    }
}
