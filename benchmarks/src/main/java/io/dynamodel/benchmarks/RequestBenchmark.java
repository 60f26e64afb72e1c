package io.dynamodel.benchmarks;

import io.dynamodel.Dynamodel;
import io.dynamodel.query.Model;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Whole calls through the SDK's real pipeline, signing included, above an HTTP client that answers at once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RequestBenchmark {
    private final Order order = Order.sample(1);
    private final DynamoDbClient client = StubHttp.client(order);
    private final Model<Order> orders = Dynamodel.create(client).model("orders", Orders.SCHEMA);
    private final Map<String, AttributeValue> key =
            Map.of("customer", AttributeValue.fromS(order.customer()), "number", AttributeValue.fromS(order.number()));

    /** The baseline. */
    @Benchmark
    public Object getByHand() {
        return ByHand.read(
                client.getItem(request -> request.tableName("orders").key(key)).item());
    }

    /** One GetItem. */
    @Benchmark
    public Object getDynamodel() {
        return orders.get(Orders.KEY.of(order.customer(), order.number())).execute();
    }

    /** The baseline. */
    @Benchmark
    public Object putByHand() {
        return client.putItem(request -> request.tableName("orders").item(ByHand.write(order)));
    }

    /** One PutItem, validated. */
    @Benchmark
    public Object putDynamodel() {
        return orders.put(order).execute();
    }

    /** The baseline. */
    @Benchmark
    public Object updateByHand() {
        return ByHand.read(client.updateItem(request -> request.tableName("orders")
                        .key(key)
                        .updateExpression("SET #n = :n ADD #w :w")
                        .conditionExpression("attribute_exists(#c) AND #t >= :t")
                        .expressionAttributeNames(Map.of("#n", "note", "#w", "weight", "#c", "customer", "#t", "total"))
                        .expressionAttributeValues(Map.of(
                                ":n", AttributeValue.fromS("Ring once"),
                                ":w", AttributeValue.fromN("5"),
                                ":t", AttributeValue.fromN("10")))
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes());
    }

    /** One UpdateItem with a condition. */
    @Benchmark
    public Object updateDynamodel() {
        return orders.update(
                        Orders.KEY.of(order.customer(), order.number()),
                        Orders.NOTE.set("Ring once"),
                        Orders.WEIGHT.add(5L))
                .onlyIf(Orders.TOTAL.ge(BigDecimal.TEN))
                .execute();
    }

    /** The baseline. */
    @Benchmark
    public Object queryByHand() {
        List<Order> page = new ArrayList<>();
        for (Map<String, AttributeValue> item : client.query(request -> request.tableName("orders")
                        .keyConditionExpression("#c = :c")
                        .expressionAttributeNames(Map.of("#c", "customer"))
                        .expressionAttributeValues(Map.of(":c", AttributeValue.fromS(order.customer()))))
                .items()) {
            page.add(ByHand.read(item));
        }
        return page;
    }

    /** One Query of 100 items. */
    @Benchmark
    public Object queryDynamodel() {
        return orders.query(Orders.KEY).partition(order.customer()).list();
    }
}
