package io.dynamodel.core.expression;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes one condition. NOT binds closer than AND, and AND closer than OR; parentheses stand where the tree says
 * otherwise, and nowhere else.
 */
final class ConditionRenderer {
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;

    private final StringBuilder out = new StringBuilder();
    private final Placeholders placeholders;
    private int operators;

    private ConditionRenderer(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /** The text of a condition that holds no {@code Always}. */
    static String render(Condition<?> condition, Placeholders placeholders) {
        ConditionRenderer renderer = new ConditionRenderer(placeholders);
        renderer.append(condition, OR);
        return Limits.checked(renderer.out, renderer.operators, "condition");
    }

    /** Appends the condition, in parentheses if it binds less than what it is part of. */
    private void append(Condition<?> condition, int outer) {
        if (condition instanceof Condition.And<?> and) {
            appendGroup(and.conditions(), " AND ", AND, outer);
        } else if (condition instanceof Condition.Or<?> or) {
            appendGroup(or.conditions(), " OR ", OR, outer);
        } else if (condition instanceof Condition.Not<?> not) {
            operators++;
            out.append("NOT ");
            append(not.condition(), NOT);
        } else if (condition instanceof Condition.Comparison<?> comparison) {
            append(comparison);
        } else if (condition instanceof Condition.Between<?> between) {
            append(between);
        } else if (condition instanceof Condition.In<?> in) {
            append(in, outer);
        } else {
            appendFunction(condition);
        }
    }

    private void appendGroup(List<? extends Condition<?>> conditions, String by, int level, int outer) {
        openGroup(level, outer);
        for (int i = 0; i < conditions.size(); i++) {
            if (i > 0) {
                operators++;
                out.append(by);
            }
            append(conditions.get(i), level);
        }
        closeGroup(level, outer);
    }

    private void openGroup(int level, int outer) {
        if (level < outer) {
            out.append('(');
        }
    }

    private void closeGroup(int level, int outer) {
        if (level < outer) {
            out.append(')');
        }
    }

    private void append(Condition.Comparison<?> comparison) {
        ConditionRules.check(comparison);
        operators++;
        appendFirst(comparison.left(), comparison);
        out.append(' ').append(comparison.comparator()).append(' ');
        append(comparison.right(), comparison);
    }

    private void append(Condition.Between<?> between) {
        ConditionRules.check(between);
        operators++;
        appendFirst(between.subject(), between);
        out.append(" BETWEEN ");
        append(between.low(), between);
        out.append(" AND ");
        append(between.high(), between);
    }

    /** More candidates than one IN may have become several, joined by OR. */
    private void append(Condition.In<?> in, int outer) {
        ConditionRules.check(in);
        int size = in.candidates().size();
        int level = size > Limits.MAX_IN_CANDIDATES ? OR : NOT;
        openGroup(level, outer);
        for (int i = 0; i < size; i++) {
            if (i % Limits.MAX_IN_CANDIDATES == 0) {
                if (i > 0) {
                    operators++;
                    out.append(") OR ");
                }
                operators++;
                appendFirst(in.subject(), in);
                out.append(" IN (");
            } else {
                out.append(", ");
            }
            append(in.candidates().get(i), in);
        }
        out.append(')');
        closeGroup(level, outer);
    }

    private void appendFunction(Condition<?> condition) {
        operators++;
        if (condition instanceof Condition.Exists<?> exists) {
            function("attribute_exists", exists.path());
        } else if (condition instanceof Condition.NotExists<?> notExists) {
            function("attribute_not_exists", notExists.path());
        } else if (condition instanceof Condition.HasType<?> hasType) {
            function("attribute_type", hasType.path());
            secondArgument(Operand.Value.of(AttributeValue.fromS(hasType.type().name())), hasType);
        } else if (condition instanceof Condition.BeginsWith<?> beginsWith) {
            ConditionRules.check(beginsWith);
            function("begins_with", beginsWith.path());
            secondArgument(beginsWith.prefix(), beginsWith);
        } else if (condition instanceof Condition.Contains<?> contains) {
            ConditionRules.check(contains);
            function("contains", contains.path());
            secondArgument(contains.operand(), contains);
        } else {
            throw new AssertionError("Not taken out before rendering: " + condition);
        }
        out.append(')');
    }

    private void function(String name, AttributePath path) {
        out.append(name).append('(');
        placeholders.appendPath(path, out);
    }

    private void secondArgument(Operand operand, Condition<?> where) {
        out.append(", ");
        append(operand, where);
    }

    private void append(Operand operand, Condition<?> where) {
        if (operand instanceof Operand.Value value) {
            out.append(placeholders.value(value.value(), where));
        } else {
            appendFirst(operand, where);
        }
    }

    /** A constant that comes first shares no placeholder: DynamoDB wants the first operand unlike the others. */
    private void appendFirst(Operand operand, Condition<?> where) {
        if (operand instanceof Operand.Path path) {
            placeholders.appendPath(path.path(), out);
        } else if (operand instanceof Operand.Value value) {
            out.append(placeholders.unsharedValue(value.value(), where));
        } else if (operand instanceof Operand.Size size) {
            operators++;
            function("size", size.path());
            out.append(')');
        }
    }
}
