package io.dynamodel.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbAsyncWaiter;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/**
 * A client around another, through which all requests go. Whatever the interfaces build on sending a request (consumers
 * of builders, paginators, waiters) runs on the proxy, so that its requests come by too.
 */
final class ClientProxy<C extends SdkClient> implements InvocationHandler {
    private final C client;
    private final String name;
    private final Runnable closing;
    private final Around around;

    /** What is done with a request. */
    interface Around {
        /** The answer, or the future of it, as the client's method gives it. */
        Object send(DynamoDbRequest request, Sending sending) throws Throwable;
    }

    /** The client's own method. */
    interface Sending {
        /** Takes a request of the class of the one that came. */
        Object send(DynamoDbRequest request) throws Throwable;
    }

    private ClientProxy(C client, String name, Runnable closing, Around around) {
        this.client = client;
        this.name = name;
        this.closing = closing;
        this.around = around;
    }

    /**
     * @param name what it calls itself
     * @param closing what closing it does
     */
    static <C extends SdkClient> C of(Class<C> type, C client, String name, Runnable closing, Around around) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new ClientProxy<>(client, name, closing, around)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
        return switch (method.getName()) {
            case "waiter" ->
                proxy instanceof DynamoDbAsyncClient async
                        ? DynamoDbAsyncWaiter.builder().client(async).build()
                        : DynamoDbWaiter.builder()
                                .client((DynamoDbClient) proxy)
                                .build();
            case "serviceName" -> DynamoDbClient.SERVICE_NAME; // the embedded engine's client throws
            case "serviceClientConfiguration" -> invoke(method, new Object[0]);
            case "close" -> {
                closing.run();
                yield null;
            }
            case "equals" -> args != null && proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> name;
            default -> send(proxy, method, args == null ? new Object[0] : args);
        };
    }

    private @Nullable Object send(Object proxy, Method method, Object[] args) throws Throwable {
        boolean paginates = method.getName().endsWith("Paginator");
        if (paginates || args.length != 1 || !(args[0] instanceof DynamoDbRequest request)) {
            return InvocationHandler.invokeDefault(proxy, method, args);
        }
        return around.send(request, changed -> invoke(method, new Object[] {changed}));
    }

    private Object invoke(Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(client, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
