package io.dynamodel.core.transport;

import io.dynamodel.core.execution.Call;
import io.dynamodel.core.value.AttributeValueCodec;
import io.dynamodel.core.value.AttributeValueSource;
import io.dynamodel.core.wire.BufferPool;
import io.dynamodel.core.wire.EncodedItem;
import io.dynamodel.core.wire.ItemEncoding;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What tests ask for. */
final class Asked {
    static final Map<String, AttributeValue> KEY = Map.of("id", AttributeValue.fromS("a"));
    private static final BufferPool POOL = BufferPool.create();

    private Asked() {}

    static Call.GetItem get() {
        return new Call.GetItem(
                GetItemRequest.builder().tableName("things").key(KEY).build());
    }

    static Call.Query query() {
        return new Call.Query(QueryRequest.builder().tableName("things").build());
    }

    static Call.Scan scan() {
        return new Call.Scan(ScanRequest.builder().tableName("things").build());
    }

    static Call.PutItem put() {
        return put(KEY);
    }

    static Call.PutItem put(Map<String, AttributeValue> item) {
        EncodedItem encoded = ItemEncoding.json(POOL)
                .encode(sink -> AttributeValueCodec.copy(AttributeValueSource.ofItem(item), sink));
        return new Call.PutItem(
                PutItemRequest.builder()
                        .tableName("things")
                        .returnValues(ReturnValue.ALL_OLD)
                        .build(),
                encoded);
    }

    static Call.UpdateItem update() {
        return new Call.UpdateItem(UpdateItemRequest.builder()
                .tableName("things")
                .key(KEY)
                .returnValues(ReturnValue.ALL_NEW)
                .build());
    }

    static Call.DeleteItem delete() {
        return new Call.DeleteItem(DeleteItemRequest.builder()
                .tableName("things")
                .key(KEY)
                .returnValues(ReturnValue.ALL_OLD)
                .build());
    }
}
