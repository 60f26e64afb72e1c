package io.dynamodel.core.expression;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ItemSize;
import io.dynamodel.core.value.Numbers;
import io.dynamodel.core.value.Text;
import io.dynamodel.core.value.ValueType;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The placeholders of one request. They come from a counter, never from the names, so that no two names can meet in one
 * placeholder. Every name has one; values have their own, unless they are equal scalars.
 */
final class Placeholders {
    private static final long MAX_BYTES = 2 * 1024 * 1024;
    private static final int MAX_STEPS = 32;

    private final Map<String, String> namesByPlaceholder = new LinkedHashMap<>();
    private final Map<String, String> placeholdersByName = new HashMap<>();
    private final Map<String, AttributeValue> valuesByPlaceholder = new LinkedHashMap<>();
    private final Map<AttributeValue, String> placeholdersByValue = new HashMap<>();
    private long bytes;

    Map<String, String> names() {
        return Collections.unmodifiableMap(namesByPlaceholder);
    }

    Map<String, AttributeValue> values() {
        return Collections.unmodifiableMap(valuesByPlaceholder);
    }

    /** Appends the path, each name as its placeholder. */
    void appendPath(AttributePath path, StringBuilder out) {
        List<AttributePath.Step> steps = path.steps();
        if (steps.size() > MAX_STEPS) {
            throw new RequestLimitException(
                    "steps in a path", MAX_STEPS, steps.size(), "no item is nested that deeply");
        }
        for (int i = 0; i < steps.size(); i++) {
            AttributePath.Step step = steps.get(i);
            if (step instanceof AttributePath.Name name) {
                if (i > 0) {
                    out.append('.');
                }
                out.append(name(name.name()));
            } else {
                out.append(step);
            }
        }
    }

    private String name(String name) {
        String known = placeholdersByName.get(name);
        if (known != null) {
            return known;
        }
        String placeholder = "#" + namesByPlaceholder.size();
        namesByPlaceholder.put(placeholder, name);
        placeholdersByName.put(name, placeholder);
        count(placeholder.length() + Text.utf8Length(name));
        return placeholder;
    }

    /** The placeholder of the value, shared with an equal scalar; {@code where} is for the message. */
    String value(AttributeValue value, Object where) {
        ValueType type = AttributeValues.typeOf(value);
        // a container's hash would cost more than it saves
        if (type != ValueType.S && type != ValueType.N && type != ValueType.BOOL && type != ValueType.NULL) {
            return unsharedValue(value, where);
        }
        String known = placeholdersByValue.get(value);
        if (known != null) {
            return known;
        }
        String placeholder = unsharedValue(value, where);
        placeholdersByValue.put(value, placeholder);
        return placeholder;
    }

    /** A placeholder that no other use of an equal value has. */
    String unsharedValue(AttributeValue value, Object where) {
        check(value, where);
        String placeholder = ":" + valuesByPlaceholder.size();
        valuesByPlaceholder.put(placeholder, value);
        count(placeholder.length() + ItemSize.of(value));
        return placeholder;
    }

    private void count(long more) {
        bytes += more;
        if (bytes > MAX_BYTES) {
            throw new RequestLimitException(
                    "bytes of names and values in the expressions of one request",
                    MAX_BYTES,
                    bytes,
                    "make several requests, or write the item as a whole");
        }
    }

    private static void check(AttributeValue value, Object where) {
        boolean emptySet = switch (AttributeValues.typeOf(value)) {
            case SS -> value.ss().isEmpty();
            case NS -> {
                value.ns().forEach(Numbers::parse);
                yield value.ns().isEmpty();
            }
            case BS -> value.bs().isEmpty();
            case N -> {
                Numbers.parse(value.n());
                yield false;
            }
            case M -> {
                value.m().values().forEach(entry -> check(entry, where));
                yield false;
            }
            case L -> {
                value.l().forEach(element -> check(element, where));
                yield false;
            }
            case S, B, BOOL, NULL -> false;
        };
        if (emptySet) {
            throw new InvalidRequestException(
                    "'" + where + "' has an empty set as a value, which DynamoDB does not know; leave the condition or"
                            + " update out, or remove the attribute");
        }
    }
}
