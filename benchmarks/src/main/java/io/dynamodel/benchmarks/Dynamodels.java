package io.dynamodel.benchmarks;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.transport.WirePath;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The library's contenders: each path that it can take, on the same client. */
final class Dynamodels {
    /** The paths that there are. */
    static final List<Contender> PATHS = List.of(Contender.VALUES, Contender.WIRE);

    private Dynamodels() {}

    static Dynamodel on(DynamoDbClient client, Contender path) {
        return settings(path).client(client).build();
    }

    static Dynamodel on(DynamoDbAsyncClient client, Contender path) {
        return settings(path).asyncClient(client).build();
    }

    private static Dynamodel.Builder settings(Contender path) {
        return Dynamodel.builder().wirePath(path == Contender.VALUES ? WirePath.NEVER : WirePath.AUTO);
    }
}
