package io.dynamodel.query.internal.plan;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.ExpressionRenderer;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.Positions;
import io.dynamodel.query.internal.ReadAccess;
import io.dynamodel.query.internal.ReadSpec;
import io.dynamodel.query.internal.ReadStart;
import io.dynamodel.query.internal.plan.FindPlan.Obstacle;
import io.dynamodel.query.internal.plan.FindPlan.Verdict;
import io.dynamodel.schema.QueryTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what a {@code find} reads: of the table and all indexes that can answer exactly, the best by
 * {@link Coverage#bestFirst}. A pure function of the schema and of what is asked.
 */
public final class FindPlanner<R> {
    private final ModelContext<R> context;
    private final ReadSpec<R> asked;
    private final @Nullable QueryTarget<R, ?> using;

    private FindPlanner(ModelContext<R> context, ReadSpec<R> asked, @Nullable QueryTarget<R, ?> using) {
        this.context = context;
        this.asked = asked;
        this.using = using;
    }

    /**
     * A plan.
     *
     * @param asked what is wanted; its filter is the whole condition
     * @param using what must be read; null to choose
     */
    public static <R> FindPlan<R> plan(ModelContext<R> context, ReadSpec<R> asked, @Nullable QueryTarget<R, ?> using) {
        return new FindPlanner<>(context, asked, using).plan();
    }

    private FindPlan<R> plan() {
        List<Condition<R>> parts = Conjuncts.of(asked.filter());
        if (isContradiction(parts)) {
            return nothing();
        }
        List<Match<R>> matches = new ArrayList<>();
        List<Match.Usable<R>> usable = new ArrayList<>();
        for (Target target : Target.of(context)) {
            boolean forced = using != null && Objects.equals(using.indexName(), target.indexName());
            Match<R> match = Matching.of(context, asked, parts, target, forced);
            if (match instanceof Match.Never<R>) {
                return nothing();
            }
            matches.add(match);
            if (match instanceof Match.Usable<R> one && (using == null || forced)) {
                usable.add(one);
            }
        }
        if (usable.isEmpty()) {
            return new FindPlan<>(
                    null,
                    null,
                    Refusals.text(context, asked.filter(), parts, matches, using),
                    verdicts(matches, null),
                    List.of());
        }
        usable.sort(Comparator.comparing(Match.Usable<R>::coverage, Coverage.bestFirst()));
        Match.Usable<R> best = usable.get(0);
        return new FindPlan<>(read(best), best.said(), null, verdicts(matches, best), best.assumed());
    }

    /** A malformed condition is refused also where it need not be sent. */
    private FindPlan<R> nothing() {
        new ExpressionRenderer().condition(asked.filter());
        ReadSpec<R> spec = asked.reading(context.key(), null, new ReadAccess.Nothing<>(), new Condition.Always<>());
        return new FindPlan<>(spec, null, null, List.of(), List.of());
    }

    private ReadSpec<R> read(Match.Usable<R> best) {
        boolean isGet = best.key() != null
                && best.filter() instanceof Condition.Always
                && asked.start().equals(ReadStart.BEGINNING);
        ReadSpec<R> spec = asked.reading(
                best.target().key(),
                best.target().indexName(),
                isGet && best.key() != null
                        ? new ReadAccess.Get<>(best.key())
                        : new ReadAccess.Query<>(best.keyCondition()),
                best.filter());
        if (asked.start() instanceof ReadStart.Position place && place.after() != null) {
            Positions.check(context, spec, place.after());
        }
        return spec;
    }

    private List<Verdict> verdicts(List<Match<R>> matches, Match.@Nullable Usable<R> best) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Match<R> match : matches) {
            String index = match.target().indexName();
            if (match == best) {
                verdicts.add(new Verdict(index, null, ""));
            } else if (match instanceof Match.Unusable<R> other) {
                verdicts.add(new Verdict(index, other.obstacle(), other.reason()));
            } else if (match instanceof Match.Usable<R> one) {
                verdicts.add(
                        using != null || best == null
                                ? new Verdict(index, Obstacle.WISH, "another one is asked for by using(..)")
                                : new Verdict(
                                        index,
                                        one.coverage().isLike(best.coverage())
                                                ? Obstacle.EQUAL_ONE
                                                : Obstacle.BETTER_ONE,
                                        one.coverage().worseThan(best.coverage())));
            }
        }
        return List.copyOf(verdicts);
    }

    /** Whether two parts on one attribute exclude each other, so that no item whatever satisfies both. */
    private static boolean isContradiction(List<? extends Condition<?>> parts) {
        Map<AttributePath, Range> ranges = new HashMap<>();
        Set<AttributePath> absent = new HashSet<>();
        Set<AttributePath> present = new HashSet<>();
        for (Condition<?> part : parts) {
            Atom atom = Atom.of(part);
            if (atom != null) {
                present.add(atom.path());
                if (ranges.merge(atom.path(), atom.range(), Range::and).isEmpty()) {
                    return true;
                }
            } else if (part instanceof Condition.Exists<?> exists) {
                present.add(exists.path());
            } else if (part instanceof Condition.NotExists<?> missing) {
                absent.add(missing.path());
            }
        }
        absent.retainAll(present);
        return !absent.isEmpty();
    }
}
