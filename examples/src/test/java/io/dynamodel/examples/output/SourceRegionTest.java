package io.dynamodel.examples.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.examples.EmbeddedDynamoDb;
import io.dynamodel.examples.quickstart.QuickStart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed as Java is the Java that runs. */
class SourceRegionTest {
    private static final Path SOURCES = Path.of("src", "main", "java");

    static Stream<Path> sources() throws IOException {
        Path quickstart = SOURCES.resolve("io/dynamodel/examples/quickstart");
        Path jsonl = SOURCES.resolve("io/dynamodel/examples/jsonl");
        return Stream.concat(Files.list(quickstart), Files.list(jsonl));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void theSourceBesideTheClassIsTheSourceThatWasCompiled(Path source) throws IOException {
        String name = "/" + SOURCES.relativize(source).toString().replace('\\', '/');
        try (InputStream copy = QuickStart.class.getResourceAsStream(name)) {
            assertThat(copy).as(name).isNotNull();
            assertThat(copy.readAllBytes()).isEqualTo(Files.readAllBytes(source));
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void everyRegionIsClosedAndShown(Path source) throws Exception {
        String text = Files.readString(source, StandardCharsets.UTF_8);
        Class<?> owner = Class.forName(
                SOURCES.relativize(source).toString().replaceAll("[/\\\\]", ".").replaceAll("\\.java$", ""));
        for (String region : regions(text)) {
            String shown = SourceRegion.of(owner, region);
            assertThat(shown).doesNotContain("// region", "// endregion");
            assertThat(text.replaceAll("(?m)^ +", "")).contains(shown.replaceAll("(?m)^ +", ""));
        }
    }

    private static List<String> regions(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("// region "))
                .map(line -> line.substring("// region ".length()))
                .toList();
    }

    @Test
    void aRegionThatIsNotThereIsAnErrorThatSaysHowToMarkIt() {
        assertThatThrownBy(() -> SourceRegion.of(QuickStart.class, "none"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("// region none");
    }

    @Test
    void aClassWithoutItsSourceIsAnErrorThatSaysWhoCopiesIt() {
        assertThatThrownBy(() -> SourceRegion.of(EmbeddedDynamoDb.class, "any"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pom.xml");
    }
}
