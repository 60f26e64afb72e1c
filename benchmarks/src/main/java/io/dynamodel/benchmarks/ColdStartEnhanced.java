package io.dynamodel.benchmarks;

import io.dynamodel.benchmarks.beans.CustomerBean;
import io.dynamodel.benchmarks.beans.CustomerTable;
import io.dynamodel.benchmarks.beans.OrderBean;
import io.dynamodel.benchmarks.beans.OrderTable;
import io.dynamodel.benchmarks.beans.ProductBean;
import io.dynamodel.benchmarks.beans.ProductTable;
import java.util.Objects;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The first call of the Enhanced Client. */
final class ColdStartEnhanced {
    private ColdStartEnhanced() {}

    static Object bean(DynamoDbClient client) {
        return call(
                client,
                TableSchema.fromBean(CustomerBean.class),
                TableSchema.fromBean(ProductBean.class),
                TableSchema.fromBean(OrderBean.class));
    }

    static Object written(DynamoDbClient client) {
        return call(client, CustomerTable.schema(), ProductTable.schema(), OrderTable.schema());
    }

    private static Object call(
            DynamoDbClient client,
            TableSchema<CustomerBean> customers,
            TableSchema<ProductBean> products,
            TableSchema<OrderBean> orders) {
        DynamoDbEnhancedClient enhanced =
                DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
        Objects.requireNonNull(enhanced.table("customers", customers));
        Objects.requireNonNull(enhanced.table("products", products));
        return enhanced.table("items", orders)
                .getItem(Key.builder()
                        .partitionValue(ColdStartCall.CUSTOMER)
                        .sortValue(ColdStartCall.NUMBER)
                        .build());
    }
}
