package io.dynamodel.schema.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateValue;
import io.dynamodel.core.expression.UpdateValue.IfNotExists;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import io.dynamodel.schema.internal.PathResolver.Resolved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What every update and upsert goes through: the rules of the paths that it names, and what the schema adds of its own
 * (times, version, defaults, computed attributes). A rule that cannot be run becomes a guard, or the update is refused
 * before it is sent; all violations are collected.
 */
public final class UpdatePlanner<R> {
    private final CompiledSchema<R> schema;
    private final boolean upsert;
    private final Preparation preparation;
    private final UpdatedItem<R> item;
    private final List<Update<R>> updates = new ArrayList<>();
    private final List<Condition<R>> guards = new ArrayList<>();

    private UpdatePlanner(
            CompiledSchema<R> schema, Map<String, AttributeValue> key, boolean upsert, Preparation preparation) {
        this.schema = schema;
        this.upsert = upsert;
        this.preparation = preparation;
        this.item = new UpdatedItem<>(schema, key, preparation);
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
        UpdatePlanner<R> planner = new UpdatePlanner<>(schema, key, upsert, preparation);
        for (Update<R> update : asked) {
            planner.take(update);
        }
        planner.complete();
        if (!preparation.violations().isEmpty()) {
            throw new ValidationException(subject, preparation.violations());
        }
        return new PlannedUpdate<>(planner.updates, Condition.all(planner.guards));
    }

    // ---- what the caller asks for ----

    private void take(Update<R> update) {
        Resolved<R> resolved = PathResolver.resolve(schema, update.path());
        refuseImpossible(update, resolved);
        String outer = preparation.enter(update.path().toString());
        enclosing(update);
        AttributeDefinition<?, Object> leaf = resolved.leaf();
        Update<R> prepared = new UpdateRules<>(resolved.ref(), guards, preparation).apply(update);
        if (leaf != null) {
            rulesOf(leaf, update);
        }
        indexKey(prepared);
        preparation.leave(outer);
        updates.add(prepared);
        item.take(prepared);
    }

    private void refuseImpossible(Update<R> update, Resolved<R> resolved) {
        AttributePath path = update.path();
        KeyDefinition key = schema.key();
        if (key != null && key.names().contains(path.root())) {
            throw new InvalidRequestException("'" + path
                    + "' is part of the primary key, which an update cannot change; create the item under its new key"
                    + " and delete the old one");
        }
        Role role = resolved.root().role();
        if (role == Role.VERSION
                || role == Role.CREATED_AT
                || role == Role.UPDATED_AT
                || role == Role.CONSTANT
                || role == Role.COMPUTED) {
            throw new InvalidRequestException("'" + path + "' is " + role
                    + ": the library writes it, and an update cannot name it"
                    + (role == Role.VERSION ? "; to check it use expecting(version)" : ""));
        }
        refuseWrongType(update, resolved.ref());
    }

    private static void refuseWrongType(Update<?> update, PathRef<Object> ref) {
        if (ref.type().describe().name().equals("any")) {
            return;
        }
        boolean isSet = ref.type().valueType().isSet();
        boolean isNumber = ref.type().valueType() == io.dynamodel.core.value.ValueType.N;
        if (update instanceof Update.Add<?> && !isSet && !isNumber || update instanceof Update.Delete<?> && !isSet) {
            throw new InvalidRequestException("'" + update.path() + "' is stored as "
                    + ref.type().valueType() + ", but "
                    + (update instanceof Update.Add<?> ? "add(..) is for numbers and sets" : "delete(..) is for sets"));
        }
    }

    /** The rules of all that the path leads through. */
    private void enclosing(Update<R> update) {
        AttributePath path = update.path();
        for (int length = path.steps().size() - 1; length > 0; length--) {
            AttributePath outer = new AttributePath(path.steps().subList(0, length));
            AttributePath inner = new AttributePath(path.steps().subList(0, length + 1));
            Resolved<R> resolved = PathResolver.resolve(schema, outer);
            UpdateRules<R> rules = new UpdateRules<>(resolved.ref(), guards, preparation);
            boolean direct = length == path.steps().size() - 1;
            if (direct && update instanceof Update.Remove<R>) {
                rules.elementRemoved(inner.withOrigin(path.origin()));
            } else {
                rules.elementSet(inner.withOrigin(path.origin()));
            }
            AttributeDefinition<?, Object> leaf = resolved.leaf();
            if (leaf != null && leaf.rules().has(RuleSpec.Flag.Kind.IMMUTABLE)) {
                preparation.violation("immutable", "is within '" + outer + "', which is set once");
            }
            if (leaf != null && leaf.rules().has(RuleSpec.Flag.Kind.READ_ONLY)) {
                preparation.violation("readOnly", "is within '" + outer + "', which is read-only");
            }
            Object last = inner.steps().get(length);
            if (resolved.ref().type() instanceof io.dynamodel.schema.Schema<?> nested
                    && last instanceof AttributePath.Name name) {
                NestedRules.check(nested.compiled(), name.name(), preparation);
            }
        }
    }

