package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.unreadable;
import static io.dynamodel.schema.Rules.component;
import static io.dynamodel.schema.Rules.defaultTo;
import static io.dynamodel.schema.Rules.whenAbsent;
import static io.dynamodel.schema.Things.put;
import static io.dynamodel.schema.Things.stored;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemShapesTest {
    record Point(String id, int x, int y) {}

    @Test
    void recordsAreMatchedByComponentWhateverTheOrderOfAttributes() {
        SchemaBuilder<Point> s = Schema.builder(Point.class);
        s.integer("y", Point::y);
        s.integer("x", Point::x);
        s.key(s.string("id", Point::id));
        Schema<Point> schema = s.build();

        assertThat(schema.fromItem(stored(schema, new Point("p", 1, 2)))).isEqualTo(new Point("p", 1, 2));
    }

    @Test
    void aComponentMayHaveAnotherNameThanItsAttribute() {
        SchemaBuilder<Point> s = Schema.builder(Point.class);
        s.key(s.string("pk", Point::id, component("id")));
        s.integer("x", Point::x);
        s.integer("why", Point::y, component("y"));
        Schema<Point> schema = s.build();

        Map<String, ?> stored = stored(schema, new Point("p", 1, 2));
        assertThat(stored.keySet()).containsExactly("pk", "x", "why");
        assertThat(schema.fromItem(stored(schema, new Point("p", 1, 2)))).isEqualTo(new Point("p", 1, 2));
    }

    @Test
    void aLookupReachesAConstructorThatIsNotOpen() {
        SchemaBuilder<Point> s = Schema.builder(Point.class);
        s.string("id", Point::id);
        s.integer("x", Point::x);
        s.integer("y", Point::y);
        Schema<Point> schema = s.build(MethodHandles.lookup());

        assertThat(schema.fromItem(Map.of("id", s("p"), "x", n("1"), "y", n("2"))))
                .isEqualTo(new Point("p", 1, 2));
    }

    @Test
    void whatAConstructorThrowsIsTheCauseOfAReadError() {
        record Checked(String id) {
            Checked {
                if (id.isEmpty()) {
                    throw new IllegalStateException("secret");
                }
            }
        }
        SchemaBuilder<Checked> s = Schema.builder(Checked.class);
        s.string("id", Checked::id);
        Schema<Checked> schema = s.build();

        assertThat(unreadable(() -> schema.fromItem(Map.of("id", s("")))))
                .hasMessageContaining("the constructor of Checked threw IllegalStateException")
                .hasMessageNotContaining("secret")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPrimitiveThatIsAbsentIsAnErrorThatNamesPathAndRemedy() {
        SchemaBuilder<Point> s = Schema.builder(Point.class);
        s.string("id", Point::id);
        s.integer("x", Point::x);
        s.integer("y", Point::y);
        Schema<Point> schema = s.build();

        assertThat(unreadable(() -> schema.fromItem(Map.of("id", s("p"), "x", n("1")))))
                .hasMessageContaining("at 'y': it is absent, but a Java primitive cannot be null; add the rule"
                        + " whenAbsent(..), or use the boxed type");
    }

    /** Immutable, and no record. */
    static final class Name {
        private final String first;
        private final @Nullable String last;
        private final int rank;

        Name(String first, @Nullable String last, int rank) {
            this.first = first;
            this.last = last;
            this.rank = rank;
        }

        String first() {
            return first;
        }

        @Nullable
        String last() {
            return last;
        }

        int rank() {
            return rank;
        }
    }

    @Test
    void immutableClassesAreMadeByAFunction() {
        SchemaBuilder<Name> s = Schema.builder(Name.class);
        StringAttribute<Name> first = s.string("first", Name::first);
        StringAttribute<Name> last = s.string("last", Name::last);
        NumberAttribute<Name, Integer> rank = s.integer("rank", Name::rank, whenAbsent(7));
        Schema<Name> schema = s.build(reader -> new Name(reader.get(first), reader.get(last), reader.get(rank)));

        Name name = schema.fromItem(Map.of("first", s("Ada")));
        assertThat(name.first()).isEqualTo("Ada");
        assertThat(name.last()).isNull();
        assertThat(name.rank()).isEqualTo(7);
    }

    @Test
    void aFunctionThatUnboxesWhatIsAbsentIsToldWhatIsAbsent() {
        SchemaBuilder<Name> s = Schema.builder(Name.class);
        StringAttribute<Name> first = s.string("first", Name::first);
        NumberAttribute<Name, Integer> rank = s.integer("rank", Name::rank);
        Schema<Name> schema = s.build(reader -> new Name(reader.get(first), null, reader.get(rank)));

        assertThat(unreadable(() -> schema.fromItem(Map.of("first", s("Ada")))))
                .hasMessageContaining("[rank] is absent; a primitive cannot be null: add the rule whenAbsent(..)");
    }

    /** Mutable. */
    static final class Counter {
        private @Nullable String id;
        private int count = 1;
        private List<String> tags = List.of("untouched");

        @Nullable
        String id() {
            return id;
        }

        void id(@Nullable String newId) {
            id = newId;
        }

        int count() {
            return count;
        }

        void count(@Nullable Integer newCount) {
            count = Objects.requireNonNull(newCount);
        }

        List<String> tags() {
            return tags;
        }

        void tags(@Nullable List<String> newTags) {
            tags = Objects.requireNonNull(newTags);
        }
    }

    private static Schema<Counter> counters() {
        SchemaBuilder<Counter> s = Schema.builder(Counter.class);
        s.key(s.string("id", Counter::id, Counter::id));
        s.integer("count", Counter::count, Counter::count);
        s.list("tags", Counter::tags, Counter::tags, AttributeTypes.string());
        return s.build(Counter::new);
    }

    @Test
    void mutableClassesAreMadeAndThenSet() {
        Counter counter = counters().fromItem(Map.of("id", s("a"), "count", n("5")));

        assertThat(counter.id()).isEqualTo("a");
        assertThat(counter.count()).isEqualTo(5);
        assertThat(counter.tags()).isEmpty();
    }

    @Test
    void anAbsentAttributeLeavesWhatAMutableItemBeganWith() {
        assertThat(counters().fromItem(Map.of("id", s("a"))).count()).isEqualTo(1);
    }

    @Test
    void documentsCarryNamesAndValues() {
        DocumentSchemaBuilder s = Schema.documents("things");
        s.key(s.string("id"));
        s.integer("count", defaultTo(1));
        s.stringSet("tags");
        Schema<Document> schema = s.build();

        Document put = put(schema, Document.of("id", "a"));
        assertThat(put.toMap()).containsEntry("id", "a").containsEntry("count", 1);
        assertThat(schema.fromItem(stored(schema, put))).isEqualTo(put);
    }

    @Test
    void documentsShowNumbersInTheAttributesOwnClass() {
        DocumentSchemaBuilder s = Schema.documents("things");
        s.key(s.string("id"));
        s.longInteger("count");
        Schema<Document> schema = s.build();

        assertThat(put(schema, Document.of("id", "a", "count", 5)).get("count")).isEqualTo(5L);
    }
}
