package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.broken;
import static io.dynamodel.schema.Refusals.invalid;
import static io.dynamodel.schema.Rules.createdAt;
import static io.dynamodel.schema.Rules.defaultTo;
import static io.dynamodel.schema.Rules.readOnly;
import static io.dynamodel.schema.Rules.required;
import static io.dynamodel.schema.Things.NOW;
import static io.dynamodel.schema.Things.stored;
import static io.dynamodel.schema.internal.type.Stored.m;
import static io.dynamodel.schema.internal.type.Stored.s;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.schema.Addresses.Address;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NestedSchemaTest {
    private final DocumentSchemaBuilder s = Schema.documents("things");

    @Test
    void nestedItemsRunTheWholeWriteSide() {
        DocumentSchemaBuilder inner = Schema.documents("inner");
        inner.string("color", defaultTo("red"));
        inner.instant("created", createdAt());
        inner.string("name", required());
        s.map("a", inner.build());
        Schema<Document> schema = s.build();

        assertThat(stored(schema, Document.of("a", Document.of("name", "x"))).get("a"))
                .isEqualTo(m("color", s("red"), "created", s("2026-01-31T12:34:56.123456789Z"), "name", s("x")));
        assertThat(broken(() -> stored(schema, Document.of("a", Document.of()))))
                .containsExactly("a.name required");
    }

    @Test
    void aNestedItemMayBeGivenAsAMapWhereItIsADocument() {
        DocumentSchemaBuilder inner = Schema.documents("inner");
        inner.integer("n");
        s.map("a", inner.build());
        Schema<Document> schema = s.build();

        assertThat(schema.fromItem(stored(schema, Document.of("a", Map.of("n", 1L))))
                        .get("a"))
                .isEqualTo(Document.of("n", 1));
        assertThat(invalid(() -> stored(schema, Document.of("a", Map.of(1, 2)))))
                .hasMessageContaining("'a' expected a map with String names");
    }

    @Test
    void aValueOfTheWrongClassIsReportedWithItsPath() {
        DocumentSchemaBuilder inner = Schema.documents("inner");
        inner.integer("n");
        s.map("a", inner.build());
        s.integer("age");
        Schema<Document> schema = s.build();

        assertThat(broken(() -> stored(schema, Document.of("a", Document.of("n", "x"), "age", "y"))))
                .containsExactly("age integer", "a.n integer");
    }

    @Test
    void aGetterThatThrowsIsReportedWithItsPath() {
        record Line(@Nullable Address address) {}
        SchemaBuilder<Line> lines = Schema.builder(Line.class);
        lines.map("address", Line::address, Addresses.SCHEMA);
        StringAttribute<Line> city = lines.string("city", line -> line.address().city());
        Schema<Line> schema = lines.build(reader -> new Line(new Address("", reader.get(city))));
        s.list("lines", schema);
        Schema<Document> holder = s.build();

        assertThat(broken(() -> stored(schema, new Line(null)))).containsExactly("city getter");
        assertThat(broken(() -> stored(holder, Document.of("lines", java.util.List.of(new Line(null))))))
                .containsExactly("lines[0].city getter");
    }

    @Test
    void readOnlyHoldsForNestedItemsUnlessTheyWereRead() {
        DocumentSchemaBuilder inner = Schema.documents("inner");
        inner.string("owner", readOnly(), defaultTo("me"));
        s.map("a", inner.build());
        Schema<Document> schema = s.build();
        Document given = Document.of("a", Document.of("owner", "you"));

        assertThat(broken(() -> stored(schema, given))).containsExactly("a.owner readOnly");
        assertThat(schema.compiled()
                        .writing()
                        .prepareChanged(given, NOW, "modify")
                        .encoded()
                        .values())
                .containsEntry("a", m("owner", s("you")));
    }

    @Test
    void aPrimaryKeyIsRequiredOfNestedItemsToo() {
        DocumentSchemaBuilder inner = Schema.documents("inner");
        inner.key(inner.string("id"));
        s.map("a", inner.build());
        Schema<Document> schema = s.build();

        assertThat(broken(() -> stored(schema, Document.of("a", Document.of()))))
                .containsExactly("a.id required");
    }

    @Test
    void convertedNestedItemsKeepTheirRules() {
        record Home(String city) {}
        Converter<Home, Address> converter = new Converter<>() {
            @Override
            public Address toStored(Home home) {
                return new Address("?", home.city());
            }

            @Override
            public Home fromStored(Address address) {
                return new Home(address.city());
            }
        };
        s.value("home", AttributeTypes.converted(Addresses.SCHEMA, Home.class, converter, false));
        Schema<Document> schema = s.build();

        assertThat(stored(schema, Document.of("home", new Home(" Oslo "))))
                .containsEntry("home", m("street", s("?"), "city", s("Oslo")));
        assertThat(broken(() -> stored(schema, Document.of("home", new Home("Llanfairpwllgwyngyll")))))
                .containsExactly("home.city maxLength");
    }
}
