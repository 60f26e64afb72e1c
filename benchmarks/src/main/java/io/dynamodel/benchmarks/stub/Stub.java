package io.dynamodel.benchmarks.stub;

import com.amazonaws.services.dynamodbv2.AmazonDynamoDB;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Answers operations by their names with fixed bytes, beneath real clients that sign, marshal, check and unmarshal. It
 * reads what is sent, as a network would, and remembers it when asked.
 */
public final class Stub {
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("benchmark", "benchmark"));

    private final Map<String, Answer> answers = new HashMap<>();
    // a network has its buffers, too
    private final ThreadLocal<byte[]> sink = ThreadLocal.withInitial(() -> new byte[64 * 1024]);
    private boolean remember;
    private byte @Nullable [] sent;

    private Stub() {}

    /** Answers one operation. */
    public static Stub answering(String operation, byte[] body) {
        Stub stub = new Stub();
        stub.answers.put(operation, new Answer(body));
        return stub;
    }

    /** A client on it. */
    public DynamoDbClient client() {
        return DynamoDbClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClient(new StubHttp(this))
                .build();
    }

    /** A client on it that completes its futures in the calling thread, so that all that it costs is seen there. */
    public DynamoDbAsyncClient asyncClient() {
        return DynamoDbAsyncClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClient(new StubAsyncHttp(this))
                .asyncConfiguration(configuration -> configuration.advancedOption(
                        SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
                .build();
    }

    /** A client of version 1 on it. */
    public AmazonDynamoDB version1() {
        return new Version1Client(this);
    }

    /** What one call sends, as JSON read into plain Java. */
    public Object sentBy(Runnable call) {
        remember = true;
        try {
            call.run();
            return Objects.requireNonNull(new ObjectMapper().readValue(Objects.requireNonNull(sent), Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            remember = false;
        }
    }

    /** The answer to a request with this X-Amz-Target. */
    Answer answer(String target) {
        Answer answer = answers.get(target.substring(target.indexOf('.') + 1));
        if (answer == null) {
            throw new IllegalStateException("No answer to " + target);
        }
        return answer;
    }

    /** Reads the body of a request to its end. */
    void receive(InputStream body) throws IOException {
        if (remember) {
            sent = body.readAllBytes();
            return;
        }
        byte[] buffer = sink.get();
        int read = 0;
        while (read >= 0) {
            read = body.read(buffer);
        }
    }

    /** Reads the body of a request. */
    void receive(byte[] body) {
        if (remember) {
            sent = body;
        }
    }

    boolean remembers() {
        return remember;
    }
}
