package io.dynamodel.integration.batch;

import static io.dynamodel.schema.SortCondition.atOrAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.transport.WirePath;
import io.dynamodel.query.Explanation;
import io.dynamodel.query.Explanation.Warning;
import io.dynamodel.query.Model;
import io.dynamodel.query.Page;
import io.dynamodel.query.QueryOperation;
import io.dynamodel.query.ReadDeadlineException;
import io.dynamodel.query.ReadOperation;
import io.dynamodel.schema.Index;
import io.dynamodel.schema.IndexProjection;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.SortedIndex;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.Fault;
import io.dynamodel.testing.Faults;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.testing.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Whole items by way of an index that has their keys: on both paths, blocking and not. */
class HydrateTest {
    private static final long SEED = Long.getLong("dynamodel.fuzz.seed", 42);
    private static final LocalDynamoDb DB = LocalDynamoDb.start(Target.http());
    private static final Faults FAULTS = Faults.seeded(SEED);
    private static final int COUNT = 250;

    private long before;

    record Part(String shelf, int place, String bin, int rank, String label, String color) {}

    private static final SchemaBuilder<Part> S = Schema.builder(Part.class);
    private static final StringAttribute<Part> SHELF = S.string("shelf", Part::shelf);
    private static final NumberAttribute<Part, Integer> PLACE = S.integer("place", Part::place);
    private static final StringAttribute<Part> BIN = S.string("bin", Part::bin, Rules.required());
    private static final NumberAttribute<Part, Integer> RANK = S.integer("rank", Part::rank, Rules.required());
    private static final StringAttribute<Part> LABEL = S.string("label", Part::label, Rules.required());
    private static final StringAttribute<Part> COLOR = S.string("color", Part::color, Rules.required());
    private static final SortedKey<Part, String, Integer> KEY = S.key(SHELF, PLACE);
    private static final SortedIndex<Part, String, Integer> BY_BIN =
            S.globalIndex("by-bin", BIN, RANK, IndexProjection.include(COLOR));
    private static final SortedIndex<Part, String, Integer> BY_RANK =
            S.localIndex("by-rank", KEY, RANK, IndexProjection.keysOnly());
    private static final Index<Part, String> BY_COLOR_KEYS =
            S.globalIndex("by-color-keys", COLOR, IndexProjection.keysOnly());
    private static final Index<Part, String> BY_COLOR = S.globalIndex("by-color", COLOR);
    private static final Schema<Part> SCHEMA = S.build();

    private static final Map<WirePath, Model<Part>> MODELS =
            Map.of(WirePath.AUTO, model(WirePath.AUTO), WirePath.NEVER, model(WirePath.NEVER));
    private static final Model<Part> DIRECT = Dynamodel.create(DB.client()).model("parts", SCHEMA);

    private static Model<Part> model(WirePath path) {
        return Dynamodel.builder()
                .client(DB.client(FAULTS))
                .asyncClient(DB.asyncClient(FAULTS))
                .wirePath(path)
                .build()
                .model("parts", SCHEMA);
    }

    static Stream<Arguments> ways() {
        return Stream.of(WirePath.AUTO, WirePath.NEVER)
                .flatMap(path -> Stream.of(false, true).map(async -> Arguments.of(path, async)));
    }

    private static <T> List<T> list(boolean async, ReadOperation<?, T> read) {
        return async ? read.listAsync().join() : read.list();
    }

    private static <T> Page<T> page(boolean async, ReadOperation<?, T> read) {
        return async ? read.pageAsync().join() : read.page();
    }

    /** Keys and ranks go different ways; every third is odd, every fifth is red. */
    private static Part part(int i) {
        return new Part(
                "s" + i % 3, i, "b", (i * 97) % 1_009, i % 3 == 0 ? "odd" : "even", i % 5 == 0 ? "red" : "blue");
    }

    private static List<Part> byRank() {
        return IntStream.range(0, COUNT)
                .mapToObj(HydrateTest::part)
                .sorted(Comparator.comparing(Part::rank))
                .toList();
    }

    @BeforeAll
    static void createTable() {
        DIRECT.table().create().execute();
    }

