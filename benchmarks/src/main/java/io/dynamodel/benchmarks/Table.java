package io.dynamodel.benchmarks;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/** The one table: works downwards, contenders across, each as ratios to the code by hand, whose cost is told. */
final class Table {
    private static final String NAME = "| %-26s ";
    private static final String CELL = "| %-18s ";

    private Table() {}

    static String header(String first) {
        StringJoiner header = new StringJoiner("", "", "|");
        StringJoiner line = new StringJoiner("", "", "|");
        header.add(NAME.formatted(first));
        line.add(NAME.formatted("-".repeat(26)).replace(' ', '-'));
        for (Contender contender : Contender.values()) {
            header.add(CELL.formatted(contender.title()));
            line.add(CELL.formatted("-".repeat(18)).replace(' ', '-'));
        }
        return header + System.lineSeparator() + line;
    }

    /** What each costs, beside what it costs by hand. */
    static String row(String name, Map<Contender, Figure> figures) {
        Figure hand = Objects.requireNonNull(figures.get(Contender.HAND));
        Map<Contender, String> cells = new EnumMap<>(Contender.class);
        figures.forEach((contender, figure) ->
                cells.put(contender, contender == Contender.HAND ? figure.absolute() : figure.to(hand)));
        return line(name, cells);
    }

    static String line(String name, Map<Contender, String> cells) {
        StringJoiner row = new StringJoiner("", "", "|");
        row.add(NAME.formatted(name));
        for (Contender contender : Contender.values()) {
            row.add(CELL.formatted(cells.getOrDefault(contender, "")));
        }
        return row.toString();
    }
}
