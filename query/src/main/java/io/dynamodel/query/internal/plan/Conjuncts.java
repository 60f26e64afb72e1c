package io.dynamodel.query.internal.plan;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.core.expression.Operand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A condition as parts that must all hold, each brought to the form in which it says most: nested ANDs are taken apart,
 * an attribute stands before the constant that it is compared with, a negation goes where it says something, and IN of
 * one value is an equality. Every step keeps the meaning, also for absent attributes and for values of other types.
 */
final class Conjuncts {
    private Conjuncts() {}

    static <R> List<Condition<R>> of(Condition<R> condition) {
        List<Condition<R>> parts = new ArrayList<>();
        split(condition, parts);
        return parts;
    }

    private static <R> void split(Condition<R> condition, List<Condition<R>> parts) {
        if (condition instanceof Condition.And<R> and) {
            and.conditions().forEach(part -> split(part, parts));
        } else if (condition instanceof Condition.Not<R> not) {
            splitOpposite(not, parts);
        } else if (condition instanceof Condition.Or<R> or && new HashSet<>(or.conditions()).size() == 1) {
            split(or.conditions().get(0), parts);
        } else if (!(condition instanceof Condition.Always<R>)) {
            parts.add(normal(condition));
        }
    }

    private static <R> void splitOpposite(Condition.Not<R> not, List<Condition<R>> parts) {
        Condition<R> inner = not.condition();
        if (inner instanceof Condition.Or<R> or) {
            or.conditions().forEach(part -> split(part.negate(), parts));
        } else if (inner instanceof Condition.Not<R> twice) {
            split(twice.condition(), parts);
        } else if (inner instanceof Condition.Exists<R> exists) {
            parts.add(new Condition.NotExists<>(exists.path()));
        } else if (inner instanceof Condition.NotExists<R> absent) {
            parts.add(new Condition.Exists<>(absent.path()));
        } else if (inner instanceof Condition.Comparison<R> different && different.comparator() == Comparator.NE) {
            // unlike the other comparators, these two are opposites whatever is compared
            parts.add(normal(new Condition.Comparison<>(different.left(), Comparator.EQ, different.right())));
        } else {
            parts.add(not);
        }
    }

    private static <R> Condition<R> normal(Condition<R> condition) {
        if (condition instanceof Condition.In<R> in && new HashSet<Operand>(in.candidates()).size() == 1) {
            return normal(new Condition.Comparison<>(
                    in.subject(), Comparator.EQ, in.candidates().get(0)));
        }
        return condition instanceof Condition.Comparison<R> comparison
                        && comparison.left() instanceof Operand.Value
                        && !(comparison.right() instanceof Operand.Value)
                ? new Condition.Comparison<>(comparison.right(), mirrored(comparison.comparator()), comparison.left())
                : condition;
    }

    private static Comparator mirrored(Comparator comparator) {
        return switch (comparator) {
            case LT -> Comparator.GT;
            case LE -> Comparator.GE;
            case GT -> Comparator.LT;
            case GE -> Comparator.LE;
            case EQ, NE -> comparator;
        };
    }
}
