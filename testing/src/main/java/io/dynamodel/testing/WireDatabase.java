package io.dynamodel.testing;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.endpoints.AccountIdEndpointMode;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbBaseClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A database behind HTTP: plain SDK clients, to which nothing of the machine's AWS configuration gets through. */
final class WireDatabase implements Database {
    private static final Duration API_CALL_TIMEOUT = Duration.ofSeconds(10);

    private final URI url;
    private final AwsCredentialsProvider credentials;
    private final RecordingInterceptor recording;
    private final @Nullable CreatedTables tables;
    private final Runnable release;
    private final List<SdkAutoCloseable> clients = new ArrayList<>();
    private @Nullable DynamoDbClient client;
    private @Nullable DynamoDbAsyncClient asyncClient;

    private WireDatabase(URI url, RequestRecorder recorder, @Nullable CreatedTables tables, Runnable release) {
        this.url = url;
        this.recording = new RecordingInterceptor(recorder);
        this.tables = tables;
        this.release = release;
        // DynamoDB Local has a database for each access key, and takes letters and digits only
        String accessKey = UUID.randomUUID().toString().replace("-", "");
        this.credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret"));
    }

    /** On an engine of our own. */
    static WireDatabase owned(URI url, RequestRecorder recorder, Runnable release) {
        return new WireDatabase(url, recorder, null, release);
    }

    /** On an engine that others started, and that may ignore the access key: what was created is deleted at the end. */
    static WireDatabase shared(URI url, RequestRecorder recorder) {
        return new WireDatabase(url, recorder, new CreatedTables(), () -> {});
    }

    @Override
    public synchronized DynamoDbClient client() {
        if (client == null) {
            client = client(settings -> {});
        }
        return client;
    }

    @Override
    public synchronized DynamoDbAsyncClient asyncClient() {
        if (asyncClient == null) {
            asyncClient = asyncClient(settings -> {});
        }
        return asyncClient;
    }

    @Override
    public DynamoDbClient client(Consumer<? super DynamoDbClientBuilder> settings) {
        DynamoDbClientBuilder builder = configured(DynamoDbClient.builder());
        settings.accept(builder);
        return kept(intercepted(builder).build());
    }

    @Override
    public DynamoDbAsyncClient asyncClient(Consumer<? super DynamoDbAsyncClientBuilder> settings) {
        DynamoDbAsyncClientBuilder builder = configured(DynamoDbAsyncClient.builder());
        settings.accept(builder);
        return kept(intercepted(builder).build());
    }

    @Override
    public DynamoDbClient client(Faults faults) {
        return client(settings -> settings.httpClientBuilder(new FaultyHttpClient.Builder(faults)));
    }

    @Override
    public DynamoDbAsyncClient asyncClient(Faults faults) {
        return asyncClient(settings -> settings.httpClientBuilder(new FaultyAsyncHttpClient.Builder(faults)));
    }

    @Override
    public synchronized void close() {
        try {
            if (tables != null && !tables.isEmpty()) {
                tables.deleteAll(client(settings -> {})); // a user may have closed the others
            }
        } finally {
            clients.forEach(SdkAutoCloseable::close);
            release.run();
        }
    }

    private synchronized <C extends SdkAutoCloseable> C kept(C client) {
        clients.add(client);
        return client;
    }

    private <B extends DynamoDbBaseClientBuilder<B, ?>> B configured(B builder) {
        return builder.endpointOverride(url)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallTimeout(API_CALL_TIMEOUT)
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .build())
                // each of these may be set by the environment, and then does not go with an endpoint of one's own
                .fipsEnabled(false)
                .dualstackEnabled(false)
                .accountIdEndpointMode(AccountIdEndpointMode.DISABLED)
                .endpointDiscoveryEnabled(false);
    }

    /** After the settings, which may have replaced the whole configuration. */
    private <B extends DynamoDbBaseClientBuilder<B, ?>> B intercepted(B builder) {
        ClientOverrideConfiguration.Builder configuration = builder.overrideConfiguration().toBuilder();
        for (ExecutionInterceptor interceptor : interceptors()) {
            configuration.addExecutionInterceptor(interceptor);
        }
        return builder.overrideConfiguration(configuration.build());
    }

    private List<ExecutionInterceptor> interceptors() {
        return tables == null ? List.of(recording) : List.of(recording, tables);
    }
}
