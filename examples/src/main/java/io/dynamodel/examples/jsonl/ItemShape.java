package io.dynamodel.examples.jsonl;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the user says of the items: the key, and whatever else is known. Everything else is taken as it comes.
 *
 * @param partitionKey the attribute that is the partition key
 * @param sortKey the attribute that is the sort key; null for none
 * @param types the types that are known; the key's may be missing
 * @param required what every item must have beside the key
 */
record ItemShape(String partitionKey, @Nullable String sortKey, Map<String, FieldType> types, Set<String> required) {
    /** Names are there and differ, and a key's type can be one. */
    ItemShape {
        types = new LinkedHashMap<>(types);
        required = new LinkedHashSet<>(required);
        if (partitionKey.isEmpty() || "".equals(sortKey)) {
            throw new UsageException(
                    "the name of a key attribute is empty; give it as in -Dkey=id or -Dkey=customer,date");
        }
        if (partitionKey.equals(sortKey)) {
            throw new UsageException("'" + sortKey + "' cannot be both partition key and sort key");
        }
        for (String key : sortKey == null ? List.of(partitionKey) : List.of(partitionKey, sortKey)) {
            FieldType type = types.get(key);
            if (type != null && !type.canBeKey()) {
                throw new UsageException("'" + key + "' is a key, and DynamoDB has no keys of type " + type
                        + "; a key is a string or a number, or a date, instant or uuid written as a string");
            }
        }
    }

    /** The attributes of the key. */
    List<String> keys() {
        return sortKey == null ? List.of(partitionKey) : List.of(partitionKey, sortKey);
    }

    /** Whether nothing is left to be inferred. */
    boolean hasKeyTypes() {
        return types.keySet().containsAll(keys());
    }

    /** The same with types for the key, where it had none. */
    ItemShape withKeyTypes(Map<String, FieldType> inferred) {
        Map<String, FieldType> all = new LinkedHashMap<>(inferred);
        all.putAll(types);
        return new ItemShape(partitionKey, sortKey, all, required);
    }

    /**
     * From the command line.
     *
     * @param text partition key and, after a comma, sort key; each may have a type, as in {@code customer,date:number}
     */
    static ItemShape ofKey(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length > 2) {
            throw new UsageException("-Dkey=" + text + " names " + parts.length
                    + " attributes; a key has a partition key and at most one sort key, as in -Dkey=customer,date");
        }
        Map<String, FieldType> types = new LinkedHashMap<>();
        String[] names = new String[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].strip();
            int colon = part.lastIndexOf(':');
            names[i] = colon < 0 ? part : part.substring(0, colon).strip();
            if (colon >= 0) {
                types.put(names[i], type(part.substring(colon + 1).strip(), "-Dkey=" + text));
            }
        }
        return new ItemShape(names[0], names.length == 1 ? null : names[1], types, Set.of());
    }

    static FieldType type(String name, String where) {
        return FieldType.named(name)
                .orElseThrow(() -> new UsageException(
                        where + " has the type '" + name + "', but the types are " + FieldType.names()));
    }
}
