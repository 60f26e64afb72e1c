package io.dynamodel.query.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ConditionOperandsTest {
    private static final AttributePath PATH = AttributePath.parse("a.b");
    private static final AttributePath OTHER = AttributePath.parse("c");
    private static final Operand HERE = new Operand.Path(PATH);
    private static final Operand VALUE = Operand.Value.of(AttributeValue.fromS("x"));
    private static final Condition<Object> EXISTS = new Condition.Exists<>(PATH);

    /** One of each kind; all but {@code Always} name {@link #PATH}. */
    private static final List<Condition<Object>> ALL = List.of(
            new Condition.Always<>(),
            new Condition.And<>(List.of(new Condition.Exists<>(OTHER), EXISTS)),
            new Condition.Or<>(List.of(new Condition.Exists<>(OTHER), EXISTS)),
            new Condition.Not<>(EXISTS),
            new Condition.Comparison<>(VALUE, Condition.Comparator.EQ, HERE),
            new Condition.Between<>(VALUE, VALUE, new Operand.Size(PATH)),
            new Condition.In<>(VALUE, List.of(VALUE, HERE)),
            EXISTS,
            new Condition.NotExists<>(PATH),
            new Condition.HasType<>(PATH, ValueType.S),
            new Condition.BeginsWith<>(OTHER, HERE),
            new Condition.Contains<>(OTHER, HERE));

    @Test
    void everyKindOfConditionIsVisited() {
        assertThat(ALL)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(Condition.class.getPermittedSubclasses());
        for (Condition<Object> condition : ALL) {
            List<AttributePath> paths = new ArrayList<>();
            ConditionOperands.visitPaths(condition, paths::add);
            if (condition instanceof Condition.Always<?>) {
                assertThat(paths).isEmpty();
            } else {
                assertThat(paths).as(condition.toString()).contains(PATH);
            }
        }
    }

    @Test
    void everyOperandIsVisited() {
        List<Operand> operands = new ArrayList<>();

        ConditionOperands.visit(new Condition.Between<>(HERE, VALUE, VALUE), operands::addAll);

        assertThat(operands).containsExactly(HERE, VALUE, VALUE);
    }
}
