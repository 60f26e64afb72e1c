package io.dynamodel.docs.guide;

import static io.dynamodel.docs.guide.Orders.BY_STATUS;
import static io.dynamodel.docs.guide.Orders.CUSTOMER;
import static io.dynamodel.docs.guide.Orders.LINE_COUNT;
import static io.dynamodel.docs.guide.Orders.PLACED;
import static io.dynamodel.docs.guide.Orders.STATUS;
import static io.dynamodel.docs.guide.Orders.TAGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.Dynamodel;
import io.dynamodel.docs.Markdown;
import io.dynamodel.query.Explained;
import io.dynamodel.query.Explanation;
import io.dynamodel.query.Explanation.Warning;
import io.dynamodel.query.Model;
import io.dynamodel.query.Sizes;
import io.dynamodel.schema.Selection;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.Isolation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@DynamoDbTest(isolation = Isolation.PER_METHOD)
class FindingTest {
    private static final Instant JAN = Instant.parse("2026-01-01T00:00:00Z");

    private final Model<Order> orders;

    FindingTest(DynamoDbClient client) {
        orders = Dynamodel.create(client).model("orders", Orders.SCHEMA);
    }

    @BeforeEach
    void createTable() {
        orders.table().createIfAbsent().execute();
        for (int day : new int[] {0, 20, 40}) {
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

    @Test
    void finds() {
        Instant feb = JAN.plus(Duration.ofDays(31));
        // region find
        List<Selection<Order>> open = orders.find(STATUS.eq(Status.OPEN)
                        .and(PLACED.ge(JAN))
                        .and(PLACED.lt(feb))
                        .and(LINE_COUNT.eq(1)))
                .select(CUSTOMER, PLACED, LINE_COUNT)
                .descending()
                .limit(20)
                .list();
        // endregion
        assertThat(open).hasSize(2);
        assertThat(open.get(1).get(PLACED)).isEqualTo(JAN);
    }

    @Test
    void usesWhatItIsTold() {
        // region using
        List<Selection<Order>> adas = orders.find(CUSTOMER.eq("ada").and(STATUS.eq(Status.OPEN)))
                .using(BY_STATUS) // few orders are open
                .select(CUSTOMER, PLACED)
                .list();
        // endregion
        assertThat(adas).hasSize(3);
    }

    @Test
    void fetchesWhatTheIndexLacks() {
        // region hydrate
        List<Order> gifts = orders.find(
                        STATUS.eq(Status.OPEN).and(PLACED.ge(JAN)).and(TAGS.contains("gift")))
                .hydrate() // by-status holds neither whole orders nor their tags
                .limit(10)
                .list();
        // endregion
        assertThat(gifts).hasSize(3).allMatch(order -> order.tags().contains("gift"));
    }

    @Test
    void explains() {
        // region explain
        Explanation explanation = orders.find(CUSTOMER.eq("ada").and(PLACED.ge(JAN)))
                .limit(100)
                .explain(Sizes.of(250, 2_000)); // 250 orders of 2,000 bytes each
        boolean lags = !explanation.warnings(Warning.Kind.EVENTUALLY_CONSISTENT).isEmpty();
        String text = explanation.toString();
        // endregion
        assertThat(lags).isFalse();
        assertThat(withoutTransport(text))
                .isEqualTo(withoutTransport(Markdown.of("docs/finding.md").output("explanation")));
    }

    /** It depends on the client of the test. */
    private static String withoutTransport(String text) {
        return text.replaceAll("\n  items travel.*", "");
    }

    @Test
    void tellsWhatItTook() {
        // region executed
        Explained<List<Order>> found = orders.find(CUSTOMER.eq("ada")).executeExplained(Sizes.of(3, 300));
        List<Order> items = found.result();
        double expected = found.explanation().expected().orElseThrow().readUnits();
        double actual = found.actual().readUnits(); // as DynamoDB reports it
        // endregion
        assertThat(items).hasSize(3);
        assertThat(actual).isEqualTo(expected);
    }
}
