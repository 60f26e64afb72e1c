package io.dynamodel.integration.history;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** A client that sends whatever failed again, as the SDK does: blindly, and telling nobody. */
record NaiveRetries(DynamoDbClient client) implements InvocationHandler {
    private static final int ATTEMPTS = 6;

    static DynamoDbClient around(DynamoDbClient client) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, new NaiveRetries(client));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        boolean sends = args != null && args.length == 1 && args[0] instanceof DynamoDbRequest;
        for (int attempt = 1; ; attempt++) {
            try {
                return method.invoke(client, args);
            } catch (InvocationTargetException e) {
                Throwable failure = e.getCause();
                boolean refused = failure instanceof ConditionalCheckFailedException
                        || failure instanceof TransactionCanceledException;
                if (!sends || refused || attempt == ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }
}
