package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.schema.internal.AttributeDefinition;
import java.util.Map;
import java.util.Objects;
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

    /** The condition that the version still is as it is stored, whatever that is. */
    public static <R> Condition<R> unchanged(ModelContext<R> context, Map<String, AttributeValue> stored) {
        return AsRead.at(attribute(context).ref().path(), stored(context, stored), false);
    }

    private static @Nullable AttributeValue stored(ModelContext<?> context, Map<String, AttributeValue> stored) {
        int slot = context.compiled().versionSlot();
        return slot < 0
                ? null
                : stored.get(context.compiled().attribute(slot).name().text());
    }

    /** The version of a stored item; 0 where it is absent, null where something else is stored that cannot be one. */
    public static @Nullable Long of(ModelContext<?> context, Map<String, AttributeValue> stored) {
        AttributeValue value = stored(context, stored);
        if (value == null) {
            return 0L;
        }
        try {
            return value.n() == null ? null : Long.valueOf(value.n());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** What to do about a stale version; empty if it is not that. */
    public static String remedy(ModelContext<?> context, @Nullable Long expected, Map<String, AttributeValue> stored) {
        if (expected == null || stored.isEmpty()) {
            return "";
        }
        Long actual = of(context, stored);
        if (actual == null) {
            return impossible(Objects.requireNonNull(stored(context, stored))) + ", but " + expected
                    + " was expected: it was written by something else than this schema, and must be put right there";
        }
        return actual.equals(expected)
                ? ""
                : "The item has version " + actual + ", but " + expected
                        + " was expected: somebody else changed it; read it again, or use modify(key, fn)";
    }

    private static String impossible(AttributeValue version) {
        return version.n() == null
                ? "The item has a version of type " + AttributeValues.typeOf(version) + ", which is no number"
                : "The item has version " + version.n() + ", which is no whole number that a version can be";
    }
}
