package io.dynamodel.core.execution;

import static io.dynamodel.core.execution.ItemFields.each;
import static io.dynamodel.core.execution.ItemFields.fields;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The parameters of a request, in the order in which people write them. The SDK has them all behind {@code
 * sdkFields()}, but that is not for others to use.
 */
final class RequestFields {
    private final ItemFields items;

    private RequestFields(ItemFields items) {
        this.items = items;
    }

    static Map<String, Object> of(DynamoDbRequest request, ItemFields items) {
        return new RequestFields(items).request(request);
    }

    private Map<String, Object> request(DynamoDbRequest request) {
        if (request instanceof GetItemRequest get) {
            return get(get);
        } else if (request instanceof PutItemRequest put) {
            return put(put);
        } else if (request instanceof UpdateItemRequest update) {
            return update(update);
        } else if (request instanceof DeleteItemRequest delete) {
            return delete(delete);
        } else if (request instanceof QueryRequest query) {
            return query(query);
        } else if (request instanceof ScanRequest scan) {
            return scan(scan);
        } else if (request instanceof BatchGetItemRequest batch) {
            return batch(batch);
        } else if (request instanceof BatchWriteItemRequest batch) {
            return batch(batch);
        } else if (request instanceof TransactGetItemsRequest transaction) {
            return transaction(transaction);
        } else if (request instanceof TransactWriteItemsRequest transaction) {
            return transaction(transaction);
        }
        return TableRequestFields.of(request);
    }

    private Map<String, Object> get(GetItemRequest get) {
        return fields(
                "TableName", get.tableName(),
                "Key", get.hasKey() ? items.item(get.key()) : null,
                "ProjectionExpression", get.projectionExpression(),
                "ExpressionAttributeNames",
                        get.hasExpressionAttributeNames() ? names(get.expressionAttributeNames()) : null,
                "ConsistentRead", get.consistentRead(),
                "ReturnConsumedCapacity", get.returnConsumedCapacityAsString());
    }

    private Map<String, Object> put(PutItemRequest put) {
        return fields(
                "TableName", put.tableName(),
                "Item", put.hasItem() ? items.item(put.item()) : null,
                "ConditionExpression", put.conditionExpression(),
                "ExpressionAttributeNames",
                        put.hasExpressionAttributeNames() ? names(put.expressionAttributeNames()) : null,
                "ExpressionAttributeValues",
                        put.hasExpressionAttributeValues() ? items.item(put.expressionAttributeValues()) : null,
                "ReturnValues", put.returnValuesAsString(),
                "ReturnValuesOnConditionCheckFailure", put.returnValuesOnConditionCheckFailureAsString(),
                "ReturnConsumedCapacity", put.returnConsumedCapacityAsString(),
                "ReturnItemCollectionMetrics", put.returnItemCollectionMetricsAsString());
    }

    private Map<String, Object> update(UpdateItemRequest update) {
        return fields(
                "TableName", update.tableName(),
                "Key", update.hasKey() ? items.item(update.key()) : null,
                "UpdateExpression", update.updateExpression(),
                "ConditionExpression", update.conditionExpression(),
                "ExpressionAttributeNames",
                        update.hasExpressionAttributeNames() ? names(update.expressionAttributeNames()) : null,
                "ExpressionAttributeValues",
                        update.hasExpressionAttributeValues() ? items.item(update.expressionAttributeValues()) : null,
                "ReturnValues", update.returnValuesAsString(),
                "ReturnValuesOnConditionCheckFailure", update.returnValuesOnConditionCheckFailureAsString(),
                "ReturnConsumedCapacity", update.returnConsumedCapacityAsString(),
                "ReturnItemCollectionMetrics", update.returnItemCollectionMetricsAsString());
    }

