package io.dynamodel.core.expression;

import static io.dynamodel.core.expression.Trees.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.core.expression.Trees.Thing;
import io.dynamodel.core.value.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whoever adds a node must add an example of it here, and so finds out who else must know it. */
class NodesTest {
    private static final Map<String, AttributeValue> ITEM = item("a", n(1), "l", l(n(1)), "s", ss("x", "y"));

    private static final List<Condition<Thing>> CONDITIONS = List.of(
            new Condition.Always<>(),
            eq("a", 1),
            between(path("a"), value(n(1)), value(n(2))),
            in(path("a"), value(n(1))),
            exists("a"),
            new Condition.NotExists<>(at("b")),
            new Condition.HasType<>(at("a"), ValueType.N),
            new Condition.Not<>(beginsWith("a", value(s("x")))),
            beginsWith("a", value(s("x"))),
            contains("l", value(n(1))),
            and(exists("a"), exists("l")),
            or(exists("a"), exists("b")));

    private static final List<Update<Thing>> UPDATES =
            List.of(set("b", n(1)), remove("a"), add("a", n(1)), delete("s", ss("x")));

    private static final List<UpdateValue> UPDATE_VALUES = List.of(
            path("a"),
            value(n(1)),
            plus(path("a"), value(n(1))),
            ifNotExists("b", value(n(1))),
            listAppend(path("l"), path("l")));

    private static final List<Operand> OPERANDS = List.of(path("l[0]"), value(n(1)), size("l"));

    @Test
    void everyConditionRendersAndEvaluates() {
        assertComplete(Condition.class, CONDITIONS);
        for (Condition<Thing> condition : CONDITIONS) {
            boolean holds = !(condition instanceof Condition.BeginsWith);
            assertThat(condition.test(ITEM)).as("%s", condition).isEqualTo(holds);
            String text = new ExpressionRenderer().condition(condition);
            if (condition instanceof Condition.Always) {
                assertThat(text).isNull();
            } else {
                assertThat(text).as("%s", condition).contains("#0").doesNotContain("Condition");
            }
        }
    }

    @Test
    void everyOperandRendersAndEvaluates() {
        assertComplete(Operand.class, OPERANDS);
        for (Operand operand : OPERANDS) {
            Condition<Thing> condition = compare(path("a"), Comparator.EQ, operand);
            assertThat(condition.test(ITEM)).as("%s", condition).isTrue();
            assertThat(new ExpressionRenderer().condition(condition)).matches("#0 = (#1\\[0\\]|:0|size\\(#1\\))");
        }
    }

    @Test
    void everyUpdateRendersAndEvaluates() {
        assertComplete(Update.class, UPDATES);
        for (Update<Thing> update : UPDATES) {
            String keyword = update.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT);
            assertThat(new ExpressionRenderer().update(List.of(update))).startsWith(keyword + " #0");
            assertThat(UpdateEvaluator.apply(List.of(update), ITEM))
                    .as("%s", update)
                    .isNotEqualTo(ITEM);
        }
    }

    @Test
    void everyUpdateValueRendersAndEvaluates() {
        assertComplete(UpdateValue.class, UPDATE_VALUES);
        for (UpdateValue value : UPDATE_VALUES) {
            Update<Thing> update = set("new", value);
            assertThat(new ExpressionRenderer().update(List.of(update))).startsWith("SET #0 = ");
            assertThat(UpdateEvaluator.apply(List.of(update), ITEM))
                    .as("%s", update)
                    .containsKey("new");
        }
    }

    private static void assertComplete(Class<?> sealed, List<?> examples) {
        Set<Class<?>> covered = examples.stream().map(Object::getClass).collect(Collectors.toSet());
        Stream<Class<?>> cases = Stream.of(sealed.getPermittedSubclasses());
        assertThat(covered).containsAll(cases.map(Function.<Class<?>>identity()).toList());
    }
}
