package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.broken;
import static io.dynamodel.schema.Refusals.problems;
import static io.dynamodel.schema.Refusals.unreadable;
import static io.dynamodel.schema.Rules.atLeast;
import static io.dynamodel.schema.Things.stored;
import static io.dynamodel.schema.internal.type.Stored.l;
import static io.dynamodel.schema.internal.type.Stored.m;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnionTest {
    sealed interface Shape permits Circle, Square, Round {}

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    /** A level between, with classes of its own. */
    sealed interface Round extends Shape permits Ball {}

    record Ball(int radius) implements Round {}

    record Drawing(Shape main, List<Shape> all) {}

    private static Schema<Circle> circles() {
        SchemaBuilder<Circle> s = Schema.builder(Circle.class);
        NumberAttribute<Circle, Integer> radius = s.integer("radius", Circle::radius, atLeast(1));
        s.computed("diameter", AttributeTypes.integer(), c -> c.radius() * 2, List.of(radius));
        s.unknownOnRead(UnknownAttributes.reject());
        return s.build();
    }

    private static Schema<Square> squares() {
        SchemaBuilder<Square> s = Schema.builder(Square.class);
        s.constant("kind", "square");
        s.integer("side", Square::side);
        return s.build();
    }

    private static Schema<Ball> balls() {
        SchemaBuilder<Ball> s = Schema.builder(Ball.class);
        s.integer("radius", Ball::radius);
        return s.build();
    }

    private static Schema<Drawing> drawings() {
        AttributeType<Shape> shape = Schema.union(Shape.class, "kind")
                .member("circle", Circle.class, circles())
                .member("square", Square.class, squares())
                .member("ball", Ball.class, balls())
                .build();
        SchemaBuilder<Drawing> s = Schema.builder(Drawing.class);
        s.value("main", Drawing::main, shape);
        s.list("all", Drawing::all, shape);
        return s.build();
    }

    @Test
    void eachClassIsStoredUnderItsCodeWithAllItsAttributes() {
        var stored = stored(drawings(), new Drawing(new Circle(1), List.of(new Square(2), new Ball(3))));

        assertThat(stored)
                .containsEntry("main", m("kind", s("circle"), "radius", n("1"), "diameter", n("2")))
                .containsEntry(
                        "all", l(m("kind", s("square"), "side", n("2")), m("kind", s("ball"), "radius", n("3"))));
    }

    @Test
    void itemsReadBackAsTheClassesThatTheyWere() {
        Drawing drawing = new Drawing(new Circle(1), List.of(new Square(2), new Ball(3)));

        assertThat(drawings().fromItem(stored(drawings(), drawing))).isEqualTo(drawing);
    }

    @Test
    void theDiscriminatorMayStandAnywhereInItsMap() {
        assertThat(drawings().fromItem(Map.of("main", m("side", n("2"), "kind", s("square")), "all", l())))
                .isEqualTo(new Drawing(new Square(2), List.of()));
    }

    @Test
    void anUnknownOrAbsentCodeIsAnErrorWithItsPath() {
        assertThat(unreadable(() -> drawings().fromItem(Map.of("all", l(m("kind", s("cube")))))))
                .hasMessageContaining("at 'all[0]'", "to be one of [circle, square, ball], but it is 'cube'");
        assertThat(unreadable(() -> drawings().fromItem(Map.of("main", m())))).hasMessageContaining("but it is absent");
    }

    @Test
    void aMemberMayRejectUnknownAttributesAndTheDiscriminatorIsNone() {
        assertThat(unreadable(() -> drawings().fromItem(Map.of("main", m("kind", s("circle"), "x", n("1")))))
                        .path())
                .isEqualTo("main.x");
    }

    @Test
    void rulesOfTheMemberHold() {
        assertThat(broken(() -> stored(drawings(), new Drawing(new Circle(0), List.of(new Circle(0))))))
                .containsExactly("main.radius atLeast", "all[0].radius atLeast");
    }

    @Test
    void conditionsLookIntoMembers() {
        Schema<Drawing> schema = drawings();

        assertThat(schema.path("main.radius").ge(1)).hasToString("main.radius >= ?");
        assertThat(schema.path("main.kind").eq("circle")).hasToString("main.kind = ?");
        assertThat(Refusals.impossible(() -> schema.path("main.raduis")))
                .contains("no member of the union has an attribute 'raduis'");
    }

    @Test
    void aClassThatIsNoMemberIsAViolation() {
        AttributeType<Object> open = Schema.union(Object.class, "kind")
                .member("circle", Circle.class, circles())
                .build();
        DocumentSchemaBuilder s = Schema.documents("things");
        s.value("shape", open);
        Schema<Document> schema = s.build();

        assertThat(broken(() -> stored(schema, Document.of("shape", new Square(1)))))
                .containsExactly("shape union");
    }

    @Test
    void theMostSpecificClassCounts() {
        class Base {}
        class Special extends Base {}
        SchemaBuilder<Base> bases = Schema.builder(Base.class);
        bases.constant("a", "base");
        SchemaBuilder<Special> specials = Schema.builder(Special.class);
        specials.constant("a", "special");
        DocumentSchemaBuilder s = Schema.documents("things");
        s.value(
                "x",
                Schema.union(Base.class, "kind")
                        .member("base", Base.class, bases.build(reader -> new Base()))
                        .member("special", Special.class, specials.build(reader -> new Special()))
                        .build());
        Schema<Document> schema = s.build();

        assertThat(stored(schema, Document.of("x", new Special())))
                .containsEntry("x", m("kind", s("special"), "a", s("special")));
        assertThat(stored(schema, Document.of("x", new Special() {})))
                .containsEntry("x", m("kind", s("base"), "a", s("base")));
    }

    @Test
    void wrongDefinitionsAreReportedAllAtOnce() {
        UnionBuilder<Shape> union = Schema.union(Shape.class, "kind");
        union.member("a", Square.class, squares()).member("a", Square.class, squares());

        assertThat(problems(union::build))
                .containsExactly(
                        "The schema of Square has an attribute 'kind' of its own; make it constant(\"kind\", \"a\") or"
                                + " rename it",
                        "The code 'a' occurs twice",
                        "Square is a member twice",
                        "The schema of Square has an attribute 'kind' of its own; make it constant(\"kind\", \"a\") or"
                                + " rename it",
                        "Circle is permitted by Shape, but is no member; add it with member(..)",
                        "Ball is permitted by Round, but is no member; add it with member(..)");
        assertThat(problems(() -> Schema.union(Object.class, "kind").build()))
                .containsExactly("It has no member; add some with member(..)");
    }

    @Test
    void theDescriptionHasTheSchemasOfAllMembers() {
        TypeDescription main =
                drawings().schemaDescription().attributes().get(0).type();

        assertThat(main.name()).isEqualTo("union");
        assertThat(main.parameters()).containsEntry("discriminator", "kind");
        assertThat(main.members()).containsOnlyKeys("circle", "square", "ball");
        assertThat(main.members().get("circle").attributes())
                .extracting(AttributeDescription::name)
                .containsExactly("radius", "diameter");
    }
}
