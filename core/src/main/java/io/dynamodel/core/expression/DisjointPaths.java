package io.dynamodel.core.expression;

import io.dynamodel.core.error.InvalidRequestException;
import java.util.List;

/** The rule that no two paths of an update, or of a projection, may overlap or contradict each other. */
final class DisjointPaths {
    private DisjointPaths() {}

    static void check(List<AttributePath> paths, String kind) {
        for (int i = 1; i < paths.size(); i++) {
            AttributePath path = paths.get(i);
            for (int j = 0; j < i; j++) {
                AttributePath earlier = paths.get(j);
                if (path.root().equals(earlier.root())) {
                    check(earlier, path, kind);
                }
            }
        }
    }

    private static void check(AttributePath first, AttributePath second, String kind) {
        if (first.equals(second)) {
            throw new InvalidRequestException(
                    "The " + kind + " names '" + first + "' twice, which DynamoDB does not take; name it once");
        }
        if (first.overlaps(second)) {
            throw new InvalidRequestException("The " + kind + " names '" + first + "' and '" + second
                    + "', one of which is inside of the other; DynamoDB takes only one of them");
        }
        if (first.conflicts(second)) {
            throw new InvalidRequestException("The " + kind + " names '" + first + "' and '" + second
                    + "', which cannot both exist: what they share is a map for one and a list for the other");
        }
    }
}
