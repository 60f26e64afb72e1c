package io.dynamodel.schema.internal;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.UpdateValue.Operator;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.Numbers;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.internal.Check.Bound;
import io.dynamodel.schema.internal.type.BinaryType;
import io.dynamodel.schema.internal.type.ByteArrayType;
import io.dynamodel.schema.internal.type.ContainerType;
import io.dynamodel.schema.internal.type.StringType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Conditions that DynamoDB can check in place of a rule. A guard may be stricter than its rule where DynamoDB cannot
 * tell (elements that a set holds already), never weaker.
 */
final class UpdateGuards {
    private UpdateGuards() {}

    /** The bound as it is stored; null if stored values do not sort as the rule compares. */
    static @Nullable AttributeValue stored(AttributeType<Object> type, Bound bound) {
        AttributeType<Object> resolved = Nested.resolve(type);
        // UUID compares its halves as signed numbers, String by UTF-16 units; DynamoDB does neither.
        boolean otherOrder = bound.value() instanceof UUID
                || (bound.value() instanceof String text && text.chars().anyMatch(c -> c >= Character.MIN_SURROGATE));
        if (bound.isOfSize() || otherOrder || !resolved.isOrdered()) {
            return null;
        }
        try {
            return AttributeValues.encode(resolved, bound.value());
        } catch (ValueException e) {
            return null;
        }
    }

    /** The bound as the number that is stored; null if it is none. */
    static @Nullable BigDecimal number(AttributeType<Object> type, Bound bound) {
        AttributeValue stored = stored(type, bound);
        return stored == null || stored.n() == null ? null : new BigDecimal(stored.n());
    }

    /** Whether DynamoDB counts the size of what is stored as the rule counts the size of the value. */
    static boolean hasSize(AttributeType<?> type) {
        AttributeType<?> resolved = Nested.resolve(type);
        return resolved instanceof StringType
                || resolved instanceof ContainerType<?, ?>
                || resolved instanceof BinaryType
                || resolved instanceof ByteArrayType;
    }

    /** Whether a number keeps the bound. */
    static boolean holds(Bound bound, BigDecimal limit, BigDecimal value) {
        return bound.isLower() ? value.compareTo(limit) >= 0 : value.compareTo(limit) <= 0;
    }

    /** {@code path + amount} keeps the bound; null if no number is the limit of that. */
    static <R> @Nullable Condition<R> sum(
            PathRef<?> place, AttributePath path, Bound bound, BigDecimal limit, BigDecimal amount) {
        return compare(place, path, bound.isLower() ? Comparator.GE : Comparator.LE, limit.subtract(amount));
    }

    /** {@code amount - path} keeps the bound; null if no number is the limit of that. */
    static <R> @Nullable Condition<R> rest(
            PathRef<?> place, AttributePath path, Bound bound, BigDecimal limit, BigDecimal amount) {
        return compare(place, path, bound.isLower() ? Comparator.LE : Comparator.GE, amount.subtract(limit));
    }

    private static <R> @Nullable Condition<R> compare(
            PathRef<?> place, AttributePath path, Comparator comparator, BigDecimal limit) {
        // A limit of more digits than DynamoDB has becomes a stricter one.
        RoundingMode stricter = comparator == Comparator.GE ? RoundingMode.CEILING : RoundingMode.FLOOR;
        try {
            String number = Numbers.canonical(limit.round(new MathContext(Numbers.MAX_DIGITS, stricter)));
            return new Condition.Comparison<>(
                    new Operand.Path(path),
                    comparator,
                    new Operand.Value(AttributeValue.fromN(number), place.sensitive()));
        } catch (ValueException e) {
            return null;
        }
    }

    /** The attribute is absent, or the condition holds. */
    static <R> Condition<R> absentOr(AttributePath path, Condition<R> condition) {
        return Condition.any(List.of(new Condition.NotExists<>(path), condition));
    }

    /** All guards as one condition; where one asks for an attribute, no other need allow for its absence. */
    static <R> Condition<R> all(List<Condition<R>> guards) {
        if (guards.isEmpty()) {
            return new Condition.Always<>();
        }
        Set<Condition<R>> distinct = new LinkedHashSet<>();
        for (Condition<R> guard : guards) {
            boolean absentNever = guard instanceof Condition.Or<R> either
                    && either.conditions().size() == 2
                    && either.conditions().get(0) instanceof Condition.NotExists<R> absent
                    && guards.contains(new Condition.Exists<R>(absent.path()));
            distinct.add(absentNever ? ((Condition.Or<R>) guard).conditions().get(1) : guard);
        }
        return Condition.all(List.copyOf(distinct));
    }

    /** The size of the attribute compares with a number. */
    static <R> Condition<R> size(AttributePath path, Comparator comparator, int size) {
        return new Condition.Comparison<>(
                new Operand.Size(path), comparator, Operand.Value.of(AttributeValue.fromN(Integer.toString(size))));
    }

    /** The attribute equals the value. */
    static <R> Condition<R> equal(AttributePath path, Operand.Value value) {
        return new Condition.Comparison<>(new Operand.Path(path), Comparator.EQ, value);
    }

    /** The left operand's sign in a sum or difference, applied to a constant. */
    static BigDecimal signed(Operator operator, BigDecimal amount) {
        return operator == Operator.PLUS ? amount : amount.negate();
    }
}
