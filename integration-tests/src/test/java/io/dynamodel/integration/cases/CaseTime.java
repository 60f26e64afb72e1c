package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time at which all cases run, and the volatile values that cases write as {@code $NOW_MS}, {@code $NOW_S+10s} and so
 * on. It has nanoseconds, as real clocks do.
 */
final class CaseTime {
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456789Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final Pattern VOLATILE = Pattern.compile("\\$NOW_(MS|S|ISO|DATE)(?:([+-]\\d+)(ms|s))?");
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
    private static final List<String> WIRE = List.of("N", "S", "NS", "SS");

    private CaseTime() {}

    static String iso(Instant instant) {
        return ISO.format(instant);
    }

    /** The case with all volatile values replaced by those of {@link #NOW}. */
    static JsonNode fixed(JsonNode node) {
        return fixed(node, false);
    }

    private static JsonNode fixed(JsonNode node, boolean asText) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                copy.set(field.getKey(), fixed(field.getValue(), WIRE.contains(field.getKey()) && object.size() == 1));
            }
            return copy;
        } else if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(fixed(element, asText)));
            return copy;
        }
        Matcher matcher = node.isTextual() ? VOLATILE.matcher(node.textValue()) : null;
        return matcher == null || !matcher.matches() ? node : value(matcher, asText);
    }

    private static JsonNode value(Matcher matcher, boolean asText) {
        long offset = matcher.group(2) == null ? 0 : Long.parseLong(matcher.group(2));
        Instant time = "ms".equals(matcher.group(3)) ? NOW.plusMillis(offset) : NOW.plusSeconds(offset);
        ObjectNode factory = new ObjectNode(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance);
        switch (matcher.group(1)) {
            case "MS" -> {
                return asText ? factory.textNode("" + time.toEpochMilli()) : factory.numberNode(time.toEpochMilli());
            }
            case "S" -> {
                return asText
                        ? factory.textNode("" + time.getEpochSecond())
                        : factory.numberNode(time.getEpochSecond());
            }
            default -> {
                return factory.textNode(iso(time));
            }
        }
    }
}
