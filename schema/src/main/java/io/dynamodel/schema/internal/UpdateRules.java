package io.dynamodel.schema.internal;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateValue;
import io.dynamodel.core.expression.UpdateValue.Arithmetic;
import io.dynamodel.core.expression.UpdateValue.IfNotExists;
import io.dynamodel.core.expression.UpdateValue.ListAppend;
import io.dynamodel.core.expression.UpdateValue.Operator;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.internal.Check.Bound;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one value under one change of it: each is run on the new value where the update carries it, becomes a
 * guard where DynamoDB can check it, or makes the update refused, with the way out. The matrix in the guide "Rules and
 * verbs" is this class in words.
 */
final class UpdateRules<R> {
    private final PathRef<Object> ref;
    private final AttributePath path;
    private final List<Check<Object>> checks;
    private final List<Condition<R>> guards;
    private final Preparation preparation;

    UpdateRules(PathRef<Object> ref, List<Condition<R>> guards, Preparation preparation) {
        this.ref = ref;
        this.path = ref.path();
        this.checks = ref.rules().checks();
        this.guards = guards;
        this.preparation = preparation;
    }

    /** The update as it may be sent, its values prepared. */
    Update<R> apply(Update<R> update) {
        if (update instanceof Update.Set<R> set) {
            return new Update.Set<>(path, set(set.value()));
        } else if (update instanceof Update.Add<R> add) {
            add(add.value());
        } else if (update instanceof Update.Delete<R> delete) {
            delete(delete.value());
        }
        return update;
    }

    private UpdateValue set(UpdateValue value) {
        if (value instanceof Operand.Value literal) {
            return literal(literal);
        } else if (value instanceof IfNotExists fallback && fallback.path().equals(path)) {
            return new IfNotExists(path, set(fallback.otherwise()));
        } else if (value instanceof IfNotExists fallback) {
            copied(fallback.path(), true);
            return new IfNotExists(fallback.path(), set(fallback.otherwise()));
        } else if (value instanceof Operand.Path other) {
            copied(other.path(), false);
        } else if (value instanceof Arithmetic arithmetic) {
            arithmetic(arithmetic);
        } else if (value instanceof ListAppend append) {
            return append(append);
        }
        return value;
    }

    // ---- run ----

    private Operand.Value literal(Operand.Value value) {
        Object decoded = decode(ref.type(), value);
        if (decoded == null) {
            return value;
        }
        Object prepared = ref.rules().prepareTransformed(ref.type(), decoded, preparation);
        return prepared == decoded ? value : ref.encodeAs(ref.type(), prepared);
    }

    private @Nullable Object decode(AttributeType<Object> type, Operand.Value value) {
        try {
            return AttributeValues.decode(type, value.value());
        } catch (ValueException e) {
            preparation.violation(type.describe().name(), "does not take the value: " + e.getMessage());
            return null;
        }
    }

    /** Runs the rules of the elements that are added; answers them and, prepared, the value that is sent. */
    private Added elements(Operand.Value value) {
        Object decoded = decode(ref.type(), value);
        if (decoded == null) {
            return new Added(value, 0);
        }
        Object prepared = Nested.prepare(ref.type(), ref.rules().elements(), decoded, preparation);
        int count = prepared instanceof Collection<?> elements ? elements.size() : 0;
        return new Added(prepared == decoded ? value : ref.encodeAs(ref.type(), prepared), count);
    }

    private record Added(Operand.Value value, int count) {}

    // ---- guard ----

    private void add(Operand.Value value) {
        String number = value.value().n();
        if (number == null) {
            grown(elements(value).count());
            return;
        }
        BigDecimal amount = new BigDecimal(number);
        for (Check<Object> check : checks) {
            Bound bound = check.bound();
            BigDecimal limit = bound == null ? null : UpdateGuards.number(bound);
            if (bound == null || limit == null) {
                refuse(check, "of a number that DynamoDB adds to");
            } else if (matters(bound, amount)) {
                Condition<R> guard = UpdateGuards.sum(path, bound, limit, amount);
                // ADD counts an absent number as 0.
                guards.add(UpdateGuards.holds(bound, limit, amount) ? UpdateGuards.absentOr(path, guard) : guard);
            } else if (!UpdateGuards.holds(bound, limit, amount)) {
                guards.add(new Condition.Exists<>(path));
            }
        }
    }

    /** A sum can break a lower bound only downwards, an upper one only upwards. */
    private static boolean matters(Bound bound, BigDecimal amount) {
        return bound.kind() == Bound.Kind.AT_LEAST ? amount.signum() < 0 : amount.signum() > 0;
    }

    private void arithmetic(Arithmetic arithmetic) {
        for (Check<Object> check : checks) {
            Bound bound = check.bound();
            BigDecimal limit = bound == null ? null : UpdateGuards.number(bound);
            Condition<R> guard = bound == null || limit == null ? null : guard(arithmetic, bound, limit);
            if (guard == null) {
                refuse(check, "of a number that DynamoDB computes");
            } else {
                guards.add(guard);
            }
        }
    }

    private @Nullable Condition<R> guard(Arithmetic arithmetic, Bound bound, BigDecimal limit) {
        BigDecimal right = constant(arithmetic.right());
        if (right != null) {
            BigDecimal amount = UpdateGuards.signed(arithmetic.operator(), right);
            AttributePath of = pathOf(arithmetic.left());
            if (of == null) {
                return null;
            }
            Condition<R> guard = UpdateGuards.sum(of, bound, limit, amount);
            BigDecimal fallback = fallback(arithmetic.left());
            return fallback != null && UpdateGuards.holds(bound, limit, fallback.add(amount))
                    ? UpdateGuards.absentOr(of, guard)
                    : guard;
        }
        BigDecimal left = constant(arithmetic.left());
        if (left == null || !(arithmetic.right() instanceof Operand.Path other)) {
            return null;
        }
        return arithmetic.operator() == Operator.PLUS
                ? UpdateGuards.sum(other.path(), bound, limit, left)
                : UpdateGuards.rest(other.path(), bound, limit, left);
    }

