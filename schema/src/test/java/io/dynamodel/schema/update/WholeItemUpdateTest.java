package io.dynamodel.schema.update;

import static io.dynamodel.schema.Rules.defaultTo;
import static io.dynamodel.schema.internal.type.Stored.s;
import static io.dynamodel.schema.update.Plans.plan;
import static io.dynamodel.schema.update.Plans.planned;
import static io.dynamodel.schema.update.Plans.refused;
import static io.dynamodel.schema.update.Plans.refusedUpsert;
import static io.dynamodel.schema.update.Plans.text;
import static io.dynamodel.schema.update.Plans.upsert;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.MapAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.StringAttribute;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Computed attributes, rules and transforms of the whole item, and those of nested items. */
class WholeItemUpdateTest {
    private final DocumentSchemaBuilder s = Schema.documents("things");
    private final StringAttribute<Document> first = s.string("first");
    private final StringAttribute<Document> last = s.string("last");
    private final StringAttribute<Document> other = s.string("other");

    private ScalarAttribute<Document, String> full() {
        return s.computed(
                "full",
                AttributeTypes.string(),
                d -> d.has("last") ? d.get("first") + " " + d.get("last") : null,
                List.of(first, last));
    }

    @Test
    void aComputedAttributeIsComputedAnewWhereAllItsInputsAreSet() {
        full();
        Schema<Document> schema = s.build();

        assertThat(plan(schema, first.set("A"), last.set("B"))).isEqualTo("SET first = 'A', last = 'B', full = 'A B'");
        assertThat(plan(schema, first.remove(), last.set("B")))
                .isEqualTo("SET last = 'B', full = 'null B' REMOVE first");
        assertThat(plan(schema, first.set("A"), last.remove())).isEqualTo("SET first = 'A' REMOVE last, full");
        assertThat(plan(schema, other.set("x"))).isEqualTo("SET other = 'x'");
    }

    @Test
    void aComputedAttributeThatWouldBecomeStaleRefusesTheUpdate() {
        full();
        Schema<Document> schema = s.build();
        String message =
                "'full' is computed from [first, last] and would become stale; set all of them to values in this"
                        + " update, or use modify(key, fn)";

        assertThat(refused(schema, first.set("A"))).containsExactly(message);
        assertThat(refused(schema, first.set("A"), last.set(other))).containsExactly(message);
        assertThat(refused(schema, first.set("A"), last.setIfAbsent("B"))).containsExactly(message);
    }

    @Test
    void anUpsertStoresWhatIsComputedForANewItem() {
        full();
        s.computed("label", AttributeTypes.string(), d -> "of " + d.get("other"), List.of(other));
        Schema<Document> schema = s.build();

        assertThat(upsert(schema, other.set("x"))).isEqualTo("SET other = 'x', label = 'of x'");
        assertThat(refusedUpsert(schema, first.set("A"), last.set("B")))
                .containsExactly(
                        "'label' is computed from [other] and must be stored if upsert creates the item; set all"
                                + " of them to values in this update");
    }

    @Test
    void aDefaultThatIsAnInputMakesTheOutcomeUnknownWhateverTheOrder() {
        DocumentSchemaBuilder t = Schema.documents("ordered");
        StringAttribute<Document> id = t.string("id");
        StringAttribute<Document> late = t.string("zzz");
        DocumentSchemaBuilder u = Schema.documents("inputs");
        StringAttribute<Document> color = u.string("color", defaultTo("red"));
        u.computed("shade", AttributeTypes.string(), d -> "dark " + d.get("color"), List.of(color));
        Schema<Document> inputs = u.build();

        assertThat(refusedUpsert(inputs)).singleElement().asString().contains("would become stale");
        assertThat(upsert(inputs, color.set("blue"))).isEqualTo("SET color = 'blue', shade = 'dark blue'");
        assertThat(id.eq(late)).isNotNull();
    }

    @Test
    void anUpsertKnowsWhatIsComputedFromTheKey() {
        DocumentSchemaBuilder t = Schema.documents("keyed");
        StringAttribute<Document> id = t.string("id");
        t.computed(
                "upper",
                AttributeTypes.string(),
                d -> String.valueOf(d.get("id")).toUpperCase(),
                List.of(id));
        t.key(id);

        assertThat(upsert(t.build(), Map.of("id", s("k")))).isEqualTo("SET upper = 'K'");
    }

