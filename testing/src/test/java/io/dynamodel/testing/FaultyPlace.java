package io.dynamodel.testing;

import io.dynamodel.core.execution.Call;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/** Where faults can be. */
enum FaultyPlace {
    CLIENT,
    ASYNC_CLIENT,
    HTTP,
    ASYNC_HTTP;

    /** Sends calls. */
    interface Sender {
        <A extends DynamoDbResponse> A send(Call<A> call);
    }

    boolean isWire() {
        return this == HTTP || this == ASYNC_HTTP;
    }

    /** One attempt for each call. */
    Sender sender(Databases databases, Faults faults) {
        return sender(databases, faults, 1);
    }

    Sender sender(Databases databases, Faults faults, int attempts) {
        return switch (this) {
            case CLIENT -> {
                var client = faults.client(databases.embedded().client());
                yield new Sender() {
                    @Override
                    public <A extends DynamoDbResponse> A send(Call<A> call) {
                        return call.send(client);
                    }
                };
            }
            case ASYNC_CLIENT -> {
                var client = faults.client(databases.embedded().asyncClient());
                yield new Sender() {
                    @Override
                    public <A extends DynamoDbResponse> A send(Call<A> call) {
                        return join(call.send(client));
                    }
                };
            }
            case HTTP -> {
                var client = databases
                        .http()
                        .client(settings -> settings.httpClient(faults.httpClient(UrlConnectionHttpClient.create()))
                                .overrideConfiguration(retries(attempts)));
                yield new Sender() {
                    @Override
                    public <A extends DynamoDbResponse> A send(Call<A> call) {
                        return call.send(client);
                    }
                };
            }
            case ASYNC_HTTP -> {
                var client = databases
                        .http()
                        .asyncClient(
                                settings -> settings.httpClient(faults.httpClient(NettyNioAsyncHttpClient.create()))
                                        .overrideConfiguration(retries(attempts)));
                yield new Sender() {
                    @Override
                    public <A extends DynamoDbResponse> A send(Call<A> call) {
                        return join(call.send(client));
                    }
                };
            }
        };
    }

    private static ClientOverrideConfiguration retries(int attempts) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(strategy -> strategy.maxAttempts(attempts))
                .build();
    }

    private static <A> A join(java.util.concurrent.CompletableFuture<A> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    /** What is behind. */
    record Databases(LocalDynamoDb embedded, LocalDynamoDb http) implements AutoCloseable {
        static Databases start() {
            return new Databases(LocalDynamoDb.start(Target.embedded()), LocalDynamoDb.start(Target.http()));
        }

        LocalDynamoDb of(FaultyPlace place) {
            return place.isWire() ? http : embedded;
        }

        @Override
        public void close() {
            embedded.close();
            http.close();
        }
    }
}