    private static @Nullable BigDecimal constant(UpdateValue value) {
        return value instanceof Operand.Value literal && literal.value().n() != null
                ? new BigDecimal(literal.value().n())
                : null;
    }

    private static @Nullable AttributePath pathOf(UpdateValue value) {
        return value instanceof Operand.Path other
                ? other.path()
                : value instanceof IfNotExists fallback ? fallback.path() : null;
    }

    private static @Nullable BigDecimal fallback(UpdateValue value) {
        return value instanceof IfNotExists fallback ? constant(fallback.otherwise()) : null;
    }

    /** The value of another attribute: its bounds can be checked there. */
    private void copied(AttributePath from, boolean mayBeAbsent) {
        for (Check<Object> check : checks) {
            Bound bound = check.bound();
            if (bound == null) {
                refuse(check, "of a value that DynamoDB copies");
            } else if (bound.isOfSize()) {
                boolean lower = bound.kind() == Bound.Kind.SIZE_AT_LEAST;
                guard(from, mayBeAbsent,
                        UpdateGuards.size(from, lower ? Comparator.GE : Comparator.LE, bound.size()));
            } else {
                boolean lower = bound.kind() == Bound.Kind.AT_LEAST;
                guard(from, mayBeAbsent, new Condition.Comparison<>(
                        new Operand.Path(from),
                        lower ? Comparator.GE : Comparator.LE,
                        ref.encodeAs(ref.type(), bound.value())));
            }
        }
        if (ref.rules().elements() != null) {
            preparation.violation(
                    "each",
                    "has rules for its elements that DynamoDB cannot check when it copies a value; use modify(key, fn)");
        }
    }

    private void guard(AttributePath of, boolean mayBeAbsent, Condition<R> condition) {
        guards.add(mayBeAbsent ? UpdateGuards.absentOr(of, condition) : condition);
    }

    private UpdateValue append(ListAppend append) {
        UpdateValue first = append.first();
        UpdateValue second = append.second();
        if (first instanceof Operand.Value literal && isSelf(second)) {
            Added added = elements(literal);
            grown(added.count());
            return new ListAppend(added.value(), second);
        } else if (second instanceof Operand.Value literal && isSelf(first)) {
            Added added = elements(literal);
            grown(added.count());
            return new ListAppend(first, added.value());
        } else if (!checks.isEmpty() || ref.rules().elements() != null) {
            preparation.violation(
                    "update", "has rules that DynamoDB cannot check when it joins lists; use modify(key, fn)");
        }
        return append;
    }

    private boolean isSelf(UpdateValue value) {
        return path.equals(pathOf(value));
    }

    private void grown(int by) {
        for (Check<Object> check : checks) {
            Bound bound = check.bound();
            if (bound == null || !bound.isOfSize()) {
                refuse(check, "of a collection that DynamoDB adds to");
            } else if (bound.kind() == Bound.Kind.SIZE_AT_MOST) {
                Condition<R> guard = UpdateGuards.size(path, Comparator.LE, bound.size() - by);
                if (by > bound.size()) {
                    preparation.violation(check.rule(), "must " + check.expectation() + ", but " + by + " are added");
                } else {
                    guards.add(UpdateGuards.absentOr(path, guard));
                }
            } else if (by < bound.size()) {
                guards.add(new Condition.Exists<>(path)); // a new collection would be too small
            }
        }
    }

    private void delete(Operand.Value value) {
        Object decoded = decode(ref.type(), value);
        int by = decoded instanceof Collection<?> elements ? elements.size() : 0;
        for (Check<Object> check : checks) {
            Bound bound = check.bound();
            if (bound == null || !bound.isOfSize()) {
                refuse(check, "of a collection that DynamoDB deletes from");
            } else if (bound.kind() == Bound.Kind.SIZE_AT_LEAST) {
                guards.add(UpdateGuards.absentOr(
                        path, UpdateGuards.size(path, Comparator.GE, bound.size() + by)));
            }
        }
    }

    /** An element of this collection is set: it may be a new one. */
    void elementSet(AttributePath element) {
        for (Check<Object> check : checks) {
            Bound bound = check.bound();
            if (bound == null || !bound.isOfSize()) {
                refuse(check, "of a value of which a part changes");
            } else if (bound.kind() == Bound.Kind.SIZE_AT_MOST) {
                guards.add(UpdateGuards.presentOr(
                        element, UpdateGuards.size(path, Comparator.LT, bound.size())));
            }
        }
    }

    /** An element of this collection is removed. */
    void elementRemoved(AttributePath element) {
        for (Check<Object> check : checks) {
            Bound bound = check.bound();
            if (bound == null || !bound.isOfSize()) {
                refuse(check, "of a value of which a part changes");
            } else if (bound.kind() == Bound.Kind.SIZE_AT_LEAST) {
                guards.add(UpdateGuards.absentOr(
                        element, UpdateGuards.size(path, Comparator.GT, bound.size())));
            }
        }
    }

    // ---- refuse ----

    private void refuse(Check<Object> check, String when) {
        preparation.violation(
                check.rule(),
                "must " + check.expectation() + ", which cannot be checked " + when
                        + "; set a value, or use modify(key, fn)");
    }
}
