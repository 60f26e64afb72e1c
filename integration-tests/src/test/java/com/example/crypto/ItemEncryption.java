package com.example.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Stands in for client-side encryption, at the same hooks: texts that begin with {@value #SECRET} leave encrypted and
 * come back in plain. Of one text there is one cipher, so that conditions find it.
 */
public final class ItemEncryption implements ExecutionInterceptor {
    /** How a text begins that must not leave. */
    public static final String SECRET = "secret";

    private static final String CIPHER = "cipher:";

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        if (request instanceof PutItemRequest r) {
            return r.toBuilder()
                    .item(encrypted(r.item()))
                    .expressionAttributeValues(
                            r.hasExpressionAttributeValues() ? encrypted(r.expressionAttributeValues()) : null)
                    .build();
        }
        if (request instanceof UpdateItemRequest r && r.hasExpressionAttributeValues()) {
            return r.toBuilder()
                    .expressionAttributeValues(encrypted(r.expressionAttributeValues()))
                    .build();
        }
        if (request instanceof DeleteItemRequest r && r.hasExpressionAttributeValues()) {
            return r.toBuilder()
                    .expressionAttributeValues(encrypted(r.expressionAttributeValues()))
                    .build();
        }
        if (request instanceof QueryRequest r && r.hasExpressionAttributeValues()) {
            return r.toBuilder()
                    .expressionAttributeValues(encrypted(r.expressionAttributeValues()))
                    .build();
        }
        if (request instanceof ScanRequest r && r.hasExpressionAttributeValues()) {
            return r.toBuilder()
                    .expressionAttributeValues(encrypted(r.expressionAttributeValues()))
                    .build();
        }
        if (request instanceof TransactWriteItemsRequest r) {
            return r.toBuilder()
                    .transactItems(r.transactItems().stream()
                            .map(ItemEncryption::encrypted)
                            .toList())
                    .build();
        }
        return request instanceof BatchWriteItemRequest r ? encrypted(r) : request;
    }

    private static TransactWriteItem encrypted(TransactWriteItem write) {
        TransactWriteItem.Builder builder = write.toBuilder();
        if (write.put() != null) {
            builder.put(write.put().toBuilder()
                    .item(encrypted(write.put().item()))
                    .expressionAttributeValues(values(write.put().expressionAttributeValues()))
                    .build());
        }
        if (write.update() != null) {
            builder.update(write.update().toBuilder()
                    .expressionAttributeValues(values(write.update().expressionAttributeValues()))
                    .build());
        }
        if (write.conditionCheck() != null) {
            builder.conditionCheck(write.conditionCheck().toBuilder()
                    .expressionAttributeValues(values(write.conditionCheck().expressionAttributeValues()))
                    .build());
        }
        return builder.build();
    }

    private static Map<String, AttributeValue> values(Map<String, AttributeValue> values) {
        return values.isEmpty() ? null : encrypted(values);
    }

    private static BatchWriteItemRequest encrypted(BatchWriteItemRequest batch) {
        Map<String, List<WriteRequest>> tables = new LinkedHashMap<>();
        batch.requestItems()
                .forEach((table, writes) -> tables.put(
                        table,
                        writes.stream()
                                .map(write -> write.putRequest() == null
                                        ? write
                                        : WriteRequest.builder()
                                                .putRequest(put -> put.item(encrypted(
                                                        write.putRequest().item())))
                                                .build())
                                .toList()));
        return batch.toBuilder().requestItems(tables).build();
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        SdkResponse response = context.response();
        if (response instanceof GetItemResponse r && r.hasItem()) {
            return r.toBuilder().item(decrypted(r.item())).build();
        }
        if (response instanceof PutItemResponse r && r.hasAttributes()) {
            return r.toBuilder().attributes(decrypted(r.attributes())).build();
        }
        if (response instanceof UpdateItemResponse r && r.hasAttributes()) {
            return r.toBuilder().attributes(decrypted(r.attributes())).build();
        }
        if (response instanceof DeleteItemResponse r && r.hasAttributes()) {
            return r.toBuilder().attributes(decrypted(r.attributes())).build();
        }
        if (response instanceof QueryResponse r) {
            return r.toBuilder().items(decrypted(r.items())).build();
        }
        if (response instanceof ScanResponse r) {
            return r.toBuilder().items(decrypted(r.items())).build();
        }
        if (response instanceof BatchGetItemResponse r) {
            Map<String, List<Map<String, AttributeValue>>> tables = new LinkedHashMap<>();
            r.responses().forEach((table, items) -> tables.put(table, decrypted(items)));
            return r.toBuilder().responses(tables).build();
        }
        if (response instanceof TransactGetItemsResponse r) {
            return r.toBuilder()
                    .responses(r.responses().stream()
                            .map(each -> each.hasItem()
                                    ? each.toBuilder()
                                            .item(decrypted(each.item()))
                                            .build()
                                    : each)
                            .toList())
                    .build();
        }
        return response;
    }

    private static Map<String, AttributeValue> encrypted(Map<String, AttributeValue> item) {
        return mapped(item, text -> text.startsWith(SECRET) ? CIPHER + encode(text) : text);
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Map<String, AttributeValue>> decrypted(List<Map<String, AttributeValue>> items) {
        return items.stream().map(ItemEncryption::decrypted).toList();
    }

    private static Map<String, AttributeValue> decrypted(Map<String, AttributeValue> item) {
        return mapped(item, text -> text.startsWith(CIPHER) ? decode(text.substring(CIPHER.length())) : text);
    }

    private static String decode(String cipher) {
        return new String(Base64.getDecoder().decode(cipher), StandardCharsets.UTF_8);
    }

    private static Map<String, AttributeValue> mapped(Map<String, AttributeValue> map, UnaryOperator<String> texts) {
        Map<String, AttributeValue> mapped = new LinkedHashMap<>();
        map.forEach((name, value) -> mapped.put(name, mapped(value, texts)));
        return mapped;
    }

    private static AttributeValue mapped(AttributeValue value, UnaryOperator<String> texts) {
        return switch (value.type()) {
            case S -> AttributeValue.fromS(texts.apply(value.s()));
            case SS -> AttributeValue.fromSs(value.ss().stream().map(texts).toList());
            case L ->
                AttributeValue.fromL(
                        value.l().stream().map(each -> mapped(each, texts)).toList());
            case M -> AttributeValue.fromM(mapped(value.m(), texts));
            default -> value;
        };
    }
}
