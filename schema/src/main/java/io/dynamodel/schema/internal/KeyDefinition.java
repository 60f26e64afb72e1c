package io.dynamodel.schema.internal;

import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import io.dynamodel.schema.KeyDescription;
import io.dynamodel.schema.Parts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The key of the table or of an index: its attributes, in order, and how values of it are encoded.
 *
 * @param partition one attribute; up to four for a global index
 * @param sort none or one attribute; up to four for a global index
 */
public record KeyDefinition(List<PathRef<?>> partition, List<PathRef<?>> sort) {
    /**
     * 2,048 bytes for a partition key and 1,024 for a sort key
     * (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">quotas</a>).
     */
    private static final int MAX_PARTITION_BYTES = 2048;

    private static final int MAX_SORT_BYTES = 1024;

    public KeyDefinition {
        partition = List.copyOf(partition);
        sort = List.copyOf(sort);
    }

    /** The values of a key made of several attributes, one by one. */
    public static List<Object> flatten(Object value, int parts) {
        List<Object> values = new ArrayList<>(parts);
        Object rest = value;
        for (int i = 1; i < parts; i++) {
            Parts<?, ?> both = (Parts<?, ?>) rest;
            values.add(both.head());
            rest = both.tail();
        }
        values.add(rest);
        return values;
    }

    /** Encodes the partition key, as the attributes would store it, into {@code target}. */
    public void encodePartition(Object value, Map<String, AttributeValue> target) {
        encode(partition, flatten(value, partition.size()), MAX_PARTITION_BYTES, target);
    }

    /** Encodes the sort key, as the attributes would store it, into {@code target}. */
    public void encodeSort(Object value, Map<String, AttributeValue> target) {
        encode(sort, flatten(value, sort.size()), MAX_SORT_BYTES, target);
    }

    private static void encode(
            List<PathRef<?>> refs, List<Object> values, int maximum, Map<String, AttributeValue> target) {
        for (int i = 0; i < refs.size(); i++) {
            target.put(refs.get(i).path().root(), encode(refs.get(i), values.get(i), maximum));
        }
    }

    @SuppressWarnings("unchecked") // the type arguments of the key's token are those of its attributes
    private static <V> AttributeValue encode(PathRef<V> ref, Object value, int maximum) {
        AttributeValue encoded = ref.encode((V) value).value();
        String problem = problem(encoded, maximum);
        if (problem != null) {
            throw new ValidationException("A key", List.of(new Violation(ref.path().toString(), "key", problem)));
        }
        return encoded;
    }

    /** What is wrong with a key value, or null. */
    public static @Nullable String problem(AttributeValue value, boolean ofPartition) {
        return problem(value, ofPartition ? MAX_PARTITION_BYTES : MAX_SORT_BYTES);
    }

    private static @Nullable String problem(AttributeValue value, int maximum) {
        int length;
        if (value.s() != null) {
            String text = value.s();
            length = text.length() * 3 <= maximum && !text.isEmpty()
                    ? text.length()
                    : text.getBytes(StandardCharsets.UTF_8).length;
        } else if (value.b() != null) {
            length = value.b().asByteArrayUnsafe().length;
        } else {
            return null;
        }
        if (length == 0) {
            return "must not be empty: DynamoDB has no empty key values";
        }
        return length > maximum
                ? "must have at most " + maximum + " bytes as a key, but has " + length
                : null;
    }

    /** The key as data. */
    public KeyDescription describe() {
        return new KeyDescription(names(partition), names(sort));
    }

    /** The stored names of all attributes of the key. */
    public List<String> names() {
        List<String> names = new ArrayList<>(names(partition));
        names.addAll(names(sort));
        return names;
    }

    private static List<String> names(List<PathRef<?>> refs) {
        return refs.stream().map(ref -> ref.path().root()).toList();
    }
}
