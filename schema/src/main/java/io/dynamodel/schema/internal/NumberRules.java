package io.dynamodel.schema.internal;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.UpdateValue;
import io.dynamodel.core.expression.UpdateValue.Arithmetic;
import io.dynamodel.core.expression.UpdateValue.IfNotExists;
import io.dynamodel.core.expression.UpdateValue.Operator;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.internal.Check.Bound;
import io.dynamodel.schema.internal.type.WholeNumberType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The rules of a number that DynamoDB computes: its bounds, and those of its Java type, become guards of the numbers that
 * it is computed from.
 */
final class NumberRules<R> {
    /** A {@code long} is left alone: no counter gets there. */
    private static final Map<Class<?>, long[]> RANGES = Map.of(
            Integer.class, new long[] {Integer.MIN_VALUE, Integer.MAX_VALUE},
            Short.class, new long[] {Short.MIN_VALUE, Short.MAX_VALUE},
            Byte.class, new long[] {Byte.MIN_VALUE, Byte.MAX_VALUE});

    private final UpdateDraft<R> draft;
    private final PathRef<Object> ref;
    private final AttributePath path;
    private final List<Condition<R>> guards;
    private final Preparation preparation;

    NumberRules(UpdateDraft<R> draft, PathRef<Object> ref) {
        this.draft = draft;
        this.ref = ref;
        this.path = ref.path();
        this.guards = draft.guards();
        this.preparation = draft.preparation();
    }

    /** A bound, and the number that it is when stored. */
    private record Limit(Bound bound, BigDecimal number) {}

    /** {@code ADD}: an absent number counts as 0. */
    void add(Operand.Value value) {
        operand(value);
        BigDecimal amount = new BigDecimal(value.value().n());
        for (Check<Object> check : ref.rules().checks()) {
            Limit limit = limitOf(check);
            if (limit == null || !add(limit, amount)) {
                refuse(check, "of a number that DynamoDB adds to", preparation);
            }
        }
        for (Limit limit : rangeOfType()) {
            add(limit, amount);
        }
    }

    /** Whether the limit can be guarded. */
    private boolean add(Limit limit, BigDecimal amount) {
        boolean holdsForNone = UpdateGuards.holds(limit.bound(), limit.number(), amount);
        // A sum can break a lower bound only downwards, an upper one only upwards.
        boolean towards = limit.bound().isLower() ? amount.signum() < 0 : amount.signum() > 0;
        if (!towards) {
            if (!holdsForNone) {
                guards.add(new Condition.Exists<>(path));
            }
            return true;
        }
        Condition<R> guard = UpdateGuards.sum(ref, path, limit.bound(), limit.number(), amount);
        if (guard != null) {
            guards.add(holdsForNone ? UpdateGuards.absentOr(path, guard) : guard);
        }
        return guard != null;
    }

    /** {@code SET} to a sum or difference. */
    void computed(Arithmetic arithmetic) {
        operand(arithmetic.left());
        operand(arithmetic.right());
        for (Check<Object> check : ref.rules().checks()) {
            Limit limit = limitOf(check);
            Condition<R> guard = limit == null ? null : guard(arithmetic, limit);
            if (guard == null) {
                refuse(check, "of a number that DynamoDB computes", preparation);
            } else {
                guards.add(guard);
            }
        }
        List<Limit> range = rangeOfType();
        if (constant(arithmetic.left()) == null && constant(arithmetic.right()) == null) {
            if (!range.isEmpty()) {
                half(arithmetic.left());
                half(arithmetic.right());
            }
            return;
        }
        for (Limit limit : range) {
            Condition<R> guard = guard(arithmetic, limit);
            if (guard != null) {
                guards.add(guard);
            }
        }
    }

    /** Two numbers in half the range of the type have a sum and a difference in all of it. */
    private void half(UpdateValue operand) {
        long[] range = RANGES.get(Nested.resolve(ref.type()).javaType());
        AttributePath of = pathOf(operand);
        if (range == null || of == null) {
            return;
        }
        BigDecimal low = BigDecimal.valueOf(range[0] / 2);
        BigDecimal high = BigDecimal.valueOf(range[1] / 2);
        PathRef<Object> source = PathResolver.resolve(draft.schema(), of).ref();
        boolean small = source.rules().checks().stream()
                        .anyMatch(check -> keeps(source, check, Bound.Kind.AT_LEAST, low))
                && source.rules().checks().stream().anyMatch(check -> keeps(source, check, Bound.Kind.AT_MOST, high));
        if (small) {
            return; // by its own rules
        }
        Condition<R> between = new Condition.Between<>(new Operand.Path(of), number(low), number(high));
        BigDecimal fallback = fallback(operand);
        boolean absent = fallback != null && fallback.compareTo(low) >= 0 && fallback.compareTo(high) <= 0;
        guards.add(absent ? UpdateGuards.absentOr(of, between) : between);
    }

    private static boolean keeps(PathRef<Object> source, Check<Object> check, Bound.Kind kind, BigDecimal limit) {
        Bound bound = check.bound();
        BigDecimal number = bound == null || bound.kind() != kind ? null : UpdateGuards.number(source.type(), bound);
        return number != null
                && (kind == Bound.Kind.AT_LEAST ? number.compareTo(limit) >= 0 : number.compareTo(limit) <= 0);
    }

