package io.dynamodel.schema;

import static io.dynamodel.schema.Parts.parts;
import static io.dynamodel.schema.Refusals.impossible;
import static io.dynamodel.schema.Refusals.invalid;
import static io.dynamodel.schema.Rules.lowerCase;
import static io.dynamodel.schema.Rules.trim;
import static io.dynamodel.schema.SortCondition.after;
import static io.dynamodel.schema.SortCondition.atOrAfter;
import static io.dynamodel.schema.SortCondition.atOrBefore;
import static io.dynamodel.schema.SortCondition.before;
import static io.dynamodel.schema.SortCondition.beginsWith;
import static io.dynamodel.schema.SortCondition.between;
import static io.dynamodel.schema.SortCondition.equalTo;
import static io.dynamodel.schema.SortCondition.starting;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SortConditionTest {
    enum Level {
        LOW,
        MIDDLE,
        HIGH
    }

    private final DocumentSchemaBuilder s = Schema.documents("things");
    private final StringAttribute<Document> id = s.string("id");
    private final StringAttribute<Document> name = s.string("name", trim(), lowerCase());
    private final NumberAttribute<Document, Integer> year = s.integer("year");
    private final NumberAttribute<Document, Integer> month = s.integer("month");
    private final ScalarAttribute<Document, Level> level = s.enumeration("level", Level.class);

    private final SortedKey<Document, String, String> byName = s.key(id, name);
    private final SortedIndex<Document, String, Parts<Integer, Parts<Integer, String>>> byTime =
            s.globalIndex("by-time", id, s.parts(year, month, name));
    private final SortedIndex<Document, String, Level> byLevel = s.globalIndex("by-level", id, level);

    @Test
    void everyComparisonOfASingleAttribute() {
        assertThat(equalTo("x").on(byName)).hasToString("name = ?");
        assertThat(before("x").on(byName)).hasToString("name < ?");
        assertThat(atOrBefore("x").on(byName)).hasToString("name <= ?");
        assertThat(after("x").on(byName)).hasToString("name > ?");
        assertThat(atOrAfter("x").on(byName)).hasToString("name >= ?");
        assertThat(between("x", "y").on(byName)).hasToString("name BETWEEN ? AND ?");
        assertThat(beginsWith("x").on(byName)).hasToString("begins_with(name, ?)");
    }

    @Test
    void severalAttributesAreUsedFromTheLeft() {
        assertThat(SortCondition.<Integer, Parts<Integer, String>>starting(2024).on(byTime))
                .hasToString("year = ?");
        assertThat(starting(2024, SortCondition.<Integer, String>starting(5)).on(byTime))
                .hasToString("year = ? AND month = ?");
        assertThat(starting(2024, starting(5, after("x"))).on(byTime))
                .hasToString("year = ? AND month = ? AND name > ?");
        assertThat(starting(2024, starting(5, beginsWith("x"))).on(byTime))
                .hasToString("year = ? AND month = ? AND begins_with(name, ?)");
        assertThat(SortCondition.<Integer, Parts<Integer, String>>leading(atOrAfter(2024))
                        .on(byTime))
                .hasToString("year >= ?");
        assertThat(starting(2024, SortCondition.<Integer, String>leading(between(1, 6)))
                        .on(byTime))
                .hasToString("year = ? AND month BETWEEN ? AND ?");
        assertThat(equalTo(parts(2024, 5, "x")).on(byTime)).hasToString("year = ? AND month = ? AND name = ?");
        assertThat(starting(2024, equalTo(parts(5, "x"))).on(byTime))
                .hasToString("year = ? AND month = ? AND name = ?");
    }

    @Test
    void operandsGoTheWayOfStoredValues() {
        var item = Map.of("year", n("2024"), "month", n("5"), "name", s("ada lovelace"));

        assertThat(starting(2024, starting(5, equalTo(" Ada Lovelace ")))
                        .on(byTime)
                        .test(item))
                .isTrue();
        assertThat(starting(2024, starting(5, beginsWith("Ada "))).on(byTime).test(item))
                .isTrue();
        assertThat(starting(2024, starting(5, beginsWith("Ad "))).on(byTime).test(item))
                .isFalse();
        assertThat(starting(2024, SortCondition.<Integer, String>leading(before(5)))
                        .on(byTime)
                        .test(item))
                .isFalse();
    }

    @Test
    void aRangeOfSeveralAttributesAtOnceIsRefused() {
        assertThatThrownBy(() -> after(parts(2024, 5, "x")).on(byTime))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use starting(first, range) or leading(range)");
    }

    @Test
    void aRangeOfValuesThatDoNotSortIsRefusedByName() {
        assertThat(equalTo(Level.LOW).on(byLevel)).hasToString("level = ?");
        assertThat(impossible(() -> after(Level.LOW).on(byLevel)))
                .startsWith("'level' is stored as enumeration, whose values do not sort when stored");
    }

    @Test
    void valuesThatDynamoDbDoesNotTakeAsKeysAreRefused() {
        assertThat(invalid(() -> equalTo(" ").on(byName))).hasMessageContaining("'name' must not be empty");
        assertThat(invalid(() -> beginsWith("").on(byName))).hasMessageContaining("'name' must not be empty");
        assertThat(invalid(() -> after("x".repeat(1025)).on(byName))).hasMessageContaining("at most 1024 bytes");
    }

    @Test
    void theTextTellsTheKindAndNotTheValues() {
        assertThat(starting(2024, starting(5, after("x")))).hasToString("EQ EQ GT");
        assertThat(between("x", "y")).hasToString("BETWEEN");
    }
}
