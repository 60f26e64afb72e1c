package io.dynamodel.schema;

import java.util.List;

/**
 * A secondary index as plain data.
 *
 * @param name its name in DynamoDB
 * @param global whether it is a global index; else a local one
 * @param key its key attributes
 * @param projection which attributes it holds
 * @param included the stored names of the non-key attributes that it holds, for {@link Projection#INCLUDE}
 */
public record IndexDescription(
        String name, boolean global, KeyDescription key, Projection projection, List<String> included) {
    /** Copies the names. */
    public IndexDescription {
        included = List.copyOf(included);
    }

    /** Which attributes an index holds. */
    public enum Projection {
        /** All of them. */
        ALL,
        /** The keys of the table and of the index. */
        KEYS_ONLY,
        /** The keys and some named ones. */
        INCLUDE
    }
}
