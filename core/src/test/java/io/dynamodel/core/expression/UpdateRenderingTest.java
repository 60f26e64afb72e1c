package io.dynamodel.core.expression;

import static io.dynamodel.core.expression.Trees.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.expression.Trees.Thing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpdateRenderingTest {
    private final ExpressionRenderer renderer = new ExpressionRenderer();

    @Test
    void writesOneSectionOfEachKind() {
        List<Update<Thing>> updates = List.of(
                delete("d", ss("x")),
                add("c", n(1)),
                remove("b"),
                set("a", n(1)),
                remove("b2[0]"),
                add("c2.x", ns(1)),
                set("a2", s("y")));
        assertThat(renderer.update(updates))
                .isEqualTo("SET #0 = :0, #1 = :1 REMOVE #2, #3[0] ADD #4 :0, #5.#6 :2 DELETE #7 :3");
        assertThat(renderer.values()).isEqualTo(Map.of(":0", n(1), ":1", s("y"), ":2", ns(1), ":3", ss("x")));
    }

    @Test
    void writesEveryKindOfValue() {
        rendered(path("b"), "SET #0 = #1");
        rendered(plus(path("a"), value(n(1))), "SET #0 = #0 + :0");
        rendered(minus(value(n(1)), path("b")), "SET #0 = :0 - #1");
        rendered(ifNotExists("a", value(n(1))), "SET #0 = if_not_exists(#0, :0)");
        rendered(
                ifNotExists("a", ifNotExists("b", path("c.d"))),
                "SET #0 = if_not_exists(#0, if_not_exists(#1, #2.#3))");
        rendered(plus(ifNotExists("a", value(n(0))), value(n(1))), "SET #0 = if_not_exists(#0, :1) + :0");
        rendered(listAppend(path("a"), value(l(n(1)))), "SET #0 = list_append(#0, :2)");
        rendered(
                listAppend(ifNotExists("a", value(l())), path("b")), "SET #0 = list_append(if_not_exists(#0, :3), #1)");
    }

    @Test
    void writesProjections() {
        assertThat(renderer.projection(new Projection<>(List.of(at("a.b"), at("a.c[1]"), at("b")))))
                .isEqualTo("#0.#1, #0.#2[1], #1");
        assertThat(renderer.values()).isEmpty();
    }

    private void rendered(UpdateValue value, String expected) {
        assertThat(renderer.update(List.of(set("a", value)))).isEqualTo(expected);
    }
}
