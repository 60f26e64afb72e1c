package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamodel.core.error.DynamodelException;
import io.dynamodel.core.expression.ExpressionRenderer;
import java.util.List;
import java.util.Optional;

/** Conditions without a model: their attributes are declared as {@code any()}, as Dynamoose does not ask what they are. */
final class ConditionCalls {
    private ConditionCalls() {}

    static Outcome run(DynamooseCase one) {
        JsonNode settings = one.call().path("settings");
        String parameter = settings.path("conditionString").asText("ConditionExpression");
        if (settings.path("conditionStringType").asText().equals("array")) {
            throw new ByDesign(Difference.JAVASCRIPT_ONLY, "the inner list form of a condition");
        }
        Attempt attempt = one.attempt(leftOut -> {
            SchemaTranslation.Translated translated =
                    one.translate(Steps.of(one.call().path("settings")));
            try {
                ConditionChain chain =
                        ConditionChain.of(one.call().path("init"), one.call().path("chain"));
                ExpressionRenderer renderer = new ExpressionRenderer();
                String text = renderer.condition(
                        chain.condition(name -> translated.schema().path(name)));
                ObjectNode request = JsonNodeFactory.instance.objectNode();
                if (text != null) {
                    request.put(parameter, text);
                }
                request.set("ExpressionAttributeNames", Wire.json(renderer.names()));
                request.set("ExpressionAttributeValues", Wire.json(renderer.values()));
                return new Attempt(
                        List.of(CanonicalRequest.of("condition", request, true)), Undefined.PLAIN, Optional.empty());
            } catch (DynamodelException | IllegalArgumentException e) {
                return new Attempt(List.of(), Undefined.PLAIN, Optional.of(e));
            }
        });
        // Declaring what a condition names is how a condition is written here, not another outcome of it.
        one.noted().remove(Difference.UNKNOWN_IS_REFUSED);
        one.noted().remove(Difference.OPERANDS_ARE_TYPED);
        JsonNode expected = one.json().path("expectedResult");
        return Judge.requests(
                one,
                attempt,
                expected.isMissingNode() ? List.of() : List.of(CanonicalRequest.of("condition", expected, false)));
    }
}
