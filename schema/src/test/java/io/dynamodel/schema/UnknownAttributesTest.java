package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.broken;
import static io.dynamodel.schema.Refusals.unreadable;
import static io.dynamodel.schema.Refusals.violations;
import static io.dynamodel.schema.Rules.alias;
import static io.dynamodel.schema.Things.stored;
import static io.dynamodel.schema.internal.type.Stored.m;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.nul;
import static io.dynamodel.schema.internal.type.Stored.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class UnknownAttributesTest {
    private final DocumentSchemaBuilder s = Schema.documents("things");

    @Test
    void documentsRejectThemOnWriteAndSuggestWhatIsNear() {
        s.string("name");
        s.string("em", alias("email"));
        Schema<Document> schema = s.build();

        assertThat(violations(() -> stored(schema, Document.of("nmae", "x", "emial", "y", "zzzzzzz", 1))))
                .extracting(Object::toString)
                .containsExactly(
                        "'nmae' is not an attribute of the schema of things; did you mean 'name'?",
                        "'emial' is not an attribute of the schema of things; did you mean 'email'?",
                        "'zzzzzzz' is not an attribute of the schema of things; it has name, email");
    }

    @Test
    void documentsDropThemOnRead() {
        s.string("name");

        assertThat(s.build().fromItem(Map.of("name", s("x"), "other", s("y")))).isEqualTo(Document.of("name", "x"));
    }

    @Test
    void typedItemsDropThemOnRead() {
        assertThat(Addresses.SCHEMA
                        .fromItem(Map.of("city", s("x"), "zip", s("y")))
                        .city())
                .isEqualTo("x");
    }

    /** Both ways to read an item: by the names of its many attributes, and through its few. */
    @ParameterizedTest
    @CsvSource({"1", "2", "10"})
    void readingMayKeepThemBesideFewAndManyOthers(int known) {
        Map<String, AttributeValue> item = new HashMap<>();
        Document expected = Document.of();
        for (int i = 0; i < 10; i++) {
            s.string("name" + i);
            if (i < known) {
                item.put("name" + i, s("x" + i));
                expected = expected.with("name" + i, "x" + i);
            }
        }
        s.unknownOnRead(UnknownAttributes.keep());
        item.put("other", n("7"));
        expected = expected.with("other", new BigDecimal("7"));
        item.put("nothing", nul());

        assertThat(s.build().fromItem(item)).isEqualTo(expected);
    }

    @Test
    void readingMayRejectThem() {
        s.string("name");
        s.unknownOnRead(UnknownAttributes.reject());
        Schema<Document> schema = s.build();

        assertThat(unreadable(() -> schema.fromItem(Map.of("zip", s("y")))).path())
                .isEqualTo("zip");
    }

    @Test
    void readingAndWritingMayKeepThem() {
        s.string("name");
        s.unknownOnRead(UnknownAttributes.keep());
        s.unknownOnWrite(UnknownAttributes.keep());
        Schema<Document> schema = s.build();
        var item = Map.of("name", s("x"), "zip", n("1"), "geo", m("lat", n("2")), "none", nul());

        Document read = schema.fromItem(item);
        assertThat(read)
                .isEqualTo(Document.of("name", "x", "zip", BigDecimal.ONE, "geo", Map.of("lat", new BigDecimal(2))));
        assertThat(stored(schema, read)).isEqualTo(Map.of("name", s("x"), "zip", n("1"), "geo", m("lat", n("2"))));
    }

    @Test
    void writingMayKeepSomeAndDropTheRest() {
        s.string("name");
        s.unknownOnWrite(UnknownAttributes.keep("x_*", "*_y"));
        Schema<Document> schema = s.build();

        assertThat(stored(schema, Document.of("name", "n", "x_1", "a", "2_y", "b", "z", "c")))
                .isEqualTo(Map.of("name", s("n"), "x_1", s("a"), "2_y", s("b")));
    }

    @Test
    void writingMayDropThemInNestedItemsToo() {
        DocumentSchemaBuilder inner = Schema.documents("inner");
        inner.string("name");
        inner.unknownOnWrite(UnknownAttributes.drop());
        s.map("home", inner.build());

        assertThat(stored(s.build(), Document.of("home", Document.of("name", "n", "z", "c"))))
                .isEqualTo(Map.of("home", m("name", s("n"))));
    }

    @Test
    void nestedItemsRejectThemWithTheirPath() {
        DocumentSchemaBuilder inner = Schema.documents("inner");
        inner.string("name");
        s.map("home", inner.build());
        Schema<Document> schema = s.build();

        assertThat(broken(() -> stored(schema, Document.of("home", Map.of("nmae", "n")))))
                .containsExactly("home.nmae unknown");
    }

    @Test
    void aStoredNameIsNoUnknownAttributeWhereThereIsAnAlias() {
        s.string("em", alias("email"));
        s.unknownOnWrite(UnknownAttributes.keep());
        Schema<Document> schema = s.build();

        assertThat(violations(() -> stored(schema, Document.of("em", "x"))))
                .extracting(Object::toString)
                .containsExactly("'em' is the stored name of 'email'; use that name");
    }

    @Test
    void anUnknownAttributeDoesNotTakeThePlaceOfAnAlias() {
        s.string("em", alias("email"));
        s.unknownOnRead(UnknownAttributes.keep());

        assertThat(s.build().fromItem(Map.of("em", s("x"), "email", s("y")))).isEqualTo(Document.of("email", "x"));
    }

    @Test
    void anEmptySetAmongThemIsAbsent() {
        s.unknownOnWrite(UnknownAttributes.keep());
        s.string("name");

        assertThat(stored(s.build(), Document.of("tags", Set.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a*, abc, true",
        "a*, ba, false",
        "*a, ba, true",
        "a*b*c, axxbyyc, true",
        "a*b*c, acb, false",
        "a*a, a, false",
        "a*a, aa, true",
        "a, a, true",
        "a, ab, false",
        "*, anything, true",
        "a**b, ab, true",
        "'a.c*', abc, false",
        "*bb*b, abbb, true",
        "*bb*bb, abbb, false"
    })
    void patternsMatchPieceByPiece(String pattern, String name, boolean kept) {
        assertThat(UnknownAttributes.keep(pattern).keeps(name)).isEqualTo(kept);
    }
}
