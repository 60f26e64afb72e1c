package io.dynamodel.core.transport;

import io.dynamodel.core.execution.AsyncDriver;
import io.dynamodel.core.execution.BlockingDriver;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.CallLimits;
import io.dynamodel.core.execution.RequestListener;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.value.StoredItem;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbBaseClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/** The SDK's clients with the interceptor, three attempts and no pauses, above HTTP clients of a test. */
final class Wired implements AutoCloseable {
    /** Which client is used. */
    enum Kind {
        BLOCKING,
        ASYNC
    }

    private final DynamoDbClient client;
    private final DynamoDbAsyncClient asyncClient;
    private final BlockingDriver blocking;
    private final AsyncDriver async;

    private Wired(
            DynamoDbClient client,
            DynamoDbAsyncClient asyncClient,
            WirePath path,
            Set<String> harmless,
            List<RequestListener> listeners,
            CallLimits limits) {
        this.client = client;
        this.asyncClient = asyncClient;
        this.blocking = BlockingDriver.of(client, ItemTransport.of(client, path, harmless), listeners, limits);
        this.async = AsyncDriver.of(asyncClient, ItemTransport.of(asyncClient, path, harmless), listeners, limits);
    }

    static Wired over(StubHttp http) {
        return over(http.blocking(), http.async(), o -> {});
    }

    static Wired over(StubHttp http, Consumer<ClientOverrideConfiguration.Builder> settings) {
        return over(http.blocking(), http.async(), settings);
    }

    static Wired over(
            SdkHttpClient http, SdkAsyncHttpClient asyncHttp, Consumer<ClientOverrideConfiguration.Builder> settings) {
        return new Wired(
                configured(DynamoDbClient.builder().httpClient(http), settings).build(),
                configured(DynamoDbAsyncClient.builder().httpClient(asyncHttp), settings)
                        .build(),
                WirePath.AUTO,
                Set.of(),
                List.of(),
                CallLimits.UNSAID);
    }

    /** As Dynamodel would take them. */
    static Wired over(
            DynamoDbClient client,
            DynamoDbAsyncClient asyncClient,
            WirePath path,
            Set<String> harmless,
            List<RequestListener> listeners) {
        return new Wired(client, asyncClient, path, harmless, listeners, CallLimits.UNSAID);
    }

    /** As Dynamodel would take them, with these limits. */
    static Wired over(DynamoDbClient client, DynamoDbAsyncClient asyncClient, WirePath path, CallLimits limits) {
        return new Wired(client, asyncClient, path, Set.of(), List.of(), limits);
    }

    static Wired over(SdkHttpClient http, SdkAsyncHttpClient asyncHttp, URI endpoint) {
        return new Wired(
                configured(DynamoDbClient.builder().httpClient(http), o -> {})
                        .endpointOverride(endpoint)
                        .build(),
                configured(DynamoDbAsyncClient.builder().httpClient(asyncHttp), o -> {})
                        .endpointOverride(endpoint)
                        .build(),
                WirePath.AUTO,
                Set.of(),
                List.of(),
                CallLimits.UNSAID);
    }

    static <B extends DynamoDbBaseClientBuilder<B, ?>> B configured(
            B builder, Consumer<ClientOverrideConfiguration.Builder> settings) {
        return builder.region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(o -> {
                    o.addExecutionInterceptor(new DynamodelWireInterceptor());
                    o.apiCallTimeout(Duration.ofSeconds(30));
                    o.retryStrategy(r -> r.maxAttempts(3)
                            .backoffStrategy(BackoffStrategy.retryImmediately())
                            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately()));
                    settings.accept(o);
                });
    }

    DynamoDbClient client() {
        return client;
    }

    DynamoDbAsyncClient asyncClient() {
        return asyncClient;
    }

    String path(Kind kind) {
        return (kind == Kind.BLOCKING ? blocking.transport() : async.transport()).toString();
    }

    /** Whether the interceptor is known to attend the attempts. */
    Boolean attended(Kind kind) {
        return (kind == Kind.BLOCKING ? blocking.transport() : async.transport()).attended();
    }

    /** The items of the answer. */
    List<Map<String, AttributeValue>> items(Kind kind, Call<? extends DynamoDbResponse> call) {
        return kind == Kind.BLOCKING ? blocking.run(step(call)) : join(async.run(step(call)));
    }

    CompletableFuture<List<Map<String, AttributeValue>>> start(Call<? extends DynamoDbResponse> call) {
        return async.run(step(call));
    }

    <T> CompletableFuture<T> start(Step<T> step) {
        return async.run(step);
    }

    <T> T run(Kind kind, Step<T> step) {
        return kind == Kind.BLOCKING ? blocking.run(step) : join(async.run(step));
    }

    private static Step<List<Map<String, AttributeValue>>> step(Call<? extends DynamoDbResponse> call) {
        return Step.sendForItems(call, Collected::new, (answer, collected) -> Step.done(collected.items));
    }

    static <T> T join(CompletableFuture<T> future) {
        try {
            return future.orTimeout(30, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        client.close();
        asyncClient.close();
    }

    /** The items of one answer. */
    static final class Collected implements ItemCollector {
        final List<Map<String, AttributeValue>> items = new ArrayList<>();

        @Override
        public void add(StoredItem item) {
            items.add(item.values());
        }
    }
}
