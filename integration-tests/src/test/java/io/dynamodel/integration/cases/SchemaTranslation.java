package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dynamodel.integration.cases.TypeTranslation.Definition;
import io.dynamodel.schema.Attribute;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Rule;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.UnknownAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Dynamoose's schema, with its settings, as one of Dynamodel: what somebody who moves over would write. */
final class SchemaTranslation {
    private final Steps steps;
    private final Set<Difference> noted;
    private final DocumentSchemaBuilder builder;
    private final Map<String, Attribute<Document, ?>> attributes = new LinkedHashMap<>();
    private final Map<String, JsonNode> computed = new LinkedHashMap<>();
    private final UnknownPolicy unknown;
    private final boolean nested;
    private final TypeTranslation.References references;

    private SchemaTranslation(
            String name,
            Steps steps,
            UnknownPolicy unknown,
            TypeTranslation.References references,
            Set<Difference> noted) {
        this.steps = steps;
        this.noted = noted;
        this.unknown = unknown;
        this.builder = Schema.documents(name);
        this.nested = name.equals("nested");
        this.references = references;
    }

    /**
     * A schema for one case.
     *
     * @param references what references to other models are stored as
     * @param loosened attributes that are declared otherwise for this attempt, by name: a type of Dynamoose's, or ANY
     * @param expires the table's {@code expires} option
     */
    static Translated translate(
            JsonNode definition,
            JsonNode settings,
            JsonNode expires,
            TypeTranslation.References references,
            Map<String, String> loosened,
            Steps steps,
            Set<Difference> noted) {
        SchemaTranslation translation =
                new SchemaTranslation("case", steps, UnknownPolicy.of(settings.path("saveUnknown")), references, noted);
        translation.register(definition, settings, loosened);
        translation.timeToLive(expires);
        translation.item(settings);
        Keys keys = steps.keys() && !definition.isEmpty()
                ? Keys.register(translation.builder, definition, translation.attributes)
                : null;
        return new Translated(translation.builder.build(), keys, Map.copyOf(translation.attributes));
    }

    /** What the translation makes. */
    record Translated(Schema<Document> schema, Keys keys, Map<String, Attribute<Document, ?>> attributes) {}

    private Schema<Document> nested(JsonNode definition, JsonNode settings, UnknownPolicy policy) {
        UnknownPolicy own = settings.has("saveUnknown") ? UnknownPolicy.of(settings.get("saveUnknown")) : policy;
        SchemaTranslation inner = new SchemaTranslation("nested", steps, own, references, noted);
        inner.register(definition, settings, Map.of());
        inner.item(settings);
        return inner.builder.build();
    }

    private void register(JsonNode definition, JsonNode settings, Map<String, String> loosened) {
        for (Map.Entry<String, JsonNode> field : definition.properties()) {
            String loose = loosened.get(field.getKey());
            attribute(field.getKey(), loose == null ? field.getValue() : loose(field.getValue(), loose));
        }
        loosened.forEach((name, type) -> {
            if (!definition.has(name)) {
                any(name);
            }
        });
        for (Map.Entry<String, JsonNode> field : computed.entrySet()) {
            compute(field.getKey(), field.getValue());
        }
        if (steps.times()) {
            times(settings.path("timestamps"));
        }
        builder.unknownOnRead(unknown.asPolicy()).unknownOnWrite(unknown.asPolicy());
    }

    private static JsonNode loose(JsonNode original, String type) {
        JsonNode copy = original.isObject() && original.has("type") ? original.deepCopy() : null;
        var settings = copy == null
                ? com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode()
                : (com.fasterxml.jackson.databind.node.ObjectNode) copy;
        if (type.equals("NO_GET")) {
            settings.remove("get");
        } else if (type.equals("ANY")) {
            settings.putObject("type").put("$type", "ANY");
        } else {
            settings.put("type", type);
        }
        return settings;
    }

