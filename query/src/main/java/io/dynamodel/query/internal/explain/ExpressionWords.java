package io.dynamodel.query.internal.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Expressions as people read them: names and values stand where the request has placeholders. */
final class ExpressionWords {
    private static final Pattern PLACEHOLDER = Pattern.compile("[#:][A-Za-z0-9_]+");
    private static final int LONGEST = 60;

    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Predicate<String> hidden;

    /** @param hidden takes the names of attributes and the placeholders of values; says whose values to hide */
    ExpressionWords(Map<String, String> names, Map<String, AttributeValue> values, Predicate<String> hidden) {
        this.names = names;
        this.values = values;
        this.hidden = hidden;
    }

    /** An expression; the library's own have nothing but placeholders for what comes from outside. */
    String of(String expression) {
        Matcher matcher = PLACEHOLDER.matcher(expression);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(text, Matcher.quoteReplacement(word(matcher.group())));
        }
        return matcher.appendTail(text).toString();
    }

    private String word(String placeholder) {
        if (placeholder.startsWith("#")) {
            return names.getOrDefault(placeholder, placeholder);
        }
        AttributeValue value = values.get(placeholder);
        return value == null ? placeholder : hidden.test(placeholder) ? "<hidden>" : value(value);
    }

    /** The key of an item: {@code id = "u-1" AND n = 1}. */
    String key(Map<String, AttributeValue> key) {
        List<String> parts = new ArrayList<>();
        key.forEach((name, value) -> parts.add(name + " = " + (hidden.test(name) ? "<hidden>" : value(value))));
        return String.join(" AND ", parts);
    }

    /** The values behind the placeholders. */
    Map<String, String> valueTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.keySet().forEach(placeholder -> texts.put(placeholder, word(placeholder)));
        return texts;
    }

    private String value(AttributeValue value) {
        return switch (value.type()) {
            case S -> "\"" + shortened(value.s()) + "\"";
            case N -> value.n();
            case BOOL -> String.valueOf(value.bool());
            case NUL -> "NULL";
            case B -> "<" + value.b().asByteArrayUnsafe().length + " bytes>";
            case SS ->
                several(
                        "{",
                        value.ss().stream()
                                .sorted()
                                .map(text -> "\"" + shortened(text) + "\"")
                                .toList(),
                        "}");
            case NS -> several("{", value.ns().stream().sorted().toList(), "}");
            case BS -> "<" + value.bs().size() + " binaries>";
            case L -> several("[", value.l().stream().map(this::value).toList(), "]");
            case M -> {
                List<String> entries = new ArrayList<>();
                value.m()
                        .forEach((name, inner) ->
                                entries.add(name + ": " + (hidden.test(name) ? "<hidden>" : value(inner))));
                yield several("{", entries, "}");
            }
            default -> "?";
        };
    }

    private static String several(String open, List<String> parts, String close) {
        return open + shortened(String.join(", ", parts)) + close;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(
                                0, text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length()))))
                        + "…";
    }
}
