package io.dynamodel.core.execution;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/** The SDK's own clients, told to talk to the loopback interface and to try twice. */
final class RealClients implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final SdkHttpClient apache = Apache5HttpClient.builder()
            .connectionTimeout(TIMEOUT)
            .socketTimeout(TIMEOUT)
            .build();
    private final SdkAsyncHttpClient netty = NettyNioAsyncHttpClient.builder()
            .connectionTimeout(TIMEOUT)
            .readTimeout(TIMEOUT)
            .connectionAcquisitionTimeout(TIMEOUT.multipliedBy(3))
            .build();

    /** Which driver, and with it which client. */
    enum Kind {
        BLOCKING,
        ASYNC
    }

    <A extends DynamoDbResponse> A send(Kind kind, URI endpoint, Call<A> call) {
        return send(kind, endpoint, call, options -> {});
    }

    <A extends DynamoDbResponse> A send(
            Kind kind, URI endpoint, Call<A> call, Consumer<AwsClientBuilder<?, ?>> options) {
        Step<A> step = Step.send(call, Step::done);
        if (kind == Kind.BLOCKING) {
            var builder = DynamoDbClient.builder().httpClient(apache);
            configure(builder, endpoint, options);
            try (DynamoDbClient client = builder.build()) {
                return BlockingDriver.of(client, Service.values(client), List.of(), CallLimits.UNSAID)
                        .run(step);
            }
        }
        try (DynamoDbAsyncClient client = async(endpoint, options)) {
            return AsyncDriverTest.join(AsyncDriver.of(client, Service.values(client), List.of(), CallLimits.UNSAID)
                    .run(step));
        }
    }

    DynamoDbAsyncClient async(URI endpoint, Consumer<AwsClientBuilder<?, ?>> options) {
        var builder = DynamoDbAsyncClient.builder().httpClient(netty);
        configure(builder, endpoint, options);
        return builder.build();
    }

    private static void configure(
            AwsClientBuilder<?, ?> builder, URI endpoint, Consumer<AwsClientBuilder<?, ?>> options) {
        builder.endpointOverride(endpoint);
        builder.region(Region.EU_WEST_1);
        builder.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
        builder.overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(2)
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())));
        options.accept(builder);
    }

    @Override
    public void close() {
        apache.close();
        netty.close();
    }
}
