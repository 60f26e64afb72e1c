package io.dynamodel.core.value;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads one {@code AttributeValue}, or the attributes of one item. Not thread-safe.
 *
 * <p>Whatever is not of the type asked for is a {@link ValueException} ({@code expected S, found N}), and so is a value
 * of a type that the SDK does not know, unless it is skipped. Calls in an order that no value allows are mistakes of the
 * codec and an {@link IllegalStateException}.
 */
public final class AttributeValueSource implements ValueSource {
    private Frame[] frames = new Frame[4];
    private int depth;

    // what is at hand: one of these, or nothing
    private @Nullable AttributeValue value;
    private @Nullable Map<String, AttributeValue> item;
    private @Nullable Object element; // of a set: a string or bytes

    private AttributeValueSource(@Nullable AttributeValue value, @Nullable Map<String, AttributeValue> item) {
        this.value = value;
        this.item = item;
    }

    /** Stands before the value. */
    public static AttributeValueSource of(AttributeValue value) {
        return new AttributeValueSource(value, null);
    }

    /** Stands before an M with the item's attributes. */
    public static AttributeValueSource ofItem(Map<String, AttributeValue> item) {
        return new AttributeValueSource(null, item);
    }

    @Override
    public ValueType type() {
        if (value != null) {
            return AttributeValues.typeOf(value);
        }
        return checkedItemOrElement() == item ? ValueType.M : frame().type.elementOfSet();
    }

    @Override
    public boolean isNull() {
        return value != null && value.type() == AttributeValue.Type.NUL;
    }

    /** The value at hand if the SDK says that it is of this type; the first look, which nearly always will do. */
    private @Nullable AttributeValue take(AttributeValue.Type expected) {
        AttributeValue found = value;
        if (found == null || found.type() != expected) {
            return null;
        }
        value = null;
        return found;
    }

    /** The element of a set at hand, or the error that says what is. */
    private Object takeElement(ValueType expected) {
        ValueType found = type();
        if (found != expected || element == null) {
            throw new ValueException("expected " + expected + ", found " + found);
        }
        Object taken = element;
        element = null;
        return taken;
    }

    @Override
    public String readString() {
        AttributeValue taken = take(AttributeValue.Type.S);
        return taken != null ? taken.s() : (String) takeElement(ValueType.S);
    }

    @Override
    public long readLong() {
        return Numbers.parseLong(readNumber());
    }

    @Override
    public BigDecimal readDecimal() {
        return Numbers.parse(readNumber());
    }

    @Override
    public double readDouble() {
        return Numbers.parseDouble(readNumber());
    }

    private String readNumber() {
        AttributeValue taken = take(AttributeValue.Type.N);
        return taken != null ? taken.n() : (String) takeElement(ValueType.N);
    }

    @Override
    public byte[] readBinary() {
        AttributeValue taken = take(AttributeValue.Type.B);
        SdkBytes bytes = taken != null ? taken.b() : (SdkBytes) takeElement(ValueType.B);
        return bytes.asByteArray();
    }

    @Override
    public boolean readBoolean() {
        AttributeValue taken = take(AttributeValue.Type.BOOL);
        return taken != null ? taken.bool() : (Boolean) takeElement(ValueType.BOOL);
    }

    @Override
    public @Nullable String peekString(AttributeName name) {
        AttributeValue entry = null;
        if (value != null) {
            entry = value.hasM() ? value.m().get(name.text()) : null;
        } else if (checkedItemOrElement() == item) {
            entry = item.get(name.text());
        }
        return entry == null ? null : entry.s();
    }

    @Override
    public void skip() {
        if (value == null) {
            checkedItemOrElement();
        }
        value = null;
        item = null;
        element = null;
    }

    @Override
    public void beginMap() {
        Map<String, AttributeValue> map = readMap();
        push(ValueType.M).entries = map.entrySet().iterator();
    }

    /**
     * The whole M at hand, for who looks its entries up rather than going through them, and has them read with
     * {@link #moveTo}.
     */
    public Map<String, AttributeValue> readMap() {
        AttributeValue taken = take(AttributeValue.Type.M);
        return taken != null ? taken.m() : takeItem();
    }

    /** Stands before another value. */
    public void moveTo(AttributeValue next) {
        checkConsumed();
        value = next;
    }

    private Map<String, AttributeValue> takeItem() {
        ValueType found = type();
        Map<String, AttributeValue> taken = item;
        if (taken == null) {
            throw new ValueException("expected M, found " + found);
        }
        item = null;
        return taken;
    }

    @Override
    public int nextName(NameTable names) {
        Frame frame = frame();
        Iterator<Map.Entry<String, AttributeValue>> entries = frame.entries;
        if (entries == null) {
            throw new IllegalStateException("No map is entered");
        }
        checkConsumed();
        if (!entries.hasNext()) {
            pop(frame);
            return END;
        }
        Map.Entry<String, AttributeValue> entry = entries.next();
        frame.name = entry.getKey();
        value = entry.getValue();
        return names.indexOf(frame.name);
    }

    @Override
    public String name() {
        String name = frame().name;
        if (name == null) {
            throw new IllegalStateException("No map entry is at hand");
        }
        return name;
    }

    @Override
    public int beginElements() {
        ValueType type = type();
        AttributeValue taken = value;
        if (taken == null || (type != ValueType.L && !type.isSet())) {
            throw new ValueException("expected L or a set, found " + type);
        }
        value = null;
        List<?> elements = type == ValueType.L ? taken.l() : Values.elementsOf(type, taken);
        Frame frame = push(type);
        frame.elements = elements;
        return elements.size();
    }

    @Override
    public boolean nextElement() {
        Frame frame = frame();
        List<?> elements = frame.elements;
        if (elements == null) {
            throw new IllegalStateException("No list or set is entered");
        }
        checkConsumed();
        if (frame.next == elements.size()) {
            pop(frame);
            return false;
        }
        Object found = elements.get(frame.next++);
        if (frame.type == ValueType.L) {
            value = (AttributeValue) found;
        } else {
            element = found;
        }
        return true;
    }

    private Object checkedItemOrElement() {
        Object hand = item != null ? item : element;
        if (hand == null) {
            throw new IllegalStateException("No value is at hand");
        }
        return hand;
    }

    private void checkConsumed() {
        if (value != null || element != null) {
            throw new IllegalStateException("The value at hand was not read");
        }
    }

    private Frame frame() {
        if (depth == 0) {
            throw new IllegalStateException("No map, list or set is entered");
        }
        return frames[depth - 1];
    }

    /** A frame at the next depth, which may have served before. */
    private Frame push(ValueType type) {
        if (depth == frames.length) {
            frames = Arrays.copyOf(frames, depth * 2);
        }
        Frame frame = frames[depth];
        if (frame == null) {
            frame = new Frame();
            frames[depth] = frame;
        }
        frame.type = type;
        depth++;
        return frame;
    }

    private void pop(Frame frame) {
        frame.entries = null;
        frame.elements = null;
        frame.name = null;
        frame.next = 0;
        depth--;
    }

    /** An entered map, list or set. */
    private static final class Frame {
        ValueType type = ValueType.NULL;

        @Nullable
        Iterator<Map.Entry<String, AttributeValue>> entries;

        @Nullable
        List<?> elements;

        int next; // element

        @Nullable
        String name;
    }
}
