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
import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.internal.Check.Bound;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The rules of one value under one change of it: each is run on the new value where the update carries it, becomes a
 * guard where DynamoDB can check it, or makes the update refused, with the way out. The matrix in the guide "Rules and
 * verbs" is this class in words; what is computed from numbers is in {@link NumberRules}.
 */
final class UpdateRules<R> {
    private final UpdateDraft<R> draft;
    private final PathRef<Object> ref;
    private final AttributePath path;
    private final List<Check<Object>> checks;
    private final List<Condition<R>> guards;
    private final Preparation preparation;

    UpdateRules(UpdateDraft<R> draft, PathRef<Object> ref) {
        this.draft = draft;
        this.ref = ref;
        this.path = ref.path();
        this.checks = ref.rules().checks();
        this.guards = draft.guards();
        this.preparation = draft.preparation();
    }

    /** The update as it may be sent, its values prepared. */
    Update<R> apply(Update<R> update) {
        if (update instanceof Update.Set<R> set) {
            UpdateValue value = set(set.value());
            return value == set.value() && path.equals(set.path()) ? update : new Update.Set<>(path, value);
        } else if (update instanceof Update.Add<R> add && add.value().value().n() != null) {
            new NumberRules<>(draft, ref).add(add.value());
        } else if (update instanceof Update.Add<R> add) {
            Added added = elements(add.value());
            grown(added.count());
            return new Update.Add<>(path, added.value());
        } else if (update instanceof Update.Delete<R> delete) {
            return delete(delete);
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
            new NumberRules<>(draft, ref).computed(arithmetic);
        } else if (value instanceof ListAppend append) {
            return append(append);
        }
        return value;
    }

    // ---- a value that the update carries ----

    private Operand.Value literal(Operand.Value value) {
        Object decoded = decode(value);
        if (decoded == null) {
            return value;
        }
        Object prepared = ref.rules().prepareTransformed(ref.type(), decoded, preparation);
        return prepared == decoded && value.transformed() ? value : encoded(prepared, value);
    }

    /** The value after the set transforms, which one that a token has made went through already. */
    private @Nullable Object decode(Operand.Value value) {
        try {
            Object decoded = OperandSource.decode(ref.type(), value.value());
            return value.transformed() ? decoded : transformed(decoded);
        } catch (ValueException e) {
            preparation.violationAt(
                    e.path(), ref.type().describe().name(), "does not take the value: " + e.getMessage());
            return null;
        }
    }

    private @Nullable Object transformed(Object given) {
        try {
            return ref.rules().transformed(ref.type(), given);
        } catch (ValueException e) {
            throw e;
        } catch (RuntimeException e) {
            preparation.thrownAt("", "onSet", "cannot be stored, as its set transform", e);
            return null;
        }
    }

    /** What is left of the value where it breaks rules does not matter, as it is not sent. */
    private Operand.Value encoded(Object prepared, Operand.Value given) {
        return preparation.violations().isEmpty() ? ref.encodeTransformed(prepared) : given;
    }

    /** Runs the rules of the elements that are added; answers them and, prepared, the value that is sent. */
    private Added elements(Operand.Value value) {
        Object decoded = decode(value);
        if (decoded == null) {
            return new Added(value, 0);
        }
        Object prepared = Nested.prepare(ref.type(), ref.rules().elements(), decoded, preparation);
        int count = prepared instanceof Collection<?> elements ? elements.size() : 0;
        return new Added(prepared == decoded && value.transformed() ? value : encoded(prepared, value), count);
    }

    private record Added(Operand.Value value, int count) {}

    // ---- a value that DynamoDB copies ----

    /** The value of another attribute: it is stored alike, and its bounds can be checked there. */
    private void copied(AttributePath from, boolean mayBeAbsent) {
        if (!isStoredAs(from)) {
            return;
        }
        ValueRules<Object> source =
                PathResolver.resolve(draft.schema(), from).ref().rules();
        if (!ref.rules().onSet().isEmpty() && !ref.rules().onSet().equals(source.onSet())) {
            preparation.violation(
                    "onSet",
                    "has set transforms that '" + from
                            + "' does not have, and DynamoDB copies a value as it is; set a value, or use modify(key, fn)");
        }
        for (Check<Object> check : checks) {
            Condition<R> guard = guardOf(check, from);
            if (guard == null) {
                refuse(check, "of a value that DynamoDB copies");
            } else {
                guards.add(mayBeAbsent ? UpdateGuards.absentOr(from, guard) : guard);
            }
        }
        if (ref.rules().elements() != null) {
            preparation.violation(
                    "each",
                    "has rules for its elements that DynamoDB cannot check when it copies a value; use modify(key, fn)");
        }
    }

