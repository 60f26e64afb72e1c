package io.dynamodel.core.value;

import java.math.BigDecimal;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Builds one {@code AttributeValue}, or the attributes of one item. Not thread-safe, and for one value only.
 *
 * <p>Everything that DynamoDB would refuse in a value is refused where it is written, with a {@link ValueException}.
 * Calls in an order that makes no value (two values at the top, a value without its name, a missing end) are mistakes
 * of the codec and an {@link IllegalStateException}.
 */
public final class AttributeValueSink implements ValueSink {
    /** How many levels an attribute's value may have, a scalar being one. */
    public static final int MAX_LEVELS = 32;

    private static final int MAX_NAME_BYTES = 65_535;
    private static final int MAX_PRESIZED = 256; // a hint may come from data
    private static final String[] NO_NAMES = {};
    private static final Frame[] NO_FRAMES = {};

    private Frame[] frames = NO_FRAMES;
    private int depth;
    private int deepest;
    private @Nullable AttributeValue root;
    private @Nullable Frame rootMap;

    private AttributeValueSink() {}

    /** A sink for one value, or for one item as an M. */
    public static AttributeValueSink create() {
        return new AttributeValueSink();
    }

    /**
     * The finished value.
     *
     * @throws ValueException if it has more than 32 levels
     */
    public AttributeValue value() {
        if (deepest > MAX_LEVELS) {
            throw tooDeep();
        }
        if (root == null && rootMap != null) {
            root = rootMap.toMap();
        }
        return finished(root);
    }

    /**
     * The entries of the finished M: an item, whose attributes may have 32 levels each. The map now belongs to the
     * caller, and the sink is spent.
     */
    public Map<String, AttributeValue> item() {
        return finished(rootMap).toItem();
    }

    private <T> T finished(@Nullable T result) {
        if (depth > 0 || result == null) {
            throw new IllegalStateException(depth > 0 ? "A map, list or set is not closed" : "Nothing was written");
        }
        return result;
    }

    @Override
    public void writeString(String value) {
        if (!Text.isWellFormed(value)) {
            throw new ValueException("expected valid Unicode, found a lone surrogate");
        }
        Frame set = openSet();
        if (set == null) {
            add(Values.string(value));
        } else {
            set.addElement(ValueType.SS, value);
        }
    }

    @Override
    public void writeNumber(long value) {
        writeCanonical(Numbers.canonical(value));
    }

    @Override
    public void writeNumber(BigDecimal value) {
        writeCanonical(Numbers.canonical(value));
    }

    private void writeCanonical(String number) {
        Frame set = openSet();
        if (set == null) {
            add(Values.number(number));
        } else {
            set.addElement(ValueType.NS, number);
        }
    }

    @Override
    public void writeBinary(byte[] value) {
        SdkBytes bytes = SdkBytes.fromByteArray(value);
        Frame set = openSet();
        if (set == null) {
            add(Values.binary(bytes));
        } else {
            set.addElement(ValueType.BS, bytes);
        }
    }

    @Override
    public void writeBoolean(boolean value) {
        add(value ? Values.TRUE : Values.FALSE);
    }

    @Override
    public void writeNull() {
        add(Values.NULL);
    }

    @Override
    public void beginMap(int expectedSize) {
        open(ValueType.M, expectedSize);
    }

    @Override
    public void name(AttributeName name) {
        frame(ValueType.M).setName(name.text());
    }

    @Override
    public void name(String name) {
        if (!Text.isWellFormed(name)) {
            throw new ValueException("expected a name of valid Unicode, found a lone surrogate");
        }
        int length = Text.utf8Length(name);
        if (length == 0 || length > MAX_NAME_BYTES) {
            throw new ValueException("expected a name of 1 to " + MAX_NAME_BYTES + " bytes, found " + length);
        }
        frame(ValueType.M).setName(name);
    }

    @Override
    public void endMap() {
        Frame map = close(ValueType.M);
        if (depth == 0) {
            rootMap = map; // to make a value of it copies it, which an item does not need
        } else {
            put(map.toMap());
        }
    }

    @Override
    public void beginList(int size) {
        open(ValueType.L, size);
    }

    @Override
    public void endList() {
        put(close(ValueType.L).toList());
    }

    @Override
    public void beginSet(ValueType type, int size) {
        if (!type.isSet()) {
            throw new IllegalArgumentException(type + " is not a set");
        }
        open(type, size);
    }

    @Override
    public void endSet() {
        Frame set = openSet();
        if (set == null) {
            throw new IllegalStateException("No set is open");
        }
        close(set.type);
        if (set.count == 0) {
            throw new ValueException("expected at least one element, found an empty set, which cannot be stored");
        }
        put(set.toSet());
    }

    /** Adds a value that is complete in itself. */
    private void add(AttributeValue value) {
        checkDepth(depth + 1);
        put(value);
    }

    private void put(AttributeValue value) {
        if (depth == 0) {
            checkFirst();
            root = value;
        } else {
            frames[depth - 1].add(value);
        }
    }