    private Map<String, Object> delete(DeleteItemRequest delete) {
        return fields(
                "TableName", delete.tableName(),
                "Key", delete.hasKey() ? items.item(delete.key()) : null,
                "ConditionExpression", delete.conditionExpression(),
                "ExpressionAttributeNames",
                        delete.hasExpressionAttributeNames() ? names(delete.expressionAttributeNames()) : null,
                "ExpressionAttributeValues",
                        delete.hasExpressionAttributeValues() ? items.item(delete.expressionAttributeValues()) : null,
                "ReturnValues", delete.returnValuesAsString(),
                "ReturnValuesOnConditionCheckFailure", delete.returnValuesOnConditionCheckFailureAsString(),
                "ReturnConsumedCapacity", delete.returnConsumedCapacityAsString(),
                "ReturnItemCollectionMetrics", delete.returnItemCollectionMetricsAsString());
    }

    private Map<String, Object> query(QueryRequest query) {
        return fields(
                "TableName", query.tableName(),
                "IndexName", query.indexName(),
                "KeyConditionExpression", query.keyConditionExpression(),
                "FilterExpression", query.filterExpression(),
                "ProjectionExpression", query.projectionExpression(),
                "ExpressionAttributeNames",
                        query.hasExpressionAttributeNames() ? names(query.expressionAttributeNames()) : null,
                "ExpressionAttributeValues",
                        query.hasExpressionAttributeValues() ? items.item(query.expressionAttributeValues()) : null,
                "ScanIndexForward", query.scanIndexForward(),
                "Limit", query.limit(),
                "ExclusiveStartKey", query.hasExclusiveStartKey() ? items.item(query.exclusiveStartKey()) : null,
                "Select", query.selectAsString(),
                "ConsistentRead", query.consistentRead(),
                "ReturnConsumedCapacity", query.returnConsumedCapacityAsString());
    }

    private Map<String, Object> scan(ScanRequest scan) {
        return fields(
                "TableName", scan.tableName(),
                "IndexName", scan.indexName(),
                "FilterExpression", scan.filterExpression(),
                "ProjectionExpression", scan.projectionExpression(),
                "ExpressionAttributeNames",
                        scan.hasExpressionAttributeNames() ? names(scan.expressionAttributeNames()) : null,
                "ExpressionAttributeValues",
                        scan.hasExpressionAttributeValues() ? items.item(scan.expressionAttributeValues()) : null,
                "Segment", scan.segment(),
                "TotalSegments", scan.totalSegments(),
                "Limit", scan.limit(),
                "ExclusiveStartKey", scan.hasExclusiveStartKey() ? items.item(scan.exclusiveStartKey()) : null,
                "Select", scan.selectAsString(),
                "ConsistentRead", scan.consistentRead(),
                "ReturnConsumedCapacity", scan.returnConsumedCapacityAsString());
    }

    private Map<String, Object> batch(BatchGetItemRequest batch) {
        return fields(
                "RequestItems", each(batch.requestItems(), this::keys),
                "ReturnConsumedCapacity", batch.returnConsumedCapacityAsString());
    }

    private Map<String, Object> keys(KeysAndAttributes keys) {
        return fields(
                "Keys",
                keys.hasKeys() ? items.items(keys.keys()) : null,
                "ProjectionExpression",
                keys.projectionExpression(),
                "ExpressionAttributeNames",
                keys.hasExpressionAttributeNames() ? names(keys.expressionAttributeNames()) : null,
                "ConsistentRead",
                keys.consistentRead());
    }

    private Map<String, Object> batch(BatchWriteItemRequest batch) {
        return fields(
                "RequestItems", each(batch.requestItems(), writes -> each(writes, this::write)),
                "ReturnConsumedCapacity", batch.returnConsumedCapacityAsString(),
                "ReturnItemCollectionMetrics", batch.returnItemCollectionMetricsAsString());
    }

    private Map<String, Object> write(WriteRequest write) {
        return fields(
                "PutRequest",
                        write.putRequest() == null
                                ? null
                                : fields("Item", items.item(write.putRequest().item())),
                "DeleteRequest",
                        write.deleteRequest() == null
                                ? null
                                : fields("Key", items.item(write.deleteRequest().key())));
    }

