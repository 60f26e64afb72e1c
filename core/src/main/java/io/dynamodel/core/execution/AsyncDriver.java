package io.dynamodel.core.execution;

import io.dynamodel.core.transport.ItemTransport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Runs steps without holding a thread: the first request is sent by the calling thread, and whoever completes a request
 * goes on. With the SDK's default that is its own pool for completing futures.
 */
public final class AsyncDriver {
    private final DynamoDbAsyncClient client;
    private final ItemTransport transport;
    private final Reporter reporter;
    private final ClientLimits limits;

    private AsyncDriver(DynamoDbAsyncClient client, ItemTransport transport, Reporter reporter, ClientLimits limits) {
        this.client = client;
        this.transport = transport;
        this.reporter = reporter;
        this.limits = limits;
    }

    /**
     * A driver over a client, which it does not close.
     *
     * @param client sends the requests
     * @param transport how items travel on this client
     * @param listeners are told of every request, in this order
     * @param told how long requests may take
     */
    public static AsyncDriver of(
            DynamoDbAsyncClient client, ItemTransport transport, List<RequestListener> listeners, CallLimits told) {
        return of(client, transport, new Reporter(listeners), told);
    }

    static AsyncDriver of(DynamoDbAsyncClient client, ItemTransport transport, Reporter reporter, CallLimits told) {
        return new AsyncDriver(
                Objects.requireNonNull(client, "client"), transport, reporter, ClientLimits.of(client, told));
    }

    /** How long a call may take with all its attempts, if that was said. */
    public Optional<Duration> callTimeout() {
        return Optional.ofNullable(limits.said());
    }

    /** How items travel. */
    public ItemTransport transport() {
        return transport;
    }

    /**
     * Runs a step to its end. The future fails with what the step failed with, never wrapped in a
     * {@link java.util.concurrent.CompletionException}. Cancelling it, or completing it in any other way, aborts the
     * request in flight and sends no further one; whether a write that was sent was applied is then unknown.
     */
    public <T extends @Nullable Object> CompletableFuture<T> run(Step<T> step) {
        AsyncRun<T> run = new AsyncRun<>(client, transport, limits, reporter, step, null);
        run.proceed();
        return run;
    }
}
