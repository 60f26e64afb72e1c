package io.dynamodel.examples.jsonl;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines that cannot be loaded: set aside as they are in one file, and with number and reason in another one. Without any,
 * there are no files. Not thread-safe.
 */
final class RejectedLines implements AutoCloseable {
    private static final int SHOWN = 20;

    private final Path file;
    private final List<String> first = new ArrayList<>();
    private @Nullable OutputStream lines;
    private @Nullable OutputStream reasons;
    private long count;

    private RejectedLines(Path file) {
        this.file = file;
    }

    /** What an earlier run has left there is deleted. */
    static RejectedLines to(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(reasonsBeside(file));
        return new RejectedLines(file);
    }

    /** Where the reasons go. */
    static Path reasonsBeside(Path file) {
        return file.resolveSibling(file.getFileName() + ".reasons.txt");
    }

    /**
     * Sets a line aside.
     *
     * @param reader has given the line, and has the rest of one that is too long
     */
    void add(byte[] line, LineReader reader, String reason) throws IOException {
        OutputStream target = lines();
        target.write(line);
        reader.copyRest(target);
        String text = "line " + reader.number() + ": " + reason.replaceAll("\\s*\\R\\s*", " ");
        reasons().write((text + "\n").getBytes(StandardCharsets.UTF_8));
        if (first.size() < SHOWN) {
            first.add(text);
        }
        count++;
    }

    private OutputStream lines() throws IOException {
        if (lines == null) {
            lines = new BufferedOutputStream(Files.newOutputStream(file));
        }
        return lines;
    }

    private OutputStream reasons() throws IOException {
        if (reasons == null) {
            reasons = new BufferedOutputStream(Files.newOutputStream(reasonsBeside(file)));
        }
        return reasons;
    }

    /** How many there are. */
    long count() {
        return count;
    }

    /** The first ones, each with number and reason. */
    List<String> first() {
        return first;
    }

    @Override
    public void close() throws IOException {
        try {
            if (lines != null) {
                lines.close();
            }
        } finally {
            if (reasons != null) {
                reasons.close();
            }
        }
    }
}