    private Map<String, Object> transaction(TransactGetItemsRequest transaction) {
        return fields(
                "TransactItems", each(transaction.transactItems(), item -> fields("Get", get(item.get()))),
                "ReturnConsumedCapacity", transaction.returnConsumedCapacityAsString());
    }

    private Map<String, Object> get(Get get) {
        return fields(
                "TableName",
                get.tableName(),
                "Key",
                get.hasKey() ? items.item(get.key()) : null,
                "ProjectionExpression",
                get.projectionExpression(),
                "ExpressionAttributeNames",
                get.hasExpressionAttributeNames() ? names(get.expressionAttributeNames()) : null);
    }

    private Map<String, Object> transaction(TransactWriteItemsRequest transaction) {
        return fields(
                "TransactItems", each(transaction.transactItems(), this::write),
                "ClientRequestToken", transaction.clientRequestToken(),
                "ReturnConsumedCapacity", transaction.returnConsumedCapacityAsString(),
                "ReturnItemCollectionMetrics", transaction.returnItemCollectionMetricsAsString());
    }

    private Map<String, Object> write(TransactWriteItem item) {
        return fields(
                "ConditionCheck", item.conditionCheck() == null ? null : check(item.conditionCheck()),
                "Put", item.put() == null ? null : put(item.put()),
                "Update", item.update() == null ? null : update(item.update()),
                "Delete", item.delete() == null ? null : delete(item.delete()));
    }

    private Map<String, Object> check(ConditionCheck check) {
        return fields(
                "TableName",
                check.tableName(),
                "Key",
                check.hasKey() ? items.item(check.key()) : null,
                "ConditionExpression",
                check.conditionExpression(),
                "ExpressionAttributeNames",
                check.hasExpressionAttributeNames() ? names(check.expressionAttributeNames()) : null,
                "ExpressionAttributeValues",
                check.hasExpressionAttributeValues() ? items.item(check.expressionAttributeValues()) : null,
                "ReturnValuesOnConditionCheckFailure",
                check.returnValuesOnConditionCheckFailureAsString());
    }

    private Map<String, Object> put(Put put) {
        return fields(
                "TableName",
                put.tableName(),
                "Item",
                put.hasItem() ? items.item(put.item()) : null,
                "ConditionExpression",
                put.conditionExpression(),
                "ExpressionAttributeNames",
                put.hasExpressionAttributeNames() ? names(put.expressionAttributeNames()) : null,
                "ExpressionAttributeValues",
                put.hasExpressionAttributeValues() ? items.item(put.expressionAttributeValues()) : null,
                "ReturnValuesOnConditionCheckFailure",
                put.returnValuesOnConditionCheckFailureAsString());
    }

    private Map<String, Object> update(Update update) {
        return fields(
                "TableName", update.tableName(),
                "Key", update.hasKey() ? items.item(update.key()) : null,
                "UpdateExpression", update.updateExpression(),
                "ConditionExpression", update.conditionExpression(),
                "ExpressionAttributeNames",
                        update.hasExpressionAttributeNames() ? names(update.expressionAttributeNames()) : null,
                "ExpressionAttributeValues",
                        update.hasExpressionAttributeValues() ? items.item(update.expressionAttributeValues()) : null,
                "ReturnValuesOnConditionCheckFailure", update.returnValuesOnConditionCheckFailureAsString());
    }

    private Map<String, Object> delete(Delete delete) {
        return fields(
                "TableName",
                delete.tableName(),
                "Key",
                delete.hasKey() ? items.item(delete.key()) : null,
                "ConditionExpression",
                delete.conditionExpression(),
                "ExpressionAttributeNames",
                delete.hasExpressionAttributeNames() ? names(delete.expressionAttributeNames()) : null,
                "ExpressionAttributeValues",
                delete.hasExpressionAttributeValues() ? items.item(delete.expressionAttributeValues()) : null,
                "ReturnValuesOnConditionCheckFailure",
                delete.returnValuesOnConditionCheckFailureAsString());
    }

    private static Map<String, Object> names(Map<String, String> names) {
        return each(names, name -> name);
    }
}
