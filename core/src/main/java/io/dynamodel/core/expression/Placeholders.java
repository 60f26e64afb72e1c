package io.dynamodel.core.expression;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ItemSize;
import io.dynamodel.core.value.Numbers;
import io.dynamodel.core.value.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The placeholders of one request. They come from a counter, never from the names, so that no two names can meet in one
 * placeholder. Every name has one; values have their own, unless they are equal scalars.
 */
final class Placeholders {
    private static final long MAX_BYTES = 2 * 1024 * 1024;
    private static final int MAX_STEPS = 32;

    /** Up to here it is quicker to look at all. */
    private static final int FEW = 8;

    private static final String[] NAMES = first('#');
    private static final String[] VALUES = first(':');

    private final List<String> names = new ArrayList<>(FEW);
    private final List<AttributeValue> values = new ArrayList<>(FEW);
    private final Map<String, String> more =
            new HashMap<>(0); // the placeholders of names and scalars, where they are many
    private int unshared; // a bit for each of the first values
    private long bytes;

    private static String[] first(char kind) {
        String[] placeholders = new String[FEW];
        for (int i = 0; i < FEW; i++) {
            placeholders[i] = kind + Integer.toString(i);
        }
        return placeholders;
    }

    Map<String, String> names() {
        Map<String, String> byPlaceholder = new LinkedHashMap<>(2 * names.size());
        for (int i = 0; i < names.size(); i++) {
            byPlaceholder.put(placeholder(NAMES, '#', i), names.get(i));
        }
        return Collections.unmodifiableMap(byPlaceholder);
    }

    Map<String, AttributeValue> values() {
        Map<String, AttributeValue> byPlaceholder = new LinkedHashMap<>(2 * values.size());
        for (int i = 0; i < values.size(); i++) {
            byPlaceholder.put(placeholder(VALUES, ':', i), values.get(i));
        }
        return Collections.unmodifiableMap(byPlaceholder);
    }

    private static String placeholder(String[] few, char kind, int index) {
        return index < FEW ? few[index] : kind + Integer.toString(index);
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
        for (int i = 0; i < Math.min(FEW, names.size()); i++) {
            if (names.get(i).equals(name)) {
                return NAMES[i];
            }
        }
        String known = names.size() < FEW ? null : more.get('#' + name);
        if (known != null) {
            return known;
        }
        String placeholder = placeholder(NAMES, '#', names.size());
        if (names.size() >= FEW) {
            more.put('#' + name, placeholder);
        }
        names.add(name);
        count(placeholder.length() + Text.utf8Length(name));
        return placeholder;
    }

    /** The placeholder of the value, shared with an equal scalar; {@code where} is for the message. */
    String value(AttributeValue value, Object where) {
        String scalar = scalar(value);
        if (scalar == null) {
            return add(value, where); // a container's text would cost more than it saves
        }
        for (int i = 0; i < Math.min(FEW, values.size()); i++) {
            AttributeValue other = values.get(i);
            if ((unshared & 1 << i) == 0 && other.type() == value.type() && scalar.equals(scalar(other))) {
                return VALUES[i];
            }
        }
        if (values.size() < FEW) {
            return add(value, where);
        }
        String key = value.type() + scalar;
        String known = more.get(key);
        if (known == null) {
            known = add(value, where);
            more.put(key, known);
        }
        return known;
    }

    /** A text by which it is known among those of its type; null for what is never shared. */
    private static @Nullable String scalar(AttributeValue value) {
        return switch (AttributeValues.typeOf(value)) {
            case S -> value.s();
            case N -> value.n();
            case BOOL -> value.bool().toString();
            case NULL -> "";
            default -> null;
        };
    }

    /** A placeholder that no other use of an equal value has. */
    String unsharedValue(AttributeValue value, Object where) {
        if (values.size() < FEW) {
            unshared |= 1 << values.size();
        }
        return add(value, where);
    }

    private String add(AttributeValue value, Object where) {
        check(value, where);
        String placeholder = placeholder(VALUES, ':', values.size());
        values.add(value);
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
