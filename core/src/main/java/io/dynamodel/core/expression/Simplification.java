package io.dynamodel.core.expression;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes {@link Condition.Always} out of a condition, since no expression can say it. {@code Condition.all} and
 * {@code any} do so already; this is for trees that were put together by hand.
 */
final class Simplification {
    /** Far beyond what 300 operators can nest, and far below what the stack holds. */
    private static final int MAX_DEPTH = 1_000;

    private Simplification() {}

    /** A condition with the same meaning that is Always or holds none; the same instance if nothing changes. */
    static <R> Condition<R> of(Condition<R> condition) {
        return simplify(condition, 0);
    }

    private static <R> Condition<R> simplify(Condition<R> condition, int depth) {
        if (depth > MAX_DEPTH) {
            throw new RequestLimitException(
                    Limits.OPERATORS, Limits.MAX_OPERATORS, depth, "the condition is nested too deeply");
        }
        if (condition instanceof Condition.And<R> and) {
            return and(and, depth);
        }
        if (condition instanceof Condition.Or<R> or) {
            return or(or, depth);
        }
        if (condition instanceof Condition.Not<R> not) {
            Condition<R> inner = simplify(not.condition(), depth + 1);
            if (inner instanceof Condition.Always<R>) {
                throw new InvalidRequestException("The condition '" + not
                        + "' can never hold, so that the request could only fail or find nothing; leave it out");
            }
            return inner == not.condition() ? not : new Condition.Not<>(inner);
        }
        return condition;
    }

    private static <R> Condition<R> and(Condition.And<R> and, int depth) {
        List<Condition<R>> kept = new ArrayList<>(and.conditions().size());
        boolean changed = false;
        for (Condition<R> part : and.conditions()) {
            Condition<R> simple = simplify(part, depth + 1);
            changed |= simple != part || simple instanceof Condition.Always<R>;
            kept.add(simple);
        }
        return changed ? Condition.all(kept) : and;
    }

    private static <R> Condition<R> or(Condition.Or<R> or, int depth) {
        List<Condition<R>> kept = new ArrayList<>(or.conditions().size());
        boolean changed = false;
        for (Condition<R> part : or.conditions()) {
            Condition<R> simple = simplify(part, depth + 1);
            changed |= simple != part || simple instanceof Condition.Always<R>;
            kept.add(simple);
        }
        return changed ? Condition.any(kept) : or;
    }
}
