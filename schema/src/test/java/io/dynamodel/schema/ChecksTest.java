package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.broken;
import static io.dynamodel.schema.Refusals.invalid;
import static io.dynamodel.schema.Refusals.violations;
import static io.dynamodel.schema.Rules.atLeast;
import static io.dynamodel.schema.Rules.atMost;
import static io.dynamodel.schema.Rules.between;
import static io.dynamodel.schema.Rules.each;
import static io.dynamodel.schema.Rules.eachValue;
import static io.dynamodel.schema.Rules.matching;
import static io.dynamodel.schema.Rules.maxLength;
import static io.dynamodel.schema.Rules.maxSize;
import static io.dynamodel.schema.Rules.minLength;
import static io.dynamodel.schema.Rules.minSize;
import static io.dynamodel.schema.Rules.oneOf;
import static io.dynamodel.schema.Rules.required;
import static io.dynamodel.schema.Rules.requiredIf;
import static io.dynamodel.schema.Rules.size;
import static io.dynamodel.schema.Rules.validate;
import static io.dynamodel.schema.Things.stored;
import static io.dynamodel.schema.internal.type.Stored.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.Violation;
import io.dynamodel.schema.Addresses.Address;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChecksTest {
    private final DocumentSchemaBuilder s = Schema.documents("things");

    @Test
    void boundsIncludeTheirEnds() {
        s.integer("low", atLeast(1));
        s.decimal("high", atMost(new BigDecimal("1.5")));
        s.instant("both", between(Instant.EPOCH, Instant.EPOCH.plusSeconds(9)));
        Schema<Document> schema = s.build();

        stored(schema, Document.of("low", 1, "high", new BigDecimal("1.50"), "both", Instant.EPOCH));
        assertThat(broken(() -> stored(
                        schema,
                        Document.of("low", 0, "high", new BigDecimal("1.51"), "both", Instant.EPOCH.plusSeconds(10)))))
                .containsExactly("low atLeast", "high atMost", "both between");
    }

    @Test
    void lengthsAreCountedInUtf16UnitsAsDynamoDbDoes() {
        s.string("min", minLength(2));
        s.string("max", maxLength(2));
        Schema<Document> schema = s.build();

        stored(schema, Document.of("min", "😀", "max", "😀"));
        assertThat(violations(() -> stored(schema, Document.of("min", "x", "max", "😀!"))))
                .containsExactly(
                        new Violation("min", "minLength", "must have at least 2 characters, but has 1"),
                        new Violation("max", "maxLength", "must have at most 2 characters, but has 3"));
    }

    @Test
    void sizesAreOfCollectionsBinariesAndStrings() {
        s.stringSet("set", minSize(1), maxSize(2));
        s.list("list", AttributeTypes.integer(), size(2));
        s.dictionary("dictionary", AttributeTypes.integer(), size(0, 1));
        s.binary("binary", maxSize(1));
        s.string("text", size(3));
        Schema<Document> schema = s.build();

        stored(
                schema,
                Document.of(
                        "set",
                        Set.of("a"),
                        "list",
                        List.of(1, 2),
                        "dictionary",
                        Map.of(),
                        "binary",
                        bytes(1),
                        "text",
                        "abc"));
        assertThat(violations(() -> stored(
                        schema,
                        Document.of(
                                "set", Set.of("a", "b", "c"),
                                "list", List.of(1),
                                "dictionary", Map.of("a", 1, "b", 2),
                                "binary", bytes(1, 2),
                                "text", "ab"))))
                .extracting(Violation::toString)
                .containsExactly(
                        "'set' must have at most 2 elements, but has 3",
                        "'list' must have a size of 2, but has 1",
                        "'dictionary' must have a size between 0 and 1, but has 2",
                        "'binary' must have at most 1 element, but has 2",
                        "'text' must have a size of 3, but has 2");
    }

    @Test
    void oneIsSingular() {
        s.string("min", minLength(1));
        s.list("max", AttributeTypes.integer(), maxSize(1));
        Schema<Document> schema = s.build();

        assertThat(violations(() -> stored(schema, Document.of("min", "", "max", List.of(1, 2)))))
                .extracting(Violation::toString)
                .containsExactly(
                        "'min' must have at least 1 character, but has 0",
                        "'max' must have at most 1 element, but has 2");
    }

    @Test
    void decimalsAreOneOfOthersByValue() {
        s.decimal("rate", oneOf(new BigDecimal("1.0"), BigDecimal.ZERO));
        Schema<Document> schema = s.build();

        stored(schema, Document.of("rate", new BigDecimal("1.00")));
        stored(schema, Document.of("rate", new BigDecimal("0.00")));
        assertThat(violations(() -> stored(schema, Document.of("rate", new BigDecimal("1.01")))))
                .containsExactly(new Violation("rate", "oneOf", "must be one of [1.0, 0]"));
    }

    @Test
    void anOptionalCollectionThatIsEmptyAndMustNotBeIsAbsent() {
        s.list("list", AttributeTypes.integer(), minSize(1));
        s.stringSet("set", minSize(1));
        s.dictionary("dictionary", AttributeTypes.integer(), validate(d -> !d.isEmpty(), "have entries"));
        s.list("free", AttributeTypes.integer(), maxSize(3));
        s.list("conditional", AttributeTypes.integer(), minSize(1), requiredIf(d -> d.has("kind")));
        s.string("kind");
        Schema<Document> schema = s.build();
        Document empty = Document.of(
                "list",
                List.of(),
                "set",
                Set.of(),
                "dictionary",
                Map.of(),
                "free",
                List.of(),
                "conditional",
                List.of());

        assertThat(stored(schema, empty)).containsOnlyKeys("free");
        assertThat(broken(() -> stored(schema, Document.of("conditional", List.of(), "kind", "x"))))
                .containsExactly("conditional required");
    }

    @Test
    void aRequiredCollectionThatIsEmptyAndMustNotBeIsRefusedOnce() {
        s.list("list", AttributeTypes.integer(), minSize(1), required());
        s.stringSet("set", minSize(1), required());
        Schema<Document> schema = s.build();

        assertThat(broken(() -> stored(schema, Document.of("list", List.of(), "set", Set.of()))))
                .containsExactly("list minSize", "set minSize");
    }

    @Test
    void whatAbsenceReadsAsByItsOwnRuleIsNoEmptyCollection() {
        s.list("list", AttributeTypes.integer(), minSize(1), Rules.whenAbsent(List.of(1)));

        assertThat(broken(() -> stored(s.build(), Document.of("list", List.of()))))
                .containsExactly("list minSize");
    }

    @Test
    void aValueOfTheWrongTypeIsReportedOnce() {
        DocumentSchemaBuilder inner = Schema.documents("inner");
        inner.integer("depth", required());
        s.integer("age", required());
        s.map("inside", inner.build());
        Schema<Document> schema = s.build();

        assertThat(broken(() -> stored(schema, Document.of("age", "secret", "inside", Document.of("depth", "x")))))
                .containsExactly("age integer", "inside.depth integer");
        assertThat(broken(() -> stored(schema, Document.of("inside", Document.of()))))
                .containsExactlyInAnyOrder("age required", "inside.depth required");
    }

    @Test
    void patternsMatchTheWholeText() {
        s.string("code", matching("[a-z]+"));
        Schema<Document> schema = s.build();

        stored(schema, Document.of("code", "abc"));
        assertThat(broken(() -> stored(schema, Document.of("code", "abc1")))).containsExactly("code matching");
    }

    @Test
    void messagesTellWhatIsExpectedAndNeverTheValue() {
        s.string("color", oneOf("red", "blue"));
        s.integer("even", validate(v -> v % 2 == 0, "be even"));
        Schema<Document> schema = s.build();

        assertThat(invalid(() -> stored(schema, Document.of("color", "secret", "even", 4711))))
                .hasMessage("put was refused before sending, 2 violations:\n"
                        + "  - 'color' must be one of [red, blue]\n"
                        + "  - 'even' must be even");
    }

    @Test
    void whatAPredicateThrowsIsAViolation() {
        s.string("name", validate(v -> v.charAt(5) == 'x', "have an x"));
        Schema<Document> schema = s.build();

        assertThat(invalid(() -> stored(schema, Document.of("name", "a"))))
                .hasMessageContaining(
                        "'name' must have an x, but the check threw" + " java.lang.StringIndexOutOfBoundsException");
    }

    @Test
    void elementsAreCheckedOneByOneWithTheirPaths() {
        s.list("tags", AttributeTypes.string(), each(minLength(2), maxLength(3)));
        s.dictionary("scores", AttributeTypes.integer(), eachValue(atMost(10)));
        s.list("grid", AttributeTypes.listOf(AttributeTypes.integer()), each(each(atLeast(0))));
        s.list("past", Addresses.SCHEMA);
        s.value("maybe", AttributeTypes.optional(Addresses.SCHEMA));
        Schema<Document> schema = s.build();

        assertThat(broken(() -> stored(
                        schema,
                        Document.of(
                                "tags", List.of("ab", "abc", "abcd", "a"),
                                "scores", Map.of("math", 11),
                                "grid", List.of(List.of(1), List.of(1, -1)),
                                "past", List.of(new Address("x", "Llanfairpwllgwyngyll")),
                                "maybe", new Address("x", "Llanfairpwllgwyngyll")))))
                .containsExactly(
                        "tags[2] maxLength",
                        "tags[3] minLength",
                        "scores.math atMost",
                        "grid[1][1] atLeast",
                        "past[0].city maxLength",
                        "maybe.city maxLength");
    }

    @Test
    void anAbsentAttributeKeepsAllRulesButRequired() {
        s.string("name", minLength(3), matching("x.*"));
        s.string("id", required());
        s.stringSet("tags", required());
        Schema<Document> schema = s.build();

        assertThat(violations(() -> stored(schema, Document.of("tags", Set.of()))))
                .containsExactly(
                        new Violation("id", "required", "is required, but absent"),
                        new Violation("tags", "required", "is required, but absent"));
    }

    @Test
    void keyAttributesAreAlwaysRequired() {
        StringAttribute<Document> id = s.string("id");
        NumberAttribute<Document, Integer> no = s.integer("no");
        s.key(id, no);
        s.globalIndex("by-no", no);
        Schema<Document> schema = s.build();

        assertThat(broken(() -> stored(schema, Document.of()))).containsExactly("id required", "no required");
    }

    @Test
    void requiredMayDependOnTheItem() {
        StringAttribute<Document> kind = s.string("kind", Rules.lowerCase());
        s.string("reason", requiredIf(d -> "refund".equals(d.getString("kind")), kind));
        Schema<Document> schema = s.build();

        stored(schema, Document.of("kind", "sale"));
        assertThat(broken(() -> stored(schema, Document.of("kind", "REFUND")))).containsExactly("reason required");
    }

    @Test
    void itemRulesSeeTheWholeItemAsItWillBeStored() {
        NumberAttribute<Document, Integer> low = s.integer("low", Rules.defaultTo(5));
        NumberAttribute<Document, Integer> high = s.integer("high");
        s.validate(d -> (Integer) d.get("low") <= (Integer) d.get("high"), "have low <= high", low, high);
        Schema<Document> schema = s.build();

        stored(schema, Document.of("high", 5));
        assertThat(violations(() -> stored(schema, Document.of("high", 4))))
                .containsExactly(new Violation("", "validate", "The item must have low <= high"));
    }

    @Test
    void itemRulesOfNestedItemsNameThePath() {
        DocumentSchemaBuilder inner = Schema.documents("range");
        inner.integer("low");
        inner.validate(d -> d.has("low"), "have a low end");
        s.list("ranges", inner.build());
        Schema<Document> schema = s.build();

        assertThat(violations(() -> stored(schema, Document.of("ranges", List.of(Document.of())))))
                .containsExactly(new Violation("ranges[0]", "validate", "must have a low end"));
    }

    @Test
    void impossibleRulesAreRefusedWhereTheyAreWritten() {
        assertThatThrownBy(() -> between(2, 1)).hasMessageContaining("the bounds are reversed");
        assertThatThrownBy(() -> size(2, 1)).hasMessageContaining("the bounds are reversed");
        assertThatThrownBy(Rules::oneOf).hasMessageContaining("at least one value");
    }
}
