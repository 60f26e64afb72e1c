package io.dynamodel.integration.transaction;

import static io.dynamodel.integration.sample.People.AGE;
import static io.dynamodel.integration.sample.People.ada;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.error.TransactionFailedException.Reason;
import io.dynamodel.core.transport.WirePath;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.integration.sample.People;
import io.dynamodel.integration.sample.People.Person;
import io.dynamodel.query.GetOperation;
import io.dynamodel.query.Model;
import io.dynamodel.query.Operation;
import io.dynamodel.testing.Fault;
import io.dynamodel.testing.Faults;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.testing.Target;
import io.dynamodel.transactions.TransactWriteOperation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Transactions that meet with conflicts, throttling and lost answers: on both paths, blocking and not. */
class TransactionRetryTest {
    private static final LocalDynamoDb DB = LocalDynamoDb.start(Target.http());
    private static final Faults FAULTS = Faults.script();

    private static final Fault LOST = Fault.serverErrorAfterApply();
    private static final Fault THROTTLED = Fault.refusal(400, "ThrottlingException");
    private static final Fault IN_PROGRESS = Fault.refusal(400, "TransactionInProgressException");
    private static final Fault CONFLICT = Fault.cancellation("None", "TransactionConflict");
    private static final Fault DENIED = Fault.refusal(400, "AccessDeniedException");

    /** The tables of both items. */
    private static final Fault BOTH_THROTTLED = Fault.cancellation("ThrottlingError", "ProvisionedThroughputExceeded");

    private static final AtomicInteger TESTS = new AtomicInteger();

    private final String owner = "t" + TESTS.incrementAndGet();

    private static Dynamodel dynamodel(WirePath path) {
        return dynamodel(path, TransactionRetryTest::once);
    }

    private static Dynamodel dynamodel(WirePath path, Consumer<ClientOverrideConfiguration.Builder> settings) {
        return Dynamodel.builder()
                .client(DB.client(c -> c.httpClient(FAULTS.httpClient(UrlConnectionHttpClient.create()))
                        .overrideConfiguration(settings)))
                .asyncClient(DB.asyncClient(c -> c.httpClient(FAULTS.httpClient(NettyNioAsyncHttpClient.create()))
                        .overrideConfiguration(settings)))
                .wirePath(path)
                .build();
    }

    /** Whose client sends again by itself, as clients do. */
    private static Dynamodel retrying(WirePath path) {
        return dynamodel(path, settings -> {});
    }

    /** Interrupts the calling thread a while after so many transactions were sent. */
    private static void interruptAfter(long calls) {
        Thread caller = Thread.currentThread();
        long enough = FAULTS.calls("TransactWriteItems") + calls;
        Thread interrupter = new Thread(() -> {
            try {
                while (FAULTS.calls("TransactWriteItems") < enough) {
                    Thread.sleep(5);
                }
                Thread.sleep(300);
            } catch (InterruptedException e) {
                return;
            }
            caller.interrupt();
        });
        interrupter.setDaemon(true);
        interrupter.start();
    }

    private static void once(ClientOverrideConfiguration.Builder settings) {
        settings.retryStrategy(r -> r.maxAttempts(1));
    }

    /** What happens to the transactions that come next. */
    private static void script(Fault... faults) {
        FAULTS.clear().on("TransactWriteItems", faults).on("TransactGetItems", faults);
        DB.recorder().clear();
    }

    /** What happens to all transactions from now on. */
    private static void always(Fault fault) {
        script();
        FAULTS.always("TransactWriteItems", fault).always("TransactGetItems", fault);
    }

    /** The transactions that were sent. */
    private static List<TransactWriteItemsRequest> sent() {
        return DB.recorder().requests(TransactWriteItemsRequest.class);
    }

    static Stream<Arguments> ways() {
        return Stream.of(WirePath.AUTO, WirePath.NEVER)
                .flatMap(path -> Stream.of(false, true).map(async -> Arguments.of(path, async)));
    }

