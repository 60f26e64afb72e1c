package io.dynamodel.query.internal.unique;

import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.Numbers;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.internal.AttributeDefinition;
import io.dynamodel.schema.internal.ReservedKeys;
import io.dynamodel.schema.internal.UniqueDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the items of a model claim, and who holds a claim. */
final class Claims {
    private Claims() {}

    /** What a stored item claims under a constraint; null if it lacks one of the attributes. */
    static @Nullable Claim of(ModelContext<?> context, UniqueDefinition constraint, Map<String, AttributeValue> item) {
        List<AttributeValue> values = values(constraint.names(), item);
        if (values == null) {
            return null;
        }
        ModelContext<Document> claims = contextOf(context, constraint.isSensitive());
        return new Claim(constraint, claims, claims.keyOf(ClaimKeys.of(context.key(), constraint.name(), values)));
    }

    /** A stored claim of a constraint that is no more; of its values nothing is known, so that they are not shown. */
    static Claim former(ModelContext<?> context, String constraint, Map<String, AttributeValue> stored) {
        ModelContext<Document> claims = contextOf(context, true);
        return new Claim(UniqueDefinition.of(constraint, List.of(), List.of()), claims, claims.keyOf(stored));
    }

    private static @Nullable List<AttributeValue> values(List<String> names, Map<String, AttributeValue> item) {
        List<AttributeValue> values = new ArrayList<>(names.size());
        for (String name : names) {
            AttributeValue value = item.get(name);
            if (value == null || !ClaimKeys.isClaimable(value)) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    /**
     * Whether an item holds the value of a claim, by the attributes of our schema or by those that the claim itself names:
     * its holder can be of another schema, or written when ours was another one.
     *
     * @param stored the claim as it is stored
     */
    static boolean isHeldBy(
            Map<String, AttributeValue> item,
            ModelContext<?> context,
            Claim claim,
            Map<String, AttributeValue> stored) {
        for (List<String> names : List.of(claim.constraint().names(), namesIn(stored))) {
            List<AttributeValue> values = values(names, item);
            if (values != null && !values.isEmpty()) {
                Map<String, AttributeValue> key =
                        ClaimKeys.of(context.key(), claim.constraint().name(), values);
                if (canonical(key).equals(claim.id().key())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The attributes by which {@link #isHeldBy} decides. */
    static Set<String> decisive(Claim claim, Map<String, AttributeValue> stored) {
        Set<String> names = new LinkedHashSet<>(claim.constraint().names());
        names.addAll(namesIn(stored));
        return names;
    }

    /** The attributes that a stored claim names. */
    static List<String> namesIn(Map<String, AttributeValue> stored) {
        AttributeValue names = stored.get(ReservedKeys.ATTRIBUTES);
        return names == null || !names.hasL()
                ? List.of()
                : names.l().stream()
                        .map(AttributeValue::s)
                        .filter(Objects::nonNull)
                        .toList();
    }

    /** The model of the claims of the table. */
    static ModelContext<Document> contextOf(ModelContext<?> context, boolean hidden) {
        return new ModelContext<>(context.compiled().claims(hidden), context.table(), context.engine(), null);
    }

    /** Whether a stored item is a claim. */
    static boolean isClaim(ModelContext<?> context, Map<String, AttributeValue> item) {
        AttributeValue partition =
                item.get(context.key().partition().get(0).path().root());
        return partition != null && ReservedKeys.contains(partition) && item.containsKey(ReservedKeys.CONSTRAINT);
    }

    /** A key as claims have it, equal for equal keys. */
    static Map<String, AttributeValue> holder(Key<?> key) {
        return canonical(key.values());
    }

    /** A key whose numbers are written in one way. */
    static Map<String, AttributeValue> canonical(Map<String, AttributeValue> key) {
        Map<String, AttributeValue> canonical = new LinkedHashMap<>(4);
        key.forEach((name, value) -> canonical.put(
                name, value.n() == null ? value : AttributeValue.fromN(Numbers.canonical(Numbers.parse(value.n())))));
        return canonical;
    }

    /** Who holds a claim; null if what is stored there is none. */
    static @Nullable Map<String, AttributeValue> holderOf(Map<String, AttributeValue> claim) {
        AttributeValue holder = claim.get(ReservedKeys.HOLDER);
        return holder == null || !holder.hasM() ? null : canonical(holder.m());
    }

    /** The key of a holder, which has the shape of the table's; null if it has not. */
    static <R> @Nullable Key<R> keyOf(ModelContext<R> context, Map<String, AttributeValue> holder) {
        return holder.keySet().containsAll(context.key().names()) ? context.keyOf(holder) : null;
    }

    /** What tells the items of a schema from those of others in the table: its constants, as they are stored. */
    static Map<String, AttributeValue> constants(ModelContext<?> context) {
        Map<String, AttributeValue> constants = new LinkedHashMap<>();
        for (AttributeDefinition<?, Object> attribute : context.compiled().attributes()) {
            Object constant = attribute.constant();
            if (constant != null) {
                constants.put(attribute.name().text(), AttributeValues.encode(attribute.type(), constant));
            }
        }
        return constants;
    }

    /** The stored item of a claim. */
    static Map<String, AttributeValue> item(Claim claim, Map<String, AttributeValue> holder) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(claim.key().values());
        item.put(
                ReservedKeys.CONSTRAINT, AttributeValue.fromS(claim.constraint().name()));
        item.put(ReservedKeys.HOLDER, AttributeValue.fromM(holder));
        item.put(
                ReservedKeys.ATTRIBUTES,
                AttributeValue.fromL(claim.constraint().names().stream()
                        .map(AttributeValue::fromS)
                        .toList()));
        return item;
    }
}
