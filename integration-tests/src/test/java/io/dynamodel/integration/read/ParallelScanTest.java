package io.dynamodel.integration.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidCursorException;
import io.dynamodel.core.error.InvalidCursorException.Reason;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.query.CursorSealer;
import io.dynamodel.query.Model;
import io.dynamodel.query.ParallelScan;
import io.dynamodel.query.ReadDeadlineException;
import io.dynamodel.query.ScanProgress;
import io.dynamodel.query.ScanStoppedException;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Index;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.LocalDynamoDb;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

@DynamoDbTest
class ParallelScanTest {
    private static final int ITEMS = 1500;

    private static final DocumentSchemaBuilder S = Schema.documents("row");
    private static final StringAttribute<Document> ID = S.string("id");
    private static final NumberAttribute<Document, Integer> NUMBER = S.integer("number");
    private static final StringAttribute<Document> KIND = S.string("kind");
    private static final PrimaryKey<Document, String> KEY = S.key(ID);
    private static final Index<Document, String> BY_KIND = S.globalIndex("by-kind", KIND);
    private static final Schema<Document> SCHEMA = S.build();

    private final LocalDynamoDb db;
    private final Model<Document> rows;

    ParallelScanTest(LocalDynamoDb db) {
        this.db = db;
        this.rows = model(Clock.systemUTC());
    }

    private Model<Document> model(Clock clock) {
        return Dynamodel.builder()
                .client(db.client())
                .asyncClient(db.asyncClient())
                .clock(clock)
                .build()
                .model("rows", SCHEMA);
    }

    @BeforeEach
    void fill() {
        rows.table().createIfAbsent().execute();
        if (!rows.scan().exists()) {
            for (int i = 0; i < ITEMS; i++) {
                rows.put(Document.of("id", "r" + i, "number", i, "kind", "k" + i % 3))
                        .execute();
            }
        }
        db.recorder().clear();
    }

    private ParallelScan<Document, Document> scan(int segments) {
        return rows.scan().pageSize(50).parallel(segments);
    }

    private static int number(Document row) {
        return row.getNumber("number").intValue();
    }

    private static void isEverything(List<Integer> seen) {
        assertThat(new HashSet<>(seen)).hasSize(ITEMS);
    }

    @Test
    void everyItemIsSeenOnce() {
        List<Integer> seen = new ArrayList<>();
        ScanProgress end = scan(7).forEach(row -> seen.add(number(row)));

        assertThat(seen).hasSize(ITEMS).doesNotHaveDuplicates();
        assertThat(end.isComplete()).isTrue();
        assertThat(end.items()).isEqualTo(ITEMS);
        assertThat(end.segmentsDone()).isEqualTo(7);
        assertThat(end.requests())
                .isEqualTo(db.recorder().requests(ScanRequest.class).size());
        assertThat(db.recorder().requests(ScanRequest.class))
                .allMatch(request -> request.totalSegments() == 7)
                .extracting(ScanRequest::segment)
                .contains(0, 1, 2, 3, 4, 5, 6);
        assertThat(scan(3).list()).hasSize(ITEMS);
        assertThat(scan(3).listAsync())
                .succeedsWithin(Duration.ofSeconds(60))
                .satisfies(all -> assertThat(all).hasSize(ITEMS));
        assertThat(rows.scan().filter(KIND.eq("k1")).parallel(4).list()).hasSize(ITEMS / 3);
        assertThat(rows.scan(BY_KIND).select(NUMBER).parallel(4).list()).hasSize(ITEMS);
    }

