package io.dynamodel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynamodel.core.execution.Call;
import io.dynamodel.testing.FaultyPlace.Databases;
import io.dynamodel.testing.FaultyPlace.Sender;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Each fault, in each place: what the client meets with, and what the table then holds. */
class FaultsTest {
    private static final String TABLE = "lines";

    private static Databases databases;

    private String owner = "";

    @BeforeAll
    static void start() {
        databases = Databases.start();
        for (LocalDynamoDb database : List.of(databases.embedded(), databases.http())) {
            database.client().createTable(Lines.createTable());
        }
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @BeforeEach
    void begin(TestInfo test) {
        owner = test.getTestMethod().orElseThrow().getName() + test.getDisplayName();
    }

    // ---- requests ----

    private Map<String, AttributeValue> key(int number) {
        return Lines.key(owner, number);
    }

    private Call.UpdateItem add(int number) {
        return new Call.UpdateItem(UpdateItemRequest.builder()
                .tableName(TABLE)
                .key(key(number))
                .updateExpression("ADD n :one")
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
                .build());
    }

    private Call.PutItem put(int number) {
        return new Call.PutItem(
                PutItemRequest.builder().tableName(TABLE).item(key(number)).build());
    }

    private Call.GetItem get(int number) {
        return new Call.GetItem(
                GetItemRequest.builder().tableName(TABLE).key(key(number)).build());
    }

    private QueryRequest query() {
        return QueryRequest.builder()
                .tableName(TABLE)
                .keyConditionExpression("#o = :o")
                .expressionAttributeNames(Map.of("#o", "owner"))
                .expressionAttributeValues(Map.of(":o", AttributeValue.fromS(owner)))
                .build();
    }

    private TransactWriteItemsRequest transaction(String token) {
        return TransactWriteItemsRequest.builder()
                .transactItems(IntStream.of(1, 2)
                        .mapToObj(number -> TransactWriteItem.builder()
                                .update(u -> u.tableName(TABLE)
                                        .key(key(number))
                                        .updateExpression("ADD n :one")
                                        .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))))
                                .build())
                        .toList())
                .clientRequestToken(token)
                .build();
    }

    private void fill(FaultyPlace place, int items) {
        for (int number = 1; number <= items; number++) {
            put(number).send(databases.of(place).client());
        }
    }

    /** Of the counter that {@link #add} increments; 0 if there is none. */
    private int stored(FaultyPlace place, int number) {
        AttributeValue value =
                get(number).send(databases.of(place).client()).item().get("n");
        return value == null ? 0 : Integer.parseInt(value.n());
    }

    // ---- what single calls meet with ----

    static Stream<Arguments> failures() {
        record Failure(Fault fault, Class<? extends Throwable> type, int applied) {}
        return Stream.of(
                        new Failure(Fault.throttle(), ProvisionedThroughputExceededException.class, 0),
                        new Failure(Fault.requestLimit(), RequestLimitExceededException.class, 0),
                        new Failure(Fault.refusal(400, "AccessDeniedException"), DynamoDbException.class, 0),
                        new Failure(Fault.transactionConflict(), TransactionConflictException.class, 0),
                        new Failure(Fault.serverError(), InternalServerErrorException.class, 0),
                        new Failure(Fault.serverErrorAfterApply(), InternalServerErrorException.class, 1),
                        new Failure(Fault.resetBeforeSend(), SdkClientException.class, 0),
                        new Failure(Fault.resetAfterApply(), SdkClientException.class, 1),
                        new Failure(Fault.truncatedBody(), SdkClientException.class, 1),
                        new Failure(Fault.wrongChecksum(), Crc32MismatchException.class, 1))
                .flatMap(failure -> Stream.of(FaultyPlace.values())
                        .map(place -> Arguments.of(place, failure.fault(), failure.type(), failure.applied())));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aCallFailsAsItWouldAndIsDoneOrNot(
            FaultyPlace place, Fault fault, Class<? extends Throwable> type, int applied) {
        Faults faults = Faults.script().on("UpdateItem", fault);

        Throwable failure = catchThrowable(() -> place.sender(databases, faults).send(add(1)));

        assertThat(failure).isExactlyInstanceOf(type);
        assertThat(stored(place, 1)).isEqualTo(applied);
        assertThat(faults.log()).containsExactly(new InjectedFault(1, "UpdateItem", fault, ""));
        assertThat(faults.left()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsInjectedSaysSoAndHowToHaveItAgain(FaultyPlace place) {
        Faults faults = Faults.seeded(7).on("UpdateItem", Fault.none(), Fault.throttle(), Fault.resetAfterApply());
        Sender sender = place.sender(databases, faults);
        sender.send(add(1));

        assertThatThrownBy(() -> sender.send(add(1)))
                .isInstanceOfSatisfying(
                        ProvisionedThroughputExceededException.class,
                        e -> assertThat(e.isThrottlingException()).isTrue())
                .hasMessageContaining("injected as 'throttle' by Faults.seeded(7) into its call 2");
        assertThatThrownBy(() -> sender.send(add(1)))
                .hasRootCauseInstanceOf(IOException.class)
                .rootCause()
                .hasMessageContaining("injected as 'reset after apply' by Faults.seeded(7) into its call 3");
        assertThat(faults).hasToString("Faults.seeded(7), 3 calls: {reset after apply=1, throttle=1}");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDeliveredTwiceIsDoneTwiceUnlessItsTokenOrConditionForbidsIt(FaultyPlace place) {
        Faults faults = Faults.script()
                .on("UpdateItem", Fault.duplicateDelivery())
                .on("PutItem", Fault.duplicateDelivery())
                .on("TransactWriteItems", Fault.duplicateDelivery(), Fault.duplicateDelivery());
        Sender sender = place.sender(databases, faults);

        sender.send(add(1));
        assertThat(stored(place, 1)).isEqualTo(2);

        PutItemRequest create = put(3).request().toBuilder()
                .conditionExpression("attribute_not_exists(n)")
                .item(Lines.with(key(3), "n", AttributeValue.fromN("1")))
                .build();
        assertThatThrownBy(() -> sender.send(new Call.PutItem(create)))
                .as("the answer is that to the second")
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(stored(place, 3)).isEqualTo(1);

        sender.send(new Call.TransactWriteItems(transaction("token-" + place)));
        sender.send(new Call.TransactWriteItems(transaction(null)));
        assertThat(stored(place, 1)).isEqualTo(4);
        assertThat(stored(place, 2)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalKeepsItsBytes(FaultyPlace place) {
        Faults faults = Faults.script().on("PutItem", Fault.wrongChecksum());
        PutItemRequest impossible = put(1).request().toBuilder()
                .conditionExpression("attribute_exists(n)")
                .build();

        assertThatThrownBy(() -> place.sender(databases, faults).send(new Call.PutItem(impossible)))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(faults.log()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionIsCancelledForReasonsThatAlignWithItsOperations(FaultyPlace place) {
        Faults faults = Faults.seeded(3)
                .on("TransactWriteItems", Fault.transactionConflict(), Fault.cancellation("ThrottlingError", "None"));
        Sender sender = place.sender(databases, faults);

        assertThatThrownBy(() -> sender.send(new Call.TransactWriteItems(transaction("a"))))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> assertThat(e.cancellationReasons())
                                .hasSize(2)
                                .extracting(CancellationReason::code)
                                .containsExactlyInAnyOrder("None", "TransactionConflict"));
        assertThatThrownBy(() -> sender.send(new Call.TransactWriteItems(transaction("a"))))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> assertThat(e.cancellationReasons())
                                .extracting(CancellationReason::code)
                                .containsExactly("ThrottlingError", "None"));
        assertThat(stored(place, 1)).isZero();
    }

    // ---- batches ----

    @ParameterizedTest
    @EnumSource
    void whatComesBackUnprocessedWasNotDone(FaultyPlace place) {
        Faults faults = Faults.seeded(11).with(Fault.unprocessed(0.4), 1, "BatchWriteItem");
        Sender sender = place.sender(databases, faults);
        List<WriteRequest> left = new ArrayList<>(IntStream.rangeClosed(1, 25)
                .mapToObj(number -> WriteRequest.builder()
                        .putRequest(p -> p.item(Lines.with(key(number), "b", Lines.bytes(number))))
                        .build())
                .toList());
        int rounds = 0;
        while (!left.isEmpty() && rounds < 100) {
            BatchWriteItemResponse answer = sender.send(new Call.BatchWriteItem(BatchWriteItemRequest.builder()
                    .requestItems(Map.of(TABLE, left))
                    .build()));
            rounds++;
            List<WriteRequest> unprocessed = answer.unprocessedItems().getOrDefault(TABLE, List.of());
            assertThat(unprocessed).isSubsetOf(left);
            List<Map<String, AttributeValue>> stored = query(place);
            assertThat(stored).hasSize(25 - unprocessed.size());
            left = new ArrayList<>(unprocessed);
        }

        assertThat(rounds).isBetween(3, 99);
        assertThat(query(place)).contains(Lines.with(key(1), "b", Lines.bytes(1)));
    }

    private List<Map<String, AttributeValue>> query(FaultyPlace place) {
        return databases.of(place).client().query(query()).items();
    }

    @ParameterizedTest
    @EnumSource
    void keysComeBackUnprocessedWithWhatIsWantedOfTheirItems(FaultyPlace place) {
        fill(place, 10);
        Faults faults = Faults.seeded(5).with(Fault.unprocessed(0.5), 1).with(Fault.shuffledItems(), 1);
        Sender sender = place.sender(databases, faults);
        KeysAndAttributes keys = KeysAndAttributes.builder()
                .keys(IntStream.rangeClosed(1, 10).mapToObj(this::key).toList())
                .projectionExpression("#n")
                .expressionAttributeNames(Map.of("#n", "number"))
                .consistentRead(true)
                .build();

        BatchGetItemResponse answer = sender.send(new Call.BatchGetItem(
                BatchGetItemRequest.builder().requestItems(Map.of(TABLE, keys)).build()));

        KeysAndAttributes left = answer.unprocessedKeys().get(TABLE);
        assertThat(left.toBuilder().keys(keys.keys()).build()).isEqualTo(keys);
        assertThat(left.keys()).isNotEmpty().hasSizeLessThan(10).isSubsetOf(keys.keys());
        List<Map<String, AttributeValue>> items = answer.responses().get(TABLE);
        assertThat(items).hasSize(10 - left.keys().size());
        assertThat(faults.counts()).containsEntry("unprocessed 0.5", 1L).containsEntry("shuffled items", 1L);
        assertThat(items)
                .isNotEqualTo(items.stream()
                        .sorted((a, b) -> Integer.parseInt(a.get("number").n())
                                - Integer.parseInt(b.get("number").n()))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void aWholeBatchMayBeLeft(FaultyPlace place) {
        Faults faults = Faults.script().always("BatchGetItem", Fault.unprocessed(1));

        BatchGetItemResponse answer = place.sender(databases, faults)
                .send(new Call.BatchGetItem(BatchGetItemRequest.builder()
                        .requestItems(Map.of(
                                TABLE,
                                KeysAndAttributes.builder()
                                        .keys(List.of(key(1), key(2)))
                                        .build()))
                        .build()));

        assertThat(answer.responses()).isEmpty();
        assertThat(answer.unprocessedKeys().get(TABLE).keys()).containsExactly(key(1), key(2));
        assertThat(faults.log()).extracting(InjectedFault::detail).containsExactly("2 of 2");
    }

    // ---- pages ----

    @ParameterizedTest
    @EnumSource
    void shortAndEmptyPagesLoseNothing(FaultyPlace place) {
        fill(place, 12);
        for (long seed = 1; seed <= 10; seed++) {
            Faults faults = Faults.seeded(seed).with(Fault.shortPage(3), 1);
            Sender sender = place.sender(databases, faults);
            List<Integer> pages = new ArrayList<>();
            List<Map<String, AttributeValue>> items = new ArrayList<>();
            Map<String, AttributeValue> start = null;
            do {
                QueryResponse page = sender.send(new Call.Query(
                        query().toBuilder().exclusiveStartKey(start).build()));
                assertThat(page.count()).isEqualTo(page.items().size());
                pages.add(page.count());
                items.addAll(page.items());
                start = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
            } while (start != null && pages.size() < 1000);

            assertThat(items)
                    .as("%s, pages %s", faults, pages)
                    .isEqualTo(IntStream.rangeClosed(1, 12).mapToObj(this::key).toList());
            assertThat(pages).allMatch(count -> count <= 3).contains(0).hasSizeGreaterThan(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirstPageMayBeEmpty(FaultyPlace place) {
        fill(place, 2);
        Faults faults = Faults.script()
                .on("Query", Fault.emptyPage(), Fault.emptyPage())
                .on("Scan", Fault.emptyPage());
        Sender sender = place.sender(databases, faults);

        QueryResponse first = sender.send(new Call.Query(query()));
        assertThat(first.items()).isEmpty();
        assertThat(first.lastEvaluatedKey()).containsKeys("owner", "number");
        QueryRequest next =
                query().toBuilder().exclusiveStartKey(first.lastEvaluatedKey()).build();
        assertThat(sender.send(new Call.Query(next)).items())
                .as("empty once more")
                .isEmpty();
        assertThat(sender.send(new Call.Query(next)).items()).containsExactly(key(1), key(2));

        ScanRequest scan = ScanRequest.builder().tableName(TABLE).build();
        ScanResponse empty = sender.send(new Call.Scan(scan));
        assertThat(empty.items()).isEmpty();
        assertThat(sender.send(new Call.Scan(scan.toBuilder()
                                .exclusiveStartKey(empty.lastEvaluatedKey())
                                .build()))
                        .items())
                .contains(key(1), key(2));
    }

    @ParameterizedTest
    @EnumSource
    void aStaleReadSeesWhatItSawBeforeAndAConsistentOneDoesNot(FaultyPlace place) {
        Faults faults = Faults.seeded(1).with(Fault.staleRead(), 1);
        Sender sender = place.sender(databases, faults);
        assertThat(sender.send(new Call.Query(query())).items()).isEmpty();
        fill(place, 1);

        assertThat(sender.send(new Call.Query(query())).items()).isEmpty();
        assertThat(sender.send(get(1)).item()).as("read for the first time").isNotEmpty();
        assertThat(sender.send(new Call.Query(
                                query().toBuilder().consistentRead(true).build()))
                        .items())
                .hasSize(1);
        faults.clear();
        assertThat(sender.send(new Call.Query(query())).items()).hasSize(1);
        assertThat(faults.log()).extracting(InjectedFault::operation).containsExactly("Query");
    }

    // ---- time, and others ----

    @ParameterizedTest
    @EnumSource
    void requestsAndAnswersMayBeLate(FaultyPlace place) {
        Faults faults = Faults.script()
                .on("UpdateItem", Fault.delay(Duration.ofMillis(150)), Fault.lateAnswer(Duration.ofMillis(150)));
        Sender sender = place.sender(databases, faults);
        for (int expected = 1; expected <= 2; expected++) {
            long start = System.nanoTime();
            sender.send(add(1));
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThanOrEqualTo(150);
            assertThat(stored(place, 1)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void somethingElseHappensMeanwhile(FaultyPlace place) {
        Faults faults = Faults.script().on("GetItem", Fault.meanwhile(() -> fill(place, 1)));

        assertThat(place.sender(databases, faults).send(get(1)).item()).isNotEmpty();
    }

    @Test
    void cancellingReachesWhatIsUnderWay() throws Exception {
        CompletableFuture<Object> underWay = new CompletableFuture<>();
        DynamoDbAsyncClient silent = ClientProxy.of(
                DynamoDbAsyncClient.class, databases.embedded().asyncClient(), "silent", () -> {}, (r, s) -> underWay);
        CompletableFuture<?> future = Faults.script()
                .on("GetItem", Fault.truncatedBody())
                .client(silent)
                .getItem(get(1).request());

        future.cancel(true);

        assertThat(underWay).isCancelled();
    }

    // ---- the SDK's own attempts ----

    @ParameterizedTest
    @EnumSource(names = {"HTTP", "ASYNC_HTTP"})
    void aroundTheHttpClientTheSdkTriesAgain(FaultyPlace place) {
        Faults faults = Faults.script().on("UpdateItem", Fault.resetAfterApply(), Fault.throttle());

        place.sender(databases, faults, 3).send(add(1));

        assertThat(stored(place, 1)).as("counted twice, blindly").isEqualTo(2);
        assertThat(faults.calls("UpdateItem")).isEqualTo(3);
    }

    // ---- chance ----

    private List<InjectedFault> logOf(FaultyPlace place, long seed) {
        fill(place, 5);
        Faults faults = Faults.seeded(seed)
                .with(Fault.throttle(), 0.1)
                .with(Fault.transactionConflict(), 0.3)
                .with(Fault.resetAfterApply(), 0.1, "UpdateItem")
                .with(Fault.shortPage(2), 0.5);
        Sender sender = place.sender(databases, faults);
        for (int i = 0; i < 40; i++) {
            int each = i;
            catchThrowable(() -> sender.send(add(each % 3)));
            catchThrowable(() -> sender.send(new Call.TransactWriteItems(transaction("t" + seed + each))));
            catchThrowable(() -> sender.send(new Call.Query(query())));
        }
        return faults.log();
    }

    @Test
    void theSameSeedAndCallsGiveTheSameFaultsInAllPlaces() {
        List<InjectedFault> first = logOf(FaultyPlace.CLIENT, 42);

        assertThat(logOf(FaultyPlace.CLIENT, 42)).isEqualTo(first);
        assertThat(logOf(FaultyPlace.ASYNC_HTTP, 42)).isEqualTo(first);
        assertThat(logOf(FaultyPlace.CLIENT, 43)).isNotEqualTo(first);
        assertThat(first.stream().map(injected -> injected.fault().toString()))
                .contains("throttle", "transaction conflict", "reset after apply", "short page 2");
    }

    @Test
    void probabilitiesAreKept() {
        Faults faults = Faults.seeded(1).with(Fault.throttle(), 0.25).with(Fault.delay(Duration.ZERO), 0.5, "GetItem");
        Sender sender = FaultyPlace.CLIENT.sender(databases, faults);
        for (int i = 0; i < 1000; i++) {
            catchThrowable(() -> sender.send(get(1)));
        }

        assertThat(faults.counts().get("throttle")).isBetween(200L, 300L);
        assertThat(faults.counts().get("delay PT0S"))
                .as("within what is not throttled")
                .isBetween(300L, 450L);
    }

    @Test
    void tablesAreLeftAloneUnlessNamed() {
        Faults faults = Faults.seeded(1).with(Fault.throttle(), 1);
        var client = faults.client(databases.embedded().client());

        assertThat(client.describeTable(r -> r.tableName(TABLE)).table()).isNotNull();
        faults.with(Fault.throttle(), 1, "DescribeTable");
        assertThatThrownBy(() -> client.describeTable(r -> r.tableName(TABLE)))
                .isInstanceOf(ProvisionedThroughputExceededException.class);
    }

    @Test
    void whatPaginatorsAndConsumersSendMeetsWithFaultsToo() {
        fill(FaultyPlace.CLIENT, 5);
        Faults faults = Faults.seeded(2).with(Fault.shortPage(1), 1);
        var client = faults.client(databases.embedded().client());

        assertThat(client.queryPaginator(query()).items()).hasSize(5);
        assertThat(faults.calls("Query")).isGreaterThan(5);
    }

    // ---- what cannot be meant ----

    @Test
    void whatCannotBefallAnOperationIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.script().on("GetItem", Fault.unprocessed(1)))
                .withMessage("'unprocessed 1.0' cannot befall GetItem, but [BatchGetItem, BatchWriteItem]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.seeded(1).with(Fault.throttle(), 0.1, "updateItem"))
                .withMessageStartingWith("'updateItem' is no operation of DynamoDB; there are [");
        assertThatIllegalArgumentException().isThrownBy(() -> Faults.seeded(1).with(Fault.throttle(), 1.5));
        assertThatThrownBy(() -> Faults.script().with(Fault.throttle(), 0.5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Faults.seeded(..)");
    }
}
