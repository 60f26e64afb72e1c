package io.dynamodel.schema;

import io.dynamodel.core.value.ValueType;
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
 */
public record TypeDescription(
        String name,
        ValueType valueType,
        Map<String, Object> parameters,
        @Nullable TypeDescription element,
        @Nullable SchemaDescription schema) {
    /** Copies the parameters. */
    public TypeDescription {
        parameters = Map.copyOf(parameters);
    }

    /** A type without parameters or parts. */
    public static TypeDescription of(String name, ValueType valueType) {
        return new TypeDescription(name, valueType, Map.of(), null, null);
    }
}