    @Test
    void threadsOfTheCallerDoItWithTheSynchronousClient() {
        Model<Document> sync = Dynamodel.create(db.client()).model("rows", SCHEMA);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            sync.scan().pageSize(20).parallel(8).concurrency(4).forEach(pool, row -> {
                threads.add(Thread.currentThread());
                seen.add(number(row));
            });
        } finally {
            pool.shutdown();
        }
        assertThat(seen).hasSize(ITEMS).doesNotHaveDuplicates();
        assertThat(threads).contains(Thread.currentThread()).hasSizeBetween(2, 4);
        seen.clear();
        sync.scan().parallel(4).forEach(task -> {}, row -> seen.add(number(row))); // an executor that never comes to it
        isEverything(seen);
        seen.clear();
        sync.scan().parallel(4).concurrency(1).forEach(row -> seen.add(number(row)));
        isEverything(seen);
        assertThatThrownBy(() -> sync.scan().parallel(4).forEach(row -> {}))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("asyncClient(..)")
                .hasMessageContaining("forEach(executor, action)");
    }

    @Test
    void asManyRequestsAreUnderWayAsThereMayBe() {
        AtomicInteger at = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        scan(10).concurrency(3).forEach(row -> {
            most.accumulateAndGet(at.incrementAndGet(), Math::max);
            at.decrementAndGet();
        });
        assertThat(most).hasValue(1); // items are processed by one thread at a time
    }

    // ---- stopping and going on ----

    @Test
    void aFailureStopsItAndTheCheckpointGoesOnWithoutLeavingOutAnything() {
        Random random = new Random(42);
        for (int round = 0; round < 6; round++) {
            int segments = 1 + random.nextInt(9);
            List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
            String checkpoint = null;
            int stops = 0;
            for (boolean complete = false; !complete; stops++) {
                AtomicInteger left = new AtomicInteger(200 + random.nextInt(400));
                ParallelScan<Document, Document> scan = scan(segments);
                ParallelScan<Document, Document> from = checkpoint == null ? scan : scan.startingAt(checkpoint);
                try {
                    from.forEach(row -> {
                        if (left.decrementAndGet() < 0) {
                            throw new IllegalStateException("full");
                        }
                        seen.add(number(row));
                    });
                    complete = true;
                } catch (ScanStoppedException e) {
                    assertThat(e).hasCauseInstanceOf(IllegalStateException.class);
                    assertThat(e).hasMessageContaining("parallel scan on 'rows' has stopped after");
                    checkpoint = e.progress().checkpoint();
                    assertThat(checkpoint).matches("[A-Za-z0-9_-]+");
                }
            }
            isEverything(seen);
            assertThat(stops).isGreaterThan(2);
            assertThat(seen).hasSizeLessThan(ITEMS + stops * segments * 50); // no more again than pages that were begun
        }
    }

    @Test
    void nothingRunsAnyMoreOnceItHasStopped() throws InterruptedException {
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicInteger late = new AtomicInteger();
        AtomicInteger count = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            assertThatThrownBy(() -> scan(8).concurrency(5).forEach(pool, row -> {
                        if (stopped.get()) {
                            late.incrementAndGet();
                        }
                        if (count.incrementAndGet() == 300) {
                            throw new IllegalStateException("full");
                        }
                    }))
                    .isInstanceOf(ScanStoppedException.class);
            stopped.set(true);
            Thread.sleep(100);
        } finally {
            pool.shutdown();
        }
        assertThat(late).hasValue(0);
    }

    @Test
    void whatFailsCanBeHandedAside() {
        List<Integer> aside = Collections.synchronizedList(new ArrayList<>());
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        ScanProgress end = scan(4).onFailure((row, failure) -> aside.add(number(row)))
                .forEach(row -> {
                    if (number(row) % 100 == 0) {
                        throw new IllegalStateException("not this one");
                    }
                    seen.add(number(row));
                });
        assertThat(aside).hasSize(ITEMS / 100);
        assertThat(seen).hasSize(ITEMS - ITEMS / 100).doesNotHaveDuplicates();
        assertThat(end.failed()).isEqualTo(ITEMS / 100);
        assertThat(end.items()).isEqualTo(ITEMS - ITEMS / 100);
    }

    @Test
    void whoIsKilledGoesOnFromWhatWasToldLast() throws InterruptedException {
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        List<String> kept = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch half = new CountDownLatch(1);
        CompletableFuture<ScanProgress> running = scan(5).onProgress(progress -> {
                    kept.add(progress.checkpoint());
                    if (progress.items() > ITEMS / 2) {
                        half.countDown();
                    }
                })
                .forEachAsync(row -> seen.add(number(row)));
        assertThat(half.await(60, TimeUnit.SECONDS)).isTrue();
        running.cancel(true);
        String checkpoint = kept.get(kept.size() - 1);
        Model<Document> afterwards = Dynamodel.create(db.client()).model("rows", SCHEMA);
        afterwards.scan().parallel(5).concurrency(1).startingAt(checkpoint).forEach(row -> seen.add(number(row)));
        isEverything(seen);
    }

    @Test
    void progressIsToldOneTimeAfterTheOther() {
        List<Long> items = new ArrayList<>();
        List<Integer> done = new ArrayList<>();
        scan(4).onProgress(progress -> {
                    items.add(progress.items());
                    done.add(progress.segmentsDone());
                })
                .forEach(row -> {});
        assertThat(items).isSorted().endsWith((long) ITEMS);
        assertThat(done).isSorted().endsWith(4);
    }

    @Test
    void aCheckpointOfTheEndHasNothingLeft() {
        String checkpoint = scan(4).forEach(row -> {}).checkpoint();
        db.recorder().clear();
        ScanProgress again = scan(4).startingAt(checkpoint).forEach(row -> {});
        assertThat(again.isComplete()).isTrue();
        assertThat(again.items()).isZero();
        assertThat(db.recorder().requests()).isEmpty();
    }

    @Test
    void aDeadlineStopsItWithACheckpoint() {
        Clock fast = new Clock() {
            private final AtomicInteger calls = new AtomicInteger();

            @Override
            public java.time.ZoneId getZone() {
                return java.time.ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public java.time.Instant instant() {
                return java.time.Instant.EPOCH.plusSeconds(calls.incrementAndGet());
            }
        };
        List<Integer> seen = new ArrayList<>();
        ScanStoppedException late = catchThrowableOfType(
                ScanStoppedException.class,
                () -> model(fast)
                        .scan()
                        .pageSize(50)
                        .deadline(Duration.ofSeconds(20))
                        .parallel(4)
                        .forEach(row -> seen.add(number(row))));
        assertThat(late).hasCauseInstanceOf(ReadDeadlineException.class);
        scan(4).startingAt(late.progress().checkpoint()).forEach(row -> seen.add(number(row)));
        isEverything(seen);
    }

    // ---- checkpoints are bound to their scan ----

    @Test
    void anotherScanRefusesTheCheckpoint() {
        String checkpoint = scan(4).forEach(row -> {}).checkpoint();
        refusal(scan(5).startingAt(checkpoint), Reason.ANOTHER_READ, "in 4 segments");
        refusal(
                rows.scan().filter(KIND.eq("k1")).parallel(4).startingAt(checkpoint),
                Reason.ANOTHER_READ,
                "the filter");
        refusal(rows.scan(BY_KIND).parallel(4).startingAt(checkpoint), Reason.ANOTHER_READ, "the index");
        refusal(scan(4).startingAt("nonsense"), Reason.MALFORMED, "no whole cursor");
        refusal(scan(4).startingAt(checkpoint.substring(1)), Reason.MALFORMED, "no whole cursor");
        assertThatThrownBy(() -> rows.scan().page(checkpoint)).isInstanceOf(InvalidCursorException.class);
        String cursor = rows.scan().pageSize(1).page().nextCursor().orElseThrow();
        refusal(scan(1).startingAt(cursor), Reason.MALFORMED, "no whole cursor");
        Model<Document> sealed = Dynamodel.builder()
                .client(db.client())
                .asyncClient(db.asyncClient())
                .sealCursors(CursorSealer.of("k", new byte[16]))
                .build()
                .model("rows", SCHEMA);
        String secret = sealed.scan().parallel(2).forEach(row -> {}).checkpoint();
        assertThat(sealed.scan().parallel(2).startingAt(secret).list()).isEmpty();
        refusal(sealed.scan().parallel(4).startingAt(checkpoint), Reason.NOT_SEALED, "not sealed");
    }

    private static void refusal(ParallelScan<?, ?> scan, Reason reason, String text) {
        assertThatThrownBy(() -> scan.forEach(row -> {}))
                .isInstanceOfSatisfying(
                        InvalidCursorException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(text);
    }

    // ---- the rest ----

    @Test
    void theRateIsKept() {
        long begin = System.nanoTime();
        ScanProgress end = scan(3).readUnitsPerSecond(20).forEach(row -> {});
        double seconds = (System.nanoTime() - begin) / 1e9;

        assertThat(db.recorder().requests(ScanRequest.class))
                .allMatch(request -> request.returnConsumedCapacity() == ReturnConsumedCapacity.TOTAL);
        double units = end.readUnits().orElseThrow();
        assertThat(units).isGreaterThan(10);
        assertThat(units / seconds).isLessThan(40);
    }

    @Test
    void itsRequestsCanBeLookedAt() {
        assertThat(scan(3).request().requests())
                .extracting(request -> ((ScanRequest) request).segment())
                .containsExactly(0, 1, 2);
        assertThat(scan(3)).hasToString("scan in 3 segments on 'rows'");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> rows.scan().limit(3).parallel(2))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("startingAt(checkpoint)");
        assertThatThrownBy(() -> rows.scan().maxRequests(3).parallel(2)).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> rows.scan().parallel(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rows.scan().parallel(1_000_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scan(2).concurrency(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scan(2).readUnitsPerSecond(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
