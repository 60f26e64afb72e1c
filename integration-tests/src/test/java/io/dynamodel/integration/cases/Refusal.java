package io.dynamodel.integration.cases;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why the library refused what Dynamoose would have sent, where that is by design.
 *
 * @param difference the reason
 * @param attribute the top-level attribute that it is about; empty if it is about none
 */
record Refusal(Difference difference, String attribute) {
    private static final Pattern UNKNOWN = Pattern.compile("'([^']+)': .* has no attribute '.*", Pattern.DOTALL);
    private static final Pattern OPERATOR =
            Pattern.compile("'([^']+)' is stored as \\w+, but \\w+\\(\\.\\.\\) is for.*");
    private static final Pattern ELEMENT = Pattern.compile("'([^']+)': expected .*", Pattern.DOTALL);

    static Optional<Refusal> of(RuntimeException error) {
        if (error instanceof ByDesign known) {
            return Optional.of(new Refusal(known.difference(), ""));
        } else if (error instanceof ModelCalls.Mistyped mistyped) {
            return Optional.of(new Refusal(Difference.KEYS_ARE_TYPED, mistyped.attribute()));
        } else if (error instanceof ValidationException invalid) {
            return of(invalid);
        } else if (error instanceof InvalidRequestException) {
            return ofRequest(String.valueOf(error.getMessage()));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> of(ValidationException invalid) {
        Violation violation = invalid.violations().get(0);
        String root = root(violation.path());
        if (violation.message().contains("found null")) {
            return Optional.of(new Refusal(Difference.NULL_IS_ABSENT, ""));
        } else if (invalid.subject().equals("An operand")) {
            return Optional.of(new Refusal(Difference.OPERANDS_ARE_TYPED, root));
        } else if (violation.rule().equals("computed")) {
            return Optional.of(new Refusal(Difference.COMPUTED_NEEDS_INPUTS, root));
        } else if (violation.message().contains("DynamoDB")
                && violation.message().contains("modify(")) {
            return Optional.of(new Refusal(Difference.RULES_GUARD_SUMS, root));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> ofRequest(String message) {
        Matcher unknown = UNKNOWN.matcher(message);
        Matcher operator = OPERATOR.matcher(message);
        Matcher element = ELEMENT.matcher(message);
        if (unknown.matches()) {
            return Optional.of(new Refusal(Difference.UNKNOWN_IS_REFUSED, root(unknown.group(1))));
        } else if (operator.matches()) {
            return Optional.of(new Refusal(Difference.OPERATORS_BY_TYPE, root(operator.group(1))));
        } else if (message.contains("is part of the key that is queried")) {
            return Optional.of(new Refusal(Difference.KEY_IS_NO_FILTER, ""));
        } else if (element.matches()) {
            return Optional.of(new Refusal(Difference.OPERANDS_ARE_TYPED, root(element.group(1))));
        }
        return Optional.empty();
    }

    private static String root(String path) {
        return path.split("[.\\[]", 2)[0];
    }
}
