package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dynamodel.integration.cases.TypeTranslation.Definition;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One case of Dynamoose: what is defined, what is called, what is expected. Read from JSON; nothing goes by its id. */
final class DynamooseCase {
    private JsonNode json;

    /** Whether names of indexes that DynamoDB would refuse have been made longer. */
    private boolean longNames;

    private final Set<Difference> noted = EnumSet.noneOf(Difference.class);

    /** Attributes that are declared otherwise than the case does, after the library refused them as declared. */
    private final Map<String, String> loosened = new LinkedHashMap<>();

    /** Attributes that an update does not name, after the library refused them. */
    private final Set<String> leftOut = new LinkedHashSet<>();

    DynamooseCase(JsonNode json) {
        this.json = CaseTime.fixed(json);
    }

    JsonNode json() {
        return json;
    }

    JsonNode call() {
        return json.path("call");
    }

    String target() {
        return call().path("target").asText();
    }

    String method() {
        return call().path("method").asText();
    }

    boolean isDefect() {
        return json.path("verdict").asText().startsWith("defect");
    }

    boolean expectsSuccess() {
        return json.has("expectedRequest") || json.has("expectedRequests") || json.has("expectedResult");
    }

    Set<Difference> noted() {
        return noted;
    }

    // ---- definitions ----

    private JsonNode model() {
        JsonNode models = json.path("models");
        for (JsonNode model : models) {
            if (model.path("model").equals(call().path("model"))) {
                return model;
            }
        }
        return models.isEmpty() ? MissingNode.getInstance() : models.get(0);
    }

    JsonNode definition() {
        JsonNode definition = json.path("schema").isObject()
                ? json.get("schema")
                : model().path("schemas").path(0).path("definition");
        if (definition.has("$schema")) {
            return definition.get("$schema").path("definition");
        } else if (!definition.isObject() && target().equals("Schema")) {
            throw new ByDesign(Difference.NOT_EXPRESSIBLE, "a schema that is no object");
        } else if (!definition.isObject()) {
            throw new Uninterpreted("the case does not say its schema");
        }
        return definition;
    }

    JsonNode settings() {
        return json.has("schemaSettings")
                ? json.get("schemaSettings")
                : model().path("schemas").path(0).path("settings");
    }

    JsonNode tableOption(String name) {
        for (JsonNode options : List.of(
                json.path("tableOptions"),
                json.path("modelOptions"),
                model().path("tableOptions"),
                model().path("modelOptions"))) {
            if (options.has(name)) {
                return options.get(name);
            }
        }
        return MissingNode.getInstance();
    }

    String tableName() {
        String name = json.path("table")
                .asText(model().path("table")
                        .asText(json.path("model").asText(model().path("model").asText())));
        return tableOption("prefix").asText("")
                + (name.isEmpty() ? "T-1" : name)
                + tableOption("suffix").asText("");
    }

    SchemaTranslation.Translated translate(Steps steps) {
        if (model().path("schemas").size() > 1) {
            throw new NeedsUnreleased(Unreleased.SEVERAL_SCHEMAS);
        }
        return SchemaTranslation.translate(
                definition(), settings(), tableOption("expires"), this::storedAs, loosened, steps, noted);
    }

    /** A reference is stored as the key of the other item: its one value, or a map of both. */
    private Definition storedAs(JsonNode reference) {
        JsonNode other = reference.has("$model") ? definitionOf(reference.get("$model")) : definition();
        if (!other.isObject()) {
            throw new Uninterpreted("the case does not say the schema of " + reference);
        }
        String partition = other.fieldNames().next();
        String sort = "";
        for (Map.Entry<String, JsonNode> field : other.properties()) {
            partition = field.getValue().path("hashKey").asBoolean() ? field.getKey() : partition;
            sort = field.getValue().path("rangeKey").asBoolean() ? field.getKey() : sort;
        }
        if (sort.isEmpty()) {
            return Definition.of(
                    new TextNode(Definition.of(other.get(partition)).name()));
        }
        ObjectNode both = JsonNodeFactory.instance.objectNode().put("type", "Object");
        for (String name : List.of(partition, sort)) {
            both.withObjectProperty("schema")
                    .putObject(name)
                    .put("type", Definition.of(other.get(name)).name())
                    .put("required", true);
        }
        return Definition.of(both);
    }

    private JsonNode definitionOf(JsonNode name) {
        for (JsonNode model : json.path("models")) {
            if (model.path("model").equals(name)) {
                return model.path("schemas").path(0).path("definition");
            }
        }
        return MissingNode.getInstance();
    }

    /** A translation that is made when it is asked for. */
    Supplier<SchemaTranslation.Translated> translation(Steps steps) {
        return () -> translate(steps);
    }

