package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A DynamoDB that answers as a case scripts it, and remembers what it was sent. */
final class StubClient implements DynamoDbClient {
    private final Deque<JsonNode> script = new ArrayDeque<>();
    private final List<CanonicalRequest> requests = new ArrayList<>();

    StubClient(JsonNode dynamo) {
        dynamo.forEach(script::add);
    }

    List<CanonicalRequest> requests() {
        return requests;
    }

    static CanonicalRequest canonical(String operation, SdkPojo request) {
        return CanonicalRequest.of(operation, Wire.json(request), true);
    }

    private <A> A answer(String operation, SdkPojo request, Function<JsonNode, A> reader) {
        requests.add(canonical(operation, request));
        if (requests.size() > 100) {
            throw new AssertionError("More than 100 requests");
        }
        JsonNode step = com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        for (JsonNode candidate : script) {
            if (candidate.path("op").asText().equals(operation)) {
                step = candidate;
                script.remove(candidate);
                break;
            }
        }
        if (step.has("error")) {
            throw (DynamoDbException) DynamoDbException.builder()
                    .message(step.get("error").toString())
                    .build();
        }
        return reader.apply(step.path("response"));
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return answer("getItem", request, answer -> {
            GetItemResponse.Builder response = GetItemResponse.builder();
            if (answer.path("Item").isObject()) {
                response.item(Wire.item(answer.get("Item")));
            }
            return response.build();
        });
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return answer("putItem", request, answer -> PutItemResponse.builder().build());
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return answer("updateItem", request, answer -> {
            UpdateItemResponse.Builder response = UpdateItemResponse.builder();
            if (answer.path("Attributes").isObject()) {
                response.attributes(Wire.item(answer.get("Attributes")));
            } else if (request.returnValuesAsString() != null) {
                response.attributes(request.key());
            }
            return response.build();
        });
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return answer(
                "deleteItem", request, answer -> DeleteItemResponse.builder().build());
    }

    @Override
    public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
        return answer("transactGetItems", request, answer -> {
            List<ItemResponse> responses = new ArrayList<>();
            for (JsonNode response : answer.path("Responses")) {
                responses.add(
                        response.has("Item")
                                ? ItemResponse.builder()
                                        .item(Wire.item(response.get("Item")))
                                        .build()
                                : ItemResponse.builder().build());
            }
            return TransactGetItemsResponse.builder().responses(responses).build();
        });
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return answer(
                "transactWriteItems",
                request,
                answer -> TransactWriteItemsResponse.builder().build());
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return answer("query", request, answer -> {
            QueryResponse.Builder response = QueryResponse.builder()
                    .items(items(answer.path("Items")))
                    .count(answer.path("Count").asInt(answer.path("Items").size()))
                    .scannedCount(answer.path("ScannedCount").asInt());
            if (answer.path("LastEvaluatedKey").size() > 0) {
                response.lastEvaluatedKey(Wire.item(answer.get("LastEvaluatedKey")));
            }
            return response.build();
        });
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        return answer("scan", request, answer -> {
            ScanResponse.Builder response = ScanResponse.builder()
                    .items(items(answer.path("Items")))
                    .count(answer.path("Count").asInt(answer.path("Items").size()))
                    .scannedCount(answer.path("ScannedCount").asInt());
            if (answer.path("LastEvaluatedKey").size() > 0) {
                response.lastEvaluatedKey(Wire.item(answer.get("LastEvaluatedKey")));
            }
            return response.build();
        });
    }

    private static List<Map<String, AttributeValue>> items(JsonNode array) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        array.forEach(item -> items.add(Wire.item(item)));
        return items;
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return answer("batchGetItem", request, answer -> {
            Map<String, List<Map<String, AttributeValue>>> items = new LinkedHashMap<>();
            answer.path("Responses").properties().forEach(table -> items.put(table.getKey(), items(table.getValue())));
            Map<String, KeysAndAttributes> unprocessed = new LinkedHashMap<>();
            answer.path("UnprocessedKeys")
                    .properties()
                    .forEach(table -> unprocessed.put(
                            table.getKey(),
                            KeysAndAttributes.builder()
                                    .keys(items(table.getValue().path("Keys")))
                                    .build()));
            return BatchGetItemResponse.builder()
                    .responses(items)
                    .unprocessedKeys(unprocessed)
                    .build();
        });
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        return answer("batchWriteItem", request, answer -> {
            Map<String, List<WriteRequest>> unprocessed = new LinkedHashMap<>();
            answer.path("UnprocessedItems").properties().forEach(table -> {
                List<WriteRequest> writes = new ArrayList<>();
                table.getValue()
                        .forEach(write -> writes.add(
                                write.has("PutRequest")
                                        ? WriteRequest.builder()
                                                .putRequest(p -> p.item(Wire.item(
                                                        write.get("PutRequest").get("Item"))))
                                                .build()
                                        : WriteRequest.builder()
                                                .deleteRequest(d -> d.key(Wire.item(write.get("DeleteRequest")
                                                        .get("Key"))))
                                                .build()));
                unprocessed.put(table.getKey(), writes);
            });
            return BatchWriteItemResponse.builder()
                    .unprocessedItems(unprocessed)
                    .build();
        });
    }

    @Override
    public CreateTableResponse createTable(CreateTableRequest request) {
        return answer(
                "createTable", request, answer -> CreateTableResponse.builder().build());
    }

    @Override
    public DescribeTableResponse describeTable(DescribeTableRequest request) {
        return answer(
                "describeTable",
                request,
                answer -> DescribeTableResponse.builder()
                        .table(table -> table.tableName(request.tableName()).tableStatus("ACTIVE"))
                        .build());
    }

    @Override
    public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
        return answer(
                "updateTimeToLive",
                request,
                answer -> UpdateTimeToLiveResponse.builder().build());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
