package io.dynamodel.query.internal.unique;

import io.dynamodel.schema.Key;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items of one table by their keys, however the numbers in these are written. Not thread-safe. */
final class SeenItems {
    private final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items = new HashMap<>();

    void put(Key<?> key, Map<String, AttributeValue> item) {
        items.put(Claims.canonical(key.values()), item);
    }

    boolean has(Key<?> key) {
        return items.containsKey(Claims.canonical(key.values()));
    }

    /** The item; empty if there is none. */
    Map<String, AttributeValue> at(Key<?> key) {
        return items.getOrDefault(Claims.canonical(key.values()), Map.of());
    }
}
