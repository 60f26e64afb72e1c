package io.dynamodel.query.internal.explain;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.ExpressionRenderer;
import io.dynamodel.query.Explanation;
import io.dynamodel.query.Explanation.Access;
import io.dynamodel.query.Explanation.Candidate;
import io.dynamodel.query.Explanation.Expressions;
import io.dynamodel.query.Explanation.Extent;
import io.dynamodel.query.Explanation.Request;
import io.dynamodel.query.Explanation.Warning;
import io.dynamodel.query.Explanation.Warning.Kind;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.query.Sizes;
import io.dynamodel.query.internal.Hydration;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.ReadAccess;
import io.dynamodel.query.internal.ReadSpec;
import io.dynamodel.query.internal.plan.FindPlan;
import io.dynamodel.query.internal.plan.FindPlan.Obstacle;
import io.dynamodel.query.internal.plan.FindPlan.Verdict;
import io.dynamodel.query.internal.unique.ClaimFilter;
import io.dynamodel.schema.IndexDescription;
import io.dynamodel.schema.internal.CompiledSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Explains queries, scans and finds. */
public final class ReadExplainer<R> {
    private final ModelContext<R> context;
    private final String verb;
    private final ReadSpec<R> spec;
    private final @Nullable FindPlan<R> found;
    private final @Nullable IndexDescription index;
    private final @Nullable Hydration<R> hydration;
    private final List<Warning> warnings = new ArrayList<>();

    /** @param found what a find was planned as; null for other reads */
    public ReadExplainer(ModelContext<R> context, String verb, ReadSpec<R> spec, @Nullable FindPlan<R> found) {
        this.context = context;
        this.verb = verb;
        this.spec = spec;
        this.found = found;
        CompiledSchema.Index known =
                spec.index() == null ? null : context.compiled().indexes().get(spec.index());
        this.index = known == null ? null : known.description();
        this.hydration = Hydration.of(context, spec);
    }

    /** The explanation of a read that is sent. */
    public Explanation explain(RequestPlan plan, Sizes sizes) {
        boolean fetches = fetches();
        warn(fetches);
        return new Explanation(
                verb,
                context.table(),
                access(),
                Optional.ofNullable(spec.index()),
                requests(plan),
                said(Explainer.expressions(plan)),
                extent(),
                spec.consistent(),
                candidates(found),
                Optional.empty(),
                warnings,
                price(),
                hydration == null ? Costs.ofRead(spec, sizes, fetches) : Optional.empty(),
                context.engine().transport());
    }

    /** The explanation of a find that is refused. */
    public static <R> Explanation refused(ModelContext<R> context, FindPlan<R> found, boolean consistent) {
        return new Explanation(
                "find",
                context.table(),
                Access.REFUSED,
                Optional.empty(),
                List.of(),
                Explainer.expressions(RequestPlan.nothing()),
                Extent.ALL,
                consistent,
                candidates(found),
                Optional.ofNullable(found.refusal()),
                List.of(),
                Costs.NONE,
                Optional.empty(),
                context.engine().transport());
    }

    private Access access() {
        if (spec.access() instanceof ReadAccess.Get) {
            return Access.ITEM;
        } else if (spec.access() instanceof ReadAccess.Nothing) {
            return Access.NOTHING;
        }
        return spec.isQuery() ? Access.PARTITION : Access.ALL;
    }

    private boolean hasPages() {
        return spec.access() instanceof ReadAccess.Scan || (spec.isQuery() && !isOneItem());
    }

    private List<Request> requests(RequestPlan plan) {
        List<Request> requests = new ArrayList<>(Explainer.requests(plan));
        if (hydration != null) {
            requests.add(new Request("BatchGetItem", "for each 100 keys of the index"));
        }
        if (hasPages()) {
            requests.add(new Request(requests.get(0).operation(), "again for each further page"));
        }
        return requests;
    }

    private Extent extent() {
        List<String> sort =
                spec.key().sort().stream().map(part -> part.path().root()).toList();
        Optional<String> order = !spec.isQuery() || sort.isEmpty()
                ? Optional.empty()
                : Optional.of("by " + String.join(", ", sort) + (spec.descending() ? ", greatest first" : ""));
        return new Extent(Optional.ofNullable(spec.limit()), Optional.ofNullable(spec.pageSize()), order);
    }

    private boolean isFiltered() {
        return !(spec.filter() instanceof Condition.Always);
    }

    private String price() {
        if (spec.access() instanceof ReadAccess.Nothing) {
            return Costs.NONE;
        }
        if (hydration != null) {
            return Costs.READ_HYDRATED;
        }
        return spec.access() instanceof ReadAccess.Get ? Costs.GET : isFiltered() ? Costs.READ_FILTERED : Costs.READ;
    }

