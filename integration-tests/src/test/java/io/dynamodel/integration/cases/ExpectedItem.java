package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamodel.integration.cases.TypeTranslation.Definition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** What an expected item becomes by design, whether it is written as stored or as a result. */
final class ExpectedItem {
    private final DynamooseCase one;
    private final Map<?, ?> given;
    private final Steps steps;
    private final Set<Difference> differences;

    private ExpectedItem(DynamooseCase one, Map<?, ?> given, Steps steps, Set<Difference> differences) {
        this.one = one;
        this.given = given;
        this.steps = steps;
        this.differences = differences;
    }

    /** Changes an item of a request. */
    static void wire(DynamooseCase one, ObjectNode item, Object given, Steps steps, Set<Difference> differences) {
        if (!(given instanceof Map<?, ?> map)) {
            return;
        }
        new ExpectedItem(one, map, steps, differences).change(item::has, (name, value) -> {
            JsonNode changed = Wire.json(Wire.natural(CaseValues.defined(value)));
            boolean same = item.has(name)
                    && CanonicalRequest.attribute(item.get(name)).equals(CanonicalRequest.attribute(changed));
            item.set(name, changed);
            return !same;
        });
    }

    /** The changed result. */
    static Object value(DynamooseCase one, Object expected, Object given, Steps steps, Set<Difference> differences) {
        if (!(expected instanceof Map<?, ?> map) || !(given instanceof Map<?, ?> from)) {
            return expected;
        }
        Map<String, Object> changed = new LinkedHashMap<>();
        map.forEach((name, inner) -> changed.put((String) name, inner));
        new ExpectedItem(one, from, steps, differences)
                .change(name -> changed.containsKey(name) && !Undefined.is(changed.get(name)), (name, value) -> {
                    Object old = changed.put(name, value);
                    return !new ValueMatch(Map.of()).matches(old, CaseValues.defined(value));
                });
        return changed;
    }

    /** Gives an attribute a value, and says whether that changes anything. */
    private interface Setter {
        boolean set(String name, Object value);
    }

    private void change(Predicate<String> has, Setter setter) {
        BiConsumer<Difference, Boolean> note = (difference, changed) -> {
            if (changed) {
                differences.add(difference);
            }
        };
        JsonNode definition = one.definition();
        for (Map.Entry<String, JsonNode> field : definition.properties()) {
            String name = field.getKey();
            Definition attribute = Definition.of(field.getValue());
            JsonNode byDefault = attribute.settings().path("default");
            Object value = given.get(name);
            if (value == Undefined.FORCED && steps.defaults() && !byDefault.isMissingNode() && !has.test(name)) {
                note.accept(Difference.ABSENCE_GETS_DEFAULT, setter.set(name, CaseValues.of(byDefault)));
            } else if (attribute.name().equals("constant")
                    && attribute.parameter("value").isTextual()
                    && steps.defaults()
                    && !has.test(name)) {
                note.accept(
                        Difference.CONSTANTS_FILL_IN,
                        setter.set(name, attribute.parameter("value").asText()));
            } else if (isOpen(attribute) && isContainer(value) && has.test(name)) {
                note.accept(Difference.OPEN_VALUES_STAY_WHOLE, setter.set(name, value));
            }
        }
        if (one.target().equals("pipeline")
                && !DynamooseCases.argument(one, 1).path("mapAttributes").asBoolean()) {
            aliased(definition, note, has, setter);
        }
        given.forEach((name, value) -> {
            if (!definition.has((String) name) && isContainer(value) && has.test((String) name)) {
                note.accept(Difference.UNKNOWN_KEPT_WHOLE, setter.set((String) name, value));
            }
        });
    }

    private void aliased(
            JsonNode definition, BiConsumer<Difference, Boolean> note, Predicate<String> has, Setter setter) {
        for (Map.Entry<String, JsonNode> field : definition.properties()) {
            for (String setting : java.util.List.of("map", "alias", "aliases")) {
                Object value = given.get(field.getValue().path(setting).asText(""));
                if (value != null && !has.test(field.getKey())) {
                    note.accept(Difference.ALIASES_EVERYWHERE, setter.set(field.getKey(), value));
                }
            }
        }
    }

    /** Whether the schema does not say what is in it. */
    private static boolean isOpen(Definition attribute) {
        boolean isAny = attribute.type().path("$type").asText().equals("ANY");
        boolean isBare = Set.of("object", "array").contains(attribute.name())
                && attribute.settings().path("schema").isMissingNode();
        return isAny || isBare;
    }

    private static boolean isContainer(Object value) {
        return value instanceof Map || value instanceof java.util.List;
    }
}
