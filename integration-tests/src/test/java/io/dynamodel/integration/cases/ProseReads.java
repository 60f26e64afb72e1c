package io.dynamodel.integration.cases;

import static io.dynamodel.integration.cases.Things.CONTACT;
import static io.dynamodel.integration.cases.Things.LABELS;
import static io.dynamodel.integration.cases.Things.NAME;
import static io.dynamodel.integration.cases.Things.SORTED;
import static io.dynamodel.integration.cases.Things.SORTED_SCHEMA;
import static io.dynamodel.schema.Parts.parts;
import static io.dynamodel.schema.SortCondition.after;
import static io.dynamodel.schema.SortCondition.atOrAfter;
import static io.dynamodel.schema.SortCondition.atOrBefore;
import static io.dynamodel.schema.SortCondition.before;
import static io.dynamodel.schema.SortCondition.between;
import static io.dynamodel.schema.SortCondition.starting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.DynamodelException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.query.Model;
import io.dynamodel.query.Page;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SortCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Queries, scans and pages in words. */
final class ProseReads {
    private ProseReads() {}

    static void write(ProseBook book) {
        ranges(book);
        limits(book);
        compiling(book);
        multiAttribute(book);
        others(book);
    }

    private static Model<Document> items(Prose prose, int count) {
        Document[] items = IntStream.range(0, count)
                .mapToObj(i -> Document.of("pk", "p", "sk", i, "name", "n" + i))
                .toArray(Document[]::new);
        return prose.model(SORTED_SCHEMA, items);
    }

    private static List<Integer> sorts(Model<Document> model, SortCondition<Integer> condition) {
        return model.query(SORTED).partition("p").sort(condition).list().stream()
                .map(item -> item.getNumber("sk").intValue())
                .toList();
    }

    private static void ranges(ProseBook book) {
        book.agrees(
                "query", prose -> assertThat(sorts(items(prose, 4), before(2))).containsExactly(0, 1), "sort key < 2");
        book.agrees(
                "query",
                prose -> assertThat(sorts(items(prose, 4), atOrBefore(2))).containsExactly(0, 1, 2),
                "sort key <= 2");
        book.agrees(
                "query",
                prose -> assertThat(sorts(items(prose, 4), atOrAfter(1))).containsExactly(1, 2, 3),
                "sort key >= 1");
        book.agrees(
                "query",
                prose -> assertThat(sorts(items(prose, 4), between(1, 2))).containsExactly(1, 2),
                "between 1 and 2");
        book.agrees(
                "query",
                prose -> assertThatThrownBy(() -> Things.offline(SORTED_SCHEMA)
                                .query(SORTED)
                                .partition("p")
                                .sort(between(2, 1))
                                .request())
                        .isInstanceOfAny(DynamodelException.class, IllegalArgumentException.class),
                "upper < lower");
        book.cannotBeSaid(
                "query",
                "beginsWith(..) is a SortCondition<String>: on a numeric sort key it does not compile",
                "begins_with on a numeric");
        book.cannotBeSaid(
                "query", "keys and sort conditions carry their Java types: it does not compile", "wrong Java type");
    }

    private static void limits(ProseBook book) {
        book.agrees(
                "query",
                prose -> {
                    Counted counted = new Counted(prose, items(prose, 25));
                    assertThat(counted.model
                                    .query(SORTED)
                                    .partition("p")
                                    .limit(3)
                                    .list())
                            .hasSize(3);
                    assertThat(counted.requests).hasSize(1);
                },
                "limit(3)");
        book.agrees(
                "query",
                prose -> {
                    Counted counted = new Counted(prose, items(prose, 25));
                    assertThat(counted.model
                                    .query(SORTED)
                                    .partition("p")
                                    .pageSize(3)
                                    .list())
                            .hasSize(25);
                    assertThat(counted.requests).hasSize(9);
                },
                "25 items and pageSize(3)");
        book.agrees(
                "query",
                prose -> {
                    var query = items(prose, 4).query(SORTED).partition("p").pageSize(2);
                    Page<Document> first = query.page();
                    Page<Document> second = query.startingAfter(
                                    first.lastEvaluatedKey().orElseThrow())
                            .page();
                    assertThat(first.items()).hasSize(2);
                    assertThat(second.items()).hasSize(2);
                    if (second.hasMore()) {
                        assertThat(query.startingAfter(second.lastEvaluatedKey().orElseThrow())
                                        .page()
                                        .items())
                                .isEmpty();
                    }
                },
                "4 items and pageSize(2)");
        book.agrees(
                "query",
                prose -> {
                    Counted counted = new Counted(prose, items(prose, 4));
                    assertThat(counted.model
                                    .query(SORTED)
                                    .partition("p")
                                    .pageSize(1)
                                    .filter(NAME.eq("nobody"))
                                    .first())
                            .isEmpty();
                    assertThat(counted.requests.size()).isGreaterThanOrEqualTo(4);
                },
                "filter rejecting every item");
        book.agrees(
                "query",
                prose -> {
                    Counted counted = new Counted(prose, items(prose, 25));
                    assertThat(counted.model
                                    .query(SORTED)
                                    .partition("p")
                                    .pageSize(10)
                                    .count())
                            .isEqualTo(25);
                    assertThat(counted.requests).allMatch(request -> request.contains("Select=COUNT"));
                },
                "count() on 25");
        book.agrees("query/count", prose -> {
            Counted counted = new Counted(prose, items(prose, 1));
            assertThat(counted.model.query(SORTED).partition("p").count()).isEqualTo(1);
            assertThat(counted.requests.get(0)).contains("Select=COUNT");
        });
        book.agrees("paging/must-differ", prose -> {
            Counted counted = new Counted(prose, items(prose, 25));
            assertThat(counted.model.query(SORTED).partition("p").limit(1).list())
                    .hasSize(1);
            assertThat(counted.requests).hasSize(1);
        });
    }

