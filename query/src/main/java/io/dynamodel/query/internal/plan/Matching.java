package io.dynamodel.query.internal.plan;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.query.internal.ConditionOperands;
import io.dynamodel.query.internal.Held;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.ReadSpec;
import io.dynamodel.query.internal.plan.FindPlan.Obstacle;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.internal.AttributeDefinition;
import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.PathRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Holds the parts of a condition against one key: which of them it takes, which are left for the filter, and whether
 * the answer would be exactly that of the condition. For one table or index, once.
 */
final class Matching<R> {
    private final ModelContext<R> context;
    private final ReadSpec<R> asked;
    private final Target target;
    private final KeyDefinition key;
    private final boolean forced;

    /** What is asked of each attribute of the key; an attribute that only must be there has all values of its type. */
    private final Map<String, Range> ranges = new HashMap<>();

    private final List<Condition<R>> rest = new ArrayList<>();
    private final Map<String, Operand.Value> known = new LinkedHashMap<>();
    private final List<Condition<R>> keyConditions = new ArrayList<>();
    private final List<Condition<R>> said = new ArrayList<>();
    private final List<String> assumed = new ArrayList<>();
    private boolean hasRange;
    private boolean isClosed;

    private Matching(ModelContext<R> context, ReadSpec<R> asked, Target target, boolean forced) {
        this.context = context;
        this.asked = asked;
        this.target = target;
        this.key = target.key();
        this.forced = forced;
    }

    /** @param forced whether the caller chose this one, and vouches for what is in it */
    static <R> Match<R> of(
            ModelContext<R> context, ReadSpec<R> asked, List<Condition<R>> parts, Target target, boolean forced) {
        return new Matching<>(context, asked, target, forced).match(parts);
    }

    private Match<R> match(List<Condition<R>> parts) {
        Map<String, PathRef<?>> ofKey = new HashMap<>();
        key.partition().forEach(part -> ofKey.put(part.path().root(), part));
        key.sort().forEach(part -> ofKey.put(part.path().root(), part));
        parts.forEach(part -> take(part, ofKey));
        String problem = partition();
        if (problem == null) {
            problem = sort();
        }
        if (problem != null) {
            return problem.isEmpty() ? new Match.Never<>(target) : unusable(Obstacle.KEY, problem);
        }
        Condition<R> filter = new Known(known).all(rest);
        if (filter == null) {
            return new Match.Never<>(target);
        }
        Condition<R> beyond = partOn(filter, new HashSet<>(key.names()));
        if (beyond != null) {
            return unusable(
                    Obstacle.KEY,
                    "'" + beyond
                            + "' names an attribute of its key in a way that is no key condition, and DynamoDB does"
                            + " not filter by key attributes");
        }
        if (asked.consistent() && target.isGlobal()) {
            return unusable(
                    Obstacle.CONSISTENCY,
                    "it is a global index, and DynamoDB has no consistent reads on those; leave out consistent()");
        }
        String sparse = sparse();
        if (sparse != null) {
            return unusable(Obstacle.SPARSENESS, sparse);
        }
        Set<String> lacking = lacking(filter);
        return lacking.isEmpty() || asked.hydrated()
                ? usable(filter, !lacking.isEmpty())
                : unusable(Obstacle.PROJECTION, insufficient(lacking));
    }

    private Match<R> unusable(Obstacle obstacle, String reason) {
        return new Match.Unusable<>(target, obstacle, reason);
    }

    /** Takes a part that says something of one key attribute alone. */
    private void take(Condition<R> part, Map<String, PathRef<?>> ofKey) {
        Atom atom = Atom.of(part);
        AttributePath path =
                atom != null ? atom.path() : part instanceof Condition.Exists<R> exists ? exists.path() : null;
        PathRef<?> attribute = path == null || !path.isTopLevel() ? null : ofKey.get(path.root());
        if (attribute == null
                || (atom != null && atom.range().type() != attribute.type().valueType())) {
            rest.add(part);
            return;
        }
        Range range = atom == null ? Range.all(attribute.type().valueType()) : atom.range();
        ranges.merge(attribute.path().root(), range, Range::and);
    }

    private static <R> @Nullable Condition<R> partOn(Condition<R> filter, Set<String> attributes) {
        List<Condition<R>> parts = filter instanceof Condition.And<R> and ? and.conditions() : List.of(filter);
        for (Condition<R> part : parts) {
            if (Known.names(part, attributes)) {
                return part;
            }
        }
        return null;
    }

    /** What is wrong; empty if nothing can satisfy it; null if nothing is wrong. */
    private @Nullable String partition() {
        List<String> missing = new ArrayList<>();
        for (PathRef<?> part : key.partition()) {
            String name = part.path().root();
            Range range = ranges.get(name);
            Operand.Value value = range == null ? null : range.exact();
            if (value == null) {
                missing.add(name);
                continue;
            }
            String problem = key.problem(name, value.value());
            if (problem != null) {
                return "'" + name + "' " + problem;
            }
            equal(part, value);
        }
        if (missing.isEmpty()) {
            return null;
        }
        String names = "'" + String.join("' and '", missing) + "'";
        return key.partition().size() == 1
                ? "no equality gives its partition key " + names
                : "no equality gives " + names + " of its partition key";
    }

