package io.dynamodel.testing;

import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** One isolated database of an engine, and its clients. */
sealed interface Database permits EmbeddedDatabase, WireDatabase {
    DynamoDbClient client();

    DynamoDbAsyncClient asyncClient();

    /** A further client, with settings of its own. */
    DynamoDbClient client(Consumer<? super DynamoDbClientBuilder> settings);

    DynamoDbAsyncClient asyncClient(Consumer<? super DynamoDbAsyncClientBuilder> settings);

    /** A further client, on which things go wrong. */
    DynamoDbClient client(Faults faults);

    DynamoDbAsyncClient asyncClient(Faults faults);

    void close();
}