    /** A translation of another definition. */
    Supplier<SchemaTranslation.Translated> translation(JsonNode definition, Steps steps) {
        return () -> SchemaTranslation.translate(
                definition,
                MissingNode.getInstance(),
                MissingNode.getInstance(),
                this::storedAs,
                Map.of(),
                steps,
                noted);
    }

    // ---- attempts ----

    /** The interpretation of the calls of one target. */
    interface Interpretation {
        Attempt attempt(Set<String> leftOut);
    }

    /**
     * Tries as the case says; where the library refuses an undeclared or mistyped attribute, which is noted, tries again
     * with another declaration, so that what it would send is compared too.
     */
    Attempt attempt(Interpretation interpretation) {
        for (int i = 0; ; i++) {
            Attempt attempt;
            try {
                attempt = interpretation.attempt(leftOut);
            } catch (ByDesign | ModelCalls.Mistyped e) {
                attempt = new Attempt(List.of(), Undefined.PLAIN, Optional.of(e));
            }
            RuntimeException error = attempt.error().orElse(null);
            Optional<Refusal> refusal = error == null
                    ? Optional.empty()
                    : Refusal.of(error)
                            .or(() -> ExpectedErrors.whyRefused(this, error).map(why -> new Refusal(why, "")));
            if (i == 5
                    || refusal.isEmpty()
                    || !expectsSuccess()
                    || !loosen(refusal.get(), attempt.error().get())) {
                return attempt;
            }
            noted.add(refusal.get().difference());
        }
    }

    /** The item that the case writes; null if it writes none. */
    Object given() {
        return target().equals("Item")
                ? CaseValues.of(call().get("item"))
                : CaseValues.of(call().path("args").get(0));
    }

    /** The changes that an update asks for. */
    @SuppressWarnings("unchecked")
    Map<String, Object> changes() {
        Object second = CaseValues.of(call().path("args").get(1));
        Object changes = second == null || Undefined.is(second)
                ? CaseValues.of(call().path("args").get(0))
                : second;
        return (Map<String, Object>) changes;
    }

    /** Whether what comes back was declared otherwise than the case does. */
    boolean isLoosened() {
        return loosened.values().stream().anyMatch(type -> !type.equals("ANY"));
    }

    private static final Pattern KEY_WITH_GET = Pattern.compile("(?s).*'([^']+)'\\s+has a get transform.*");

    private boolean loosen(Refusal refusal, RuntimeException error) {
        String name = refusal.attribute();
        if (loosened.containsKey(name) || name.isEmpty() && refusal.difference() != Difference.STRICTER_DEFINITIONS) {
            return false;
        }
        switch (refusal.difference()) {
            case UNKNOWN_IS_REFUSED -> {
                if (method().equals("update") && isChanged(name) && !keepsUnknown()) {
                    return leftOut.add(name);
                }
                loosened.put(name, "ANY");
            }
            case STRICTER_DEFINITIONS -> {
                return loosenDefinition(String.valueOf(error.getMessage()));
            }
            case OPERANDS_ARE_TYPED, OPERATORS_BY_TYPE -> loosened.put(name, isKeyPart(name) ? otherType(name) : "ANY");
            case KEYS_ARE_TYPED -> {
                Object value = ((ModelCalls.Mistyped) error).value();
                loosened.put(name, value instanceof String ? "String" : "Number");
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean loosenDefinition(String message) {
        Matcher matcher = KEY_WITH_GET.matcher(message);
        if (matcher.matches() && loosened.putIfAbsent(matcher.group(1), "NO_GET") == null) {
            return true;
        } else if (message.contains("has 3 to 255") && !longNames) {
            longNames = true;
            json = LongNames.of(json);
            return true;
        }
        return false;
    }

    private boolean isKeyPart(String name) {
        JsonNode definition = definition();
        return target().equals("Condition")
                ? false
                : definition.path(name).toString().matches(".*(hashKey|rangeKey|index).*")
                        || definition.fieldNames().next().equals(name)
                        || definition.findValuesAsText("rangeKey").contains(name);
    }

    private String otherType(String name) {
        return definition().path(name).toString().contains("Number") ? "String" : "Number";
    }

    private boolean isChanged(String name) {
        for (JsonNode argument : call().path("args")) {
            if (argument.has(name)) {
                return true;
            }
            for (String clause : List.of("$SET", "$ADD", "$REMOVE", "$DELETE")) {
                if (argument.path(clause).has(name)
                        || argument.path(clause).toString().contains("\"" + name + "\"")) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean keepsUnknown() {
        JsonNode keeps = settings().path("saveUnknown");
        return keeps.isBoolean() ? keeps.asBoolean() : keeps.size() > 0;
    }
}
