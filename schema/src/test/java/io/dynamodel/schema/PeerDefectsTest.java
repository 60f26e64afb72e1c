package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.broken;
import static io.dynamodel.schema.Refusals.invalid;
import static io.dynamodel.schema.Refusals.problems;
import static io.dynamodel.schema.Refusals.unreadable;
import static io.dynamodel.schema.Rules.alias;
import static io.dynamodel.schema.Rules.createdAt;
import static io.dynamodel.schema.Rules.generated;
import static io.dynamodel.schema.Rules.onSet;
import static io.dynamodel.schema.Things.NOW;
import static io.dynamodel.schema.Things.stored;
import static io.dynamodel.schema.internal.type.Stored.l;
import static io.dynamodel.schema.internal.type.Stored.m;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.schema.internal.PlannedUpdate;
import io.dynamodel.schema.internal.UpdatePlanner;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What goes wrong in other libraries for DynamoDB, as far as it is decided here. */
class PeerDefectsTest {
    private final DocumentSchemaBuilder s = Schema.documents("things");

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    private static PlannedUpdate<Document> plan(Schema<Document> schema, Update<Document>... updates) {
        return UpdatePlanner.plan(schema.compiled(), Map.of(), List.of(updates), false, NOW, "update");
    }

    @Test
    void keysDifferingInCaseOnlyAreDifferentKeys() {
        PrimaryKey<Document, String> key = s.key(s.string("id"));

        assertThat(key.of("ABC")).isNotEqualTo(key.of("abc"));
    }

    @Test
    void anItemThatLacksAPartOfAnIndexKeyIsNotInTheIndex() {
        StringAttribute<Document> a = s.string("a");
        StringAttribute<Document> b = s.string("b");
        s.globalIndex("by-both", s.parts(a, b));

        assertThat(stored(s.build(), Document.of("a", "x"))).isEqualTo(Map.of("a", s("x")));
    }

    @Test
    void valuesThatLookLikeTemplatesArePlainValues() {
        StringAttribute<Document> text = s.string("text");
        Schema<Document> schema = s.build();

        Update<Document> update = plan(schema, text.set("hello ${secret} {98034} #a :b"))
                .updates()
                .get(0);
        assertThat(((Operand.Value) ((Update.Set<Document>) update).value()).value())
                .isEqualTo(s("hello ${secret} {98034} #a :b"));
    }

    @Test
    void anAliasIsTranslatedInUpdatesToo() {
        StringAttribute<Document> email = s.string("em", alias("email"));
        Schema<Document> schema = s.build();

        assertThat(plan(schema, schema.path("email").set("x")).updates()).containsExactly(email.set("x"));
    }

    @Test
    void aDottedNameIsAPathAndNeverAnAttributeOfThatName() {
        s.map("home", Addresses.SCHEMA);
        Schema<Document> schema = s.build();

        assertThat(schema.path("home.city").ref().path().steps()).hasSize(2);
        assertThat(broken(() -> stored(schema, Document.of("home.city", "x")))).containsExactly("home.city unknown");
    }

    @Test
    void decimalsAreStoredExactly() {
        s.decimal("n");
        BigDecimal exact = new BigDecimal("12345678901234567890.123456789012345678");
        Schema<Document> schema = s.build();

        assertThat(schema.fromItem(stored(schema, Document.of("n", exact))).get("n"))
                .isEqualTo(exact);
    }

    @Test
    void mapsAndListsWithoutASchemaKeepTheirContent() {
        s.any("any");
        Map<String, Object> content = Map.of("list", List.of("a", Map.of("b", true)));
        Schema<Document> schema = s.build();

        assertThat(schema.fromItem(stored(schema, Document.of("any", content))).get("any"))
                .isEqualTo(content);
    }

    @Test
    void setTransformsOfAnyTypeMeetConditions() {
        NumberAttribute<Document, Integer> tens = s.integer("tens", onSet(v -> v / 10 * 10));
        s.build();

        assertThat(tens.eq(17)).isEqualTo(tens.eq(10));
    }

    @Test
    void numbersThatDynamoDbDoesNotHaveAreRefusedWithTheirPath() {
        s.doubleNumber("n");
        s.list("list", AttributeTypes.doubleNumber());
        Schema<Document> schema = s.build();

        assertThat(broken(() ->
                        stored(schema, Document.of("n", Double.NaN, "list", List.of(1.0, Double.POSITIVE_INFINITY)))))
                .containsExactly("n doubleNumber", "list[1] listOf");
    }

