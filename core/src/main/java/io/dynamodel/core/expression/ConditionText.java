package io.dynamodel.core.expression;

import java.util.List;
import java.util.stream.Collectors;

/** Conditions for people to read: names as they are stored, values left out. */
final class ConditionText {
    private ConditionText() {}

    static String joined(List<? extends Condition<?>> conditions, String by) {
        return conditions.stream().map(ConditionText::inParentheses).collect(Collectors.joining(by));
    }

    static String inParentheses(Condition<?> condition) {
        return condition instanceof Condition.And || condition instanceof Condition.Or
                ? "(" + condition + ")"
                : condition.toString();
    }
}
