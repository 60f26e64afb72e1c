package io.dynamodel.schema.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.AttributePath.Name;
import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import io.dynamodel.schema.internal.PathResolver.Resolved;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What every update and upsert goes through: the rules of the paths that it names, and what the schema adds of its own
 * (times, version, defaults, computed attributes). A rule that cannot be run becomes a guard, or the update is refused
 * before it is sent; all violations are collected. The guide "Rules and verbs" says it in words.
 */
public final class UpdatePlanner<R> {
    private final CompiledSchema<R> schema;
    private final UpdateDraft<R> draft;
    private final Preparation preparation;

    private UpdatePlanner(UpdateDraft<R> draft) {
        this.schema = draft.schema();
        this.draft = draft;
        this.preparation = draft.preparation();
    }

    /**
     * Plans one update.
     *
     * @param key the key of the item
     * @param asked what the caller asks for
     * @param upsert whether the item may be created
     * @param subject what is done, for messages
     * @throws InvalidRequestException if a change is impossible
     * @throws ValidationException with all rules that it breaks, or could break unnoticed
     */
    public static <R> PlannedUpdate<R> plan(
            CompiledSchema<R> schema,
            Map<String, AttributeValue> key,
            List<Update<R>> asked,
            boolean upsert,
            Instant now,
            String subject) {
        Preparation preparation = new Preparation(now);
        UpdateDraft<R> draft = UpdateDraft.of(schema, key, upsert, preparation);
        UpdatePlanner<R> planner = new UpdatePlanner<>(draft);
        asked.forEach(planner::take);
        new SchemaChanges<>(draft).add();
        new WholeItemRules<>(draft).check();
        draft.counts().addGuards(draft.guards());
        if (!preparation.violations().isEmpty()) {
            throw preparation.exception(subject);
        }
        return new PlannedUpdate<>(draft.updates(), UpdateGuards.all(draft.guards()));
    }

    private void take(Update<R> asked) {
        Resolved<R> resolved = PathResolver.resolve(schema, asked.path());
        Update<R> update = meansAbsence(asked, resolved) ? new Update.Remove<>(asked.path()) : asked;
        refuseImpossible(update, resolved);
        preparation.enter(update.path().toString());
        enclosing(update);
        Update<R> prepared = new UpdateRules<>(draft, resolved.ref()).apply(update);
        if (resolved.leaf() != null) {
            rulesOf(resolved.leaf(), prepared);
        }
        new SetOnce<>(draft).within(resolved.ref(), prepared);
        preparation.leave();
        draft.add(prepared);
    }

    /** Whether it sets an empty collection where that stands for absence. */
    private static boolean meansAbsence(Update<?> update, Resolved<?> resolved) {
        boolean empty = update instanceof Update.Set<?> set
                && set.value() instanceof Operand.Value literal
                && isEmpty(literal.value());
        if (!empty || resolved.leaf() == null) {
            return false;
        }
        AttributeType<Object> type = resolved.ref().type();
        Object value = type.absentValue();
        return value != null && resolved.leaf().meansAbsence(value);
    }

    private static boolean isEmpty(AttributeValue value) {
        return (value.hasL() && value.l().isEmpty())
                || (value.hasM() && value.m().isEmpty());
    }

    private void refuseImpossible(Update<R> update, Resolved<R> resolved) {
        AttributePath path = update.path();
        if (schema.isKey(resolved.root())) {
            throw new InvalidRequestException("'" + path
                    + "' is part of the primary key, which an update cannot change; create the item under its new key"
                    + " and delete the old one");
        }
        Role role = resolved.root().role();
        if (role != Role.ATTRIBUTE && role != Role.TTL) {
            throw new InvalidRequestException("'" + path + "' is " + role
                    + ": the library writes it, and an update cannot name it"
                    + (role == Role.VERSION ? "; to check it use expecting(version)" : ""));
        }
        refuseWrongType(update, resolved.ref().type());
    }

