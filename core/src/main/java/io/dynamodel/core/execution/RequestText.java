package io.dynamodel.core.execution;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * Requests as text for people: DynamoDB's own JSON, in which values carry their types. It has the parameters that are
 * set, in a fixed order; whatever fits stands on one line. Two equal requests have the same text: the entries of maps
 * are sorted.
 *
 * <p>It serves the requests of every {@link Call}, except for the parameters that expressions have replaced, such as
 * {@code Expected} and {@code KeyConditions}.
 */
public final class RequestText {
    private static final int WIDTH = 100;

    private RequestText() {}

    /**
     * The text of a request, with all item data.
     *
     * @throws IllegalArgumentException if there is no {@link Call} for such a request
     */
    public static String of(DynamoDbRequest request) {
        return of(request, name -> false);
    }

    /**
     * The text of a request, in which some values are replaced by {@code "<hidden>"}.
     *
     * @param hidden takes the names of attributes, also of nested ones, and the placeholders of values, such as
     *     {@code :v0}; says whose values to hide
     * @throws IllegalArgumentException if there is no {@link Call} for such a request
     */
    public static String of(DynamoDbRequest request, Predicate<String> hidden) {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(hidden, "hidden");
        StringBuilder text = new StringBuilder();
        block(RequestFields.of(request, new ItemFields(hidden)), 0, text);
        return text.toString();
    }

    /**
     * The text of an item, in which some values are replaced by {@code "<hidden>"}.
     *
     * @param hidden takes the names of attributes, also of nested ones; says whose values to hide
     */
    public static String ofItem(Map<String, AttributeValue> item, Predicate<String> hidden) {
        StringBuilder text = new StringBuilder();
        value(new ItemFields(hidden).item(item), 0, text);
        return text.toString();
    }

    /** A value on one line if that fits, else on several. */
    private static void value(Object value, int indent, StringBuilder text) {
        StringBuilder line = new StringBuilder();
        line(value, line);
        int column = text.length() - text.lastIndexOf("\n");
        if (column + line.length() <= WIDTH || !(value instanceof Map || value instanceof List)) {
            text.append(line);
        } else {
            block(value, indent, text);
        }
    }

    private static void block(Object value, int indent, StringBuilder text) {
        String margin = "\n" + "  ".repeat(indent + 1);
        boolean isMap = value instanceof Map;
        Iterator<?> entries = entries(value);
        text.append(isMap ? '{' : '[');
        for (String separator = ""; entries.hasNext(); separator = ",") {
            text.append(separator).append(margin);
            value(entry(entries.next(), text), indent + 1, text);
        }
        text.append("\n").append("  ".repeat(indent)).append(isMap ? '}' : ']');
    }

    private static void line(Object value, StringBuilder text) {
        if (value instanceof String string) {
            quote(string, text);
        } else if (value instanceof Map || value instanceof List) {
            boolean isMap = value instanceof Map;
            Iterator<?> entries = entries(value);
            text.append(isMap ? '{' : '[');
            for (String separator = ""; entries.hasNext(); separator = ", ") {
                text.append(separator);
                line(entry(entries.next(), text), text);
            }
            text.append(isMap ? '}' : ']');
        } else {
            text.append(value); // a number or a boolean
        }
    }

    private static Iterator<?> entries(Object value) {
        return value instanceof Map<?, ?> map ? map.entrySet().iterator() : ((List<?>) value).iterator();
    }

    /** The value of an entry; if it has a name, that is written. */
    private static Object entry(Object entry, StringBuilder text) {
        if (entry instanceof Map.Entry<?, ?> named) {
            quote((String) named.getKey(), text);
            text.append(": ");
            return named.getValue();
        }
        return entry;
    }

    private static void quote(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c == '\n') {
                text.append("\\n");
            } else if (c < ' ' || (Character.isSurrogate(c) && !isPaired(string, i))) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private static boolean isPaired(String string, int i) {
        return Character.isHighSurrogate(string.charAt(i))
                ? i + 1 < string.length() && Character.isLowSurrogate(string.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(string.charAt(i - 1));
    }
}
