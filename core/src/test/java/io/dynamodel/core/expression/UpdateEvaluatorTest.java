package io.dynamodel.core.expression;

import static io.dynamodel.core.expression.Trees.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.expression.Trees.Thing;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class UpdateEvaluatorTest {
    private static final Map<String, AttributeValue> ITEM =
            item("n", n(5), "s", s("x"), "l", l(n(0), n(1), l(n(2))), "m", m("x", n(1), "y", m()), "ss", ss("a", "b"));

    @Test
    void readsTheItemAsItWas() {
        assertThat(after(set("n", path("s")), set("s", path("n")), remove("m")))
                .isEqualTo(item("n", s("x"), "s", n(5), "l", ITEM.get("l"), "ss", ss("a", "b")));
        assertThat(after(set("l[0]", path("l[2]")), set("l[2]", path("l[0]"))))
                .containsEntry("l", l(l(n(2)), n(1), n(0)));
        assertThat(after(set("n", path("m.x")), remove("m"))).containsEntry("n", n(1));
        assertThat(ITEM).containsEntry("n", n(5));
    }

    @Test
    void calculates() {
        assertThat(after(set("n", plus(path("n"), path("n"))))).containsEntry("n", n(10));
        assertThat(after(set("n", minus(path("m.x"), value(n("7.50")))))).containsEntry("n", n("-6.5"));
        assertThat(after(set("q", plus(ifNotExists("q", value(n(0))), value(n(1))))))
                .containsEntry("q", n(1));
        assertThat(after(set("n", ifNotExists("n", value(n(0)))))).containsEntry("n", n(5));
        assertThat(after(set("l", listAppend(value(l(s("first"))), path("l[2]")))))
                .containsEntry("l", l(s("first"), n(2)));
    }

    @Test
    void writesIntoMapsAndLists() {
        assertThat(after(set("m.y.z", n(1)), remove("m.x"))).containsEntry("m", m("y", m("z", n(1))));
        assertThat(after(set("l[2][0]", s("in")))).containsEntry("l", l(n(0), n(1), l(s("in"))));
    }

    @Test
    void appendsBeyondTheEndInTheOrderOfIndexes() {
        assertThat(after(set("l[50]", n(50)), set("l[40]", n(40)), add("l[45]", n(45))))
                .containsEntry("l", l(n(0), n(1), l(n(2)), n(40), n(45), n(50)));
    }

    @Test
    void countsIndexesAsTheyWere() {
        assertThat(after(remove("l[0]"), set("l[1]", s("one")), remove("l[99]"), set("l[9]", s("last"))))
                .containsEntry("l", l(s("one"), l(n(2)), s("last")));
        assertThat(after(remove("l[0]"), remove("l[2][0]"))).containsEntry("l", l(n(1), l()));
    }

    @Test
    void addsToNumbersAndSets() {
        assertThat(after(add("n", n("0.5")), add("q", n(7)), add("m.z", ss("q"))))
                .containsEntry("n", n("5.5"))
                .containsEntry("q", n(7))
                .containsEntry("m", m("x", n(1), "y", m(), "z", ss("q")));
        assertThat(after(add("ss", ss("b", "c")))).containsEntry("ss", ss("a", "b", "c"));
        assertThat(UpdateEvaluator.apply(List.of(add("ns", ns("1.0", 3))), item("ns", ns(1, 2))))
                .containsEntry("ns", ns(1, 2, 3));
    }

    @Test
    void deletesFromSetsUntilNothingIsLeft() {
        assertThat(after(delete("ss", ss("b", "c")))).containsEntry("ss", ss("a"));
        assertThat(after(delete("ss", ss("b", "a")))).doesNotContainKey("ss");
        assertThat(UpdateEvaluator.apply(List.of(delete("ns", ns("1.0"))), item("ns", ns(1, 2))))
                .containsEntry("ns", ns(2));
        assertThat(after(delete("q", ss("a")), delete("m.q", ss("a")), remove("none")))
                .isEqualTo(ITEM);
    }

    @Test
    void refusesAbsentOperands() {
        refused(set("n", path("q"))).hasMessageContaining("'q' does not exist");
        refused(set("n", plus(path("n"), path("m.q")))).hasMessageContaining("'m.q' does not exist");
        refused(set("n", ifNotExists("n", path("q")))); // though it would not be needed
    }

    @Test
    void refusesOperandsOfTheWrongType() {
        refused(set("n", plus(path("n"), path("s")))).hasMessageContaining("must be N, but is S");
        refused(set("n", listAppend(path("n"), path("l")))).hasMessageContaining("must be L, but is N");
        refused(add("s", n(1)));
        refused(add("n", ss("a")));
        refused(delete("ss", ns(1)));
    }

    @Test
    void refusesPathsThatLeadNowhere() {
        for (String path :
                List.of("q.x", "m.q.x", "s.x", "l.x", "m[0]", "s[0]", "ss[0]", "l[9][0]", "l[9].x", "l[0].x")) {
            refused(set(path, n(1))).hasMessageContaining("'SET " + path + " = ?' is invalid for this item");
            refused(remove(path));
        }
    }

    @Test
    void refusesResultsThatCannotBeStored() {
        refused(set("n", plus(value(n("9E125")), value(n("9E125"))))).hasMessageContaining("cannot be stored");
        refused(set("n", plus(value(n("1E30")), value(n("1E-30"))))).hasMessageContaining("38 significant digits");
        AttributeValue deep = n(1);
        for (int i = 0; i < 30; i++) {
            deep = l(deep);
        }
        assertThat(after(set("m.z", deep))).containsKey("m");
        Update<Thing> tooDeep = set("m.y.z", deep);
        assertThatThrownBy(() -> after(tooDeep)).isInstanceOf(RequestLimitException.class);
        assertThatThrownBy(() -> after(set("big", s("x".repeat(409_600))))).isInstanceOf(RequestLimitException.class);
    }

    @Test
    void refusesWhatTheRendererRefuses() {
        refused(set("m", m()), set("m.x", n(1)));
        refused(add("n", s("1")));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Map<String, AttributeValue> after(Update<Thing>... updates) {
        return UpdateEvaluator.apply(List.of(updates), ITEM);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static AbstractThrowableAssert<?, ?> refused(Update<Thing>... updates) {
        return assertThatThrownBy(() -> after(updates)).isInstanceOf(InvalidRequestException.class);
    }
}
