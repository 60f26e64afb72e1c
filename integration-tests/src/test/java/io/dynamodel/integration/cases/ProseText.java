package io.dynamodel.integration.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.ExpressionRenderer;
import io.dynamodel.core.expression.Update;
import io.dynamodel.schema.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Expressions in words: those that a case quotes are held against ours by their shape. */
final class ProseText {
    private static final Pattern QUOTED = Pattern.compile("'([^']*[#(][^']*)'");

    private ProseText() {}

    /**
     * What was compiled.
     *
     * @param text the expression; null if there is none
     */
    record Expression(String text, Map<String, String> names, Map<String, AttributeValue> values) {}

    static Expression condition(Condition<Document> condition) {
        ExpressionRenderer renderer = new ExpressionRenderer();
        String text = renderer.condition(condition);
        return new Expression(text, renderer.names(), renderer.values());
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    static Expression update(Update<Document>... updates) {
        ExpressionRenderer renderer = new ExpressionRenderer();
        String text = renderer.update(List.of(updates));
        return new Expression(text, renderer.names(), renderer.values());
    }

    /** Asserts that one of the expressions that the case quotes is ours, but for the names of placeholders. */
    static void hasShapeOf(Prose prose, Expression ours) {
        List<String> shapes = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(prose.then());
        while (matcher.find()) {
            shapes.add(shape(matcher.group(1)));
            shapes.add(shape("SET " + matcher.group(1)));
        }
        assertThat(shapes).as("shapes of: %s", prose.then()).isNotEmpty().contains(shape(ours.text()));
    }

    /** The meaning of an expression with placeholders numbered as they come. */
    static String shape(String text) {
        Map<String, String> numbers = new LinkedHashMap<>();
        Function<String, String> placeholders = placeholder ->
                numbers.computeIfAbsent(placeholder, p -> (p.startsWith("#") ? "name" : "value") + numbers.size());
        try {
            String first = text.strip().split(" ")[0].toUpperCase(Locale.ROOT);
            if (List.of("SET", "REMOVE", "ADD", "DELETE").contains(first)) {
                return ExpressionText.update(text, placeholders);
            }
            return ExpressionText.condition(text, placeholders);
        } catch (IllegalArgumentException e) {
            return "unreadable: " + text;
        }
    }
}
