package io.dynamodel.examples.output;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a program prints, as headings, paragraphs and indented blocks. */
public final class Output {
    private static final int WIDTH = 100;
    private static final int WRAPPED = 120;
    private static final String MARGIN = "  ";

    private final PrintStream out;
    private final boolean isTerminal;

    /** @param isTerminal whether a person watches, so that a line may be painted over */
    public Output(PrintStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /** The standard output. */
    public static Output standard() {
        return new Output(utf8(System.out), isTerminal(System.console()));
    }

    /** The quick start prints far more than ASCII, and a JDK of 17 under LANG=C would make it all question marks. */
    private static PrintStream utf8(PrintStream out) {
        boolean hasCodePages =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return hasCodePages ? out : new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    /** A console there may be without a terminal, from JDK 22 on; only those JDKs can be asked. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Whether a person watches. */
    public boolean isTerminal() {
        return isTerminal;
    }

    /** The name of the program. */
    public void title(String text) {
        out.println();
        out.println(text);
        out.println("=".repeat(text.length()));
    }

    /** The beginning of a section. */
    public void heading(String text) {
        out.println();
        out.println();
        out.println("-- " + text + " " + "-".repeat(Math.max(3, WIDTH - text.length() - 4)));
    }

    /** A paragraph of one or more lines. */
    public void text(String text) {
        out.println();
        out.println(text);
    }

    /** One line, directly below what is there. */
    public void line(String text) {
        out.println(text);
    }

    /** A labelled block of several lines; words of a long line go on to the next one. */
    public void block(String label, String lines) {
        out.println();
        out.println(label);
        out.println();
        lines.lines().flatMap(Output::wrapped).forEach(line -> out.println(line.isEmpty() ? "" : MARGIN + line));
    }

    /** Tables and code have lines of their own; only prose is longer than what is shown of a value. */
    private static Stream<String> wrapped(String line) {
        if (line.length() <= WRAPPED || line.startsWith("|") || line.startsWith("+")) {
            return Stream.of(line);
        }
        int space = line.lastIndexOf(' ', WIDTH);
        return line.substring(0, Math.max(0, space)).isBlank()
                ? Stream.of(line)
                : Stream.concat(Stream.of(line.substring(0, space)), wrapped("    " + line.substring(space + 1)));
    }

    /** Without a new line, for progress. */
    void raw(String text) {
        out.print(text);
        out.flush();
    }
}
