package io.dynamodel.schema;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.PathRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a query asks of the sort key: a value, made by the factories here, to be imported statically.
 *
 * <p>A sort key of several attributes is used from the left, with equality on all but the last one that is used
 * (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.DesignPattern.MultiAttributeKeys.html">multi-attribute
 * keys</a>): {@code starting(2024, starting(5, after(day)))}. A range before an equality does not compile.
 *
 * @param <S> the type of the sort key
 */
public final class SortCondition<S> {
    private enum Kind {
        EQ,
        LT,
        LE,
        GT,
        GE,
        BETWEEN,
        BEGINS_WITH,
        NONE
    }

    private final List<Object> prefix;
    private final Kind kind;
    private final List<Object> operands;

    private SortCondition(List<Object> prefix, Kind kind, Object... operands) {
        this.prefix = prefix;
        this.kind = kind;
        this.operands = List.copyOf(Arrays.asList(operands));
    }

    private static <S> SortCondition<S> of(Kind kind, Object... operands) {
        return new SortCondition<>(List.of(), kind, operands);
    }

    /** Equal to the value. */
    public static <S> SortCondition<S> equalTo(S value) {
        return of(Kind.EQ, value);
    }

    /** Less than the value. */
    public static <S> SortCondition<S> before(S value) {
        return of(Kind.LT, value);
    }

    /** Less than or equal to the value. */
    public static <S> SortCondition<S> atOrBefore(S value) {
        return of(Kind.LE, value);
    }

    /** Greater than the value. */
    public static <S> SortCondition<S> after(S value) {
        return of(Kind.GT, value);
    }

    /** Greater than or equal to the value. */
    public static <S> SortCondition<S> atOrAfter(S value) {
        return of(Kind.GE, value);
    }

    /** Between the values, both included. */
    public static <S> SortCondition<S> between(S low, S high) {
        return of(Kind.BETWEEN, low, high);
    }

    /** Text that begins with the prefix. */
    public static SortCondition<String> beginsWith(String prefix) {
        return of(Kind.BEGINS_WITH, prefix);
    }

    /** A key of several attributes: the first one equals the value. */
    public static <H, T> SortCondition<Parts<H, T>> starting(H head) {
        return new SortCondition<>(List.of(head), Kind.NONE);
    }

    /** A key of several attributes: the first one equals the value, and the others satisfy the condition. */
    public static <H, T> SortCondition<Parts<H, T>> starting(H head, SortCondition<T> rest) {
        List<Object> prefix = new ArrayList<>();
        prefix.add(Objects.requireNonNull(head, "head"));
        prefix.addAll(rest.prefix);
        return new SortCondition<>(prefix, rest.kind, rest.operands.toArray());
    }

    /** A key of several attributes: the first one satisfies the condition, and nothing is asked of the others. */
    public static <H, T> SortCondition<Parts<H, T>> leading(SortCondition<H> first) {
        return new SortCondition<>(first.prefix, first.kind, first.operands.toArray());
    }

    /**
     * The condition on the attributes of the target's sort key.
     *
     * @throws io.dynamodel.core.error.ValidationException if DynamoDB does not take a value as a key
     * @throws InvalidRequestException for a range of values that do not sort when stored
     */
    public <R> Condition<R> on(SortedQueryTarget<R, ?, S> target) {
        KeyDefinition key = target.definition();
        List<Object> equal = new ArrayList<>();
        prefix.forEach(head -> equal.addAll(KeyDefinition.flatten(head)));
        if (kind == Kind.EQ) {
            equal.addAll(KeyDefinition.flatten(operands.get(0)));
        }
        List<Condition<R>> conditions = new ArrayList<>();
        for (int i = 0; i < equal.size(); i++) {
            PathRef<?> part = key.sort().get(i);
            conditions.add(new Condition.Comparison<>(
                    new Operand.Path(part.path()), Comparator.EQ, key.encode(part, equal.get(i))));
        }
        if (kind != Kind.EQ && kind != Kind.NONE) {
            conditions.add(range(key, key.sort().get(equal.size())));
        }
        return Condition.all(conditions);
    }

    private <R> Condition<R> range(KeyDefinition key, PathRef<?> part) {
        if (operands.get(0) instanceof Parts<?, ?>) {
            throw new IllegalArgumentException("A sort key of several attributes takes a range on one of them:"
                    + " use starting(first, range) or leading(range)");
        }
        part.requireOrdered();
        Operand.Path path = new Operand.Path(part.path());
        return switch (kind) {
            case BETWEEN ->
                new Condition.Between<>(path, key.encode(part, operands.get(0)), key.encode(part, operands.get(1)));
            case BEGINS_WITH -> new Condition.BeginsWith<>(part.path(), key.encodePart(part, operands.get(0)));
            case LT -> new Condition.Comparison<>(path, Comparator.LT, key.encode(part, operands.get(0)));
            case LE -> new Condition.Comparison<>(path, Comparator.LE, key.encode(part, operands.get(0)));
            case GT -> new Condition.Comparison<>(path, Comparator.GT, key.encode(part, operands.get(0)));
            default -> new Condition.Comparison<>(path, Comparator.GE, key.encode(part, operands.get(0)));
        };
    }

    /** The kind of the condition; values are left out. */
    @Override
    public String toString() {
        return prefix.isEmpty() ? kind.name() : "EQ ".repeat(prefix.size()) + kind.name();
    }
}
