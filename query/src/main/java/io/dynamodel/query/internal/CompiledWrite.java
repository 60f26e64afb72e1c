package io.dynamodel.query.internal;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.error.UnreadResultException;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.ExpressionRenderer;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.wire.EncodedItem;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.internal.PreparedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One write, validated and rendered: what a request, alone or in a transaction, is made of.
 *
 * @param context the model
 * @param verb the verb of the operation
 * @param key the key of the item
 * @param item the item that is put; null for other writes
 * @param condition all that must hold: the library's guards and the caller's condition
 * @param updates the changes; none for other writes
 * @param conditionExpression the condition, rendered; null if nothing must hold
 * @param updateExpression the changes, rendered; null if there are none
 * @param names the placeholders of names
 * @param values the placeholders of values
 * @param remedy what to do when the condition does not hold
 */
public record CompiledWrite<R>(
        ModelContext<R> context,
        String verb,
        Key<R> key,
        @Nullable EncodedItem item,
        Condition<R> condition,
        List<Update<R>> updates,
        @Nullable String conditionExpression,
        @Nullable String updateExpression,
        Map<String, String> names,
        Map<String, AttributeValue> values,
        Remedy remedy)
        implements Call.Effect {

    /** What is known of the cause when a condition does not hold. */
    public interface Remedy {
        /**
         * What to do.
         *
         * @param stored the item as it is stored; empty if there is none
         */
        String text(Map<String, AttributeValue> stored);

        /** What must hold too, without being told of: it proves what was read before. */
        default Condition<?> proof() {
            return new Condition.Always<>();
        }
    }

    /** The remedy of a write that proves what was read. */
    private record Proving(Remedy remedy, Condition<?> proof) implements Remedy {
        @Override
        public String text(Map<String, AttributeValue> stored) {
            return remedy.text(stored);
        }
    }

    /** Renders a write. */
    public static <R> CompiledWrite<R> of(
            ModelContext<R> context,
            String verb,
            Key<R> key,
            @Nullable EncodedItem item,
            Condition<R> condition,
            List<Update<R>> updates,
            Remedy remedy) {
        if (updates.isEmpty() && condition instanceof Condition.Always) {
            return new CompiledWrite<>(
                    context, verb, key, item, condition, List.of(), null, null, Map.of(), Map.of(), remedy);
        }
        ExpressionRenderer renderer = new ExpressionRenderer();
        String update = updates.isEmpty() ? null : renderer.update(updates);
        String rendered = renderer.condition(condition);
        return new CompiledWrite<>(
                context,
                verb,
                key,
                item,
                condition,
                List.copyOf(updates),
                rendered,
                update,
                renderer.names(),
                renderer.values(),
                remedy);
    }

    /** The same write on a further condition. */
    public CompiledWrite<R> onlyIf(Condition<R> also) {
        if (also instanceof Condition.Always) {
            return this;
        }
        Condition<R> both = Condition.all(List.of(condition, also));
        return remedy instanceof Proving proving
                ? of(context, verb, key, item, both, updates, proving.remedy()).proving(proof())
                : of(context, verb, key, item, both, updates, remedy);
    }

    /**
     * The same write on a further condition that proves what was read: not what was asked for, and not told of in
     * messages, since whoever is told that it failed has to do nothing about it.
     */
    public CompiledWrite<R> proving(Condition<R> also) {
        if (also instanceof Condition.Always) {
            return this;
        }
        Remedy told = remedy instanceof Proving proving ? proving.remedy() : remedy;
        Condition<R> proof = Condition.all(List.of(proof(), also));
        CompiledWrite<R> sent = of(context, verb, key, item, Condition.all(List.of(condition, proof)), updates, told);
        return new CompiledWrite<>(
                context,
                verb,
                key,
                item,
                condition,
                updates,
                sent.conditionExpression,
                sent.updateExpression,
                sent.names,
                sent.values,
                new Proving(told, proof));
    }

    @SuppressWarnings("unchecked") // it is a condition on the same item
    private Condition<R> proof() {
        return (Condition<R>) remedy.proof();
    }

    @Override
    public boolean isRepeatable(boolean returnsOld) {
        return Recognition.isRepeatable(this, returnsOld);
    }

    /** The names, or null where there are none: DynamoDB refuses empty maps. */
    public @Nullable Map<String, String> namesOrNull() {
        return names.isEmpty() ? null : names;
    }

    /** The values, or null where there are none: DynamoDB refuses empty maps. */
    public @Nullable Map<String, AttributeValue> valuesOrNull() {
        return values.isEmpty() ? null : values;
    }

    /** Which names and placeholders are hidden in the text of the request. */
    public Predicate<String> hidden() {
        return new HiddenValues(context.compiled(), List.of(condition, proof()), updates, values);
    }

    /** The error for a condition that did not hold. */
    public ConditionFailedException conditionFailed(Map<String, AttributeValue> stored, @Nullable Throwable cause) {
        return new ConditionFailedException(
                context.table(),
                verb,
                key.toString(),
                condition.toString(),
                stored,
                stored.isEmpty() ? null : decodedIfItFits(stored),
                why(stored),
                cause);
    }

    /**
     * What is known of the cause when the condition does not hold, and what to do; no item data.
     *
     * @param stored the item as it is stored; empty if there is none
     */
    public String why(Map<String, AttributeValue> stored) {
        return stored.isEmpty() ? remedy.text(stored) : join(failing(stored), remedy.text(stored));
    }

    /** Which parts of the condition the item does not satisfy, where not all of them. */
    private String failing(Map<String, AttributeValue> stored) {
        if (!(condition instanceof Condition.And<R> and)) {
            return "";
        }
        List<String> failing = new ArrayList<>();
        for (Condition<R> part : and.conditions()) {
            try {
                if (!part.test(stored)) {
                    failing.add(part.toString());
                }
            } catch (ValueException e) {
                return ""; // DynamoDB Local in the JVM tells of nested empty maps and lists without saying which
            }
        }
        return failing.isEmpty() || failing.size() == and.conditions().size()
                ? ""
                : "Of it, " + String.join(" and ", failing) + (failing.size() == 1 ? " does" : " do")
                        + " not hold for the stored item";
    }

    private static String join(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + ". " + second;
    }

    /**
     * The item that the write, which is done, brings back.
     *
     * @throws UnreadResultException if it does not fit the schema
     */
    public R result(StoredItem item) {
        try {
            return context.read(item);
        } catch (ItemMappingException e) {
            throw unread(e);
        }
    }

    /**
     * The item that the write, which is done, has stored.
     *
     * @throws UnreadResultException if it does not fit the schema
     */
    public R result(PreparedItem<R> put) {
        try {
            return put.stored();
        } catch (ValueException e) {
            throw unread(e);
        }
    }

    /** The error for an item that the write, which is done, has stored, and that cannot be read. */
    public UnreadResultException unread(ValueException misfit) {
        return unread(new ItemMappingException(
                context.table(),
                key.toString(),
                misfit.path(),
                String.valueOf(misfit.getMessage()),
                misfit.getCause()));
    }

    private UnreadResultException unread(ItemMappingException misfit) {
        return new UnreadResultException(context.subject(verb) + " with key " + key, misfit);
    }

    /** A stored item; null if it does not fit. The raw item is there as well, for whoever wants to look at it. */
    public @Nullable R decodedIfItFits(Map<String, AttributeValue> stored) {
        try {
            return context.read(StoredItem.of(stored));
        } catch (ItemMappingException e) {
            return null;
        }
    }
}
