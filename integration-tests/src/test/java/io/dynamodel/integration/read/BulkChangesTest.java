package io.dynamodel.integration.read;

import static io.dynamodel.schema.Rules.atMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.DeadlineException;
import io.dynamodel.core.error.InvalidCursorException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.query.BulkProgress;
import io.dynamodel.query.BulkReport;
import io.dynamodel.query.BulkStoppedException;
import io.dynamodel.query.Model;
import io.dynamodel.query.ReadBudgetException;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Index;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.Isolation;
import io.dynamodel.testing.LocalDynamoDb;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

@DynamoDbTest(isolation = Isolation.PER_METHOD)
class BulkChangesTest {
    private static final int ITEMS = 40;

    private static final DocumentSchemaBuilder S = Schema.documents("row");
    private static final StringAttribute<Document> ID = S.string("id");
    private static final NumberAttribute<Document, Integer> NUMBER = S.integer("number", atMost(1000));
    private static final StringAttribute<Document> KIND = S.string("kind");
    private static final StringAttribute<Document> STATE = S.string("state");
    private static final NumberAttribute<Document, Long> VERSION = S.version("version");
    private static final PrimaryKey<Document, String> KEY = S.key(ID);
    private static final Index<Document, String> BY_KIND = S.globalIndex("by-kind", KIND);
    private static final Schema<Document> SCHEMA = S.build();

    private final LocalDynamoDb db;
    private final AtomicReference<@Nullable Runnable> betweenReadAndWrite = new AtomicReference<>();
    private final Model<Document> rows;
    private final Model<Document> others;

    BulkChangesTest(LocalDynamoDb db) {
        this.db = db;
        this.rows = model(new Intruding());
        this.others = model(Clock.systemUTC());
    }

    private Model<Document> model(Clock clock) {
        return Dynamodel.builder()
                .client(db.client())
                .asyncClient(db.asyncClient())
                .clock(clock)
                .build()
                .model("rows", SCHEMA);
    }

