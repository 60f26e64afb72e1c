package io.dynamodel.integration.execution;

import static io.dynamodel.schema.Rules.onGet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.error.UnreadResultException;
import io.dynamodel.core.transport.WirePath;
import io.dynamodel.query.Model;
import io.dynamodel.query.Operation;
import io.dynamodel.query.WriteHook;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.testing.Target;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A write is done, and the item that it gives back does not fit its schema: that must not look as if nothing was done. */
class UnreadResultTest {
    record Counter(String id, int n, @Nullable String text) {}

    static final class Counters {
        private static final SchemaBuilder<Counter> S = Schema.builder(Counter.class);
        static final StringAttribute<Counter> ID = S.string("id", Counter::id);
        static final NumberAttribute<Counter, Integer> N = S.integer("n", Counter::n);
        static final StringAttribute<Counter> TEXT = S.string("text", Counter::text, onGet(Counters::legible));
        static final PrimaryKey<Counter, String> KEY = S.key(ID);
        static final Schema<Counter> SCHEMA = S.build();

        private static String legible(String text) {
            if (text.equals("illegible")) {
                throw new IllegalArgumentException("cannot be read");
            }
            return text;
        }
    }

    /** How it is sent. */
    record Way(WirePath path, boolean async) {
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
    }

    private static LocalDynamoDb db;

    @BeforeAll
    static void start() {
        db = LocalDynamoDb.start(Target.http());
        Dynamodel.create(db.client())
                .model("counters", Counters.SCHEMA)
                .table()
                .create()
                .execute();
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    static Stream<Way> ways() {
        return Stream.of(WirePath.AUTO, WirePath.NEVER)
                .flatMap(path -> Stream.of(new Way(path, false), new Way(path, true)));
    }

    static Stream<Arguments> waysOfUpdates() {
        Map<String, UnaryOperator<Model<Counter>>> models = Map.of(
                "plain", model -> model,
                "with a hook", model -> model.with(WriteHook.readingStored(draft -> draft)));
        return ways().flatMap(way -> models.entrySet().stream().map(e -> Arguments.of(way, e.getKey(), e.getValue())));
    }

    private static Model<Counter> counters(Way way) {
        return Dynamodel.builder()
                .client(db.client(b -> b.httpClient(UrlConnectionHttpClient.create())))
                .asyncClient(db.asyncClient(b -> b.httpClient(NettyNioAsyncHttpClient.create())))
                .wirePath(way.path())
                .build()
                .model("counters", Counters.SCHEMA);
    }

    /** An item whose text is none, and its id. */
    private static String misfit() {
        String id = UUID.randomUUID().toString();
        db.client()
                .putItem(r -> r.tableName("counters")
                        .item(Map.of(
                                "id", AttributeValue.fromS(id),
                                "n", AttributeValue.fromN("1"),
                                "text", AttributeValue.fromN("7"))));
        return id;
    }

    private static Map<String, AttributeValue> stored(String id) {
        return db.client()
                .getItem(r -> r.tableName("counters")
                        .key(Map.of("id", AttributeValue.fromS(id)))
                        .consistentRead(true))
                .item();
    }

    private static void assertDone(Way way, String what, String id, Operation<?> write) {
        assertThatThrownBy(() -> way.run(write))
                .isInstanceOf(UnreadResultException.class)
                .hasMessageStartingWith(
                        "The " + what + " on 'counters' with key {id: " + id + "} was done, but its item"
                                + " could not be read: A stored item of table 'counters' with key {id: " + id
                                + "} does not fit its schema")
                .hasMessageContaining("Do not repeat the write")
                .hasCauseInstanceOf(ItemMappingException.class);
    }

    @ParameterizedTest
    @MethodSource("waysOfUpdates")
    void anUpdateOfAnItemThatDoesNotFitIsToldAsDone(Way way, String name, UnaryOperator<Model<Counter>> models) {
        Model<Counter> counters = models.apply(counters(way));
        String id = misfit();

        assertDone(way, "update", id, counters.update(Counters.KEY.of(id), Counters.N.add(1)));
        assertThat(stored(id)).containsEntry("n", AttributeValue.fromN("2"));
        assertDone(
                way,
                "update",
                id,
                counters.update(Counters.KEY.of(id), Counters.N.add(1)).returningOld());
        assertThat(stored(id)).containsEntry("n", AttributeValue.fromN("3"));
        assertDone(way, "upsert", id, counters.upsert(Counters.KEY.of(id), Counters.N.set(4)));
        assertThat(stored(id)).containsEntry("n", AttributeValue.fromN("4"));
        assertDone(
                way,
                "update",
                id,
                counters.update(Counters.KEY.of(id), Counters.N.add(1)).exactlyOnce());
        assertThat(stored(id)).containsEntry("n", AttributeValue.fromN("5"));
        assertDone(
                way,
                "update",
                id,
                counters.update(Counters.KEY.of(id), Counters.N.add(1))
                        .exactlyOnce()
                        .returningOld());
        assertThat(stored(id)).containsEntry("n", AttributeValue.fromN("6"));
        way.run(counters.update(Counters.KEY.of(id), Counters.N.add(1)).returningNothing());
        assertThat(stored(id)).containsEntry("n", AttributeValue.fromN("7"));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aPutOrDeleteThatReplacesAnItemThatDoesNotFitIsToldAsDone(Way way) {
        Model<Counter> counters = counters(way);
        String id = misfit();

        assertDone(way, "put", id, counters.put(new Counter(id, 9, null)).returningOld());
        assertThat(stored(id)).containsEntry("n", AttributeValue.fromN("9"));
        String other = misfit();
        assertDone(way, "delete", other, counters.delete(Counters.KEY.of(other)).returningOld());
        assertThat(stored(other)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aReadOfAnItemThatDoesNotFitStaysWhatItIs(Way way) {
        Model<Counter> counters = counters(way);
        String id = misfit();

        assertThatThrownBy(() -> way.run(counters.get(Counters.KEY.of(id)))).isInstanceOf(ItemMappingException.class);
        assertThatThrownBy(() -> way.run(counters.modify(Counters.KEY.of(id), counter -> counter)))
                .isInstanceOf(ItemMappingException.class);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aPutWhoseItemCannotBeReadIsToldAsDone(Way way) {
        Model<Counter> counters = counters(way);
        String id = UUID.randomUUID().toString();

        assertDone(way, "create", id, counters.create(new Counter(id, 1, "illegible")));
        assertThat(stored(id)).containsEntry("n", AttributeValue.fromN("1"));
        assertDone(way, "put", id, counters.put(new Counter(id, 2, "illegible")));
        assertThat(stored(id)).containsEntry("n", AttributeValue.fromN("2"));
    }
}
