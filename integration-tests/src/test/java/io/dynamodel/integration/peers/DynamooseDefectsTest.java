package io.dynamodel.integration.peers;

import static io.dynamodel.schema.Rules.alias;
import static io.dynamodel.schema.Rules.onSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ServiceSetupException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.query.GetOperation;
import io.dynamodel.query.Model;
import io.dynamodel.query.Page;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.MapAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.SortCondition;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.ValueAttribute;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.transactions.TransactGetResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Defects that were verified in Dynamoose, and are none of ours: on map-shaped items, which its users try first. */
@DynamoDbTest
class DynamooseDefectsTest {
    private static final DocumentSchemaBuilder N = Schema.documents("nested");
    private static final StringAttribute<Document> CITY = N.string("city");
    private static final StringAttribute<Document> STREET = N.string("street");
    private static final Schema<Document> NESTED = N.build();

    private static final DocumentSchemaBuilder S = Schema.documents("things");
    private static final StringAttribute<Document> OWNER = S.string("owner");
    private static final ScalarAttribute<Document, Instant> AT = S.instant("at");
    private static final StringAttribute<Document> TITLE = S.string("t", alias("title"));
    private static final NumberAttribute<Document, Integer> EVEN = S.integer("even", onSet(number -> number / 2 * 2));
    private static final NumberAttribute<Document, BigDecimal> EXACT = S.decimal("exact");
    private static final ValueAttribute<Document, Object> OPEN = S.any("open");
    private static final SetAttribute<Document, Instant> TIMES = S.set("times", AttributeTypes.instant());
    private static final MapAttribute<Document, Document> HOME = S.map("home", NESTED);
    private static final SortedKey<Document, String, Instant> KEY = S.key(OWNER, AT);
    private static final Schema<Document> SCHEMA = S.build();

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final LocalDynamoDb db;
    private final Model<Document> things;
    private String owner = "";

    DynamooseDefectsTest(LocalDynamoDb db) {
        this.db = db;
        this.things = Dynamodel.create(db.client()).model("things", SCHEMA);
    }

    @BeforeEach
    void begin(TestInfo test) {
        things.table().createIfAbsent().execute();
        owner = test.getTestMethod().orElseThrow().getName();
        db.recorder().clear();
    }

    private Key<Document> key() {
        return KEY.of(owner, NOON);
    }

