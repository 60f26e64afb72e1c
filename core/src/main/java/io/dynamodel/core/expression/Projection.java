package io.dynamodel.core.expression;

import java.util.List;

/**
 * The paths that a read brings back; DynamoDB refuses overlapping ones, and so does the renderer.
 *
 * @param paths at least one
 * @param <R> the item type
 */
@SuppressWarnings("UnusedTypeParameter") // it ties the paths to the items that they are of
public record Projection<R>(List<AttributePath> paths) {
    /** Copies the paths. */
    public Projection {
        paths = List.copyOf(paths);
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("A projection needs at least one path");
        }
    }

    @Override
    public String toString() {
        return paths.toString();
    }
}