    private boolean fetches() {
        if (index == null || index.global() || spec.selected() == null) {
            return false;
        }
        Set<String> held = new HashSet<>(context.key().names());
        held.addAll(spec.key().names());
        held.addAll(index.included());
        return index.projection() != IndexDescription.Projection.ALL
                && !held.containsAll(spec.selected().roots());
    }

    /** The range as the caller put it, where DynamoDB is asked for the same in another way. */
    private Expressions said(Expressions sent) {
        Condition<R> said = found == null ? null : found.said();
        if (said == null || spec.keyConditions() == null || said.equals(spec.keyConditions())) {
            return sent;
        }
        ExpressionRenderer renderer = new ExpressionRenderer();
        String expression = renderer.condition(said);
        if (expression == null) {
            return sent;
        }
        String text = new ExpressionWords(
                        renderer.names(), renderer.values(), context.hidden(List.of(said), renderer.values()))
                .of(expression);
        warnings.add(new Warning(
                Kind.REWRITTEN,
                "several bounds of a sort key are sent as one BETWEEN, which includes both ends: the next possible value"
                        + " stands for one that is left out"));
        return new Expressions(
                Optional.of(text),
                sent.filter(),
                sent.projection(),
                sent.condition(),
                sent.update(),
                sent.names(),
                sent.values());
    }

    private static List<Candidate> candidates(@Nullable FindPlan<?> found) {
        List<Candidate> candidates = new ArrayList<>();
        if (found != null) {
            for (Verdict verdict : found.verdicts()) {
                boolean isUsable = verdict.obstacle() == null
                        || verdict.obstacle() == Obstacle.BETTER_ONE
                        || verdict.obstacle() == Obstacle.EQUAL_ONE
                        || verdict.obstacle() == Obstacle.WISH;
                candidates.add(new Candidate(
                        Optional.ofNullable(verdict.index()), verdict.obstacle() == null, isUsable, verdict.reason()));
            }
        }
        return candidates;
    }

    private void warn(boolean fetches) {
        boolean isScan = spec.access() instanceof ReadAccess.Scan;
        if (isScan) {
            warnings.add(new Warning(
                    Kind.READS_EVERYTHING,
                    "a scan reads and pays for everything that the " + (index == null ? "table" : "index") + " holds"));
        }
        if (isFiltered()) {
            warnings.add(new Warning(
                    Kind.FILTER_AFTER_READ,
                    "the filter is applied after reading: what it drops is read and paid for too"));
        }
        if (isScan && ClaimFilter.isNeeded(context, spec)) {
            warnings.add(new Warning(
                    Kind.LEAVES_OUT_CLAIMS,
                    "the claims of unique constraints are items too: they are read, paid for and left out"));
        }
        if (index != null && index.global()) {
            warnings.add(new Warning(
                    Kind.EVENTUALLY_CONSISTENT,
                    "a global index follows the table after a moment: what was just written may be missing"));
        }
        if (fetches) {
            warnings.add(
                    new Warning(
                            Kind.FETCHES_FROM_TABLE,
                            "the index lacks what is selected, so DynamoDB reads each item from the table too, and charges for it"));
        }
        if (hydration != null) {
            warnings.add(new Warning(
                    Kind.FETCHES_FROM_TABLE,
                    "the index lacks attributes, so each item is fetched from the table by its key and paid for too"
                            + (hydration.decides() ? "; what the index does not hold is filtered by after that" : "")));
        }
        if (spec.limit() == null && hasPages()) {
            warnings.add(new Warning(
                    Kind.UNBOUNDED, "there is no limit: list() asks for page after page of 1 MB, to the end"));
        }
        if (found != null) {
            warnOfChoice(found);
        }
    }

    /** Whether the whole key of the table is given. */
    private boolean isOneItem() {
        Condition<R> conditions = spec.keyConditions();
        List<Condition<R>> parts = conditions instanceof Condition.And<R> and
                ? and.conditions()
                : conditions == null ? List.of() : List.of(conditions);
        return spec.index() == null
                && parts.size() == spec.key().names().size()
                && parts.stream()
                        .allMatch(part -> part instanceof Condition.Comparison<R> comparison
                                && comparison.comparator() == Condition.Comparator.EQ);
    }

    private void warnOfChoice(FindPlan<R> plan) {
        for (Verdict verdict : plan.verdicts()) {
            String name = verdict.index() == null ? "the table" : "index '" + verdict.index() + "'";
            if (verdict.obstacle() == Obstacle.PROJECTION) {
                warnings.add(new Warning(
                        Kind.PROJECTION_NOT_SUFFICIENT, name + " would suit, if it held all that is needed"));
            } else if (verdict.obstacle() == Obstacle.EQUAL_ONE) {
                warnings.add(new Warning(
                        Kind.AMBIGUOUS, name + " suits the condition as well; using(..) says which is better"));
            }
        }
        for (String assumption : plan.assumed()) {
            warnings.add(new Warning(Kind.ASSUMES_PRESENCE, assumption));
        }
    }
}
