package io.dynamodel.integration.read;

import io.dynamodel.Dynamodel;
import io.dynamodel.query.Model;
import io.dynamodel.query.ParallelScan;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.StringAttribute;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A program that reads a large table in a process of its own, with a small heap; see {@link LargeTableTest}. */
final class LargeTable {
    static final String NAME = "large";
    private static final int SEGMENTS = 6;

    private static final DocumentSchemaBuilder S = Schema.documents("row");
    static final StringAttribute<Document> ID = S.string("id");
    static final StringAttribute<Document> TEXT = S.string("text");
    static final PrimaryKey<Document, String> KEY = S.key(ID);
    static final Schema<Document> SCHEMA = S.build();

    private LargeTable() {}

    /** @param args the endpoint, region, access key, what to do, and the folder in which to do it */
    public static void main(String[] args) throws IOException {
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create(args[2], "secret"));
        URI endpoint = URI.create(args[0]);
        Region region = Region.of(args[1]);
        try (DynamoDbClient client = DynamoDbClient.builder()
                        .endpointOverride(endpoint)
                        .region(region)
                        .credentialsProvider(credentials)
                        .build();
                DynamoDbAsyncClient async = DynamoDbAsyncClient.builder()
                        .endpointOverride(endpoint)
                        .region(region)
                        .credentialsProvider(credentials)
                        .build()) {
            Model<Document> rows = Dynamodel.builder()
                    .client(client)
                    .asyncClient(async)
                    .build()
                    .model(NAME, SCHEMA);
            if (args[3].equals("stream")) {
                stream(rows);
            } else {
                scan(rows, Path.of(args[4]));
            }
        }
    }

    private static void stream(Model<Document> rows) {
        try (Stream<Document> all = rows.scan().stream()) {
            System.out.println(
                    "streamed " + all.filter(row -> row.get("text") != null).count());
        }
    }

    /** Notes each item before it counts as processed, and keeps the checkpoint of each page. */
    private static void scan(Model<Document> rows, Path folder) throws IOException {
        Path checkpoint = folder.resolve("checkpoint");
        ParallelScan<Document, Document> scan = rows.scan().pageSize(40).parallel(SEGMENTS);
        if (Files.exists(checkpoint)) {
            scan = scan.startingAt(Files.readString(checkpoint));
        }
        try (OutputStream seen =
                Files.newOutputStream(folder.resolve("seen"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            scan.onProgress(progress -> keep(checkpoint, progress.checkpoint())).forEach(row -> note(seen, row));
        }
        System.out.println("scanned");
    }

    private static void note(OutputStream seen, Document row) {
        try {
            seen.write((row.get("id") + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keep(Path file, String checkpoint) {
        try {
            Path next = file.resolveSibling("next-checkpoint");
            Files.writeString(next, checkpoint);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