    private static void refuseWrongType(Update<?> update, AttributeType<?> type) {
        Operand.Value operand = update instanceof Update.Add<?> add
                ? add.value()
                : update instanceof Update.Delete<?> delete ? delete.value() : null;
        if (operand == null || Nested.isOpen(type)) {
            return;
        }
        ValueType stored = type.valueType();
        boolean fits = stored.isSet() || (update instanceof Update.Add<?> && stored == ValueType.N);
        if (!fits || AttributeValues.typeOf(operand.value()) != stored) {
            throw new InvalidRequestException("'" + update.path() + "' is stored as " + stored + ", but "
                    + (fits
                            ? "the value is " + AttributeValues.typeOf(operand.value())
                            : update instanceof Update.Add<?>
                                    ? "add(..) is for numbers and sets"
                                    : "delete(..) is for sets"));
        }
    }

    /** The rules of all that the path leads through. */
    private void enclosing(Update<R> update) {
        AttributePath path = update.path();
        for (int length = path.steps().size() - 1; length > 0; length--) {
            AttributePath outer = new AttributePath(path.steps().subList(0, length)).withOrigin(path.origin());
            AttributePath inner = new AttributePath(path.steps().subList(0, length + 1)).withOrigin(path.origin());
            Resolved<R> resolved = PathResolver.resolve(schema, outer);
            boolean direct = inner.equals(path);
            new UpdateRules<>(draft, resolved.ref()).partChanged();
            if (direct && (update instanceof Update.Remove<R> || update instanceof Update.Delete<R>)) {
                draft.counts().removed(resolved.ref(), inner);
            } else if (update instanceof Update.Set<R> || update instanceof Update.Add<R>) {
                draft.counts().set(resolved.ref(), inner);
            }
            if (resolved.leaf() != null) {
                fixed(resolved.leaf(), outer);
            }
            AttributeType<?> type = Nested.inside(resolved.ref().type());
            if (type instanceof UnionType<?>) {
                preparation.violation(
                        "union",
                        "is within '" + outer + "', which can be of several classes, and which one is not known here;"
                                + " set the whole value, or use modify(key, fn)");
            } else if (type instanceof Schema<?> nested && inner.steps().get(length) instanceof Name name) {
                new NestedRules<>(draft, nested.compiled(), outer).check(name.name(), direct ? update : null);
            }
        }
    }

    private void fixed(AttributeDefinition<?, Object> attribute, AttributePath at) {
        if (attribute.rules().has(RuleSpec.Flag.Kind.IMMUTABLE)) {
            preparation.violation("immutable", "is within '" + at + "', which is set once");
        }
        if (attribute.rules().has(RuleSpec.Flag.Kind.READ_ONLY)) {
            preparation.violation("readOnly", "is within '" + at + "', which is read-only");
        }
    }

    private void rulesOf(AttributeDefinition<?, Object> leaf, Update<R> update) {
        if (leaf.rules().has(RuleSpec.Flag.Kind.READ_ONLY)) {
            preparation.violation("readOnly", "is read-only and must not be given");
        }
        if (!update.path().isTopLevel() && leaf.role() != Role.ATTRIBUTE) {
            preparation.violation(
                    leaf.role().toString(),
                    "is " + leaf.role() + ": set the whole nested item, or use modify(key, fn)");
        }
        if (leaf.rules().isRequired()) {
            if (update instanceof Update.Remove<R>) {
                preparation.violation("required", "is required and cannot be removed");
            } else if (update instanceof Update.Delete<R> delete) {
                draft.guards().add(UpdateGuards.size(update.path(), Comparator.GT, elementsIn(delete.value())));
            }
        }
        if (leaf.rules().has(RuleSpec.Flag.Kind.IMMUTABLE)) {
            new SetOnce<>(draft).change(update);
        }
    }

    /** DynamoDB removes a set with its last element: as many must be left as might be deleted, and one more. */
    private static int elementsIn(Operand.Value value) {
        AttributeValue set = value.value();
        return set.hasSs()
                ? set.ss().size()
                : set.hasNs() ? set.ns().size() : set.bs().size();
    }
}
