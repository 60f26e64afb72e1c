package io.dynamodel.core.expression;

import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueType;
import java.util.List;

/** Updates that are applied a second time. */
public final class RepeatedUpdates {
    private RepeatedUpdates() {}

    /**
     * Whether they leave an item as they have left it the first time. They do not if they add to a number, if they set
     * something to what they change themselves (a sum, a longer list, a copy), or if they name an element of a list by its
     * index, or go through one, be it to change or to copy: it may be another one then, and beyond the end of a list
     * DynamoDB appends.
     */
    public static boolean areHarmless(List<? extends Update<?>> updates) {
        for (Update<?> update : updates) {
            if (!isHarmless(update, updates)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHarmless(Update<?> update, List<? extends Update<?>> all) {
        if (goesByIndex(update.path())) {
            return false;
        }
        if (update instanceof Update.Add<?> add) {
            return AttributeValues.typeOf(add.value().value()) != ValueType.N;
        }
        if (!(update instanceof Update.Set<?> set)) {
            return true; // REMOVE, and DELETE from a set
        }
        UpdateValue value =
                set.value() instanceof UpdateValue.IfNotExists own && own.path().equals(set.path())
                        ? own.otherwise() // which is not looked at the second time
                        : set.value();
        return !readsAny(value, all);
    }

    private static boolean readsAny(UpdateValue value, List<? extends Update<?>> changed) {
        if (value instanceof Operand.Path path) {
            return isChanged(path.path(), changed);
        } else if (value instanceof UpdateValue.IfNotExists either) {
            return isChanged(either.path(), changed) || readsAny(either.otherwise(), changed);
        } else if (value instanceof UpdateValue.Arithmetic sum) {
            return readsAny(sum.left(), changed) || readsAny(sum.right(), changed);
        } else if (value instanceof UpdateValue.ListAppend append) {
            return readsAny(append.first(), changed) || readsAny(append.second(), changed);
        }
        return false; // a constant
    }

    private static boolean goesByIndex(AttributePath path) {
        for (AttributePath.Step step : path.steps()) {
            if (step instanceof AttributePath.Index) {
                return true;
            }
        }
        return false;
    }

    /** What an index names counts as changed. */
    private static boolean isChanged(AttributePath path, List<? extends Update<?>> changed) {
        if (goesByIndex(path)) {
            return true;
        }
        for (Update<?> update : changed) {
            if (update.path().overlaps(path)) {
                return true;
            }
        }
        return false;
    }
}
