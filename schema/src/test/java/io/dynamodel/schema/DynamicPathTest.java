package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.broken;
import static io.dynamodel.schema.Refusals.impossible;
import static io.dynamodel.schema.Rules.each;
import static io.dynamodel.schema.Rules.lowerCase;
import static io.dynamodel.schema.Rules.sensitive;
import static io.dynamodel.schema.Rules.trim;
import static io.dynamodel.schema.internal.type.Stored.l;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.s;
import static io.dynamodel.schema.internal.type.Stored.ss;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateValue.ListAppend;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamicPathTest {
    private final DocumentSchemaBuilder s = Schema.documents("things");
    private final StringAttribute<Document> name = s.string("name", trim(), lowerCase());
    private final NumberAttribute<Document, Integer> age = s.integer("age", Rules.onSet(v -> v + 0));
    private final ScalarAttribute<Document, Instant> at = s.instant("at");
    private final SetAttribute<Document, String> tags = s.stringSet("tags", each(lowerCase()));
    private final ListAttribute<Document, String> list = s.list("list", AttributeTypes.string());
    private final ValueAttribute<Document, Object> any = s.any("any");
    private final ValueAttribute<Document, String> pin = s.json("pin", String.class, sensitive());
    private final Schema<Document> schema = build();

    private Schema<Document> build() {
        s.map("home", Addresses.SCHEMA);
        s.value("maybe", AttributeTypes.optional(Addresses.SCHEMA));
        s.list("past", Addresses.SCHEMA);
        s.dictionary("scores", AttributeTypes.integer());
        return s.build();
    }

    private static AttributeValue right(Condition<?> condition) {
        return ((Operand.Value) ((Condition.Comparison<?>) condition).right()).value();
    }

    private static AttributeValue value(Update<?> update) {
        return ((Operand.Value) ((Update.Set<?>) update).value()).value();
    }

    @Test
    void valuesAreConvertedAndThenGoTheWayOfStoredValues() {
        assertThat(right(schema.path("name").eq(" ADA "))).isEqualTo(s("ada"));
        assertThat(right(schema.path("age").eq(5L))).isEqualTo(n("5"));
        assertThat(right(schema.path("tags").eq(Set.of("A")))).isEqualTo(ss("a"));
        assertThat(right(schema.path("home.city").eq(" Oslo "))).isEqualTo(s("Oslo"));
        assertThat(right(schema.path("past[1].city").ge("a"))).isEqualTo(s("a"));
        assertThat(right(schema.path("maybe.city").eq("a"))).isEqualTo(s("a"));
        assertThat(right(schema.path("scores.math").lt(5))).isEqualTo(n("5"));
        assertThat(right(schema.path("any.deep[3].x").lt(5))).isEqualTo(n("5"));
    }

    @Test
    void whatDoesNotFitIsRefusedWhereItIsGiven() {
        assertThat(broken(() -> schema.path("age").eq("five"))).containsExactly("age integer");
        assertThat(broken(() -> schema.path("age").set(1L << 40))).containsExactly("age integer");
        assertThat(broken(() -> schema.path("tags").set(List.of("a")))).containsExactly("tags stringSet");
        assertThat(broken(() -> schema.path("list").append(5))).containsExactly("list[0] listOf");
        assertThat(broken(() -> schema.path("age").add(1.5))).containsExactly("age integer");
    }

    @Test
    void operatorsThatTheStoredTypeDoesNotHaveAreRefused() {
        assertThat(impossible(() -> schema.path("age").beginsWith("a")))
                .isEqualTo("'age' is stored as N, but beginsWith(..) is for [S, B]");
        assertThat(impossible(() -> schema.path("name").add(1))).contains("'name' is stored as S");
        assertThat(impossible(() -> schema.path("tags").append("a"))).contains("'tags' is stored as SS");
        assertThat(impossible(() -> schema.path("list").addAll(Set.of("a")))).contains("'list' is stored as L");
        assertThat(impossible(() -> schema.path("home").lt(new Addresses.Address("", ""))))
                .contains("whose values do not sort when stored");
    }

    @Test
    void updatesAreThoseOfTheTypedTokens() {
        assertThat(schema.path("age").add(1)).isEqualTo(age.add(1));
        assertThat(schema.path("age").subtract(1)).isEqualTo(age.subtract(1));
        assertThat(schema.path("tags").addAll(Set.of("A"))).isEqualTo(tags.add("a"));
        assertThat(schema.path("tags").deleteAll(Set.of("A"))).isEqualTo(tags.delete("a"));
        assertThat(schema.path("list").append("a", "b")).isEqualTo(list.append("a", "b"));
        assertThat(schema.path("list").prepend("a")).isEqualTo(list.prepend("a"));
        assertThat(schema.path("name").set(" A ")).isEqualTo(name.set("a"));
        assertThat(schema.path("tags").set(Set.of())).isEqualTo(tags.remove());
        assertThat(schema.path("at").setIfAbsent(Instant.EPOCH)).isEqualTo(at.setIfAbsent(Instant.EPOCH));
    }

    @Test
    void placesOfAnyTypeHaveEveryOperator() {
        DynamicPath<Document> path = schema.path("any");

        assertThat(path.contains(5)).hasToString("contains(any, ?)");
        assertThat(path.beginsWith("a")).hasToString("begins_with(any, ?)");
        assertThat(path.lt(5)).hasToString("any < ?");
        assertThat(path.add(1)).isEqualTo(new Update.Add<>(path.ref().path(), Operand.Value.of(n("1"))));
        assertThat(path.size().ge(2)).hasToString("size(any) >= ?");
        ListAppend append = (ListAppend) ((Update.Set<Document>) path.append("a")).value();
        assertThat(((Operand.Value) append.second()).value()).isEqualTo(l(s("a")));
        assertThat(value(any.set(Document.of("a", 1).toMap())).m()).isEqualTo(Map.of("a", n("1")));
    }

    @Test
    void placesOfTwoPathsAreCompared() {
        assertThat(schema.path("name").eq(schema.path("home.city"))).hasToString("name = home.city");
        assertThat(impossible(() -> schema.path("name").eq(schema.path("age"))))
                .isEqualTo(
                        "'name' is stored as string, but 'age' as integer, so that comparing them would mean nothing");
    }

    @Test
    void nullIsNoOperandAndTheMessageSaysWhatToDo() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> schema.path("name").eq((Object) null),
                () -> schema.path("name").set((Object) null))) {
            assertThat(Refusals.violations(call).toString()).contains("say notExists() in a condition, remove() in an");
        }
    }

    @Test
    void secretsStaySecret() {
        Operand.Value operand = (Operand.Value) ((Condition.Comparison<?>) pin.eq("1234")).right();

        assertThat(operand.sensitive()).isTrue();
        assertThat(((Operand.Value)
                                ((Condition.Comparison<?>) schema.path("pin").eq("1234")).right())
                        .sensitive())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    nmae             | 'nmae': the schema of things has no attribute 'nmae'; did you mean 'name'?
                    home.cty         | 'home.cty': the schema of Address has no attribute 'cty'; did you mean 'city'?
                    past[0].stret    | 'past[0].stret': the schema of Address has no attribute 'stret'; did you mean 'street'?
                    home[0]          | 'home[0]' goes on with the list index [0] where map is stored, which has no list elements
                    name.first       | 'name.first' goes on with the name 'first' where string is stored, which has no entries
                    tags[0]          | 'tags[0]' goes on with the list index [0] where stringSet is stored, which has no list elements
                    home.            | 'home.' is not an attribute path: a name is expected at its end
                    list[x]          | 'list[x]' is not an attribute path: a list index such as [0] is expected at position 4
                    """)
    void pathsThatLeadNowhereAreRefusedByName(String path, String message) {
        assertThat(impossible(() -> schema.path(path))).isEqualTo(message);
    }

    @Test
    void aNameThatIsNearNothingGetsTheWholeList() {
        assertThat(impossible(() -> Addresses.SCHEMA.path("telephone")))
                .isEqualTo("'telephone': the schema of Address has no attribute 'telephone'; it has street, city");
    }
}
