package io.dynamodel.examples.jsonl;

import static io.dynamodel.schema.Rules.coerce;
import static io.dynamodel.schema.Rules.required;

import io.dynamodel.schema.Attribute;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Rule;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The types that a schema file can give to attributes. What JSON has no notation for is read from text or arrays. */
enum FieldType {
    STRING("string", AttributeTypes.string(), true, false),
    NUMBER("number", AttributeTypes.decimal(), true, false),
    BOOLEAN("boolean", AttributeTypes.bool(), false, false),
    DATE("date", AttributeTypes.localDate(), true, true),
    INSTANT("instant", AttributeTypes.instant(), true, true),
    UUID("uuid", AttributeTypes.uuid(), true, true),
    STRING_SET("stringSet", AttributeTypes.stringSet(), false, false),
    NUMBER_SET("numberSet", AttributeTypes.setOf(AttributeTypes.decimal()), false, false);

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // attribute types are immutable
    private final AttributeType<?> type;

    private final boolean canBeKey;
    private final boolean isRead;

    FieldType(String text, AttributeType<?> type, boolean canBeKey, boolean isRead) {
        this.text = text;
        this.type = type;
        this.canBeKey = canBeKey;
        this.isRead = isRead;
    }

    static Optional<FieldType> named(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }

    /** The type that a key has if its first value is this one; empty if the value cannot be a key. */
    static Optional<FieldType> ofKeyValue(Object value) {
        return value instanceof String
                ? Optional.of(STRING)
                : value instanceof Number ? Optional.of(NUMBER) : Optional.empty();
    }

    static String names() {
        return Arrays.stream(values()).map(FieldType::toString).collect(Collectors.joining(", "));
    }

    boolean canBeKey() {
        return canBeKey;
    }

    /**
     * What the library takes for a value as JSON has it: an array becomes a set. What does not fit stays as it is, for
     * the library to refuse.
     */
    Object fromJson(Object value) throws BadLineException {
        if (!(value instanceof List<?> list) || (this != STRING_SET && this != NUMBER_SET)) {
            return value;
        }
        Set<Object> set = new LinkedHashSet<>(list);
        if (set.size() < list.size()) {
            throw new BadLineException("has a set in which an element occurs twice");
        }
        return set;
    }

    /** Registers an attribute of this type. */
    Attribute<Document, ?> register(DocumentSchemaBuilder schema, String name, boolean isRequired) {
        return register(schema, name, type, isRequired);
    }

    private <V> Attribute<Document, V> register(
            DocumentSchemaBuilder schema, String name, AttributeType<V> type, boolean isRequired) {
        Rule<Document, V>[] rules = rules(isRequired);
        return canBeKey ? schema.scalar(name, type, rules) : schema.value(name, type, rules);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of a generic class
    private <V> Rule<Document, V>[] rules(boolean isRequired) {
        if (isRequired) {
            return isRead ? new Rule[] {required(), coerce()} : new Rule[] {required()};
        }
        return isRead ? new Rule[] {coerce()} : new Rule[0];
    }

    @Override
    public String toString() {
        return text;
    }
}
