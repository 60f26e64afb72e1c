package io.dynamodel.benchmarks;

import io.dynamodel.benchmarks.stub.Stub;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A process that makes its models and one call, tells so, and ends at once. It loads nothing that it does not need:
 * classes of the libraries are named by the other classes only, as they are not even on the class path of the others.
 */
public final class ColdStartCall {
    /** What it prints when done. */
    static final int DONE = '!';

    static final String CUSTOMER = "customer-17";
    static final String NUMBER = "order-2026-100001";

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
            case BEAN -> ColdStartEnhanced.bean(client);
            case STATIC -> ColdStartEnhanced.written(client);
            case VALUES, WIRE -> ColdStartDynamodel.call(contender, client);
            case MAPPER -> throw new IllegalArgumentException("It is on another SDK");
        };
    }
}
