package io.dynamodel.benchmarks;

import io.dynamodel.Dynamodel;
import io.dynamodel.benchmarks.items.Customer;
import io.dynamodel.benchmarks.items.Orders;
import io.dynamodel.benchmarks.items.Product;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The first call of Dynamodel. */
final class ColdStartDynamodel {
    private ColdStartDynamodel() {}

    static Object call(Contender path, DynamoDbClient client) {
        Dynamodel dynamodel = Dynamodels.on(client, path);
        Objects.requireNonNull(dynamodel.model("customers", Customer.SCHEMA));
        Objects.requireNonNull(dynamodel.model("products", Product.SCHEMA));
        return dynamodel
                .model("items", Orders.SCHEMA)
                .get(Orders.KEY.of(ColdStartCall.CUSTOMER, ColdStartCall.NUMBER))
                .execute()
                .orElseThrow();
    }
}
