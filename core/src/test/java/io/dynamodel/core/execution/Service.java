package io.dynamodel.core.execution;

import io.dynamodel.core.transport.ItemTransport;
import io.dynamodel.core.transport.WirePath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Clients whose GetItem is a function, and a few requests. */
final class Service {
    private Service() {}

    static DynamoDbClient blocking(Function<GetItemRequest, GetItemResponse> getItem) {
        return new DynamoDbClient() {
            @Override
            public GetItemResponse getItem(GetItemRequest request) {
                return getItem.apply(request);
            }

            @Override
            public String serviceName() {
                return "dynamodb";
            }

            @Override
            public void close() {}
        };
    }

    static DynamoDbAsyncClient async(Function<GetItemRequest, CompletableFuture<GetItemResponse>> getItem) {
        return new DynamoDbAsyncClient() {
            @Override
            public CompletableFuture<GetItemResponse> getItem(GetItemRequest request) {
                return getItem.apply(request);
            }

            @Override
            public String serviceName() {
                return "dynamodb";
            }

            @Override
            public void close() {}
        };
    }

    static AsyncDriver asyncDriver(
            Function<GetItemRequest, CompletableFuture<GetItemResponse>> getItem, List<RequestListener> listeners) {
        DynamoDbAsyncClient client = async(getItem);
        return AsyncDriver.of(client, values(client), listeners, CallLimits.UNSAID);
    }

    /** No wire path. */
    static ItemTransport values(SdkClient client) {
        return ItemTransport.of(client, WirePath.NEVER, Set.of());
    }

    static Call.GetItem get(String id) {
        return new Call.GetItem(GetItemRequest.builder()
                .tableName("users")
                .key(Map.of("id", AttributeValue.fromS(id)))
                .build());
    }

    static Call.PutItem put(String id) {
        return new Call.PutItem(PutItemRequest.builder()
                .tableName("users")
                .item(Map.of("id", AttributeValue.fromS(id)))
                .build());
    }

    /** An item that says under which id it was asked for. */
    static GetItemResponse answer(GetItemRequest request) {
        return GetItemResponse.builder().item(request.key()).build();
    }

    static String id(GetItemResponse answer) {
        return answer.item().get("id").s();
    }
}