    private boolean isStoredAs(AttributePath from) {
        AttributeType<Object> source =
                PathResolver.resolve(draft.schema(), from).ref().type();
        boolean same = Nested.isOpen(ref.type()) || Encodings.same(ref.type(), source);
        if (!same) {
            preparation.violation(
                    "type",
                    "is stored as " + ref.type().describe().name() + ", but '" + from + "' as "
                            + source.describe().name() + "; set a value, or use modify(key, fn)");
        }
        return same;
    }

    private @Nullable Condition<R> guardOf(Check<Object> check, AttributePath from) {
        Bound bound = check.bound();
        if (bound == null) {
            return null;
        }
        Comparator comparator = bound.isLower() ? Comparator.GE : Comparator.LE;
        if (bound.isOfSize()) {
            return UpdateGuards.hasSize(ref.type()) ? UpdateGuards.size(from, comparator, bound.size()) : null;
        }
        AttributeValue limit = UpdateGuards.stored(ref.type(), bound);
        return limit == null
                ? null
                : new Condition.Comparison<>(
                        new Operand.Path(from), comparator, new Operand.Value(limit, ref.sensitive()));
    }

    // ---- collections ----

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
        } else if (!checks.isEmpty() || ref.rules().elements() != null || Nested.mayHoldRules(ref.type())) {
            preparation.violation(
                    "update", "has rules that DynamoDB cannot check when it joins lists; use modify(key, fn)");
        }
        joined(first);
        joined(second);
        return append;
    }

    /** A list that is joined: what is not this list itself must hold elements that are stored alike. */
    private void joined(UpdateValue part) {
        if (part instanceof Operand.Value literal) {
            elements(literal);
            if (!literal.transformed() && !ref.rules().onSet().isEmpty()) {
                preparation.violation(
                        "onSet", "has set transforms that the joined list did not go through; use append(..)");
            }
        } else if (part instanceof Operand.Path other) {
            isStoredAs(other.path());
        } else if (part instanceof IfNotExists fallback) {
            isStoredAs(fallback.path());
            joined(fallback.otherwise());
        }
    }

    /** The list itself, or nothing where it is absent. */
    private boolean isSelf(UpdateValue value) {
        return (value instanceof Operand.Path other && other.path().equals(path))
                || (value instanceof IfNotExists fallback
                        && fallback.path().equals(path)
                        && fallback.otherwise() instanceof Operand.Value list
                        && list.value().hasL()
                        && list.value().l().isEmpty());
    }

    private void grown(int by) {
        for (Check<Object> check : checks) {
            Bound bound = check.bound();
            if (bound == null || !bound.isOfSize() || !UpdateGuards.hasSize(ref.type())) {
                refuse(check, "of a collection that DynamoDB adds to");
            } else if (bound.isLower()) {
                if (by < bound.size()) {
                    guards.add(new Condition.Exists<>(path)); // a new collection would be too small
                }
            } else if (by > bound.size()) {
                preparation.violation(check.rule(), "must " + check.expectation() + ", but " + by + " are added");
            } else {
                guards.add(UpdateGuards.absentOr(path, UpdateGuards.size(path, Comparator.LE, bound.size() - by)));
            }
        }
    }

    private Update<R> delete(Update.Delete<R> update) {
        Operand.Value value = update.value();
        Object decoded = decode(value);
        int by = decoded instanceof Collection<?> elements ? elements.size() : 0;
        for (Check<Object> check : checks) {
            Bound bound = check.bound();
            if (bound == null || !bound.isOfSize() || !UpdateGuards.hasSize(ref.type())) {
                refuse(check, "of a collection that DynamoDB deletes from");
            } else if (bound.isLower()) {
                guards.add(UpdateGuards.absentOr(path, UpdateGuards.size(path, Comparator.GE, bound.size() + by)));
            }
        }
        return decoded == null || value.transformed() ? update : new Update.Delete<>(path, encoded(decoded, value));
    }

    /** A part of this value changes; what becomes of its size is the business of {@link ElementCounts}. */
    void partChanged() {
        for (Check<Object> check : checks) {
            if (check.bound() == null || !check.bound().isOfSize() || !UpdateGuards.hasSize(ref.type())) {
                refuse(check, "of a value of which a part changes");
            }
        }
    }

    private void refuse(Check<Object> check, String when) {
        NumberRules.refuse(check, when, preparation);
    }
}
