package io.dynamodel.testing;

import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** An instance of DynamoDB Local in this JVM. Its threads keep the JVM alive until it is closed. */
final class EmbeddedDatabase implements Database {
    private final AmazonDynamoDBLocal local;
    private final DynamoDbClient client;
    private final DynamoDbAsyncClient asyncClient;

    private EmbeddedDatabase(AmazonDynamoDBLocal local, RequestRecorder recorder) {
        this.local = local;
        this.client = recording(DynamoDbClient.class, local.dynamoDbClient(), recorder);
        this.asyncClient = recording(DynamoDbAsyncClient.class, local.dynamoDbAsyncClient(), recorder);
    }

    /** There is no pipeline to listen in. The engine's own client would, when closed, shut down the engine. */
    private static <C extends SdkClient> C recording(Class<C> type, C client, RequestRecorder recorder) {
        return ClientProxy.of(type, client, "embedded client", () -> {}, (request, sending) -> {
            recorder.record(request);
            return sending.send(request);
        });
    }

    static EmbeddedDatabase open(RequestRecorder recorder) {
        boolean disableTelemetry = true;
        return new EmbeddedDatabase(DynamoDBEmbedded.create(disableTelemetry), recorder);
    }

    @Override
    public DynamoDbClient client() {
        return client;
    }

    @Override
    public DynamoDbAsyncClient asyncClient() {
        return asyncClient;
    }

    @Override
    public DynamoDbClient client(Consumer<? super DynamoDbClientBuilder> settings) {
        throw noPipeline();
    }

    @Override
    public DynamoDbAsyncClient asyncClient(Consumer<? super DynamoDbAsyncClientBuilder> settings) {
        throw noPipeline();
    }

    @Override
    public DynamoDbClient client(Faults faults) {
        return faults.client(client);
    }

    @Override
    public DynamoDbAsyncClient asyncClient(Faults faults) {
        return faults.client(asyncClient);
    }

    @Override
    public void close() {
        local.shutdownNow();
    }

    private static UnsupportedOperationException noPipeline() {
        return new UnsupportedOperationException(
                "The clients of the target 'embedded' bypass the SDK's pipeline, so there"
                        + " is nothing to set; choose the target 'http' (assume that target().isWire(), to skip elsewhere)");
    }
}
