package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.broken;
import static io.dynamodel.schema.Refusals.impossible;
import static io.dynamodel.schema.Rules.defaultTo;
import static io.dynamodel.schema.Rules.lowerCase;
import static io.dynamodel.schema.Things.put;
import static io.dynamodel.schema.Things.stored;
import static io.dynamodel.schema.Things.storedOf;
import static io.dynamodel.schema.internal.type.Stored.l;
import static io.dynamodel.schema.internal.type.Stored.m;
import static io.dynamodel.schema.internal.type.Stored.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComputedTest {
    record Person(@Nullable String first, @Nullable String last) {}

    private final SchemaBuilder<Person> s = Schema.builder(Person.class);
    private final StringAttribute<Person> first = s.string("first", Person::first, lowerCase(), defaultTo("x"));
    private final StringAttribute<Person> last = s.string("last", Person::last);
    private final ScalarAttribute<Person, String> full = s.computed(
            "full",
            AttributeTypes.string(),
            p -> p.last() == null ? null : p.first() + " " + p.last(),
            List.of(first, last));
    private final StringAttribute<Person> kind = s.constant("kind", "person");
    private final Schema<Person> schema = s.build();

    @Test
    void isComputedFromTheItemAsItIsStored() {
        assertThat(stored(schema, new Person("ADA", "L"))).containsEntry("full", s("ada L"));
        assertThat(stored(schema, new Person(null, "L"))).containsEntry("full", s("x L"));
        assertThat(stored(schema, new Person("ADA", null))).doesNotContainKey("full");
    }

    @Test
    void constantsAreStoredAndNotCarried() {
        assertThat(stored(schema, new Person("a", null))).containsEntry("kind", s("person"));
        assertThat(storedOf(schema, first.to("a"))).containsEntry("kind", s("person"));
    }

    @Test
    void fillingThemInChangesNothingOfTheItem() {
        Person person = new Person("a", "b");

        assertThat(put(schema, person)).isSameAs(person);
    }

    @Test
    void theyCannotBeGivenByToken() {
        assertThat(impossible(() -> storedOf(schema, full.to("x"))))
                .isEqualTo("'full' is computed: the library writes it; leave it out");
        assertThat(impossible(() -> storedOf(schema, kind.to("x"))))
                .isEqualTo("'kind' is constant: the library writes it; leave it out");
    }

    @Test
    void documentsShowThemAndMayBringThemBack() {
        DocumentSchemaBuilder d = Schema.documents("people");
        StringAttribute<Document> name = d.string("name");
        d.constant("kind", "person");
        d.computed(
                "upper",
                AttributeTypes.string(),
                x -> String.valueOf(x.get("name")).toUpperCase(),
                List.of(name));
        Schema<Document> documents = d.build();

        Document put = put(documents, Document.of("name", "ada"));
        assertThat(put.toMap()).containsEntry("kind", "person").containsEntry("upper", "ADA");
        assertThat(stored(documents, put.with("name", "bob"))).containsEntry("upper", s("BOB"));
        assertThat(broken(() -> stored(documents, put.with("kind", "dog")))).containsExactly("kind constant");
    }

    @Test
    void nestedItemsHaveThemToo() {
        DocumentSchemaBuilder d = Schema.documents("holders");
        d.map("boss", schema);
        d.list("staff", schema);
        Schema<Document> holders = d.build();

        var expected = m("first", s("a"), "last", s("b"), "full", s("a b"), "kind", s("person"));
        assertThat(stored(holders, Document.of("boss", new Person("A", "b"), "staff", List.of(new Person("a", "b")))))
                .isEqualTo(Map.of("boss", expected, "staff", l(expected)));
    }
}
