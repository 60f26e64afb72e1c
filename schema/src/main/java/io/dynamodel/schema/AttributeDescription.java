package io.dynamodel.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attribute as plain data.
 *
 * @param name the stored name
 * @param component the name of the record component that carries it; the stored name where that is the same
 * @param alias its other name in map-shaped items and string paths
 * @param type how it is stored
 * @param required whether it must be there in every write of a whole item
 * @param sensitive whether its values are never shown
 * @param role what the library itself does with it, such as {@code version}, {@code createdAt}, {@code constant} or
 *     {@code attribute} if nothing
 * @param rules in the order of their definition
 */
public record AttributeDescription(
        String name,
        String component,
        @Nullable String alias,
        TypeDescription type,
        boolean required,
        boolean sensitive,
        String role,
        List<RuleDescription> rules) {
    /** Copies the rules. */
    public AttributeDescription {
        rules = List.copyOf(rules);
    }
}
