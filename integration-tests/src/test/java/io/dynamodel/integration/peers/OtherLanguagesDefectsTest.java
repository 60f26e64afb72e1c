package io.dynamodel.integration.peers;

import static io.dynamodel.integration.sample.People.*;
import static io.dynamodel.schema.Rules.component;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.integration.sample.People;
import io.dynamodel.integration.sample.PeopleTable;
import io.dynamodel.query.Model;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Index;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.LocalDynamoDb;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Defects that were verified in ElectroDB, DynamoDB-Toolbox, OneTable and PynamoDB, and are none of ours. */
class OtherLanguagesDefectsTest extends PeopleTable {
    OtherLanguagesDefectsTest(LocalDynamoDb db) {
        super(db);
    }

    private Model<Note> notes() {
        Model<Note> notes = Dynamodel.create(db.client()).model("notes", Notes.SCHEMA);
        notes.table().createIfAbsent().execute();
        return notes;
    }

    @Test
    void electroDbAnOrOfTheCallersEscapesTheGuardOfCreate() {
        Person first = people.create(ada(id)).execute();

        assertThatThrownBy(() ->
                        people.create(ada(id)).onlyIf(AGE.eq(1).or(AGE.ge(0))).execute())
                .isInstanceOf(ConditionFailedException.class);
        assertThat(last(PutItemRequest.class).conditionExpression())
                .isEqualTo("attribute_not_exists(#0) AND (#1 = :0 OR #1 >= :1)");
        assertThat(people.get(key).execute()).contains(first);
    }

    @Test
    void electroDbKeysAreLowerCasedSilently() {
        people.create(ada(id + "-ABC")).execute();

        assertThat(people.create(ada(id + "-abc")).execute().id()).isEqualTo(id + "-abc");
        assertThat(people.get(KEY.of(id + "-Abc")).execute()).isEmpty();
    }

    @Test
    void electroDbNumbersInKeysSortAsText() {
        Model<Note> notes = notes();
        for (int number : new int[] {10, 9, 100, -1}) {
            notes.put(Notes.note(id, number)).execute();
        }

        assertThat(notes.query(Notes.KEY).partition(id).list())
                .extracting(Note::number)
                .containsExactly(-1, 9, 10, 100);
    }

    @Test
    void electroDbAMissingPartLeavesADanglingIndexKey() {
        Model<Note> notes = notes();
        notes.put(new Note(id, 1, null, 5, "t", List.of())).execute();

        assertThat(notes.scan(Notes.STARRED)
                        .filter(Notes.OWNER.eq(id))
                        .select(Notes.NUMBER)
                        .list())
                .isEmpty();
        assertThat(db.client()
                        .getItem(r ->
                                r.tableName("notes").key(Notes.KEY.of(id, 1).values()))
                        .item())
                .doesNotContainKey("topic");
    }

    @Test
    void electroDbUpsertNeverRefreshesTheTimeOfTheLastUpdate() {
        people.upsert(key, EMAIL.set("a@b"), AGE.set(1)).execute();
        clock.advance(Duration.ofDays(1));

        assertThat(people.upsert(key, EMAIL.set("a@b"), AGE.set(2)).execute().updated())
                .isEqualTo(clock.instant());
    }

    @Test
    void electroDbSendsSetAndAddOfOnePathAndParentWithChild() {
        assertThatThrownBy(
                        () -> people.update(key, POINTS.set(1), POINTS.add(1)).request())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("points");
        assertThatThrownBy(() -> people.update(
                                key,
                                HOME.set(new Address(null, "c", null)),
                                HOME.dot(Addresses.GEO).dot(Geos.LAT).set(1))
                        .request())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("home");
    }

    @Test
    void electroDbSendsConsistentReadsOfGlobalIndexes() {
        assertThatThrownBy(() -> notes().query(Notes.BY_TOPIC)
                        .partition("t")
                        .consistent()
                        .request())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("no consistent reads on global indexes");
    }

    @Test
    void toolboxADerivedAttributeGoesStaleWhenItsInputIsUpdated() {
        DocumentSchemaBuilder s = Schema.documents("derived");
        StringAttribute<Document> docId = s.string("id");
        StringAttribute<Document> first = s.string("first");
        StringAttribute<Document> last = s.string("last");
        s.computed(
                "full",
                AttributeTypes.string(),
                d -> d.getString("first") + " " + d.getString("last"),
                List.of(first, last));
        PrimaryKey<Document, String> docKey = s.key(docId);
        Model<Document> model = Dynamodel.create(db.client()).model("derived", s.build());
        model.table().createIfAbsent().execute();
        model.put(Document.of("id", "a", "first", "Ada", "last", "Byron")).execute();

        assertThatThrownBy(
                        () -> model.update(docKey.of("a"), last.set("Lovelace")).execute())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("would become stale");
        model.update(docKey.of("a"), first.set("A."), last.set("Lovelace")).execute();
        model.modify(docKey.of("a"), d -> d.with("first", "Augusta")).execute();
        assertThat(db.client()
                        .getItem(r -> r.tableName("derived").key(docKey.of("a").values()))
                        .item())
                .containsEntry("full", s("Augusta Lovelace"));
    }

    private record Gauge(String id, int level, int limit) {}