    private void rulesOf(AttributeDefinition<?, Object> leaf, Update<R> update) {
        if (leaf.rules().has(RuleSpec.Flag.Kind.READ_ONLY)) {
            preparation.violation("readOnly", "is read-only and must not be given");
        }
        boolean nestedRole = update.path().steps().size() > 1 && leaf.role() != Role.ATTRIBUTE;
        if (nestedRole) {
            preparation.violation(
                    leaf.role().toString(), "is " + leaf.role() + ": set the whole nested item, or use modify(key, fn)");
        }
        if (leaf.rules().isRequired()) {
            if (update instanceof Update.Remove<R>) {
                preparation.violation("required", "is required and cannot be removed");
            } else if (update instanceof Update.Delete<R> delete) {
                guards.add(UpdateGuards.size(update.path(), Comparator.GT, elementsIn(delete.value())));
            }
        }
        if (leaf.rules().has(RuleSpec.Flag.Kind.IMMUTABLE)) {
            immutable(update);
        }
    }

    /** DynamoDB removes a set with its last element: as many must be left as might be deleted, and one more. */
    private static int elementsIn(Operand.Value value) {
        AttributeValue set = value.value();
        return set.hasSs() ? set.ss().size() : set.hasNs() ? set.ns().size() : set.bs().size();
    }

    private void immutable(Update<R> update) {
        if (update instanceof Update.Set<R> set && set.value() instanceof Operand.Value value) {
            guards.add(UpdateGuards.absentOr(update.path(), UpdateGuards.equal(update.path(), value)));
        } else if (!(update instanceof Update.Set<R> set
                && set.value() instanceof IfNotExists fallback
                && fallback.path().equals(update.path()))) {
            preparation.violation("immutable", "is set once and cannot be changed or removed");
        }
    }

    private void indexKey(Update<R> update) {
        if (update instanceof Update.Set<R> set && update.path().isTopLevel()) {
            Operand.Value value = literal(set.value());
            for (CompiledSchema.Index index : schema.indexes().values()) {
                int at = index.key().names().indexOf(update.path().root());
                String problem = value == null || at < 0
                        ? null
                        : KeyDefinition.problem(
                                value.value(), at < index.key().partition().size());
                if (problem != null) {
                    preparation.violation("key", problem);
                    return;
                }
            }
        }
    }

    private static Operand.@Nullable Value literal(UpdateValue value) {
        if (value instanceof IfNotExists fallback) {
            return literal(fallback.otherwise());
        }
        return value instanceof Operand.Value literal ? literal : null;
    }

    // ---- what the schema adds ----

