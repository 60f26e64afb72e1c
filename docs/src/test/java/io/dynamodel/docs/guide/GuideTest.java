package io.dynamodel.docs.guide;

import static io.dynamodel.docs.guide.Orders.BY_STATUS;
import static io.dynamodel.docs.guide.Orders.CUSTOMER;
import static io.dynamodel.docs.guide.Orders.EXPIRES;
import static io.dynamodel.docs.guide.Orders.KEY;
import static io.dynamodel.docs.guide.Orders.LINES;
import static io.dynamodel.docs.guide.Orders.LINE_COUNT;
import static io.dynamodel.docs.guide.Orders.PLACED;
import static io.dynamodel.docs.guide.Orders.POINTS;
import static io.dynamodel.docs.guide.Orders.STATUS;
import static io.dynamodel.docs.guide.Orders.TAGS;
import static io.dynamodel.schema.Rules.alias;
import static io.dynamodel.schema.Rules.coerce;
import static io.dynamodel.schema.Rules.required;
import static io.dynamodel.schema.SortCondition.atOrAfter;
import static io.dynamodel.schema.SortCondition.between;
import static io.dynamodel.schema.SortCondition.starting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.execution.RequestListener;
import io.dynamodel.core.transport.WirePath;
import io.dynamodel.query.Model;
import io.dynamodel.query.PreparedOperation;
import io.dynamodel.query.TableOptions;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.Parts;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.Selection;
import io.dynamodel.schema.SortedIndex;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.UnknownAttributes;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.Isolation;
import io.dynamodel.testing.SchemaVerifier;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

@DynamoDbTest(isolation = Isolation.PER_METHOD)
class GuideTest {
    private static final Instant JAN = Instant.parse("2026-01-01T00:00:00Z");

    private final DynamoDbClient client;
    private Model<Order> orders;

    GuideTest(DynamoDbClient client) {
        this.client = client;
    }

    @BeforeEach
    void createTable() {
        orders = Dynamodel.create(client).model("orders", Orders.SCHEMA);
        orders.table().createIfAbsent().execute();
    }

    private static Order order(Instant placed) {
        return new Order(
                "ada",
                placed,
                Status.OPEN,
                List.of(new Line("a-1", 2, new BigDecimal("9.5"))),
                Map.of("welcome", 10),
                Set.of("gift"),
                null,
                null,
                null,
                null,
                null);
    }

    /** Every attribute has a value, and no two of a type have the same. */
    private static Order sample() {
        return new Order(
                "ada",
                JAN,
                Status.PAID,
                List.of(new Line("a-1", 2, new BigDecimal("9.5"))),
                Map.of("welcome", 10),
                Set.of("gift"),
                new Payment.Invoice("i-1", JAN.plusSeconds(1)),
                Duration.ofHours(1),
                URI.create("https://example.org/t/1"),
                JAN.plusSeconds(2),
                JAN.plusSeconds(3));
    }

    @Test
    void ordersRoundTrip() {
        // region verifier
        SchemaVerifier.of(Orders.SCHEMA).withSample(sample()).verify();
        // endregion
    }

