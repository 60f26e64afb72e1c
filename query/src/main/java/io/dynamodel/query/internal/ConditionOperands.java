package io.dynamodel.query.internal;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a condition compares. */
public final class ConditionOperands {
    private ConditionOperands() {}

    /** Visits every comparison and every function in the condition, with all its operands. */
    static void visit(Condition<?> condition, Consumer<List<Operand>> visitor) {
        if (condition instanceof Condition.And<?> and) {
            and.conditions().forEach(inner -> visit(inner, visitor));
        } else if (condition instanceof Condition.Or<?> or) {
            or.conditions().forEach(inner -> visit(inner, visitor));
        } else if (condition instanceof Condition.Not<?> not) {
            visit(not.condition(), visitor);
        } else if (condition instanceof Condition.Comparison<?> comparison) {
            visitor.accept(List.of(comparison.left(), comparison.right()));
        } else if (condition instanceof Condition.Between<?> between) {
            visitor.accept(List.of(between.subject(), between.low(), between.high()));
        } else if (condition instanceof Condition.In<?> in) {
            List<Operand> operands = new ArrayList<>(in.candidates());
            operands.add(in.subject());
            visitor.accept(operands);
        } else if (condition instanceof Condition.Exists<?> exists) {
            visitor.accept(List.of(new Operand.Path(exists.path())));
        } else if (condition instanceof Condition.NotExists<?> absent) {
            visitor.accept(List.of(new Operand.Path(absent.path())));
        } else if (condition instanceof Condition.HasType<?> typed) {
            visitor.accept(List.of(new Operand.Path(typed.path())));
        } else if (condition instanceof Condition.BeginsWith<?> prefix) {
            visitor.accept(List.of(new Operand.Path(prefix.path()), prefix.prefix()));
        } else if (condition instanceof Condition.Contains<?> contains) {
            visitor.accept(List.of(new Operand.Path(contains.path()), contains.operand()));
        }
    }

    /** Visits every path that the condition names. */
    public static void visitPaths(Condition<?> condition, Consumer<AttributePath> visitor) {
        visit(condition, operands -> {
            for (Operand operand : operands) {
                if (operand instanceof Operand.Path path) {
                    visitor.accept(path.path());
                } else if (operand instanceof Operand.Size size) {
                    visitor.accept(size.path());
                }
            }
        });
    }
}
