package io.dynamodel.core.expression;

import static io.dynamodel.core.expression.Trees.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.core.expression.Trees.Thing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RefusalTest {
    private static final String SECRET = "4111-1111";

    @Test
    void refusesOverlappingPathsByName() {
        refused(set("m", m()), set("m.x.y", n(1))).hasMessageContaining("'m' and 'm.x.y'");
        refused(set("m.x[0]", m()), remove("m.x")).hasMessageContaining("'m.x[0]' and 'm.x'");
        refused(set("n", n(1)), add("n", n(1))).hasMessageContaining("'n' twice");
        refused(delete("a", ss("x")), set("b", n(1)), remove("a")).hasMessageContaining("'a' twice");
        refused(set("m.x", n(1)), set("m[0]", n(1)))
                .hasMessageContaining("'m.x' and 'm[0]'")
                .hasMessageContaining("list");
        assertThatCode(() -> new ExpressionRenderer().update(List.of(set("m.x", n(1)), set("m.y", n(1)), remove("x"))))
                .doesNotThrowAnyException();

        assertThatThrownBy(() ->
                        new ExpressionRenderer().projection(new Projection<>(List.of(at("a"), at("b"), at("a.b")))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("projection")
                .hasMessageContaining("'a' and 'a.b'");
    }

    @Test
    void refusesAnUpdateWithoutChanges() {
        assertThatThrownBy(() -> new ExpressionRenderer().update(List.of()))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void refusesToCompareAnAttributeWithItself() {
        refused(compare(path("m.n"), Comparator.EQ, path("m.n"))).hasMessageContaining("itself");
        refused(between(path("n"), value(n(1)), path("n")));
        refused(in(path("n"), value(n(1)), path("n")));
        refused(contains("s", path("s")));
        refused(beginsWith("s", path("s")));
        refused(set("a", ifNotExists("b", path("b"))));
        accepted(compare(size("s"), Comparator.EQ, size("s")));
        accepted(compare(path("s"), Comparator.EQ, size("s")));
    }

    @Test
    void refusesToOrderValuesWithoutAnOrder() {
        for (AttributeValue value : List.of(bool(true), nul(), l(), m(), ss("a"), ns(1), bs(bytes(1)))) {
            for (Comparator comparator : Comparator.values()) {
                Condition<Thing> condition = compare(path("a"), comparator, value(value));
                if (comparator == Comparator.EQ || comparator == Comparator.NE) {
                    accepted(condition);
                } else {
                    refused(condition)
                            .hasMessageContaining("'a " + comparator + " ?'")
                            .hasMessageContaining("order");
                }
            }
            refused(between(path("a"), value(value), value(value)));
            refused(between(path("a"), path("b"), value(value)));
            refused(beginsWith("a", value(value)));
            accepted(in(path("a"), value(value)));
            accepted(contains("a", value(value)));
        }
        refused(beginsWith("a", value(n(1)))).hasMessageContaining("prefix must be S or B, but is N");
        refused(beginsWith("a", size("b")));
    }

    @Test
    void refusesBoundsThatNothingIsBetween() {
        refused(between(path("a"), value(n(2)), value(n("1.5")))).hasMessageContaining("lower bound");
        refused(between(path("a"), value(n(1)), value(s("2")))).hasMessageContaining("N and S");
        refused(between(path("a"), value(s("😀")), value(s("\uFFFF"))));
        accepted(between(path("a"), value(n("1.0")), value(n("1"))));
        accepted(between(path("a"), value(n(1)), path("s")));
    }

    @Test
    void refusesEmptySetsAnywhere() {
        AttributeValue empty = AttributeValue.fromSs(List.of());
        refused(eq("tags", empty)).hasMessageContaining("'tags = ?'").hasMessageContaining("empty set");
        refused(in(path("tags"), value(l(m("x", empty)))));
        refused(set("tags", empty)).hasMessageContaining("remove the attribute");
        refused(add("tags", AttributeValue.fromNs(List.of())));
        refused(delete("tags", AttributeValue.fromBs(List.of())));
    }

    @Test
    void refusesConditionsThatNeverHold() {
        Condition<Thing> always = new Condition.Always<>();
        refused(not(always)).hasMessageContaining("never hold");
        refused(or(eq("a", 1), not(and(always, or(always, eq("b", 1))))));
    }

    @Test
    void refusesOperandsOfTheWrongType() {
        refused(set("a", plus(path("a"), value(s("1"))))).hasMessageContaining("must be N, but one is S");
        refused(set("a", listAppend(value(n(1)), path("a")))).hasMessageContaining("must be L, but one is N");
        refused(add("a", l(n(1)))).hasMessageContaining("N or a set, but the value is L");
        refused(delete("a", n(1))).hasMessageContaining("takes a set, but the value is N");
    }

    @Test
    void refusesNestingThatTheGrammarLacks() {
        refused(set("a", ifNotExists("b", plus(path("c"), value(n(1))))));
        refused(set("a", ifNotExists("b", listAppend(path("c"), path("d"))))).hasMessageContaining("list_append");
        refused(set("a", listAppend(listAppend(path("c"), path("d")), path("e"))));
        refused(set("a", plus(listAppend(path("c"), path("d")), value(n(1)))));
    }

    @Test
    void allows300Operators() {
        accepted(new Condition.And<>(Collections.nCopies(150, exists("a"))));
        accepted(new Condition.And<>(concat(Collections.nCopies(149, exists("a")), not(exists("a")))));
        assertThatThrownBy(() ->
                        render(new Condition.And<>(concat(Collections.nCopies(150, exists("a")), exists("a")))))
                .isInstanceOfSatisfying(RequestLimitException.class, e -> {
                    assertThat(e.maximum()).isEqualTo(300);
                    assertThat(e.actual()).isEqualTo(301);
                });
        List<Condition<Thing>> sizes =
                concat(Collections.nCopies(149, exists("a")), compare(size("a"), Comparator.EQ, size("b")));
        assertThatThrownBy(() -> render(new Condition.And<>(sizes))).isInstanceOf(RequestLimitException.class);
        assertThatThrownBy(() -> new ExpressionRenderer().update(sums(301))).isInstanceOf(RequestLimitException.class);
    }

    @Test
    void survivesTreesOfAbsurdDepth() {
        Condition<Thing> deep = exists("a");
        for (int i = 0; i < 100_000; i++) {
            deep = not(deep);
        }
        Condition<Thing> condition = deep;
        assertThatThrownBy(() -> render(condition)).isInstanceOf(RequestLimitException.class);
    }

    @Test
    void allows4096BytesOfExpression() {
        List<Operand> candidates = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            candidates.add(value(n(i)));
        }
        assertThatThrownBy(() -> render(new Condition.In<>(path("a"), candidates)))
                .isInstanceOfSatisfying(RequestLimitException.class, e -> {
                    assertThat(e.limit()).isEqualTo("bytes in one expression");
                    assertThat(e.maximum()).isEqualTo(4096);
                    assertThat(e.actual()).isGreaterThan(4096);
                });
    }

    @Test
    void allows32StepsInAPath() {
        accepted(exists("a" + "[0]".repeat(31)));
        assertThatThrownBy(() -> render(exists("a" + ".x".repeat(32))))
                .isInstanceOf(RequestLimitException.class)
                .hasMessageContaining("32 steps");
    }

    @Test
    void refusesRawValuesThatDynamoDbDoesNotKnow() {
        refused(eq("a", AttributeValue.builder().build()))
                .hasMessageContaining("'a = ?'")
                .hasMessageContaining("no known type");
        refused(eq("a", l(n("1E126")))).hasMessageContaining("9.99E+125");
        refused(eq("a", ns("x")));
        refused(set("a", n("x"))).hasMessageContaining("[SET a = ?]");
        refused(add("a", AttributeValue.builder().build()));
    }

    @Test
    void allows2MegabytesOfNamesAndValues() {
        ExpressionRenderer renderer = new ExpressionRenderer();
        String text = "x".repeat(1 << 20);
        renderer.condition(eq("a", s(text)));
        renderer.condition(eq("b", s(text)));
        assertThat(renderer.values()).hasSize(1);
        assertThatThrownBy(() -> renderer.condition(eq("c", s(text + "y"))))
                .isInstanceOf(RequestLimitException.class)
                .hasMessageContaining("names and values");
    }

    @Test
    void neverShowsValues() {
        Operand.Value secret = new Operand.Value(s(SECRET), true);
        List<AbstractThrowableAssert<?, ?>> refusals = List.of(
                refused(between(path("a"), secret, value(n(1)))),
                refused(between(path("a"), new Operand.Value(s(SECRET + "2"), true), secret)),
                refused(set("a", plus(path("b"), secret))),
                refused(new Update.Add<>(at("a"), secret)),
                refused(new Update.Delete<>(at("a"), secret)),
                refused(beginsWith("a", new Operand.Value(n("41111111"), true))),
                refused(eq("a", m(SECRET, AttributeValue.fromSs(List.of())))));
        for (AbstractThrowableAssert<?, ?> refusal : refusals) {
            refusal.hasMessageNotContaining("1111");
        }
    }

    private static List<Update<Thing>> sums(int count) {
        List<Update<Thing>> updates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            updates.add(set("n[" + i + "]", plus(path("a"), path("b"))));
        }
        return updates;
    }

    private static List<Condition<Thing>> concat(List<Condition<Thing>> conditions, Condition<Thing> last) {
        List<Condition<Thing>> all = new ArrayList<>(conditions);
        all.add(last);
        return all;
    }

    private static String render(Condition<Thing> condition) {
        return new ExpressionRenderer().condition(condition);
    }

    private static void accepted(Condition<Thing> condition) {
        assertThatCode(() -> render(condition)).doesNotThrowAnyException();
    }

    private static AbstractThrowableAssert<?, ?> refused(Condition<Thing> condition) {
        return assertThatThrownBy(() -> render(condition)).isInstanceOf(InvalidRequestException.class);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static AbstractThrowableAssert<?, ?> refused(Update<Thing>... updates) {
        return assertThatThrownBy(() -> new ExpressionRenderer().update(Arrays.asList(updates)))
                .isInstanceOf(InvalidRequestException.class);
    }
}
