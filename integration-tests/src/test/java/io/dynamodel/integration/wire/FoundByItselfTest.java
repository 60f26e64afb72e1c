package io.dynamodel.integration.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.crypto.ItemEncryption;
import io.dynamodel.Dynamodel;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.testing.Target;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What the SDK finds on the class path is on a client, and counts: Dynamodel's interceptor and those of others. */
class FoundByItselfTest {
    @TempDir
    private Path folder;

    @Test
    void aClientOfTheSdkHasTheWirePath() {
        try (LocalDynamoDb db = LocalDynamoDb.start(Target.http())) {
            assertThat(Dynamodel.builder()
                            .client(db.client())
                            .asyncClient(db.asyncClient())
                            .build())
                    .hasToString("Dynamodel. Items go over the wire path on DefaultDynamoDbClient. Items go over the"
                            + " wire path on DefaultDynamoDbAsyncClient");
        }
    }

    @Test
    void anEmbeddedDatabaseHasNoPipelineAndGetsValues() {
        try (LocalDynamoDb db = LocalDynamoDb.start(Target.embedded())) {
            assertThat(Dynamodel.create(db.client()).toString())
                    .contains("Items go through attribute values")
                    .contains("the client is not the SDK's own but");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"global/handlers", "services/dynamodb"})
    void anEncryptionThatIsOnEveryClientByTheClassPathIsSeen(String place) throws IOException, InterruptedException {
        Path resource = folder.resolve("software/amazon/awssdk/" + place + "/execution.interceptors");
        Files.createDirectories(resource.getParent());
        Files.writeString(resource, ItemEncryption.class.getName());

        assertThat(printed(System.getProperty("java.class.path"))).contains("Items go over the wire path");
        assertThat(printed(folder + File.pathSeparator + System.getProperty("java.class.path")))
                .contains("not over the wire path: the interceptor " + ItemEncryption.class.getName());
    }

    private static String printed(String classPath) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        Printing.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    /** A program with a client of its own. */
    static final class Printing {
        private Printing() {}

        public static void main(String[] args) {
            System.out.println(Dynamodel.create(DynamoDbClient.builder()
                    .region(Region.EU_WEST_1)
                    .credentialsProvider(AnonymousCredentialsProvider.create())
                    .build()));
        }
    }
}