    private void complete() {
        for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
            if (isKey(attribute)) {
                continue;
            }
            switch (attribute.role()) {
                case VERSION -> updates.add(new Update.Add<>(path(attribute), Operand.Value.of(AttributeValue.fromN("1"))));
                case UPDATED_AT -> set(attribute, preparation.now());
                case CREATED_AT -> {
                    if (upsert) {
                        setIfAbsent(attribute, preparation.now());
                    }
                }
                case CONSTANT -> {
                    if (upsert && attribute.constant() != null) {
                        set(attribute, attribute.constant());
                    }
                }
                case COMPUTED -> computed(attribute);
                case ATTRIBUTE, TTL -> defaults(attribute);
            }
        }
        for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
            presence(attribute);
        }
        for (ItemRule<R> rule : schema.itemRules()) {
            itemRule(rule);
        }
    }

    private boolean isKey(AttributeDefinition<R, Object> attribute) {
        KeyDefinition key = schema.key();
        return key != null && key.names().contains(attribute.name().text());
    }

    private static AttributePath path(AttributeDefinition<?, ?> attribute) {
        return attribute.ref().path();
    }

    private void set(AttributeDefinition<R, Object> attribute, Object value) {
        Update<R> update = new Update.Set<>(path(attribute), attribute.ref().encode(value));
        updates.add(update);
        item.take(update);
    }

    private void setIfAbsent(AttributeDefinition<R, Object> attribute, Object value) {
        AttributePath path = path(attribute);
        Update<R> update = new Update.Set<>(path, new IfNotExists(path, attribute.ref().encode(value)));
        updates.add(update);
        item.take(update);
    }

    private void defaults(AttributeDefinition<R, Object> attribute) {
        if (item.isNamed(attribute)) {
            return;
        }
        RuleSpec<R, Object> always = attribute.rules().defaultOn(io.dynamodel.schema.WriteKind.UPDATE);
        RuleSpec<R, Object> onInsert =
                upsert ? attribute.rules().defaultOn(io.dynamodel.schema.WriteKind.INSERT) : null;
        RuleSpec<R, Object> rule = always == null ? onInsert : always;
        if (rule == null) {
            return;
        }
        R seen = rule instanceof RuleSpec.DefaultFrom<R, Object> ? item.probe(attribute.name().text()) : null;
        Object value = Defaults.valueOf(rule, seen, attribute, preparation);
        if (value == null) {
            return;
        }
        String outer = preparation.enter(attribute.name().text());
        Object prepared = attribute.rules().values().prepare(attribute.type(), value, preparation);
        preparation.leave(outer);
        if (always != null) {
            set(attribute, prepared);
        } else {
            setIfAbsent(attribute, prepared);
        }
    }

    private void computed(AttributeDefinition<R, Object> attribute) {
        if (!item.namesAny(attribute.inputs()) && !(upsert && item.knowsAll(attribute.inputs()))) {
            return;
        }
        if (!item.knowsAll(attribute.inputs())) {
            preparation.violationAt(
                    attribute.name().text(),
                    "computed",
                    "is computed from " + attribute.inputs() + " and would become stale; set all of them to values in"
                            + " this update, or use modify(key, fn)");
            return;
        }
        R seen = item.probe(attribute.name().text());
        Object value = seen == null ? null : Defaults.computed(attribute, seen, preparation);
        if (value != null) {
            set(attribute, value);
        } else if (seen != null) {
            updates.add(new Update.Remove<>(path(attribute)));
        }
    }

    private void presence(AttributeDefinition<R, Object> attribute) {
        if (isKey(attribute)) {
            return;
        }
        String name = attribute.name().text();
        boolean given = item.surelyPresent(attribute);
        if (upsert && attribute.rules().isRequired() && !given) {
            preparation.violationAt(
                    name, "required", "is required, since upsert may create the item; set it or give it a default");
        }
        for (RuleSpec.RequiredIf<R, Object> rule : attribute.rules().requiredIf()) {
            boolean touched = rule.inputs().isEmpty()
                    || item.namesAny(rule.inputs())
                    || item.isNamed(attribute)
                    || upsert;
            if (given || !touched) {
                continue;
            }
            R seen = !rule.inputs().isEmpty() && item.knowsAll(rule.inputs()) ? item.probe(name) : null;
            if (seen == null) {
                preparation.violationAt(
                        name,
                        "requiredIf",
                        "may be required after this update, which cannot be checked; set it, or "
                                + (rule.inputs().isEmpty()
                                        ? "declare the inputs of requiredIf(..)"
                                        : "set all of " + rule.inputs())
                                + ", or use modify(key, fn)");
            } else if (rule.predicate().test(seen)) {
                if (item.isNamed(attribute) || upsert) {
                    preparation.violationAt(name, "requiredIf", "is required with these values");
                } else {
                    guards.add(new Condition.Exists<>(path(attribute)));
                }
            }
        }
    }

    private void itemRule(ItemRule<R> rule) {
        boolean touched = rule.inputs().isEmpty() || item.namesAny(rule.inputs());
        if (!touched && !upsert) {
            return;
        }
        boolean known = !rule.inputs().isEmpty() && item.knowsAll(rule.inputs());
        if (!known && (touched || rule.inputs().isEmpty())) {
            preparation.violation(
                    "validate",
                    "The item must " + rule.message() + ", which cannot be checked by an update of a part; "
                            + (rule.inputs().isEmpty()
                                    ? "declare the inputs of the rule"
                                    : "set all of " + rule.inputs() + " to values")
                            + ", or use modify(key, fn)");
            return;
        }
        R seen = item.probe("");
        String problem = seen == null ? null : rule.problem(seen);
        if (problem != null) {
            preparation.violation("validate", problem);
        }
    }
}
