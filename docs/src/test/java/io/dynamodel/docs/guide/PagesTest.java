package io.dynamodel.docs.guide;

import static io.dynamodel.docs.guide.Orders.BY_STATUS;
import static io.dynamodel.docs.guide.Orders.CUSTOMER;
import static io.dynamodel.docs.guide.Orders.KEY;
import static io.dynamodel.docs.guide.Orders.PLACED;
import static io.dynamodel.docs.guide.Orders.STATUS;
import static io.dynamodel.docs.guide.Orders.TAGS;
import static io.dynamodel.schema.SortCondition.equalTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidCursorException;
import io.dynamodel.query.BulkReport;
import io.dynamodel.query.CursorSealer;
import io.dynamodel.query.Model;
import io.dynamodel.query.Page;
import io.dynamodel.query.ReadBudgetException;
import io.dynamodel.query.ReadDeadlineException;
import io.dynamodel.query.ScanProgress;
import io.dynamodel.query.ScanStoppedException;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.Selection;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.Isolation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@DynamoDbTest(isolation = Isolation.PER_METHOD)
class PagesTest {
    private static final Instant JAN = Instant.parse("2026-01-01T00:00:00Z");

    private final DynamoDbClient client;
    private final DynamoDbAsyncClient asyncClient;
    private Model<Order> orders;

    PagesTest(DynamoDbClient client, DynamoDbAsyncClient asyncClient) {
        this.client = client;
        this.asyncClient = asyncClient;
    }

    @BeforeEach
    void createTable() {
        orders = Dynamodel.builder()
                .client(client)
                .asyncClient(asyncClient)
                .build()
                .model("orders", Orders.SCHEMA);
        orders.table().createIfAbsent().execute();
        for (int day = 0; day < 25; day++) {
            orders.put(order(JAN.plus(Duration.ofDays(day)))).execute();
        }
    }

    private static Order order(Instant placed) {
        return new Order(
                "ada",
                placed,
                Status.OPEN,
                List.of(new Line("a-1", 2, new BigDecimal("9.5"))),
                Map.of(),
                Set.of("gift"),
                null,
                null,
                null,
                null,
                null);
    }

    /** What a web page shows. */
    record OrdersOfPage(
            List<Instant> placed,
            @Nullable String next,
            @Nullable String previous) {}

    // region endpoint
    /** @param cursor from the page that the client has; null at first */
    OrdersOfPage ordersOf(String customer, @Nullable String cursor) {
        Page<Order> page =
                orders.query(KEY).partition(customer).descending().limit(10).page(cursor);
        return new OrdersOfPage(
                page.map(Order::placed).items(),
                page.nextCursor().orElse(null),
                page.previousCursor().orElse(null));
    }
    // endregion

    @Test
    void pagesOnAndBack() {
        OrdersOfPage first = ordersOf("ada", null);
        OrdersOfPage second = ordersOf("ada", first.next());
        OrdersOfPage third = ordersOf("ada", second.next());
        assertThat(third.placed()).hasSize(5);
        assertThat(third.next()).isNull();
        assertThat(ordersOf("ada", third.previous()).placed()).isEqualTo(second.placed());
        assertThat(ordersOf("ada", second.previous()).placed()).isEqualTo(first.placed());
        assertThatThrownBy(() -> ordersOf("bob", first.next())).isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void sealsCursors() {
        byte[] oldKey = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        byte[] newKey = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);
        // region seal
        Dynamodel db = Dynamodel.builder()
                .client(client)
                .sealCursors(CursorSealer.of("2026-02", newKey) // seals
                        .opening("2026-01", oldKey) // still opens what was sealed last month
                        .expiringAfter(Duration.ofHours(1)))
                .build();
        Page<Selection<Order>> page = db.model("orders", Orders.SCHEMA)
                .query(BY_STATUS)
                .partition(Status.OPEN)
                .select(CUSTOMER, PLACED)
                .limit(10)
                .cursorContext("tenant-7") // what one tenant was given is refused for another
                .page();
        // endregion
        assertThat(page.nextCursor()).isPresent();
    }

    @Test
    void staysWithinABudget() {
        // region budget
        Page<Order> page = orders.query(KEY)
                .partition("ada")
                .filter(STATUS.eq(Status.SHIPPED))
                .limit(10) // items wanted
                .pageSize(5) // items read at a time
                .maxRequests(2)
                .maxReadUnits(50)
                .deadline(Duration.ofSeconds(2))
                .page();
        boolean lookFurther = page.isBudgetSpent(); // then page.nextCursor() goes on
        // endregion
        assertThat(lookFurther).isTrue();
        assertThat(page.items()).isEmpty();
        // region budget-error
        try {
            orders.query(KEY).partition("ada").pageSize(5).maxRequests(2).list();
        } catch (ReadBudgetException e) {
            long read = e.items();
            Optional<String> rest = e.page().nextCursor();
            assertThat(rest).isPresent();
            assertThat(read).isEqualTo(10);
        } catch (ReadDeadlineException e) {
            assertThat(e.deadline()).isPositive();
        }
        // endregion
    }