    private static final Set<String> SETTINGS = Set.of(
            "type",
            "schema",
            "default",
            "forceDefault",
            "validate",
            "required",
            "enum",
            "get",
            "set",
            "index",
            "hashKey",
            "rangeKey",
            "map",
            "alias",
            "aliases",
            "defaultMap",
            "defaultAlias");

    private void refuseWhatDoesNotCompile(Definition definition) {
        definition.settings().fieldNames().forEachRemaining(setting -> {
            boolean ofTables = Set.of("index", "hashKey", "rangeKey").contains(setting);
            if (!SETTINGS.contains(setting) || ofTables && nested) {
                throw new ByDesign(
                        Difference.NOT_EXPRESSIBLE,
                        "the setting " + setting + (nested ? " of a nested attribute" : ""));
            }
        });
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void attribute(String name, JsonNode node) {
        Definition definition = Definition.of(node);
        refuseWhatDoesNotCompile(definition);
        if (definition.isComputed()) {
            computed.put(name, definition.type().path("settings"));
            return;
        }
        if (definition.name().equals("constant")
                && definition.parameter("value").isTextual()
                && steps.defaults()) {
            attributes.put(
                    name, builder.constant(name, definition.parameter("value").asText()));
            return;
        }
        AttributeType<Object> type = new TypeTranslation(
                        (schema, settings) -> nested(schema, settings, unknown.within(name)), references)
                .type(definition);
        List<Rule<Document, Object>> rules = new RuleTranslation(steps, references).rules(definition, type);
        alias(definition.settings(), rules);
        Rule[] array = rules.toArray(new Rule[0]);
        attributes.put(
                name,
                type.valueType().isScalarKey()
                        ? builder.scalar(name, type, (Rule<Document, Object>[]) array)
                        : builder.value(name, type, (Rule<Document, Object>[]) array));
    }

    private void any(String name) {
        attributes.put(name, builder.any(name));
    }

    private void alias(JsonNode settings, List<Rule<Document, Object>> rules) {
        List<String> names = new ArrayList<>();
        for (String setting : List.of("map", "alias", "aliases")) {
            JsonNode given = settings.path(setting);
            if (given.isTextual()) {
                names.add(given.asText());
            }
            given.forEach(alias -> names.add(alias.asText()));
        }
        if (names.isEmpty()) {
            return;
        }
        String preferred =
                settings.path("defaultMap").asText(settings.path("defaultAlias").asText(names.get(0)));
        if (names.size() > 1 || settings.has("defaultMap") || settings.has("defaultAlias")) {
            noted.add(Difference.ONE_ALIAS);
        }
        rules.add(Rules.alias(preferred));
    }

    private void compute(String name, JsonNode settings) {
        if (!steps.computed()) {
            attributes.put(name, builder.string(name));
            return;
        }
        List<Attribute<Document, ?>> inputs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (JsonNode input : settings.path("attributes")) {
            names.add(input.asText());
            Attribute<Document, ?> attribute = attributes.get(input.asText());
            if (attribute != null) {
                inputs.add(attribute);
            }
        }
        String separator = settings.path("separator").asText(",");
        attributes.put(
                name,
                builder.computed(
                        name,
                        AttributeTypes.string(),
                        item -> {
                            List<String> parts = new ArrayList<>();
                            for (String input : names) {
                                Object part = item.get(input);
                                if (part != null) {
                                    parts.add(ScriptValues.text(part));
                                }
                            }
                            return parts.isEmpty() ? null : String.join(separator, parts);
                        },
                        inputs));
    }

    // ---- times ----

    private void times(JsonNode timestamps) {
        if (timestamps.isBoolean() && timestamps.asBoolean()) {
            time(MissingNode.getInstance(), "createdAt", true);
            time(MissingNode.getInstance(), "updatedAt", false);
            return;
        }
        for (String kind : List.of("createdAt", "updatedAt")) {
            JsonNode given = timestamps.path(kind);
            boolean created = kind.equals("createdAt");
            if (given.isTextual()) {
                time(MissingNode.getInstance(), given.asText(), created);
            } else if (given.isArray()) {
                given.forEach(name -> time(MissingNode.getInstance(), name.asText(), created));
            } else if (given.isObject()) {
                given.properties().forEach(field -> time(field.getValue(), field.getKey(), created));
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void time(JsonNode definition, String name, boolean created) {
        if (definition.path("type").isArray()) {
            throw new ByDesign(Difference.NOT_EXPRESSIBLE, "a time of several types");
        }
        AttributeType<Object> type = definition.isMissingNode()
                ? (AttributeType) AttributeTypes.epochMillis()
                : new TypeTranslation((schema, settings) -> nested(schema, settings, unknown), references)
                        .type(Definition.of(definition));
        Rule time = created ? Rules.createdAt() : Rules.updatedAt();
        attributes.put(name, builder.scalar(name, type, time, Rules.coerce()));
    }

    private void timeToLive(JsonNode expires) {
        if (!steps.keys() || expires.isMissingNode() || expires.isNull()) {
            return;
        }
        JsonNode options = expires.isObject() ? expires : MissingNode.getInstance();
        if (options.path("items").has("returnExpired")
                && !options.path("items").get("returnExpired").asBoolean()) {
            noted.add(Difference.EXPIRED_ITEMS_SHOW);
        }
        String name = options.path("attribute").asText("ttl");
        long millis =
                expires.isNumber() ? expires.asLong() : options.path("ttl").asLong();
        var last = CaseTime.NOW.plusMillis(millis).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        attributes.put(
                name,
                millis == 0
                        ? builder.ttl(name, Rules.coerce())
                        : builder.ttl(name, Rules.generated(() -> last), Rules.coerce()));
    }

    // ---- the whole item ----

    private void item(JsonNode settings) {
        if (steps.validate() && settings.path("validate").has("$fn")) {
            Script.Function function =
                    Script.function(settings.get("validate").get("$fn").asText());
            validate(function);
        }
        if (steps.set() && settings.path("set").has("$fn")) {
            builder.onSet(item -> transformed(settings.get("set"), item));
        }
        if (steps.get() && settings.path("get").has("$fn")) {
            builder.onGet(item -> transformed(settings.get("get"), item));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private void validate(Script.Function function) {
        Attribute<Document, ?>[] inputs = attributes.values().toArray(new Attribute[0]);
        builder.validate(item -> ScriptValues.truthy(function.call(List.of(item))), "be valid", inputs);
    }

    @SuppressWarnings("unchecked")
    private static Document transformed(JsonNode function, Document item) {
        Object made = Script.function(function.get("$fn").asText()).call(List.of(item));
        return Document.from((Map<String, Object>) CaseValues.defined(ScriptValues.plain(made)));
    }

    /** What Dynamoose keeps of what its schema does not know. */
    record UnknownPolicy(boolean all, Set<String> patterns) {
        static UnknownPolicy of(JsonNode saveUnknown) {
            Set<String> patterns = new LinkedHashSet<>();
            saveUnknown.forEach(pattern -> patterns.add(pattern.asText()));
            return new UnknownPolicy(saveUnknown.isBoolean() && saveUnknown.asBoolean(), patterns);
        }

        /** The policy of the map that is stored under a name. */
        UnknownPolicy within(String name) {
            Set<String> inner = new LinkedHashSet<>();
            for (String pattern : patterns) {
                int dot = pattern.indexOf('.');
                String first = dot < 0 ? pattern : pattern.substring(0, dot);
                if (pattern.equals("**")) {
                    inner.add(pattern);
                } else if (dot > 0 && (first.equals(name) || first.equals("*"))) {
                    inner.add(pattern.substring(dot + 1));
                }
            }
            return new UnknownPolicy(all || inner.contains("**"), inner);
        }

        UnknownAttributes asPolicy() {
            if (all || patterns.contains("**")) {
                return UnknownAttributes.keep();
            }
            String[] names = patterns.stream()
                    .map(pattern -> pattern.split("\\.", 2)[0])
                    .distinct()
                    .toArray(String[]::new);
            return names.length == 0 ? UnknownAttributes.drop() : UnknownAttributes.keep(names);
        }
    }
}
