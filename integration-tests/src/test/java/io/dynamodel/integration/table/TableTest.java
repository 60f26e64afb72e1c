package io.dynamodel.integration.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.DeadlineException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ServiceSetupException;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.query.Table;
import io.dynamodel.query.TableOptions;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Schema;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.LocalDynamoDb;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

@DynamoDbTest
class TableTest {
    private static final Schema<Document> SESSIONS = sessions();

    private final LocalDynamoDb db;

    TableTest(LocalDynamoDb db) {
        this.db = db;
    }

    private static Schema<Document> sessions() {
        DocumentSchemaBuilder s = Schema.documents("sessions");
        s.key(s.string("id"));
        s.ttl("expires");
        return s.build();
    }

    private Table<Note> notes(String name) {
        return Dynamodel.create(db.client()).model(name, Notes.SCHEMA).table();
    }

    @Test
    void isCreatedFromKeyAndIndexesOnDemand() {
        TableDescription table = notes("on-demand").create().execute();

        assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(table.keySchema()).extracting(each -> each.attributeName()).containsExactly("owner", "number");
        assertThat(table.attributeDefinitions())
                .extracting(each -> each.attributeName() + " " + each.attributeTypeAsString())
                .containsExactlyInAnyOrder("owner S", "number N", "topic S", "stars N");
        assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(table.globalSecondaryIndexes())
                .extracting(each -> each.indexName() + " " + each.projection().projectionTypeAsString())
                .containsExactlyInAnyOrder("by-topic ALL", "starred KEYS_ONLY", "with-text INCLUDE");
        assertThat(table.globalSecondaryIndexes())
                .filteredOn(each -> each.projection().projectionType() == ProjectionType.INCLUDE)
                .singleElement()
                .satisfies(
                        each -> assertThat(each.projection().nonKeyAttributes()).containsExactly("text"));
        assertThat(table.localSecondaryIndexes())
                .extracting(each -> each.indexName())
                .containsExactlyInAnyOrder("own-by-stars", "own-by-topic");
    }

    @Test
    void isCreatedOnce() {
        notes("once").createIfAbsent().execute();
        notes("once").createIfAbsent(TableOptions.provisioned(1, 1)).execute();

        assertThat(notes("once")
                        .describe()
                        .execute()
                        .orElseThrow()
                        .billingModeSummary()
                        .billingMode())
                .isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThatThrownBy(() -> notes("once").create().execute()).isInstanceOf(ResourceInUseException.class);
    }

    @Test
    void isDeletedWithAllItsItems() {
        notes("gone").create().execute();
        notes("gone").delete().execute();

        assertThat(notes("gone").describe().execute()).isEmpty();
        assertThatThrownBy(() -> notes("gone").delete().execute())
                .isInstanceOf(ServiceSetupException.class)
                .hasMessageContaining("found no such table");
        assertThatThrownBy(() ->
                        notes("gone").waitUntilActive(Duration.ofSeconds(5)).execute())
                .isInstanceOf(ServiceSetupException.class);
    }

    @Test
    void takesThroughputForItselfAndItsIndexes() {
        TableDescription table = notes("provisioned")
                .create(TableOptions.provisioned(5, 4).index("starred", 3, 2))
                .execute();

        assertThat(table.provisionedThroughput().readCapacityUnits()).isEqualTo(5);
        assertThat(table.globalSecondaryIndexes())
                .extracting(each -> each.indexName() + " "
                        + each.provisionedThroughput().readCapacityUnits() + " "
                        + each.provisionedThroughput().writeCapacityUnits())
                .containsExactlyInAnyOrder("by-topic 5 4", "starred 3 2", "with-text 5 4");
    }

