package io.dynamodel.integration.cases;

import static io.dynamodel.integration.cases.Things.BY_G1;
import static io.dynamodel.integration.cases.Things.NAME;
import static io.dynamodel.integration.cases.Things.SORTED;
import static io.dynamodel.integration.cases.Things.SORTED_SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.query.Model;
import io.dynamodel.query.Page;
import io.dynamodel.query.ReadOperation;
import io.dynamodel.query.ScanStoppedException;
import io.dynamodel.schema.Document;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Cursors, and pages that come when they are asked for, in words. */
final class ProsePages {
    private static final Executor PER_TASK = task -> new Thread(task).start();

    private ProsePages() {}

    static void write(ProseBook book) {
        book.agrees(
                "cursor",
                prose -> {
                    Model<Document> model = items(prose, 5);
                    String cursor = model.query(SORTED)
                            .partition("p")
                            .limit(2)
                            .page()
                            .nextCursor()
                            .orElseThrow();
                    assertThat(cursor).matches("[A-Za-z0-9_-]+");
                    assertThat(numbers(model.query(SORTED)
                                    .partition("p")
                                    .startingAfter(cursor)
                                    .list()))
                            .containsExactly(2, 3, 4);
                },
                "LastEvaluatedKey");
        book.agrees(
                "query",
                prose -> {
                    Model<Document> model = items(prose, 7);
                    assertThat(walk(model.query(SORTED).partition("p").limit(2)))
                            .containsExactly(0, 1, 2, 3, 4, 5, 6);
                    assertThat(walk(model.query(BY_G1).partition("g").limit(3))).containsExactly(0, 1, 2, 3, 4, 5, 6);
                },
                "cursor as opaque string");
        book.agrees("cursor/must-differ", prose -> {
            Model<Document> model = items(prose, 5);
            var selected = model.query(BY_G1).partition("g").select(NAME).limit(2);
            assertThat(model.query(BY_G1).partition("g").limit(2).count()).isEqualTo(2);
            assertThat(selected.page(selected.page().nextCursor().orElseThrow()).items())
                    .extracting(each -> each.get(NAME))
                    .containsExactly("n2", "n3");
        });
        book.agrees(
                "paging",
                prose -> {
                    Model<Document> model = items(prose, 9);
                    for (boolean descending : List.of(false, true)) {
                        var query = model.query(SORTED).partition("p").limit(3);
                        var read = descending ? query.descending() : query;
                        Page<Document> first = read.page();
                        Page<Document> second = read.page(first.nextCursor().orElseThrow());
                        Page<Document> back = read.page(second.previousCursor().orElseThrow());
                        assertThat(numbers(back.items())).isEqualTo(numbers(first.items()));
                    }
                },
                "prev cursor");
        book.agrees(
                "paging",
                prose -> {
                    var query = items(prose, 30).query(SORTED).partition("p").filter(NAME.isIn("n3", "n13", "n23"));
                    assertThat(query.limit(2).page().items()).hasSize(2);
                    Page<Document> searched = query.pageSize(14).maxRequests(1).page();
                    assertThat(searched.scannedCount()).isEqualTo(14);
                    assertThat(searched.items()).hasSize(2);
                    Page<Document> requested = query.pageSize(2).maxRequests(3).page();
                    assertThat(requested.requests()).isEqualTo(3);
                    assertThat(requested.isBudgetSpent()).isTrue();
                },
                "SearchLimit");
        book.agrees("scan", ProsePages::inSegments, "4 segments");
        book.agrees("async", ProsePages::cancelled, "cancelled after the first item");
    }

    private static void inSegments(Prose prose) {
        Model<Document> model = items(prose, 30);
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        model.scan().pageSize(3).parallel(4).forEach(PER_TASK, item -> seen.addAll(numbers(List.of(item))));
        assertThat(seen).hasSize(30).doesNotHaveDuplicates();
        AtomicInteger processed = new AtomicInteger();
        assertThatThrownBy(() -> model.scan()
                        .pageSize(3)
                        .parallel(4)
                        .concurrency(1)
                        .forEach(item -> {
                            if (processed.incrementAndGet() == 5) {
                                throw new IllegalStateException("broken");
                            }
                        }))
                .isInstanceOf(ScanStoppedException.class);
        assertThat(processed).hasValue(5);
    }

    private static void cancelled(Prose prose) throws InterruptedException {
        Model<Document> model = items(prose, 9);
        List<String> requests = new ArrayList<>();
        DynamoDbAsyncClient async = (DynamoDbAsyncClient) Proxy.newProxyInstance(
                ProsePages.class.getClassLoader(),
                new Class<?>[] {DynamoDbAsyncClient.class},
                (proxy, method, args) -> {
                    if (!method.getName().equals("query")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    requests.add(method.getName());
                    return CompletableFuture.supplyAsync(() -> prose.client().query((QueryRequest) args[0]));
                });
        CountDownLatch first = new CountDownLatch(1);
        Dynamodel.create(async)
                .model(model.tableName(), SORTED_SCHEMA)
                .query(SORTED)
                .partition("p")
                .pageSize(2)
                .publisher()
                .subscribe(new Flow.Subscriber<>() {
                    private Flow.Subscription subscription;

                    @Override
                    public void onSubscribe(Flow.Subscription given) {
                        subscription = given;
                        given.request(Long.MAX_VALUE);
                    }

                    @Override
                    public void onNext(Document item) {
                        subscription.cancel();
                        first.countDown();
                    }

                    @Override
                    public void onError(Throwable failure) {
                        throw new AssertionError(failure);
                    }

                    @Override
                    public void onComplete() {
                        throw new AssertionError("it was cancelled");
                    }
                });
        assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(50);
        assertThat(requests).hasSize(1);
    }

    private static Model<Document> items(Prose prose, int count) {
        Document[] items = IntStream.range(0, count)
                .mapToObj(i -> Document.of("pk", "p", "sk", i, "name", "n" + i, "g1", "g"))
                .toArray(Document[]::new);
        return prose.model(SORTED_SCHEMA, items);
    }

    private static List<Integer> numbers(List<Document> items) {
        return items.stream().map(item -> item.getNumber("sk").intValue()).toList();
    }

    private static List<Integer> walk(ReadOperation<Document, Document> read) {
        List<Integer> walked = new ArrayList<>();
        String cursor = null;
        do {
            Page<Document> page = read.page(cursor);
            walked.addAll(numbers(page.items()));
            cursor = page.nextCursor().orElse(null);
        } while (cursor != null);
        return walked;
    }
}
