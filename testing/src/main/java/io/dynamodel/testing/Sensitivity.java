package io.dynamodel.testing;

import io.dynamodel.schema.AttributeDescription;
import io.dynamodel.schema.SchemaDescription;
import io.dynamodel.schema.TypeDescription;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Shows values in messages, but those of attributes that are sensitive, or contain one that is, do not show.
 *
 * @param names the top-level attributes that do not show
 */
record Sensitivity(Set<String> names) {
    static Sensitivity of(SchemaDescription schema) {
        Set<String> names = new HashSet<>();
        for (AttributeDescription attribute : schema.attributes()) {
            if (isSensitive(attribute)) {
                names.add(attribute.name());
                names.add(attribute.component());
            }
        }
        return new Sensitivity(names);
    }

    /** The value at a path, as text for messages. */
    String show(String path, @Nullable Object value) {
        if (value == null) {
            return "absent";
        }
        if (names.stream().anyMatch(name -> isAtOrWithin(path, name))) {
            return "(sensitive)";
        }
        return value instanceof AttributeValue attribute ? show(attribute) : value.toString();
    }

    /** Names may contain dots. */
    private static boolean isAtOrWithin(String path, String name) {
        return path.equals(name) || path.startsWith(name + ".") || path.startsWith(name + "[");
    }

    private static String show(AttributeValue value) {
        String text = value.toString();
        return text.substring(text.indexOf('(') + 1, text.length() - 1);
    }

    private static boolean isSensitive(AttributeDescription attribute) {
        return attribute.sensitive() || isSensitive(attribute.type());
    }

    private static boolean isSensitive(@Nullable TypeDescription type) {
        if (type == null) {
            return false;
        }
        SchemaDescription nested = type.schema();
        return isSensitive(type.element())
                || (nested != null && nested.attributes().stream().anyMatch(Sensitivity::isSensitive));
    }
}
