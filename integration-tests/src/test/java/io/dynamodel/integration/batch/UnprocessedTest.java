package io.dynamodel.integration.batch;

import static io.dynamodel.integration.sample.People.AGE;
import static io.dynamodel.integration.sample.People.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.execution.RequestListener;
import io.dynamodel.core.transport.WirePath;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.integration.sample.People;
import io.dynamodel.integration.sample.People.Person;
import io.dynamodel.query.BatchGetIncompleteException;
import io.dynamodel.query.BatchGetOperation;
import io.dynamodel.query.BatchWriteIncompleteException;
import io.dynamodel.query.BatchWriteOperation;
import io.dynamodel.query.BatchWriteResult;
import io.dynamodel.query.FoundItems;
import io.dynamodel.query.GetOperation;
import io.dynamodel.query.Model;
import io.dynamodel.query.Operation;
import io.dynamodel.query.PutOperation;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.schema.Key;
import io.dynamodel.testing.Fault;
import io.dynamodel.testing.Faults;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.testing.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Batches of which parts are left, throttled or answered into the void: on both paths, blocking and not. */
class UnprocessedTest {
    private static final long SEED = Long.getLong("dynamodel.fuzz.seed", 42);
    private static final LocalDynamoDb DB = LocalDynamoDb.start(Target.http());
    private static final Faults FAULTS = Faults.seeded(SEED);
    private static final InFlight IN_FLIGHT = new InFlight();

    /** How many requests were under way at once. */
    private static final class InFlight implements RequestListener {
        private int now;
        private int most;

        @Override
        public synchronized void requestSent(RequestSent event) {
            now++;
            most = Math.max(most, now);
        }

        @Override
        public synchronized void requestSucceeded(RequestSucceeded event) {
            now--;
        }

        @Override
        public synchronized void requestFailed(RequestFailed event) {
            now--;
        }

        synchronized int most() {
            return most;
        }

        synchronized void forget() {
            most = now;
        }
    }

    private static Dynamodel dynamodel(WirePath path) {
        return Dynamodel.builder()
                .client(DB.client(c -> c.httpClient(FAULTS.httpClient(UrlConnectionHttpClient.create()))
                        .overrideConfiguration(UnprocessedTest::once)))
                .asyncClient(DB.asyncClient(c -> c.httpClient(FAULTS.httpClient(NettyNioAsyncHttpClient.create()))
                        .overrideConfiguration(UnprocessedTest::once)))
                .listener(IN_FLIGHT)
                .wirePath(path)
                .build();
    }

