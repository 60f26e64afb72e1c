package io.dynamodel.integration.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamodel.testing.DynamoDbTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Runs the peers' behaviour cases: what others do in a situation, and whether we do it, do otherwise on purpose, or fail. */
@DynamoDbTest
class PeerCasesTest {

    @Test
    void agreesWithThePeersOrDiffersByDesign(DynamoDbClient client) throws IOException {
        Path folder = CaseFolder.find().orElse(null);
        if (folder == null) {
            System.out.println(
                    "SKIPPED: the peers' cases; give their folder with -D" + CaseFolder.PROPERTY + "=FOLDER");
        }
        assumeTrue(folder != null, "No cases; give their folder with -D" + CaseFolder.PROPERTY + "=FOLDER");
        CaseReport report = new CaseReport();
        ProseBook book = ProseBook.all();
        for (Path file : CaseFolder.files(folder)) {
            for (JsonNode one : CaseFolder.cases(file)) {
                Outcome outcome = one.has("call") ? DynamooseCases.run(one) : book.run(prose(one, client));
                report.add(
                        file.getFileName().toString(),
                        one.path("area").asText(),
                        one.path("id")
                                .asText(one.path("area").asText() + ": "
                                        + one.path("when").asText()),
                        one.path("note").asText(),
                        outcome);
            }
        }
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "cases-report.md"), report.markdown());
        System.out.println(report.reasons() + report.summary());
        assertThat(report.failures()).isEmpty();
    }

    private static Prose prose(JsonNode one, DynamoDbClient client) {
        return new Prose(
                one.path("area").asText(),
                one.path("given").asText(),
                one.path("when").asText(),
                one.path("then").asText(),
                client);
    }
}
