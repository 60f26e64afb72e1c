package io.dynamodel.integration.execution;

import static io.dynamodel.integration.sample.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.SchemaException;
import io.dynamodel.core.error.ServiceSetupException;
import io.dynamodel.core.error.ServiceSetupException.Missing;
import io.dynamodel.integration.sample.People;
import io.dynamodel.query.Model;
import io.dynamodel.query.Operation;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Schema;
import io.dynamodel.testing.DynamoDbTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** What a newcomer meets says what is missing and what to do. */
@DynamoDbTest
class SetupErrorsTest {
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    @Test
    void everyVerbNamesATableThatDoesNotExist(DynamoDbClient client) {
        Model<Person> missing = Dynamodel.create(client).model("missing", People.SCHEMA);
        List<Operation<?>> operations = List.of(
                missing.create(ada("a")),
                missing.put(ada("a")),
                missing.get(KEY.of("a")),
                missing.update(KEY.of("a"), AGE.set(1)),
                missing.upsert(KEY.of("a"), AGE.set(1), EMAIL.set("a@b")),
                missing.delete(KEY.of("a")),
                missing.check(KEY.of("a"), KEY.exists()),
                missing.modify(KEY.of("a"), p -> p),
                missing.query(KEY).partition("a"),
                missing.scan(),
                missing.table().delete());
        for (Operation<?> operation : operations) {
            ServiceSetupException error = catchThrowableOfType(ServiceSetupException.class, operation::execute);
            assertThat(error)
                    .as(operation.toString())
                    .hasMessageContaining("on 'missing' found no such table")
                    .hasMessageContaining("model.table().createIfAbsent()")
                    .hasCauseInstanceOf(ResourceNotFoundException.class);
            assertThat(error.missing()).isEqualTo(Missing.TABLE);
        }
        assertThat(missing.table().describe().execute()).isEmpty();
    }

    @Test
    void missingCredentialsSayWhereTheyCouldComeFrom() {
        ProfileFile none = ProfileFile.builder()
                .type(ProfileFile.Type.CREDENTIALS)
                .content(InputStream.nullInputStream())
                .build();
        try (DynamoDbClient client = DynamoDbClient.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create("http://127.0.0.1:1"))
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(
                        ProfileCredentialsProvider.builder().profileFile(none).build())
                .build()) {
            ServiceSetupException error = catchThrowableOfType(
                    ServiceSetupException.class,
                    () -> Dynamodel.create(client)
                            .model("people", People.SCHEMA)
                            .get(KEY.of("a"))
                            .execute());

            assertThat(error.missing()).isEqualTo(Missing.CREDENTIALS);
            assertThat(error).hasMessageContaining("AWS_ACCESS_KEY_ID").hasMessageContaining("DynamoDB Local");
        }
    }

    @Test
    void anEndpointThatDoesNotAnswerIsNamed() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (DynamoDbClient client = DynamoDbClient.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(CREDENTIALS)
                .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
                .build()) {
            ServiceSetupException error = catchThrowableOfType(
                    ServiceSetupException.class,
                    () -> Dynamodel.create(client)
                            .model("people", People.SCHEMA)
                            .create(ada("a"))
                            .execute());

            assertThat(error.missing()).isEqualTo(Missing.ENDPOINT);
            assertThat(error)
                    .hasMessageContaining("PutItem on 'people' was not sent")
                    .hasMessageContaining("endpointOverride");
        }
    }

    @Test
    void aModelNeedsAKeyAndATable(DynamoDbClient client) {
        assertThatThrownBy(() -> Dynamodel.create(client).model("addresses", People.Addresses.SCHEMA))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("has no primary key; register one with key(..)");
        assertThatThrownBy(() -> Dynamodel.create(client).model("", People.SCHEMA))
                .isInstanceOf(SchemaException.class);
    }

    @Test
    void tokensOfAnotherSchemaAreRefusedByName(DynamoDbClient client) {
        DocumentSchemaBuilder mine = Schema.documents("mine");
        var id = mine.string("id");
        var key = mine.key(id);
        DocumentSchemaBuilder other = Schema.documents("other");
        var otherId = other.string("id");
        var size = other.integer("size");
        var otherKey = other.key(otherId);
        var model = Dynamodel.create(client).model("mine", mine.build());
        other.build();

        assertThatThrownBy(() -> model.get(otherKey.of("a")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("other")
                .hasMessageContaining("mine");
        assertThatThrownBy(() -> model.query(otherKey)).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> model.create(otherId.to("a"))).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> model.update(key.of("a"), size.set(1)).request())
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> model.scan().filter(size.eq(1))).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> model.delete(key.of("a")).onlyIf(size.eq(1)))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> model.get(key.of("a")).select(size)).isInstanceOf(InvalidRequestException.class);
    }
}
