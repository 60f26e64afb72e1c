package io.dynamodel.integration.find;

import static io.dynamodel.integration.find.Shop.CUSTOMER;
import static io.dynamodel.integration.find.Shop.FEB;
import static io.dynamodel.integration.find.Shop.JAN;
import static io.dynamodel.integration.find.Shop.KEY;
import static io.dynamodel.integration.find.Shop.STATUS;
import static io.dynamodel.integration.find.Shop.TOTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.value.ItemSize;
import io.dynamodel.integration.find.Shop.Order;
import io.dynamodel.query.Explained;
import io.dynamodel.query.Explanation.Estimate;
import io.dynamodel.query.Model;
import io.dynamodel.query.Operation;
import io.dynamodel.query.Sizes;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.LocalDynamoDb;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is expected of an execution, beside what it takes. */
@DynamoDbTest
class ExplainedExecutionTest {
    private final LocalDynamoDb db;
    private final Model<Order> orders;

    ExplainedExecutionTest(LocalDynamoDb db) {
        this.db = db;
        this.orders = Dynamodel.builder()
                .client(db.client())
                .asyncClient(db.asyncClient())
                .build()
                .model("orders", Shop.SCHEMA);
    }

    private long itemBytes;

    @BeforeEach
    void load() {
        orders.table().createIfAbsent().execute();
        for (int i = 0; i < 40; i++) {
            Order order = Shop.order("ada", JAN.plus(Duration.ofDays(i)), "o-" + (10 + i), "x".repeat(1_000), 10);
            orders.put(order).execute();
            itemBytes = ItemSize.of(orders.schema().toItem(order));
        }
        db.recorder().clear();
    }

    private static <T> void takesWhatIsExpected(Explained<T> explained) {
        Estimate expected = explained.explanation().expected().orElseThrow();
        assertThat(explained.actual().requests()).isEqualTo(expected.requests());
        // DynamoDB Local takes nothing for a last page that is empty; DynamoDB takes half a unit
        assertThat(explained.actual().readUnits()).isCloseTo(expected.readUnits(), within(0.5));
        assertThat(explained.actual().writeUnits()).isEqualTo(expected.writeUnits());
        assertThat(explained.toString()).endsWith("actual          " + explained.actual());
    }

    @Test
    void readsTakeWhatIsExpectedOfThem() {
        Sizes sizes = Sizes.of(40, itemBytes);
        List<Operation<List<Order>>> reads = List.of(
                orders.find(CUSTOMER.eq("ada")),
                orders.find(CUSTOMER.eq("ada")).consistent(),
                orders.find(CUSTOMER.eq("ada")).pageSize(7),
                orders.find(CUSTOMER.eq("ada")).pageSize(8),
                orders.find(CUSTOMER.eq("ada")).limit(20),
                orders.find(CUSTOMER.eq("ada")).limit(20).pageSize(6),
                orders.find(CUSTOMER.eq("ada").and(TOTAL.gt(10))),
                orders.find(CUSTOMER.eq("ada").and(TOTAL.gt(10)).and(TOTAL.lt(5))),
                orders.query(KEY).partition("ada").pageSize(40),
                orders.scan().pageSize(15));
        for (Operation<List<Order>> read : reads) {
            takesWhatIsExpected(read.executeExplained(sizes));
        }
        takesWhatIsExpected(orders.get(KEY.of("ada", JAN)).executeExplained(Sizes.ofItem(itemBytes)));
        takesWhatIsExpected(orders.find(CUSTOMER.eq("bob")).executeExplained(Sizes.of(0, 100)));
    }

    @Test
    void aCreateTakesWhatIsExpectedOfIt() {
        Explained<Order> created = orders.create(Shop.order("bob", FEB, "o-1", "y".repeat(1_020), 1))
                .executeExplained();

        takesWhatIsExpected(created);
        assertThat(created.actual().writeUnits())
                .isEqualTo(7); // two each for the table, by-id and by-status, and one for by-total
        assertThat(created.result().id()).isEqualTo("o-1");
    }

    @Test
    void aWriteThatIsTriedAgainCountsEachRequest() {
        Explained<Order> changed = orders.modify(
                        KEY.of("ada", JAN),
                        order -> new Order(order.customer(), order.placed(), order.id(), "new", 7, null, null, null))
                .executeExplained();

        assertThat(changed.actual().requests()).isEqualTo(2);
        assertThat(changed.actual().readUnits()).isEqualTo(1);
        assertThat(changed.actual().writeUnits()).isGreaterThan(2);
        assertThat(changed.explanation().requests())
                .extracting(request -> request.operation())
                .containsExactly("GetItem", "UpdateItem");
    }

    @Test
    void asynchronouslyTheSameIsTold() {
        Explained<List<Order>> found = orders.find(CUSTOMER.eq("ada").and(STATUS.eq("none")))
                .executeExplainedAsync(Sizes.of(40, itemBytes))
                .join();

        takesWhatIsExpected(found);
        assertThat(found.result()).isEmpty();
    }

    @Test
    void explainingSendsNothing() {
        orders.find(CUSTOMER.eq("ada")).explain();
        orders.modify(KEY.of("ada", JAN), order -> order).explain();

        assertThat(db.recorder().requests()).isEmpty();
        assertThat(orders.get(KEY.of("ada", JAN)).explain().index()).isEqualTo(Optional.empty());
    }
}