    @Test
    void asksForPartitionAndSort() {
        orders.put(order(JAN)).execute();
        Instant feb = JAN.plus(Duration.ofDays(31));
        // region query
        List<Order> january = orders.query(KEY)
                .partition("ada")
                .sort(between(JAN, feb))
                .filter(TAGS.contains("gift").and(LINES.size().le(3)))
                .descending()
                .list();

        List<Selection<Order>> open = orders.query(BY_STATUS)
                .partition(Status.OPEN)
                .sort(atOrAfter(JAN))
                .select(CUSTOMER, PLACED, LINE_COUNT)
                .list();
        // endregion
        assertThat(january).hasSize(1);
        assertThat(open.get(0).get(LINE_COUNT)).isEqualTo(1);
        assertThatThrownBy(() -> orders.query(BY_STATUS).partition(Status.OPEN).list())
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void changesWhatItNames() {
        orders.put(order(JAN)).execute();
        // region update
        Order changed = orders.update(
                        KEY.of("ada", JAN),
                        LINES.set(List.of(new Line("a-1", 3, new BigDecimal("9.5")))),
                        POINTS.key("welcome").set(20),
                        TAGS.add("fragile"),
                        EXPIRES.setIfAbsent(JAN.plus(Duration.ofDays(365))))
                .onlyIf(STATUS.eq(Status.OPEN))
                .execute();
        // endregion
        assertThat(changed.points()).containsEntry("welcome", 20);
        assertThat(changed.tags()).containsExactlyInAnyOrder("gift", "fragile");
    }

    @Test
    void freezesOneExecution() {
        // region prepare
        PreparedOperation<Order> put = orders.put(order(JAN)).prepare();
        String request = put.request().toString(); // exactly what is sent, times and ids included
        Order stored = put.execute();
        // endregion
        assertThat(request).contains("PutItem");
        assertThat(stored.changed()).isNotNull();
    }

    @Test
    void tellsWhoMustAct() {
        orders.create(order(JAN)).execute();
        List<String> told = new ArrayList<>();
        // region errors
        try {
            orders.create(order(JAN)).execute();
        } catch (ConditionFailedException e) { // somebody was there first
            Optional<Order> theirs = e.item(Order.class);
            told.add(e.getMessage());
        } catch (ValidationException e) { // the values break rules
            e.violations().forEach(violation -> told.add(violation.path() + " " + violation.rule()));
        }
        // endregion
        assertThat(told).hasSize(1);
    }

    @Test
    void reportsRequests() {
        List<String> events = new ArrayList<>();
        // region listener
        RequestListener listener = new RequestListener() {
            @Override
            public void requestSucceeded(RequestSucceeded event) {
                events.add(event.operation() + " " + event.latency() + " " + event.consumedCapacity());
            }
        };
        Dynamodel db = Dynamodel.builder()
                .client(client)
                .listener(listener)
                .reportConsumedCapacity()
                .build();
        // endregion
        db.model("orders", Orders.SCHEMA).put(order(JAN)).execute();
        assertThat(events).hasSize(1);
    }

    @Test
    void makesTables() {
        Model<Order> archive = Dynamodel.create(client).model("archive", Orders.SCHEMA);
        // region table
        archive.table()
                .createIfAbsent(TableOptions.provisioned(5, 5).index("by-status", 2, 2).stream(
                                StreamViewType.NEW_AND_OLD_IMAGES)
                        .deadline(Duration.ofMinutes(2)))
                .execute();
        // endregion
        assertThat(archive.table().describe().execute()).isPresent();
    }

    @Test
    void takesDocuments() {
        // region documents
        DocumentSchemaBuilder s = Schema.documents("cats");
        StringAttribute<Document> id = s.string("id");
        s.string("n", alias("name"), required()); // stored as "n"
        NumberAttribute<Document, Integer> age = s.integer("age", coerce()); // "3" will do
        PrimaryKey<Document, String> key = s.key(id);
        Schema<Document> cats = s.unknownOnWrite(UnknownAttributes.keep("x-*"))
                .unknownOnRead(UnknownAttributes.keep("x-*"))
                .build();

        Model<Document> model = Dynamodel.create(client).model("cats", cats);
        model.table().createIfAbsent().execute();
        Document tom = model.create(Document.of("id", "c-1", "name", "Tom", "age", "3", "x-mood", "lazy"))
                .execute();
        String mood = tom.getString("x-mood");
        model.update(key.of("c-1"), age.add(1), cats.path("name").set("Thomas")).execute();
        // endregion
        assertThat(mood).isEqualTo("lazy");
        assertThat(tom.get("age")).isEqualTo(3);
        assertThat(model.get(key.of("c-1")).execute().orElseThrow().getString("name"))
                .isEqualTo("Thomas");
    }

    @Test
    void asksForKeysOfSeveralAttributes() {
        // region parts
        DocumentSchemaBuilder s = Schema.documents("events");
        StringAttribute<Document> id = s.string("id");
        StringAttribute<Document> tenant = s.string("tenant");
        StringAttribute<Document> region = s.string("region");
        NumberAttribute<Document, Integer> year = s.integer("year");
        NumberAttribute<Document, Integer> month = s.integer("month");
        s.key(id);
        SortedIndex<Document, Parts<String, String>, Parts<Integer, Integer>> byPlace =
                s.globalIndex("by-place", s.parts(tenant, region), s.parts(year, month));
        Model<Document> events = Dynamodel.create(client).model("events", s.build());
        events.table().createIfAbsent().execute();

        events.query(byPlace)
                .partition(Parts.parts("t-1", "eu"))
                .sort(starting(2026, atOrAfter(6))) // year = 2026 and month >= 6
                .list();
        // endregion
        assertThat(events.query(byPlace).partition(Parts.parts("t-1", "eu")).count())
                .isZero();
    }

    @Test
    void choosesThePathOfItems() {
        // region wire-path
        Dynamodel db = Dynamodel.builder()
                .client(client)
                .wirePath(WirePath.AUTO) // the default; NEVER and ALWAYS overrule what is found
                .harmlessInterceptor("com.example.RequestCounter") // neither reads nor changes items
                .build();
        System.out.println(db); // which path the client got, and why
        // endregion
        assertThat(db).asString().containsPattern("Items go (over the wire path|.*: the client is not the SDK's own)");
    }

    @Test
    void primes() {
        // region prime
        Dynamodel db = Dynamodel.create(client);
        Model<Order> orders = db.model("orders", Orders.SCHEMA);
        Dynamodel.prime(orders); // sends nothing
        orders.get(KEY.of("nobody", Instant.EPOCH)).execute(); // one real read: the SDK's pipeline, credentials, TLS
        // endregion
        assertThat(orders.scan().list()).isEmpty();
    }
}
