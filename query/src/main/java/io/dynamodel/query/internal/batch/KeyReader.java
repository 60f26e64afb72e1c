package io.dynamodel.query.internal.batch;

import io.dynamodel.core.value.AttributeName;
import io.dynamodel.core.value.NameTable;
import io.dynamodel.core.value.Numbers;
import io.dynamodel.core.value.ValueSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the key of an item of one table, in a form that is equal for equal keys: a number can come back written in
 * another way than it was sent.
 */
public final class KeyReader {
    private final List<String> names;
    private final NameTable table;

    KeyReader(List<String> names) {
        this.names = names;
        this.table = NameTable.of(names.stream().map(AttributeName::of).toList());
    }

    List<String> names() {
        return names;
    }

    /** The key of a key or an item; null if it lacks a part. */
    public @Nullable List<Object> of(Map<String, AttributeValue> item) {
        List<Object> key = new ArrayList<>(names.size());
        for (String name : names) {
            AttributeValue value = item.get(name);
            Object part = value == null ? null : part(value);
            if (part == null) {
                return null;
            }
            key.add(part);
        }
        return key;
    }

    private static @Nullable Object part(AttributeValue value) {
        if (value.s() != null) {
            return value.s();
        }
        return value.n() != null ? number(Numbers.parse(value.n())) : value.b();
    }

    private static BigDecimal number(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** The key of the item that the source stands before, of which no more is read; null if it lacks a part. */
    @Nullable
    List<Object> of(ValueSource item) {
        @Nullable Object[] parts = new Object[names.size()];
        int missing = parts.length;
        item.beginMap();
        while (missing > 0) {
            int slot = item.nextName(table);
            if (slot == ValueSource.END) {
                return null;
            } else if (slot == ValueSource.UNKNOWN) {
                item.skip();
            } else {
                parts[slot] = part(item);
                missing--;
            }
        }
        return Arrays.asList(parts);
    }

    private static @Nullable Object part(ValueSource source) {
        return switch (source.type()) {
            case S -> source.readString();
            case N -> number(source.readDecimal());
            case B -> SdkBytes.fromByteArrayUnsafe(source.readBinary());
            default -> {
                source.skip();
                yield null; // no key has such a value
            }
        };
    }
}
