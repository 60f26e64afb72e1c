package io.dynamodel.integration.execution;

import static io.dynamodel.schema.Rules.generated;
import static io.dynamodel.schema.Rules.updatedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.core.transport.WirePath;
import io.dynamodel.integration.sample.SettableClock;
import io.dynamodel.query.Model;
import io.dynamodel.query.Operation;
import io.dynamodel.query.ReadOperation;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.ListAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.Fault;
import io.dynamodel.testing.Faults;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.testing.Target;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/**
 * DynamoDB does what it was asked, and the answer is lost; the SDK would ask again. What is done twice, what is
 * reported, on each client, over each path, and where the interceptor does not know the request.
 */
class OutcomeTest {
    /** A counter without anything by which a write is known again. */
    record Counter(
            String id, int n, List<String> seen, @Nullable String text) {}

    static final class Counters {
        private static final SchemaBuilder<Counter> S = Schema.builder(Counter.class);
        static final StringAttribute<Counter> ID = S.string("id", Counter::id);
        static final NumberAttribute<Counter, Integer> N = S.integer("n", Counter::n);
        static final ListAttribute<Counter, String> SEEN = S.list("seen", Counter::seen, AttributeTypes.string());
        static final StringAttribute<Counter> TEXT = S.string("text", Counter::text);
        static final PrimaryKey<Counter, String> KEY = S.key(ID);
        static final Schema<Counter> SCHEMA = S.build();
    }

    /** Something with a version, a writer of its own, and the time of its last change. */
    record Order(
            String id,
            @Nullable String writer,
            int total,
            @Nullable Instant changed,
            long version) {}

    static final class Orders {
        private static final SchemaBuilder<Order> S = Schema.builder(Order.class);
        static final StringAttribute<Order> ID = S.string("id", Order::id);
        static final StringAttribute<Order> WRITER = S.string(
                "writer", Order::writer, generated(() -> UUID.randomUUID().toString()));
        static final NumberAttribute<Order, Integer> TOTAL = S.integer("total", Order::total);
        static final ScalarAttribute<Order, Instant> CHANGED = S.instant("changed", Order::changed, updatedAt());
        static final NumberAttribute<Order, Long> VERSION = S.version("version", Order::version);
        static final PrimaryKey<Order, String> KEY = S.key(ID);
        static final Schema<Order> SCHEMA = S.build();
    }

    /** Something in a list. */
    record Box(String id, @Nullable String label) {}

    static final class Boxes {
        private static final SchemaBuilder<Box> S = Schema.builder(Box.class);
        static final StringAttribute<Box> ID = S.string("id", Box::id);
        static final StringAttribute<Box> LABEL = S.string("label", Box::label);
        static final Schema<Box> SCHEMA = S.build();
    }

    /** A list of such. */
    record Shelf(String id, List<Box> boxes) {}

    static final class Shelves {
        private static final SchemaBuilder<Shelf> S = Schema.builder(Shelf.class);
        static final StringAttribute<Shelf> ID = S.string("id", Shelf::id);
        static final ListAttribute<Shelf, Box> BOXES = S.list("boxes", Shelf::boxes, Boxes.SCHEMA);
        static final PrimaryKey<Shelf, String> KEY = S.key(ID);
        static final Schema<Shelf> SCHEMA = S.build();
    }

    /** How the client is made. */
    enum Way {
        WIRE,
        VALUES,
        BEHIND_A_STAND_IN
    }

    private static LocalDynamoDb db;
    private static Dynamodel sound;

