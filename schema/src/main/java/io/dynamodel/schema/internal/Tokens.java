package io.dynamodel.schema.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.schema.Attribute;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tokens, held against the schema that they are used with. */
public final class Tokens {
    private Tokens() {}

    /** The slot of the token's attribute. */
    public static int slotOf(CompiledSchema<?> schema, Attribute<?, ?> token) {
        return definitionOf(schema, token).slot();
    }

    /**
     * The definition of the token's attribute.
     *
     * @throws InvalidRequestException if the token is of another schema
     */
    public static <R> AttributeDefinition<R, Object> definitionOf(CompiledSchema<R> schema, Attribute<?, ?> token) {
        requireOrigin(schema, token.path().ref().path().origin(), token.name());
        AttributeDefinition<R, Object> definition = schema.attributeNamed(token.name());
        if (definition == null) {
            throw new InvalidRequestException("'" + token.name() + "' was registered after " + schema.origin()
                    + " was built; register all attributes before build()");
        }
        return definition;
    }

    /**
     * Refuses what belongs to another schema.
     *
     * @param what how the message calls it: its text is made only if it is needed
     */
    public static void requireOrigin(CompiledSchema<?> schema, @Nullable Object origin, Object what) {
        if (origin != null && origin != schema.origin()) {
            boolean sameName = origin.toString().equals(schema.origin().toString());
            throw new InvalidRequestException("'" + what + "' belongs to " + (sameName ? "another schema" : origin)
                    + ", but is used with " + schema.origin() + "; use the token of that schema");
        }
    }

    /** All names by which a path can call the attributes: the stored ones and aliases. */
    static List<String> namesOf(CompiledSchema<?> schema) {
        return schema.attributes().stream()
                .flatMap(attribute -> attribute.alias() == null
                        ? Stream.of(attribute.name().text())
                        : Stream.of(attribute.name().text(), attribute.alias()))
                .distinct()
                .toList();
    }

    /** The names under which a map-shaped item carries the attributes. */
    static List<String> documentNamesOf(CompiledSchema<?> schema) {
        return schema.attributes().stream()
                .map(AttributeDefinition::documentName)
                .toList();
    }
}