    @Test
    void throughputForAnIndexThatIsNoneIsRefusedByName() {
        assertThatThrownBy(() -> notes("typo")
                        .create(TableOptions.provisioned(1, 1).index("stared", 1, 1))
                        .request())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("index(\"stared\", ..)")
                .hasMessageContaining("[by-topic, starred, with-text]");
        assertThatThrownBy(() -> notes("typo")
                        .create(TableOptions.provisioned(1, 1).index("own-by-stars", 1, 1))
                        .request())
                .hasMessageContaining("a local index, which has none");
        assertThatThrownBy(() -> TableOptions.onDemand().index("starred", 1, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("begin with provisioned(..)");
        assertThatThrownBy(() -> TableOptions.provisioned(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TableOptions.onDemand().deadline(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesStreamClassTagsEncryptionAndProtection() {
        TableOptions options = TableOptions.onDemand().stream(StreamViewType.NEW_AND_OLD_IMAGES)
                .tableClass(TableClass.STANDARD_INFREQUENT_ACCESS)
                .tag("team", "a")
                .tag("cost", "b")
                .encryptedWith("alias/mine")
                .protectedFromDeletion();

        CreateTableRequest request = notes("options").create(options).request().first(CreateTableRequest.class);

        assertThat(request.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
        assertThat(request.tableClass()).isEqualTo(TableClass.STANDARD_INFREQUENT_ACCESS);
        assertThat(request.tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactly("team=a", "cost=b");
        assertThat(request.sseSpecification().kmsMasterKeyId()).isEqualTo("alias/mine");
        assertThat(request.deletionProtectionEnabled()).isTrue();
        assertThat(options.tags()).isUnmodifiable();

        notes("options")
                .create(TableOptions.onDemand().stream(StreamViewType.KEYS_ONLY).protectedFromDeletion())
                .execute();
        TableDescription table = notes("options").describe().execute().orElseThrow();
        assertThat(table.streamSpecification().streamViewType()).isEqualTo(StreamViewType.KEYS_ONLY);
        assertThat(table.deletionProtectionEnabled()).isTrue();
        assertThatThrownBy(() -> notes("options").delete().execute()).hasMessageContaining("protect");
    }

    @Test
    void switchesTimeToLiveOn() {
        Table<Document> table =
                Dynamodel.create(db.client()).model("sessions", SESSIONS).table();
        RequestPlan plan = table.createIfAbsent().request();
        table.createIfAbsent().execute();

        assertThat(plan.requests()).hasSize(2);
        assertThat(plan.requests().get(1)).isInstanceOf(UpdateTimeToLiveRequest.class);
        assertThat(plan.entries().get(1).when()).isEqualTo("when the new table is active");
        assertThat(plan.toString()).contains("-- when the new table is active\nUpdateTimeToLive {");
        assertThat(db.client().describeTimeToLive(r -> r.tableName("sessions")).timeToLiveDescription())
                .satisfies(ttl -> {
                    assertThat(ttl.attributeName()).isEqualTo("expires");
                    assertThat(ttl.timeToLiveStatus()).isIn(TimeToLiveStatus.ENABLED, TimeToLiveStatus.ENABLING);
                });
    }

    /** The database's client, with other answers to DescribeTable. */
    private DynamoDbClient describing(BiFunction<Integer, DescribeTableResponse, DescribeTableResponse> answers) {
        AtomicInteger calls = new AtomicInteger();
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, (proxy, method, args) -> {
                    try {
                        Object answer = method.invoke(db.client(), args);
                        return answer instanceof DescribeTableResponse described
                                ? answers.apply(calls.incrementAndGet(), described)
                                : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static DescribeTableResponse in(TableStatus status, DescribeTableResponse answer) {
        return answer.toBuilder()
                .table(answer.table().toBuilder().tableStatus(status).build())
                .build();
    }

    @Test
    void creationWaitsUntilTheTableIsVisibleAndActive() {
        DynamoDbClient slow = describing((call, answer) -> {
            if (call == 1) {
                throw ResourceNotFoundException.builder().message("not yet").build();
            }
            return call == 2 ? in(TableStatus.CREATING, answer) : answer;
        });

        TableDescription table = Dynamodel.create(slow)
                .model("slow", Notes.SCHEMA)
                .table()
                .create()
                .execute();

        assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
    }

    @Test
    void waitingHasADeadline() {
        notes("stuck").create().execute();
        DynamoDbClient stuck = describing((call, answer) -> in(TableStatus.UPDATING, answer));
        long start = System.nanoTime();

        DeadlineException late = catchThrowableOfType(
                DeadlineException.class,
                () -> Dynamodel.create(stuck)
                        .model("stuck", Notes.SCHEMA)
                        .table()
                        .waitUntilActive(Duration.ofSeconds(1))
                        .execute());

        assertThat(late)
                .hasMessageContaining("Table 'stuck' is still UPDATING after 1 seconds")
                .hasMessageContaining("table().describe()");
        assertThat(late.deadline()).isEqualTo(Duration.ofSeconds(1));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(400), Duration.ofSeconds(20));
    }

    @Test
    void theNameCarriesThePrefix() {
        Dynamodel staging =
                Dynamodel.builder().client(db.client()).tablePrefix("staging-").build();
        staging.model("prefixed", SESSIONS).table().create().execute();
        staging.model("prefixed", SESSIONS).put(Document.of("id", "a")).execute();

        assertThat(db.client()
                        .getItem(r -> r.tableName("staging-prefixed").key(Map.of("id", AttributeValue.fromS("a"))))
                        .hasItem())
                .isTrue();
        assertThat(staging.model("prefixed", SESSIONS).table().name()).isEqualTo("staging-prefixed");
    }
}