    @Test
    void toolboxLeaksTheLogicalNameOfTheSecondOperand() {
        SchemaBuilder<Gauge> s = Schema.builder(Gauge.class);
        StringAttribute<Gauge> gaugeId = s.string("id", Gauge::id);
        NumberAttribute<Gauge, Integer> level = s.integer("l", Gauge::level, component("level"));
        NumberAttribute<Gauge, Integer> limit = s.integer("m", Gauge::limit, component("limit"));
        PrimaryKey<Gauge, String> gaugeKey = s.key(gaugeId);
        Model<Gauge> gauges = Dynamodel.create(db.client()).model("gauges", s.build());
        gauges.table().createIfAbsent().execute();
        gauges.put(new Gauge("g", 3, 3)).execute();
        forget();

        assertThat(gauges.scan().filter(level.eq(limit)).list()).hasSize(1);
        assertThat(last(ScanRequest.class).expressionAttributeNames())
                .containsValues("l", "m")
                .doesNotContainValue("level");
        assertThat(gauges.update(gaugeKey.of("g"), level.set(limit.minus(1)))
                        .onlyIf(level.le(limit))
                        .execute()
                        .level())
                .isEqualTo(2);
    }

    @Test
    void toolboxCrashesOnAnEmptyAnd() {
        people.create(ada(id)).execute();

        assertThat(people.delete(key)
                        .onlyIf(Condition.all(List.of()))
                        .returningOld()
                        .execute())
                .isPresent();
    }

    /** It leaves the index key as it was where one of its parts is not given. */
    @Test
    void oneTableAnIndexKeyGoesStaleWhereAPartOfItIsMissing() {
        DocumentSchemaBuilder s = Schema.documents("parcels");
        StringAttribute<Document> docId = s.string("id");
        StringAttribute<Document> city = s.string("city");
        StringAttribute<Document> street = s.string("street");
        ScalarAttribute<Document, String> place = s.computed(
                "place",
                AttributeTypes.string(),
                d -> d.get("city") == null || d.get("street") == null ? null : d.get("city") + "#" + d.get("street"),
                List.of(city, street));
        PrimaryKey<Document, String> docKey = s.key(docId);
        Index<Document, String> byPlace = s.globalIndex("by-place", place);
        Model<Document> model = Dynamodel.create(db.client()).model("parcels", s.build());
        model.table().createIfAbsent().execute();
        model.put(Document.of("id", "a", "city", "Oslo", "street", "1")).execute();

        assertThatThrownBy(() -> model.update(docKey.of("a"), street.set("2")).execute())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("would become stale");
        model.update(docKey.of("a"), city.set("Oslo"), street.set("2")).execute();
        assertThat(model.query(byPlace).partition("Oslo#1").list()).isEmpty();
        assertThat(model.query(byPlace).partition("Oslo#2").list()).hasSize(1);
        model.modify(docKey.of("a"), d -> d.with("street", null)).execute();
        assertThat(model.scan(byPlace).list()).as("no entry without a part").isEmpty();
    }

    @Test
    void oneTableSplicesValuesIntoExpressions() {
        people.create(ada(id)).execute();
        String trap = "hello ${age} {98034} #0 :0 = size(x)";

        Person after = people.update(key, NICKNAME.set(trap), TAGS.append(trap)).execute();

        assertThat(after.nickname()).isEqualTo(trap);
        assertThat(last(UpdateItemRequest.class).updateExpression()).doesNotContain("hello", "{", "$");
        assertThat(people.scan()
                        .filter(NICKNAME.eq(trap).and(TAGS.contains(trap)))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void pynamoDbAKeyOnlyUpdateResetsTheVersionToOne() {
        people.create(ada(id)).execute();
        for (int i = 0; i < 3; i++) {
            people.update(key, POINTS.add(1)).execute();
        }

        assertThat(people.update(key, POINTS.add(1)).execute().version()).isEqualTo(5);
        assertThat(last(UpdateItemRequest.class).updateExpression()).matches(".*ADD .*");
    }

    /** It sends checks, deletes, puts and updates in this order, so that reasons no longer line up. */
    @Test
    void pynamoDbReordersTheOperationsOfATransaction() {
        Dynamodel dynamodel = Dynamodel.create(db.client());
        Model<Person> model = dynamodel.model("people", People.SCHEMA);
        people.create(ada(id)).execute();

        assertThatThrownBy(() -> dynamodel
                        .transaction(
                                model.update(key, AGE.add(1)),
                                model.create(ada(id + "-2")),
                                model.delete(KEY.of(id + "-3")),
                                model.check(KEY.of(id + "-4"), AGE.exists()))
                        .execute())
                .isInstanceOfSatisfying(TransactionFailedException.class, e -> {
                    assertThat(e.reasons())
                            .extracting(TransactionFailedException.Reason::verb)
                            .containsExactly("update", "create", "delete", "check");
                    assertThat(e.failed())
                            .extracting(TransactionFailedException.Reason::place)
                            .containsExactly(3);
                });
        assertThat(last(TransactWriteItemsRequest.class).transactItems())
                .extracting(part -> part.update() != null, part -> part.put() != null, part -> part.delete() != null)
                .containsExactly(
                        tuple(true, false, false),
                        tuple(false, true, false),
                        tuple(false, false, true),
                        tuple(false, false, false));
    }

    @Test
    void pynamoDbSendsFiltersOnKeysUnchecked() {
        assertThatThrownBy(() -> notes().query(Notes.KEY).partition("a").filter(Notes.NUMBER.gt(1)))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void allANestedSetUnderAMissingMapFails() {
        people.create(ada(id)).execute();

        assertThatThrownBy(() ->
                        people.update(key, HOME.dot(Addresses.CITY).set("c")).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("use creatingParents()");
        assertThat(people.update(key, HOME.dot(Addresses.CITY).set("c"))
                        .creatingParents()
                        .execute()
                        .home())
                .isEqualTo(new Address(null, "c", null));
    }
}