    private static <T> T run(boolean async, Operation<T> operation) {
        if (!async) {
            return operation.execute();
        }
        try {
            return operation.executeAsync().join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    @BeforeEach
    void begin() {
        script();
        Dynamodel direct = Dynamodel.create(DB.client());
        direct.model("notes", Notes.SCHEMA).table().createIfAbsent().execute();
        Model<Person> people = direct.model("people", People.SCHEMA);
        people.table().createIfAbsent().execute();
        people.create(ada(owner)).execute();
    }

    @AfterAll
    static void close() {
        DB.close();
    }

    /** Puts a note and lets somebody become a year older. */
    private TransactWriteOperation birthday(Dynamodel dynamodel) {
        return dynamodel.transaction(
                dynamodel.model("notes", Notes.SCHEMA).put(Notes.note(owner, 1)),
                dynamodel.model("people", People.SCHEMA).update(People.KEY.of(owner), AGE.add(1)));
    }

    private int age() {
        return Dynamodel.create(DB.client())
                .model("people", People.SCHEMA)
                .get(People.KEY.of(owner))
                .consistent()
                .execute()
                .orElseThrow()
                .age();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatPassesIsTriedAgainWithTheSameRequestAndToken(WirePath path, boolean async) {
        script(CONFLICT, THROTTLED, BOTH_THROTTLED, IN_PROGRESS, CONFLICT);

        run(async, birthday(dynamodel(path)));

        assertThat(sent()).hasSize(6);
        assertThat(sent().stream().map(Object::toString).distinct()).hasSize(1);
        assertThat(sent().get(0).clientRequestToken()).isNotEmpty();
        assertThat(sent().get(0).toString()).contains("note 1");
        assertThat(age()).isEqualTo(37);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aLostAnswerIsAskedForAgainAndTheCounterIncrementedOnce(WirePath path, boolean async) {
        script(LOST, LOST, THROTTLED, LOST);

        run(async, birthday(dynamodel(path)));

        assertThat(sent()).hasSize(5);
        assertThat(sent().stream().map(Object::toString).distinct()).hasSize(1);
        assertThat(age()).isEqualTo(37);
    }

    @Test
    void aLostRequestIsSentAgain() {
        script(Fault.serverError());

        birthday(dynamodel(WirePath.AUTO)).execute();

        assertThat(age()).isEqualTo(37);
    }

    @Test
    void aCreateWhoseAnswerWasLostIsNotReportedAsFailed() {
        Dynamodel dynamodel = dynamodel(WirePath.AUTO);
        script(LOST);

        dynamodel
                .transaction(dynamodel.model("people", People.SCHEMA).create(ada(owner + "-new")))
                .execute();

        assertThat(sent()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void beyondTheDeadlineAConflictIsAFailureWithItsReason(WirePath path, boolean async) {
        always(CONFLICT);

        Throwable failure =
                catchThrowable(() -> run(async, birthday(dynamodel(path)).deadline(Duration.ofSeconds(1))));

        assertThat(failure).isInstanceOfSatisfying(TransactionFailedException.class, e -> {
            assertThat(e.reasons()).extracting(Reason::code).containsExactly("None", "TransactionConflict");
            int tried = sent().size();
            assertThat(tried).isGreaterThan(1);
            assertThat(e)
                    .hasMessage("Nothing was done of the transaction of 2 on 'notes', 'people', tried " + tried
                            + " times, since 1 of its 2 operations failed:\n  [1] update on 'people' with key {id: "
                            + owner
                            + "}: another transaction or write was under way on this item; try again later");
        });
        assertThat(age()).isEqualTo(36);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void beyondTheDeadlineALostAnswerIsAnUnknownOutcome(WirePath path, boolean async) {
        always(LOST);

        Throwable failure = catchThrowable(() ->
                run(async, birthday(dynamodel(path)).token("token-" + owner).deadline(Duration.ofSeconds(3))));

        assertThat(failure)
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("The transaction of 2 on 'notes', 'people' was sent")
                .hasMessageContaining("it may or may not have been applied")
                .hasMessageContaining("by its token 'token-" + owner + "' DynamoDB applies it once");
        assertThat(age()).isEqualTo(37);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theDeadlineHoldsForWhatTheSdkSendsAgainToo(WirePath path, boolean async) {
        Dynamodel dynamodel = retrying(path);
        for (Fault fault : List.of(THROTTLED, IN_PROGRESS, LOST, CONFLICT)) {
            always(fault);
            long start = System.nanoTime();

            Throwable written =
                    catchThrowable(() -> run(async, birthday(dynamodel).deadline(Duration.ofMillis(600))));
            Throwable read = catchThrowable(() -> run(
                    async,
                    dynamodel
                            .transactGet(
                                    dynamodel.model("people", People.SCHEMA).get(People.KEY.of(owner)))
                            .deadline(Duration.ofMillis(600))));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(read).isNotInstanceOf(OutcomeUnknownException.class);
            if (fault == LOST || fault == IN_PROGRESS) {
                assertThat(written).isInstanceOf(OutcomeUnknownException.class);
            } else {
                assertThat(written).isNotInstanceOf(OutcomeUnknownException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatIsInFlightAtTheDeadlineIsBrokenOffAndItsOutcomeUnknown(WirePath path, boolean async) {
        script(Fault.lateAnswer(Duration.ofSeconds(4)));
        long start = System.nanoTime();

        Throwable failure =
                catchThrowable(() -> run(async, birthday(retrying(path)).deadline(Duration.ofMillis(600))));

        assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatTheSdkSentAgainIsCountedToo(WirePath path, boolean async) {
        Dynamodel dynamodel = retrying(path);
        script(THROTTLED, IN_PROGRESS, Fault.cancellation("None", "ConditionalCheckFailed"));
        Throwable cancelled = catchThrowable(() -> run(async, birthday(dynamodel)));
        always(LOST);
        long before = FAULTS.calls("TransactWriteItems");
        Throwable lost = catchThrowable(() -> run(async, birthday(dynamodel).deadline(Duration.ofSeconds(1))));
        long sent = FAULTS.calls("TransactWriteItems") - before;

        assertThat(cancelled).isInstanceOf(TransactionFailedException.class).hasMessageContaining("tried 3 times");
        assertThat(lost)
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("was sent " + sent + " times, but there is no good answer");
    }

    @ParameterizedTest
    @EnumSource
    void whoIsInterruptedBetweenAttemptsIsToldThatItMayHaveBeenApplied(WirePath path) {
        always(THROTTLED);
        FAULTS.on("TransactWriteItems", LOST);
        interruptAfter(3);

        Throwable failure = catchThrowable(() -> birthday(dynamodel(path)).execute());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(OutcomeUnknownException.class).hasCauseInstanceOf(AbortedException.class);
        assertThat(age()).isEqualTo(37);
    }

    @Test
    void whoIsInterruptedBetweenRefusalsIsToldOfTheInterruptionAlone() {
        always(THROTTLED);
        interruptAfter(3);

        assertThatThrownBy(() -> birthday(dynamodel(WirePath.AUTO)).execute()).isInstanceOf(AbortedException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whoIsInterruptedWhileTheAnswerIsUnderWayIsToldThatItMayHaveBeenApplied() {
        script(Fault.lateAnswer(Duration.ofSeconds(2)));
        interruptAfter(1);

        Throwable failure =
                catchThrowable(() -> birthday(dynamodel(WirePath.AUTO)).execute());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
        assertThat(age()).isEqualTo(37);
    }

    @Test
    void anUnknownOutcomeTellsOneWayOut() {
        script(LOST, DENIED);
        Throwable denied =
                catchThrowable(() -> birthday(dynamodel(WirePath.AUTO)).execute());
        always(LOST);
        Throwable lost = catchThrowable(() -> birthday(dynamodel(WirePath.AUTO))
                .deadline(Duration.ofMillis(400))
                .execute());

        for (Throwable failure : List.of(denied, lost)) {
            assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
            assertThat(failure.getCause()).isInstanceOf(DynamoDbException.class);
        }
    }

    @Test
    void oneReasonThatDoesNotPassIsEnoughToFail() {
        script(Fault.cancellation("ConditionalCheckFailed", "TransactionConflict"));

        assertThatThrownBy(() -> birthday(dynamodel(WirePath.AUTO)).execute())
                .isInstanceOf(TransactionFailedException.class);
        assertThat(sent()).hasSize(1);
    }

    @Test
    void whatCannotBeAppliedIsAReason() {
        script(Fault.cancellation("None", "ValidationError"));

        assertThatThrownBy(() -> birthday(dynamodel(WirePath.AUTO)).execute())
                .isInstanceOf(TransactionFailedException.class)
                .hasMessageContaining("[1] update on 'people' with key {id: " + owner
                        + "}: it cannot be applied to the item" + " as it is stored (injected as")
                .hasMessageContaining("What it reads or goes into may be absent or of another type");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void whatIsRefusedOutrightIsNotTriedAgain() {
        script(DENIED);

        assertThatThrownBy(() -> birthday(dynamodel(WirePath.AUTO)).execute())
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("AccessDeniedException");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void whatIsRefusedAfterALostAnswerLeavesTheOutcomeOpen() {
        script(LOST, DENIED);

        assertThatThrownBy(() -> birthday(dynamodel(WirePath.AUTO)).execute())
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("was sent 2 times");
        assertThat(age()).isEqualTo(37);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void readsAreTriedAgainToo(WirePath path, boolean async) {
        Dynamodel dynamodel = dynamodel(path);
        GetOperation<Person> person = dynamodel.model("people", People.SCHEMA).get(People.KEY.of(owner));
        GetOperation<Note> none = dynamodel.model("notes", Notes.SCHEMA).get(Notes.KEY.of(owner, 9));
        script(CONFLICT, THROTTLED);

        assertThat(run(async, dynamodel.transactGet(none, person)).item(person))
                .map(Person::age)
                .contains(36);
        assertThat(DB.recorder().requests(TransactGetItemsRequest.class)).hasSize(3);

        always(CONFLICT);
        assertThatThrownBy(() -> run(async, dynamodel.transactGet(none, person).deadline(Duration.ofSeconds(1))))
                .isInstanceOf(TransactionFailedException.class)
                .hasMessageContaining("[1] get on 'people' with key {id: " + owner + "}: another transaction");
    }
}
