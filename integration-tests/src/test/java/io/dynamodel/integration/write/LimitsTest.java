package io.dynamodel.integration.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.query.Model;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.ListAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.ValueAttribute;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.LocalDynamoDb;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What DynamoDB cannot store is refused before it is sent, with the path; what it just can store is stored. */
@DynamoDbTest
class LimitsTest {
    private static final DocumentSchemaBuilder S = Schema.documents("limits");
    private static final StringAttribute<Document> P = S.string("p");
    private static final StringAttribute<Document> Q = S.string("q");
    private static final StringAttribute<Document> TEXT = S.string("text");
    private static final StringAttribute<Document> MORE = S.string("more");
    private static final ValueAttribute<Document, Object> ANY = S.any("any");
    private static final NumberAttribute<Document, Double> REAL = S.doubleNumber("real");
    private static final NumberAttribute<Document, BigDecimal> EXACT = S.decimal("exact");
    private static final SetAttribute<Document, String> SET = S.stringSet("set");
    private static final ListAttribute<Document, String> LIST = S.list("list", AttributeTypes.string());
    private static final SortedKey<Document, String, String> KEY = S.key(P, Q);
    private static final Schema<Document> SCHEMA = S.build();

    private final LocalDynamoDb db;
    private final Model<Document> model;

    LimitsTest(LocalDynamoDb db) {
        this.db = db;
        this.model = Dynamodel.create(db.client()).model("limits", SCHEMA);
    }

    @BeforeEach
    void createTable() {
        model.table().createIfAbsent().execute();
        db.recorder().clear();
    }

    private static Document with(Object... more) {
        Object[] all = new Object[more.length + 4];
        System.arraycopy(new Object[] {"p", "p", "q", "q"}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return Document.of(all);
    }

    private void refused(Document item, String path) {
        assertThatThrownBy(() -> model.put(item).execute())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'" + path + "'");
        assertThat(db.recorder().requests()).isEmpty();
    }

    @Test
    void anItemHas400KilobytesNamesIncluded() {
        int most = 409_600 - "p".length() * 2 - "q".length() * 2 - "text".length();
        model.put(with("text", "x".repeat(most))).execute();
        db.recorder().clear();

        assertThatThrownBy(() -> model.put(with("text", "x".repeat(most + 1))).execute())
                .isInstanceOf(RequestLimitException.class)
                .hasMessageContaining("409600 bytes of an item")
                .hasMessageContaining("{p: p, q: q} for 'limits'")
                .hasMessageContaining("attribute 'text' has " + (most + 1));
        assertThat(db.recorder().requests()).isEmpty();
    }

    @Test
    void anUpdateThatSetsMoreThanAnItemCanHoldIsRefused() {
        model.put(with("text", "x".repeat(300_000))).execute();
        db.recorder().clear();

        assertThatThrownBy(() -> model.update(KEY.of("p", "q"), TEXT.set("x".repeat(409_601)))
                        .execute())
                .isInstanceOf(RequestLimitException.class)
                .hasMessageContaining("'text'");
        assertThat(db.recorder().requests()).isEmpty();
        assertThatThrownBy(() -> model.update(KEY.of("p", "q"), MORE.set("x".repeat(200_000)))
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("too large");
    }

    private static Object nested(int levels) {
        Object value = "leaf";
        for (int i = 0; i < levels; i++) {
            value = i % 2 == 0 ? List.of(value) : Map.of("x", value);
        }
        return value;
    }

    @Test
    void anItemIsNested32LevelsDeep() {
        Document deepest = with("any", nested(31));
        model.put(deepest).execute();
        assertThat(model.get(KEY.of("p", "q")).execute().orElseThrow().get("any"))
                .isEqualTo(deepest.get("any"));
        db.recorder().clear();

        refused(with("any", nested(32)), "any");
    }

    @Test
    void numbersHave38DigitsAndNoNaN() {
        BigDecimal most = new BigDecimal("9".repeat(38));
        assertThat(model.put(with("exact", most)).execute().getNumber("exact")).isEqualByComparingTo(most);
        db.recorder().clear();

        refused(with("exact", new BigDecimal("1".repeat(39))), "exact");
        refused(with("exact", new BigDecimal("1E126")), "exact");
        refused(with("exact", new BigDecimal("1E-131")), "exact");
        refused(with("real", Double.NaN), "real");
        refused(with("real", Double.NEGATIVE_INFINITY), "real");
        refused(with("any", List.of(Map.of("x", Double.NaN))), "any[0].x");
        assertThatThrownBy(() -> REAL.gt(Double.NaN)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> EXACT.set(new BigDecimal("1".repeat(39)))).isInstanceOf(ValidationException.class);
    }

    @Test
    void halfACharacterIsNoText() {
        refused(with("text", "a\uD83D"), "text");
        refused(with("set", Set.of("\uDE00")), "set[0]");
        refused(with("list", List.of("ok", "\uDE00\uD83D")), "list[1]");
        refused(with("any", Map.of("x", List.of("\uD83D"))), "any.x[0]");
        assertThatThrownBy(() -> TEXT.eq("\uD83D")).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> KEY.of("\uD83D", "q")).isInstanceOf(ValidationException.class);
        assertThat(model.put(with("text", "\uD83D\uDE00")).execute().getString("text"))
                .isEqualTo("😀");
    }

    @Test
    void keysHaveALengthOfTheirOwn() {
        Document longest = Document.of("p", "é".repeat(1024), "q", "x".repeat(1024));
        assertThat(model.put(longest).execute().getString("p")).isEqualTo(longest.getString("p"));

        assertThatThrownBy(() -> KEY.of("é".repeat(1025), "q"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("2048 bytes");
        assertThatThrownBy(() -> KEY.of("p", "x".repeat(1025)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("1024 bytes");
        assertThatThrownBy(() -> KEY.of("p", "")).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> model.query(KEY).partition(""))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("must not be empty");
    }

    @Test
    void emptySetsAreAbsentAndOtherEmptyThingsAreStored() {
        model.put(with("set", Set.of(), "list", List.of(), "text", "", "any", Map.of()))
                .execute();

        assertThat(db.client()
                        .getItem(r -> r.tableName("limits").key(KEY.of("p", "q").values()))
                        .item())
                .containsOnlyKeys("p", "q", "list", "text", "any");
        assertThat(model.update(KEY.of("p", "q"), SET.set(Set.of())).execute().get("set"))
                .isIn(null, Set.of());
        assertThatThrownBy(() -> SET.addAll(Set.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SET.eq(Set.of()))
                .as("a condition with an empty set can never hold")
                .isInstanceOfAny(InvalidRequestException.class, ValidationException.class);
    }

    @Test
    void expressionsHaveFourKilobytesAnd300Operators() {
        List<String> many = IntStream.range(0, 1000).mapToObj(i -> "value " + i).toList();
        Condition<Document> long0 = TEXT.isIn(many);
        Condition<Document> busy = Condition.all(
                IntStream.range(0, 151).mapToObj(i -> LIST.at(i).exists()).toList());

        assertThatThrownBy(() -> model.scan().filter(long0).request())
                .isInstanceOf(RequestLimitException.class)
                .hasMessageContaining("4096");
        assertThatThrownBy(() -> model.scan().filter(busy).request())
                .isInstanceOf(RequestLimitException.class)
                .hasMessageContaining("300");
        assertThat(model.scan().filter(TEXT.isIn(many.subList(0, 300))).count()).isZero();
    }

    @Test
    void listsHaveNoHoles() {
        refused(with("list", Arrays.asList("a", null)), "list[1]");
    }
}
