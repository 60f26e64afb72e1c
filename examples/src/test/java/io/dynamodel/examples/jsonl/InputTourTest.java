package io.dynamodel.examples.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.examples.Captured;
import io.dynamodel.examples.EmbeddedDynamoDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputTourTest {
    @TempDir
    private Path folder;

    private final Captured captured = new Captured();

    private void run(String content) throws IOException {
        Path input = Files.writeString(folder.resolve("data.jsonl"), content);
        Properties properties = new Properties();
        properties.setProperty("input", input.toString());
        properties.setProperty("key", "id");
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
            new InputTour(captured.output(), dynamoDb, InputSettings.from(properties)).run();
        }
    }

    @Test
    void sumsUpAndShowsSomeItemsWithTheirPrice() throws IOException {
        run("{\"id\": 1, \"name\": \"one\"}\n\nnonsense\n{\"id\": 2, \"list\": [true, null]}\n");
        assertThat(captured.text())
                .doesNotContain("\r")
                .containsPattern("key +id \\(number, as in the first item\\)")
                .containsPattern("read +3 lines \\(and 1 blank\\)")
                .containsPattern("loaded +2")
                .containsPattern("rejected +1 set aside")
                .contains("2 write units", "data.rejected.jsonl.reasons.txt", "line 3: is not JSON")
                .contains("items.scan().limit(5).list()", "Request: Scan", "| one ")
                .contains("Consumed capacity: 0.5 read units by the table");
    }

    @Test
    void showsTheFirstReasonsOnly() throws IOException {
        run("{\"id\": 1}\n" + IntStream.range(0, 30).mapToObj(i -> "bad\n").collect(Collectors.joining()));
        assertThat(captured.text()).contains("line 21: ", "... and 10 more").doesNotContain("line 22: ");
    }

    @Test
    void aFileWithoutOneGoodLineFailsAfterTheReasons() {
        assertThatThrownBy(() -> run("nonsense\n"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("could be loaded");
        assertThat(captured.text()).containsPattern("read +1 lines").containsPattern("rejected +1 set");
    }
}
