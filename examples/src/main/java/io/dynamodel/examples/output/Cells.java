package io.dynamodel.examples.output;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Values as a table. It is drawn here because the tables of the library that was tried go through the platform's default
 * charset, which turns everything beyond ASCII into question marks on a JDK of 17 under {@code LANG=C}.
 */
public final class Cells {
    private static final int WIDEST = 44;

    private Cells() {}

    /** A table with a line of names above; a name for which no item has a value is left out. */
    public static String table(List<String> names, List<? extends List<? extends @Nullable Object>> items) {
        List<Column> columns = IntStream.range(0, names.size())
                .filter(i -> items.stream().anyMatch(item -> item.get(i) != null))
                .mapToObj(i -> Column.of(
                        names.get(i),
                        items.stream().map(item -> text(item.get(i))).toList()))
                .toList();
        return draw(columns, items.size());
    }

    private static String draw(List<Column> columns, int items) {
        String rule =
                columns.stream().map(column -> "-".repeat(column.width + 2)).collect(frame("+"));
        StringBuilder table = new StringBuilder(rule).append('\n');
        table.append(columns.stream().map(column -> column.padded(column.name)).collect(frame("|")))
                .append('\n');
        table.append(rule).append('\n');
        for (int i = 0; i < items; i++) {
            int item = i;
            table.append(columns.stream()
                            .map(column -> column.padded(column.cells.get(item)))
                            .collect(frame("|")))
                    .append('\n');
        }
        return table.append(rule).toString();
    }

    private static Collector<CharSequence, ?, String> frame(String border) {
        return Collectors.joining(border, border, border);
    }

    /** One cell: nothing for null, no control characters, and not wider than is good. */
    private static String text(@Nullable Object value) {
        String text = value == null ? "" : String.valueOf(value);
        StringBuilder cell = new StringBuilder();
        int width = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int codePoint = text.codePointAt(i);
            width += width(codePoint);
            if (width > WIDEST) {
                return cell.append('…').toString();
            }
            cell.appendCodePoint(Character.isISOControl(codePoint) ? ' ' : codePoint);
        }
        return cell.toString();
    }

    private static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    /** How many columns a terminal takes for a character; near enough. */
    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean isPicture = codePoint >= 0x1F300 && codePoint <= 0x1FAFF;
        return switch (UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> 2;
            default -> isPicture ? 2 : 1;
        };
    }

    /** One column. */
    private record Column(String name, List<String> cells, int width) {
        static Column of(String name, List<String> cells) {
            int widest = cells.stream().mapToInt(Cells::width).max().orElse(0);
            return new Column(text(name), cells, Math.max(widest, Cells.width(text(name))));
        }

        String padded(String cell) {
            return " " + cell + " ".repeat(width - Cells.width(cell) + 1);
        }
    }
}
