package io.dynamodel.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.Dynamodel;
import io.dynamodel.examples.Captured;
import io.dynamodel.examples.EmbeddedDynamoDb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RecipesTest {
    private static EmbeddedDynamoDb dynamoDb;

    private final Captured captured = new Captured();

    @BeforeAll
    static void start() {
        dynamoDb = EmbeddedDynamoDb.start();
    }

    @AfterAll
    static void stop() {
        dynamoDb.close();
    }

    private static Dynamodel db() {
        return Dynamodel.create(dynamoDb.client());
    }

    @Test
    void conditionalWritesSellTheLastSeatOnce() {
        ConditionalWrites.run(db(), captured.stream());
        assertThat(captured.text().lines())
                .containsExactly(
                        "first: 1 seats left",
                        "Ada: refused, as there is a ticket already",
                        "Grace: 0 seats left",
                        "Edsger: refused, as there is no seat left");
    }

    @Test
    void optimisticLockingLosesNoChange() {
        OptimisticLocking.run(db(), captured.stream());
        assertThat(captured.text())
                .contains("my copy was not", "The item has version 2, but 1 was expected")
                .contains("after 2 runs: Page[path=/home, title=Welcome back, text=Hello, version=4]");
    }

    @Test
    void theAuditTrailHasARecordOfEveryChangeThatWasMade() {
        AuditTrail.run(db(), captured.stream());
        assertThat(captured.text().lines())
                .containsExactly(
                        "refused, and not recorded: update",
                        "ada create: nothing -> Ada has 100",
                        "ada update: Ada has 100 -> Ada has 70",
                        "grace update: Ada has 70 -> Grace has 70",
                        "grace delete: Grace has 70 -> nothing");
    }

    @Test
    void nestedUpdatesCreateTheMapsThatAreMissing() {
        NestedUpdates.run(db(), captured.stream());
        assertThat(captured.text().lines())
                .containsExactly(
                        "without the maps: InvalidRequestException",
                        "creating them: Profile[id=ada, look=Look[fontSize=null, colors=Colors[text=#ffffff,"
                                + " background=null]]]",
                        "beside: Profile[id=ada, look=Look[fontSize=14, colors=Colors[text=#ffffff,"
                                + " background=null]]]");
    }

    @Test
    void mapShapedItemsKeepTheRules() {
        MapShapedItems.run(db(), captured.stream());
        assertThat(captured.text())
                .contains("lab, old", "roof, 110 volts")
                .contains("refused: 'id' must match d-[0-9]+")
                .contains("refused: 'voltage", "expected Integer, found String");
    }

    @Test
    void asyncReadsKeepTheOrderOfTheIds() {
        AsyncReads.run(Dynamodel.create(dynamoDb.asyncClient()), captured.stream())
                .join();
        assertThat(captured.text().lines()).containsExactly("too hot: true", "oven: 220.0", "roof: -4.5");
    }

    @Test
    void multiAttributeIndexesSortByTypes() {
        MultiAttributeIndex.run(db(), captured.stream());
        assertThat(captured.text().lines())
                .containsExactly(
                        "the season, round 9 before round 10: [m-1, m-2, m-3]",
                        "after round 9: [m-2, m-3]",
                        "round 10, after May 8: [m-3]");
    }
}
