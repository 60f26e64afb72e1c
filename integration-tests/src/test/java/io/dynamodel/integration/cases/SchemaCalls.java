package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamodel.core.error.DynamodelException;
import io.dynamodel.integration.cases.TypeTranslation.Definition;
import io.dynamodel.schema.AttributeDescription;
import io.dynamodel.schema.IndexDescription;
import io.dynamodel.schema.RuleDescription;
import io.dynamodel.schema.SchemaDescription;
import io.dynamodel.schema.TypeDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Questions about a schema, answered from its description. */
final class SchemaCalls {
    private SchemaCalls() {}

    static Outcome run(DynamooseCase one) {
        return switch (one.method()) {
            case "new" -> ask(one, one.translation(Steps.all()), description -> Undefined.PLAIN);
            case "hashKey" ->
                ask(one, one.translation(Steps.all()), d -> d.key().partition().get(0));
            case "rangeKey" ->
                ask(
                        one,
                        one.translation(Steps.all()),
                        d -> d.key().sort().isEmpty()
                                ? Undefined.PLAIN
                                : d.key().sort().get(0));
            case "attributes" ->
                ask(one, one.translation(Steps.all()), d -> {
                    if (one.noted().contains(Difference.ONE_ALIAS)) {
                        throw new ByDesign(Difference.ONE_ALIAS, "several aliases");
                    }
                    boolean aliases =
                            DynamooseCases.argument(one, 1).path("includeMaps").asBoolean();
                    List<String> paths = new ArrayList<>();
                    paths("", d, aliases, paths);
                    return paths;
                });
            case "indexAttributes" -> ask(one, one.translation(Steps.all()), SchemaCalls::indexed);
            case "getAttributeType" -> type(one);
            case "getAttributeSettingValue" -> setting(one);
            case "getCreateTableAttributeParams" -> TableCalls.parameters(one);
            case "getTypePaths" ->
                throw new ByDesign(Difference.UNIONS_HAVE_DISCRIMINATORS, "which of several types fits best");
            default -> Outcome.uninterpreted("Schema." + one.method());
        };
    }

    private static Outcome ask(
            DynamooseCase one,
            java.util.function.Supplier<SchemaTranslation.Translated> translation,
            Function<SchemaDescription, Object> question) {
        Attempt attempt = one.attempt(leftOut -> {
            try {
                Object answer = question.apply(translation.get().schema().schemaDescription());
                return new Attempt(List.of(), answer, Optional.empty());
            } catch (DynamodelException | IllegalArgumentException e) {
                return new Attempt(List.of(), Undefined.PLAIN, Optional.of(e));
            }
        });
        return Judge.value(one, attempt, null, Steps.all(), Map.of());
    }

    private static void paths(String outer, SchemaDescription schema, boolean aliases, List<String> paths) {
        for (AttributeDescription attribute : schema.attributes()) {
            paths.add(outer + attribute.name());
            if (aliases && attribute.alias() != null) {
                paths.add(outer + attribute.alias());
            }
            inner(outer + attribute.name() + ".", attribute.type(), aliases, paths);
        }
    }

    private static void inner(String outer, TypeDescription type, boolean aliases, List<String> paths) {
        if (type.schema() != null) {
            paths(outer, type.schema(), aliases, paths);
        } else if (type.element() != null
                && !type.element().name().equals("any")
                && type.name().startsWith("list")) {
            paths.add(outer + "0");
            inner(outer + "0.", type.element(), aliases, paths);
        }
    }

    private static List<String> indexed(SchemaDescription schema) {
        List<String> names = new ArrayList<>();
        for (IndexDescription index : schema.indexes()) {
            names.add(
                    index.global()
                            ? index.key().partition().get(0)
                            : index.key().sort().get(0));
        }
        return names;
    }

    // ---- one attribute ----

    private static Outcome type(DynamooseCase one) {
        if (one.json().path("expectedResult").isArray()) {
            throw new ByDesign(Difference.UNIONS_HAVE_DISCRIMINATORS, "an attribute of several types");
        }
        JsonNode asked = DynamooseCases.argument(one, 0);
        if (!asked.isTextual()) {
            throw new ByDesign(Difference.NOT_EXPRESSIBLE, "a path that is no text");
        }
        String path = asked.asText().replaceAll("\\.(\\d+)", "[$1]");
        String name = asked.asText().split("\\.")[0];
        ObjectNode only = JsonNodeFactory.instance.objectNode();
        one.definition().properties().forEach(field -> {
            if (field.getKey().equals(name)) {
                only.set(name, field.getValue());
            }
        });
        if (only.isEmpty()) {
            only.put("other", "String");
        }
        SchemaTranslation.Translated[] made = new SchemaTranslation.Translated[1];
        return ask(
                one,
                () -> made[0] = one.translation(only, Steps.of(only)).get(),
                description ->
                        made[0].schema().path(path).ref().type().valueType().name());
    }

    private static Outcome setting(DynamooseCase one) {
        String setting = DynamooseCases.argument(one, 0).asText();
        String name = DynamooseCases.argument(one, 1).asText();
        Definition definition = Definition.of(one.definition().path(name));
        boolean isCode = definition.settings().path(setting).has("$fn") || setting.equals("validate");
        if (isCode && definition.settings().has(setting)) {
            throw new ByDesign(Difference.DESCRIPTIONS_ARE_DATA, "the function of " + setting);
        }
        Object expected = CaseValues.of(one.json().get("expectedResult"));
        if (List.of("map", "alias", "aliases", "index", "forceDefault").contains(setting) && !Undefined.is(expected)) {
            throw new ByDesign(Difference.DESCRIPTIONS_ARE_DATA, "the setting " + setting + " as it was written");
        }
        Steps steps = new Steps(false, true, true, true, true, true, true, true, true, true);
        return ask(
                one,
                one.translation(steps),
                description -> description.attributes().stream()
                        .filter(attribute -> attribute.name().equals(name))
                        .map(attribute -> setting(attribute, setting, Undefined.is(expected)))
                        .findFirst()
                        .orElse(Undefined.PLAIN));
    }

    private static Object setting(AttributeDescription attribute, String setting, boolean undefined) {
        Map<String, RuleDescription> rules = attribute.rules().stream()
                .collect(Collectors.toMap(RuleDescription::name, rule -> rule, (first, second) -> first));
        return switch (setting) {
            case "required" -> attribute.required() || !undefined ? attribute.required() : Undefined.PLAIN;
            case "enum" ->
                rules.containsKey("oneOf") ? rules.get("oneOf").parameters().get("values") : Undefined.PLAIN;
            case "default" ->
                rules.containsKey("defaultTo")
                        ? rules.get("defaultTo").parameters().get("value")
                        : Undefined.PLAIN;
            case "validate" -> rules.containsKey("validate") ? "code" : Undefined.PLAIN;
            default -> Undefined.PLAIN;
        };
    }
}
