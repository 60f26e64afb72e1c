package io.dynamodel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every Java block of README and docs is a region of a test or example that runs, to the letter. */
class SnippetsTest {
    private static final List<String> SOURCES =
            List.of("docs/src/test/java/io/dynamodel/docs", "examples/src/main/java/io/dynamodel/examples");

    @TestFactory
    Stream<DynamicTest> everyJavaBlockIsARegionOfRunningCode() {
        return Markdown.all().stream()
                .flatMap(page -> page.blocks().stream()
                        .filter(block -> block.language().equals("java"))
                        .map(block -> DynamicTest.dynamicTest(
                                page.file().getFileName() + ":" + block.line() + " " + block.label(),
                                () -> compare(block))));
    }

    private static void compare(Markdown.Block block) {
        assertThat(block.label())
                .as("a Java block needs a line <!-- snippet: File.java#region --> right before it")
                .startsWith("snippet: ");
        String[] place = block.label().substring("snippet: ".length()).split("#");
        assertThat(block.text()).isEqualTo(region(source(place[0]), place[1]));
    }

    private static Path source(String name) {
        for (String folder : SOURCES) {
            Path file = Markdown.root().resolve(folder).resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new AssertionError("There is no source " + name + " in " + SOURCES);
    }

    private static String region(Path file, String name) {
        List<String> region = null;
        for (String line : Markdown.lines(file)) {
            if (line.strip().equals("// region " + name)) {
                region = new ArrayList<>();
            } else if (region != null && line.strip().equals("// endregion")) {
                return String.join("\n", region).stripIndent().strip();
            } else if (region != null) {
                region.add(line);
            }
        }
        throw new AssertionError(file + " has no region '" + name + "' that ends");
    }

    @Test
    void linksBetweenPagesLeadSomewhere() {
        for (Markdown page : Markdown.all()) {
            for (String line : Markdown.lines(page.file())) {
                var links = java.util.regex.Pattern.compile("]\\(([^)#:]+\\.md)[^)]*\\)")
                        .matcher(line);
                while (links.find()) {
                    Path target = page.file().resolveSibling(links.group(1)).normalize();
                    assertThat(target)
                            .as("a link of " + page.file().getFileName())
                            .exists();
                }
            }
        }
    }
}
