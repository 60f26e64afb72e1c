package io.dynamodel.integration.cases;

import io.dynamodel.integration.cases.Outcome.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Counts outcomes, by file, area and reason, and writes them for people. */
final class CaseReport {
    private record Line(String file, String area, String id, String note, Outcome outcome) {}

    private final List<Line> lines = new ArrayList<>();

    void add(String file, String area, String id, String note, Outcome outcome) {
        lines.add(new Line(file, area, id, note, outcome));
    }

    List<String> failures() {
        return of(Kind.FAILS)
                .map(line -> line.id + " (" + line.area + "): " + line.outcome.detail())
                .toList();
    }

    private java.util.stream.Stream<Line> of(Kind kind) {
        return lines.stream().filter(line -> line.outcome.kind() == kind);
    }

    private static Map<Kind, Long> count(List<Line> lines) {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            counts.put(kind, 0L);
        }
        lines.forEach(line -> counts.merge(line.outcome.kind(), 1L, Long::sum));
        return counts;
    }

    /** The reasons for what is different by design and for what is not there yet, with the numbers of their cases. */
    String reasons() {
        StringBuilder text = new StringBuilder("Different by design (see docs/differences.md):\n");
        for (Difference difference : Difference.values()) {
            long count = lines.stream()
                    .filter(line -> line.outcome.differences().contains(difference))
                    .count();
            if (count > 0) {
                text.append("  %4d  %s%n".formatted(count, difference.title()));
            }
        }
        text.append("Not in this release:\n");
        for (Unreleased what : Unreleased.values()) {
            long count = lines.stream()
                    .filter(line ->
                            line.outcome.unreleased().filter(what::equals).isPresent())
                    .count();
            if (count > 0) {
                text.append("  %4d  %s%n".formatted(count, what.title()));
            }
        }
        return text.toString();
    }

    /** The closing lines: how many cases ended how, for each file and together. */
    String summary() {
        StringBuilder text = new StringBuilder();
        Map<String, List<Line>> byFile =
                lines.stream().collect(Collectors.groupingBy(Line::file, TreeMap::new, Collectors.toList()));
        byFile.forEach((file, of) -> text.append(line(file, of)));
        text.append(line("all", lines));
        return text.toString();
    }

    private static String line(String of, List<Line> lines) {
        return of + ": " + lines.size() + " cases, "
                + count(lines).entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "))
                + "\n";
    }

    /** Everything, as a page of Markdown. */
    String markdown() {
        StringBuilder text = new StringBuilder("# The peers' cases\n\n```\n" + summary() + "```\n\n## By area\n\n");
        text.append("| Area | "
                        + java.util.Arrays.stream(Kind.values()).map(Enum::name).collect(Collectors.joining(" | "))
                        + " |\n|---|")
                .append("---|".repeat(Kind.values().length))
                .append('\n');
        lines.stream()
                .collect(Collectors.groupingBy(line -> line.file + " " + line.area, TreeMap::new, Collectors.toList()))
                .forEach((area, of) -> text.append("| ")
                        .append(area)
                        .append(" | ")
                        .append(count(of).values().stream().map(String::valueOf).collect(Collectors.joining(" | ")))
                        .append(" |\n"));
        text.append("\n## Different by design\n\n");
        for (Difference difference : Difference.values()) {
            List<Line> of = lines.stream()
                    .filter(line -> line.outcome.differences().contains(difference))
                    .toList();
            if (!of.isEmpty()) {
                text.append("- ")
                        .append(of.size())
                        .append(": ")
                        .append(difference.title())
                        .append(" (`")
                        .append(difference.name())
                        .append("`): ")
                        .append(ids(of))
                        .append('\n');
            }
        }
        text.append("\n## Not in this release\n\n");
        for (Unreleased what : Unreleased.values()) {
            List<Line> of = lines.stream()
                    .filter(line ->
                            line.outcome.unreleased().filter(what::equals).isPresent())
                    .toList();
            if (!of.isEmpty()) {
                text.append("- ")
                        .append(of.size())
                        .append(": ")
                        .append(what.title())
                        .append(": ")
                        .append(ids(of))
                        .append('\n');
            }
        }
        for (Kind kind : List.of(Kind.FAILS, Kind.UNINTERPRETED, Kind.AVOIDED)) {
            text.append("\n## ")
                    .append(kind == Kind.FAILS ? "Fail" : kind == Kind.AVOIDED ? "Defects avoided" : "Not interpreted")
                    .append("\n\n");
            of(kind).forEach(line -> text.append("- ")
                    .append(line.id)
                    .append(line.note.isEmpty() ? "" : " (" + line.note + ")")
                    .append(": ")
                    .append(line.outcome.detail().replace("\n", " "))
                    .append('\n'));
        }
        return text.toString();
    }

    private static String ids(List<Line> of) {
        return new TreeSet<>(of.stream().map(Line::id).toList())
                .stream().limit(400).collect(Collectors.joining(", "));
    }
}
