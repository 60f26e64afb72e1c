package io.dynamodel.core.execution;

import io.dynamodel.core.transport.BatchPuts;
import io.dynamodel.core.transport.ItemCollector;
import io.dynamodel.core.transport.Sendable;
import io.dynamodel.core.transport.TransactionPuts;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.core.wire.EncodedItem;
import io.dynamodel.core.wire.ResponseReader.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * One request to DynamoDB: the port to the SDK's two clients. There is one case for each operation of DynamoDB that is
 * used; those about tables are {@link TableCall}s.
 *
 * @param <A> the SDK's class of the answer
 */
public sealed interface Call<A extends DynamoDbResponse> extends Sendable
        permits Call.GetItem,
                Call.PutItem,
                Call.UpdateItem,
                Call.DeleteItem,
                Call.Query,
                Call.Scan,
                Call.BatchGetItem,
                Call.BatchWriteItem,
                Call.TransactGetItems,
                Call.TransactWriteItems,
                TableCall {

    /** What is sent. */
    DynamoDbRequest request();

    /** Sends it and waits for the answer; throws what the SDK throws. */
    A send(DynamoDbClient client);

    /** Sends it; the future is the SDK's own, so that cancelling it aborts the request. */
    CompletableFuture<A> send(DynamoDbAsyncClient client);

    /** The same, with what it consumes in the answer; table requests consume nothing. */
    default Call<A> reportingConsumption() {
        return this;
    }

    /** DynamoDB's name of the operation, such as {@code GetItem}; the cases are named so. */
    default String operation() {
        return getClass().getSimpleName();
    }

    @Override
    default boolean isWrite() {
        return false;
    }

    /**
     * Reads; batches of whole items and keys; transactions, which carry a token; and requests about tables, which
     * DynamoDB refuses the second time.
     */
    @Override
    default boolean isRepeatable() {
        return true;
    }

    /** The same, whose request is always the same instance: where items are put into it each time it is asked for. */
    default Call<A> settled() {
        return this;
    }

    /** What a single write knows of itself. */
    interface Effect {
        /**
         * Whether it may be sent again although an earlier attempt may have been applied. Asked only then.
         *
         * @param returnsOld whether it returns what was stored before, which a second application would change
         */
        boolean isRepeatable(boolean returnsOld);
    }

    private static boolean returnsOld(@Nullable ReturnValue returned) {
        return returned == ReturnValue.ALL_OLD || returned == ReturnValue.UPDATED_OLD;
    }

    /** The items of an answer that the SDK has read, in its order; none for calls that bring none. */
    default List<Map<String, AttributeValue>> items(A answer) {
        return List.of();
    }

    /** Hands the items of an answer that the SDK has read to a collector, in its order. */
    default void collect(A answer, ItemCollector into) {
        for (Map<String, AttributeValue> item : items(answer)) {
            into.add(StoredItem.of(item));
        }
    }

    /** Where the items of an answer are; null for calls that bring none. */
    default @Nullable Shape shape() {
        return null;
    }

    /** The table; several are separated by {@code ", "}. */
    default String table() {
        return CallFacts.table(request());
    }

    /** The index, if the request names one. */
    default @Nullable String index() {
        return CallFacts.index(request());
    }

    /** What the answer says that the request has consumed; empty unless the request asks for it. */
    default List<ConsumedCapacity> consumedCapacity(A answer) {
        return CallFacts.consumedCapacity(answer);
    }

    /**
     * GetItem.
     *
     * @param request what is sent
     */
    record GetItem(GetItemRequest request) implements Call<GetItemResponse> {
        @Override
        public GetItem reportingConsumption() {
            return new GetItem(request.toBuilder()
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                    .build());
        }

        @Override
        public GetItemResponse send(DynamoDbClient client) {
            return client.getItem(request);
        }

        @Override
        public CompletableFuture<GetItemResponse> send(DynamoDbAsyncClient client) {
            return client.getItem(request);
        }

        @Override
        public List<Map<String, AttributeValue>> items(GetItemResponse answer) {
            return answer.hasItem() ? List.of(answer.item()) : List.of();
        }

        @Override
        public Shape shape() {
            return Shape.ITEM;
        }
    }

    /**
     * PutItem.
     *
     * @param table the name of the table
     * @param form makes the request of the item's attributes, or of what stands for them
     * @param item the item; null if the form has it
     * @param effect null for a write of which no more is known than its request
     */
    record PutItem(
            String table,
            Function<@Nullable Map<String, AttributeValue>, PutItemRequest> form,
            @Nullable EncodedItem item,
            @Nullable Effect effect)
            implements Call<PutItemResponse> {
        /** A request that has its item. */
        public PutItem(PutItemRequest request) {
            this(CallFacts.table(request), anything -> request, null, null);
        }

        @Override
        public PutItemRequest request() {
            return form.apply(item == null ? null : item.values());
        }

        @Override
        public PutItem reportingConsumption() {
            return new PutItem(
                    table,
                    attributes -> form.apply(attributes).toBuilder()
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                            .build(),
                    item,
                    effect);
        }

        @Override
        public PutItem settled() {
            PutItemRequest request = request();
            return new PutItem(table, anything -> request, null, effect);
        }

        @Override
        public boolean isRepeatable() {
            boolean returnsOld = returnsOld(form.apply(null).returnValues());
            return effect == null ? !returnsOld : effect.isRepeatable(returnsOld);
        }

        @Override
        public PutItemResponse send(DynamoDbClient client) {
            return client.putItem(request());
        }

        @Override
        public CompletableFuture<PutItemResponse> send(DynamoDbAsyncClient client) {
            return client.putItem(request());
        }

        @Override
        public List<Map<String, AttributeValue>> items(PutItemResponse answer) {
            return answer.hasAttributes() ? List.of(answer.attributes()) : List.of();
        }

        @Override
        public Shape shape() {
            return Shape.ATTRIBUTES;
        }

        @Override
        public @Nullable String index() {
            return null;
        }

        @Override
        public boolean isWrite() {
            return true;
        }
    }

    /**
     * UpdateItem.
     *
     * @param request what is sent
     * @param effect null for a write of which no more is known than its request
     */
    record UpdateItem(UpdateItemRequest request, @Nullable Effect effect) implements Call<UpdateItemResponse> {
        /** A request of which no more is known. */
        public UpdateItem(UpdateItemRequest request) {
            this(request, null);
        }

        @Override
        public UpdateItem reportingConsumption() {
            return new UpdateItem(
                    request.toBuilder()
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                            .build(),
                    effect);
        }

        @Override
        public boolean isRepeatable() {
            return effect != null && effect.isRepeatable(returnsOld(request.returnValues()));
        }

        @Override
        public UpdateItemResponse send(DynamoDbClient client) {
            return client.updateItem(request);
        }

        @Override
        public CompletableFuture<UpdateItemResponse> send(DynamoDbAsyncClient client) {
            return client.updateItem(request);
        }

        @Override
        public List<Map<String, AttributeValue>> items(UpdateItemResponse answer) {
            return answer.hasAttributes() ? List.of(answer.attributes()) : List.of();
        }

        @Override
        public Shape shape() {
            return Shape.ATTRIBUTES;
        }

        @Override
        public boolean isWrite() {
            return true;
        }
    }

    /**
     * DeleteItem.
     *
     * @param request what is sent
     * @param effect null for a write of which no more is known than its request
     */
    record DeleteItem(DeleteItemRequest request, @Nullable Effect effect) implements Call<DeleteItemResponse> {
        /** A request of which no more is known. */
        public DeleteItem(DeleteItemRequest request) {
            this(request, null);
        }

        @Override
        public DeleteItem reportingConsumption() {
            return new DeleteItem(
                    request.toBuilder()
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                            .build(),
                    effect);
        }

        @Override
        public boolean isRepeatable() {
            return effect == null
                    ? !returnsOld(request.returnValues())
                    : effect.isRepeatable(returnsOld(request.returnValues()));
        }

        @Override
        public DeleteItemResponse send(DynamoDbClient client) {
            return client.deleteItem(request);
        }

        @Override
        public CompletableFuture<DeleteItemResponse> send(DynamoDbAsyncClient client) {
            return client.deleteItem(request);
        }

        @Override
        public List<Map<String, AttributeValue>> items(DeleteItemResponse answer) {
            return answer.hasAttributes() ? List.of(answer.attributes()) : List.of();
        }

        @Override
        public Shape shape() {
            return Shape.ATTRIBUTES;
        }

        @Override
        public boolean isWrite() {
            return true;
        }
    }

    /**
     * Query.
     *
     * @param request what is sent
     */
    record Query(QueryRequest request) implements Call<QueryResponse> {
        @Override
        public Query reportingConsumption() {
            return new Query(request.toBuilder()
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                    .build());
        }

        @Override
        public QueryResponse send(DynamoDbClient client) {
            return client.query(request);
        }

        @Override
        public CompletableFuture<QueryResponse> send(DynamoDbAsyncClient client) {
            return client.query(request);
        }

        @Override
        public List<Map<String, AttributeValue>> items(QueryResponse answer) {
            return answer.items();
        }

        @Override
        public Shape shape() {
            return Shape.ITEMS;
        }
    }

    /**
     * Scan.
     *
     * @param request what is sent
     */
    record Scan(ScanRequest request) implements Call<ScanResponse> {
        @Override
        public Scan reportingConsumption() {
            return new Scan(request.toBuilder()
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                    .build());
        }

        @Override
        public ScanResponse send(DynamoDbClient client) {
            return client.scan(request);
        }

        @Override
        public CompletableFuture<ScanResponse> send(DynamoDbAsyncClient client) {
            return client.scan(request);
        }

        @Override
        public List<Map<String, AttributeValue>> items(ScanResponse answer) {
            return answer.items();
        }

        @Override
        public Shape shape() {
            return Shape.ITEMS;
        }
    }

    /**
     * BatchGetItem.
     *
     * @param request what is sent
     */
    record BatchGetItem(BatchGetItemRequest request) implements Call<BatchGetItemResponse> {
        @Override
        public BatchGetItem reportingConsumption() {
            return new BatchGetItem(request.toBuilder()
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                    .build());
        }

        @Override
        public BatchGetItemResponse send(DynamoDbClient client) {
            return client.batchGetItem(request);
        }

        @Override
        public CompletableFuture<BatchGetItemResponse> send(DynamoDbAsyncClient client) {
            return client.batchGetItem(request);
        }

        /** Of all tables. */
        @Override
        public List<Map<String, AttributeValue>> items(BatchGetItemResponse answer) {
            List<Map<String, AttributeValue>> items = new ArrayList<>();
            answer.responses().values().forEach(items::addAll);
            return items;
        }

        @Override
        public void collect(BatchGetItemResponse answer, ItemCollector into) {
            answer.responses().forEach((table, items) -> {
                for (Map<String, AttributeValue> item : items) {
                    into.add(table, StoredItem.of(item));
                }
            });
        }

        @Override
        public Shape shape() {
            return Shape.TABLES;
        }
    }

    /**
     * BatchWriteItem.
     *
     * @param template what is sent, but for the items that are put
     * @param items the items, one for each put of the template in the order of its tables and their writes; null if the
     *     template has them
     */
    record BatchWriteItem(
            BatchWriteItemRequest template, @Nullable List<EncodedItem> items) implements Call<BatchWriteItemResponse> {
        /** A request that has its items. */
        public BatchWriteItem(BatchWriteItemRequest request) {
            this(request, null);
        }

        @Override
        public BatchWriteItemRequest request() {
            return items == null ? template : with(BatchPuts.values(items));
        }

        /** The request with these in place of the items. */
        BatchWriteItemRequest with(List<Map<String, AttributeValue>> stands) {
            return BatchPuts.with(template, stands);
        }

        @Override
        public BatchWriteItem settled() {
            return items == null ? this : new BatchWriteItem(request());
        }

        @Override
        public BatchWriteItem reportingConsumption() {
            return new BatchWriteItem(
                    template.toBuilder()
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                            .build(),
                    items);
        }

        @Override
        public BatchWriteItemResponse send(DynamoDbClient client) {
            return client.batchWriteItem(request());
        }

        @Override
        public CompletableFuture<BatchWriteItemResponse> send(DynamoDbAsyncClient client) {
            return client.batchWriteItem(request());
        }

        @Override
        public String table() {
            return CallFacts.table(template);
        }

        @Override
        public @Nullable String index() {
            return null;
        }

        @Override
        public boolean isWrite() {
            return true;
        }
    }

    /**
     * TransactGetItems.
     *
     * @param request what is sent
     */
    record TransactGetItems(TransactGetItemsRequest request) implements Call<TransactGetItemsResponse> {
        @Override
        public TransactGetItems reportingConsumption() {
            return new TransactGetItems(request.toBuilder()
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                    .build());
        }

        @Override
        public TransactGetItemsResponse send(DynamoDbClient client) {
            return client.transactGetItems(request);
        }

        @Override
        public CompletableFuture<TransactGetItemsResponse> send(DynamoDbAsyncClient client) {
            return client.transactGetItems(request);
        }

        /** Those that there are. */
        @Override
        public List<Map<String, AttributeValue>> items(TransactGetItemsResponse answer) {
            List<Map<String, AttributeValue>> items = new ArrayList<>();
            for (ItemResponse response : answer.responses()) {
                if (response.hasItem()) {
                    items.add(response.item());
                }
            }
            return items;
        }

        @Override
        public void collect(TransactGetItemsResponse answer, ItemCollector into) {
            List<ItemResponse> responses = answer.responses();
            for (int i = 0; i < responses.size(); i++) {
                if (responses.get(i).hasItem()) {
                    into.add(i, StoredItem.of(responses.get(i).item()));
                }
            }
        }

        @Override
        public Shape shape() {
            return Shape.TRANSACTION;
        }
    }

    /**
     * TransactWriteItems.
     *
     * @param template what is sent, but for the items that are put
     * @param items the items, one for each put of the template in its order; null if the template has them
     */
    record TransactWriteItems(
            TransactWriteItemsRequest template, @Nullable List<EncodedItem> items)
            implements Call<TransactWriteItemsResponse> {
        /** A request that has its items. */
        public TransactWriteItems(TransactWriteItemsRequest request) {
            this(request, null);
        }

        @Override
        public TransactWriteItemsRequest request() {
            return items == null ? template : with(BatchPuts.values(items));
        }

        /** The request with these in place of the items. */
        TransactWriteItemsRequest with(List<Map<String, AttributeValue>> stands) {
            return TransactionPuts.with(template, stands);
        }

        @Override
        public TransactWriteItems settled() {
            return items == null ? this : new TransactWriteItems(request());
        }

        @Override
        public TransactWriteItems reportingConsumption() {
            return new TransactWriteItems(
                    template.toBuilder()
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                            .build(),
                    items);
        }

        @Override
        public TransactWriteItemsResponse send(DynamoDbClient client) {
            return client.transactWriteItems(request());
        }

        @Override
        public CompletableFuture<TransactWriteItemsResponse> send(DynamoDbAsyncClient client) {
            return client.transactWriteItems(request());
        }

        @Override
        public String table() {
            return CallFacts.table(template);
        }

        @Override
        public @Nullable String index() {
            return null;
        }

        @Override
        public boolean isWrite() {
            return true;
        }
    }
}
