package io.dynamodel.benchmarks;

import static io.dynamodel.benchmarks.Contender.HAND;
import static io.dynamodel.benchmarks.Setting.TABLE;

import io.dynamodel.benchmarks.Shape.Enhanced;
import io.dynamodel.benchmarks.items.Order;
import io.dynamodel.benchmarks.items.OrderByHand;
import io.dynamodel.benchmarks.items.Orders;
import io.dynamodel.benchmarks.stub.Json;
import io.dynamodel.benchmarks.stub.Stub;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbAsyncTable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Work through asynchronous clients; version 1 has none that is not a synchronous one in a thread. */
final class AsyncWorks {
    private AsyncWorks() {}

    static Work get() {
        Shape<Order> shape = Shapes.order();
        DynamoDbAsyncClient client = client("GetItem", Map.of("Item", Json.item(shape.item())));
        Map<String, AttributeValue> key = shape.keyItem();
        Work work = new Work("async get order");
        work.giving(
                HAND,
                () -> client.getItem(request -> request.tableName(TABLE).key(key))
                        .thenApply(response -> OrderByHand.read(response.item()))
                        .join(),
                order -> order);
        shape.enhanced().forEach(enhanced -> get(work, client, enhanced));
        Dynamodels.PATHS.forEach(contender -> {
            var model = Dynamodels.on(client, contender).model(TABLE, shape.schema());
            work.giving(contender, () -> model.get(shape.key()).executeAsync().join(), Optional::get);
        });
        return work;
    }

    private static <B> void get(Work work, DynamoDbAsyncClient client, Enhanced<Order, B> enhanced) {
        DynamoDbAsyncTable<B> table = table(client, enhanced);
        Key key = Shapes.order().enhancedKey();
        work.giving(enhanced.contender(), () -> table.getItem(key).join(), enhanced.back()::apply);
    }

    static Work query(int items) {
        Shape<Order> shape = Shapes.order();
        DynamoDbAsyncClient client = client("Query", OrderWorks.page(items));
        String customer = shape.sample().customer();
        Work work = new Work("async query " + items);
        work.giving(
                HAND,
                () -> client.query(request -> request.tableName(TABLE)
                                .keyConditionExpression("#c = :c")
                                .expressionAttributeNames(Map.of("#c", "customer"))
                                .expressionAttributeValues(Map.of(":c", AttributeValue.fromS(customer))))
                        .thenApply(response -> {
                            List<Order> page = new ArrayList<>();
                            for (Map<String, AttributeValue> item : response.items()) {
                                page.add(OrderByHand.read(item));
                            }
                            return page;
                        })
                        .join(),
                page -> page);
        shape.enhanced().forEach(enhanced -> query(work, client, customer, enhanced));
        Dynamodels.PATHS.forEach(contender -> {
            var model = Dynamodels.on(client, contender).model(TABLE, shape.schema());
            work.giving(
                    contender,
                    () -> model.query(Orders.KEY)
                            .partition(customer)
                            .listAsync()
                            .join(),
                    page -> page);
        });
        return work;
    }

    private static <B> void query(Work work, DynamoDbAsyncClient client, String customer, Enhanced<Order, B> enhanced) {
        DynamoDbAsyncTable<B> table = table(client, enhanced);
        work.giving(
                enhanced.contender(),
                () -> {
                    List<B> page = new ArrayList<>();
                    table.query(QueryConditional.keyEqualTo(
                                    Key.builder().partitionValue(customer).build()))
                            .subscribe(response -> page.addAll(response.items()))
                            .join();
                    return page;
                },
                page -> page.stream().map(enhanced.back()).toList());
    }

    private static DynamoDbAsyncClient client(String operation, Map<String, ?> answer) {
        return Stub.answering(operation, Json.bytes(answer)).asyncClient();
    }

    private static <B> DynamoDbAsyncTable<B> table(DynamoDbAsyncClient client, Enhanced<Order, B> enhanced) {
        return DynamoDbEnhancedAsyncClient.builder()
                .dynamoDbClient(client)
                .build()
                .table(TABLE, enhanced.schema());
    }
}
