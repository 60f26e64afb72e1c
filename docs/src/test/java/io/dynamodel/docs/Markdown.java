package io.dynamodel.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A page of the documentation, and its fenced blocks, each with the comment that stands before it. */
public record Markdown(Path file, List<Block> blocks) {

    /**
     * A fenced block.
     *
     * @param language what stands behind the fence
     * @param label the text of the HTML comment right before it, such as {@code snippet: readme/Users.java#users}
     */
    public record Block(String language, String label, String text, int line) {}

    /** The root of the repository. */
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("README.md")) || !Files.exists(here.resolve("docs"))) {
            here = here.getParent();
        }
        return here;
    }

    /** All pages. */
    static List<Markdown> all() {
        try (Stream<Path> docs = Files.list(root().resolve("docs"))) {
            List<Markdown> pages = new ArrayList<>();
            pages.add(of("README.md"));
            docs.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .map(path -> of("docs/" + path.getFileName()))
                    .forEach(pages::add);
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One page. */
    public static Markdown of(String name) {
        Path file = root().resolve(name);
        List<Block> blocks = new ArrayList<>();
        String label = "";
        StringBuilder text = null;
        String language = "";
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (text != null && line.equals("```")) {
                blocks.add(new Block(language, label, text.toString().stripTrailing(), number));
                text = null;
                label = "";
            } else if (text != null) {
                text.append(line).append('\n');
            } else if (line.startsWith("```")) {
                language = line.substring(3).strip();
                text = new StringBuilder();
            } else if (line.startsWith("<!-- ") && line.endsWith(" -->")) {
                label = line.substring(5, line.length() - 4);
            } else if (!line.isBlank()) {
                label = "";
            }
        }
        return new Markdown(file, blocks);
    }

    /** The block that shows an output, by its label {@code output: name}. */
    public String output(String name) {
        return blocks.stream()
                .filter(block -> block.label().equals("output: " + name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " has no block labelled 'output: " + name + "'"))
                .text();
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
