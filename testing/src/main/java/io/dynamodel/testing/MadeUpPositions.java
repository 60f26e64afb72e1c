package io.dynamodel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keys that stand for "before the first item", for which DynamoDB has no key. Thread-safe. */
final class MadeUpPositions {
    private static final Pattern EQUALITY = Pattern.compile("([#\\w]+)\\s*=\\s*:");

    private final Set<JsonNode> beginnings = new HashSet<>();

    /**
     * A position before the first item of a read: as the one after it, but for one attribute.
     *
     * @param end the key of the first item
     * @return null if none can be made, since the read finds one item at most
     */
    synchronized @Nullable JsonNode begin(ObjectNode request, ObjectNode end) {
        Set<String> fixed = fixedNames(request);
        for (Map.Entry<String, JsonNode> attribute : end.properties()) {
            if (!fixed.contains(attribute.getKey())) {
                ObjectNode position = end.deepCopy();
                position.set(attribute.getKey(), madeUp((ObjectNode) attribute.getValue(), beginnings.size()));
                beginnings.add(position);
                return position;
            }
        }
        return null;
    }

    /** Whether there is none. */
    synchronized boolean isEmpty() {
        return beginnings.isEmpty();
    }

    /** Whether a read is to begin at the beginning after all. */
    synchronized boolean isBeginning(JsonNode position) {
        return beginnings.contains(position);
    }

    /** The names of the partition key, which a client may take as known. */
    private static Set<String> fixedNames(ObjectNode request) {
        Set<String> names = new HashSet<>();
        Matcher equalities =
                EQUALITY.matcher(request.path("KeyConditionExpression").asText());
        while (equalities.find()) {
            String name = equalities.group(1);
            names.add(request.path("ExpressionAttributeNames").path(name).asText(name));
        }
        return names;
    }

    private static ObjectNode madeUp(ObjectNode value, int number) {
        String type = value.fieldNames().next();
        String text = "before-the-first-" + number;
        ObjectNode made = value.objectNode();
        return switch (type) {
            case "N" -> made.put(type, "-" + number + ".9990009E+90");
            case "B" -> made.put(type, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
            default -> made.put(type, text);
        };
    }
}
