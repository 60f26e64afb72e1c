package io.dynamodel.integration.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.query.Model;
import io.dynamodel.query.Page;
import io.dynamodel.query.ReadOperation;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.SortCondition;
import io.dynamodel.schema.SortedIndex;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever the table, the read, the page size and the way, paging yields each item once, in order. */
@DynamoDbTest
class PagingPropertyTest {
    private static final int TABLES = 4;
    private static final int WALKS = 40;

    record Thing(
            String owner,
            int number,
            @Nullable String kind,
            @Nullable Integer rank,
            String text) {}

    private static final SchemaBuilder<Thing> S = Schema.builder(Thing.class);
    private static final StringAttribute<Thing> OWNER = S.string("owner", Thing::owner);
    private static final NumberAttribute<Thing, Integer> NUMBER = S.integer("number", Thing::number);
    private static final StringAttribute<Thing> KIND = S.string("kind", Thing::kind);
    private static final NumberAttribute<Thing, Integer> RANK = S.integer("rank", Thing::rank);
    private static final StringAttribute<Thing> TEXT = S.string("text", Thing::text);
    private static final SortedKey<Thing, String, Integer> KEY = S.key(OWNER, NUMBER);
    private static final SortedIndex<Thing, String, Integer> BY_KIND = S.globalIndex("by-kind", KIND, RANK);
    private static final SortedIndex<Thing, String, Integer> OWN_BY_RANK = S.localIndex("own-by-rank", KEY, RANK);
    private static final io.dynamodel.schema.Index<Thing, Integer> SAME_RANK = S.globalIndex("same-rank", RANK);
    private static final Schema<Thing> SCHEMA = S.build();

    private final LocalDynamoDb db;

    PagingPropertyTest(LocalDynamoDb db) {
        this.db = db;
    }

    /** A read, and what it must yield as far as that is determined. */
    private record Case(
            String name,
            ReadOperation<Thing, Thing> read,
            List<Thing> expected,
            @Nullable Comparator<Thing> order) {}

    @Test
    void everyWalkYieldsEachItemOnceInOrder() {
        long seed = new Random().nextLong();
        for (int table = 0; table < TABLES; table++) {
            Random random = new Random(seed + table);
            Model<Thing> things = Dynamodel.builder()
                    .client(db.client())
                    .asyncClient(db.asyncClient())
                    .build()
                    .model("things-" + table, SCHEMA);
            things.table().create().execute();
            List<Thing> items = randomItems(random);
            items.forEach(thing -> things.put(thing).execute());
            for (int walk = 0; walk < WALKS; walk++) {
                Case of = randomCase(things, items, random);
                String what = "seed " + seed + ", table " + table + ", walk " + walk + ": " + of.name();
                List<Thing> all = of.read().list();
                assertThat(all).as(what).containsExactlyInAnyOrderElementsOf(of.expected());
                if (of.order() != null) {
                    assertThat(all).as(what).isSortedAccordingTo(of.order());
                }
                forward(of.read(), all, random, what);
                if (of.order() != null) {
                    toAndFro(of.read(), all, random, what);
                }
            }
        }
    }

    private static List<Thing> randomItems(Random random) {
        List<Thing> items = new ArrayList<>();
        int ranks = 1 + random.nextInt(6);
        for (String owner : List.of("a", "b", "c")) {
            int count = random.nextInt(30);
            for (int i = 0; i < count; i++) {
                items.add(new Thing(
                        owner,
                        i * 2 - 20,
                        random.nextInt(5) == 0 ? null : "k" + random.nextInt(2),
                        random.nextInt(6) == 0 ? null : random.nextInt(ranks) - 2,
                        random.nextBoolean() ? "x" : "y"));
            }
        }
        return items;
    }

