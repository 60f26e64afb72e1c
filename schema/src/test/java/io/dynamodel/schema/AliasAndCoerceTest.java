package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.broken;
import static io.dynamodel.schema.Rules.alias;
import static io.dynamodel.schema.Rules.coerce;
import static io.dynamodel.schema.Rules.defaultTo;
import static io.dynamodel.schema.Rules.required;
import static io.dynamodel.schema.Things.put;
import static io.dynamodel.schema.Things.stored;
import static io.dynamodel.schema.internal.type.Stored.m;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AliasAndCoerceTest {
    private final DocumentSchemaBuilder s = Schema.documents("things");

    @Test
    void documentsCarryAliasesAndItemsStoredNames() {
        s.string("em", alias("email"));
        DocumentSchemaBuilder inner = Schema.documents("inner");
        inner.string("c", alias("city"));
        s.map("h", inner.build(), alias("home"));
        Schema<Document> schema = s.build();
        Document document = Document.of("email", "x", "home", Document.of("city", "Oslo"));

        assertThat(stored(schema, document)).isEqualTo(Map.of("em", s("x"), "h", m("c", s("Oslo"))));
        assertThat(schema.fromItem(stored(schema, document))).isEqualTo(document);
        assertThat(put(schema, document)).isEqualTo(document);
    }

    @Test
    void pathsTakeBothNamesAndGiveTheStoredOne() {
        s.string("em", alias("email"));
        s.string("a.b", alias("dotted.alias"));
        Schema<Document> schema = s.build();

        assertThat(schema.path("email").eq("x")).hasToString("em = ?");
        assertThat(schema.path("em").eq("x")).hasToString("em = ?");
        assertThat(schema.path("dotted.alias").ref().path().root()).isEqualTo("a.b");
        assertThat(schema.path("a.b").ref().path().root()).isEqualTo("a.b");
    }

    @Test
    void violationsNameTheStoredPath() {
        s.string("em", alias("email"), required());
        Schema<Document> schema = s.build();

        assertThat(broken(() -> stored(schema, Document.of()))).containsExactly("em required");
    }

    @Test
    void numbersOfAnotherClassAreTakenWhereNothingIsLost() {
        s.integer("i");
        s.longInteger("l");
        s.decimal("d");
        Schema<Document> schema = s.build();

        assertThat(stored(schema, Document.of("i", 5L, "l", 5, "d", 5)))
                .isEqualTo(Map.of("i", n("5"), "l", n("5"), "d", n("5")));
        assertThat(broken(() -> stored(schema, Document.of("i", 1L << 40, "l", 1.5))))
                .containsExactly("i integer", "l longInteger");
    }

    @Test
    void textIsReadAsWhatIsStoredOnlyWhereAsked() {
        s.integer("strict");
        s.integer("lenient", coerce());
        s.instant("when", coerce());
        Schema<Document> schema = s.build();

        assertThat(broken(() -> stored(schema, Document.of("strict", "5")))).containsExactly("strict integer");
        assertThat(put(schema, Document.of("lenient", "5", "when", "2026-01-31T12:00:00Z")))
                .isEqualTo(Document.of("lenient", 5, "when", Instant.parse("2026-01-31T12:00:00Z")));
        assertThat(broken(() -> stored(schema, Document.of("lenient", "five")))).containsExactly("lenient integer");
    }

    @Test
    void stringPathsOfCoercedAttributesTakeTextToo() {
        s.integer("strict");
        s.integer("lenient", coerce());
        Schema<Document> schema = s.build();

        assertThat(schema.path("lenient").eq("5")).hasToString("lenient = ?");
        assertThat(broken(() -> schema.path("strict").eq("5"))).containsExactly("strict integer");
    }

    @Test
    void functionsOfTheItemSeeValuesOfTheAttributesClass() {
        s.integer("count", coerce());
        s.validate(d -> (Integer) d.get("count") > 0, "have a positive count");
        s.decimal("double", Rules.defaultFrom(d -> BigDecimal.valueOf(2L * (Integer) d.get("count"))));
        s.string("color", alias("colour"), defaultTo("red"));
        Schema<Document> schema = s.build();

        assertThat(stored(schema, Document.of("count", "4"))).containsEntry("double", n("8"));
    }
}
