package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.AttributePath.Index;
import io.dynamodel.core.expression.AttributePath.Name;
import io.dynamodel.core.expression.AttributePath.Step;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateValue;
import io.dynamodel.core.expression.UpdateValue.IfNotExists;
import io.dynamodel.core.expression.UpdateValue.ListAppend;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.internal.CompiledSchema;
import io.dynamodel.schema.internal.NewValues;
import io.dynamodel.schema.internal.PlannedUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The maps that hold the nested paths of an update. DynamoDB refuses to set {@code home.city} where there is no
 * {@code home}, and takes no update that sets both. So one of two updates is sent, each with the condition that makes it
 * right: the nested one while {@code home} is there, or one that sets {@code home} to a new map while it is not. A stored
 * NULL counts as absent.
 */
public final class ParentMaps<R> {
    private final CompiledSchema<R> schema;
    private final PlannedUpdate<R> planned;
    private final Instant now;

    public ParentMaps(CompiledSchema<R> schema, PlannedUpdate<R> planned, Instant now) {
        this.schema = schema;
        this.planned = planned;
        this.now = now;
    }

    /** The outermost absent parents of all nested paths of the update. */
    Set<AttributePath> missingIn(Map<String, AttributeValue> item) {
        Set<AttributePath> missing = new LinkedHashSet<>();
        for (Update<R> update : planned.updates()) {
            AttributePath parent = missingParent(update.path(), item);
            if (parent != null) {
                missing.add(parent);
            }
        }
        return missing;
    }

    private static @Nullable AttributePath missingParent(AttributePath path, Map<String, AttributeValue> item) {
        AttributeValue value = AttributeValue.fromM(item);
        for (int length = 1; length < path.steps().size(); length++) {
            value = inner(value, path.steps().get(length - 1));
            if (value == null || Boolean.TRUE.equals(value.nul())) {
                return beginning(path, length);
            }
        }
        return null;
    }

    private static AttributePath beginning(AttributePath path, int length) {
        return new AttributePath(path.steps().subList(0, length)).withOrigin(path.origin());
    }

    private static @Nullable AttributeValue inner(AttributeValue value, Step step) {
        if (step instanceof Name name) {
            return value.hasM() ? value.m().get(name.name()) : null;
        }
        int index = ((Index) step).index();
        return value.hasL() && index < value.l().size() ? value.l().get(index) : null;
    }

    /** The update to send if exactly these parents are absent; its guard makes sure of that. */
    PlannedUpdate<R> assuming(Set<AttributePath> missing) {
        List<Update<R>> updates = new ArrayList<>();
        Set<Condition<R>> guards = new LinkedHashSet<>(); // siblings share their parent
        guards.add(planned.guard());
        Map<AttributePath, Map<String, AttributeValue>> created = new LinkedHashMap<>();
        for (Update<R> update : planned.updates()) {
            AttributePath absent = ancestor(missing, update.path());
            if (absent == null) {
                updates.add(update);
                present(update.path(), guards);
            } else if (update instanceof Update.Set<?> || update instanceof Update.Add<?>) {
                place(created.computeIfAbsent(absent, path -> new LinkedHashMap<>()), absent, update);
            } // else nothing is there to be removed
        }
        created.forEach((parent, map) -> updates.add(new Update.Set<>(parent, prepared(parent, map))));
        for (AttributePath parent : missing) {
            present(parent, guards);
            guards.add(Condition.any(
                    List.of(new Condition.NotExists<>(parent), new Condition.HasType<>(parent, ValueType.NULL))));
        }
        return new PlannedUpdate<>(updates, Condition.all(List.copyOf(guards)));
    }

    private static @Nullable AttributePath ancestor(Set<AttributePath> missing, AttributePath path) {
        for (AttributePath parent : missing) {
            if (parent.contains(path)) {
                return parent;
            }
        }
        return null;
    }

    /** What holds the end of the path is there. */
    private static <R> void present(AttributePath path, Set<Condition<R>> guards) {
        if (!path.isTopLevel()) {
            int last = path.steps().size() - 1;
            ValueType type = path.steps().get(last) instanceof Name ? ValueType.M : ValueType.L;
            guards.add(new Condition.HasType<>(beginning(path, last), type));
        }
    }

    private static void place(Map<String, AttributeValue> map, AttributePath parent, Update<?> update) {
        place(map, update.path(), parent.steps().size(), valueOf(update));
    }

    private static void place(Map<String, AttributeValue> map, AttributePath path, int step, AttributeValue value) {
        String name = nameAt(path, step);
        if (step == path.steps().size() - 1) {
            map.put(name, value);
            return;
        }
        AttributeValue there = map.get(name);
        Map<String, AttributeValue> inner = there == null ? new LinkedHashMap<>() : new LinkedHashMap<>(there.m());
        place(inner, path, step + 1, value);
        map.put(name, AttributeValue.fromM(inner));
    }

    private static String nameAt(AttributePath path, int step) {
        if (path.steps().get(step) instanceof Name name) {
            return name.name();
        }
        throw new InvalidRequestException(
                "'" + path + "': creatingParents() makes maps, not lists; set the whole list that the path goes into");
    }

    private static AttributeValue valueOf(Update<?> update) {
        AttributeValue value = update instanceof Update.Set<?> set
                ? valueOf(set.value(), update.path())
                : ((Update.Add<?>) update).value().value();
        if (value == null) {
            throw new InvalidRequestException("'" + update.path()
                    + "' is set to what DynamoDB computes from other attributes, so that its map cannot be created in"
                    + " the same update; set a value, or create the map first");
        }
        return value;
    }

    /** What the expression yields where the path itself is absent; null if that is not known here. */
    private static @Nullable AttributeValue valueOf(UpdateValue value, AttributePath path) {
        if (value instanceof Operand.Value literal) {
            return literal.value();
        } else if (value instanceof IfNotExists fallback && fallback.path().equals(path)) {
            return valueOf(fallback.otherwise(), path);
        } else if (value instanceof ListAppend append) {
            AttributeValue first = valueOf(append.first(), path);
            AttributeValue second = valueOf(append.second(), path);
            if (first != null && second != null && first.hasL() && second.hasL()) {
                List<AttributeValue> both = new ArrayList<>(first.l());
                both.addAll(second.l());
                return AttributeValue.fromL(both);
            }
        }
        return null;
    }

    /** A new nested item keeps the rules of its schema, its defaults included. */
    private Operand.Value prepared(AttributePath parent, Map<String, AttributeValue> map) {
        NewValues.Result result = NewValues.prepare(schema, parent, AttributeValue.fromM(map), now);
        if (!result.violations().isEmpty()) {
            throw new ValidationException("creatingParents() for '" + parent + "'", result.violations());
        }
        return result.value();
    }
}
