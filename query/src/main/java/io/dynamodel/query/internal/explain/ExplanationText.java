package io.dynamodel.query.internal.explain;

import io.dynamodel.query.Explanation;
import io.dynamodel.query.Explanation.Access;
import io.dynamodel.query.Explanation.Candidate;
import io.dynamodel.query.Explanation.Expressions;
import io.dynamodel.query.Explanation.Warning;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An explanation as text: one line for each thing that there is to say, in a fixed order. */
public final class ExplanationText {
    private static final int LABEL = 16;

    private final StringBuilder text = new StringBuilder();

    private ExplanationText() {}

    /** The text. */
    public static String of(Explanation explanation) {
        ExplanationText text = new ExplanationText();
        text.append(explanation);
        return text.text.toString();
    }

    /** A number without a fraction that says nothing. */
    public static String number(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private void append(Explanation of) {
        text.append(of.verb()).append(" on '").append(of.table()).append("'");
        boolean isRead =
                of.requests().isEmpty() || !isWrite(of.requests().get(0).operation());
        line(isRead ? "reads" : "writes", of.access() + place(of));
        Expressions expressions = of.expressions();
        line("key", expressions.key());
        line("condition", expressions.condition());
        line("update", expressions.update());
        line("filter", expressions.filter());
        if (of.access() != Access.REFUSED && of.access() != Access.NOTHING) {
            if (isRead) {
                boolean isOne = of.access() == Access.ITEM;
                line("brings back", expressions.projection().orElse(isOne ? "the whole item" : "whole items"));
                if (!isOne) {
                    line("how many", of.extent().toString());
                }
                line("consistency", consistency(of));
            }
            line("requests", of.requests().stream().map(Object::toString).collect(Collectors.joining("; ")));
            line("price", of.price());
            line("expected", of.expected().map(Object::toString));
            line("items travel", of.transport().replaceFirst("^Items go ", ""));
        }
        line("refused", of.refusal().map(refusal -> refusal.replace("\n", "\n" + " ".repeat(LABEL + 2))));
        List<Candidate> others =
                of.candidates().stream().filter(each -> !each.taken()).toList();
        if (of.refusal().isEmpty()) {
            lines("not taken", others);
        }
        lines("beware", of.warnings().stream().map(Warning::text).toList());
    }

    private static String consistency(Explanation of) {
        if (!of.requests().isEmpty() && of.requests().get(0).operation().equals("TransactGetItems")) {
            return "one moment: sees all writes before it, and none in part";
        }
        return of.consistent() ? "strong: sees all writes before it" : "eventual: may miss late writes";
    }

    private static boolean isWrite(String operation) {
        return !(operation.contains("Get") || operation.equals("Query") || operation.equals("Scan"));
    }

    private static String place(Explanation of) {
        return switch (of.access()) {
            case PARTITION, ALL ->
                " of " + of.index().map(name -> "index '" + name + "'").orElse("the table");
            case ITEM, ITEMS, NOTHING, REFUSED -> "";
        };
    }

    private void line(String label, Optional<String> value) {
        value.ifPresent(present -> line(label, present));
    }

    private void line(String label, String value) {
        text.append("\n  ")
                .append(label)
                .append(" ".repeat(LABEL - label.length()))
                .append(value);
    }

    private void lines(String label, List<?> values) {
        String first = label;
        for (Object value : values) {
            line(first, value.toString());
            first = "";
        }
    }
}
