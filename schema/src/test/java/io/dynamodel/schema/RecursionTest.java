package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.broken;
import static io.dynamodel.schema.Rules.maxLength;
import static io.dynamodel.schema.Things.put;
import static io.dynamodel.schema.Things.stored;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecursionTest {
    record Node(String name, @Nullable Node next, List<Node> children) {}

    /** In a static field, as in an application: the schema does not exist while it is defined. */
    private static final class Nodes {
        private static final SchemaBuilder<Node> S = Schema.builder(Node.class);
        static final StringAttribute<Node> NAME = S.string("name", Node::name, maxLength(3));
        static final MapAttribute<Node, Node> NEXT = S.map("next", Node::next, Schema.lazy(() -> Nodes.SCHEMA));
        static final ListAttribute<Node, Node> CHILDREN =
                S.list("children", Node::children, Schema.lazy(() -> Nodes.SCHEMA));
        static final Schema<Node> SCHEMA = S.build();
    }

    private static Node chain(int levels) {
        Node node = null;
        for (int i = 0; i < levels; i++) {
            node = new Node("n" + i, node, List.of());
        }
        return java.util.Objects.requireNonNull(node);
    }

    @Test
    void itemsThatContainTheirOwnKindAreReadAsTheyWereWritten() {
        Node tree = new Node("a", new Node("b", null, List.of()), List.of(new Node("c", null, List.of(chain(3)))));

        assertThat(Nodes.SCHEMA.fromItem(stored(Nodes.SCHEMA, tree))).isEqualTo(tree);
        assertThat(put(Nodes.SCHEMA, tree)).isEqualTo(tree);
    }

    @Test
    void itemsMayBeAsDeepAsDynamoDbTakesThem() {
        assertThat(Nodes.SCHEMA.fromItem(stored(Nodes.SCHEMA, chain(30)))).isEqualTo(chain(30));
    }

    @Test
    void deeperItemsAreRefusedWithTheirPath() {
        assertThat(broken(() -> stored(Nodes.SCHEMA, chain(40))))
                .singleElement()
                .asString()
                .startsWith("next.next.next.")
                .endsWith(" map");
    }

    @Test
    void rulesHoldAtEveryDepth() {
        Node wrong =
                new Node("a", null, List.of(chain(1), new Node("b", new Node("long", null, List.of()), List.of())));

        assertThat(broken(() -> stored(Nodes.SCHEMA, wrong))).containsExactly("children[1].next.name maxLength");
    }

    @Test
    void pathsLeadAsDeepAsTheItems() {
        assertThat(Nodes.NEXT.dot(Nodes.NEXT).dot(Nodes.NAME).eq("x")).hasToString("next.next.name = ?");
        assertThat(Nodes.CHILDREN.at(2, Nodes.SCHEMA).dot(Nodes.NAME).eq("x")).hasToString("children[2].name = ?");
        assertThat(Nodes.SCHEMA.path("next.children[0].next.name").eq("x"))
                .hasToString("next.children[0].next.name = ?");
    }

    @Test
    void describingEndsWhereTheSchemaContainsItself() {
        SchemaDescription description = Nodes.SCHEMA.schemaDescription();

        SchemaDescription inner = description.attributes().get(1).type().schema();
        assertThat(inner.recursive()).isTrue();
        assertThat(inner.itemType()).isEqualTo("Node");
        assertThat(inner.attributes()).isEmpty();
        assertThat(description.attributes().get(2).type().element().schema().recursive())
                .isTrue();
        assertThat(description.recursive()).isFalse();
    }

    record Cat(String name, @Nullable Dog enemy) {}

    record Dog(String name, @Nullable Cat enemy) {}

    private static final class Cats {
        private static final SchemaBuilder<Cat> S = Schema.builder(Cat.class);
        static final StringAttribute<Cat> NAME = S.string("name", Cat::name);
        static final MapAttribute<Cat, Dog> ENEMY = S.map("enemy", Cat::enemy, Schema.lazy(() -> Dogs.SCHEMA));
        static final Schema<Cat> SCHEMA = S.build();
    }

    private static final class Dogs {
        private static final SchemaBuilder<Dog> S = Schema.builder(Dog.class);
        static final StringAttribute<Dog> NAME = S.string("name", Dog::name);
        static final MapAttribute<Dog, Cat> ENEMY = S.map("enemy", Dog::enemy, Schema.lazy(() -> Cats.SCHEMA));
        static final Schema<Dog> SCHEMA = S.build();
    }

    @Test
    void schemasMayContainEachOther() {
        Cat cat = new Cat("Tom", new Dog("Spike", new Cat("Tom", null)));

        assertThat(Cats.SCHEMA.fromItem(stored(Cats.SCHEMA, cat))).isEqualTo(cat);
        assertThat(put(Cats.SCHEMA, cat)).isSameAs(cat);
        assertThat(Cats.ENEMY.dot(Dogs.ENEMY).dot(Cats.NAME).eq("x")).hasToString("enemy.enemy.name = ?");
        assertThat(Cats.SCHEMA.schemaDescription().toString()).contains("recursive=true");
    }
}