    private Document put(Object... more) {
        Object[] all = new Object[more.length + 4];
        System.arraycopy(new Object[] {"owner", owner, "at", NOON}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return things.put(Document.of(all)).execute();
    }

    private Map<String, AttributeValue> stored() {
        return db.client()
                .getItem(r -> r.tableName("things").key(key().values()))
                .item();
    }

    /** Dynamoose: {@code Error: No value defined: {}}. */
    @Test
    void aMissingItemBreaksAReadTransaction() {
        Dynamodel dynamodel = Dynamodel.create(db.client());
        Model<Document> model = dynamodel.model("things", SCHEMA);
        put("title", "a");
        GetOperation<Document> there = model.get(key());
        GetOperation<Document> missing = model.get(KEY.of(owner + "-none", NOON));

        TransactGetResult result = dynamodel.transactGet(missing, there).execute();

        assertThat(result.item(missing)).isEmpty();
        assertThat(result.item(there).orElseThrow().get("title")).isEqualTo("a");
    }

    /** Dynamoose: "Transaction cancelled, please refer cancellation reasons", which it does not give. */
    @Test
    void aCancelledTransactionKeepsItsReasonsToItself() {
        Dynamodel dynamodel = Dynamodel.create(db.client());
        Model<Document> model = dynamodel.model("things", SCHEMA);
        put("title", "a");

        assertThatThrownBy(() -> dynamodel
                        .transaction(
                                model.delete(KEY.of(owner + "-none", NOON)),
                                model.update(key(), TITLE.set("b")).onlyIf(TITLE.eq("c")))
                        .execute())
                .isInstanceOfSatisfying(
                        TransactionFailedException.class,
                        e -> assertThat(e.failed()).singleElement().satisfies(reason -> {
                            assertThat(reason.place()).isEqualTo(1);
                            assertThat(reason.code()).isEqualTo("ConditionalCheckFailed");
                            assertThat(reason.item(Document.class).orElseThrow().get("title"))
                                    .isEqualTo("a");
                        }));
    }

    @Test
    void anAliasInAnUpdateIsDropped() {
        put("title", "a");

        Document after = things.update(key(), SCHEMA.path("title").set("b")).execute();

        assertThat(after.get("title")).isEqualTo("b");
        assertThat(stored()).containsEntry("t", AttributeValue.fromS("b")).doesNotContainKey("title");
    }

    @Test
    void aDottedKeyInAnUpdateBecomesALiteralAttribute() {
        put("home", Document.of("city", "Rome", "street", "Via Appia"));

        things.update(key(), SCHEMA.path("home.city").set("Paris")).execute();

        assertThat(stored()).containsOnlyKeys("owner", "at", "home");
        assertThat(stored().get("home").m())
                .containsEntry("city", AttributeValue.fromS("Paris"))
                .containsEntry("street", AttributeValue.fromS("Via Appia"));
    }

    @Test
    void aMistypedAttributeIsDropped() {
        assertThatThrownBy(() -> things.put(Document.of("owner", owner, "at", NOON, "titel", "x"))
                        .execute())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'titel'")
                .hasMessageContaining("title");
        assertThatThrownBy(() -> SCHEMA.path("titel"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("title");
    }

    @Test
    void aSecondConditionOnOneAttributeIsDropped() {
        put("even", 10);

        assertThat(things.scan()
                        .filter(OWNER.eq(owner).and(EVEN.ge(4)).and(EVEN.le(8)))
                        .count())
                .isZero();
        assertThat(things.scan()
                        .filter(OWNER.eq(owner).and(EVEN.ge(4)).and(EVEN.le(12)))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void notBeforeAGroupIsDropped() {
        put("even", 10, "title", "a");

        Condition<Document> group = EVEN.eq(10).and(TITLE.eq("a").or(TITLE.eq("b")));
        assertThat(things.scan().filter(OWNER.eq(owner).and(group.negate())).count())
                .isZero();
        assertThat(things.scan()
                        .filter(OWNER.eq(owner).and(EVEN.eq(11).and(group).negate()))
                        .count())
                .isZero();
        assertThat(things.scan()
                        .filter(OWNER.eq(owner).and(TITLE.eq("b").negate()))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anObjectWithoutASchemaIsStoredEmpty() {
        Map<String, Object> tree = Map.of("a", List.of("x", Map.of("b", true)), "c", new BigDecimal("1.5"));
        put(OPEN.name(), tree);

        assertThat(things.get(key()).execute().orElseThrow().get("open")).isEqualTo(tree);
    }

    @Test
    void userDataThatLooksLikeDynamoDbJsonIsUnwrapped() {
        Map<String, Object> tricky = Map.of("N", "1", "id", Map.of("S", "text"));
        put("open", tricky);

        assertThat(things.get(key()).execute().orElseThrow().get("open")).isEqualTo(tricky);
    }

    @Test
    void decimalsAreRounded() {
        BigDecimal exact = new BigDecimal("1234567890.1234567890123456789012345678");
        put("exact", exact);

        assertThat(things.get(key()).execute().orElseThrow().getNumber("exact")).isEqualByComparingTo(exact);
        assertThat(things.scan().filter(EXACT.eq(exact)).count()).isEqualTo(1);
    }

    @Test
    void theNumberOfScannedItemsIsNeverSet() {
        put("even", 2);

        Page<Document> page =
                things.query(KEY).partition(owner).filter(EVEN.eq(4)).page();

        assertThat(page.items()).isEmpty();
        assertThat(page.scannedCount()).isEqualTo(1);
    }

    @Test
    void orInAQueryCrashes() {
        put("even", 2);

        assertThat(things.query(KEY)
                        .partition(owner)
                        .filter(EVEN.eq(4).or(EVEN.eq(2)).or(TITLE.exists()))
                        .list())
                .hasSize(1);
    }

    @Test
    void datesInKeysConditionsAndSetsCrash() {
        put("times", Set.of(NOON, NOON.plusNanos(1)));

        assertThat(things.query(KEY)
                        .partition(owner)
                        .sort(SortCondition.between(NOON, NOON.plusSeconds(1)))
                        .filter(TIMES.contains(NOON.plusNanos(1)))
                        .list())
                .hasSize(1);
        assertThat(things.update(key(), TIMES.delete(NOON)).execute().get("times"))
                .isEqualTo(Set.of(NOON.plusNanos(1)));
        assertThat(things.scan().filter(OWNER.eq(owner).and(AT.le(NOON))).count())
                .isEqualTo(1);
    }

    @Test
    void setTransformsOfConditionsWorkForStringsOnly() {
        put("even", 7);

        assertThat(stored()).containsEntry("even", AttributeValue.fromN("6"));
        assertThat(things.query(KEY).partition(owner).filter(EVEN.eq(7)).list()).hasSize(1);
    }

    @Test
    void createAndGetGiveOtherTypes() {
        Document put = put("even", 2, "exact", new BigDecimal("1.5"), "title", "a", "home", Document.of("city", "c"));

        assertThat(things.get(key()).execute()).contains(put);
        assertThat(things.query(KEY).partition(owner).list()).containsExactly(put);
        assertThat(things.update(key(), EVEN.set(2)).execute()).isEqualTo(put);
        assertThat(things.delete(key()).returningOld().execute()).contains(put);
    }

    @Test
    void illegalKeyConditionsAndFiltersAreSent() {
        assertThatThrownBy(() -> things.query(KEY).partition(owner).filter(AT.ne(NOON)))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> EVEN.isIn(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one value");
        assertThatThrownBy(() -> things.update(key())).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> things.update(
                                key(), TITLE.set("a"), SCHEMA.path("title").set("b"))
                        .request())
                .isInstanceOf(InvalidRequestException.class);
        assertThat(db.recorder().requests(QueryRequest.class)).isEmpty();
    }

    @Test
    void anUpdateReplacesTheWholeMap() {
        put("home", Document.of("city", "Rome", "street", "Via Appia"));

        things.update(key(), HOME.dot(CITY).set("Paris"), HOME.dot(STREET).setIfAbsent("x"))
                .execute();

        assertThat(stored().get("home").m()).containsEntry("street", AttributeValue.fromS("Via Appia"));
    }

    @Test
    void aFailedSetupHangs() {
        assertThatThrownBy(() -> Dynamodel.create(db.client())
                        .model("never-created", SCHEMA)
                        .get(key())
                        .execute())
                .isInstanceOf(ServiceSetupException.class);
    }
}
