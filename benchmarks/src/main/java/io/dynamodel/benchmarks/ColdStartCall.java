package io.dynamodel.benchmarks;

import io.dynamodel.Dynamodel;
import io.dynamodel.benchmarks.beans.CustomerBean;
import io.dynamodel.benchmarks.beans.CustomerTable;
import io.dynamodel.benchmarks.beans.OrderBean;
import io.dynamodel.benchmarks.beans.OrderTable;
import io.dynamodel.benchmarks.beans.ProductBean;
import io.dynamodel.benchmarks.beans.ProductTable;
import io.dynamodel.benchmarks.items.Customer;
import io.dynamodel.benchmarks.items.Orders;
import io.dynamodel.benchmarks.items.Product;
import io.dynamodel.benchmarks.stub.Stub;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A process that makes its models and one call, tells so, and ends at once. It loads nothing that it does not need. */
public final class ColdStartCall {
    /** What it prints when done. */
    static final int DONE = '!';

    private static final String CUSTOMER = "customer-17";
    private static final String NUMBER = "order-2026-100001";

    private ColdStartCall() {}

    /**
     * Runs.
     *
     * @param args the contender, and the answer to the call
     */
    public static void main(String[] args) {
        DynamoDbClient client = Stub.answering("GetItem", args[1].getBytes(StandardCharsets.UTF_8))
                .client();
        Object order = call(Contender.valueOf(args[0]), client);
        System.out.write(order == null ? '?' : DONE);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static @Nullable Object call(Contender contender, DynamoDbClient client) {
        return switch (contender) {
            case HAND ->
                client.getItem(request -> request.tableName("items")
                                .key(Map.of(
                                        "customer", AttributeValue.fromS(CUSTOMER),
                                        "number", AttributeValue.fromS(NUMBER))))
                        .item();
            case BEAN ->
                enhanced(
                        client,
                        TableSchema.fromBean(CustomerBean.class),
                        TableSchema.fromBean(ProductBean.class),
                        TableSchema.fromBean(OrderBean.class));
            case STATIC -> enhanced(client, CustomerTable.schema(), ProductTable.schema(), OrderTable.schema());
            case VALUES, WIRE -> dynamodel(contender, client);
            case MAPPER -> throw new IllegalArgumentException("It is on another SDK");
        };
    }

    private static Object enhanced(
            DynamoDbClient client,
            TableSchema<CustomerBean> customers,
            TableSchema<ProductBean> products,
            TableSchema<OrderBean> orders) {
        DynamoDbEnhancedClient enhanced =
                DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
        Objects.requireNonNull(enhanced.table("customers", customers));
        Objects.requireNonNull(enhanced.table("products", products));
        return enhanced.table("items", orders)
                .getItem(
                        Key.builder().partitionValue(CUSTOMER).sortValue(NUMBER).build());
    }

    private static Object dynamodel(Contender contender, DynamoDbClient client) {
        Dynamodel dynamodel = Dynamodels.on(client, contender);
        Objects.requireNonNull(dynamodel.model("customers", Customer.SCHEMA));
        Objects.requireNonNull(dynamodel.model("products", Product.SCHEMA));
        return dynamodel
                .model("items", Orders.SCHEMA)
                .get(Orders.KEY.of(CUSTOMER, NUMBER))
                .execute()
                .orElseThrow();
    }
}
