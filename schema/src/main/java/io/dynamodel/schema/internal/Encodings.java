package io.dynamodel.schema.internal;

import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.internal.type.ContainerType;
import io.dynamodel.schema.internal.type.RealNumberType;
import io.dynamodel.schema.internal.type.WholeNumberType;
import io.dynamodel.schema.internal.type.WrapperType;
import java.math.BigInteger;

/** How types store values, side by side: what may be compared with, copied to or computed from what. */
final class Encodings {
    private Encodings() {}

    /** Whether both store equal values as equal values, so that one may be copied to the other. */
    static boolean same(AttributeType<?> one, AttributeType<?> other) {
        AttributeType<?> a = Nested.resolve(one);
        AttributeType<?> b = Nested.resolve(other);
        if (a == b) {
            return true;
        } else if (a instanceof ContainerType<?, ?> list && b instanceof ContainerType<?, ?> otherList) {
            return a.getClass() == b.getClass() && same(list.element(), otherList.element());
        } else if (a instanceof WrapperType<?, ?> wrapper && b instanceof WrapperType<?, ?> otherWrapper) {
            return same(wrapper.inner(), otherWrapper.inner()) && a.describe().equals(b.describe());
        } else if (a instanceof UnionType<?> || b instanceof UnionType<?>) {
            return false; // of the same members, but perhaps with other rules
        } else if (Nested.originOf(a) != null || Nested.originOf(b) != null) {
            return Nested.originOf(a) == Nested.originOf(b);
        }
        return a.valueType() == b.valueType() && a.describe().equals(b.describe());
    }

    /** Whether comparing values of the two means something; of open types, nothing is known. */
    static boolean comparable(AttributeType<?> one, AttributeType<?> other) {
        boolean dynamic = one instanceof DynamicType || other instanceof DynamicType;
        return Nested.isOpen(one)
                || Nested.isOpen(other)
                || (Nested.resolve(one).valueType() == Nested.resolve(other).valueType()
                        && (dynamic || (isPlainNumber(one) && isPlainNumber(other)) || same(one, other)));
    }

    /** Whether the sum of a value of the first type and one of the other is stored as the first stores it. */
    static boolean addable(AttributeType<?> target, AttributeType<?> operand) {
        return same(target, operand)
                || (isPlainNumber(target) && isPlainNumber(operand) && (!isWhole(target) || isWhole(operand)));
    }

    /** Whether values are numbers as Java has them, stored as they are. */
    static boolean isPlainNumber(AttributeType<?> type) {
        AttributeType<?> resolved = Nested.resolve(type);
        return resolved instanceof WholeNumberType<?> || resolved instanceof RealNumberType<?>;
    }

    /** Whether a plain number has no fraction. */
    static boolean isWhole(AttributeType<?> type) {
        AttributeType<?> resolved = Nested.resolve(type);
        return resolved instanceof WholeNumberType<?>
                || (resolved instanceof RealNumberType<?> && resolved.javaType() == BigInteger.class);
    }
}
