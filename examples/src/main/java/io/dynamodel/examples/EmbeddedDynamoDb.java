package io.dynamodel.examples;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/**
 * DynamoDB Local inside this JVM, with everything in memory. Its threads keep the JVM alive, so it belongs into a
 * try-with-resources: then a program that fails also ends.
 */
public final class EmbeddedDynamoDb implements AutoCloseable {
    private final AmazonDynamoDBLocal local;

    private EmbeddedDynamoDb(AmazonDynamoDBLocal local) {
        this.local = local;
    }

    /** Starts an engine that holds nothing yet. */
    public static EmbeddedDynamoDb start() {
        Boolean withoutTelemetry = true;
        return new EmbeddedDynamoDb(DynamoDBEmbedded.create(withoutTelemetry));
    }

    /** A synchronous client. */
    public DynamoDbClient client() {
        return local.dynamoDbClient();
    }

    /** An asynchronous client. */
    public DynamoDbAsyncClient asyncClient() {
        return local.dynamoDbAsyncClient();
    }

    /** Ends the engine; everything that it held is gone. */
    @Override
    public void close() {
        local.shutdownNow();
    }
}
