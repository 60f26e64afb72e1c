package io.dynamodel.core.expression;

import java.util.List;

/** Writes one update expression: at most one section each of SET, REMOVE, ADD and DELETE, in this order. */
final class UpdateRenderer {
    private final StringBuilder out = new StringBuilder();
    private final Placeholders placeholders;
    private int operators;

    private UpdateRenderer(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    static String render(List<? extends Update<?>> updates, Placeholders placeholders) {
        UpdateRules.check(updates);
        UpdateRenderer renderer = new UpdateRenderer(placeholders);
        renderer.appendSection("SET ", Update.Set.class, updates);
        renderer.appendSection("REMOVE ", Update.Remove.class, updates);
        renderer.appendSection("ADD ", Update.Add.class, updates);
        renderer.appendSection("DELETE ", Update.Delete.class, updates);
        return Limits.checked(renderer.out, renderer.operators, "update");
    }

    private void appendSection(String keyword, Class<?> kind, List<? extends Update<?>> updates) {
        boolean first = true;
        for (Update<?> update : updates) {
            if (kind.isInstance(update)) {
                if (first && out.length() > 0) {
                    out.append(' ');
                }
                out.append(first ? keyword : ", ");
                append(update);
                first = false;
            }
        }
    }

    private void append(Update<?> update) {
        placeholders.appendPath(update.path(), out);
        if (update instanceof Update.Set<?> set) {
            out.append(" = ");
            append(set.value(), set);
        } else if (update instanceof Update.Add<?> add) {
            out.append(' ');
            append(add.value(), add);
        } else if (update instanceof Update.Delete<?> delete) {
            out.append(' ');
            append(delete.value(), delete);
        }
    }

    private void append(UpdateValue value, Update<?> where) {
        if (value instanceof Operand.Path path) {
            placeholders.appendPath(path.path(), out);
        } else if (value instanceof Operand.Value constant) {
            out.append(placeholders.value(constant.value(), where));
        } else if (value instanceof UpdateValue.Arithmetic sum) {
            operators++;
            append(sum.left(), where);
            out.append(' ').append(sum.operator()).append(' ');
            append(sum.right(), where);
        } else if (value instanceof UpdateValue.IfNotExists ifNotExists) {
            operators++;
            out.append("if_not_exists(");
            placeholders.appendPath(ifNotExists.path(), out);
            out.append(", ");
            append(ifNotExists.otherwise(), where);
            out.append(')');
        } else if (value instanceof UpdateValue.ListAppend append) {
            operators++;
            out.append("list_append(");
            append(append.first(), where);
            out.append(", ");
            append(append.second(), where);
            out.append(')');
        }
    }
}
