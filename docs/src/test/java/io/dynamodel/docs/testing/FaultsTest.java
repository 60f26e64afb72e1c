package io.dynamodel.docs.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.Fault;
import io.dynamodel.testing.Faults;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.testing.Target;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@DynamoDbTest
class FaultsTest {
    record Counter(String id, long count) {}

    private static final SchemaBuilder<Counter> S = Schema.builder(Counter.class);
    private static final StringAttribute<Counter> ID = S.string("id", Counter::id);
    private static final NumberAttribute<Counter, Long> COUNT = S.longInteger("count", Counter::count);
    private static final PrimaryKey<Counter, String> COUNTER = S.key(ID);
    private static final Schema<Counter> SCHEMA = S.build();

    private final LocalDynamoDb local;
    private final Model<Counter> direct;

    FaultsTest(LocalDynamoDb local) {
        this.local = local;
        this.direct = Dynamodel.create(local.client()).model("counters", SCHEMA);
    }

    @BeforeEach
    void createTable() {
        direct.table().createIfAbsent().execute();
    }

    @Test
    void scripted() {
        direct.put(new Counter("clicks", 0)).execute();
        // region script
        Faults faults = Faults.script()
                .on("UpdateItem", Fault.resetAfterApply()) // done, and the answer is lost
                .on("GetItem", Fault.none(), Fault.throttle()); // the second one is throttled
        Model<Counter> counters = Dynamodel.create(local.client(faults)).model("counters", SCHEMA);
        Key<Counter> clicks = COUNTER.of("clicks");

        assertThatThrownBy(() -> counters.update(clicks, COUNT.add(1L)).execute())
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(counters.get(clicks).consistent().execute())
                .map(Counter::count)
                .contains(1L);
        // endregion
    }

    @Test
    void seeded() {
        // region seeded
        Faults faults = Faults.seeded(42)
                .with(Fault.unprocessed(0.3), 0.5) // half of all batches, and of each about a third
                .with(Fault.shortPage(2), 0.8);
        Model<Counter> counters = Dynamodel.create(local.client(faults)).model("counters", SCHEMA);
        List<Counter> all =
                IntStream.range(0, 40).mapToObj(i -> new Counter("c-" + i, i)).toList();

        counters.batchPut(all).execute();

        assertThat(counters.scan().list()).as("%s", faults).containsAll(all);
        // endregion
        assertThat(faults.counts()).containsKeys("unprocessed 0.3", "short page 2");
    }

    @Test
    void races() {
        direct.delete(COUNTER.of("raced")).execute();
        // region race
        Faults faults = Faults.script()
                .on(
                        "PutItem",
                        Fault.meanwhile(
                                () -> direct.create(new Counter("raced", 7)).execute()));
        Model<Counter> counters = Dynamodel.create(local.client(faults)).model("counters", SCHEMA);

        assertThatThrownBy(() -> counters.create(new Counter("raced", 0)).execute())
                .isInstanceOf(ConditionFailedException.class);
        // endregion
    }

    @Test
    void onTheWire() {
        Faults faults = Faults.script().on("GetItem", Fault.wrongChecksum());
        try (LocalDynamoDb http = LocalDynamoDb.start(Target.http())) {
            // region wire
            DynamoDbClient client =
                    http.client(settings -> settings.httpClient(faults.httpClient(UrlConnectionHttpClient.create()))
                            .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(3))));
            // endregion
            Model<Counter> counters = Dynamodel.create(client).model("counters", SCHEMA);
            counters.table().create().execute();
            assertThat(counters.get(COUNTER.of("none")).execute()).isEmpty();
        }
        assertThat(faults.left()).isEmpty();
    }
}
