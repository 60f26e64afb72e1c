package io.dynamodel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

class EveryTargetTest {
    static Stream<Target> targetsInThisJvm() {
        return Stream.of(Target.embedded(), Target.http());
    }

    @ParameterizedTest
    @MethodSource("targetsInThisJvm")
    void passesTheSameTests(Target target) {
        TestRun.of(target, SameTests.class)
                .testEvents()
                .assertStatistics(
                        events -> events.succeeded(SAME_TESTS).failed(0).skipped(0));
    }

    @Test
    void passesTheSameTestsInAContainer() {
        assumeTrue(ContainerServer.isDockerAvailable(), "Docker is not available");

        TestRun.of(Target.container(), SameTests.class)
                .testEvents()
                .assertStatistics(
                        events -> events.succeeded(SAME_TESTS).failed(0).skipped(0));
    }

    @Test
    void skipsVisiblyWithoutDocker() {
        assumeFalse(ContainerServer.isDockerAvailable(), "Docker is available");

        TestRun.of(Target.container(), SameTests.class)
                .containerEvents()
                .skipped()
                .assertEventsMatchExactly(event(
                        container(SameTests.class),
                        skippedWithReason("The target is 'container', but there is no Docker to run it in")));
    }

    private static final int SAME_TESTS = 9;

    @DynamoDbTest
    static class SameTests {
        @BeforeAll
        static void createTable(DynamoDbClient client) {
            client.createTable(Things.createTable());
        }

        @Test
        void answersTheBlockingClient(DynamoDbClient client) {
            client.putItem(Things.put("blocking"));

            assertThat(client.getItem(Things.get("blocking")).item()).isEqualTo(Things.item("blocking"));
        }

        @Test
        void answersTheAsynchronousClient(DynamoDbAsyncClient client) {
            client.putItem(Things.put("async")).join();

            assertThat(client.getItem(Things.get("async")).join().item()).isEqualTo(Things.item("async"));
        }

        @Test
        void throwsWhatTheSdkThrows(DynamoDbClient client, DynamoDbAsyncClient asyncClient) {
            client.putItem(Things.put("taken"));

            assertThatThrownBy(() -> client.putItem(Things.create("taken")))
                    .isInstanceOf(ConditionalCheckFailedException.class);
            assertThatThrownBy(() -> asyncClient.putItem(Things.create("taken")).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(ConditionalCheckFailedException.class);
        }

        @Test
        void recordsInOrderWhatBothClientsSend(LocalDynamoDb db) {
            db.recorder().clear();

            db.client().putItem(Things.put("recorded"));
            db.asyncClient().getItem(Things.get("recorded")).join();
            db.client().listTables();

            assertThat(db.recorder().requests())
                    .containsExactly(
                            Things.put("recorded"),
                            Things.get("recorded"),
                            ListTablesRequest.builder().build());
            assertThat(db.recorder().requests(GetItemRequest.class)).containsExactly(Things.get("recorded"));
            assertThat(db.recorder().last()).isInstanceOf(ListTablesRequest.class);
            assertThat(db.recorder().last(PutItemRequest.class)).isEqualTo(Things.put("recorded"));
        }

        @Test
        void recordsWhatFailed(DynamoDbClient client, RequestRecorder recorder) {
            recorder.clear();
            client.putItem(Things.create("failed"));

            assertThatThrownBy(() -> client.putItem(Things.create("failed")));

            assertThat(recorder.requests()).containsExactly(Things.create("failed"), Things.create("failed"));
        }

        @Test
        void recordsRequestsMadeByConsumers(
                DynamoDbClient client, DynamoDbAsyncClient async, RequestRecorder recorder) {
            recorder.clear();

            client.putItem(request -> request.tableName(Things.TABLE).item(Things.item("consumer")));
            async.putItem(request -> request.tableName(Things.TABLE).item(Things.item("consumer")))
                    .join();

            assertThat(recorder.requests()).containsExactly(Things.put("consumer"), Things.put("consumer"));
        }

        @Test
        void recordsEachPageOfAPaginator(DynamoDbClient client, DynamoDbAsyncClient async, RequestRecorder recorder) {
            List<DynamoDbRequest> first = List.of(Things.put("a"), Things.put("b"), Things.put("c"));
            first.forEach(request -> client.putItem((PutItemRequest) request));
            recorder.clear();

            long items = client
                    .scanPaginator(scan -> scan.tableName(Things.TABLE).limit(1))
                    .items()
                    .stream()
                    .count();
            int blocking = recorder.requests(ScanRequest.class).size();
            List<Object> itemsAsync = new ArrayList<>();
            async.scanPaginator(scan -> scan.tableName(Things.TABLE).limit(1))
                    .items()
                    .subscribe(itemsAsync::add)
                    .join();

            assertThat(items).isGreaterThanOrEqualTo(3).isEqualTo(itemsAsync.size());
            assertThat(blocking).isGreaterThan((int) items - 1);
            assertThat(recorder.requests(ScanRequest.class)).hasSize(2 * blocking);
        }

        @Test
        void recordsWhatAWaiterSends(DynamoDbClient client, DynamoDbAsyncClient async, RequestRecorder recorder) {
            recorder.clear();

            client.waiter().waitUntilTableExists(request -> request.tableName(Things.TABLE));
            async.waiter()
                    .waitUntilTableExists(request -> request.tableName(Things.TABLE))
                    .join();

            assertThat(recorder.requests(DescribeTableRequest.class)).hasSize(2);
        }

        @Test
        void saysWhichServiceItIs(DynamoDbClient client, DynamoDbAsyncClient async) {
            assertThat(client.serviceName()).isEqualTo("dynamodb");
            assertThat(async.serviceName()).isEqualTo("dynamodb");
        }
    }
}