    private void equal(PathRef<?> part, Operand.Value value) {
        known.put(part.path().root(), value);
        Condition<R> equality =
                new Condition.Comparison<>(new Operand.Path(part.path()), Condition.Comparator.EQ, value);
        keyConditions.add(equality);
        said.add(equality);
    }

    private @Nullable String sort() {
        String before = null; // the first attribute that is not given by equality
        for (PathRef<?> part : key.sort()) {
            String name = part.path().root();
            Range given = ranges.get(name);
            if (given == null || given.isAll()) {
                before = before == null ? name : before;
                continue;
            }
            if (before != null) {
                return "'" + name + "' comes after '" + before + "' in its sort key, which is used from the left, with"
                        + " equality on all but the last attribute that is used";
            }
            String problem = sort(part, given);
            if (problem != null) {
                return problem;
            }
            before = known.containsKey(name) ? null : name;
        }
        return null;
    }

    private @Nullable String sort(PathRef<?> part, Range given) {
        String name = part.path().root();
        Range range = given.ofKey();
        Range included = range.isEmpty() ? range : range.included();
        if (included == null) {
            return "the range of '" + name + "' leaves out a bound of 1,024 bytes, which a key condition cannot say";
        } else if (included.isEmpty()) {
            // among keys; an attribute that is no key of the table might have such a value
            return target.isTable() ? "" : "no key value of '" + name + "' satisfies the condition";
        }
        String problem = problem(name, included);
        if (problem != null) {
            return "'" + name + "' " + problem;
        }
        Operand.Value value = included.exact();
        if (value != null) {
            equal(part, value);
        } else if (!included.isAll()) {
            keyConditions.add(included.on(part.path()));
            said.add(range.said(part.path()));
            hasRange = true;
            isClosed = included.isClosed();
        }
        return null;
    }

    private @Nullable String problem(String name, Range range) {
        Range.Bound lower = range.lower();
        Range.Bound upper = range.upper();
        Operand.Value prefix = range.prefix();
        String problem = lower == null ? null : key.problem(name, lower.at());
        if (problem == null && upper != null) {
            problem = key.problem(name, upper.at());
        }
        return problem == null && prefix != null ? key.problem(name, prefix.value()) : problem;
    }

    /** An item that lacks an attribute of an index's key is not in the index. */
    private @Nullable String sparse() {
        for (PathRef<?> part : key.sort()) {
            String name = part.path().root();
            if (ranges.containsKey(name) || context.key().names().contains(name)) {
                continue;
            }
            if (isAlwaysWritten(name)) {
                assumed.add("every item has '" + name
                        + "', as the schema says: one that was written without it is not in " + target.text());
            } else if (forced) {
                assumed.add("items without '" + name + "' are not in " + target.text() + ", and are not found");
            } else {
                return "it has only items with '" + name + "', but the condition can hold without; add exists() of '"
                        + name + "' to the condition, make it required(), or say using(..)";
            }
        }
        return null;
    }

    private boolean isAlwaysWritten(String name) {
        AttributeDefinition<R, Object> attribute = context.compiled().attributeNamed(name);
        return attribute != null
                && switch (attribute.role()) {
                    case VERSION, CREATED_AT, UPDATED_AT, CONSTANT -> true;
                    case ATTRIBUTE, TTL, COMPUTED -> attribute.rules().isRequired();
                };
    }

    private @Nullable Set<String> held() {
        return Held.by(context, target.index(), key);
    }

    /** What is needed that it does not hold. */
    private Set<String> lacking(Condition<R> filter) {
        Set<String> held = held();
        if (held == null) {
            return Set.of();
        }
        Set<String> lacking = new LinkedHashSet<>();
        ConditionOperands.visitPaths(filter, path -> lacking.add(path.root()));
        lacking.removeAll(held);
        if (asked.selected() == null) {
            lacking.addAll(Held.missing(context.compiled(), held));
        } else if (target.isGlobal()) {
            asked.selected().roots().stream()
                    .filter(root -> !held.contains(root))
                    .forEach(lacking::add);
        }
        return lacking;
    }

    private String insufficient(Set<String> lacking) {
        return "its projection is not sufficient: it does not hold " + String.join(", ", lacking)
                + (asked.selected() == null
                        ? "; hydrate() fetches the items from the table, or select(..) what it holds, or make it hold them"
                        : "; make it hold them");
    }

    private boolean isSelectedBeyond() {
        Set<String> held = held();
        return held != null
                && asked.selected() != null
                && !held.containsAll(asked.selected().roots());
    }

    private Match<R> usable(Condition<R> filter, boolean lacks) {
        boolean isWhole = known.size() == key.names().size();
        boolean fetches = lacks || isSelectedBeyond();
        Coverage coverage =
                new Coverage(target.isTable(), target.isGlobal(), isWhole, known.size(), hasRange, isClosed, fetches);
        return new Match.Usable<>(
                target,
                isWhole && target.isTable() ? itemKey() : null,
                Condition.all(keyConditions),
                Condition.all(said),
                filter,
                coverage,
                assumed);
    }

    private Key<R> itemKey() {
        Map<String, AttributeValue> item = new HashMap<>();
        known.forEach((name, value) -> item.put(name, value.value()));
        return context.keyOf(item);
    }
}
