package io.dynamodel.core.transport;

import io.dynamodel.core.execution.Call;
import io.dynamodel.core.value.AttributeValueCodec;
import io.dynamodel.core.value.AttributeValueSource;
import io.dynamodel.core.wire.BufferPool;
import io.dynamodel.core.wire.EncodedItem;
import io.dynamodel.core.wire.ItemEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

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
        return new Call.PutItem(
                "things",
                stand -> PutItemRequest.builder()
                        .tableName("things")
                        .item(stand)
                        .returnValues(ReturnValue.ALL_OLD)
                        .build(),
                encoded(item),
                null);
    }

    private static EncodedItem encoded(Map<String, AttributeValue> item) {
        return ItemEncoding.json(POOL)
                .encode(sink -> AttributeValueCodec.copy(AttributeValueSource.ofItem(item), sink));
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

    static Call.BatchGetItem batchGet() {
        return new Call.BatchGetItem(BatchGetItemRequest.builder()
                .requestItems(Map.of(
                        "things", KeysAndAttributes.builder().keys(List.of(KEY)).build(),
                        "others", KeysAndAttributes.builder().keys(List.of(KEY)).build()))
                .build());
    }

    /** Puts and deletes, in two tables. */
    static Call.BatchWriteItem batchWrite(List<Map<String, AttributeValue>> items) {
        Map<String, List<WriteRequest>> writes = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            writes.computeIfAbsent(i % 2 == 0 ? "things" : "others", table -> new ArrayList<>())
                    .add(WriteRequest.builder().putRequest(put -> {}).build());
        }
        writes.computeIfAbsent("others", table -> new ArrayList<>())
                .add(WriteRequest.builder().deleteRequest(d -> d.key(KEY)).build());
        List<EncodedItem> encoded = new ArrayList<>();
        for (int remainder = 0; remainder < 2; remainder++) { // table by table
            for (int i = remainder; i < items.size(); i += 2) {
                encoded.add(encoded(items.get(i)));
            }
        }
        return new Call.BatchWriteItem(
                BatchWriteItemRequest.builder().requestItems(writes).build(), encoded);
    }
}