    @Test
    void aComputedKeyCannotChange() {
        DocumentSchemaBuilder t = Schema.documents("keyed");
        StringAttribute<Document> tenant = t.string("tenant");
        ScalarAttribute<Document, String> pk =
                t.computed("pk", AttributeTypes.string(), d -> "T#" + d.get("tenant"), List.of(tenant));
        t.key(pk);
        Schema<Document> schema = t.build();
        Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> key = Map.of("pk", s("T#a"));

        assertThat(text(planned(schema, key, false, tenant.set("a")))).isEqualTo("SET tenant = 'a'");
        String message =
                "'pk' is computed from [tenant] and is part of the primary key, so that the item would be under a"
                        + " wrong one; create it under its new key and delete the old one";
        assertThat(io.dynamodel.schema.Refusals.violations(() -> planned(schema, key, false, tenant.set("b"))))
                .extracting(Object::toString)
                .containsExactly(message);
        assertThat(io.dynamodel.schema.Refusals.violations(() -> planned(schema, key, true, tenant.remove())))
                .extracting(Object::toString)
                .containsExactly(message);
    }

    @Test
    void aRuleOfTheItemIsRunWhereAllItsInputsAreSet() {
        NumberAttribute<Document, Integer> low = s.integer("low");
        NumberAttribute<Document, Integer> high = s.integer("high");
        s.validate(
                d -> !d.has("low") || !d.has("high") || (Integer) d.get("low") <= (Integer) d.get("high"),
                "have low <= high",
                low,
                high);
        Schema<Document> schema = s.build();

        assertThat(plan(schema, low.set(1), high.set(2))).isEqualTo("SET low = 1, high = 2");
        assertThat(plan(schema, low.set(9), high.remove())).isEqualTo("SET low = 9 REMOVE high");
        assertThat(plan(schema, other.set("x"))).isEqualTo("SET other = 'x'");
        assertThat(upsert(schema, other.set("x"))).isEqualTo("SET other = 'x'");
        assertThat(refused(schema, low.set(3), high.set(2))).containsExactly("The item must have low <= high");
        assertThat(refused(schema, low.set(1)))
                .containsExactly(
                        "The item must have low <= high, which cannot be checked by an update of a part; set all"
                                + " of [low, high] to values, or use modify(key, fn)");
    }

    @Test
    void aRuleOfTheItemWithoutInputsRefusesEveryUpdate() {
        s.validate(d -> true, "be good");

        assertThat(refused(s.build(), other.set("x")))
                .containsExactly("The item must be good, which cannot be checked by an update of a part; declare the"
                        + " inputs of the rule, or use modify(key, fn)");
    }

    @Test
    void anUpsertHoldsTheRulesOfTheItemAgainstANewOne() {
        s.validate(d -> d.has("first"), "have a first name", first);
        Schema<Document> schema = s.build();

        assertThat(refusedUpsert(schema, other.set("x"))).containsExactly("The item must have a first name");
        assertThat(upsert(schema, first.set("x"))).isEqualTo("SET first = 'x'");
    }

    @Test
    void aTransformOfTheWholeItemRefusesEveryUpdate() {
        s.onSet(d -> d);

        assertThat(refused(s.build(), other.set("x")))
                .containsExactly("The item is changed as a whole by onSet(..) on every write, which an update of a part"
                        + " cannot do; use modify(key, fn) or put(..)");
    }

    @Test
    void rulesOfANestedItemRefuseAChangeOfTheirInputs() {
        DocumentSchemaBuilder n = Schema.documents("nested");
        StringAttribute<Document> a = n.string("a");
        StringAttribute<Document> b = n.string("b");
        StringAttribute<Document> free = n.string("free");
        n.computed("both", AttributeTypes.string(), d -> "" + d.get("a") + d.get("b"), List.of(a, b));
        n.validate(d -> d.has("b"), "have a b", b);
        MapAttribute<Document, Document> nested = s.map("nested", n.build());
        Schema<Document> schema = s.build();

        assertThat(plan(schema, nested.dot(free).set("x"))).isEqualTo("SET nested.free = 'x'");
        assertThat(refused(schema, nested.dot(a).set("x")))
                .containsExactly(
                        "'nested.a' is an input of the computed attribute 'both', which would become stale; set"
                                + " the whole nested item, or use modify(key, fn)");
        assertThat(refused(schema, nested.dot(b).remove()))
                .containsExactly(
                        "'nested.b' is part of an item that must have a b, which cannot be checked; set the whole nested"
                                + " item, or use modify(key, fn)",
                        "'nested.b' is an input of the computed attribute 'both', which would become stale; set the whole"
                                + " nested item, or use modify(key, fn)");
        assertThat(plan(schema, nested.set(Document.of("a", "1", "b", "2"))))
                .isEqualTo("SET nested = {a: '1', b: '2', both: '12'}");
    }

