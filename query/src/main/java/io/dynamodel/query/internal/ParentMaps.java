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
 * right: the nested one while {@code home} is there, or one that sets {@code home} to a new map while it is not.
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

    /** The outermost absent maps of all nested paths that the update would create. */
    Set<AttributePath> missingIn(Map<String, AttributeValue> item) {
        Set<AttributePath> missing = new LinkedHashSet<>();
        for (Update<R> update : planned.updates()) {
            AttributePath parent = creates(update) ? missingParent(update.path(), item) : null;
            if (parent != null) {
                missing.add(parent);
            }
        }
        return missing;
    }

    private static boolean creates(Update<?> update) {
        return !update.path().isTopLevel() && (update instanceof Update.Set<?> || update instanceof Update.Add<?>);
    }

    private static @Nullable AttributePath missingParent(AttributePath path, Map<String, AttributeValue> item) {
        AttributeValue value = AttributeValue.fromM(item);
        for (int length = 1; length < path.steps().size(); length++) {
            Step step = path.steps().get(length - 1);
            value = inner(value, step);
            if (value == null) {
                return new AttributePath(path.steps().subList(0, length)).withOrigin(path.origin());
            }
        }
        return null;
    }

    private static @Nullable AttributeValue inner(AttributeValue value, Step step) {
        if (step instanceof Name name) {
            return value.hasM() ? value.m().get(name.name()) : null;
        }
        int index = ((Index) step).index();
        return value.hasL() && index < value.l().size() ? value.l().get(index) : null;
    }

    /** The update to send if exactly these maps are absent; its guard makes sure of that. */
    PlannedUpdate<R> assuming(Set<AttributePath> missing) {
        List<Update<R>> updates = new ArrayList<>();
        List<Condition<R>> guards = new ArrayList<>();
        guards.add(planned.guard());
        Map<AttributePath, Map<String, AttributeValue>> created = new LinkedHashMap<>();
        for (Update<R> update : planned.updates()) {
            AttributePath parent = missing.stream()
                    .filter(path -> path.contains(update.path()))
                    .findFirst()
                    .orElse(null);
            if (parent == null) {
                updates.add(update);
                if (creates(update)) {
                    guards.add(new Condition.Exists<>(parentOf(update.path())));
                }
            } else if (creates(update)) {
                place(created.computeIfAbsent(parent, path -> new LinkedHashMap<>()), parent, update);
            }
        }
        created.forEach((parent, map) -> {
            updates.add(new Update.Set<>(parent, prepared(parent, map)));
            guards.add(new Condition.NotExists<>(parent));
        });
        return new PlannedUpdate<>(updates, Condition.all(guards));
    }

    private static AttributePath parentOf(AttributePath path) {
        return new AttributePath(path.steps().subList(0, path.steps().size() - 1)).withOrigin(path.origin());
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
        throw new InvalidRequestException("'" + path
                + "': creatingParents() makes maps, not lists; set the whole list that the path goes into");
    }

    private static AttributeValue valueOf(Update<?> update) {
        if (update instanceof Update.Add<?> add) {
            return add.value().value();
        }
        AttributeValue value = valueOf(((Update.Set<?>) update).value(), update.path());
        if (value == null) {
            throw new InvalidRequestException("'" + update.path()
                    + "' is set to what DynamoDB computes from other attributes, so that its map cannot be created in the"
                    + " same update; set a value, or create the map first");
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
