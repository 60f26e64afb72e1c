package io.dynamodel.testing;

import io.dynamodel.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Finds arguments of constructors that are exchanged, even if their values in the sample are equal: it alters one stored
 * value after the other, and sees whether another attribute follows.
 */
final class Exchanges<R> {
    private final Schema<R> schema;
    private final Map<String, AttributeValue> stored;
    private final Map<String, Object> unaltered;

    /**
     * @param stored what was written
     * @param again what is written if that was read
     */
    Exchanges(Schema<R> schema, Map<String, AttributeValue> stored, Map<String, AttributeValue> again) {
        this.schema = schema;
        this.stored = stored;
        this.unaltered = Leaves.of(again);
    }

    void addTo(List<String> problems) {
        Set<Set<String>> found = new HashSet<>();
        values(stored, List.of()).forEach((steps, value) -> {
            String path = String.join(".", steps);
            String follower = follower(path, steps, value);
            if (follower != null && found.add(Set.of(path, follower))) {
                problems.add(path + " and " + follower + ": what is stored as " + path + " is read as " + follower
                        + "; are arguments of the constructor exchanged?");
            }
        });
    }

    /** The values that can be altered, by the steps to them: within maps, not within lists. */
    private static Map<List<String>, AttributeValue> values(Map<String, AttributeValue> map, List<String> parent) {
        Map<List<String>, AttributeValue> values = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            List<String> steps = new ArrayList<>(parent);
            steps.add(name);
            if (value.hasM() && !value.m().isEmpty()) {
                values.putAll(values(value.m(), steps));
            } else {
                values.put(List.copyOf(steps), value);
            }
        });
        return values;
    }

    private @Nullable String follower(String path, List<String> steps, AttributeValue value) {
        for (@Nullable AttributeValue alteration : alterations(value)) {
            Map<String, Object> altered;
            try {
                R item = schema.fromItem(replace(stored, steps, alteration));
                altered = Leaves.of(RoundTrip.encode(schema, item));
            } catch (RuntimeException e) {
                continue; // this attribute does not take the altered value
            }
            if (!Leaves.same(altered.get(path), unaltered.get(path))) {
                return null;
            }
            for (String other : unaltered.keySet()) {
                boolean altersToo = !Leaves.same(altered.get(other), unaltered.get(other));
                if (altersToo && isWithin(other, path)) {
                    return null; // an element of the list that was altered
                } else if (altersToo && Leaves.same(altered.get(other), alteration)) {
                    return other;
                }
            }
        }
        return null;
    }

    private static boolean isWithin(String inner, String path) {
        return inner.startsWith(path)
                && inner.length() > path.length()
                && ".[".indexOf(inner.charAt(path.length())) >= 0;
    }

    /** Another value of the type, for what may be a primitive; absence for everything. */
    private static List<@Nullable AttributeValue> alterations(AttributeValue value) {
        return switch (value.type()) {
            case BOOL -> Arrays.asList(AttributeValue.fromBool(!value.bool()), null);
            case N ->
                Arrays.asList(
                        AttributeValue.fromN(
                                new BigDecimal(value.n()).add(BigDecimal.ONE).toPlainString()),
                        null);
            default -> Arrays.asList((AttributeValue) null);
        };
    }

    private static Map<String, AttributeValue> replace(
            Map<String, AttributeValue> map, List<String> steps, @Nullable AttributeValue replacement) {
        Map<String, AttributeValue> replaced = new LinkedHashMap<>(map);
        String name = steps.get(0);
        AttributeValue value = map.get(name);
        if (steps.size() > 1 && value != null) {
            replaced.put(name, AttributeValue.fromM(replace(value.m(), steps.subList(1, steps.size()), replacement)));
        } else if (replacement == null) {
            replaced.remove(name);
        } else {
            replaced.put(name, replacement);
        }
        return replaced;
    }
}
