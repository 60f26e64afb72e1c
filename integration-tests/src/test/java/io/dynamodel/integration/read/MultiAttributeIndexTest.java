package io.dynamodel.integration.read;

import static io.dynamodel.schema.Parts.parts;
import static io.dynamodel.schema.SortCondition.after;
import static io.dynamodel.schema.SortCondition.beginsWith;
import static io.dynamodel.schema.SortCondition.between;
import static io.dynamodel.schema.SortCondition.equalTo;
import static io.dynamodel.schema.SortCondition.leading;
import static io.dynamodel.schema.SortCondition.starting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.query.Model;
import io.dynamodel.query.Page;
import io.dynamodel.query.QueryOperation;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.Parts;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SortCondition;
import io.dynamodel.schema.SortedIndex;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.DynamoDbTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/** A global index of four partition and four sort attributes. */
@DynamoDbTest
class MultiAttributeIndexTest {
    private static final DocumentSchemaBuilder S = Schema.documents("events");
    private static final StringAttribute<Document> ID = S.string("id");
    private static final StringAttribute<Document> TENANT = S.string("tenant");
    private static final StringAttribute<Document> REGION = S.string("region");
    private static final NumberAttribute<Document, Integer> SHARD = S.integer("shard");
    private static final StringAttribute<Document> KIND = S.string("kind");
    private static final NumberAttribute<Document, Integer> YEAR = S.integer("year");
    private static final NumberAttribute<Document, Integer> MONTH = S.integer("month");
    private static final ScalarAttribute<Document, LocalDate> DAY = S.localDate("day");
    private static final StringAttribute<Document> NAME = S.string("name");

    static {
        S.key(ID);
    }

    private static final SortedIndex<
                    Document,
                    Parts<String, Parts<String, Parts<Integer, String>>>,
                    Parts<Integer, Parts<Integer, Parts<LocalDate, String>>>>
            BY_ALL = S.globalIndex("by-all", S.parts(TENANT, REGION, SHARD, KIND), S.parts(YEAR, MONTH, DAY, NAME));
    private static final SortedIndex<Document, Parts<String, String>, Integer> BY_TWO =
            S.globalIndex("by-two", S.parts(TENANT, KIND), YEAR);
    private static final Schema<Document> SCHEMA = S.build();

    private final Model<Document> events;

    MultiAttributeIndexTest(DynamoDbClient client) {
        this.events = Dynamodel.create(client).model("events", SCHEMA);
    }

    @BeforeEach
    void load() {
        events.table().createIfAbsent().execute();
        int id = 0;
        for (int year : new int[] {2025, 2026}) {
            for (int month : new int[] {2, 10}) {
                for (int day : new int[] {3, 20}) {
                    for (String name : List.of("alpha", "beta")) {
                        events.put(Document.of(
                                        "id",
                                        "e" + id++,
                                        "tenant",
                                        "t",
                                        "region",
                                        "eu",
                                        "shard",
                                        1,
                                        "kind",
                                        "k",
                                        "year",
                                        year,
                                        "month",
                                        month,
                                        "day",
                                        LocalDate.of(year, month, day),
                                        "name",
                                        name))
                                .execute();
                    }
                }
            }
        }
        events.put(Document.of("id", "unindexed", "tenant", "t", "year", 2026)).execute();
    }

    private QueryOperation<Document, Document> query(
            SortCondition<Parts<Integer, Parts<Integer, Parts<LocalDate, String>>>> sort) {
        return events.query(BY_ALL).partition(parts("t", "eu", 1, "k")).sort(sort);
    }

    private static List<String> texts(List<Document> documents) {
        return documents.stream()
                .map(each -> each.get("day") + " " + each.get("name"))
                .toList();
    }

    @Test
    void theTableIsCreatedWithAllOfThem() {
        assertThat(events.table().describe().execute().orElseThrow().globalSecondaryIndexes())
                .filteredOn(index -> index.indexName().equals("by-all"))
                .singleElement()
                .satisfies(index -> {
                    assertThat(index.keySchema())
                            .extracting(each -> each.attributeName())
                            .containsExactly("tenant", "region", "shard", "kind", "year", "month", "day", "name");
                    assertThat(index.keySchema())
                            .filteredOn(each -> each.keyType() == KeyType.HASH)
                            .hasSize(4);
                });
    }

    @Test
    void aWholePartitionIsSortedAttributeByAttribute() {
        List<String> all =
                texts(events.query(BY_ALL).partition(parts("t", "eu", 1, "k")).list());

        assertThat(all).hasSize(16).isSorted();
        assertThat(events.query(BY_ALL).partition(parts("t", "us", 1, "k")).list())
                .isEmpty();
    }

    @Test
    void sortAttributesAreUsedFromTheLeft() {
        assertThat(query(starting(2026)).list()).hasSize(8);
        assertThat(query(starting(2026, starting(10))).list()).hasSize(4);
        assertThat(texts(query(starting(2026, starting(10, starting(LocalDate.of(2026, 10, 3)))))
                        .list()))
                .containsExactly("2026-10-03 alpha", "2026-10-03 beta");
        assertThat(texts(query(starting(2026, starting(10, starting(LocalDate.of(2026, 10, 3), beginsWith("b")))))
                        .list()))
                .containsExactly("2026-10-03 beta");
    }

    @Test
    void aRangeMayEndEveryPrefix() {
        assertThat(query(leading(after(2025))).list()).hasSize(8);
        assertThat(query(starting(2025, leading(between(1, 9)))).list()).hasSize(4);
        assertThat(texts(query(starting(2025, starting(2, leading(after(LocalDate.of(2025, 2, 3))))))
                        .list()))
                .containsExactly("2025-02-20 alpha", "2025-02-20 beta");
        assertThat(query(equalTo(parts(2025, 10, LocalDate.of(2025, 10, 20), "beta")))
                        .list())
                .singleElement()
                .extracting(each -> each.get("name"))
                .isEqualTo("beta");
        assertThat(query(starting(2025, equalTo(parts(10, LocalDate.of(2025, 10, 20), "beta"))))
                        .list())
                .hasSize(1);
    }

    @Test
    void partsMayBeMixedWithASingleAttribute() {
        assertThat(events.query(BY_TWO)
                        .partition(parts("t", "k"))
                        .sort(after(2025))
                        .descending()
                        .list())
                .hasSize(8);
    }

    @Test
    void aWalkYieldsEachItemOnce() {
        List<String> seen = new ArrayList<>();
        QueryOperation<Document, Document> query =
                query(starting(2026)).filter(ID.ne("e9")).limit(3);
        Page<Document> page = query.page();
        seen.addAll(texts(page.items()));
        while (page.hasMore()) {
            page = query.startingAfter(page.lastEvaluatedKey().orElseThrow()).page();
            seen.addAll(texts(page.items()));
        }

        assertThat(seen).hasSize(7).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void everyAttributeOfTheKeyIsRefusedInAFilter() {
        for (StringAttribute<Document> attribute : List.of(TENANT, REGION, KIND, NAME)) {
            assertThatThrownBy(() -> query(starting(2026)).filter(attribute.eq("x")))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("'" + attribute + "'");
        }
        assertThatThrownBy(() -> query(starting(2026)).filter(MONTH.eq(3).or(SHARD.eq(1))))
                .isInstanceOf(InvalidRequestException.class);
    }
}
