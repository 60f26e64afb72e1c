package io.dynamodel.benchmarks;

import static io.dynamodel.benchmarks.Contender.HAND;
import static io.dynamodel.benchmarks.Contender.MAPPER;
import static io.dynamodel.benchmarks.Setting.TABLE;

import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapper;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBQueryExpression;
import io.dynamodel.benchmarks.Shape.Enhanced;
import io.dynamodel.benchmarks.beans.OrderBean;
import io.dynamodel.benchmarks.items.Order;
import io.dynamodel.benchmarks.items.OrderByHand;
import io.dynamodel.benchmarks.items.Orders;
import io.dynamodel.benchmarks.stub.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.IgnoreNullsMode;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Work that needs to know what it works on. */
final class OrderWorks {
    private OrderWorks() {}

    /** Two attributes change under a condition, and the item comes back. The mapper of version 1 gives none back. */
    static Work update() {
        Shape<Order> shape = Shapes.order();
        Setting<Order> setting = Setting.of(shape, "UpdateItem", Map.of("Attributes", Json.item(shape.item())));
        DynamoDbClient client = setting.client();
        Map<String, AttributeValue> key = shape.keyItem();
        Work work = new Work("update order");
        work.giving(
                HAND,
                () -> OrderByHand.read(client.updateItem(request -> request.tableName(TABLE)
                                .key(key)
                                .updateExpression("SET #n = :n ADD #w :w")
                                .conditionExpression("attribute_exists(#c) AND #t >= :t")
                                .expressionAttributeNames(
                                        Map.of("#n", "note", "#w", "weight", "#c", "customer", "#t", "total"))
                                .expressionAttributeValues(Map.of(
                                        ":n", AttributeValue.fromS("Ring once"),
                                        ":w", AttributeValue.fromN("5"),
                                        ":t", AttributeValue.fromN("10")))
                                .returnValues(ReturnValue.ALL_NEW))
                        .attributes()),
                order -> order);
        Shapes.orderBeans().forEach(enhanced -> update(work, setting, enhanced));
        setting.models((contender, model) -> work.giving(
                contender,
                () -> model.update(shape.key(), Orders.NOTE.set("Ring once"), Orders.WEIGHT.add(5L))
                        .onlyIf(Orders.TOTAL.ge(BigDecimal.TEN))
                        .execute(),
                order -> order));
        return work;
    }

    /** A bean of what changes, its nulls ignored; it sets the weight, as it cannot add to it. */
    private static void update(Work work, Setting<Order> setting, Enhanced<Order, OrderBean> enhanced) {
        DynamoDbTable<OrderBean> table = setting.table(enhanced);
        Order order = setting.shape().sample();
        work.giving(
                enhanced.contender(),
                () -> {
                    OrderBean bean = new OrderBean();
                    bean.setCustomer(order.customer());
                    bean.setNumber(order.number());
                    bean.setNote("Ring once");
                    bean.setWeight(5L);
                    return table.updateItem(request -> request.item(bean)
                            .ignoreNullsMode(IgnoreNullsMode.SCALAR_ONLY)
                            .conditionExpression(Expression.builder()
                                    .expression("attribute_exists(#c) AND #t >= :t")
                                    .expressionNames(Map.of("#c", "customer", "#t", "total"))
                                    .expressionValues(Map.of(":t", AttributeValue.fromN("10")))
                                    .build()));
                },
                enhanced.back()::apply);
    }

    /** One page of so many orders. */
    static Work query(String name, int items) {
        Shape<Order> shape = Shapes.order();
        Setting<Order> setting = Setting.of(shape, "Query", page(items));
        DynamoDbClient client = setting.client();
        String customer = shape.sample().customer();
        Work work = new Work("query " + name);
        work.giving(
                HAND,
                () -> {
                    List<Order> page = new ArrayList<>();
                    for (Map<String, AttributeValue> item : client.query(request -> request.tableName(TABLE)
                                    .keyConditionExpression("#c = :c")
                                    .expressionAttributeNames(Map.of("#c", "customer"))
                                    .expressionAttributeValues(Map.of(":c", AttributeValue.fromS(customer))))
                            .items()) {
                        page.add(OrderByHand.read(item));
                    }
                    return page;
                },
                page -> page);
        shape.enhanced().forEach(enhanced -> query(work, setting, enhanced));
        DynamoDBMapper mapper = setting.mapper();
        OrderBean wanted = new OrderBean();
        wanted.setCustomer(customer);
        work.giving(
                MAPPER,
                () -> mapper.queryPage(
                                OrderBean.class, new DynamoDBQueryExpression<OrderBean>().withHashKeyValues(wanted))
                        .getResults(),
                page -> page.stream().map(OrderBean::toItem).toList());
        setting.models((contender, model) -> work.giving(
                contender, () -> model.query(Orders.KEY).partition(customer).list(), page -> page));
        return work;
    }

    private static <B> void query(Work work, Setting<Order> setting, Enhanced<Order, B> enhanced) {
        DynamoDbTable<B> table = setting.table(enhanced);
        String customer = setting.shape().sample().customer();
        work.giving(
                enhanced.contender(),
                () -> table.query(QueryConditional.keyEqualTo(
                                Key.builder().partitionValue(customer).build()))
                        .iterator()
                        .next()
                        .items(),
                page -> page.stream().map(enhanced.back()).toList());
    }

    static Map<String, Object> page(int items) {
        List<Object> page = new ArrayList<>(items);
        for (int i = 1; i <= items; i++) {
            page.add(Json.item(OrderByHand.write(Order.sample(i))));
        }
        return Map.of("Count", items, "Items", page, "ScannedCount", items);
    }
}
