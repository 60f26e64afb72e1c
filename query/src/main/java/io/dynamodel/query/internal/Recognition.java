package io.dynamodel.query.internal;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.RepeatedUpdates;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateEvaluator;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.wire.EncodedItem;
import io.dynamodel.schema.internal.AttributeDefinition;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import io.dynamodel.schema.internal.Marks;
import io.dynamodel.schema.internal.PreparedItem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes that are sent again after an answer was lost: whether that does harm, and whether what is stored was written by
 * them. That it is equal to what they write is not enough, since somebody else may have written the same: it must hold a
 * mark, that is something that nobody else can have made.
 */
final class Recognition {
    private Recognition() {}

    /** Whether a write that may have been applied can be sent again. */
    static boolean isRepeatable(CompiledWrite<?> write, boolean returnsOld) {
        return expectsVersion(write)
                || (!returnsOld && (write.updates().isEmpty() || RepeatedUpdates.areHarmless(write.updates())));
    }

    /** Once applied, such a write cannot be applied again: it expects a version, and leaves another one. */
    private static boolean expectsVersion(CompiledWrite<?> write) {
        AttributeDefinition<?, ?> version = attribute(write.context(), Role.VERSION);
        if (version == null) {
            return false;
        }
        List<? extends Condition<?>> parts =
                write.condition() instanceof Condition.And<?> and ? and.conditions() : List.of(write.condition());
        AttributePath path = version.ref().path();
        for (Condition<?> part : parts) {
            boolean none = part instanceof Condition.NotExists<?> absent
                    && absent.path().equals(path);
            boolean equal = part instanceof Condition.Comparison<?> comparison
                    && comparison.comparator() == Condition.Comparator.EQ
                    && comparison.left() instanceof Operand.Path left
                    && left.path().equals(path)
                    && comparison.right() instanceof Operand.Value;
            if (none && leavesVersion(write, path)) {
                return true;
            }
            if (equal && !leaves(write, path, ((Operand.Value) ((Condition.Comparison<?>) part).right()).value())) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is a version afterwards: not after a delete, nor if an item was put without one. */
    private static boolean leavesVersion(CompiledWrite<?> write, AttributePath version) {
        EncodedItem put = write.item();
        return put == null ? changes(write, version) : put.values().containsKey(version.root());
    }

    /** Whether the version may be this one afterwards. */
    private static boolean leaves(CompiledWrite<?> write, AttributePath version, AttributeValue expected) {
        EncodedItem put = write.item();
        if (put == null) {
            return !write.updates().isEmpty() && !changes(write, version);
        }
        AttributeValue left = put.values().get(version.root());
        return left != null && AttributeValues.equal(left, expected);
    }

    /** The library alone changes versions, and never to what they were. */
    private static boolean changes(CompiledWrite<?> write, AttributePath version) {
        for (Update<?> update : write.updates()) {
            if (update.path().equals(version)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable AttributeDefinition<?, ?> attribute(ModelContext<?> context, Role role) {
        for (AttributeDefinition<?, ?> attribute : context.compiled().attributes()) {
            if (attribute.role() == role) {
                return attribute;
            }
        }
        return null;
    }

    /** Whether the item stored is the one that was put. */
    static Match of(PreparedItem<?> put, Map<String, AttributeValue> stored) {
        if (!AttributeValues.equal(AttributeValue.fromM(put.encoded().values()), AttributeValue.fromM(stored))) {
            return Match.OTHER;
        }
        return put.isMarked() ? Match.OURS : Match.UNMARKED;
    }

    /**
     * Whether the item stored is the one that an update has made: as it stands right after the update, by its version.
     *
     * @param expected the version before the update; null if none was expected
     */
    static Match of(CompiledWrite<?> update, @Nullable Long expected, Map<String, AttributeValue> stored) {
        if (expected == null
                || stored.isEmpty()
                || !Objects.equals(Versions.of(update.context(), stored), expected + 1)
                || !holdsLiterals(update.updates(), stored)) {
            return Match.OTHER;
        }
        return isMarked(update) ? Match.OURS : Match.UNMARKED;
    }

    /**
     * Whether the item stored is the one that an update has made of another.
     *
     * @param before the item before the update
     */
    static Match of(CompiledWrite<?> update, Map<String, AttributeValue> before, Map<String, AttributeValue> stored) {
        Map<String, AttributeValue> after = UpdateEvaluator.apply(update.updates(), before);
        if (!AttributeValues.equal(AttributeValue.fromM(after), AttributeValue.fromM(stored))) {
            return Match.OTHER;
        }
        return isMarked(update) ? Match.OURS : Match.UNMARKED;
    }

    /** What was found. */
    enum Match {
        /** It was written by this execution. */
        OURS,
        /** It is equal to what this execution writes, but so could be what somebody else has written. */
        UNMARKED,
        /** It is not, or not any more, as this execution writes it. */
        OTHER
    }

    /** Whatever an update sets to a constant must be so; for the rest the version and the mark speak. */
    private static boolean holdsLiterals(List<? extends Update<?>> updates, Map<String, AttributeValue> stored) {
        for (Update<?> update : updates) {
            if (update instanceof Update.Set<?> set
                    && set.value() instanceof Operand.Value value
                    && !new Condition.Comparison<>(new Operand.Path(set.path()), Condition.Comparator.EQ, value)
                            .test(stored)) {
                return false;
            }
        }
        return true;
    }

    /** By the time of the last change. */
    private static boolean isMarked(CompiledWrite<?> write) {
        AttributeDefinition<?, ?> time = attribute(write.context(), Role.UPDATED_AT);
        if (time == null) {
            return false;
        }
        for (Update<?> update : write.updates()) {
            if (update.path().equals(time.ref().path())
                    && update instanceof Update.Set<?> set
                    && set.value() instanceof Operand.Value value) {
                try {
                    return Marks.isMark(AttributeValues.decode(time.type(), value.value()));
                } catch (ValueException e) {
                    return false;
                }
            }
        }
        return false;
    }
}
