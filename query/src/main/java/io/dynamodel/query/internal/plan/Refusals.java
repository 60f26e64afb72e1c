package io.dynamodel.query.internal.plan;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.schema.QueryTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says why only a scan could answer, and what would help. */
final class Refusals {
    private Refusals() {}

    static <R> String text(
            ModelContext<R> context,
            Condition<R> condition,
            List<Condition<R>> parts,
            List<Match<R>> matches,
            @Nullable QueryTarget<R, ?> using) {
        StringBuilder text = new StringBuilder("find on '")
                .append(context.table())
                .append("' for '")
                .append(condition)
                .append("' ");
        text.append(
                using == null
                        ? "would have to read the whole table, which find never does:"
                        : "cannot be answered by " + using + ", which using(..) asks for:");
        for (Match<R> match : matches) {
            if (using != null
                    && !Objects.equals(using.indexName(), match.target().indexName())) {
                continue;
            }
            text.append("\n- ")
                    .append(match.target().text())
                    .append(" (")
                    .append(match.target().keyText())
                    .append("): ")
                    .append(match instanceof Match.Unusable<R> unusable ? unusable.reason() : "could answer");
        }
        return text.append('\n').append(remedy(parts, matches, using)).toString();
    }

    private static <R> String remedy(
            List<Condition<R>> parts, List<Match<R>> matches, @Nullable QueryTarget<R, ?> using) {
        if (using != null) {
            return "Leave out using(..), or ask what that one can answer";
        }
        boolean isNear = matches.stream()
                .anyMatch(
                        match -> match instanceof Match.Unusable<R> other && other.obstacle() != FindPlan.Obstacle.KEY);
        String scan = "scan().filter(..) reads the whole table, if that is what you want";
        if (isNear) {
            return "One of these hints helps; or say it in so many words: " + scan;
        }
        String index = helpfulIndex(parts);
        return index == null
                ? "No index helps, as the condition demands equality of no attribute; " + scan
                : "An index with " + index + " would help; " + scan;
    }

    /** The key of an index that would do. */
    private static @Nullable String helpfulIndex(List<? extends Condition<?>> parts) {
        Map<String, Range> ranges = new LinkedHashMap<>();
        for (Condition<?> part : parts) {
            Atom atom = Atom.of(part);
            if (atom != null && atom.path().isTopLevel() && !atom.range().isAll()) {
                ranges.merge(atom.path().root(), atom.range(), Range::and);
            }
        }
        String partition = null;
        String sort = null;
        for (Map.Entry<String, Range> entry : ranges.entrySet()) {
            boolean isEqual = entry.getValue().exact() != null;
            if (isEqual && partition == null) {
                partition = entry.getKey();
            } else if (sort == null) {
                sort = entry.getKey();
            }
        }
        return partition == null
                ? null
                : "partition key '" + partition + "'" + (sort == null ? "" : " and sort key '" + sort + "'");
    }
}