    private static void compiling(ProseBook book) {
        book.agrees(
                "query",
                prose -> {
                    var query = Things.offline(SORTED_SCHEMA)
                            .query(SORTED)
                            .partition("p")
                            .select(NAME, CONTACT);
                    assertThat(StubClient.canonical("query", query.request().first())
                                    .toString())
                            .contains("ProjectionExpression=['contact', 'name']");
                },
                "projection of two attributes");
        book.agrees(
                "query|engine/error",
                prose -> ProseExpressions.refused(() -> Things.offline(SORTED_SCHEMA)
                        .query(Things.BY_G1)
                        .partition("g")
                        .consistent()
                        .request()),
                "GSI",
                "consistent read");
        book.agrees(
                "engine/error",
                prose -> ProseExpressions.refused(() -> Things.offline(SORTED_SCHEMA)
                        .query(Things.BY_G1)
                        .partition("g")
                        .consistent()
                        .request()),
                "ConsistentRead");
        book.cannotBeSaid(
                "engine/error",
                "a query begins with partition(..): without it, it does not compile",
                "without the hash key");
        book.cannotBeSaid(
                "query", "an index is a token of the schema: an unknown one does not compile", "unknown index name");
        book.agrees("query/validate", prose -> {
            var query = Things.offline(SORTED_SCHEMA).query(SORTED).partition("p");
            assertThatThrownBy(() -> query.limit(0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> query.pageSize(0)).isInstanceOf(IllegalArgumentException.class);
        });
        book.agrees(
                "query/must-differ",
                prose -> ProseExpressions.refused(() -> Things.offline(SORTED_SCHEMA)
                        .query(SORTED)
                        .partition("p")
                        .filter(Things.SK.gt(1))
                        .request()));
        book.cannotBeSaid(
                "query/scan-guard",
                "query(..) wants a key or an index, and scan() is a verb of its own: no query becomes a scan");
        book.agrees("query/compile", prose -> {
            QueryRequest request = Things.offline(SORTED_SCHEMA)
                    .query(SORTED)
                    .partition("a")
                    .sort(between(1, 3))
                    .filter(CONTACT.exists().and(LABELS.contains("q").negate()))
                    .descending()
                    .pageSize(5)
                    .request()
                    .first(QueryRequest.class);
            assertThat(ProseText.shape(request.keyConditionExpression()))
                    .isEqualTo(ProseText.shape("#0 = :0 AND #1 BETWEEN :1 AND :2"));
            assertThat(ProseText.shape(request.filterExpression()))
                    .isEqualTo(ProseText.shape("attribute_exists(#2) AND (NOT contains(#3, :3))"));
            assertThat(request.limit()).isEqualTo(5);
            assertThat(request.scanIndexForward()).isFalse();
        });
        book.differs(Difference.CAPACITY_WHEN_ASKED, "capacity", prose -> {
            var plain = Things.offline(SORTED_SCHEMA)
                    .get(SORTED.of("p", 1))
                    .request()
                    .first();
            assertThat(StubClient.canonical("getItem", plain).get("ReturnConsumedCapacity"))
                    .isEmpty();
            Model<Document> asking = Dynamodel.builder()
                    .client(prose.client())
                    .reportConsumedCapacity()
                    .build()
                    .model("T-1", SORTED_SCHEMA);
            assertThat(StubClient.canonical(
                                    "getItem",
                                    asking.get(SORTED.of("p", 1)).request().first())
                            .get("ReturnConsumedCapacity"))
                    .isNotEmpty();
        });
    }

    private static void multiAttribute(ProseBook book) {
        Document item =
                Document.of("pk", "p", "sk", 1, "region", "r", "team", "t", "status", "open", "due", "d", "points", 4);
        book.agrees(
                "index/multi-attribute",
                prose -> {
                    QueryRequest request = Things.offline(SORTED_SCHEMA)
                            .query(Things.BY_TEAM)
                            .partition(parts("r", "t"))
                            .request()
                            .first(QueryRequest.class);
                    ProseText.hasShapeOf(
                            prose, new ProseText.Expression(request.keyConditionExpression(), Map.of(), Map.of()));
                    assertThat(SORTED_SCHEMA.toItem(item)).hasSize(7);
                },
                "query region+team");
        book.agrees(
                "index/multi-attribute",
                prose -> {
                    QueryRequest request = Things.offline(SORTED_SCHEMA)
                            .query(Things.BY_TEAM)
                            .partition(parts("r", "t"))
                            .sort(starting("open", starting("d", after(3))))
                            .request()
                            .first(QueryRequest.class);
                    assertThat(ProseText.shape(request.keyConditionExpression()))
                            .isEqualTo(ProseText.shape("#a = :a AND #b = :b AND #c = :c AND #d = :d AND #e > :e"));
                },
                "points gt 3");
        book.cannotBeSaid(
                "index/multi-attribute",
                "the partition is Parts<String, String>: fewer or other parts do not compile, nor does a range before the last");
        book.agrees(
                "query",
                prose -> {
                    Model<Document> model = prose.model(SORTED_SCHEMA, item);
                    assertThat(model.query(Things.BY_TEAM)
                                    .partition(parts("r", "t"))
                                    .sort(starting("open", SortCondition.leading(after("c"))))
                                    .list())
                            .hasSize(1);
                },
                "two partition and two sort");
    }

    private static void others(ProseBook book) {
        book.agrees("errors", prose -> {
            Model<Document> model = items(prose, 9);
            prose.client()
                    .putItem(put -> put.tableName(model.tableName())
                            .item(Map.of(
                                    "pk", AttributeValue.fromS("p"),
                                    "sk", AttributeValue.fromN("99"),
                                    "name", AttributeValue.fromN("1"))));
            var query = model.query(SORTED).partition("p");
            assertThatThrownBy(query::list)
                    .isInstanceOf(ItemMappingException.class)
                    .hasMessageContaining("99")
                    .hasMessageContaining("name");
            List<ItemMappingException> aside = new ArrayList<>();
            assertThat(query.lenient(aside::add).list()).hasSize(9);
            assertThat(aside).hasSize(1);
        });
        book.agrees(
                "types",
                prose -> {
                    DocumentSchemaBuilder s = Schema.documents("converted");
                    var key = s.key(s.string("id"));
                    var code = s.scalar(
                            "code",
                            io.dynamodel.schema.AttributeTypes.converted(
                                    io.dynamodel.schema.AttributeTypes.string(),
                                    Integer.class,
                                    new io.dynamodel.schema.Converter<Integer, String>() {
                                        @Override
                                        public String toStored(Integer value) {
                                            return "c" + value;
                                        }

                                        @Override
                                        public Integer fromStored(String stored) {
                                            return Integer.valueOf(stored.substring(1));
                                        }
                                    },
                                    false));
                    var byCode = s.globalIndex("by-code", code);
                    Model<Document> model = prose.model(s.build(), Document.of("id", "1", "code", 7));
                    assertThat(model.query(key)
                                    .partition("1")
                                    .filter(code.eq(7))
                                    .list())
                            .hasSize(1);
                    assertThat(model.query(byCode)
                                    .partition(7)
                                    .first()
                                    .orElseThrow()
                                    .get("code"))
                            .isEqualTo(7);
                },
                "custom converter");
    }

    /** A model on the same table whose requests are counted. */
    private static final class Counted {
        private final List<String> requests = new ArrayList<>();
        private final Model<Document> model;

        Counted(Prose prose, Model<Document> of) {
            this.model = Dynamodel.create(new CountingClient(prose.client(), requests))
                    .model(of.tableName(), of.schema());
        }
    }
}
