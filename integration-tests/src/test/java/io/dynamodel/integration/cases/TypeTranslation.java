package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Converter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Dynamoose's types as those of Dynamodel. */
final class TypeTranslation {
    private final NestedSchemas nested;
    private final References references;

    /** How maps with a schema of their own are translated. */
    interface NestedSchemas {
        AttributeType<?> translate(JsonNode definition, JsonNode settings);
    }

    /** What a reference to an item of a model, as a type names it, is stored as. */
    interface References {
        Definition storedAs(JsonNode reference);
    }

    TypeTranslation(NestedSchemas nested, References references) {
        this.nested = nested;
        this.references = references;
    }

    /**
     * A definition of an attribute or element, in one form.
     *
     * @param type a name, a list of types, or an object that stands for a type
     * @param settings all settings; empty for the short form
     */
    record Definition(JsonNode type, JsonNode settings) {
        static Definition of(JsonNode node) {
            boolean isShort = !node.isObject()
                    || node.has("$type")
                    || node.has("$model")
                    || node.has("$schema")
                    || node.has("value");
            return isShort ? new Definition(node, MissingNode.getInstance()) : new Definition(node.path("type"), node);
        }

        /** The name of the type in lower case; empty for a union. */
        String name() {
            String name = type.isTextual() ? type.asText() : type.path("value").asText("");
            return name.toLowerCase(Locale.ROOT);
        }

        JsonNode parameter(String name) {
            return type.path("settings").path(name);
        }

        /** The type of the elements, or null if none is given. */
        JsonNode element() {
            JsonNode schema = settings.path("schema");
            return schema.isArray() && schema.size() == 1 ? schema.get(0) : schema.has("$type") ? schema : null;
        }

        boolean isComputed() {
            return name().equals("combine");
        }
    }

    @SuppressWarnings("unchecked")
    AttributeType<Object> type(Definition definition) {
        return (AttributeType<Object>) translate(definition);
    }

    private AttributeType<?> translate(Definition definition) {
        JsonNode type = definition.type();
        if (type.isArray()) {
            return union(definition);
        } else if (type.has("$model") || type.path("$type").asText().equals("THIS")) {
            return translate(references.storedAs(type));
        } else if (type.has("$schema")) {
            return nested.translate(
                    type.get("$schema").path("definition"), type.get("$schema").path("settings"));
        } else if (type.has("$type")) {
            return switch (type.get("$type").asText()) {
                case "ANY" -> AttributeTypes.any();
                case "NULL" -> throw new ByDesign(Difference.NULL_IS_ABSENT, "the type NULL");
                default -> throw new Uninterpreted("the type " + type);
            };
        }
        return switch (definition.name()) {
            case "string", "combine" -> AttributeTypes.string();
            case "number" -> AttributeTypes.decimal();
            case "boolean" -> AttributeTypes.bool();
            case "buffer" -> AttributeTypes.binary();
            case "date" -> date(definition.parameter("storage").asText("milliseconds"));
            case "object" -> object(definition.settings());
            case "array" ->
                definition.settings().path("schema").size() > 1
                        ? tooManyElements()
                        : definition.element() == null
                                ? AttributeTypes.listOf(AttributeTypes.any())
                                : AttributeTypes.listOf(type(Definition.of(definition.element())));
            case "set" -> set(definition);
            case "constant" -> constant(CaseValues.of(definition.parameter("value")));
            default -> throw new ByDesign(Difference.NOT_EXPRESSIBLE, "the type " + type);
        };
    }

    private static AttributeType<?> tooManyElements() {
        throw new ByDesign(Difference.NOT_EXPRESSIBLE, "a list of several element types");
    }

    private static AttributeType<?> date(String storage) {
        return switch (storage) {
            case "seconds" -> AttributeTypes.epochSeconds();
            case "iso" -> AttributeTypes.instantMillis();
            default -> AttributeTypes.epochMillis();
        };
    }

    private AttributeType<?> object(JsonNode settings) {
        JsonNode schema = settings.path("schema");
        if (schema.has("$schema")) {
            return nested.translate(
                    schema.get("$schema").path("definition"),
                    schema.get("$schema").path("settings"));
        }
        return schema.isObject() && !schema.has("$type")
                ? nested.translate(schema, MissingNode.getInstance())
                : AttributeTypes.dictionaryOf(AttributeTypes.any());
    }

    private AttributeType<?> set(Definition definition) {
        if (definition.element() == null) {
            throw new ByDesign(Difference.NOT_EXPRESSIBLE, "a set without the type of its elements");
        }
        return AttributeTypes.setOf(type(Definition.of(definition.element())));
    }

    private static AttributeType<?> constant(Object value) {
        AttributeType<?> base = value instanceof String
                ? AttributeTypes.string()
                : value instanceof Boolean ? AttributeTypes.bool() : AttributeTypes.decimal();
        return checked(base, found -> ScriptValues.apply("===", value, found).equals(true), "the constant " + value);
    }

    // ---- unions ----

    private AttributeType<?> union(Definition definition) {
        List<AttributeType<Object>> members = new ArrayList<>();
        for (JsonNode member : definition.type()) {
            Definition inner = Definition.of(member);
            if (definition.type().size() == 1) {
                return translate(new Definition(member, definition.settings()));
            }
            if (!List.of("string", "number", "boolean", "buffer").contains(inner.name())) {
                throw new ByDesign(Difference.UNIONS_HAVE_DISCRIMINATORS, "a union with " + member);
            }
            members.add(type(inner));
        }
        if (members.isEmpty()) {
            throw new ByDesign(Difference.NOT_EXPRESSIBLE, "a union of nothing");
        }
        return checked(
                AttributeTypes.any(),
                found -> members.stream().anyMatch(member -> accepts(member, found)),
                "one of the types " + definition.type());
    }

    private static boolean accepts(AttributeType<Object> type, Object value) {
        try {
            type.convert(value, false);
            return true;
        } catch (ValueException e) {
            return false;
        }
    }

    /** A type whose values, on their way in and out, are checked by more than their Java class. */
    @SuppressWarnings("unchecked")
    private static AttributeType<?> checked(
            AttributeType<?> base, java.util.function.Predicate<Object> test, String expected) {
        Converter<Object, Object> converter = new Converter<>() {
            @Override
            public Object toStored(Object value) {
                if (!test.test(value)) {
                    throw new ValueException("expected " + expected);
                }
                return base.convert(value, false);
            }

            @Override
            public Object fromStored(Object stored) {
                if (!test.test(stored)) {
                    throw new ValueException("expected " + expected);
                }
                return stored;
            }
        };
        return AttributeTypes.converted((AttributeType<Object>) base, Object.class, converter, false);
    }
}