    private static Case randomCase(Model<Thing> things, List<Thing> items, Random random) {
        boolean filtered = random.nextBoolean();
        Function<Thing, Boolean> kept = thing -> !filtered || thing.text().equals("x");
        Condition<Thing> filter = filtered ? TEXT.eq("x") : TEXT.exists();
        boolean descending = random.nextBoolean();
        int bound = random.nextInt(40) - 20;
        String owner = List.of("a", "b", "c", "nobody").get(random.nextInt(4));
        String kind = "k" + random.nextInt(2);
        Function<Comparator<Thing>, Comparator<Thing>> way = order -> descending ? order.reversed() : order;
        return switch (random.nextInt(6)) {
            case 0 -> {
                var query = things.query(KEY).partition(owner).filter(filter);
                yield new Case(
                        "partition " + owner + filtered + descending,
                        descending ? query.descending() : query,
                        some(items, t -> t.owner().equals(owner) && kept.apply(t)),
                        way.apply(Comparator.comparing(Thing::number)));
            }
            case 1 -> {
                var query = things.query(KEY)
                        .partition(owner)
                        .sort(SortCondition.atOrAfter(bound))
                        .filter(filter);
                yield new Case(
                        "range " + owner + bound + filtered + descending,
                        descending ? query.descending() : query,
                        some(items, t -> t.owner().equals(owner) && t.number() >= bound && kept.apply(t)),
                        way.apply(Comparator.comparing(Thing::number)));
            }
            case 2 -> {
                var query = things.query(BY_KIND).partition(kind).filter(filter);
                yield new Case(
                        "global index " + kind + filtered + descending,
                        descending ? query.descending() : query,
                        some(items, t -> kind.equals(t.kind()) && t.rank() != null && kept.apply(t)),
                        way.apply(Comparator.comparing(Thing::rank)));
            }
            case 3 -> {
                var query = things.query(OWN_BY_RANK).partition(owner).filter(filter);
                yield new Case(
                        "local index " + owner + filtered + descending,
                        descending ? query.descending() : query,
                        some(items, t -> t.owner().equals(owner) && t.rank() != null && kept.apply(t)),
                        way.apply(Comparator.comparing(Thing::rank)));
            }
            case 4 -> {
                var query = things.query(SAME_RANK).partition(0).filter(filter);
                yield new Case(
                        "unsorted index " + filtered + descending,
                        descending ? query.descending() : query,
                        some(items, t -> Integer.valueOf(0).equals(t.rank()) && kept.apply(t)),
                        Comparator.comparing(thing -> 0));
            }
            default -> new Case("scan " + filtered, things.scan().filter(filter), some(items, kept), null);
        };
    }

    private static List<Thing> some(List<Thing> items, Function<Thing, Boolean> kept) {
        return items.stream().filter(kept::apply).toList();
    }

    /** From the beginning to the end: by pages of any kind, a stream, a publisher. */
    private static void forward(ReadOperation<Thing, Thing> read, List<Thing> all, Random random, String what) {
        List<Thing> walked = new ArrayList<>();
        String cursor = null;
        do {
            Page<Thing> page = shaped(read, random).page(cursor);
            walked.addAll(page.items());
            cursor = page.nextCursor().orElse(null);
        } while (cursor != null);
        assertThat(walked).as(what + ", forward").containsExactlyElementsOf(all);
        ReadOperation<Thing, Thing> shaped = read.pageSize(1 + random.nextInt(9));
        int limit = 1 + random.nextInt(20);
        List<Thing> limited = all.subList(0, Math.min(limit, all.size()));
        try (Stream<Thing> stream = shaped.limit(limit).stream()) {
            assertThat(stream).as(what + ", stream").containsExactlyElementsOf(limited);
        }
        assertThat(shaped.limit(limit).list()).as(what + ", list").containsExactlyElementsOf(limited);
        assertThat(shaped.limit(limit).count()).as(what + ", count").isEqualTo(limited.size());
        assertThat(shaped.first()).as(what + ", first").isEqualTo(all.stream().findFirst());
        assertThat(shaped.exists()).as(what + ", exists").isEqualTo(!all.isEmpty());
    }

    /** Now on, now back: each page begins where the one before ends, or ends where it begins. */
    private static void toAndFro(ReadOperation<Thing, Thing> read, List<Thing> all, Random random, String what) {
        int from = 0;
        int to = 0;
        Page<Thing> page = null;
        for (int step = 0; step < 12; step++) {
            boolean back = page != null && random.nextBoolean();
            Optional<String> cursor =
                    page == null ? Optional.empty() : back ? page.previousCursor() : page.nextCursor();
            if (page != null && cursor.isEmpty()) {
                assertThat(back ? from : to).as(what + ", an end").isEqualTo(back ? 0 : all.size());
                continue;
            }
            ReadOperation<Thing, Thing> shaped = shaped(read, random);
            page = shaped.page(cursor.orElse(null));
            if (back) {
                to = from;
                from = to - page.items().size();
            } else {
                from = to;
                to = from + page.items().size();
            }
            assertThat(from).as(what + ", step " + step).isNotNegative();
            assertThat(to).as(what + ", step " + step).isLessThanOrEqualTo(all.size());
            assertThat(page.items())
                    .as(what + ", step " + step + (back ? " back" : " on"))
                    .containsExactlyElementsOf(all.subList(from, to));
        }
    }

    private static ReadOperation<Thing, Thing> shaped(ReadOperation<Thing, Thing> read, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> read.pageSize(1 + random.nextInt(7));
            case 1 -> read.limit(1 + random.nextInt(7));
            case 2 -> read.limit(1 + random.nextInt(7)).pageSize(1 + random.nextInt(7));
            default -> read.pageSize(1 + random.nextInt(3)).maxRequests(1 + random.nextInt(4));
        };
    }
}
