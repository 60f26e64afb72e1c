package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.integration.cases.TypeTranslation.Definition;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.Rule;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.WriteKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Dynamoose's settings of an attribute as rules. */
final class RuleTranslation {
    private final Steps steps;
    private final TypeTranslation.References references;

    RuleTranslation(Steps steps, TypeTranslation.References references) {
        this.steps = steps;
        this.references = references;
    }

    List<Rule<Document, Object>> rules(Definition definition, AttributeType<Object> type) {
        JsonNode settings = definition.settings();
        List<Rule<Document, Object>> rules = new ArrayList<>();
        if (steps.required() && settings.path("required").asBoolean()) {
            rules.add(Rules.required());
        }
        if (settings.has("default")) {
            defaults(settings, type, rules);
        }
        rules.addAll(ofValues(settings, type));
        if (steps.get() && settings.path("get").has("$fn")) {
            rules.add(Rules.onGet(transform(settings.get("get"), type)));
        }
        if (takesOtherForms(definition)) {
            rules.add(Rules.coerce());
        }
        elements(definition, rules);
        return rules;
    }

    /** Times are also given as what is stored, sets also as arrays. */
    private static boolean takesOtherForms(Definition definition) {
        JsonNode element = definition.element();
        return definition.name().equals("date")
                || definition.name().equals("set")
                || element != null && takesOtherForms(Definition.of(element));
    }

    private void defaults(JsonNode settings, AttributeType<Object> type, List<Rule<Document, Object>> rules) {
        boolean forced = settings.path("forceDefault").asBoolean();
        if (!(steps.defaults() || forced && steps.forcedDefaults())) {
            return;
        }
        Object given = CaseValues.of(settings.get("default"));
        WriteKind[] on = forced ? WriteKind.values() : new WriteKind[0];
        if (given instanceof Script.Function function) {
            rules.add(Rules.generated(() -> value(function.call(List.of()), type), on));
        } else {
            rules.add(Rules.defaultTo(constant(given, type), on));
        }
        if (forced) {
            rules.add(Rules.onSet(value ->
                    value(given instanceof Script.Function function ? function.call(List.of()) : given, type)));
        }
    }

    private static Object constant(Object given, AttributeType<Object> type) {
        try {
            return type.convert(given, true);
        } catch (ValueException e) {
            throw new ByDesign(
                    Difference.NOT_EXPRESSIBLE, "a value of another type than its attribute: " + e.getMessage());
        }
    }

    private static Object value(Object made, AttributeType<Object> type) {
        boolean hasForms =
                Instant.class.equals(type.javaType()) || type.valueType().isSet();
        return Undefined.is(made) ? null : type.convert(made, hasForms);
    }

    /** Rules that elements can have too. */
    private List<Rule<Document, Object>> ofValues(JsonNode settings, AttributeType<Object> type) {
        List<Rule<Document, Object>> rules = new ArrayList<>();
        if (steps.set() && settings.path("set").has("$fn")) {
            rules.add(Rules.onSet(transform(settings.get("set"), type)));
        }
        if (steps.validate() && settings.has("validate")) {
            rules.add(Rules.validate(validator(CaseValues.of(settings.get("validate"))), "be valid"));
        }
        if (steps.enums() && settings.has("enum")) {
            List<Object> allowed = new ArrayList<>();
            settings.get("enum").forEach(value -> allowed.add(constant(CaseValues.of(value), type)));
            rules.add(Rules.oneOf(allowed.toArray()));
        }
        return rules;
    }

    private static UnaryOperator<Object> transform(JsonNode source, AttributeType<Object> type) {
        Script.Function function = Script.function(source.get("$fn").asText());
        return value -> value(function.call(new ArrayList<>(java.util.Arrays.asList(value, Undefined.PLAIN))), type);
    }

    private static Predicate<Object> validator(Object given) {
        if (given instanceof Script.Function function) {
            return value -> ScriptValues.truthy(function.call(List.of(value)));
        } else if (given instanceof Pattern pattern) {
            return value ->
                    value instanceof String text && pattern.matcher(text).find();
        }
        return value -> ScriptValues.apply("===", given, value).equals(true);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void elements(Definition definition, List<Rule<Document, Object>> rules) {
        if (definition.element() == null || !List.of("array", "set").contains(definition.name())) {
            return;
        }
        Definition element = Definition.of(definition.element());
        if (element.settings().isMissingNode()) {
            return;
        }
        AttributeType<Object> type = new TypeTranslation(
                        (schema, settings) -> AttributeTypes.dictionaryOf(AttributeTypes.any()), references)
                .type(element);
        List<Rule<Document, Object>> ofElements = ofValues(element.settings(), type);
        if (!ofElements.isEmpty()) {
            Rule each = Rules.each(ofElements.toArray(new Rule[0]));
            rules.add(each);
        }
    }
}