    /** Each write asks for the time after the read: there somebody else comes in. */
    private final class Intruding extends Clock {
        @Override
        public Instant instant() {
            boolean isRead = !db.recorder().requests(QueryRequest.class).isEmpty()
                    || !db.recorder().requests(ScanRequest.class).isEmpty();
            Runnable action = isRead ? betweenReadAndWrite.getAndSet(null) : null;
            if (action != null) {
                action.run();
            }
            return Instant.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void fill() {
        rows.table().createIfAbsent().execute();
        for (int i = 0; i < ITEMS; i++) {
            others.put(Document.of("id", id(i), "number", i, "kind", "k" + i % 2, "state", "new"))
                    .execute();
        }
        db.recorder().clear();
    }

    private static String id(int number) {
        return "r" + number;
    }

    private Document row(int number) {
        return others.get(KEY.of(id(number))).execute().orElseThrow();
    }

    private long inState(String state) {
        return others.scan().filter(STATE.eq(state)).count();
    }

    @Test
    void eachItemOfAQueryIsUpdatedByAWriteOfItsOwn() {
        BulkReport<Document> report = rows.query(BY_KIND)
                .partition("k1")
                .filter(STATE.eq("new"))
                .pageSize(6)
                .updateEach(STATE.set("old"), NUMBER.add(100))
                .execute();

        assertThat(report.matched()).isEqualTo(20);
        assertThat(report.changed()).isEqualTo(20);
        assertThat(report.skipped()).isZero();
        assertThat(report.failed()).isZero();
        assertThat(report.readUnits()).isPositive();
        assertThat(report.writeUnits()).isGreaterThanOrEqualTo(20);
        assertThat(report.requests()).isEqualTo(db.recorder().requests().size());
        assertThat(db.recorder().requests(QueryRequest.class))
                .hasSizeGreaterThan(3)
                .allSatisfy(
                        request -> assertThat(request.projectionExpression()).isNotNull());
        assertThat(db.recorder().requests(UpdateItemRequest.class))
                .hasSize(20)
                .allSatisfy(request ->
                        assertThat(request.expressionAttributeNames().values()).contains("kind", "state", "version"));
        assertThat(inState("old")).isEqualTo(20);
        assertThat(row(1).getNumber("number").intValue()).isEqualTo(101);
        assertThat(row(1).getNumber("version").longValue()).isEqualTo(2);
        assertThat(row(2).getNumber("version").longValue()).isEqualTo(1);
    }

    @Test
    void itemsOfAnIndexAreDeletedOverSeveralPages() {
        BulkReport<Document> report =
                rows.query(BY_KIND).partition("k0").pageSize(3).deleteEach().execute();

        assertThat(report.changed()).isEqualTo(20);
        assertThat(db.recorder().requests(QueryRequest.class)).hasSizeGreaterThan(6);
        assertThat(db.recorder().requests(DeleteItemRequest.class)).hasSize(20);
        assertThat(others.scan().list()).hasSize(20).allMatch(row -> "k1".equals(row.getString("kind")));
        assertThat(rows.scan(BY_KIND).deleteEach().execute().changed()).isEqualTo(20);
        assertThat(others.scan().exists()).isFalse();
    }

    @Test
    void asynchronouslyManyWritesAreUnderWay() {
        assertThat(rows.scan()
                        .filter(NUMBER.lt(30))
                        .pageSize(15)
                        .updateEach(STATE.set("old"))
                        .concurrency(4)
                        .executeAsync())
                .succeedsWithin(Duration.ofSeconds(60))
                .satisfies(report -> assertThat(report.changed()).isEqualTo(30));
        assertThat(inState("old")).isEqualTo(30);
        assertThat(rows.find(KIND.eq("k1").and(STATE.eq("old"))).deleteEach().executeAsync())
                .succeedsWithin(Duration.ofSeconds(60))
                .satisfies(report -> assertThat(report.changed()).isEqualTo(15));
    }

    @Test
    void anItemThatSomebodyChangesBetweenReadAndWriteIsLeftAlone() {
        betweenReadAndWrite.set(() -> {
            others.update(KEY.of(id(3)), NUMBER.set(500)).execute(); // another version
            others.delete(KEY.of(id(4))).execute();
            db.client()
                    .updateItem(request -> request.tableName("rows") // the same version, and out of the filter
                            .key(Map.of("id", AttributeValue.fromS(id(5))))
                            .updateExpression("SET #s = :s")
                            .expressionAttributeNames(Map.of("#s", "state"))
                            .expressionAttributeValues(Map.of(":s", AttributeValue.fromS("kept"))));
        });
        BulkReport<Document> report =
                rows.scan().filter(STATE.eq("new")).updateEach(STATE.set("old")).execute();

        assertThat(betweenReadAndWrite.get()).isNull();
        assertThat(report.matched()).isEqualTo(ITEMS);
        assertThat(report.changed()).isEqualTo(ITEMS - 3);
        assertThat(report.skipped()).isEqualTo(3);
        assertThat(report.failed()).isZero();
        assertThat(row(3).getString("state")).isEqualTo("new");
        assertThat(row(3).getNumber("number").intValue()).isEqualTo(500);
        assertThat(others.get(KEY.of(id(4))).execute()).isEmpty();
        assertThat(row(5).getString("state")).isEqualTo("kept");
    }

    @Test
    void anItemThatLeftTheIndexIsNotDeleted() {
        betweenReadAndWrite.set(() -> db.client()
                .updateItem(request -> request.tableName("rows")
                        .key(Map.of("id", AttributeValue.fromS(id(7))))
                        .updateExpression("REMOVE kind")));
        BulkReport<Document> report = rows.scan(BY_KIND).deleteEach().execute();

        assertThat(report.skipped()).isEqualTo(1);
        assertThat(others.scan().list()).hasSize(1);
    }

    @Test
    void aConditionOfItsOwnExcludesItemsWhenTheyAreWritten() {
        BulkReport<Document> report =
                rows.scan().deleteEach().onlyIf(NUMBER.lt(10)).execute();

        assertThat(report.changed()).isEqualTo(10);
        assertThat(report.skipped()).isEqualTo(ITEMS - 10);
        assertThat(others.scan().count()).isEqualTo(ITEMS - 10);
    }

    @Test
    void aRuleThatAnItemWouldBreakIsAFailureWhichStopsOrIsHandedAside() {
        others.update(KEY.of(id(9)), NUMBER.set(990)).execute();
        List<String> aside = new ArrayList<>();
        BulkReport<Document> report = rows.scan()
                .updateEach(NUMBER.add(20))
                .onFailure((key, cause) -> aside.add(key.toString()))
                .execute();

        assertThat(report.changed()).isEqualTo(ITEMS - 1);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(aside).singleElement().asString().contains("r9");
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.key()).isEqualTo(KEY.of("r9"));
            assertThat(failure.cause()).isInstanceOf(ConditionFailedException.class);
        });
        assertThat(row(9).getNumber("number").intValue()).isEqualTo(990);

