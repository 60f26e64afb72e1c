package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which steps of Dynamoose's pipeline a case has switched on: a schema is translated without the rules of the others.
 *
 * @param keys whether the key and the indexes are registered; without them no attribute is one
 */
record Steps(
        boolean keys,
        boolean defaults,
        boolean forcedDefaults,
        boolean validate,
        boolean required,
        boolean enums,
        boolean set,
        boolean get,
        boolean computed,
        boolean times) {

    /** All of them, as the operations have it. */
    static Steps all() {
        return new Steps(true, true, true, true, true, true, true, true, true, true);
    }

    /** Whether any of them is a step of writing. */
    boolean writes() {
        return defaults || forcedDefaults || validate || required || enums || set || computed;
    }

    /** What the settings of {@code objectFromSchema} ask for. */
    static Steps of(JsonNode settings) {
        boolean set = false;
        boolean get = false;
        for (JsonNode modifier : settings.path("modifiers")) {
            set |= modifier.asText().equals("set");
            get |= modifier.asText().equals("get");
        }
        boolean forced = settings.path("forceDefault").asBoolean();
        return new Steps(
                false,
                settings.path("defaults").asBoolean(),
                forced,
                settings.path("validate").asBoolean(),
                settings.path("required").asBoolean(),
                settings.path("enum").asBoolean(),
                set,
                get,
                settings.path("combine").asBoolean(),
                false);
    }
}
