package io.dynamodel.schema.update;

import static io.dynamodel.schema.Rules.immutable;
import static io.dynamodel.schema.Rules.readOnly;
import static io.dynamodel.schema.Rules.sensitive;
import static io.dynamodel.schema.update.Plans.plan;
import static io.dynamodel.schema.update.Plans.refused;
import static io.dynamodel.schema.update.Plans.upsert;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.schema.DictionaryAttribute;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.ListAttribute;
import io.dynamodel.schema.MapAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.StringAttribute;
import org.junit.jupiter.api.Test;

/** {@code immutable} and {@code readOnly}. */
class SetOnceUpdateTest {
    private final DocumentSchemaBuilder s = Schema.documents("things");
    private final StringAttribute<Document> origin = s.string("origin", immutable());
    private final StringAttribute<Document> other = s.string("other");

    @Test
    void setOnceIsAValueWhereThereIsNoneOrTheSameAgain() {
        Schema<Document> schema = s.build();

        assertThat(plan(schema, origin.set("x")))
                .isEqualTo("SET origin = 'x' IF attribute_not_exists(origin) OR origin = 'x'");
        assertThat(upsert(schema, origin.set("x")))
                .isEqualTo("SET origin = 'x' IF attribute_not_exists(origin) OR origin = 'x'");
        assertThat(plan(schema, origin.setIfAbsent("x"))).isEqualTo("SET origin = if_not_exists(origin, 'x')");
    }

    @Test
    void setOnceIsNeverRemovedOrComputed() {
        NumberAttribute<Document, Long> number = s.longInteger("number", immutable());
        SetAttribute<Document, String> tags = s.stringSet("tags", immutable());
        ListAttribute<Document, String> list = s.list("list", io.dynamodel.schema.AttributeTypes.string(), immutable());
        DictionaryAttribute<Document, String> map =
                s.dictionary("map", io.dynamodel.schema.AttributeTypes.string(), immutable());
        Schema<Document> schema = s.build();

        assertThat(refused(schema, origin.remove(), number.add(1L), tags.add("a"), list.append("a")))
                .containsExactly(
                        "'origin' is set once and cannot be changed or removed",
                        "'number' is set once and cannot be changed or removed",
                        "'tags' is set once and cannot be changed or removed",
                        "'list' is set once and cannot be changed or removed");
        assertThat(refused(
                        schema,
                        origin.set(other),
                        tags.delete("a"),
                        list.at(0).set("a"),
                        map.key("k").remove()))
                .containsExactly(
                        "'origin' is set once and cannot be changed or removed",
                        "'tags' is set once and cannot be changed or removed",
                        "'list[0]' is within 'list', which is set once",
                        "'map.k' is within 'map', which is set once");
    }

    private final DocumentSchemaBuilder inner = Schema.documents("inner");
    private final StringAttribute<Document> street = inner.string("street", immutable(), sensitive());
    private final StringAttribute<Document> city = inner.string("city");

    @Test
    void nestedAttributesThatAreSetOnceStayWhenTheWholeIsSet() {
        MapAttribute<Document, Document> home = s.map("home", inner.build());
        Schema<Document> schema = s.build();

        assertThat(plan(schema, home.dot(street).set("Row")))
                .isEqualTo("SET home.street = 'Row' IF attribute_not_exists(home.street) OR home.street = 'Row'");
        assertThat(plan(schema, home.dot(city).set("Oslo"))).isEqualTo("SET home.city = 'Oslo'");
        assertThat(plan(schema, home.set(Document.of("street", "Row"))))
                .isEqualTo("SET home = {street: 'Row'} IF attribute_not_exists(home.street) OR home.street = 'Row'");
        assertThat(plan(schema, home.set(Document.of("city", "Oslo"))))
                .isEqualTo("SET home = {city: 'Oslo'} IF attribute_not_exists(home.street)");
        assertThat(plan(schema, home.remove())).isEqualTo("REMOVE home IF attribute_not_exists(home.street)");
        assertThat(plan(schema, home.setIfAbsent(Document.of("street", "Row"))))
                .isEqualTo("SET home = if_not_exists(home, {street: 'Row'})");
    }

    @Test
    void nestedAttributesThatAreSetOnceRefuseACopyOfTheWhole() {
        Schema<Document> nested = inner.build();
        MapAttribute<Document, Document> home = s.map("home", nested);
        MapAttribute<Document, Document> work = s.map("work", nested);

        assertThat(refused(s.build(), home.set(work)))
                .containsExactly(
                        "'home' holds attributes that are set once, and what becomes of them cannot be checked;"
                                + " set a value, or use modify(key, fn)");
    }

    @Test
    void elementsOfCollectionsAreNewWhereTheCollectionIsSet() {
        Schema<Document> nested = inner.build();
        ListAttribute<Document, Document> past = s.list("past", nested);
        Schema<Document> schema = s.build();

        assertThat(plan(schema, past.set(java.util.List.of(Document.of("street", "Row")))))
                .isEqualTo("SET past = [{street: 'Row'}]");
        assertThat(plan(schema, past.at(0).set(Document.of("street", "Row"))))
                .isEqualTo("SET past[0] = {street: 'Row'}"
                        + " IF attribute_not_exists(past[0].street) OR past[0].street = 'Row'");
    }

    @Test
    void aReadOnlyAttributeIsNotGiven() {
        StringAttribute<Document> owner = s.string("owner", readOnly());
        DictionaryAttribute<Document, String> map =
                s.dictionary("map", io.dynamodel.schema.AttributeTypes.string(), readOnly());
        DocumentSchemaBuilder nested = Schema.documents("nested");
        StringAttribute<Document> by = nested.string("by", readOnly());
        MapAttribute<Document, Document> home = s.map("home", nested.build());
        Schema<Document> schema = s.build();

        assertThat(refused(
                        schema,
                        owner.set("me"),
                        map.key("a").set("b"),
                        home.dot(by).remove()))
                .containsExactly(
                        "'owner' is read-only and must not be given",
                        "'map.a' is within 'map', which is read-only",
                        "'home.by' is read-only and must not be given");
        assertThat(refused(schema, home.set(Document.of("by", "me"))))
                .singleElement()
                .asString()
                .startsWith("'home.by' is read-only");
    }
}
