package io.dynamodel.query.internal;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a page begins and ends.
 *
 * @param next where to go on after it; null at the end
 * @param previous where to go back from it; null at the beginning, or where that cannot be told
 * @param cursors makes text of either
 * @param at when the page was read
 */
public record PageEdges(
        ReadStart.@Nullable Position next, ReadStart.@Nullable Position previous, Cursors<?> cursors, Instant at) {

    /** The edge as text, if there is one. */
    public Optional<String> text(ReadStart.@Nullable Position edge) {
        return edge == null ? Optional.empty() : Optional.of(cursors.text(edge, at));
    }
}
