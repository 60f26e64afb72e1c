package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.Document;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** Plain Java values of whatever type, each stored as what it is. */
public final class AnyType extends AbstractType<Object> {
    /** The type {@code any}. */
    public static final AnyType ANY = new AnyType();

    private AnyType() {
        super("any", ValueType.NULL, Object.class, false);
    }

    @Override
    public boolean isAbsent(Object value) {
        return value instanceof Set<?> set && set.isEmpty();
    }

    @Override
    public void write(Object value, ValueSink sink) {
        if (value instanceof String text) {
            sink.writeString(text);
        } else if (value instanceof Number number) {
            writeNumber(number, sink);
        } else if (value instanceof Boolean bool) {
            sink.writeBoolean(bool);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, sink);
        } else if (value instanceof Document document) {
            writeMap(document.toMap(), sink);
        } else if (value instanceof List<?> list) {
            writeList(list, sink);
        } else if (value instanceof Set<?> set) {
            writeSet(set, sink);
        } else if (value instanceof SdkBytes bytes) {
            sink.writeBinary(bytes.asByteArrayUnsafe());
        } else if (value instanceof byte[] bytes) {
            sink.writeBinary(bytes);
        } else {
            throw unknown(value);
        }
    }

    private static void writeNumber(Number value, ValueSink sink) {
        if (Decimals.isWhole(value)) {
            sink.writeNumber(value.longValue());
            return;
        }
        BigDecimal exact = Decimals.exact(value);
        if (exact == null) {
            throw unknown(value);
        }
        sink.writeNumber(exact);
    }

    private void writeMap(Map<?, ?> map, ValueSink sink) {
        sink.beginMap(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = DictionaryType.checkName(entry.getKey());
            try {
                sink.name(name);
                Elements.write(this, entry.getValue(), sink);
            } catch (ValueException e) {
                throw e.inName(name);
            }
        }
        sink.endMap();
    }

    private void writeList(List<?> list, ValueSink sink) {
        sink.beginList(list.size());
        int index = 0;
        try {
            for (Object part : list) {
                Elements.write(this, part, sink);
                index++;
            }
        } catch (ValueException e) {
            throw e.inElement(index);
        }
        sink.endList();
    }

    private void writeSet(Set<?> set, ValueSink sink) {
        if (set.isEmpty()) {
            throw new ValueException("expected at least one element, found an empty set, which cannot be stored");
        }
        ValueType type = setTypeOf(set.iterator().next());
        sink.beginSet(type, set.size());
        int index = 0;
        try {
            for (Object part : set) {
                if (setTypeOf(part) != type) {
                    throw new ValueException("expected elements of one type in a set, found different ones");
                }
                write(part, sink);
                index++;
            }
        } catch (ValueException e) {
            throw e.path().isEmpty() ? e.inElement(index) : e;
        }
        sink.endSet();
    }

    private static ValueType setTypeOf(@Nullable Object element) {
        if (element instanceof String) {
            return ValueType.SS;
        }
        if (element instanceof Number) {
            return ValueType.NS;
        }
        if (element instanceof SdkBytes || element instanceof byte[]) {
            return ValueType.BS;
        }
        throw new ValueException("expected String, Number or bytes in a set, found "
                + (element == null ? "null" : shortName(element.getClass())));
    }

    private static ValueException unknown(Object value) {
        return new ValueException(
                "expected String, Boolean, Number, bytes, List, Map or Set, found " + shortName(value.getClass()));
    }

    @Override
    public Object read(ValueSource source) {
        return switch (source.type()) {
            case S -> source.readString();
            case N -> source.readDecimal();
            case BOOL -> source.readBoolean();
            case B -> SdkBytes.fromByteArrayUnsafe(source.readBinary());
            case M -> readMap(source);
            case L -> readList(source);
            case NULL -> {
                source.skip();
                yield Elements.<Object>nothing(); // inside of a list or map only
            }
            default -> readSet(source);
        };
    }

    private Map<String, Object> readMap(ValueSource source) {
        source.beginMap();
        Map<String, Object> map = new LinkedHashMap<>();
        while (source.nextName(Elements.NO_NAMES) != ValueSource.END) {
            String name = source.name();
            try {
                map.put(name, read(source));
            } catch (ValueException e) {
                throw e.inName(name);
            }
        }
        return Collections.unmodifiableMap(map);
    }

    private List<Object> readList(ValueSource source) {
        List<Object> list = new ArrayList<>(source.beginElements());
        try {
            while (source.nextElement()) {
                list.add(read(source));
            }
        } catch (ValueException e) {
            throw e.inElement(list.size());
        }
        return Collections.unmodifiableList(list);
    }

    private Set<Object> readSet(ValueSource source) {
        Set<Object> set = new LinkedHashSet<>();
        source.beginElements();
        while (source.nextElement()) {
            set.add(read(source));
        }
        return Collections.unmodifiableSet(set);
    }

    @Override
    public Object convert(Object value, boolean lenient) {
        return value;
    }
}
