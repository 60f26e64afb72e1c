package io.dynamodel.core.expression;

import static io.dynamodel.core.expression.Trees.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.core.expression.Trees.Thing;
import io.dynamodel.core.value.ValueType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ConditionEvaluatorTest {
    private static final Map<String, AttributeValue> ITEM = item(
            "s",
            s("aé😀"),
            "n",
            n(5),
            "b",
            b(1, 2, 200),
            "t",
            bool(true),
            "u",
            nul(),
            "l",
            l(n(1), s("x"), l(n(2))),
            "m",
            m("x", n(1), "y", m()),
            "ss",
            ss("a", "b"),
            "ns",
            ns(1, 2),
            "bs",
            bs(bytes(1), bytes(2)));

    @Test
    void comparesWhatIsThereAndOfOneType() {
        assertThat(holding(path("n"), value(n(5)))).containsExactly(Comparator.EQ, Comparator.LE, Comparator.GE);
        assertThat(holding(path("n"), value(n("4.9")))).containsExactly(Comparator.NE, Comparator.GT, Comparator.GE);
        assertThat(holding(path("n"), value(n("10")))).containsExactly(Comparator.NE, Comparator.LT, Comparator.LE);
        assertThat(holding(path("s"), value(s("b")))).containsExactly(Comparator.NE, Comparator.LT, Comparator.LE);
        assertThat(holding(path("b"), value(b(1, 2, 100))))
                .containsExactly(Comparator.NE, Comparator.GT, Comparator.GE);
        assertThat(holding(path("m.x"), path("l[0]"))).containsExactly(Comparator.EQ, Comparator.LE, Comparator.GE);
    }

    @Test
    void holdsForNothingButUnequalWhereAnOperandIsAbsentOrOfAnotherType() {
        for (Operand left : new Operand[] {path("no"), path("s"), path("n.x"), path("l[9]"), size("n"), size("no")}) {
            assertThat(holding(left, value(n(5)))).as("%s", left).containsExactly(Comparator.NE);
        }
        assertThat(holding(path("no"), path("nope"))).containsExactly(Comparator.NE);
        assertThat(holding(path("t"), value(bool(true)))).containsExactly(Comparator.EQ);
    }

    private static Set<Comparator> holding(Operand left, Operand right) {
        Set<Comparator> holding = EnumSet.noneOf(Comparator.class);
        for (Comparator comparator : Comparator.values()) {
            if (compare(left, comparator, right).test(ITEM)) {
                holding.add(comparator);
            }
        }
        return holding;
    }

    @Test
    void negatesTheAbsenceToo() {
        assertThat(eq("no", 1).test(ITEM)).isFalse();
        assertThat(not(eq("no", 1)).test(ITEM)).isTrue();
    }

    @Test
    void comparesDocumentsDeeply() {
        holds(eq("l", l(n("1.0"), s("x"), l(n("2.00")))));
        holds(eq("m", m("y", m(), "x", n("1E0"))));
        holds(eq("ss", ss("b", "a")));
        holds(eq("ns", ns("2.0", 1)));
        fails(eq("ns", ns(1)));
    }

    @Test
    void measuresSizes() {
        holds(compare(size("s"), Comparator.EQ, value(n(4)))); // in units of UTF-16
        holds(compare(size("b"), Comparator.EQ, value(n(3))));
        holds(compare(size("l"), Comparator.EQ, value(n(3))));
        holds(compare(size("m"), Comparator.EQ, value(n(2))));
        holds(compare(size("ss"), Comparator.EQ, size("ns")));
        holds(compare(size("bs"), Comparator.EQ, value(n(2))));
        fails(compare(size("u"), Comparator.EQ, value(n(1))));
        fails(compare(size("t"), Comparator.EQ, value(n(1))));
    }

    @Test
    void findsWhatIsBetween() {
        holds(between(path("n"), value(n(5)), value(n("5.0"))));
        holds(between(path("n"), path("m.x"), value(n(6))));
        fails(between(path("n"), value(n(6)), value(n(7))));
        fails(between(path("n"), value(n(1)), path("no")));
        fails(between(path("no"), value(n(1)), value(n(2))));
    }

    @Test
    void findsWhatIsIn() {
        holds(in(path("n"), path("no"), value(s("5")), value(n("5.0"))));
        holds(in(path("u"), value(nul())));
        fails(in(path("no"), value(n(1)), path("nope")));
    }

    @Test
    void findsPrefixes() {
        holds(beginsWith("s", value(s("aé"))));
        holds(beginsWith("s", value(s(""))));
        holds(beginsWith("b", value(b(1, 2))));
        fails(beginsWith("b", value(b(2))));
        fails(beginsWith("n", value(s("5"))));
        fails(beginsWith("s", path("no")));
        fails(beginsWith("no", value(s(""))));
    }

    @Test
    void findsParts() {
        holds(contains("s", value(s("é"))));
        holds(contains("b", value(b(2, 200))));
        holds(contains("b", value(b())));
        holds(contains("ss", value(s("a"))));
        holds(contains("ns", value(n("1.0"))));
        holds(contains("bs", value(b(2))));
        holds(contains("l", value(l(n("2.0")))));
        holds(contains("l", path("m.x")));
        fails(contains("m", value(s("x"))));
        fails(contains("n", value(n(5))));
        fails(contains("ss", value(ss("a"))));
        fails(contains("s", value(n(1))));
        fails(contains("no", value(s(""))));
        fails(contains("s", path("no")));
    }

    @Test
    void findsAttributesAndTheirTypes() {
        holds(exists("l[2][0]"));
        holds(exists("u"));
        fails(exists("s[0]"));
        fails(exists("l.x"));
        fails(exists("ss[0]"));
        holds(new Condition.NotExists<>(at("m.z")));
        holds(new Condition.HasType<>(at("u"), ValueType.NULL));
        fails(new Condition.HasType<>(at("n"), ValueType.S));
        fails(new Condition.HasType<>(at("no"), ValueType.S));
    }

    private static void holds(Condition<Thing> condition) {
        assertThat(condition.test(ITEM)).as("%s", condition).isTrue();
    }

    private static void fails(Condition<Thing> condition) {
        assertThat(condition.test(ITEM)).as("%s", condition).isFalse();
    }
}
