package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.unreadable;
import static io.dynamodel.schema.Rules.onGet;
import static io.dynamodel.schema.Rules.whenAbsent;
import static io.dynamodel.schema.Things.put;
import static io.dynamodel.schema.internal.type.Stored.l;
import static io.dynamodel.schema.internal.type.Stored.m;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.nul;
import static io.dynamodel.schema.internal.type.Stored.s;
import static io.dynamodel.schema.internal.type.Stored.ss;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadPipelineTest {
    record Thing(
            @Nullable String name,
            @Nullable String color,
            @Nullable List<String> tags,
            @Nullable Set<String> marks,
            @Nullable Map<String, Integer> scores) {}

    private static SchemaBuilder<Thing> things() {
        SchemaBuilder<Thing> s = Schema.builder(Thing.class);
        s.string("name", Thing::name);
        s.string("color", Thing::color, whenAbsent("none"));
        s.list("tags", Thing::tags, AttributeTypes.string());
        s.stringSet("marks", Thing::marks);
        s.dictionary("scores", Thing::scores, AttributeTypes.integer());
        return s;
    }

    private static final Thing NOTHING = new Thing(null, "none", List.of(), Set.of(), Map.of());

    private final DocumentSchemaBuilder s = Schema.documents("things");

    @Test
    void anAbsentAttributeIsNullOrEmptyOrWhatTheSchemaSays() {
        assertThat(things().build().fromItem(Map.of())).isEqualTo(NOTHING);
    }

    @Test
    void aStoredNullReadsAsAbsent() {
        assertThat(things().build()
                        .fromItem(
                                Map.of("name", nul(), "color", nul(), "tags", nul(), "marks", nul(), "scores", nul())))
                .isEqualTo(NOTHING);
    }

    @Test
    void whatReadsDifferentlyIsReadAgainAfterAPut() {
        assertThat(put(things().build(), new Thing(null, null, null, null, null)))
                .isEqualTo(NOTHING);
        assertThat(put(things().build(), NOTHING)).isEqualTo(NOTHING);
    }

    @Test
    void aNumberIsGivenBackByAPutAsItReads() {
        record Price(BigDecimal amount) {}
        SchemaBuilder<Price> prices = Schema.builder(Price.class);
        prices.decimal("amount", Price::amount);
        Schema<Price> schema = prices.build();

        assertThat(put(schema, new Price(new BigDecimal("1.50"))).amount()).isEqualTo(new BigDecimal("1.5"));
    }

    @Test
    void requiredIsARuleForWritingOnly() {
        s.string("name", Rules.required());

        assertThat(s.build().fromItem(Map.of())).isEqualTo(Document.of());
    }

    @Test
    void getTransformsRunForAttributesAndThenForTheItem() {
        s.string("name", onGet(v -> v + "1"), onGet(v -> v + "2"));
        s.onGet(d -> d.with("name", d.getString("name") + "3"));
        Schema<Document> schema = s.build();

        assertThat(schema.fromItem(Map.of("name", s("x"))).get("name")).isEqualTo("x123");
        assertThat(put(schema, Document.of("name", "x")).get("name")).isEqualTo("x123");
    }

    @Test
    void getTransformsOfNestedItemsAreSeenAfterAPutToo() {
        record Inner(String name) {}
        record Outer(List<Inner> inners) {}
        SchemaBuilder<Inner> inner = Schema.builder(Inner.class);
        inner.string("name", Inner::name, onGet(v -> v + "!"));
        SchemaBuilder<Outer> outer = Schema.builder(Outer.class);
        outer.list("inners", Outer::inners, inner.build());
        Schema<Outer> schema = outer.build();

        assertThat(put(schema, new Outer(List.of(new Inner("x")))).inners()).containsExactly(new Inner("x!"));
    }

    @Test
    void whatAGetTransformThrowsNamesThePath() {
        s.string("name", onGet(v -> {
            throw new IllegalStateException(v);
        }));
        Schema<Document> schema = s.build();

        assertThat(unreadable(() -> schema.fromItem(Map.of("name", s("secret")))))
                .hasMessage("A stored item does not fit its schema at 'name': a get transform threw"
                        + " java.lang.IllegalStateException")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatTheItemsGetTransformThrowsIsAReadError() {
        s.string("name");
        s.onGet(d -> {
            throw new IllegalStateException("secret");
        });
        Schema<Document> schema = s.build();

        assertThat(unreadable(() -> schema.fromItem(Map.of())))
                .hasMessageContaining("the get transform of the item threw java.lang.IllegalStateException")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aWrongTypeNamesThePathWhereverItIs() {
        s.list("past", Addresses.SCHEMA);
        Schema<Document> schema = s.build();

        var error = unreadable(() -> schema.fromItem(Map.of("past", l(m("city", s("a")), m("city", n("1"))))));
        assertThat(error.path()).isEqualTo("past[1].city");
        assertThat(error).hasMessageContaining("expected S, found N");
    }

    @Test
    void aConstantOfAnotherItemIsRefused() {
        s.constant("kind", "person");
        Schema<Document> schema = s.build();

        assertThat(schema.fromItem(Map.of("kind", s("person"))).get("kind")).isEqualTo("person");
        assertThat(unreadable(() -> schema.fromItem(Map.of("kind", s("dog")))))
                .hasMessageContaining("at 'kind'", "the item belongs to another schema")
                .hasMessageNotContaining("dog");
    }

    @Test
    void anItemFromBeforeTheConstantIsRead() {
        s.constant("kind", "person");

        assertThat(s.build().fromItem(Map.of())).isEqualTo(Document.of());
    }

    @Test
    void setsAreReadFromListsAndListsFromSets() {
        s.stringSet("set");
        s.list("list", AttributeTypes.string());

        assertThat(s.build().fromItem(Map.of("set", l(s("a")), "list", ss("a"))).toMap())
                .containsEntry("set", Set.of("a"))
                .containsEntry("list", List.of("a"));
    }
}