    private void open(ValueType type, int expectedSize) {
        if (depth == 0) {
            checkFirst();
        }
        // a map or list counts a level for its content even if it stays empty (measured); a set is one value
        checkDepth(type.isSet() ? depth + 1 : depth + 2);
        if (depth == frames.length) {
            frames = Arrays.copyOf(frames, Math.max(4, depth * 2));
        }
        Frame frame = frames[depth];
        if (frame == null) {
            frame = new Frame(expectedSize);
            frames[depth] = frame;
        }
        frame.begin(type);
        depth++;
    }

    private Frame close(ValueType type) {
        Frame frame = frame(type);
        if (frame.name != null) {
            throw new IllegalStateException("A value is missing after its name");
        }
        depth--;
        return frame;
    }

    private Frame frame(ValueType type) {
        if (depth == 0 || frames[depth - 1].type != type) {
            throw new IllegalStateException("No " + type + " is open");
        }
        return frames[depth - 1];
    }

    private @Nullable Frame openSet() {
        return depth > 0 && frames[depth - 1].type.isSet() ? frames[depth - 1] : null;
    }

    private void checkFirst() {
        if (root != null || rootMap != null) {
            throw new IllegalStateException("A second value is written where one belongs");
        }
    }

    /** Whether the outermost M is an item, which is no level, shows only at the end. */
    private void checkDepth(int levels) {
        if (levels > deepest) {
            boolean mayBeItem = depth > 0 && frames[0].type == ValueType.M;
            if (levels > (mayBeItem ? MAX_LEVELS + 1 : MAX_LEVELS)) {
                throw tooDeep();
            }
            deepest = levels;
        }
    }

    private static ValueException tooDeep() {
        return new ValueException("expected at most " + MAX_LEVELS + " levels of maps and lists, found more");
    }

    /**
     * An open map, list or set. Its arrays serve one after the other of those at its depth: the SDK copies what it is
     * given.
     */
    private static final class Frame extends AbstractMap<String, AttributeValue> {
        /** From here on a hash table finds equal elements faster. */
        private static final int MANY = 8;

        ValueType type = ValueType.NULL;
        int count;
        private Object[] values;
        private String[] names = NO_NAMES;
        private @Nullable String name;
        private @Nullable HashSet<Object> seen;

        Frame(int expectedSize) {
            values = new Object[Math.max(4, Math.min(expectedSize, MAX_PRESIZED))];
        }

        void begin(ValueType opened) {
            type = opened;
            count = 0;
            seen = null;
            if (opened == ValueType.M && names.length < values.length) {
                names = new String[values.length];
            }
        }

        void setName(String next) {
            if (name != null) {
                throw new IllegalStateException("A value is missing after its name");
            }
            name = next;
        }

        void add(AttributeValue value) {
            if (type == ValueType.M) {
                if (name == null) {
                    throw new IllegalStateException("A name is missing before its value");
                }
                room();
                names[count] = name;
                name = null;
            } else if (type == ValueType.L) {
                room();
            } else {
                throw new IllegalStateException("A set holds S, N or B");
            }
            values[count++] = value;
        }

        void addElement(ValueType setType, Object element) {
            if (type != setType) {
                throw new IllegalStateException("An element of " + setType + " is written to " + type);
            }
            if (isThere(element)) {
                throw new ValueException("expected different elements in a set, found one that is equal to another")
                        .inElement(count);
            }
            room();
            values[count++] = element;
        }

        private boolean isThere(Object element) {
            if (count < MANY) {
                for (int i = 0; i < count; i++) {
                    if (values[i].equals(element)) {
                        return true;
                    }
                }
                return false;
            }
            if (seen == null) {
                seen = new HashSet<>(Arrays.asList(values).subList(0, count));
            }
            return !seen.add(element);
        }

        private void room() {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
                if (type == ValueType.M) {
                    names = Arrays.copyOf(names, 2 * count);
                }
            }
        }

        /** A map in an order of its own, which belongs to the caller. */
        Map<String, AttributeValue> toItem() {
            Map<String, AttributeValue> item = new LinkedHashMap<>(count + count / 2 + 1);
            for (int i = 0; i < count; i++) {
                if (item.put(names[i], (AttributeValue) values[i]) != null) {
                    throw new ValueException("expected different names in a map, found one twice").inName(names[i]);
                }
            }
            return item;
        }

        AttributeValue toMap() {
            AttributeValue map = Values.map(this);
            if (map.m().size() < count) {
                toItem(); // tells which name it is
            }
            return map;
        }

        @SuppressWarnings("unchecked") // a list's values are AttributeValues
        AttributeValue toList() {
            return Values.list((List<AttributeValue>) (List<?>) elements());
        }

        AttributeValue toSet() {
            return Values.set(type, elements());
        }

        private List<Object> elements() {
            return Arrays.asList(count == values.length ? values : Arrays.copyOf(values, count));
        }

        // ---- as a map, for the SDK to copy ----

        @Override
        public int size() {
            return count;
        }

        @Override
        public void forEach(BiConsumer<? super String, ? super AttributeValue> action) {
            for (int i = 0; i < count; i++) {
                action.accept(names[i], (AttributeValue) values[i]);
            }
        }

        @Override
        public Set<Map.Entry<String, AttributeValue>> entrySet() {
            return toItem().entrySet();
        }
    }
}