    @Test
    void textIsNoNumberAndANumberNoBooleanOnRead() {
        s.integer("n");
        Schema<Document> schema = s.build();

        assertThat(unreadable(() -> schema.fromItem(Map.of("n", s("7"))))).hasMessageContaining("at 'n'");
        assertThat(unreadable(() -> schema.fromItem(Map.of("n", n("1.5"))))).hasMessageContaining("at 'n'");
        assertThat(unreadable(() -> schema.fromItem(Map.of("n", n("3000000000")))))
                .hasMessageContaining("at 'n'");
    }

    @Test
    void aValueIsGeneratedOnceAndNotOnEveryUpdate() {
        s.string("id", generated(() -> "new"));
        StringAttribute<Document> name = s.string("name");
        Schema<Document> schema = s.build();

        assertThat(plan(schema, name.set("x")).updates()).containsExactly(name.set("x"));
        assertThat(stored(schema, Document.of("id", "old"))).containsEntry("id", s("old"));
    }

    @Test
    void aPutDoesNotResetTheTimeOfCreationThatTheItemCarries() {
        s.instant("created", createdAt());
        Schema<Document> schema = s.build();

        assertThat(stored(schema, Document.of("created", Instant.EPOCH)))
                .containsEntry("created", s("1970-01-01T00:00:00.000000000Z"));
    }

    record Inner(@Nullable String a, @Nullable String b) {}

    record Outer(@Nullable Inner inner) {}

    private static Schema<Outer> outers() {
        SchemaBuilder<Inner> inner = Schema.builder(Inner.class);
        inner.string("a", Inner::a);
        inner.string("b", Inner::b);
        SchemaBuilder<Outer> outer = Schema.builder(Outer.class);
        outer.map("inner", Outer::inner, inner.build());
        return outer.build();
    }

    @Test
    void absenceIsOneAtEveryDepthAndNeverAStoredNull() {
        assertThat(stored(outers(), new Outer(new Inner("x", null)))).isEqualTo(Map.of("inner", m("a", s("x"))));
    }

    @Test
    void anEmptyNestedItemIsNotAnAbsentOne() {
        Outer empty = new Outer(new Inner(null, null));

        assertThat(stored(outers(), empty)).isEqualTo(Map.of("inner", m()));
        assertThat(outers().fromItem(stored(outers(), empty))).isEqualTo(empty);
        assertThat(outers().fromItem(Map.of())).isEqualTo(new Outer(null));
    }

    @Test
    void anItemWithNothingThatTheSchemaKnowsIsAnItem() {
        assertThat(outers().fromItem(Map.of("other", s("x")))).isEqualTo(new Outer(null));
    }

    static final class Bean {
        private @Nullable String name;

        @Nullable
        String name() {
            return name;
        }

        void name(@Nullable String newName) {
            name = newName;
        }
    }

    @Test
    void aPropertyWithoutSetterIsAProblemAndNotDropped() {
        SchemaBuilder<Bean> b = Schema.builder(Bean.class);
        b.string("name", Bean::name);

        assertThat(problems(() -> b.build(Bean::new)))
                .singleElement()
                .asString()
                .contains("has no setter");
        SchemaBuilder<Bean> c = Schema.builder(Bean.class);
        c.string("name", Bean::name, Bean::name);
        assertThat(c.build(Bean::new).fromItem(Map.of("name", s("x"))).name()).isEqualTo("x");
    }

    @Test
    void aSetOfNestedItemsIsRefusedWhereItIsDefined() {
        assertThatThrownBy(() -> AttributeTypes.setOf(Addresses.SCHEMA)).hasMessageContaining("use listOf(...)");
    }

    @Test
    void namesOfAnyCharactersAreNames() {
        s.string("a-b");
        s.string("a_b");
        s.string("a,b[0]é");
        Schema<Document> schema = s.build();
        Document document = Document.of("a-b", "1", "a_b", "2", "a,b[0]é", "3");

        assertThat(schema.fromItem(stored(schema, document))).isEqualTo(document);
        assertThat(schema.path("a,b[0]é").ref().path().steps()).hasSize(1);
    }

    @Test
    void everyViolationIsReportedAndNotOnlyTheFirst() {
        s.integer("a", Rules.atLeast(1));
        s.list("b", AttributeTypes.string(), Rules.each(Rules.minLength(1)));
        Schema<Document> schema = s.build();

        assertThat(invalid(() -> stored(schema, Document.of("a", 0, "b", List.of("", "x", ""))))
                        .violations())
                .hasSize(3);
    }

    @Test
    void whatIsReadFromAListOfNumbersIsAListOfNumbers() {
        s.list("b", AttributeTypes.integer());

        assertThat(s.build().fromItem(Map.of("b", l(n("1"), n("2")))).get("b")).isEqualTo(List.of(1, 2));
    }
}
