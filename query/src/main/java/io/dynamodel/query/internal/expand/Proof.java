package io.dynamodel.query.internal.expand;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Update;
import io.dynamodel.query.internal.AsRead;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.Versions;
import io.dynamodel.schema.internal.AttributeDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Conditions that prove that an item is as it was read. */
public final class Proof {
    /** Changes that are compared beside a version: an expression has 300 operators, and the changes need some too. */
    private static final int MAX_CHANGES = 32;

    private Proof() {}

    /**
     * That the item is as it was read: by its version, or, without one, by every attribute that the schema can show.
     *
     * @param stored the item as it was read; empty if there was none
     */
    public static <R> Condition<R> of(ModelContext<R> context, Map<String, AttributeValue> stored) {
        AttributePath partition = context.key().partition().get(0).path();
        if (stored.isEmpty()) {
            return new Condition.NotExists<>(partition);
        }
        return Condition.all(List.of(new Condition.Exists<>(partition), unchanged(context, stored)));
    }

    /** The same of an item that is known to exist. */
    public static <R> Condition<R> unchanged(ModelContext<R> context, Map<String, AttributeValue> stored) {
        return context.compiled().versionSlot() >= 0
                ? Versions.unchanged(context, stored)
                : everyAttribute(context, stored);
    }

    /**
     * That attributes which the schema does not know, but keeps, are still absent, as far as the write names them: of
     * others no condition can say it. A version says it of all.
     *
     * @param stored the item as it was read
     * @param written the names of what the write changes
     */
    public static <R> Condition<R> absent(
            ModelContext<R> context, Map<String, AttributeValue> stored, Collection<String> written) {
        if (stored.isEmpty() || context.compiled().versionSlot() >= 0) {
            return new Condition.Always<>();
        }
        List<Condition<R>> conditions = new ArrayList<>(0);
        for (String name : Set.copyOf(written)) {
            if (!stored.containsKey(name)
                    && context.compiled().attributeNamed(name) == null
                    && context.compiled().unknownOnRead().keeps(name)) {
                conditions.add(new Condition.NotExists<>(AttributePath.of(name)));
            }
        }
        return Condition.all(conditions);
    }

    /** The names of the attributes that updates change. */
    public static Collection<String> written(List<? extends Update<?>> updates) {
        List<String> names = new ArrayList<>(updates.size());
        for (Update<?> update : updates) {
            names.add(update.path().root());
        }
        return names;
    }

    /**
     * What does not hold, whatever is stored: of a write that was refused for what was read, so that DynamoDB refuses it for
     * the item as it is then.
     */
    static <R> Condition<R> never(ModelContext<R> context) {
        AttributePath partition = context.key().partition().get(0).path();
        return Condition.all(List.of(new Condition.Exists<>(partition), new Condition.NotExists<>(partition)));
    }

    private static <R> Condition<R> everyAttribute(ModelContext<R> context, Map<String, AttributeValue> stored) {
        Set<String> keyNames = Set.copyOf(context.key().names());
        List<Condition<R>> conditions = new ArrayList<>();
        for (AttributeDefinition<R, Object> attribute : context.compiled().attributes()) {
            String name = attribute.name().text();
            if (!keyNames.contains(name)) {
                conditions.add(AsRead.at(
                        attribute.ref().path(),
                        stored.get(name),
                        attribute.rules().isSensitive()));
            }
        }
        stored.forEach((name, value) -> {
            boolean seen = context.compiled().unknownOnRead().keeps(name);
            if (seen && context.compiled().attributeNamed(name) == null) {
                conditions.add(AsRead.at(AttributePath.of(name), value, false));
            }
        });
        return Condition.all(conditions);
    }

    /**
     * That what is changed is as it was read, beyond what {@link #unchanged(ModelContext, Map)} says: a version says nothing
     * of an item that was deleted and made again, and has come to the same number; without one, attributes that the schema
     * does not know may have been added.
     *
     * @param updates the changes; beside a version the first 32 are compared
     */
    public static <R> Condition<R> unchanged(
            ModelContext<R> context, List<Update<R>> updates, Map<String, AttributeValue> stored) {
        int versionSlot = context.compiled().versionSlot();
        if (versionSlot < 0) {
            return absent(context, stored, written(updates));
        }
        AttributePath version = context.compiled().attribute(versionSlot).ref().path();
        List<Condition<R>> conditions = new ArrayList<>();
        for (Update<R> update : updates.subList(0, Math.min(updates.size(), MAX_CHANGES))) {
            if (!update.path().equals(version)) {
                conditions.add(AsRead.at(update.path(), update.path().in(stored), false));
            }
        }
        return Condition.all(conditions);
    }
}