    @AfterAll
    static void stop() {
        DB.close();
    }

    @BeforeEach
    void load() {
        FAULTS.clear();
        DIRECT.batchDelete(DIRECT.scan().select(SHELF, PLACE).list().stream()
                        .map(one -> KEY.of(one.get(SHELF), one.get(PLACE)))
                        .toList())
                .execute();
        DIRECT.batchPut(byRank()).execute();
        before = FAULTS.calls("BatchGetItem");
    }

    /** How often the table was asked for items since the test began. */
    private long gets() {
        return FAULTS.calls("BatchGetItem") - before;
    }

    private static QueryOperation<Part, Part> hydrated(WirePath path) {
        return MODELS.get(path).query(BY_BIN).partition("b").hydrate();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void wholeItemsComeInTheOrderOfTheIndexAlsoIfPartsAreLeftUnprocessed(WirePath path, boolean async) {
        FAULTS.with(Fault.unprocessed(0.3), 1).with(Fault.shuffledItems(), 1);

        assertThat(list(async, hydrated(path))).isEqualTo(byRank());
        FAULTS.clear();
        List<Part> backwards = new ArrayList<>(byRank());
        Collections.reverse(backwards);
        before = FAULTS.calls("BatchGetItem");
        assertThat(list(async, hydrated(path).descending())).isEqualTo(backwards);
        assertThat(gets()).isEqualTo(3);
        assertThat(hydrated(path).stream().toList()).isEqualTo(byRank());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatVanishedOrChangedBetweenTheHopsIsDropped(WirePath path, boolean async) {
        List<Part> before = byRank();
        Part vanishing = before.get(20);
        Part below = before.get(30);
        Part elsewhere = before.get(40);
        Part recolored = before.get(50);
        Part relabeled = before.get(60);
        FAULTS.on("BatchGetItem", Fault.meanwhile(() -> {
            DIRECT.delete(DIRECT.keyOf(vanishing)).execute();
            DIRECT.update(DIRECT.keyOf(below), RANK.set(1)).execute();
            DIRECT.update(DIRECT.keyOf(elsewhere), BIN.set("c")).execute();
            DIRECT.update(DIRECT.keyOf(recolored), COLOR.set("green")).execute();
            DIRECT.update(DIRECT.keyOf(relabeled), LABEL.set("fresh")).execute();
        }));
        List<Part> expected = new ArrayList<>(before.subList(10, before.size()));
        expected.removeAll(List.of(vanishing, below, elsewhere, recolored));
        expected.replaceAll(part -> part.equals(relabeled)
                ? new Part(part.shelf(), part.place(), part.bin(), part.rank(), "fresh", part.color())
                : part);

        QueryOperation<Part, Part> read = MODELS.get(path)
                .query(BY_BIN)
                .partition("b")
                .sort(atOrAfter(before.get(10).rank()))
                .filter(COLOR.eq("red").or(COLOR.eq("blue")))
                .hydrate();
        assertThat(list(async, read)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void pagesFillUpOverWhatTheTableDropsAndCursorsAreThoseOfTheIndex(WirePath path, boolean async) {
        List<Part> odd =
                byRank().stream().filter(part -> part.label().equals("odd")).toList();
        for (int pageSize : new int[] {7, 1_000}) {
            QueryOperation<Part, Part> read =
                    hydrated(path).filter(LABEL.eq("odd")).pageSize(pageSize).limit(10);
            List<Part> all = new ArrayList<>();
            List<Page<Part>> pages = new ArrayList<>();
            String cursor = null;
            do {
                Page<Part> page = page(async, cursor == null ? read : read.startingAfter(cursor));
                pages.add(page);
                all.addAll(page.items());
                cursor = page.nextCursor().orElse(null);
                assertThat(page.items()).hasSize(cursor == null ? page.items().size() : 10);
            } while (cursor != null);
            assertThat(all).as("page size %s", pageSize).isEqualTo(odd);
            for (int i = 2; i < pages.size(); i++) {
                Page<Part> back = page(
                        async, read.startingAfter(pages.get(i).previousCursor().orElseThrow()));
                assertThat(back.items()).isEqualTo(pages.get(i - 1).items());
            }
        }
    }

    @Test
    void aPageWithoutALimitIsWhatOneRequestOfTheIndexGives() {
        Page<Part> page = hydrated(WirePath.AUTO).pageSize(120).page();

        assertThat(page.items()).isEqualTo(byRank().subList(0, 120));
        assertThat(page.requests()).isEqualTo(3);
        assertThat(page.scannedCount()).isEqualTo(120);
        assertThat(hydrated(WirePath.AUTO).startingAfter(page).list()).isEqualTo(byRank().subList(120, COUNT));
    }

    @Test
    void aLimitFetchesNoMoreThanItTakes() {
        assertThat(hydrated(WirePath.AUTO).limit(3).list()).isEqualTo(byRank().subList(0, 3));
        assertThat(hydrated(WirePath.AUTO).limit(3).maxReadUnits(100).page().readUnits())
                .hasValue(2); // half a unit for the keys, and for each of three items
        assertThat(hydrated(WirePath.AUTO).first()).contains(byRank().get(0));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void keysAreCountedUnlessTheFilterNeedsTheItems(WirePath path, boolean async) {
        QueryOperation<Part, Part> red = hydrated(path).filter(COLOR.eq("red"));
        assertThat(async ? red.countAsync().join() : Long.valueOf(red.count())).isEqualTo(COUNT / 5);
        assertThat(gets()).isZero();

        QueryOperation<Part, Part> odd = hydrated(path).filter(LABEL.eq("odd"));
        long count =
                byRank().stream().filter(part -> part.label().equals("odd")).count();
        assertThat(async ? odd.countAsync().join() : Long.valueOf(odd.count())).isEqualTo(count);
        assertThat(gets()).isEqualTo(3);
        assertThat(odd.limit(5).count()).isEqualTo(5);
        assertThat(odd.exists()).isTrue();
        assertThat(hydrated(path).filter(LABEL.eq("none")).exists()).isFalse();
    }

    @Test
    void aBudgetGetsFurtherWithEachPage() {
        List<Part> all = new ArrayList<>();
        Page<Part> page = hydrated(WirePath.AUTO).maxRequests(1).page();
        all.addAll(page.items());
        while (page.hasMore()) {
            assertThat(page.isBudgetSpent()).isTrue();
            assertThat(page.items()).hasSize(100);
            page = hydrated(WirePath.AUTO).maxRequests(1).startingAfter(page).page();
            all.addAll(page.items());
        }
        assertThat(all).isEqualTo(byRank());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aDeadlineEndsTheSecondHopAndTellsWhereToGoOn(WirePath path, boolean async) {
        FAULTS.on("BatchGetItem", Fault.none()).always("BatchGetItem", Fault.unprocessed(1));
        QueryOperation<Part, Part> read = hydrated(path).deadline(Duration.ofMillis(700));

        assertThatThrownBy(() -> {
                    try {
                        list(async, read);
                    } catch (CompletionException e) {
                        throw e.getCause();
                    }
                })
                .isInstanceOfSatisfying(ReadDeadlineException.class, late -> {
                    FAULTS.clear();
                    assertThat(late.items()).isEqualTo(100);
                    List<Object> all = new ArrayList<>(late.page().items());
                    all.addAll(hydrated(path)
                            .startingAfter(late.page().nextCursor().orElseThrow())
                            .list());
                    assertThat(all).isEqualTo(byRank());
                });
    }

    @Test
    void aScanOfAnIndexIsHydratedInOnePieceAndInSegments() {
        Model<Part> parts = MODELS.get(WirePath.AUTO);

        assertThat(parts.scan(BY_BIN).hydrate().pageSize(60).list()).containsExactlyInAnyOrderElementsOf(byRank());
        List<Part> seen = Collections.synchronizedList(new ArrayList<>());
        parts.scan(BY_BIN).filter(LABEL.eq("odd")).hydrate().parallel(3).forEach(seen::add);
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        byRank().stream().filter(p -> p.label().equals("odd")).toList());
    }

    @Test
    void aLocalIndexMayBeHydratedConsistently() {
        Model<Part> parts = MODELS.get(WirePath.AUTO);

        assertThat(parts.query(BY_RANK).partition("s1").consistent().hydrate().list())
                .isEqualTo(byRank().stream().filter(p -> p.shelf().equals("s1")).toList());
        assertThatThrownBy(() -> hydrated(WirePath.AUTO).consistent().list())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("global");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatDoesNotFitIsPutAsideInItsTurnAndDoesNotCount(WirePath path, boolean async) {
        Part misfit = byRank().get(1);
        DB.client()
                .updateItem(update -> update.tableName("parts")
                        .key(DIRECT.keyOf(misfit).values())
                        .updateExpression("SET label = :l")
                        .expressionAttributeValues(Map.of(":l", AttributeValue.fromN("1"))));
        List<ItemMappingException> aside = Collections.synchronizedList(new ArrayList<>());
        Consumer<ItemMappingException> collect = aside::add;

        assertThat(list(async, hydrated(path).lenient(collect).limit(3)))
                .containsExactly(byRank().get(0), byRank().get(2), byRank().get(3));
        assertThat(aside).hasSize(1);
        assertThatThrownBy(() -> hydrated(path).list()).isInstanceOf(ItemMappingException.class);
    }

    @Test
    void aFindTakesAnIndexThatLacksAttributesOnlyIfItIsToldTo() {
        Model<Part> parts = MODELS.get(WirePath.AUTO);
        var condition = BIN.eq("b").and(RANK.lt(500)).and(LABEL.eq("odd"));

        assertThatThrownBy(() -> parts.find(condition).list())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("hydrate()");
        assertThatThrownBy(() -> parts.query(BY_BIN).partition("b").list())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("hydrate()");
        assertThat(parts.find(condition).hydrate().list())
                .isEqualTo(byRank().stream()
                        .filter(p -> p.rank() < 500 && p.label().equals("odd"))
                        .toList());
        assertThat(parts.find(condition).hydrate().first()).isPresent();
    }

    @Test
    void whatNeedsNoSecondHopIsPreferred() {
        Model<Part> parts = MODELS.get(WirePath.AUTO);
        QueryRequest request = (QueryRequest)
                parts.find(COLOR.eq("red")).hydrate().request().entries().get(0).request();

        assertThat(request.indexName()).isEqualTo(BY_COLOR.indexName());
        assertThat(parts.find(COLOR.eq("red")).hydrate().explain().toString())
                .contains("it lacks attributes, which would be fetched from the table");
        assertThat(parts.find(COLOR.eq("red")).hydrate().list()).hasSize(COUNT / 5);
        assertThat(gets()).isZero();
        assertThat(parts.find(COLOR.eq("red")).using(BY_COLOR_KEYS).hydrate().list())
                .hasSize(COUNT / 5);
        assertThat(gets()).isEqualTo(1);
    }

    @Test
    void theFirstRequestAsksForKeysAndTheExplanationTellsOfTheSecond() {
        QueryOperation<Part, Part> read =
                hydrated(WirePath.AUTO).filter(LABEL.eq("odd").and(COLOR.eq("red")));
        QueryRequest request = (QueryRequest) read.request().entries().get(0).request();

        assertThat(request.expressionAttributeNames().values())
                .containsExactlyInAnyOrder("shelf", "place", "bin", "rank", "color");
        assertThat(request.filterExpression()).hasSizeLessThan(10).contains("=");
        Explanation explanation = read.explain();
        assertThat(explanation.warnings())
                .extracting(Warning::kind)
                .contains(Warning.Kind.FETCHES_FROM_TABLE, Warning.Kind.FILTER_AFTER_READ);
        assertThat(explanation.toString()).contains("BatchGetItem for each 100 keys of the index");
    }

    @Test
    void hydratingAndSelectingExcludeEachOther() {
        Model<Part> parts = MODELS.get(WirePath.AUTO);

        assertThatThrownBy(() -> parts.scan(BY_BIN).hydrate().select(LABEL))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("leave out one of them");
        assertThatThrownBy(() -> parts.find(BIN.eq("b")).select(COLOR).hydrate())
                .isInstanceOf(InvalidRequestException.class);
    }
}
