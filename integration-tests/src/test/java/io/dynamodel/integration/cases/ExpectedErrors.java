package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.error.SchemaException;
import io.dynamodel.core.error.ValidationException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Errors that one side has and the other has not, by what the case asks for. */
final class ExpectedErrors {
    private static final Pattern PATH = Pattern.compile(
            "(?:Expected )?([\\w.]+) (?:to be of type|is a required property|with a value of|must equal).*",
            Pattern.DOTALL);

    private ExpectedErrors() {}

    /** Whether the error is about the attribute that the expected message names. */
    static boolean names(RuntimeException error, String message) {
        Matcher matcher = PATH.matcher(message);
        if (!matcher.matches()) {
            return true;
        }
        String path = matcher.group(1).replaceAll("\\.(\\d+)", "[$1]");
        if (error instanceof ValidationException invalid) {
            return invalid.violations().stream()
                    .anyMatch(violation ->
                            violation.path().equals(path) || violation.path().startsWith(path + "."));
        } else if (error instanceof ItemMappingException mapping) {
            return mapping.path().equals(path);
        }
        return String.valueOf(error.getMessage()).contains(path.split("[.\\[]")[0]);
    }

    /** Why Dynamodel takes what Dynamoose refuses. */
    static Optional<Difference> whyNone(DynamooseCase one) {
        String message = one.json().path("expectedError").path("message").asText();
        if (message.contains("to be of type date, instead found type number")) {
            return Optional.of(Difference.TIMES_IN_EVERY_FORM);
        } else if (message.contains("instead found type null")) {
            return Optional.of(Difference.NULL_IS_ABSENT);
        } else if (message.contains("MAX_SAFE_INTEGER") || message.contains("type bigint")) {
            return Optional.of(Difference.NUMBERS_ARE_EXACT);
        } else if (message.matches("(?s).*(defaultMap|defaultAlias|map, alias).*")
                || message.startsWith("Cannot map")) {
            return Optional.of(Difference.ONE_ALIAS);
        } else if (message.contains("instead found") && hasUnion(one.definition())) {
            return Optional.of(Difference.UNIONS_HAVE_DISCRIMINATORS);
        } else if (message.contains("must not contain dots")) {
            return Optional.of(Difference.NAMES_ARE_DATA);
        } else if (message.contains("can not follow not()")) {
            return Optional.of(Difference.NOT_NEGATES_EVERYTHING);
        }
        return Optional.empty();
    }

    private static boolean hasUnion(JsonNode node) {
        for (JsonNode inner : node) {
            if (inner.isArray() && inner.size() > 1 || hasUnion(inner)) {
                return true;
            }
        }
        return false;
    }

    /** Why Dynamodel refuses what Dynamoose takes, where the error alone does not tell. */
    static Optional<Difference> whyRefused(DynamooseCase one, RuntimeException error) {
        String message = String.valueOf(error.getMessage());
        if (error instanceof SchemaException) {
            return message.matches("(?s).*(has a get transform|has 3 to 255|used twice).*")
                    ? Optional.of(Difference.STRICTER_DEFINITIONS)
                    : Optional.empty();
        } else if (message.contains("expected an instant of whole")) {
            return Optional.of(Difference.FINER_TIMES_ARE_REFUSED);
        } else if (message.contains("set transform gave null") || message.contains("transform") && transforms(one)) {
            return Optional.of(Difference.TRANSFORMS_KEEP_TYPES);
        } else if (message.contains("expected") && one.settings().has("set")) {
            return Optional.of(Difference.TRANSFORMS_KEEP_TYPES);
        } else if (message.contains("must be at least 1")) {
            return Optional.of(Difference.NOT_EXPRESSIBLE);
        } else if (DynamooseCases.argument(one, 1).path("typeCheck").isBoolean() && message.contains("expected")) {
            return Optional.of(Difference.TYPES_ARE_ALWAYS_CHECKED);
        } else if (message.contains("startingAfter(..) takes")) {
            return Optional.of(Difference.PAGES_GO_ON_FROM_THEIR_KEY);
        } else if (message.contains("found null")) {
            return Optional.of(Difference.NULL_IS_ABSENT);
        }
        return Optional.empty();
    }

    private static boolean transforms(DynamooseCase one) {
        return one.definition().findValue("set") != null || one.settings().has("set");
    }

    /** How a defect is avoided although the one request that the case shows is the same. */
    static Optional<String> howAvoided(DynamooseCase one) {
        if (one.method().equals("update") && one.settings().has("timestamps")) {
            return Optional.of("update never creates an item, and upsert sets createdAt where it is absent");
        } else if (one.target().equals("Query")
                && one.json().path("note").asText().contains("several match")) {
            return Optional.of("query(..) names the index");
        } else if (one.json().path("note").asText().contains("registry")) {
            return Optional.of("there is no registry: a model is a value, and two of one name do not meet");
        }
        return Optional.empty();
    }

    /** A pair of cases shows a defect, and this is the one that goes well. */
    static boolean isTheGoodHalf(DynamooseCase one) {
        return one.json().path("note").asText().contains("(1st") && one.expectsSuccess();
    }
}
