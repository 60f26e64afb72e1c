package io.dynamodel.schema;

import io.dynamodel.core.value.ValueType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attribute type as plain data.
 *
 * @param name the name of the factory in {@link AttributeTypes} that makes the type, such as {@code instant}
 * @param valueType the DynamoDB type in which it is stored
 * @param parameters what the factory was told, such as the constants of an enum; strings, numbers, booleans and lists
 *     of them
 * @param element the type of the elements of a list, set or dictionary
 * @param schema the schema of a nested item
 * @param members the schemas of the members of a union, by their code
 */
public record TypeDescription(
        String name,
        ValueType valueType,
        Map<String, Object> parameters,
        @Nullable TypeDescription element,
        @Nullable SchemaDescription schema,
        Map<String, SchemaDescription> members) {
    /** Copies the maps. */
    public TypeDescription {
        parameters = Map.copyOf(parameters);
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** A type that is no union. */
    public TypeDescription(
            String name,
            ValueType valueType,
            Map<String, Object> parameters,
            @Nullable TypeDescription element,
            @Nullable SchemaDescription schema) {
        this(name, valueType, parameters, element, schema, Map.of());
    }

    /** A type without parameters or parts. */
    public static TypeDescription of(String name, ValueType valueType) {
        return new TypeDescription(name, valueType, Map.of(), null, null);
    }
}
