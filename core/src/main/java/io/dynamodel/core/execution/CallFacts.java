package io.dynamodel.core.execution;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** What events, logs and messages say about a call; asked for only when there is somebody to tell. */
final class CallFacts {
    private CallFacts() {}

    static String table(DynamoDbRequest request) {
        if (request instanceof BatchGetItemRequest batch) {
            return String.join(", ", batch.requestItems().keySet());
        }
        if (request instanceof BatchWriteItemRequest batch) {
            return String.join(", ", batch.requestItems().keySet());
        }
        if (request instanceof TransactGetItemsRequest transaction) {
            return tables(transaction.transactItems().stream().map(CallFacts::table));
        }
        if (request instanceof TransactWriteItemsRequest transaction) {
            return tables(transaction.transactItems().stream().map(CallFacts::table));
        }
        return request.getValueForField("TableName", String.class).orElse("");
    }

    static @Nullable String index(DynamoDbRequest request) {
        return request.getValueForField("IndexName", String.class).orElse(null);
    }

    static List<ConsumedCapacity> consumedCapacity(DynamoDbResponse answer) {
        Object consumed =
                answer.getValueForField("ConsumedCapacity", Object.class).orElse(null);
        if (consumed instanceof ConsumedCapacity one) {
            return List.of(one);
        }
        if (consumed instanceof List<?> several) {
            return several.stream().map(ConsumedCapacity.class::cast).toList();
        }
        return List.of();
    }

    /** Operation, table and index in words, such as {@code Query on 'users', index 'by-email'}. */
    static String describe(String operation, String table, @Nullable String index) {
        return operation + " on '" + table + "'" + (index == null ? "" : ", index '" + index + "'");
    }

    static String describe(Call<?> call) {
        return describe(call.operation(), call.table(), call.index());
    }

    private static String tables(Stream<@Nullable String> tables) {
        return tables.filter(Objects::nonNull).distinct().collect(Collectors.joining(", "));
    }

    private static @Nullable String table(TransactGetItem item) {
        return item.get() == null ? null : item.get().tableName();
    }

    private static @Nullable String table(TransactWriteItem item) {
        if (item.put() != null) {
            return item.put().tableName();
        } else if (item.update() != null) {
            return item.update().tableName();
        } else if (item.delete() != null) {
            return item.delete().tableName();
        }
        return item.conditionCheck() == null ? null : item.conditionCheck().tableName();
    }
}