        BulkStoppedException stopped = catchThrowableOfType(
                BulkStoppedException.class,
                () -> rows.scan().updateEach(NUMBER.add(20)).execute());
        assertThat(stopped).hasCauseInstanceOf(ConditionFailedException.class);
        assertThat(stopped.progress().report().failed()).isEqualTo(1);
    }

    @Test
    void afterAStopItGoesOnAndLeavesNothingOut() {
        BulkStoppedException stopped = catchThrowableOfType(
                BulkStoppedException.class,
                () -> rows.scan()
                        .filter(STATE.eq("new"))
                        .pageSize(5)
                        .maxRequests(3)
                        .updateEach(STATE.set("old"), NUMBER.add(100))
                        .execute());
        assertThat(stopped).hasCauseInstanceOf(ReadBudgetException.class);
        assertThat(stopped.progress().report().changed()).isEqualTo(15);
        String checkpoint = stopped.progress().checkpoint();

        AtomicReference<BulkProgress<Document>> last = new AtomicReference<>();
        BulkReport<Document> rest = rows.scan()
                .filter(STATE.eq("new"))
                .updateEach(STATE.set("old"), NUMBER.add(100))
                .startingAt(checkpoint)
                .onProgress(last::set)
                .execute();
        assertThat(rest.changed()).isEqualTo(25);
        assertThat(others.scan().list())
                .allSatisfy(
                        row -> assertThat(row.getNumber("number").intValue()).isBetween(100, 100 + ITEMS - 1));
        assertThat(last.get().isComplete()).isTrue();

        db.recorder().clear();
        assertThat(rows.scan()
                        .filter(STATE.eq("new"))
                        .updateEach(STATE.set("old"))
                        .startingAt(last.get().checkpoint())
                        .execute()
                        .matched())
                .isZero();
        assertThat(db.recorder().requests()).isEmpty();
        assertThatThrownBy(() -> rows.scan()
                        .filter(STATE.eq("new"))
                        .deleteEach()
                        .startingAt(checkpoint)
                        .execute())
                .isInstanceOf(InvalidCursorException.class);
        assertThatThrownBy(() -> rows.scan()
                        .updateEach(STATE.set("old"))
                        .startingAt(checkpoint)
                        .execute())
                .isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void aStopWithinAPageSeesItsItemsAgain() {
        List<String> pages = new ArrayList<>();
        BulkStoppedException stopped = catchThrowableOfType(
                BulkStoppedException.class,
                () -> rows.scan()
                        .pageSize(10)
                        .updateEach(STATE.set("old"))
                        .onProgress(progress -> {
                            pages.add(progress.checkpoint());
                            if (pages.size() == 2) {
                                throw new IllegalStateException("enough");
                            }
                        })
                        .execute());
        assertThat(stopped).hasCauseInstanceOf(IllegalStateException.class);
        BulkReport<Document> again =
                rows.scan().updateEach(NUMBER.add(100)).startingAt(pages.get(0)).execute();
        assertThat(again.changed()).isEqualTo(ITEMS - 10); // ten of them for the second time
    }

    @Test
    void theEndOfTheTimeStopsItWithACheckpoint() {
        BulkStoppedException stopped = catchThrowableOfType(
                BulkStoppedException.class,
                () -> rows.scan()
                        .pageSize(5)
                        .updateEach(STATE.set("old"))
                        .writeUnitsPerSecond(4)
                        .readUnitsPerSecond(100)
                        .deadline(Duration.ofSeconds(2))
                        .execute());
        assertThat(stopped).hasCauseInstanceOf(DeadlineException.class);
        assertThat(stopped.progress().report().changed()).isBetween(1L, 25L);
        rows.scan()
                .updateEach(STATE.set("old"))
                .startingAt(stopped.progress().checkpoint())
                .executeAsync()
                .join();
        assertThat(inState("old")).isEqualTo(ITEMS);
    }

    @Test
    void whatCannotBeDoneIsRefused() {
        assertThatThrownBy(() -> rows.scan().updateEach()).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> rows.scan().updateEach(ID.set("x")).execute())
                .isInstanceOf(BulkStoppedException.class)
                .cause()
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> rows.scan().deleteEach().concurrency(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rows.scan().deleteEach().writeUnitsPerSecond(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(db.recorder().requests(UpdateItemRequest.class)).isEmpty();
        assertThat(rows.scan().deleteEach().request().first(ScanRequest.class).projectionExpression())
                .isNotNull();
        assertThat(rows.scan().deleteEach().explain().toString()).contains("Scan", "DeleteItem");
        assertThat(rows.scan().limit(7).deleteEach().execute().changed()).isEqualTo(7);
    }
}
