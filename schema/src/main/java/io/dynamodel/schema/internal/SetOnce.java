package io.dynamodel.schema.internal;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateValue.IfNotExists;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.Schema;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rule {@code immutable()} under an update: a value where there is none, or the same again. */
final class SetOnce<R> {
    private final UpdateDraft<R> draft;

    SetOnce(UpdateDraft<R> draft) {
        this.draft = draft;
    }

    /** A change of an attribute that is set once. */
    void change(Update<R> update) {
        if (update instanceof Update.Set<R> set && set.value() instanceof Operand.Value value) {
            draft.guards().add(UpdateGuards.absentOr(update.path(), UpdateGuards.equal(update.path(), value)));
        } else if (!setsIfAbsent(update)) {
            draft.preparation().violation("immutable", "is set once and cannot be changed or removed");
        }
    }

    private static boolean setsIfAbsent(Update<?> update) {
        return update instanceof Update.Set<?> set
                && set.value() instanceof IfNotExists fallback
                && fallback.path().equals(update.path());
    }

    /** A change of a value that may hold attributes which are set once: of nested items, not of elements. */
    void within(PathRef<?> place, Update<R> update) {
        if (!(Nested.inside(place.type()) instanceof Schema<?>)) {
            return;
        }
        if (update instanceof Update.Set<R> set && set.value() instanceof Operand.Value value) {
            nested(place.path(), place.type(), value.value(), place.sensitive(), new HashSet<>());
        } else if (update instanceof Update.Remove<R>) {
            nested(place.path(), place.type(), null, place.sensitive(), new HashSet<>());
        } else if (!setsIfAbsent(update) && holdsAny(place.type(), new HashSet<>())) {
            draft.preparation()
                    .violation(
                            "immutable",
                            "holds attributes that are set once, and what becomes of them cannot be checked; set a"
                                    + " value, or use modify(key, fn)");
        }
    }

    private void nested(
            AttributePath path,
            AttributeType<?> type,
            @Nullable AttributeValue after,
            boolean sensitive,
            Set<Object> seen) {
        if (!(Nested.inside(type) instanceof Schema<?> schema)) {
            return;
        }
        for (AttributeDefinition<?, Object> attribute : schema.compiled().attributes()) {
            String name = attribute.name().text();
            AttributePath inner = path.dot(name);
            AttributeValue value = after == null ? null : valuesOf(after).get(name);
            boolean hidden = sensitive || attribute.rules().isSensitive();
            if (attribute.rules().has(RuleSpec.Flag.Kind.IMMUTABLE)) {
                Condition<R> absent = new Condition.NotExists<>(inner);
                draft.guards()
                        .add(
                                value == null
                                        ? absent
                                        : UpdateGuards.absentOr(
                                                inner, UpdateGuards.equal(inner, new Operand.Value(value, hidden))));
            } else if (value == null && !seen.add(schema.compiled().origin() + "." + name)) {
                if (holdsAny(attribute.type(), new HashSet<>())) {
                    draft.guards().add(new Condition.NotExists<>(inner)); // it may hold more of its own kind
                }
            } else {
                nested(inner, attribute.type(), value, hidden, seen);
            }
        }
    }

    private static Map<String, AttributeValue> valuesOf(AttributeValue value) {
        return value.hasM() ? value.m() : Map.of();
    }

    private static boolean holdsAny(AttributeType<?> type, Set<Object> seen) {
        if (!(Nested.inside(type) instanceof Schema<?> schema) || !seen.add(schema)) {
            return false;
        }
        for (AttributeDefinition<?, Object> attribute : schema.compiled().attributes()) {
            if (attribute.rules().has(RuleSpec.Flag.Kind.IMMUTABLE) || holdsAny(attribute.type(), seen)) {
                return true;
            }
        }
        return false;
    }
}