    @Test
    void takesOne() {
        // region one
        Order placed = orders.query(KEY).partition("ada").sort(equalTo(JAN)).one();
        Optional<Order> perhaps = orders.query(KEY).partition("bob").oneOrNone();
        boolean any =
                orders.query(KEY).partition("ada").filter(TAGS.contains("gift")).exists();
        // endregion
        assertThat(placed.placed()).isEqualTo(JAN);
        assertThat(perhaps).isEmpty();
        assertThat(any).isTrue();
    }

    @Test
    void streamsAndPublishes() throws InterruptedException {
        List<Instant> seen = new ArrayList<>();
        CountDownLatch complete = new CountDownLatch(1);
        // region stream
        try (Stream<Order> all = orders.query(KEY).partition("ada").pageSize(10).stream()) {
            all.takeWhile(order -> order.placed().isBefore(JAN.plus(Duration.ofDays(3))))
                    .forEach(order -> seen.add(order.placed())); // sends one request
        }
        // endregion
        assertThat(seen).hasSize(3);
        seen.clear();
        // region publisher
        Flow.Publisher<Order> published =
                orders.query(KEY).partition("ada").pageSize(10).publisher();
        published.subscribe(new Flow.Subscriber<>() {
            private Flow.Subscription subscription;

            @Override
            public void onSubscribe(Flow.Subscription given) {
                subscription = given;
                subscription.request(1); // sends the first request
            }

            @Override
            public void onNext(Order order) {
                seen.add(order.placed());
                subscription.request(1); // sends the next one when the page is used up
            }

            @Override
            public void onError(Throwable failure) {
                complete.countDown();
            }

            @Override
            public void onComplete() {
                complete.countDown();
            }
        });
        // endregion
        assertThat(complete.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).hasSize(25);
    }

    @Test
    void scansInSegments() {
        AtomicReference<String> kept = new AtomicReference<>();
        AtomicInteger overdue = new AtomicInteger();
        List<Order> aside = new ArrayList<>();
        // region scan
        ScanProgress end = orders.scan()
                .filter(STATUS.eq(Status.OPEN))
                .pageSize(200)
                .parallel(8) // segments
                .concurrency(4) // requests at once
                .readUnitsPerSecond(100)
                .onProgress(progress -> kept.set(progress.checkpoint()))
                .onFailure((order, failure) -> aside.add(order))
                .forEach(order -> overdue.incrementAndGet());
        // endregion
        assertThat(end.isComplete()).isTrue();
        assertThat(overdue).hasValue(25);
        AtomicInteger left = new AtomicInteger(10);
        // region resume
        String checkpoint = null;
        try {
            orders.scan().pageSize(2).parallel(8).forEach(order -> {
                if (left.getAndDecrement() == 0) {
                    throw new IllegalStateException("the disk is full");
                }
            });
        } catch (ScanStoppedException e) {
            checkpoint = e.progress().checkpoint();
        }
        // ... later, perhaps elsewhere
        ScanProgress rest =
                orders.scan().pageSize(2).parallel(8).startingAt(checkpoint).forEach(order -> {});
        // endregion
        assertThat(rest.items()).isBetween(15L, 24L);
    }

    @Test
    void changesEachItem() {
        AtomicReference<String> kept = new AtomicReference<>();
        List<Key<Order>> aside = new ArrayList<>();
        // region bulk
        BulkReport<Order> report = orders.query(BY_STATUS)
                .partition(Status.OPEN)
                .pageSize(10)
                .updateEach(STATUS.set(Status.SHIPPED))
                .concurrency(4) // writes at once, on the asynchronous client
                .writeUnitsPerSecond(200)
                .onProgress(progress -> kept.set(progress.checkpoint()))
                .onFailure((key, failure) -> aside.add(key))
                .execute();
        // endregion
        assertThat(report.changed()).isEqualTo(25);
        assertThat(aside).isEmpty();
        assertThat(kept.get()).isNotNull();
        // region bulk-delete
        BulkReport<Order> deleted = orders.scan()
                .filter(STATUS.eq(Status.SHIPPED))
                .deleteEach()
                .onlyIf(PLACED.lt(JAN.plus(Duration.ofDays(5))))
                .execute();
        // endregion
        assertThat(deleted.changed()).isEqualTo(5);
        assertThat(deleted.skipped()).isEqualTo(20);
    }
}