    @BeforeAll
    static void start() {
        db = LocalDynamoDb.start(Target.http());
        sound = Dynamodel.create(db.client());
        sound.model("counters", Counters.SCHEMA).table().create().execute();
        sound.model("orders", Orders.SCHEMA).table().create().execute();
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    static Stream<Arguments> ways() {
        return Stream.of(Way.values()).flatMap(way -> Stream.of(Arguments.of(way, false), Arguments.of(way, true)));
    }

    /** Models on a client on which things go wrong. */
    private static final class Lossy {
        final Faults faults = Faults.script();
        final SettableClock clock = new SettableClock();
        final Model<Counter> counters;
        final Model<Order> orders;
        final DynamoDbClient client;
        private final boolean async;

        Lossy(Way way, boolean async) {
            this.async = async;
            DynamoDbClient plain = db.client(b -> b.httpClient(faults.httpClient(UrlConnectionHttpClient.create())));
            DynamoDbAsyncClient plainAsync =
                    db.asyncClient(b -> b.httpClient(faults.httpClient(NettyNioAsyncHttpClient.create())));
            boolean copying = way == Way.BEHIND_A_STAND_IN;
            this.client = copying ? copying(DynamoDbClient.class, plain) : plain;
            DynamoDbAsyncClient asyncClient = copying ? copying(DynamoDbAsyncClient.class, plainAsync) : plainAsync;
            Dynamodel dynamodel = Dynamodel.builder()
                    .client(client)
                    .asyncClient(asyncClient)
                    .clock(clock)
                    .wirePath(way == Way.VALUES ? WirePath.NEVER : WirePath.AUTO)
                    .build();
            counters = dynamodel.model("counters", Counters.SCHEMA);
            orders = dynamodel.model("orders", Orders.SCHEMA);
        }

        <T extends @Nullable Object> T run(Operation<T> operation) {
            if (!async) {
                return operation.execute();
            }
            try {
                return operation.executeAsync().join();
            } catch (CompletionException e) {
                throw (RuntimeException) e.getCause();
            }
        }

        long count(ReadOperation<?, ?> read) {
            return async ? read.countAsync().join() : read.count();
        }
    }

    /** Passes copies on, which the interceptor does not know, and says nothing of what is beneath. */
    private static <C> C copying(Class<C> type, C client) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            if (method.getName().equals("serviceClientConfiguration")) {
                throw new UnsupportedOperationException();
            }
            Object[] arguments = given;
            if (given != null && given.length == 1 && given[0] instanceof DynamoDbRequest request) {
                arguments = new Object[] {request.toBuilder().build()};
            }
            try {
                return method.invoke(client, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private static Map<String, AttributeValue> stored(String table, String id) {
        return db.client()
                .getItem(r -> r.tableName(table)
                        .key(Map.of("id", AttributeValue.fromS(id)))
                        .consistentRead(true))
                .item();
    }

    private static Counter counter(String id) {
        return sound.model("counters", Counters.SCHEMA)
                .put(new Counter(id, 1, List.of(), null))
                .execute();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    // ---- what must not be applied twice ----

    @Test
    void theSdkByItselfCountsTwice() {
        Lossy lossy = new Lossy(Way.WIRE, false);
        String id = counter(newId()).id();
        lossy.faults.on("UpdateItem", Fault.resetAfterApply());

        lossy.client.updateItem(r -> r.tableName("counters")
                .key(Map.of("id", AttributeValue.fromS(id)))
                .updateExpression("ADD n :one")
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));

        assertThat(stored("counters", id)).containsEntry("n", AttributeValue.fromN("3"));
    }

    @ParameterizedTest(name = "{0}, async {1}")
    @MethodSource("ways")
    void aCounterIsIncrementedOnceAndReportedAsUnknown(Way way, boolean async) {
        Lossy lossy = new Lossy(way, async);
        for (Fault fault : List.of(Fault.resetAfterApply(), Fault.serverErrorAfterApply())) {
            Key<Counter> key = Counters.KEY.of(counter(newId()).id());
            lossy.faults.on("UpdateItem", fault);

            assertThatThrownBy(() -> lossy.run(lossy.counters.update(key, Counters.N.add(1))))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("UpdateItem on 'counters' was sent");
            assertThat(stored("counters", key.values().get("id").s())).containsEntry("n", AttributeValue.fromN("2"));
        }
        assertThat(lossy.faults.calls("UpdateItem")).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}, async {1}")
    @MethodSource("ways")
    void aListIsAppendedToOnce(Way way, boolean async) {
        Lossy lossy = new Lossy(way, async);
        Key<Counter> key = Counters.KEY.of(counter(newId()).id());
        lossy.faults.on("UpdateItem", Fault.resetAfterApply());

        assertThatThrownBy(() -> lossy.run(lossy.counters.update(key, Counters.SEEN.append("a"))))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(stored("counters", key.values().get("id").s()).get("seen").l())
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}, async {1}")
    @MethodSource("ways")
    void aDeleteThatReturnsWhatItDeletedDoesNotSayThatThereWasNone(Way way, boolean async) {
        Lossy lossy = new Lossy(way, async);
        Key<Counter> key = Counters.KEY.of(counter(newId()).id());
        lossy.faults.on("DeleteItem", Fault.resetAfterApply());

        assertThatThrownBy(() -> lossy.run(lossy.counters.delete(key).returningOld()))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(lossy.faults.calls("DeleteItem")).isEqualTo(1);
    }

    @Test
    void norDoesOneThatExpectsThatThereIsNoVersion() {
        Lossy lossy = new Lossy(Way.WIRE, false);
        String id = newId();
        db.client()
                .putItem(r -> r.tableName("orders")
                        .item(Map.of("id", AttributeValue.fromS(id), "total", AttributeValue.fromN("1"))));
        lossy.faults.on("DeleteItem", Fault.resetAfterApply());

        assertThatThrownBy(() -> lossy.orders
                        .delete(Orders.KEY.of(id))
                        .expecting(0)
                        .returningOld()
                        .execute())
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(lossy.faults.calls("DeleteItem")).isEqualTo(1);
    }

    @Test
    void aPutThatLeavesTheVersionThatItExpectsDoesNotReturnItsOwnItemAsTheOldOne() {
        Lossy lossy = new Lossy(Way.WIRE, false);
        String id = newId();
        Order first = sound.model("orders", Orders.SCHEMA)
                .create(new Order(id, "a", 1, null, 0))
                .execute();
        lossy.faults.on("PutItem", Fault.resetAfterApply());

        assertThatThrownBy(() -> lossy.orders
                        .put(new Order(id, "b", 2, null, first.version() - 1))
                        .ignoringVersion()
                        .onlyIf(Orders.VERSION.eq(first.version()))
                        .returningOld()
                        .execute())
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(lossy.faults.calls("PutItem")).isEqualTo(1);
    }

    @Test
    void aFieldOfAnElementIsNotSetAgainSinceTheIndexMayNameAnotherElement() {
        Faults faults = Faults.script();
        Model<Shelf> model = Dynamodel.create(db.client(faults)).model("shelves", Shelves.SCHEMA);
        Model<Shelf> others = sound.model("shelves", Shelves.SCHEMA);
        others.table().create().execute();
        Key<Shelf> key = Shelves.KEY.of(newId());
        List<Box> boxes = List.of(new Box("first", "1"), new Box("second", "2"));
        others.put(new Shelf(key.values().get("id").s(), boxes)).execute();
        faults.on(
                "UpdateItem",
                Fault.resetAfterApply(),
                Fault.meanwhile(
                        () -> others.update(key, Shelves.BOXES.at(0).remove()).execute()));

        assertThatThrownBy(() -> model.update(
                                key,
                                Shelves.BOXES
                                        .at(0, Boxes.SCHEMA)
                                        .dot(Boxes.LABEL)
                                        .set("3"))
                        .execute())
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(others.get(key).execute().orElseThrow().boxes())
                .containsExactly(new Box("first", "3"), new Box("second", "2"));
    }

    @ParameterizedTest(name = "{0}, async {1}")
    @MethodSource("ways")
    void whatWasCertainlyNotDoneIsSentAgain(Way way, boolean async) {
        Lossy lossy = new Lossy(way, async);
        Key<Counter> key = Counters.KEY.of(counter(newId()).id());
        lossy.faults.on("UpdateItem", Fault.throttle(), Fault.transactionConflict(), Fault.throttle());

        assertThat(lossy.run(lossy.counters.update(key, Counters.N.add(1))).n()).isEqualTo(2);
        assertThat(lossy.faults.left()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoIsInterruptedBetweenAttemptsIsToldThatOneMayHaveBeenApplied(Way way) {
        Lossy lossy = new Lossy(way, false);
        Key<Counter> key = Counters.KEY.of(counter(newId()).id());
        lossy.faults.always("UpdateItem", Fault.transactionConflict()).on("UpdateItem", Fault.resetAfterApply());
        Thread caller = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            while (lossy.faults.calls("UpdateItem") < 6) {
                Thread.onSpinWait();
            }
            caller.interrupt();
        });
        interrupter.setDaemon(true);
        interrupter.start();

        Throwable failure = catchThrowable(
                () -> lossy.counters.update(key, Counters.TEXT.set("set")).execute());

        assertThat(Thread.interrupted()).isTrue();
        // which it is depends on whether an attempt or a pause was interrupted
        assertThat(failure).isInstanceOf(OutcomeUnknownException.class).hasCauseInstanceOf(SdkClientException.class);
    }

    @ParameterizedTest(name = "{0}, async {1}")
    @MethodSource("ways")
    void aDamagedAnswerToWhatMustNotBeAppliedTwiceLeavesTheOutcomeOpen(Way way, boolean async) {
        Lossy lossy = new Lossy(way, async);
        for (Fault fault : List.of(Fault.wrongChecksum(), Fault.truncatedBody())) {
            Key<Counter> key = Counters.KEY.of(counter(newId()).id());
            lossy.faults.on("UpdateItem", fault, fault);
            assertThatThrownBy(() -> lossy.run(lossy.counters.update(key, Counters.N.add(1))))
                    .isInstanceOf(OutcomeUnknownException.class);
            assertThatThrownBy(() -> lossy.run(
                            lossy.counters.update(key, Counters.N.add(1)).returningNothing()))
                    .isInstanceOf(OutcomeUnknownException.class);
            assertThat(stored("counters", key.values().get("id").s())).containsEntry("n", AttributeValue.fromN("3"));
        }
        assertThat(lossy.faults.calls("UpdateItem")).isEqualTo(4);
    }

    // ---- what may be ----

    @ParameterizedTest(name = "{0}, async {1}")
    @MethodSource("ways")
    void aDamagedAnswerIsAskedForAgain(Way way, boolean async) {
        Lossy lossy = new Lossy(way, async);
        for (Fault fault : List.of(Fault.wrongChecksum(), Fault.truncatedBody())) {
            Counter counter = counter(newId());
            Key<Counter> key = Counters.KEY.of(counter.id());
            lossy.faults.on("PutItem", fault, Fault.none(), fault);
            lossy.faults.on("UpdateItem", fault, Fault.none(), fault);
            lossy.faults.on("DeleteItem", fault);
            lossy.faults.on("GetItem", fault);
            lossy.faults.on("Scan", fault);

            lossy.run(lossy.counters.put(counter));
            assertThat(lossy.run(lossy.orders.create(new Order(newId(), null, 7, null, 0)))
                            .total())
                    .isEqualTo(7);
            assertThat(lossy.run(lossy.counters.update(key, Counters.TEXT.set("set")))
                            .text())
                    .isEqualTo("set");
            lossy.run(lossy.counters.update(key, Counters.TEXT.set("again")).returningNothing());
            assertThat(lossy.run(lossy.counters.get(key)).orElseThrow().text()).isEqualTo("again");
            assertThat(lossy.count(lossy.counters.scan())).isPositive();
            lossy.run(lossy.counters.delete(key));

            assertThat(stored("counters", counter.id())).isEmpty();
            assertThat(lossy.faults.left()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}, async {1}")
    @MethodSource("ways")
    void whatLeavesTheSameIsSentAgain(Way way, boolean async) {
        Lossy lossy = new Lossy(way, async);
        Counter counter = counter(newId());
        Key<Counter> key = Counters.KEY.of(counter.id());
        lossy.faults.on("UpdateItem", Fault.resetAfterApply(), Fault.serverError());
        lossy.faults.on("PutItem", Fault.resetAfterApply());
        lossy.faults.on("DeleteItem", Fault.resetAfterApply());

        assertThat(lossy.run(lossy.counters.update(key, Counters.TEXT.set("set")))
                        .text())
                .isEqualTo("set");
        lossy.run(lossy.counters.put(counter));
        lossy.run(lossy.counters.delete(key));

        assertThat(stored("counters", counter.id())).isEmpty();
        assertThat(lossy.faults.left()).isEmpty();
    }

    // ---- known again ----

    @ParameterizedTest(name = "{0}, async {1}")
    @MethodSource("ways")
    void aCreateThatMeetsItselfIsASuccess(Way way, boolean async) {
        Lossy lossy = new Lossy(way, async);
        String id = newId();
        lossy.faults.on("PutItem", Fault.resetAfterApply());

        Order created = lossy.run(lossy.orders.create(new Order(id, null, 7, null, 0)));

        assertThat(created)
                .isEqualTo(lossy.orders.get(Orders.KEY.of(id)).execute().orElseThrow());
        assertThat(lossy.faults.calls("PutItem")).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}, async {1}")
    @MethodSource("ways")
    void aCreateWithoutAMarkOfItsOwnIsUnknownAndSaysWhatWouldHelp(Way way, boolean async) {
        Lossy lossy = new Lossy(way, async);
        lossy.faults.on("PutItem", Fault.resetAfterApply());

        assertThatThrownBy(() -> lossy.run(lossy.counters.create(new Counter(newId(), 1, List.of(), null))))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("somebody else may have written the same")
                .hasMessageContaining("generated(..)")
                .hasCauseInstanceOf(ConditionFailedException.class);
    }

    @Test
    void aCreateThatMeetsAnothersItemIsNoSuccess() {
        Lossy lossy = new Lossy(Way.WIRE, false);
        String id = newId();
        lossy.faults.on(
                "PutItem",
                Fault.serverError(),
                Fault.meanwhile(() -> sound.model("orders", Orders.SCHEMA)
                        .create(new Order(id, null, 7, null, 0))
                        .execute()));

        assertThatThrownBy(() ->
                        lossy.orders.create(new Order(id, null, 7, null, 0)).execute())
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("Read the item to find out");
    }

    @Test
    void aMarkThatIsGivenByTheCallerIsNone() {
        Lossy lossy = new Lossy(Way.WIRE, false);
        lossy.clock.advance(Duration.ofNanos(1_000_000 - 456_789)); // to a whole millisecond
        lossy.faults.on("PutItem", Fault.resetAfterApply());

        assertThatThrownBy(() -> lossy.orders
                        .create(new Order(newId(), "a writer of many orders", 7, null, 0))
                        .execute())
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("somebody else may have written the same");
    }

    @ParameterizedTest(name = "{0}, async {1}")
    @MethodSource("ways")
    void aPutAndAnUpdateOfAVersionAndAModifyAreKnownAgain(Way way, boolean async) {
        Lossy lossy = new Lossy(way, async);
        Order first = lossy.orders.create(new Order(newId(), null, 1, null, 0)).execute();
        Key<Order> key = Orders.KEY.of(first.id());
        AtomicInteger calls = new AtomicInteger();
        lossy.faults.on("PutItem", Fault.resetAfterApply());
        lossy.faults.on("UpdateItem", Fault.resetAfterApply(), Fault.resetAfterApply());

        lossy.clock.advance(Duration.ofSeconds(1));
        Order second = lossy.run(lossy.orders.put(new Order(first.id(), first.writer(), 2, null, 1)));
        lossy.clock.advance(Duration.ofSeconds(1));
        Order third = lossy.run(lossy.orders.update(key, Orders.TOTAL.add(1)).expecting(2));
        lossy.clock.advance(Duration.ofSeconds(1));
        Order fourth = lossy.run(lossy.orders.modify(key, order -> {
            calls.incrementAndGet();
            return new Order(order.id(), order.writer(), order.total() + 1, order.changed(), order.version());
        }));

        assertThat(List.of(second.total(), third.total(), fourth.total())).containsExactly(2, 3, 4);
        assertThat(fourth).isEqualTo(lossy.orders.get(key).execute().orElseThrow());
        assertThat(fourth.version()).isEqualTo(4);
        assertThat(calls).hasValue(1);
        assertThat(lossy.faults.left()).isEmpty();
    }

    @Test
    void theSameChangeBySomebodyElseIsNotTakenForOurs() {
        Lossy lossy = new Lossy(Way.WIRE, false);
        Order first = lossy.orders.create(new Order(newId(), null, 1, null, 0)).execute();
        Key<Order> key = Orders.KEY.of(first.id());
        lossy.faults.on(
                "UpdateItem",
                Fault.serverError(), // ours is not done, which nobody knows
                Fault.meanwhile(() -> sound.model("orders", Orders.SCHEMA)
                        .update(key, Orders.TOTAL.add(1))
                        .execute()));
        lossy.clock.advance(Duration.ofSeconds(1));

        assertThatThrownBy(() -> lossy.orders
                        .modify(key, o -> new Order(o.id(), o.writer(), o.total() + 1, o.changed(), o.version()))
                        .execute())
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(stored("orders", first.id())).containsEntry("total", AttributeValue.fromN("2"));
    }

    // ---- time ----

    @ParameterizedTest
    @EnumSource
    void throttlingThatDoesNotPassEndsInTimeAndIsReportedAsThat(Way way) {
        Lossy lossy = new Lossy(way, false);
        lossy.faults.always("UpdateItem", Fault.throttle());
        Model<Counter> hasty = Dynamodel.builder()
                .client(lossy.client)
                .callTimeout(Duration.ofSeconds(2))
                .build()
                .model("counters", Counters.SCHEMA);
        long start = System.nanoTime();

        assertThatThrownBy(() -> hasty.upsert(Counters.KEY.of("throttled"), Counters.N.add(1))
                        .execute())
                .isInstanceOf(ProvisionedThroughputExceededException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(lossy.faults.calls("UpdateItem")).isGreaterThan(2);
    }
}