    private static Operand.Value number(BigDecimal number) {
        return Operand.Value.of(AttributeValue.fromN(number.toPlainString()));
    }

    private @Nullable Condition<R> guard(Arithmetic arithmetic, Limit limit) {
        Bound bound = limit.bound();
        BigDecimal right = constant(arithmetic.right());
        if (right != null) {
            BigDecimal amount = UpdateGuards.signed(arithmetic.operator(), right);
            return sum(arithmetic.left(), amount, limit);
        }
        BigDecimal left = constant(arithmetic.left());
        if (left == null || !(arithmetic.right() instanceof Operand.Path other)) {
            return null;
        }
        return arithmetic.operator() == Operator.PLUS
                ? UpdateGuards.sum(ref, other.path(), bound, limit.number(), left)
                : UpdateGuards.rest(ref, other.path(), bound, limit.number(), left);
    }

    /** {@code operand + amount} keeps the limit; what stands in for an absent number counts where that is absent. */
    private @Nullable Condition<R> sum(UpdateValue operand, BigDecimal amount, Limit limit) {
        AttributePath of = pathOf(operand);
        Condition<R> guard = of == null ? null : UpdateGuards.sum(ref, of, limit.bound(), limit.number(), amount);
        if (of == null || guard == null || !(operand instanceof IfNotExists fallback)) {
            return guard;
        }
        BigDecimal constant = constant(fallback.otherwise());
        if (constant != null) {
            boolean holds = UpdateGuards.holds(limit.bound(), limit.number(), constant.add(amount));
            return holds ? UpdateGuards.absentOr(of, guard) : guard;
        }
        Condition<R> instead = sum(fallback.otherwise(), amount, limit);
        return instead == null
                ? guard
                : Condition.any(List.of(Condition.all(List.of(new Condition.NotExists<>(of), instead)), guard));
    }

    private static @Nullable BigDecimal constant(UpdateValue value) {
        return value instanceof Operand.Value literal && literal.value().n() != null
                ? new BigDecimal(literal.value().n())
                : null;
    }

    private static @Nullable AttributePath pathOf(UpdateValue value) {
        return value instanceof Operand.Path other
                ? other.path()
                : value instanceof IfNotExists fallback ? fallback.path() : null;
    }

    private static @Nullable BigDecimal fallback(UpdateValue value) {
        return value instanceof IfNotExists fallback ? constant(fallback.otherwise()) : null;
    }

    /** What the number is computed from must be numbers of a kind that it can be. */
    private void operand(UpdateValue value) {
        if (Nested.isOpen(ref.type())) {
            return;
        }
        if (value instanceof Operand.Path other) {
            other(other.path());
        } else if (value instanceof IfNotExists fallback) {
            other(fallback.path());
            operand(fallback.otherwise());
        } else if (Encodings.isWhole(ref.type()) && hasFraction(constant(value))) {
            preparation.violation("type", "is a whole number, but a fraction is added");
        }
    }

    private void other(AttributePath from) {
        AttributeType<?> type = PathResolver.resolve(draft.schema(), from).ref().type();
        if (!Encodings.addable(ref.type(), type)) {
            preparation.violation(
                    "type",
                    "is stored as " + ref.type().describe().name() + " and cannot be computed from '" + from
                            + "', which is stored as " + type.describe().name() + "; use modify(key, fn)");
        }
    }

    private static boolean hasFraction(@Nullable BigDecimal number) {
        return number != null && number.stripTrailingZeros().scale() > 0;
    }

    private @Nullable Limit limitOf(Check<Object> check) {
        Bound bound = check.bound();
        BigDecimal number = bound == null ? null : UpdateGuards.number(ref.type(), bound);
        return bound == null || number == null ? null : new Limit(bound, number);
    }

    /** What the Java type cannot hold could never be read again; a bound of the attribute's own is the narrower one. */
    private List<Limit> rangeOfType() {
        long[] range =
                Nested.resolve(ref.type()) instanceof WholeNumberType<?> whole ? RANGES.get(whole.javaType()) : null;
        List<Limit> limits = new ArrayList<>(2);
        if (range != null && !isBounded(Bound.Kind.AT_LEAST)) {
            limits.add(new Limit(new Bound(Bound.Kind.AT_LEAST, range[0]), BigDecimal.valueOf(range[0])));
        }
        if (range != null && !isBounded(Bound.Kind.AT_MOST)) {
            limits.add(new Limit(new Bound(Bound.Kind.AT_MOST, range[1]), BigDecimal.valueOf(range[1])));
        }
        return limits;
    }

    private boolean isBounded(Bound.Kind kind) {
        return ref.rules().checks().stream()
                .anyMatch(check -> check.bound() != null && check.bound().kind() == kind);
    }

    static void refuse(Check<?> check, String when, Preparation preparation) {
        preparation.violation(
                check.rule(),
                "must " + check.expectation() + ", which cannot be checked " + when
                        + "; set a value, or use modify(key, fn)");
    }
}