    @Test
    void aTransformOfANestedItemRefusesAChangeOfAPart() {
        DocumentSchemaBuilder n = Schema.documents("nested");
        StringAttribute<Document> a = n.string("a");
        n.onSet(d -> d.with("a", d.getString("a") + "!"));
        MapAttribute<Document, Document> nested = s.map("nested", n.build());
        Schema<Document> schema = s.build();

        assertThat(refused(schema, nested.dot(a).set("x")))
                .containsExactly("'nested.a' is part of an item that is changed as a whole by onSet(..) on every write;"
                        + " set the whole nested item, or use modify(key, fn)");
        assertThat(plan(schema, nested.set(Document.of("a", "x")))).isEqualTo("SET nested = {a: 'x!'}");
    }

    @Test
    void rulesHoldAtEveryLevelThatAPathLeadsThrough() {
        DocumentSchemaBuilder n = Schema.documents("nested");
        StringAttribute<Document> a = n.string("a");
        Schema<Document> schemaOfN = n.build();
        DocumentSchemaBuilder m = Schema.documents("middle");
        MapAttribute<Document, Document> middle = m.map("n", schemaOfN);
        m.validate(d -> true, "be good", middle);
        MapAttribute<Document, Document> outer = s.map("m", m.build());

        assertThat(refused(s.build(), outer.dot(middle).dot(a).set("x")))
                .containsExactly("'m.n.a' is part of an item that must be good, which cannot be checked; set the whole"
                        + " nested item, or use modify(key, fn)");
    }

    sealed interface Shape permits Circle, Square {}

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    @Test
    void aPartOfAUnionIsNotChangedAsItsClassIsNotKnown() {
        io.dynamodel.schema.SchemaBuilder<Circle> circles = Schema.builder(Circle.class);
        circles.integer("radius", Circle::radius);
        io.dynamodel.schema.SchemaBuilder<Square> squares = Schema.builder(Square.class);
        squares.integer("side", Square::side);
        var type = Schema.union(Shape.class, "kind")
                .member("circle", Circle.class, circles.build())
                .member("square", Square.class, squares.build())
                .build();
        var shape = s.value("shape", type);
        var before = s.value("before", type);
        Schema<Document> schema = s.build();

        assertThat(plan(schema, shape.set(before), before.remove())).isEqualTo("SET shape = before REMOVE before");
        assertThat(plan(schema, shape.set(new Circle(1)))).isEqualTo("SET shape = {kind: 'circle', radius: 1}");
        for (String path : List.of("shape.radius", "shape.kind")) {
            Object value = path.endsWith("kind") ? "square" : 1;
            assertThat(refused(schema, schema.path(path).set(value)))
                    .containsExactly(
                            "'" + path + "' is within 'shape', which can be of several classes, and which one is"
                                    + " not known here; set the whole value, or use modify(key, fn)");
        }
    }

    @Test
    void aCopyOfANestedItemMustBeOfTheSameSchema() {
        DocumentSchemaBuilder strict = Schema.documents("strict");
        strict.string("a", io.dynamodel.schema.Rules.required());
        DocumentSchemaBuilder loose = Schema.documents("loose");
        loose.string("a");
        Schema<Document> strictSchema = strict.build();
        MapAttribute<Document, Document> one = s.map("one", strictSchema);
        MapAttribute<Document, Document> two = s.map("two", strictSchema);
        MapAttribute<Document, Document> three = s.map("three", loose.build());
        Schema<Document> schema = s.build();

        assertThat(plan(schema, one.set(two))).isEqualTo("SET one = two");
        assertThat(refused(schema, one.set(three))).singleElement().asString().contains("'one' is stored as map");
    }
}
