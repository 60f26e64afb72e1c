package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.schema.internal.KeyDefinition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where a query or scan can go on: the key of an item in the table, and in the index if one is read. */
public final class Positions {
    private Positions() {}

    /** The names of the attributes of a position. */
    static Set<String> names(ModelContext<?> context, KeyDefinition read) {
        Set<String> names = new LinkedHashSet<>(context.key().names());
        names.addAll(read.names());
        return names;
    }

    /** The position right after an item. */
    static Map<String, AttributeValue> after(Map<String, AttributeValue> item, Set<String> names) {
        Map<String, AttributeValue> position = new LinkedHashMap<>();
        for (String name : names) {
            AttributeValue value = item.get(name);
            if (value != null) {
                position.put(name, value);
            }
        }
        return position;
    }

    /** Refuses a position that comes from something else than what is read. */
    public static void check(ModelContext<?> context, ReadSpec<?> spec, Map<String, AttributeValue> position) {
        Set<String> names = names(context, spec.key());
        if (!position.keySet().equals(names)) {
            throw new InvalidRequestException("startingAfter(..) takes the lastEvaluatedKey of a page of "
                    + (spec.index() == null ? "table '" + context.table() + "'" : "index '" + spec.index() + "'")
                    + ", which has " + names + ", but this one has " + position.keySet());
        }
    }
}
