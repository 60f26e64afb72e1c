package io.dynamodel.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Remembers the tables that were created, so that an engine started by others can be left as it was found. */
final class CreatedTables implements ExecutionInterceptor {
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof CreateTableRequest request) {
            names.add(request.tableName());
        }
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    void deleteAll(DynamoDbClient client) {
        for (String name : names) {
            try {
                client.deleteTable(request -> request.tableName(name));
            } catch (ResourceNotFoundException e) {
                // the test deleted it itself
            }
        }
    }
}
