package io.dynamodel.schema.internal;

import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import io.dynamodel.core.expression.Operand;
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
 */
public final class KeyDefinition {
    /**
     * 2,048 bytes for a partition key and 1,024 for a sort key
     * (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">quotas</a>).
     */
    private static final int MAX_PARTITION_BYTES = 2048;

    private static final int MAX_SORT_BYTES = 1024;

    private final List<PathRef<?>> partition;
    private final List<PathRef<?>> sort;
    private final List<String> names;

    /** Set once, before the schema that has it is built. */
    private boolean reserves;

    public KeyDefinition(List<PathRef<?>> partition, List<PathRef<?>> sort) {
        this.partition = List.copyOf(partition);
        this.sort = List.copyOf(sort);
        List<String> all = new ArrayList<>(partition.size() + sort.size());
        addNames(partition, all);
        addNames(sort, all);
        this.names = List.copyOf(all);
    }

    /** Refuses keys that belong to the library from here on: the schema has unique constraints. */
    public void reserve() {
        reserves = true;
    }

    /** The attributes of the partition key: one; up to four for a global index. */
    public List<PathRef<?>> partition() {
        return partition;
    }

    /** The attributes of the sort key: none or one; up to four for a global index. */
    public List<PathRef<?>> sort() {
        return sort;
    }

    /** The values of a key, one for each of its attributes, in their order. */
    public static List<Object> flatten(Object value) {
        List<Object> values = new ArrayList<>(4);
        flatten(value, values);
        return values;
    }

    private static void flatten(Object value, List<Object> target) {
        if (value instanceof Parts<?, ?> parts) {
            flatten(parts.head(), target);
            flatten(parts.tail(), target);
        } else {
            target.add(value);
        }
    }

    /** Encodes the partition key, as the attributes would store it, into {@code target}. */
    public void encodePartition(Object value, Map<String, AttributeValue> target) {
        encode(partition, value, target);
    }

    /** Encodes the sort key, as the attributes would store it, into {@code target}. */
    public void encodeSort(Object value, Map<String, AttributeValue> target) {
        encode(sort, value, target);
    }

    private void encode(List<PathRef<?>> refs, Object value, Map<String, AttributeValue> target) {
        if (refs.size() == 1) {
            PathRef<?> ref = refs.get(0);
            target.put(ref.path().root(), encode(ref, value).value());
            return;
        }
        List<Object> values = flatten(value);
        for (int i = 0; i < refs.size(); i++) {
            target.put(
                    refs.get(i).path().root(),
                    encode(refs.get(i), values.get(i)).value());
        }
    }

    /** Encodes the value of one attribute of the key, as the attribute would store it. */
    @SuppressWarnings("unchecked") // the type arguments of the key's token are those of its attributes
    public <V> Operand.Value encode(PathRef<V> ref, Object value) {
        return checked(ref, ref.encode((V) value));
    }

    /** Encodes the beginning of the value of one attribute of the key. */
    @SuppressWarnings("unchecked") // as above
    public <V> Operand.Value encodePart(PathRef<V> ref, Object part) {
        return checked(ref, ref.encodePart((V) part));
    }

    private Operand.Value checked(PathRef<?> ref, Operand.Value encoded) {
        String problem = problem(ref.path().root(), encoded.value());
        if (problem != null) {
            throw new ValidationException(
                    "A key", List.of(new Violation(ref.path().toString(), "key", problem)));
        }
        return encoded;
    }

    /** What is wrong with the value of one attribute of the key, or null; also if the key has no such attribute. */
    public @Nullable String problem(String attribute, AttributeValue value) {
        for (PathRef<?> part : partition) {
            if (part.path().root().equals(attribute)) {
                return problem(value, MAX_PARTITION_BYTES);
            }
        }
        for (PathRef<?> part : sort) {
            if (part.path().root().equals(attribute)) {
                return problem(value, MAX_SORT_BYTES);
            }
        }
        return null;
    }

    private @Nullable String problem(AttributeValue value, int maximum) {
        if (reserves && ReservedKeys.contains(value)) {
            return ReservedKeys.problem(value);
        }
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
        return length > maximum ? "must have at most " + maximum + " bytes as a key, but has " + length : null;
    }

    /** The key as data. */
    public KeyDescription describe() {
        return new KeyDescription(names(partition), names(sort));
    }

    /** The stored names of all attributes of the key. */
    public List<String> names() {
        return names;
    }

    private static List<String> names(List<PathRef<?>> refs) {
        List<String> names = new ArrayList<>(refs.size());
        addNames(refs, names);
        return names;
    }

    private static void addNames(List<PathRef<?>> refs, List<String> target) {
        for (PathRef<?> ref : refs) {
            target.add(ref.path().root());
        }
    }
}
