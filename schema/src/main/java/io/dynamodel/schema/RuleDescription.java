package io.dynamodel.schema;

import java.util.Map;

/**
 * A rule as plain data.
 *
 * @param name the name of its factory in {@link Rules}
 * @param parameters what the factory was told, where that is data: strings, numbers, booleans and lists of them
 */
public record RuleDescription(String name, Map<String, Object> parameters) {
    /** Copies the parameters. */
    public RuleDescription {
        parameters = Map.copyOf(parameters);
    }
}
