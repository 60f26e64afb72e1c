package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateEvaluator;
import io.dynamodel.core.value.AttributeValueSink;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.WriteKind;
import io.dynamodel.schema.internal.AttributeDefinition;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a function made of an item, as the least that must be written. It goes into maps, and into lists of the same
 * length, so that what the schema does not know in them stays.
 */
final class Differences<R> {
    /** An attribute with more changes within is written as a whole: expressions have 4 KB. */
    private static final int MAX_WITHIN = 10;

    private final ModelContext<R> context;
    private final Key<R> key;
    private final Map<String, AttributeValue> stored;
    private final Map<String, AttributeValue> before;
    private final List<Violation> violations = new ArrayList<>();

    /**
     * @param stored the item as it was read
     * @param before the same as an object, which the function may change in place from here on
     */
    Differences(ModelContext<R> context, Key<R> key, Map<String, AttributeValue> stored, R before) {
        this.context = context;
        this.key = key;
        this.stored = stored;
        this.before = encode(before);
    }

    private Map<String, AttributeValue> encode(R item) {
        AttributeValueSink sink = AttributeValueSink.create();
        context.compiled().encodeItem(item, sink);
        return sink.item();
    }

    /**
     * The changes, with those that the schema makes by itself; none if nothing changed.
     *
     * @throws ValidationException if the item is not valid any more, or something changed that cannot change
     * @throws InvalidRequestException if its key changed
     */
    List<Update<R>> of(R after, Instant now) {
        Map<String, AttributeValue> given = encodeIfPossible(after);
        if (given != null && AttributeValues.equal(AttributeValue.fromM(before), AttributeValue.fromM(given))) {
            return List.of();
        }
        Map<String, AttributeValue> prepared = context.compiled()
                .writing()
                .prepareChanged(after, now, context.subject("modify"))
                .encoded()
                .values();
        Set<String> keyNames = Set.copyOf(context.key().names());
        List<Update<R>> updates = new ArrayList<>();
        List<Update<R>> own = new ArrayList<>();
        for (AttributeDefinition<R, Object> attribute : context.compiled().attributes()) {
            String name = attribute.name().text();
            AttributeValue was = attribute.role() == Role.COMPUTED ? stored.get(name) : before.get(name);
            AttributeValue is = prepared.get(name);
            if (attribute.role() == Role.VERSION) {
                own.add(new Update.Add<>(attribute.ref().path(), Operand.Value.of(AttributeValue.fromN("1"))));
            } else if (attribute.role() == Role.UPDATED_AT) {
                own.addAll(changes(attribute, was, is));
            } else if (!ValueChanges.same(was, is) && !isFilledIn(attribute, was, given)) {
                if (keyNames.contains(name)) {
                    throw new InvalidRequestException("The function of modify(" + key + ") changed '" + name
                            + "', which is part of the primary key; create a new item and delete the old one");
                }
                ValueChanges.refuseFixed(attribute, attribute.ref().path(), was, violations);
                updates.addAll(changes(attribute, was, is));
            }
        }
        updates.addAll(unknown(prepared, given));
        if (!violations.isEmpty()) {
            throw new ValidationException(context.subject("modify"), violations);
        }
        if (!updates.isEmpty()) {
            updates.addAll(own);
        }
        return updates;
    }

    /** The item as the function left it; null if that cannot be stored, which set transforms may yet mend. */
    private @Nullable Map<String, AttributeValue> encodeIfPossible(R after) {
        try {
            return encode(after);
        } catch (ValueException e) {
            return null;
        }
    }

    /** Absent before, and left so by the function: what a {@code put} would fill in is not for a change to invent. */
    private static boolean isFilledIn(
            AttributeDefinition<?, Object> attribute,
            @Nullable AttributeValue was,
            @Nullable Map<String, AttributeValue> given) {
        boolean left = was == null
                && given != null
                && !given.containsKey(attribute.name().text());
        return left && (attribute.role() == Role.CREATED_AT || attribute.rules().defaultOn(WriteKind.PUT) != null);
    }

    /** The attributes that the schema does not know, as far as it keeps them. */
    private List<Update<R>> unknown(Map<String, AttributeValue> prepared, @Nullable Map<String, AttributeValue> given) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(prepared.keySet());
        List<Update<R>> updates = new ArrayList<>();
        for (String name : names) {
            AttributeValue is = prepared.get(name);
            boolean dropped = is == null && (given == null || given.containsKey(name));
            if (context.compiled().attributeNamed(name) == null && !dropped) {
                updates.addAll(changes(AttributePath.of(name), null, false, before.get(name), is));
            }
        }
        return updates;
    }

    private List<Update<R>> changes(
            AttributeDefinition<R, Object> attribute, @Nullable AttributeValue was, @Nullable AttributeValue is) {
        return changes(
                attribute.ref().path(), attribute.type(), attribute.rules().isSensitive(), was, is);
    }

    private List<Update<R>> changes(
            AttributePath path,
            @Nullable AttributeType<?> type,
            boolean sensitive,
            @Nullable AttributeValue was,
            @Nullable AttributeValue is) {
        ValueChanges<R> within = new ValueChanges<>(violations);
        within.find(path, type, sensitive, new ValueChanges.Change(stored.get(path.root()), was, is));
        if (within.updates().size() <= MAX_WITHIN) {
            return within.updates();
        }
        AttributeValue whole = Objects.requireNonNull(
                UpdateEvaluator.apply(within.updates(), stored).get(path.root()));
        return List.of(new Update.Set<>(path, new Operand.Value(whole, sensitive)));
    }
}
