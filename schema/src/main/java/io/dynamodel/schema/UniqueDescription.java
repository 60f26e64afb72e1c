package io.dynamodel.schema;

import java.util.List;

/**
 * A unique constraint as plain data.
 *
 * @param name the name by which its claims are stored
 * @param attributes the stored names of the attributes whose values are unique
 * @param within the stored names of the attributes of its scope
 */
public record UniqueDescription(String name, List<String> attributes, List<String> within) {
    /** Copies the lists. */
    public UniqueDescription {
        attributes = List.copyOf(attributes);
        within = List.copyOf(within);
    }
}
