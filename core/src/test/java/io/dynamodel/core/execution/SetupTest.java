package io.dynamodel.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.core.error.ServiceSetupException;
import io.dynamodel.core.error.ServiceSetupException.Missing;
import io.dynamodel.core.execution.RealClients.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** What a newcomer meets: the SDK's own clients against the loopback interface, set up wrongly. */
class SetupTest {
    private static final RealClients CLIENTS = new RealClients();
    private static final ProfileFile NO_PROFILES = ProfileFile.builder()
            .type(ProfileFile.Type.CREDENTIALS)
            .content(InputStream.nullInputStream())
            .build();

    @AfterAll
    static void close() {
        CLIENTS.close();
    }

    private static ServiceSetupException send(
            Kind kind, URI endpoint, Call<?> call, Consumer<AwsClientBuilder<?, ?>> options) {
        Throwable failure = null;
        for (int i = 0; i < 10 && (i == 0 || isForgotten(failure)); i++) {
            failure = catchThrowable(() -> CLIENTS.send(kind, endpoint, call, options));
        }
        assertThat(failure).isInstanceOf(ServiceSetupException.class);
        return (ServiceSetupException) failure;
    }

    /** Netty's pool now and then forgets to say that a connection was refused, and times out waiting for it. */
    private static boolean isForgotten(Throwable failure) {
        return failure instanceof SdkClientException e
                && String.valueOf(e.getMessage()).contains("Acquire operation");
    }

    private static URI closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return at(socket);
        }
    }

    private static URI at(ServerSocket socket) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    @ParameterizedTest
    @EnumSource
    void namesATableThatDoesNotExist(Kind kind) throws IOException {
        try (LoopbackServer server = new LoopbackServer(LoopbackServer.error(400, "ResourceNotFoundException"))) {
            Call<?> query = new Call.Query(QueryRequest.builder()
                    .tableName("users")
                    .indexName("by-email")
                    .build());

            ServiceSetupException failure = send(kind, server.uri(), query, options -> {});

            assertThat(failure.missing()).isEqualTo(Missing.TABLE);
            assertThat(failure)
                    .hasMessage("Query on 'users', index 'by-email' found no such table. Create it with"
                            + " model.table().createIfAbsent(), or check that the client's region and endpointOverride,"
                            + " and the prefix of table names, are those with which it was created")
                    .hasCauseInstanceOf(ResourceNotFoundException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysThatNothingListensAtTheEndpoint(Kind kind) throws IOException {
        URI endpoint = closedPort();

        for (Call<?> call : List.of(Service.get("u-1"), Service.put("u-1"))) {
            ServiceSetupException failure = send(kind, endpoint, call, options -> {});

            assertThat(failure.missing()).isEqualTo(Missing.ENDPOINT);
            assertThat(failure)
                    .hasMessageStartingWith(
                            call.operation() + " on 'users' was not sent, since the endpoint cannot be" + " reached (")
                    .hasMessageContaining("127.0.0.1:" + endpoint.getPort())
                    .hasMessageContaining("DynamoDB Local")
                    .hasCauseInstanceOf(SdkClientException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    @EnabledOnOs(OS.LINUX) // elsewhere a full backlog may refuse
    void saysThatTheEndpointDoesNotAnswer(Kind kind) throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 3; i++) {
                waiting.add(new Socket());
                try {
                    waiting.get(i).connect(full.getLocalSocketAddress(), 100);
                } catch (SocketTimeoutException e) {
                    // full
                }
            }

            ServiceSetupException failure = send(kind, at(full), Service.put("u-1"), options -> {});

            assertThat(failure.missing()).isEqualTo(Missing.ENDPOINT);
            assertThat(failure).hasMessageContaining("ConnectTimeoutException");
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysThatThereAreNoCredentials(Kind kind) throws IOException {
        URI closedPort = closedPort();
        AwsCredentialsProvider profile =
                ProfileCredentialsProvider.builder().profileFile(NO_PROFILES).build();
        AwsCredentialsProvider machine = InstanceProfileCredentialsProvider.builder()
                .endpoint(closedPort.toString())
                .build();

        for (AwsCredentialsProvider provider : List.of(profile, AwsCredentialsProviderChain.of(profile), machine)) {
            ServiceSetupException failure =
                    send(kind, closedPort, Service.put("u-1"), options -> options.credentialsProvider(provider));

            assertThat(failure.missing()).isEqualTo(Missing.CREDENTIALS);
            assertThat(failure)
                    .hasMessageStartingWith("PutItem on 'users' was not sent, since no AWS credentials were found")
                    .hasMessageContaining("AWS_ACCESS_KEY_ID")
                    .hasMessageContaining("AwsBasicCredentials.create(\"local\", \"local\")")
                    .hasCauseInstanceOf(SdkClientException.class);
        }
    }

    @Test
    void saysThatThereIsNoRegion() {
        SdkClientException thrown = catchThrowableOfType(
                SdkClientException.class,
                () -> new AwsRegionProviderChain(new AwsProfileRegionProvider(() -> NO_PROFILES, "none")).getRegion());

        RuntimeException failure = FailureTranslation.ofClientCreation(thrown);

        assertThat(failure)
                .isInstanceOf(ServiceSetupException.class)
                .hasMessageStartingWith("The client was not made, since no AWS region is set. Set AWS_REGION")
                .hasCause(thrown);
        assertThat(((ServiceSetupException) failure).missing()).isEqualTo(Missing.REGION);
    }

    @Test
    void saysThatTheHostIsUnknown() {
        SdkClientException thrown = SdkClientException.create(
                "Received an UnknownHostException",
                SdkClientException.create("Unable to execute", new UnknownHostException("dynamodb.mars-1")));

        RuntimeException failure = FailureTranslation.of(Service.put("u-1"), thrown);

        assertThat(failure)
                .isInstanceOf(ServiceSetupException.class)
                .hasMessageContaining("(UnknownHostException: dynamodb.mars-1)")
                .hasCause(thrown);
    }
}
