package io.dynamodel.schema;

import java.util.List;

/**
 * A key as plain data: stored attribute names.
 *
 * @param partition one name for a table; up to four for a global index
 * @param sort none or one name for a table or local index; up to four for a global index
 */
public record KeyDescription(List<String> partition, List<String> sort) {
    /** Copies the lists. */
    public KeyDescription {
        partition = List.copyOf(partition);
        sort = List.copyOf(sort);
    }
}
