package io.dynamodel.core.value;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
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

    /** An {@code AttributeValue}; or the map of an item; or, from a set, a string or bytes. Null if none is at hand. */
    private @Nullable Object current;

    private AttributeValueSource(Object current) {
        this.current = current;
    }

    /** Stands before the value. */
    public static AttributeValueSource of(AttributeValue value) {
        return new AttributeValueSource(value);
    }

    /** Stands before an M with the item's attributes. */
    public static AttributeValueSource ofItem(Map<String, AttributeValue> item) {
        return new AttributeValueSource(item);
    }

    @Override
    public ValueType type() {
        Object value = atHand();
        if (value instanceof AttributeValue attribute) {
            return AttributeValues.typeOf(attribute);
        }
        return value instanceof Map ? ValueType.M : frame().type.elementOfSet();
    }

    @Override
    public String readString() {
        Object value = take(ValueType.S);
        return value instanceof AttributeValue attribute ? attribute.s() : (String) value;
    }

    @Override
    public long readLong() {
        return Numbers.parseLong(takeNumber());
    }

    @Override
    public BigDecimal readDecimal() {
        return Numbers.parse(takeNumber());
    }

    private String takeNumber() {
        Object value = take(ValueType.N);
        return value instanceof AttributeValue attribute ? attribute.n() : (String) value;
    }

    @Override
    public byte[] readBinary() {
        Object value = take(ValueType.B);
        SdkBytes bytes = value instanceof AttributeValue attribute ? attribute.b() : (SdkBytes) value;
        return bytes.asByteArray();
    }

    @Override
    public boolean readBoolean() {
        return ((AttributeValue) take(ValueType.BOOL)).bool();
    }

    @Override
    public @Nullable String peekString(AttributeName name) {
        Object value = atHand();
        AttributeValue entry = null;
        if (value instanceof AttributeValue attribute) {
            entry = attribute.hasM() ? attribute.m().get(name.text()) : null;
        } else if (value instanceof Map<?, ?> item) {
            entry = (AttributeValue) item.get(name.text());
        }
        return entry == null ? null : entry.s();
    }

    @Override
    public void skip() {
        atHand();
        current = null;
    }

    @Override
    @SuppressWarnings("unchecked") // only an item's map gets here as a map
    public void beginMap() {
        Object value = take(ValueType.M);
        Map<String, AttributeValue> map =
                value instanceof AttributeValue attribute ? attribute.m() : (Map<String, AttributeValue>) value;
        push(new Frame(ValueType.M, map.entrySet().iterator()));
    }

    @Override
    public int nextName(NameTable names) {
        Frame frame = frame();
        if (frame.type != ValueType.M) {
            throw new IllegalStateException("No map is entered");
        }
        checkConsumed();
        if (!frame.rest.hasNext()) {
            depth--;
            return END;
        }
        Map.Entry<?, ?> entry = (Map.Entry<?, ?>) frame.rest.next();
        String name = (String) entry.getKey();
        frame.name = name;
        current = entry.getValue();
        return names.indexOf(name);
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
        if (type != ValueType.L && !type.isSet()) {
            throw new ValueException("expected L or a set, found " + type);
        }
        AttributeValue value = (AttributeValue) take(type);
        Collection<?> elements = type == ValueType.L ? value.l() : Values.elementsOf(type, value);
        push(new Frame(type, elements.iterator()));
        return elements.size();
    }

    @Override
    public boolean nextElement() {
        Frame frame = frame();
        if (frame.type == ValueType.M) {
            throw new IllegalStateException("No list or set is entered");
        }
        checkConsumed();
        if (!frame.rest.hasNext()) {
            depth--;
            return false;
        }
        current = frame.rest.next();
        return true;
    }

    private Object atHand() {
        if (current == null) {
            throw new IllegalStateException("No value is at hand");
        }
        return current;
    }

    private Object take(ValueType expected) {
        ValueType found = type();
        if (found != expected) {
            throw new ValueException("expected " + expected + ", found " + found);
        }
        Object value = atHand();
        current = null;
        return value;
    }

    private void checkConsumed() {
        if (current != null) {
            throw new IllegalStateException("The value at hand was not read");
        }
    }

    private Frame frame() {
        if (depth == 0) {
            throw new IllegalStateException("No map, list or set is entered");
        }
        return frames[depth - 1];
    }

    private void push(Frame frame) {
        if (depth == frames.length) {
            frames = Arrays.copyOf(frames, depth * 2);
        }
        frames[depth++] = frame;
    }

    /** An entered map, list or set. */
    private static final class Frame {
        final ValueType type;
        final Iterator<?> rest;

        @Nullable
        String name;

        Frame(ValueType type, Iterator<?> rest) {
            this.type = type;
            this.rest = rest;
        }
    }
}
