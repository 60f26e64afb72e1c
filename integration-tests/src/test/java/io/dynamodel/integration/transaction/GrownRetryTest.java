package io.dynamodel.integration.transaction;

import static io.dynamodel.integration.sample.People.AGE;
import static io.dynamodel.integration.sample.People.ada;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.core.transport.WirePath;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.integration.sample.People;
import io.dynamodel.integration.sample.People.Person;
import io.dynamodel.query.Model;
import io.dynamodel.query.Operation;
import io.dynamodel.query.PreparedOperation;
import io.dynamodel.query.WriteHook;
import io.dynamodel.testing.Fault;
import io.dynamodel.testing.Faults;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.testing.Target;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Single writes that became transactions, where answers are lost and others are at work: on both paths, blocking and not. */
class GrownRetryTest {
    private static final LocalDynamoDb DB = LocalDynamoDb.start(Target.http());
    private static final Faults FAULTS = Faults.script();

    private static final Fault LOST = Fault.serverErrorAfterApply();
    private static final Fault NOT_APPLIED = Fault.serverError();
    private static final Fault THROTTLED = Fault.refusal(400, "ThrottlingException");
    private static final Fault CONFLICT = Fault.cancellation("None", "TransactionConflict");
    private static final Fault BOTH_THROTTLED = Fault.cancellation("ThrottlingError", "ProvisionedThroughputExceeded");

    private static final AtomicInteger TESTS = new AtomicInteger();

    private final String owner = "g" + TESTS.incrementAndGet();

    private static Dynamodel dynamodel(WirePath path) {
        return Dynamodel.builder()
                .client(DB.client(c -> c.httpClient(FAULTS.httpClient(UrlConnectionHttpClient.create()))
                        .overrideConfiguration(GrownRetryTest::once)))
                .asyncClient(DB.asyncClient(c -> c.httpClient(FAULTS.httpClient(NettyNioAsyncHttpClient.create()))
                        .overrideConfiguration(GrownRetryTest::once)))
                .wirePath(path)
                .build();
    }

    private static void once(ClientOverrideConfiguration.Builder settings) {
        settings.retryStrategy(r -> r.maxAttempts(1));
    }

    /** What happens to the transactions that come next. */
    private static void script(Fault... faults) {
        FAULTS.clear().on("TransactWriteItems", faults);
        DB.recorder().clear();
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
        Dynamodel direct = dynamodel(WirePath.AUTO);
        direct.model("people", People.SCHEMA).table().createIfAbsent().execute();
        direct.model("notes", Notes.SCHEMA).table().createIfAbsent().execute();
    }

    @AfterAll
    static void end() {
        DB.close();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void anUpdateExactlyOnceIsAppliedOnceHoweverManyAnswersAreLost(WirePath path, boolean async) {
        Model<Person> people = dynamodel(path).model("people", People.SCHEMA);
        people.create(ada(owner)).execute();
        script(LOST, NOT_APPLIED, THROTTLED, LOST);

        Person updated =
                run(async, people.update(People.KEY.of(owner), AGE.add(1)).exactlyOnce());

        assertThat(updated.age()).isEqualTo(37);
        assertThat(updated.version()).isEqualTo(2);
        List<TransactWriteItemsRequest> sent = DB.recorder().requests(TransactWriteItemsRequest.class);
        assertThat(sent).hasSize(5);
        assertThat(sent.stream().distinct()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aWriteAndWhatItsHookAddsAreDoneOnceWhereAnswersAreLostAndOthersAreAtWork(WirePath path, boolean async) {
        Dynamodel dynamodel = dynamodel(path);
        Model<Note> notes = dynamodel.model("notes", Notes.SCHEMA);
        Model<Person> people = dynamodel
                .model("people", People.SCHEMA)
                .with(WriteHook.readingStored(draft -> draft.alongside(
                        notes.upsert(Notes.KEY.of(owner, 1), Notes.TEXT.set(draft.verb()), Notes.STARS.add(1)))));
        script(LOST, CONFLICT);
        Person created = run(async, people.create(ada(owner)));
        script(BOTH_THROTTLED, LOST, LOST);
        Person updated = run(async, people.update(People.KEY.of(owner), AGE.add(1)));
        script(CONFLICT, LOST);
        run(async, people.delete(People.KEY.of(owner)));

        assertThat(created.age()).isEqualTo(36);
        assertThat(updated.age()).isEqualTo(37);
        assertThat(people.get(People.KEY.of(owner)).consistent().execute()).isEmpty();
        Note note = notes.get(Notes.KEY.of(owner, 1)).consistent().execute().orElseThrow();
        assertThat(note.stars()).isEqualTo(3);
        assertThat(note.tags()).isEqualTo(List.of());
        assertThat(note.text()).isEqualTo("delete");
    }

    @Test
    void whatWasPreparedAndMayHaveBeenAppliedIsSentAgainAsItWas() {
        Model<Person> people =
                dynamodel(WirePath.AUTO).model("people", People.SCHEMA).with(WriteHook.readingStored(draft -> draft));
        people.create(ada(owner)).execute();
        PreparedOperation<Person> prepared =
                people.update(People.KEY.of(owner), AGE.add(1)).exactlyOnce().prepare();
        script(LOST, Fault.refusal(400, "AccessDeniedException"));

        assertThatThrownBy(prepared::execute).isInstanceOf(OutcomeUnknownException.class);
        assertThat(prepared.execute().age()).isEqualTo(37);

        List<TransactWriteItemsRequest> sent = DB.recorder().requests(TransactWriteItemsRequest.class);
        assertThat(sent).hasSize(3);
        assertThat(sent.stream().distinct()).hasSize(1);
        assertThat(people.get(People.KEY.of(owner)).consistent().execute())
                .map(Person::age)
                .contains(37);
    }
}
