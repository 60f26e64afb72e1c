package io.dynamodel.integration.cases;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The engine's client for queries, which remembers what it was sent. */
final class CountingClient implements DynamoDbClient {
    private final DynamoDbClient engine;
    private final List<String> requests;

    CountingClient(DynamoDbClient engine, List<String> requests) {
        this.engine = engine;
        this.requests = requests;
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        requests.add(StubClient.canonical("query", request).toString());
        return engine.query(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
