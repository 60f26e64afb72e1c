package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamodel.core.error.DynamodelException;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.AttributeTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Dynamoose's inner pipeline as the two directions of a schema, with the rules that the case has switched on. */
final class PipelineCalls {
    private PipelineCalls() {}

    static Outcome run(DynamooseCase one) {
        JsonNode settings = DynamooseCases.argument(one, 1);
        return switch (one.method()) {
            case "objectFromSchema" ->
                pipeline(
                        one,
                        DynamooseCases.argument(one, 0),
                        Steps.of(settings),
                        settings.path("type").asText().equals("fromDynamo"));
            case "conformToSchema" ->
                pipeline(one, one.call().path("item"), Steps.of(DynamooseCases.argument(one, 0)), false);
            case "withDefaults" ->
                pipeline(
                        one,
                        one.call().path("item"),
                        new Steps(false, true, true, false, false, false, false, false, false, false),
                        false);
            case "isDynamoObject" -> throw new ByDesign(Difference.STRICT_TYPES, "a guess from the shape of a value");
            case "objectToDynamo" -> value(one, Wire.json(any(CaseValues.of(DynamooseCases.argument(one, 0)))));
            case "fromDynamo" -> natural(one);
            case "attributesWithSchema", "prepareForObjectFromSchema" ->
                throw new ByDesign(Difference.JAVASCRIPT_ONLY, "an inner step: " + one.method());
            default -> Outcome.uninterpreted(one.target() + "." + one.method());
        };
    }

    private static Outcome pipeline(DynamooseCase one, JsonNode item, Steps steps, boolean read) {
        // Checks and defaults are steps of writing here, wherever Dynamoose lets them be switched on.
        boolean reads = read && !steps.writes();
        if (read && !reads) {
            one.noted().add(Difference.CHECKS_ARE_FOR_WRITING);
        }
        Attempt attempt = one.attempt(leftOut -> {
            try {
                SchemaTranslation.Translated translated = one.translate(steps);
                if (reads) {
                    return gave(translated.schema().fromItem(Wire.item(item)));
                }
                Map<String, AttributeValue> stored =
                        translated.schema().toItem(ModelCalls.document(CaseValues.of(item)));
                return gave(plain(AttributeValue.fromM(stored)));
            } catch (DynamodelException | IllegalArgumentException e) {
                return new Attempt(List.of(), Undefined.PLAIN, Optional.of(e));
            }
        });
        JsonNode expires = one.tableOption("expires").path("items").path("returnExpired");
        if (reads && expires.isBoolean() && !expires.asBoolean()) {
            one.noted().add(Difference.EXPIRED_ITEMS_SHOW);
        }
        return Judge.value(one, attempt, reads ? null : CaseValues.of(item), steps, aliases(one, steps));
    }

    private static Map<String, String> aliases(DynamooseCase one, Steps steps) {
        try {
            return Judge.aliases(one.translate(steps));
        } catch (DynamodelException | ByDesign e) {
            return Map.of();
        }
    }

    private static Attempt gave(Object result) {
        return new Attempt(List.of(), result, Optional.empty());
    }

    private static Outcome value(DynamooseCase one, JsonNode result) {
        return Judge.value(one, gave(CaseValues.of(result)), null, Steps.all(), Map.of());
    }

    private static Map<String, AttributeValue> any(Object map) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        AttributeType<Object> any = AttributeTypes.any();
        ((Map<?, ?>) map)
                .forEach((name, inner) ->
                        item.put((String) name, io.dynamodel.core.value.AttributeValues.encode(any, inner)));
        return item;
    }

    private static Outcome natural(DynamooseCase one) {
        Map<String, Object> values = new LinkedHashMap<>();
        Wire.item(DynamooseCases.argument(one, 0))
                .forEach((name, stored) ->
                        values.put(name, io.dynamodel.core.value.AttributeValues.decode(AttributeTypes.any(), stored)));
        return Judge.value(one, gave(values), null, Steps.all(), Map.of());
    }

    /** A stored value as JavaScript's unmarshaller reads it: numbers stay numbers. */
    static Object plain(AttributeValue value) {
        return io.dynamodel.core.value.AttributeValues.decode(AttributeTypes.any(), value);
    }
}
