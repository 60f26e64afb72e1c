package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamodel.integration.cases.SchemaTranslation.UnknownPolicy;
import java.util.List;

/** Dynamoose's utilities that have a counterpart: which unknown attributes are kept, which index is chosen. */
final class UtilityCalls {
    private UtilityCalls() {}

    static Outcome run(DynamooseCase one) {
        if (one.method().equals("find_best_index")) {
            return IndexChoice.run(one);
        }
        if (!one.method().equals("wildcard_allowed_check")) {
            return Outcome.uninterpreted("utils." + one.method());
        }
        JsonNode patterns = DynamooseCases.argument(one, 0);
        String path = DynamooseCases.argument(one, 1).asText();
        boolean expected = one.json().path("expectedResult").asBoolean();
        boolean kept = UnknownPolicy.of(patterns).asPolicy().keeps(path.split("\\.")[0]);
        boolean isDeep = path.contains(".") || patterns.toString().contains(".");
        if (kept == expected) {
            return isDeep
                    ? Outcome.differs(List.of(Difference.UNKNOWN_KEPT_WHOLE), "the same answer, for the whole of it")
                    : Outcome.agrees();
        }
        return isDeep && kept
                ? Outcome.differs(List.of(Difference.UNKNOWN_KEPT_WHOLE), "kept whole: " + path)
                : Outcome.fails("expected " + expected + " for " + path + ", but the policy says " + kept);
    }
}
