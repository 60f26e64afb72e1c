package io.dynamodel.integration.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.Dynamodel;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.testing.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Reads all of a table in a process with a heap of 128 MB, and kills it. With {@code -Ddynamodel.large=100000} the table
 * is larger than the heap.
 */
class LargeTableTest {
    private static final int ITEMS = Integer.getInteger("dynamodel.large", 3000);
    private static final String TEXT = "x".repeat(1500);

    private static LocalDynamoDb db;

    @TempDir
    private Path folder;

    @BeforeAll
    static void fill() {
        db = LocalDynamoDb.start(Target.http());
        DynamoDbClient client = db.client();
        Dynamodel.create(client)
                .model(LargeTable.NAME, LargeTable.SCHEMA)
                .table()
                .create()
                .execute();
        List<WriteRequest> batch = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            Map<String, AttributeValue> item =
                    Map.of("id", AttributeValue.fromS("r" + i), "text", AttributeValue.fromS(TEXT));
            batch.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
            if (batch.size() == 25 || i == ITEMS - 1) {
                List<WriteRequest> full = List.copyOf(batch);
                assertThat(client.batchWriteItem(r -> r.requestItems(Map.of(LargeTable.NAME, full)))
                                .unprocessedItems())
                        .isEmpty();
                batch.clear();
                db.recorder().clear();
            }
        }
    }

    @AfterAll
    static void close() {
        db.close();
    }

    private Process start(String what) throws IOException {
        var settings = db.client().serviceClientConfiguration();
        AwsCredentialsIdentity credentials = (AwsCredentialsIdentity)
                settings.credentialsProvider().resolveIdentity().join();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeTable.class.getName(),
                        settings.endpointOverride().orElseThrow().toString(),
                        settings.region().id(),
                        credentials.accessKeyId(),
                        what,
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private String end(Process process) throws IOException, InterruptedException {
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        String output = Files.readString(folder.resolve("output"));
        assertThat(ended).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private int seen() throws IOException {
        Path file = folder.resolve("seen");
        return Files.exists(file) ? (int) (Files.size(file) / 6) : 0;
    }

    @Test
    void aScanThatIsKilledAndGoesOnFromItsCheckpointSeesEveryItem() throws IOException, InterruptedException {
        for (int part = 1; part <= 2; part++) {
            Process process = start("scan");
            while (seen() < ITEMS * part / 4 && process.isAlive()) {
                Thread.sleep(2);
            }
            assertThat(process.isAlive())
                    .as(Files.readString(folder.resolve("output")))
                    .isTrue();
            process.destroyForcibly().waitFor();
            assertThat(folder.resolve("checkpoint")).exists();
        }

        assertThat(end(start("scan"))).contains("scanned");
        List<String> seen = Files.readAllLines(folder.resolve("seen"));
        assertThat(new HashSet<>(seen)).hasSize(ITEMS);
        assertThat(seen).hasSizeLessThan(ITEMS + 2 * 6 * 2 * 40); // a page or two of each segment again
    }

    @Test
    void aStreamOverEverythingNeedsNoMoreMemory() throws IOException, InterruptedException {
        assertThat(end(start("stream"))).contains("streamed " + ITEMS);
    }
}