    private static void once(ClientOverrideConfiguration.Builder settings) {
        settings.retryStrategy(r -> r.maxAttempts(1));
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

    @BeforeAll
    static void createTables() {
        Dynamodel direct = Dynamodel.create(DB.client());
        direct.model("notes", Notes.SCHEMA).table().createIfAbsent().execute();
        direct.model("people", People.SCHEMA).table().createIfAbsent().execute();
    }

    @BeforeEach
    void begin() {
        FAULTS.clear();
        forget();
    }

    @AfterAll
    static void close() {
        DB.close();
    }

    private static void forget() {
        DB.recorder().clear();
        IN_FLIGHT.forget();
    }

    private static int sent() {
        return DB.recorder().requests().size();
    }

    /** What was to be written, by table and key: each different one, and how often in all. */
    private static Map<String, Map<WriteRequest, Long>> writes() {
        Map<String, Map<WriteRequest, Long>> writes = new HashMap<>();
        for (BatchWriteItemRequest request : DB.recorder().requests(BatchWriteItemRequest.class)) {
            request.requestItems()
                    .forEach((table, all) -> all.forEach(write -> {
                        Map<String, AttributeValue> item = write.putRequest() == null
                                ? write.deleteRequest().key()
                                : write.putRequest().item();
                        String key = table + item.get("id") + item.get("owner") + item.get("number");
                        writes.computeIfAbsent(key, unknown -> new HashMap<>()).merge(write, 1L, Long::sum);
                    }));
        }
        return writes;
    }

    private static List<Key<Note>> keys(String owner, int count) {
        return IntStream.range(0, count).mapToObj(i -> Notes.KEY.of(owner, i)).toList();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void nothingIsLostAndOnlyTheSameIsRepeated(WirePath path, boolean async) {
        Dynamodel dynamodel = dynamodel(path);
        assertThat(dynamodel.toString().contains("Items go over the wire path")).isEqualTo(path == WirePath.AUTO);
        Model<Note> notes = dynamodel.model("notes", Notes.SCHEMA);
        Model<Person> people = dynamodel.model("people", People.SCHEMA);
        String owner = path + " " + async;
        Random random = new Random(SEED);
        notes.batchPut(IntStream.range(0, 150)
                        .mapToObj(i -> Notes.note(owner, i))
                        .toList())
                .execute();
        forget();
        FAULTS.with(Fault.throttle(), 0.15)
                .with(Fault.serverErrorAfterApply(), 0.15)
                .with(Fault.unprocessed(0.35), 1);

        List<WriteOperation> writes = new ArrayList<>();
        Set<Integer> expected = new HashSet<>();
        for (int i = 0; i < 150; i++) {
            if (i % 3 == 0) {
                writes.add(notes.delete(Notes.KEY.of(owner, i)));
            } else {
                expected.add(i);
                writes.add(notes.put(new Note(owner, i, null, random.nextInt(), "é\"" + i, List.of())));
            }
        }
        List<PutOperation<Person>> puts = IntStream.range(0, 40)
                .mapToObj(i -> people.put(EMAIL.to(i + "@x"), AGE.to(i)).ignoringVersion())
                .toList();
        writes.addAll(puts);
        Collections.shuffle(writes, random);

        BatchWriteResult result = run(async, dynamodel.batchWrite(writes));

        assertThat(result.done()).as("seed " + SEED).isEqualTo(writes);
        assertThat(writes())
                .as("%s", FAULTS)
                .hasSize(190)
                .allSatisfy((key, different) -> assertThat(different).hasSize(1))
                .as("of what was answered into the void")
                .anySatisfy((key, different) -> assertThat(different.values()).allMatch(times -> times > 1));
        assertThat(FAULTS.counts()).containsKeys("throttle", "server error after apply", "unprocessed 0.35");
        assertThat(IN_FLIGHT.most()).isBetween(1, async ? 4 : 1);

        FAULTS.clear()
                .with(Fault.throttle(), 0.15)
                .with(Fault.unprocessed(0.35), 1)
                .with(Fault.shuffledItems(), 1);
        List<Key<Note>> keys = new ArrayList<>(keys(owner, 160));
        Collections.shuffle(keys, random);
        FoundItems<Note, Note> found = run(async, notes.batchGet(keys).consistent());
        for (int i = 0; i < keys.size(); i++) {
            int number = Integer.parseInt(keys.get(i).values().get("number").n());
            assertThat(found.inOrder().get(i).map(Note::text))
                    .as("seed " + SEED)
                    .isEqualTo(expected.contains(number) ? Optional.of("é\"" + number) : Optional.empty());
        }
        List<Person> stored = puts.stream().map(result::stored).toList();
        List<Key<Person>> ids = stored.stream().map(people::keyOf).toList();
        assertThat(run(async, people.batchGet(ids)).items()).isEqualTo(stored);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatIsLeftAtTheDeadlineIsHandedBack(WirePath path, boolean async) {
        Dynamodel dynamodel = dynamodel(path);
        Model<Note> notes = dynamodel.model("notes", Notes.SCHEMA);
        Model<Person> people = dynamodel.model("people", People.SCHEMA);
        String owner = "deadline " + path + " " + async;
        List<WriteOperation> writes = new ArrayList<>();
        IntStream.range(0, 30).forEach(i -> writes.add(notes.put(Notes.note(owner, i))));
        PutOperation<Person> generated = people.put(EMAIL.to("a@b"), AGE.to(1)).ignoringVersion();
        writes.add(generated);
        BatchWriteOperation<BatchWriteResult> batch = dynamodel.batchWrite(writes);
        FAULTS.clear().with(Fault.unprocessed(1), 1);

        BatchWriteIncompleteException[] incomplete = new BatchWriteIncompleteException[1];
        assertThatThrownBy(() -> run(async, batch.deadline(Duration.ofMillis(300))))
                .isInstanceOfSatisfying(BatchWriteIncompleteException.class, e -> incomplete[0] = e)
                .hasMessageContaining("31 of 31 were not done, since DynamoDB left them unprocessed")
                .hasNoCause();
        assertThat(incomplete[0].left()).isEqualTo(writes);
        assertThat(incomplete[0].unknown()).isEmpty();

        FAULTS.clear().with(Fault.serverErrorAfterApply(), 1);
        assertThatThrownBy(() -> run(async, incomplete[0].remaining().deadline(Duration.ofMillis(300))))
                .isInstanceOfSatisfying(BatchWriteIncompleteException.class, e -> {
                    assertThat(e.unknown()).isNotEmpty();
                    assertThat(e.left()).isEqualTo(writes);
                    incomplete[0] = e;
                })
                .hasMessageContaining("may or may not have been applied");

        FAULTS.clear();
        BatchWriteResult result = run(async, incomplete[0].remaining().deadline(Duration.ofMinutes(2)));

        assertThat(result.done()).isEqualTo(writes);
        assertThat(notes.query(Notes.KEY).partition(owner).count()).isEqualTo(30);
        assertThat(writes()).as("ids are made once, by the first execution").hasSize(31);
        assertThat(people.get(people.keyOf(result.stored(generated))).execute()).contains(result.stored(generated));

        List<GetOperation<Note>> reads =
                keys(owner, 120).stream().map(notes::get).toList();
        BatchGetOperation get = dynamodel.batchGet(reads).deadline(Duration.ofMillis(300));
        FAULTS.clear().with(Fault.unprocessed(0.9), 1);
        assertThatThrownBy(() -> run(async, get)).isInstanceOfSatisfying(BatchGetIncompleteException.class, e -> {
            FAULTS.clear();
            List<Note> all = new ArrayList<>(e.result().items(notes));
            assertThat(e.left()).isNotEmpty().isSubsetOf(reads);
            List<Note> others =
                    run(async, e.remaining().deadline(Duration.ofMinutes(2))).items(notes);
            assertThat(Collections.disjoint(others, all)).isTrue();
            all.addAll(others);
            assertThat(all).hasSize(30);
        });
    }

    @Test
    void whatIsThrottledAsAWholeIsTriedAgainAndNamedInTheEnd() {
        Model<Note> notes = dynamodel(WirePath.AUTO).model("notes", Notes.SCHEMA);
        FAULTS.with(Fault.throttle(), 1);

        assertThatThrownBy(() -> notes.batchGet(keys("throttled", 2))
                        .deadline(Duration.ofMillis(200))
                        .execute())
                .isInstanceOf(BatchGetIncompleteException.class)
                .hasMessageContaining("2 of 2 were not read (ProvisionedThroughputExceededException, see the cause)");
        assertThat(sent()).isGreaterThan(1);
    }

    @Test
    void cancellingSendsNothingMore() throws Exception {
        Model<Note> notes = dynamodel(WirePath.AUTO).model("notes", Notes.SCHEMA);
        FAULTS.clear().with(Fault.unprocessed(1), 1);
        CompletableFuture<?> future = notes.batchGet(keys("cancelled", 900)).executeAsync();
        while (sent() == 0) {
            Thread.sleep(5);
        }

        future.cancel(true);

        Thread.sleep(100); // what is on its way arrives
        int before = sent();
        Thread.sleep(500);
        assertThat(sent()).isEqualTo(before);
        assertThat(IN_FLIGHT.most()).isLessThanOrEqualTo(4);
    }

    @Test
    void anInterruptedBatchHandsBackWhatIsLeft() {
        Model<Note> notes = dynamodel(WirePath.NEVER).model("notes", Notes.SCHEMA);
        FAULTS.clear().with(Fault.unprocessed(1), 1);
        Thread caller = Thread.currentThread();
        Thread interrupting = new Thread(() -> {
            while (sent() < 3) {
                Thread.onSpinWait();
            }
            caller.interrupt();
        });
        interrupting.start();

        assertThatThrownBy(() ->
                        notes.batchPut(List.of(Notes.note("interrupted", 1))).execute())
                .isInstanceOfSatisfying(
                        BatchWriteIncompleteException.class,
                        e -> assertThat(e.left()).hasSize(1));
        assertThat(Thread.interrupted()).isTrue();
    }
}
