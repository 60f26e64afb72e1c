package io.dynamodel.core.expression;

import static io.dynamodel.core.expression.Trees.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.core.expression.Trees.Thing;
import io.dynamodel.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConditionRenderingTest {
    private final ExpressionRenderer renderer = new ExpressionRenderer();

    @Test
    void writesComparisons() {
        for (Comparator comparator : Comparator.values()) {
            ExpressionRenderer own = new ExpressionRenderer();
            assertThat(own.condition(compare(path("age"), comparator, value(n(18)))))
                    .isEqualTo("#0 " + comparator + " :0");
            assertThat(own.names()).isEqualTo(Map.of("#0", "age"));
            assertThat(own.values()).isEqualTo(Map.of(":0", n(18)));
        }
    }

    @Test
    void comparesAttributesWithEachOther() {
        rendered(compare(path("a"), Comparator.LT, path("b")), "#0 < #1");
        assertThat(renderer.values()).isEmpty();
    }

    @Test
    void writesEveryOtherOperator() {
        rendered(between(path("a"), value(n(1)), value(n(2))), "#0 BETWEEN :0 AND :1");
        rendered(in(path("a"), value(n(1)), path("b")), "#0 IN (:0, #1)");
        rendered(exists("a"), "attribute_exists(#0)");
        rendered(new Condition.NotExists<>(at("a")), "attribute_not_exists(#0)");
        rendered(new Condition.HasType<>(at("a"), ValueType.NULL), "attribute_type(#0, :2)");
        rendered(beginsWith("a", value(s("x"))), "begins_with(#0, :3)");
        rendered(contains("a", value(s("x"))), "contains(#0, :3)");
        rendered(compare(size("a"), Comparator.GE, value(n(1))), "size(#0) >= :0");
        assertThat(renderer.values()).containsEntry(":2", s("NULL"));
    }

    @Test
    void writesNestedPaths() {
        rendered(exists("home.tags[2][0].home"), "attribute_exists(#0.#1[2][0].#0)");
        assertThat(renderer.names()).isEqualTo(Map.of("#0", "home", "#1", "tags"));
    }

    @Test
    void sharesNamesAndScalarsOverAllExpressionsOfARequest() {
        rendered(eq("a", 1).or(eq("b", 1)), "#0 = :0 OR #1 = :0");
        assertThat(renderer.update(List.of(set("a", n(1)), set("c", s("1"))))).isEqualTo("SET #0 = :0, #2 = :1");
        assertThat(renderer.projection(new Projection<>(List.of(at("c"), at("b")))))
                .isEqualTo("#2, #1");
        assertThat(renderer.names()).isEqualTo(Map.of("#0", "a", "#1", "b", "#2", "c"));
        assertThat(renderer.values()).isEqualTo(Map.of(":0", n(1), ":1", s("1")));
    }

    @Test
    void sharesNoPlaceholderWithAConstantThatComesFirst() {
        rendered(compare(value(n(1)), Comparator.EQ, value(n(1))), ":0 = :1");
        rendered(between(value(n(1)), value(n(1)), value(n(1))), ":2 BETWEEN :1 AND :1");
    }

    @Test
    void sharesNamesAndScalarsHoweverManyThereAre() {
        List<Condition<Thing>> twice = new ArrayList<>();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 80; i++) {
            twice.add(eq("a" + i % 40, i % 40));
            expected.append(i == 0 ? "" : " AND ").append("#" + i % 40).append(" = :" + i % 40);
        }
        rendered(Condition.all(twice), expected.toString());
        assertThat(renderer.names()).hasSize(40).containsEntry("#39", "a39");
        assertThat(renderer.values()).hasSize(40).containsEntry(":39", n(39));
        rendered(compare(value(n(39)), Comparator.EQ, value(n(39))), ":40 = :39");
        rendered(compare(path("a39"), Comparator.EQ, value(s("39"))), "#39 = :41");
    }

    @Test
    void keepsWhatBelongsTogether() {
        Condition<Thing> a = eq("a", 1);
        Condition<Thing> b = eq("b", 1);
        Condition<Thing> c = eq("c", 1);
        rendered(a.and(b).and(c), "#0 = :0 AND #1 = :0 AND #2 = :0");
        rendered(a.and(b).or(c), "#0 = :0 AND #1 = :0 OR #2 = :0");
        rendered(a.or(b).and(c), "(#0 = :0 OR #1 = :0) AND #2 = :0");
        rendered(a.and(b.or(c)), "#0 = :0 AND (#1 = :0 OR #2 = :0)");
        rendered(a.or(b).negate(), "NOT (#0 = :0 OR #1 = :0)");
        rendered(a.and(b).negate(), "NOT (#0 = :0 AND #1 = :0)");
        rendered(a.negate().and(b), "NOT #0 = :0 AND #1 = :0");
        rendered(a.negate().negate(), "#0 = :0");
        rendered(not(not(a)), "NOT NOT #0 = :0");
        rendered(and(a, and(b, c)), "#0 = :0 AND #1 = :0 AND #2 = :0");
        rendered(or(or(a, b), c), "#0 = :0 OR #1 = :0 OR #2 = :0");
        rendered(not(between(path("a"), value(n(1)), value(n(2)))), "NOT #0 BETWEEN :0 AND :1");
        rendered(not(in(path("a"), value(n(1)))), "NOT #0 IN (:0)");
    }

    @Test
    void keepsTheUsersOrInsideOfAGuard() {
        Condition<Thing> guard = new Condition.NotExists<>(at("pk"));
        Condition<Thing> users = eq("a", 1).or(eq("b", 2));
        rendered(Condition.all(List.of(guard, users)), "attribute_not_exists(#0) AND (#1 = :0 OR #2 = :1)");
    }

    @Test
    void leavesOutWhatAlwaysHolds() {
        Condition<Thing> always = new Condition.Always<>();
        Condition<Thing> a = eq("a", 1);
        assertThat(renderer.condition(always)).isNull();
        assertThat(renderer.condition(and(always, always))).isNull();
        assertThat(renderer.condition(or(always, a))).isNull();
        assertThat(renderer.names()).isEmpty();
        rendered(and(always, a), "#0 = :0");
        rendered(or(and(always, a), and(a, always, a)), "#0 = :0 OR #0 = :0 AND #0 = :0");
        rendered(not(and(always, a)), "NOT #0 = :0");
    }

    @Test
    void splitsLongLists() {
        List<Operand> candidates = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            candidates.add(value(n(i)));
        }
        Condition<Thing> in = new Condition.In<>(path("a"), candidates);
        String text = renderer.condition(in);
        assertThat(text)
                .startsWith("#0 IN (:0, :1, ")
                .contains(":99) OR #0 IN (:100, ")
                .endsWith(":249)");
        assertThat(renderer.condition(in.and(exists("a")))).isEqualTo("(" + text + ") AND attribute_exists(#0)");
        assertThat(renderer.condition(in.negate())).isEqualTo("NOT (" + text + ")");
        assertThat(renderer.condition(in.or(exists("a")))).isEqualTo(text + " OR attribute_exists(#0)");

        Condition<Thing> hundred = new Condition.In<>(path("a"), candidates.subList(0, 100));
        assertThat(renderer.condition(hundred.and(exists("a"))))
                .doesNotContain("OR")
                .endsWith(") AND attribute_exists(#0)");
    }

    @Test
    void neverPutsANameIntoTheText() {
        List<String> hostile = List.of(
                "a-b", "a_b", "a.b", "status", "SET", "😀", "${x}", "#0", ":0", "[0]", "a b", "\\", "''", "AND");
        List<Condition<Thing>> conditions = new ArrayList<>();
        for (String name : hostile) {
            conditions.add(new Condition.Exists<>(AttributePath.of(name)));
        }
        String text = renderer.condition(Condition.all(conditions));
        assertThat(text).matches("attribute_exists\\(#\\d+\\)( AND attribute_exists\\(#\\d+\\)){13}");
        assertThat(renderer.names()).hasSize(hostile.size()).containsValues(hostile.toArray(new String[0]));
        Matcher placeholders = Pattern.compile("#\\d+").matcher(text);
        for (String name : hostile) {
            assertThat(placeholders.find()).isTrue();
            assertThat(renderer.names()).containsEntry(placeholders.group(), name);
        }
    }

    @Test
    void neverPutsAValueIntoTheText() {
        for (String hostile : List.of("hello ${secret}", "{98034}", ":0", "#0", "x OR attribute_exists(#0)", "\"'`")) {
            ExpressionRenderer own = new ExpressionRenderer();
            assertThat(own.condition(eq("a", s(hostile)))).isEqualTo("#0 = :0");
            assertThat(own.update(List.of(set("a", s(hostile))))).isEqualTo("SET #0 = :0");
            assertThat(own.values()).isEqualTo(Map.of(":0", s(hostile)));
        }
    }

    private void rendered(Condition<Thing> condition, String expected) {
        assertThat(renderer.condition(condition)).isEqualTo(expected);
    }
}
