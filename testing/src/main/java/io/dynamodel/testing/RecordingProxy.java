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
 * Records what a client of the embedded engine is given to send; there is no pipeline to listen in. Whatever the interfaces
 * build on sending a request (consumers of builders, paginators, waiters) runs on the proxy, so that it is recorded too.
 */
final class RecordingProxy<C extends SdkClient> implements InvocationHandler {
    private final C client;
    private final RequestRecorder recorder;

    private RecordingProxy(C client, RequestRecorder recorder) {
        this.client = client;
        this.recorder = recorder;
    }

    static <C extends SdkClient> C of(Class<C> type, C client, RequestRecorder recorder) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new RecordingProxy<>(client, recorder)));
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
            case "serviceName" -> DynamoDbClient.SERVICE_NAME; // the engine's client throws
            case "close" -> null; // the engine's client would shut down the engine
            case "equals" -> args != null && proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "embedded client";
            default -> send(proxy, method, args == null ? new Object[0] : args);
        };
    }

    private @Nullable Object send(Object proxy, Method method, Object[] args) throws Throwable {
        boolean paginates = method.getName().endsWith("Paginator");
        if (paginates || args.length != 1 || !(args[0] instanceof DynamoDbRequest request)) {
            return InvocationHandler.invokeDefault(proxy, method, args);
        }
        recorder.record(request);
        try {
            return method.invoke(client, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
