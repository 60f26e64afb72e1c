package io.dynamodel.query.internal;

import io.dynamodel.core.error.Violation;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.internal.AttributeDefinition;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import io.dynamodel.schema.internal.Nested;
import io.dynamodel.schema.internal.RuleSpec.Flag.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What differs within one attribute: down into maps, and into lists that keep their length. */
final class ValueChanges<R> {
    private final List<Update<R>> updates = new ArrayList<>();
    private final List<Violation> violations;

    /** @param violations gets what changed and may not */
    ValueChanges(List<Violation> violations) {
        this.violations = violations;
    }

    /** The changes that were found. */
    List<Update<R>> updates() {
        return updates;
    }

    /** A value as it is stored, as the function got it, and as it left it. */
    record Change(
            @Nullable AttributeValue stored,
            @Nullable AttributeValue was,
            @Nullable AttributeValue is) {
        boolean isOfMaps() {
            return stored != null && stored.hasM() && was != null && was.hasM() && is != null && is.hasM();
        }

        boolean isOfLists() {
            return stored != null
                    && stored.hasL()
                    && was != null
                    && was.hasL()
                    && is != null
                    && is.hasL()
                    && was.l().size() == is.l().size()
                    && stored.l().size() == is.l().size();
        }
    }

    /** Finds the changes at a path and within it; what the type does not tell has no rules. */
    void find(AttributePath path, @Nullable AttributeType<?> type, boolean sensitive, Change change) {
        AttributeValue is = change.is();
        if (same(change.was(), is)) {
            return;
        }
        if (is == null) {
            updates.add(new Update.Remove<>(path));
        } else if (change.isOfMaps()) {
            entries(path, type, sensitive, change);
        } else if (change.isOfLists()) {
            for (int i = 0; i < is.l().size(); i++) {
                Change element = new Change(
                        Objects.requireNonNull(change.stored()).l().get(i),
                        Objects.requireNonNull(change.was()).l().get(i),
                        is.l().get(i));
                find(path.at(i), elementOf(type), sensitive, element);
            }
        } else {
            updates.add(new Update.Set<>(path, new Operand.Value(is, sensitive)));
        }
    }

    private void entries(AttributePath path, @Nullable AttributeType<?> type, boolean sensitive, Change change) {
        Map<String, AttributeValue> storedMap =
                Objects.requireNonNull(change.stored()).m();
        Map<String, AttributeValue> was = Objects.requireNonNull(change.was()).m();
        Map<String, AttributeValue> is = Objects.requireNonNull(change.is()).m();
        Set<String> names = new LinkedHashSet<>(was.keySet());
        names.addAll(is.keySet());
        for (String name : names) {
            AttributePath inner = path.dot(name);
            Change entry = new Change(storedMap.get(name), was.get(name), is.get(name));
            AttributeDefinition<?, Object> attribute = type != null && Nested.resolve(type) instanceof Schema<?> schema
                    ? schema.compiled().attributeNamed(name)
                    : null;
            if (attribute == null) {
                find(inner, elementOf(type), sensitive, entry);
            } else {
                if (!same(entry.was(), entry.is())) {
                    refuseFixed(attribute, inner, entry.was(), violations);
                }
                boolean hidden = sensitive || attribute.rules().isSensitive();
                find(inner, attribute.type(), hidden, entry);
            }
        }
    }

    private static @Nullable AttributeType<?> elementOf(@Nullable AttributeType<?> type) {
        return type == null ? null : Nested.elementOf(type);
    }

    /** Reports an attribute that changed and may not. */
    static void refuseFixed(
            AttributeDefinition<?, Object> attribute,
            AttributePath path,
            @Nullable AttributeValue was,
            List<Violation> violations) {
        boolean fixed = attribute.rules().has(Kind.IMMUTABLE) || attribute.role() == Role.CREATED_AT;
        if (fixed && was != null) {
            violations.add(new Violation(path.toString(), "immutable", "is set once and cannot be changed or removed"));
        }
        if (attribute.rules().has(Kind.READ_ONLY)) {
            violations.add(new Violation(path.toString(), "readOnly", "is read-only and cannot be changed"));
        }
    }

    static boolean same(@Nullable AttributeValue a, @Nullable AttributeValue b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return AttributeValues.equal(a, b);
    }
}
