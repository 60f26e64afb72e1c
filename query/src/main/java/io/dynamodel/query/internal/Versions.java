package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.schema.internal.AttributeDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Optimistic locking: the version that a write expects. An absent version counts as 0. */
public final class Versions {
    private Versions() {}

    /**
     * The condition that the item still has the version.
     *
     * @param expected null to expect nothing
     */
    public static <R> Condition<R> expected(ModelContext<R> context, @Nullable Long expected) {
        if (expected == null) {
            return new Condition.Always<>();
        }
        AttributePath path = attribute(context).ref().path();
        return expected == 0
                ? new Condition.NotExists<>(path)
                : new Condition.Comparison<>(
                        new Operand.Path(path),
                        Condition.Comparator.EQ,
                        Operand.Value.of(AttributeValue.fromN(Long.toString(expected))));
    }

    private static <R> AttributeDefinition<R, Object> attribute(ModelContext<R> context) {
        int slot = context.compiled().versionSlot();
        if (slot < 0) {
            throw new InvalidRequestException("expecting(..) needs a version, but "
                    + context.compiled().origin() + " has none; register one with version(..)");
        }
        return context.compiled().attribute(slot);
    }

    /** The version of a stored item; 0 where it is absent. */
    public static long of(ModelContext<?> context, Map<String, AttributeValue> stored) {
        int slot = context.compiled().versionSlot();
        AttributeValue value = slot < 0
                ? null
                : stored.get(context.compiled().attribute(slot).name().text());
        return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
    }

    /** What to do about a stale version; empty if it is not that. */
    public static String remedy(ModelContext<?> context, @Nullable Long expected, Map<String, AttributeValue> stored) {
        if (expected == null || stored.isEmpty()) {
            return "";
        }
        long actual = of(context, stored);
        return actual == expected
                ? ""
                : "The item has version " + actual + ", but " + expected
                        + " was expected: somebody else changed it; read it again, or use modify(key, fn)";
    }
}
