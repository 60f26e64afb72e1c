package io.dynamodel.query.internal.plan;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Values of one type, from a lower to an upper bound and with a common beginning: what several conditions on one
 * attribute leave of it.
 *
 * @param type S, N or B
 * @param lower null if there is none
 * @param upper null if there is none
 * @param prefix the beginning of an S or B; null if there is none
 * @param isEmpty whether no value is left
 */
record Range(
        ValueType type, @Nullable Bound lower, @Nullable Bound upper, Operand.@Nullable Value prefix, boolean isEmpty) {

    /** One end of a range. */
    record Bound(Operand.Value value, boolean inclusive) {
        AttributeValue at() {
            return value.value();
        }
    }

    /** All values of a type. */
    static Range all(ValueType type) {
        return new Range(type, null, null, null, false);
    }

    /** One value. */
    static Range exactly(ValueType type, Operand.Value value) {
        Bound bound = new Bound(value, true);
        return new Range(type, bound, bound, null, false);
    }

    /** The values beyond a bound. */
    static Range compared(ValueType type, Comparator comparator, Operand.Value value) {
        Bound bound = new Bound(value, comparator == Comparator.LE || comparator == Comparator.GE);
        boolean isUpper = comparator == Comparator.LE || comparator == Comparator.LT;
        return new Range(type, isUpper ? null : bound, isUpper ? bound : null, null, false);
    }

    /** The values between two, both included. */
    static Range between(ValueType type, Operand.Value low, Operand.Value high) {
        return new Range(type, new Bound(low, true), new Bound(high, true), null, false).normal();
    }

    /** The values with this beginning. */
    static Range beginningWith(ValueType type, Operand.Value prefix) {
        return new Range(type, null, null, prefix, false);
    }

    private Range none() {
        return new Range(type, null, null, null, true);
    }

    /** What is in both. */
    Range and(Range other) {
        if (isEmpty || other.isEmpty || type != other.type) {
            return none();
        }
        Bound low = tighter(lower, other.lower, 1);
        Bound high = tighter(upper, other.upper, -1);
        Operand.Value beginning = prefix == null ? other.prefix : prefix;
        if (prefix != null && other.prefix != null) {
            if (beginsWith(other.prefix.value(), prefix.value())) {
                beginning = other.prefix;
            } else if (!beginsWith(prefix.value(), other.prefix.value())) {
                return none();
            }
        }
        return new Range(type, low, high, beginning, false).normal();
    }

    private static @Nullable Bound tighter(@Nullable Bound a, @Nullable Bound b, int sign) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        int order = sign * AttributeValues.compare(a.at(), b.at());
        return order > 0 || (order == 0 && !a.inclusive) ? a : b;
    }

    /** Without bounds that say nothing beside the beginning; empty if nothing is left. */
    private Range normal() {
        Bound low = lower;
        Bound high = upper;
        if (prefix != null) {
            AttributeValue beginning = prefix.value();
            if (low != null && !beginsWith(low.at(), beginning)) {
                if (AttributeValues.compare(low.at(), beginning) > 0) {
                    return none();
                }
                low = null;
            } else if (low != null && low.inclusive && AttributeValues.equal(low.at(), beginning)) {
                low = null;
            }
            if (high != null && !beginsWith(high.at(), beginning)) {
                if (AttributeValues.compare(high.at(), beginning) < 0) {
                    return none();
                }
                high = null;
            }
        }
        if (low != null && high != null) {
            int order = AttributeValues.compare(low.at(), high.at());
            if (order > 0 || (order == 0 && !(low.inclusive && high.inclusive))) {
                return none();
            }
        }
        return new Range(type, low, high, prefix, false).unlessBelowPrefix();
    }

    /** Nothing with a beginning is less than the beginning itself. */
    private Range unlessBelowPrefix() {
        return prefix != null && upper != null && !upper.inclusive && AttributeValues.equal(upper.at(), prefix.value())
                ? none()
                : this;
    }

    private static boolean beginsWith(AttributeValue value, AttributeValue prefix) {
        if (prefix.s() != null) {
            return value.s().startsWith(prefix.s());
        }
        byte[] bytes = value.b().asByteArrayUnsafe();
        byte[] beginning = prefix.b().asByteArrayUnsafe();
        return bytes.length >= beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }

    /** Whether nothing but the type is asked for. */
    boolean isAll() {
        return !isEmpty && lower == null && upper == null && prefix == null;
    }

    /** The one value that is left; null if there are more. */
    Operand.@Nullable Value exact() {
        if (isEmpty || lower == null || upper == null) {
            return prefixAlone();
        }
        return AttributeValues.equal(lower.at(), upper.at()) ? lower.value : null;
    }

    /** What begins with a text and is not greater than it, is the text. */
    private Operand.@Nullable Value prefixAlone() {
        return !isEmpty && prefix != null && upper != null && AttributeValues.equal(upper.at(), prefix.value())
                ? upper.value
                : null;
    }

    /** Whether both ends are given. */
    boolean isClosed() {
        return prefix != null || (lower != null && upper != null);
    }

    /** The same among the values of a key, which are never empty texts. */
    Range ofKey() {
        if (isEmpty || type == ValueType.N) {
            return this;
        }
        if (upper != null && isEmptyText(upper.at())) {
            return none();
        }
        return new Range(
                type,
                lower != null && isEmptyText(lower.at()) ? null : lower,
                upper,
                prefix != null && isEmptyText(prefix.value()) ? null : prefix,
                false);
    }

    private static boolean isEmptyText(AttributeValue value) {
        return value.s() != null ? value.s().isEmpty() : value.b().asByteArrayUnsafe().length == 0;
    }

    /** The same with both ends included where there are two, as a key condition has it; null if that cannot be said. */
    @Nullable
    Range included() {
        if (exact() != null || (prefix != null && lower == null && upper == null) || !isClosed()) {
            return this;
        }
        Bound low = lower == null && prefix != null ? new Bound(prefix, true) : lower;
        Bound high = upper == null && prefix != null
                ? new Bound(new Operand.Value(Neighbours.lastWith(prefix.value()), prefix.sensitive()), true)
                : upper;
        if (low == null || high == null) {
            return this; // not reached: a closed range has both
        }
        if (!low.inclusive) {
            AttributeValue next = Neighbours.after(low.at());
            if (next == null) {
                return null;
            }
            low = new Bound(new Operand.Value(next, low.value.sensitive()), true);
        }
        if (!high.inclusive) {
            AttributeValue next = Neighbours.before(high.at());
            if (next == null) {
                return none();
            }
            high = new Bound(new Operand.Value(next, high.value.sensitive()), true);
        }
        return new Range(type, low, high, null, false).normal();
    }

    /** As a condition that leaves out the ends which this range leaves out. */
    <R> Condition<R> said(AttributePath path) {
        boolean isPlain = exact() != null
                || (prefix == null && (lower == null || upper == null || (lower.inclusive && upper.inclusive)))
                || (lower == null && upper == null);
        if (isPlain) {
            return on(path);
        }
        List<Condition<R>> parts = new ArrayList<>();
        parts.add(new Range(type, null, null, prefix, false).on(path));
        parts.add(new Range(type, lower, null, null, false).on(path));
        parts.add(new Range(type, null, upper, null, false).on(path));
        return Condition.all(parts);
    }

    /** As a key condition; ends must be {@link #included} where there are two. */
    <R> Condition<R> on(AttributePath path) {
        Operand.Path subject = new Operand.Path(path);
        Operand.Value one = exact();
        if (one != null) {
            return new Condition.Comparison<>(subject, Comparator.EQ, one);
        } else if (lower != null && upper != null) {
            return new Condition.Between<>(subject, lower.value, upper.value);
        } else if (prefix != null) {
            return new Condition.BeginsWith<>(path, prefix);
        } else if (lower != null) {
            return new Condition.Comparison<>(subject, lower.inclusive ? Comparator.GE : Comparator.GT, lower.value);
        } else if (upper != null) {
            return new Condition.Comparison<>(subject, upper.inclusive ? Comparator.LE : Comparator.LT, upper.value);
        }
        return new Condition.Always<>();
    }
}
