package io.dynamodel.core.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private Frame[] frames = new Frame[4];
    private int depth;
    private int deepest;
    private @Nullable AttributeValue root;
    private @Nullable Map<String, AttributeValue> rootMap;

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
            root = Values.map(rootMap);
        }
        return finished(root);
    }

    /**
     * The entries of the finished M: an item, whose attributes may have 32 levels each. The map now belongs to the
     * caller, and the sink is spent.
     */
    public Map<String, AttributeValue> item() {
        return finished(rootMap);
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
        open(new Frame(ValueType.M, new LinkedHashMap<>(expectedSize + expectedSize / 2 + 1), List.of()));
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
        Map<String, AttributeValue> entries = close(ValueType.M).entries;
        if (depth == 0) {
            rootMap = entries; // wrapping it copies it, which an item does not need
        } else {
            put(Values.map(entries));
        }
    }

    @Override
    public void beginList(int size) {
        open(new Frame(ValueType.L, Map.of(), new ArrayList<>(size)));
    }

    @Override
    @SuppressWarnings("unchecked") // a list's frame holds AttributeValues
    public void endList() {
        put(Values.list((List<AttributeValue>) (List<?>) close(ValueType.L).elements));
    }

    @Override
    public void beginSet(ValueType type, int size) {
        if (!type.isSet()) {
            throw new IllegalArgumentException(type + " is not a set");
        }
        open(new Frame(type, Map.of(), new ArrayList<>(size)));
    }

    @Override
    public void endSet() {
        Frame set = openSet();
        if (set == null) {
            throw new IllegalStateException("No set is open");
        }
        close(set.type);
        if (set.elements.isEmpty()) {
            throw new ValueException("expected at least one element, found an empty set, which cannot be stored");
        }
        put(Values.set(set.type, set.elements));
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

    private void open(Frame frame) {
        if (depth == 0) {
            checkFirst();
        }
        // a map or list counts a level for its content even if it stays empty (measured); a set is one value
        checkDepth(frame.type.isSet() ? depth + 1 : depth + 2);
        if (depth == frames.length) {
            frames = Arrays.copyOf(frames, depth * 2);
        }
        frames[depth++] = frame;
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

    /** An open map, list or set. */
    private static final class Frame {
        final ValueType type;
        final Map<String, AttributeValue> entries;
        final List<Object> elements;
        private @Nullable String name;
        private @Nullable HashSet<Object> seen;

        Frame(ValueType type, Map<String, AttributeValue> entries, List<Object> elements) {
            this.type = type;
            this.entries = entries;
            this.elements = elements;
        }

        void setName(String next) {
            if (name != null) {
                throw new IllegalStateException("A value is missing after its name");
            }
            name = next;
        }

        void add(AttributeValue value) {
            if (type == ValueType.L) {
                elements.add(value);
                return;
            }
            if (type.isSet()) {
                throw new IllegalStateException("A set holds S, N or B");
            }
            if (name == null) {
                throw new IllegalStateException("A name is missing before its value");
            }
            if (entries.put(name, value) != null) {
                throw new ValueException("expected different names in a map, found one twice").inName(name);
            }
            name = null;
        }

        void addElement(ValueType setType, Object element) {
            if (type != setType) {
                throw new IllegalStateException("An element of " + setType + " is written to " + type);
            }
            if (seen == null) {
                seen = new HashSet<>();
            }
            if (!seen.add(element)) {
                throw new ValueException("expected different elements in a set, found one that is equal to another")
                        .inElement(elements.size());
            }
            elements.add(element);
        }
    }
}
