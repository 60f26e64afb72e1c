package io.dynamodel.query.internal;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.schema.internal.CompiledSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a read of an index that lacks attributes goes on to the table: the index gives keys, and the table their items.
 *
 * @param sent the part of the filter on what the index holds, which DynamoDB applies to the index
 * @param rest the other part, which only the items of the table can tell
 * @param still what an item of the table must satisfy to be given out: it may have changed since the index followed
 */
public record Hydration<R>(Condition<R> sent, Condition<R> rest, Condition<R> still) {

    /** How it does; null if it does not, since that is not wanted or what is read holds all that is needed. */
    public static <R> @Nullable Hydration<R> of(ModelContext<R> context, ReadSpec<R> spec) {
        CompiledSchema.Index index =
                spec.index() == null ? null : context.compiled().indexes().get(spec.index());
        Set<String> held = index == null || !spec.hydrated() ? null : Held.by(context, index.description(), spec.key());
        if (held == null) {
            return null;
        }
        List<Condition<R>> sent = new ArrayList<>();
        List<Condition<R>> rest = new ArrayList<>();
        split(spec.filter(), held, sent, rest);
        if (rest.isEmpty() && Held.missing(context.compiled(), held).isEmpty()) {
            return null;
        }
        return new Hydration<>(Condition.all(sent), Condition.all(rest), still(spec));
    }

    private static <R> void split(
            Condition<R> filter, Set<String> held, List<Condition<R>> sent, List<Condition<R>> rest) {
        if (filter instanceof Condition.And<R> and) {
            and.conditions().forEach(part -> split(part, held, sent, rest));
        } else if (!(filter instanceof Condition.Always<R>)) {
            boolean[] isHeld = {true};
            ConditionOperands.visitPaths(filter, (AttributePath path) -> isHeld[0] &= held.contains(path.root()));
            (isHeld[0] ? sent : rest).add(filter);
        }
    }

    /** What was asked of the key too; and an item that lost an attribute of the index's key is not in the index. */
    private static <R> Condition<R> still(ReadSpec<R> spec) {
        List<Condition<R>> all = new ArrayList<>();
        if (spec.keyConditions() != null) {
            all.add(spec.keyConditions());
        }
        for (String name : spec.key().names()) {
            all.add(new Condition.Exists<>(AttributePath.of(name)));
        }
        all.add(spec.filter());
        return Condition.all(all);
    }

    /** Whether the table decides which items there are, so that keys alone cannot be counted. */
    public boolean decides() {
        return !(rest instanceof Condition.Always);
    }
}
