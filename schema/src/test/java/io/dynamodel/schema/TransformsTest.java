package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.broken;
import static io.dynamodel.schema.Refusals.invalid;
import static io.dynamodel.schema.Rules.atLeast;
import static io.dynamodel.schema.Rules.each;
import static io.dynamodel.schema.Rules.eachValue;
import static io.dynamodel.schema.Rules.lowerCase;
import static io.dynamodel.schema.Rules.onSet;
import static io.dynamodel.schema.Rules.trim;
import static io.dynamodel.schema.Rules.upperCase;
import static io.dynamodel.schema.Things.NOW;
import static io.dynamodel.schema.Things.stored;
import static io.dynamodel.schema.internal.type.Stored.l;
import static io.dynamodel.schema.internal.type.Stored.m;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.s;
import static io.dynamodel.schema.internal.type.Stored.ss;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.schema.Addresses.Address;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TransformsTest {
    private final DocumentSchemaBuilder s = Schema.documents("things");

    @Test
    void transformsRunInTheOrderOfTheirDefinition() {
        s.string("a", trim(), onSet(v -> v + "!"), upperCase());
        s.string("b", onSet(v -> v + " "), trim());

        assertThat(stored(s.build(), Document.of("a", " x ", "b", "y")))
                .containsEntry("a", s("X!"))
                .containsEntry("b", s("y"));
    }

    @Test
    void elementsAndNestedItemsAreTransformedToo() {
        s.stringSet("set", each(lowerCase()));
        s.list("list", AttributeTypes.string(), each(trim()));
        s.dictionary("dictionary", AttributeTypes.string(), eachValue(upperCase()));
        s.list("lists", AttributeTypes.listOf(AttributeTypes.string()), each(each(trim())));
        s.map("home", Addresses.SCHEMA);
        s.value("maybe", AttributeTypes.optional(Addresses.SCHEMA));

        assertThat(stored(
                        s.build(),
                        Document.of(
                                "set", Set.of("A"),
                                "list", List.of(" b"),
                                "dictionary", Map.of("k", "c"),
                                "lists", List.of(List.of(" d ")),
                                "home", new Address("1 Row", " Oslo "),
                                "maybe", new Address("1 Row", " Rome "))))
                .containsEntry("set", ss("a"))
                .containsEntry("list", l(s("b")))
                .containsEntry("dictionary", m("k", s("C")))
                .containsEntry("lists", l(l(s("d"))))
                .containsEntry("home", m("street", s("1 Row"), "city", s("Oslo")))
                .containsEntry("maybe", m("street", s("1 Row"), "city", s("Rome")));
    }

    @Test
    void elementsThatBecomeEqualAreOne() {
        s.stringSet("set", each(lowerCase()));

        assertThat(stored(s.build(), Document.of("set", Set.of("a", "A")))).containsEntry("set", ss("a"));
    }

    @Test
    void theItemIsTransformedAfterItsAttributesAndCheckedAfterwards() {
        s.string("name", trim());
        s.integer("length", atLeast(2));
        s.onSet(d -> d.with("length", String.valueOf(d.getString("name")).length()));
        Schema<Document> schema = s.build();

        assertThat(stored(schema, Document.of("name", " Ada "))).containsEntry("length", n("3"));
        assertThat(broken(() -> stored(schema, Document.of("name", " A ")))).containsExactly("length atLeast");
    }

    @Test
    void theItemsTransformMayNotBringInUnknownAttributes() {
        s.string("name");
        s.onSet(d -> d.with("nmae", "x"));
        Schema<Document> schema = s.build();

        assertThat(broken(() -> stored(schema, Document.of("name", "x")))).containsExactly("nmae unknown");
    }

    @Test
    void theItemsTransformDoesNotWriteWhatOnlyStandsForAbsence() {
        s.string("name");
        s.string("color", Rules.whenAbsent("none"));
        s.list("tags", AttributeTypes.string());
        s.onSet(d -> d.with("name", d.getString("color") + d.get("tags")));

        assertThat(stored(s.build(), Document.of("name", "x")))
                .containsEntry("name", s("none[]"))
                .hasSize(1);
    }

    @Test
    void theItemsTransformRunsForAnItemMadeFromTokensToo() {
        record Thing(String name, int count, long version) {}
        SchemaBuilder<Thing> t = Schema.builder(Thing.class);
        StringAttribute<Thing> name = t.string("name", Thing::name);
        NumberAttribute<Thing, Integer> count = t.integer("count", Thing::count, Rules.whenAbsent(7));
        t.version("version", Thing::version);
        t.onSet(thing -> new Thing(thing.name() + thing.count(), thing.count(), thing.version()));
        Schema<Thing> schema = t.build();

        assertThat(Things.storedOf(schema, name.to("x")))
                .containsEntry("name", s("x7"))
                .doesNotContainKey("count");
        assertThat(Things.storedOf(schema, name.to("x"), count.to(1))).containsEntry("count", n("1"));
    }

    @Test
    void whatATransformThrowsIsAViolation() {
        s.string("name", onSet(v -> {
            throw new IllegalStateException(v);
        }));
        Schema<Document> schema = s.build();

        assertThat(invalid(() -> stored(schema, Document.of("name", "secret"))))
                .hasMessageContaining("'name' cannot be stored, as its set transform threw")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aTransformThatGivesNullIsAViolation() {
        s.string("name", onSet(v -> v.isEmpty() ? null : v));
        s.onSet(d -> null);
        Schema<Document> schema = s.build();

        assertThat(broken(() -> stored(schema, Document.of("name", "")))).containsExactly("name onSet");
        assertThat(broken(() -> stored(schema, Document.of("name", "x")))).containsExactly(" onSet");
    }

    @Test
    void operandsOfConditionsAndKeysAreTransformedAsStoredValuesAre() {
        StringAttribute<Document> id = s.string("id", trim(), lowerCase());
        SetAttribute<Document, String> tags = s.stringSet("tags", each(lowerCase()));
        MapAttribute<Document, Address> home = s.map("home", Addresses.SCHEMA);
        PrimaryKey<Document, String> key = s.key(id);
        s.build();

        assertThat(key.of(" ABC ").values()).containsEntry("id", s("abc"));
        assertThat(right(id.eq(" ABC "))).isEqualTo(s("abc"));
        assertThat(right(tags.eq(Set.of("A")))).isEqualTo(ss("a"));
        assertThat(((Operand.Value) ((Condition.Contains<Document>) tags.contains("A")).operand()).value())
                .isEqualTo(s("a"));
        assertThat(right(home.eq(new Address("1 Row", " Oslo "))))
                .isEqualTo(m("street", s("1 Row"), "city", s("Oslo")));
        assertThat(right(home.dot(Addresses.CITY).eq(" Oslo "))).isEqualTo(s("Oslo"));
    }

    @Test
    void theSpaceAtTheEndOfABeginningIsPartOfIt() {
        StringAttribute<Document> name = s.string("name", trim(), lowerCase());
        s.build();

        assertThat(((Operand.Value) ((Condition.BeginsWith<Document>) name.beginsWith("De ")).prefix()).value())
                .isEqualTo(s("de "));
        assertThat(((Operand.Value) ((Condition.Contains<Document>) name.contains(" LA ")).operand()).value())
                .isEqualTo(s(" la "));
    }

    @Test
    void nestedGetTransformsDoNotTouchWhatIsWritten() {
        DocumentSchemaBuilder inner = Schema.documents("inner");
        inner.string("secret", onSet(v -> v.startsWith("#") ? v : "#" + v), Rules.onGet(v -> v.substring(1)));
        MapAttribute<Document, Document> home = s.map("home", inner.build());
        Schema<Document> schema = s.build();
        AttributeValue expected = m("secret", s("#x"));

        assertThat(stored(schema, Document.of("home", Document.of("secret", "x"))))
                .containsEntry("home", expected);
        var planned = io.dynamodel.schema.internal.UpdatePlanner.plan(
                schema.compiled(), Map.of(), List.of(home.set(Document.of("secret", "x"))), false, NOW, "update");
        assertThat(planned.updates().toString()).isEqualTo("[SET home = ?]");
        assertThat(((Operand.Value) ((io.dynamodel.core.expression.Update.Set<Document>)
                                        planned.updates().get(0))
                                .value())
                        .value())
                .isEqualTo(expected);
    }

    private static AttributeValue right(Condition<?> condition) {
        return ((Operand.Value) ((Condition.Comparison<?>) condition).right()).value();
    }
}
