package io.dynamodel.examples;

import io.dynamodel.examples.output.Output;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a program prints, to be looked at by a test. */
public final class Captured {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    public PrintStream stream() {
        return stream;
    }

    /** As if it went to a file. */
    public Output output() {
        return new Output(stream, false);
    }

    /** As if a person watched. */
    public Output terminal() {
        return new Output(stream, true);
    }

    public String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
