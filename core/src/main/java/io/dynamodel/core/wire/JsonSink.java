package io.dynamodel.core.wire;

import io.dynamodel.core.value.AttributeName;
import io.dynamodel.core.value.AttributeValueSink;
import io.dynamodel.core.value.Numbers;
import io.dynamodel.core.value.Text;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.core.value.Words;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes values, or items, as DynamoDB's JSON: one after the other into one array, which is borrowed from a pool until
 * {@link #close}. Not thread-safe.
 *
 * <p>It refuses what {@link AttributeValueSink} refuses, with the same exceptions, and writes what the SDK would write
 * for that sink's value, byte by byte, except that it has no escapes for surrogate pairs. After an exception nothing can be done but to close it. While it writes it counts
 * the item's size as DynamoDB does ({@link io.dynamodel.core.value.ItemSize}).
 */
public final class JsonSink implements ValueSink, AutoCloseable {
    private static final int MAX_NAME_BYTES = 65_535;
    private static final int CHUNK = 1024;
    private static final int MARGIN = 64; // for brackets, quotes, a long
    private static final int LONG = 48; // from here on it pays to copy characters first and look at them then
    private static final int MAX_FAST_DIGITS = 18;
    private static final int MAX_FAST_SCALE = 18;
    private static final byte[] NONE = {};
    private static final byte[] BASE64 = ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    private static final byte[] TRUE = ascii("{\"BOOL\":true}");
    private static final byte[] FALSE = ascii("{\"BOOL\":false}");
    private static final byte[] NULL = ascii("{\"NULL\":true}");
    private static final int SCALAR_LENGTH = 6;
    private static final long SCALAR = Words.of("{\"\0\":\""); // without the letter of its type
    private static final long MAP = Words.of("{\"M\":");
    private static final long LIST = Words.of("{\"L\":");
    private static final long SET = Words.of("{\"\0S\":"); // without the letter of its elements
    private static final int TYPE_PLACE = 2 * Byte.SIZE; // of that letter

    private final BufferPool pool;
    private final boolean items;

    private byte[] buffer;
    private int pos;
    private boolean closed;

    private @Nullable Frame[] frames;
    private int depth;
    private @Nullable Frame top; // the innermost of what is open

    private @Nullable LongText longText;
    private long size;
    private int finished; // values or items
    private int[] ends = new int[1];

    private JsonSink(BufferPool pool, boolean items, int hint) {
        this.pool = pool;
        this.items = items;
        this.buffer = pool.bytes(Math.max(hint, 0) + MARGIN);
        this.frames = pool.frames();
    }

    /**
     * A sink for items, which are written as maps.
     *
     * @param hint how many bytes of JSON they may become
     */
    public static JsonSink ofItems(BufferPool pool, int hint) {
        return new JsonSink(pool, true, hint);
    }

    /**
     * A sink for single values.
     *
     * @param hint how many bytes of JSON they may become
     */
    public static JsonSink ofValues(BufferPool pool, int hint) {
        return new JsonSink(pool, false, hint);
    }

    @SuppressWarnings("deprecation") // the fastest way for what is known to be ASCII
    private static byte[] ascii(String text) {
        byte[] bytes = new byte[text.length()];
        text.getBytes(0, bytes.length, bytes, 0);
        return bytes;
    }

    // ---- the result ----

    /** How many items or values are finished. */
    public int count() {
        return finished;
    }

    /** The size of the last item or value, as DynamoDB counts it. */
    public long size() {
        return size;
    }

    /** Where in {@link #array} an item or value begins. */
    public int from(int index) {
        checkFinished(index);
        return index == 0 ? 0 : ends[index - 1];
    }

    /** Where in {@link #array} an item or value ends. */
    public int to(int index) {
        checkFinished(index);
        return ends[index];
    }

    private void checkFinished(int index) {
        if (index < 0 || index >= finished) {
            throw new IllegalStateException(depth > 0 ? "A map, list or set is not closed" : "Nothing was written");
        }
    }

    /** The bytes; the array is valid until the next write, or {@link #close}. */
    public byte[] array() {
        return buffer;
    }

    /** One item or value in an array of its own. */
    public byte[] toByteArray(int index) {
        return Arrays.copyOfRange(buffer, from(index), to(index));
    }

    /** Gives the array back. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            pool.release(buffer);
            buffer = NONE; // which sends every write to grow()
            releaseFrames();
            if (longText != null) {
                longText.close();
            }
        }
    }

    private void releaseFrames() {
        for (int i = 0; i < frames.length; i++) {
            Frame frame = frames[i];
            if (frame != null && frame.seen.isLarge()) {
                frames[i] = null;
            }
        }
        pool.release(frames);
        frames = new Frame[0];
        depth = 0;
        top = null;
    }

    // ---- scalars ----

    @Override
    public void writeString(String value) {
        int from = beginScalar('S');
        int bytes = text(value, "expected valid Unicode, found a lone surrogate");
        size += bytes;
        endScalar(from);
    }

    @Override
    public void writeNumber(long value) {
        int from = beginScalar('N');
        int at = pos;
        pos = digits(value, buffer, at);
        size += sizeOfDigits(at, pos);
        endScalar(from);
    }

    @Override
    public void writeNumber(BigDecimal value) {
        int scale = value.scale();
        if (scale == 0 && value.precision() <= MAX_FAST_DIGITS) {
            writeNumber(value.longValue());
            return;
        }
        if (scale > 0 && scale <= MAX_FAST_SCALE && value.precision() <= MAX_FAST_DIGITS) {
            writeFraction(Numbers.unscaled(value), scale);
            return;
        }
        String text = Numbers.canonical(value);
        int from = beginScalar('N');
        room(text.length());
        asciiText(text);
        size += Numbers.sizeOf(text);
        endScalar(from);
    }

    private void writeFraction(long unscaled, int scale) {
        long rest = unscaled;
        int places = scale;
        while (places > 0 && rest % 10 == 0) {
            rest /= 10;
            places--;
        }
        if (places == 0 || rest == 0) {
            writeNumber(rest);
            return;
        }
        int from = beginScalar('N');
        int at = pos;
        byte[] out = buffer;
        boolean negative = rest < 0;
        long magnitude = Math.abs(rest);
        if (negative) {
            out[at++] = '-';
        }
        int digits = Math.max(digitCount(magnitude), places + 1); // a zero before the point at least
        int last = at + digits; // the point takes one more
        for (int i = last, left = places; i >= at; i--, left--) {
            if (left == 0) {
                out[i] = '.';
            } else {
                out[i] = (byte) ('0' + magnitude % 10);
                magnitude /= 10;
            }
        }
        pos = last + 1;
        size += sizeOfFraction(at, last - places, pos, negative);
        endScalar(from);
    }

    private int sizeOfFraction(int from, int point, int to, boolean negative) {
        int first = from;
        while (buffer[first] == '0' || first == point) {
            first++;
        }
        int whole = Math.max(0, point - first);
        int fraction = to - Math.max(first, point + 1);
        return 1 + (whole + 1) / 2 + (fraction + 1) / 2 + (negative ? 1 : 0);
    }

    /** The size of the whole number whose text stands there: without zeros at its end. */
    private int sizeOfDigits(int from, int to) {
        int negative = buffer[from] == '-' ? 1 : 0;
        int first = from + negative;
        int last = to;
        while (last > first && buffer[last - 1] == '0') {
            last--;
        }
        return 1 + (last - first + 1) / 2 + negative;
    }

    private static int digits(long value, byte[] out, int from) {
        int at = from;
        long rest = value;
        if (value < 0) {
            if (value == Long.MIN_VALUE) {
                String text = Long.toString(value);
                for (int i = 0; i < text.length(); i++) {
                    out[at++] = (byte) text.charAt(i);
                }
                return at;
            }
            out[at++] = '-';
            rest = -value;
        }
        int end = at + digitCount(rest);
        int i = end;
        while (rest > Integer.MAX_VALUE) {
            out[--i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        int small = (int) rest; // divided faster
        do {
            out[--i] = (byte) ('0' + small % 10);
            small /= 10;
        } while (small > 0);
        return end;
    }

    private static int digitCount(long value) {
        int count = 1;
        long limit = 10;
        while (count < 19 && value >= limit) {
            limit *= 10;
            count++;
        }
        return count;
    }

    @Override
    public void writeBinary(byte[] value) {
        int from = beginScalar('B');
        room((int) Math.min(Integer.MAX_VALUE - MARGIN, (value.length + 2L) / 3 * 4));
        base64(value);
        size += value.length;
        endScalar(from);
    }

    private void base64(byte[] value) {
        byte[] out = buffer;
        int at = pos;
        int i = 0;
        for (; i + 2 < value.length; i += 3) {
            int bits = (value[i] & 0xFF) << 16 | (value[i + 1] & 0xFF) << 8 | (value[i + 2] & 0xFF);
            out[at] = BASE64[bits >>> 18];
            out[at + 1] = BASE64[bits >>> 12 & 0x3F];
            out[at + 2] = BASE64[bits >>> 6 & 0x3F];
            out[at + 3] = BASE64[bits & 0x3F];
            at += 4;
        }
        int left = value.length - i;
        if (left > 0) {
            int bits = (value[i] & 0xFF) << 16 | (left == 2 ? (value[i + 1] & 0xFF) << 8 : 0);
            out[at++] = BASE64[bits >>> 18];
            out[at++] = BASE64[bits >>> 12 & 0x3F];
            out[at++] = left == 2 ? BASE64[bits >>> 6 & 0x3F] : (byte) '=';
            out[at++] = '=';
        }
        pos = at;
    }

    @Override
    public void writeBoolean(boolean value) {
        whole(value ? TRUE : FALSE);
    }

    @Override
    public void writeNull() {
        whole(NULL);
    }

    private void whole(byte[] json) {
        checkDepth(depth + 1);
        beginValue();
        System.arraycopy(json, 0, buffer, pos, json.length);
        pos += json.length;
        size++;
        endValue();
    }

    /** Opens an S, N or B up to its text; answers where the text begins. */
    private int beginScalar(char type) {
        Frame set = openSet();
        if (set != null) {
            if (set.type.name().charAt(0) != type) {
                throw new IllegalStateException("An element of " + type + "S is written to " + set.type);
            }
            room(MARGIN);
            if (set.count > 0) {
                buffer[pos++] = ',';
            }
            buffer[pos++] = '"';
            return pos;
        }
        checkDepth(depth + 1);
        beginValue();
        Words.put(buffer, pos, SCALAR | (long) type << TYPE_PLACE);
        pos += SCALAR_LENGTH;
        return pos;
    }

    private void endScalar(int from) {
        room(MARGIN);
        buffer[pos++] = '"';
        Frame set = openSet();
        if (set == null) {
            buffer[pos++] = '}';
            endValue();
        } else {
            if (!set.seen.add(buffer, from, pos, Text.hash(buffer, from, pos - 1))) {
                throw new ValueException("expected different elements in a set, found one that is equal to another")
                        .inElement(set.count);
            }
            set.count++;
        }
    }

    // ---- containers ----

    @Override
    public void beginMap(int expectedSize) {
        open(ValueType.M, expectedSize);
    }

    @Override
    public void name(AttributeName name) {
        Frame map = nameable();
        room(name.jsonLength() + MARGIN);
        int from = pos;
        pos = name.putJson(buffer, pos);
        addName(map, from, pos - 1, name.jsonHash(), name.text());
        size += name.utf8Length();
    }

    @Override
    public void name(String name) {
        Frame map = nameable();
        room(MARGIN);
        int from = pos;
        buffer[pos++] = '"';
        int bytes = text(name, "expected a name of valid Unicode, found a lone surrogate");
        if (bytes == 0 || bytes > MAX_NAME_BYTES) {
            throw new ValueException("expected a name of 1 to " + MAX_NAME_BYTES + " bytes, found " + bytes);
        }
        room(MARGIN);
        buffer[pos++] = '"';
        addName(map, from, pos, Text.hash(buffer, from + 1, pos - 1), name);
        buffer[pos++] = ':';
        size += bytes;
    }

    private Frame nameable() {
        Frame map = frame(ValueType.M);
        if (map.named) {
            throw new IllegalStateException("A value is missing after its name");
        }
        if (map.count > 0) {
            room(MARGIN);
            buffer[pos++] = ',';
        }
        return map;
    }

    /** The name stands there, from its first quote to after its last. */
    private void addName(Frame map, int from, int to, int hash, String name) {
        if (!map.seen.add(buffer, from + 1, to, hash)) {
            throw new ValueException("expected different names in a map, found one twice").inName(name);
        }
        map.named = true;
    }

    @Override
    public void endMap() {
        close(ValueType.M);
        buffer[pos++] = '}';
        if (depth > 0 || !items) {
            buffer[pos++] = '}';
        }
        endValue();
    }

    @Override
    public void beginList(int size) {
        open(ValueType.L, size);
    }

    @Override
    public void endList() {
        close(ValueType.L);
        buffer[pos++] = ']';
        buffer[pos++] = '}';
        endValue();
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
        buffer[pos++] = ']';
        buffer[pos++] = '}';
        endValue();
    }

    private void open(ValueType type, int expectedSize) {
        // a map or list counts a level for its content even if it stays empty (measured); a set is one value
        checkDepth(type.isSet() ? depth + 1 : depth + 2);
        boolean item = items && depth == 0;
        if (item) {
            if (type != ValueType.M) {
                throw new IllegalStateException("An item is an M");
            }
            room(MARGIN);
            size = 0;
        } else {
            beginValue();
            if (type.isSet()) {
                Words.put(buffer, pos, SET | (long) type.name().charAt(0) << TYPE_PLACE);
                pos += 6;
            } else {
                Words.put(buffer, pos, type == ValueType.M ? MAP : LIST);
                pos += 5;
                size += 3;
            }
        }
        buffer[pos++] = (byte) (type == ValueType.M ? '{' : '[');
        if (depth == frames.length) {
            frames = Arrays.copyOf(frames, depth * 2);
        }
        Frame frame = frames[depth];
        if (frame == null) {
            frame = new Frame();
            frames[depth] = frame;
        }
        depth++;
        top = frame;
        frame.open(type, expectedSize);
    }

    private void close(ValueType type) {
        Frame frame = frame(type);
        if (frame.named) {
            throw new IllegalStateException("A value is missing after its name");
        }
        if (!type.isSet() && !(items && depth == 1)) {
            size += frame.count;
        }
        depth--;
        top = depth == 0 ? null : frames[depth - 1];
        room(MARGIN);
    }

    private Frame frame(ValueType type) {
        Frame frame = top;
        if (frame == null || frame.type != type) {
            throw new IllegalStateException("No " + type + " is open");
        }
        return frame;
    }

    private @Nullable Frame openSet() {
        Frame frame = top;
        return frame != null && frame.isSet ? frame : null;
    }

    /** Makes room for a value, and writes what separates it from the one before. */
    private void beginValue() {
        room(MARGIN);
        Frame frame = top;
        if (frame == null) {
            if (items) {
                throw new IllegalStateException("An item is an M");
            }
            size = 0;
            return;
        }
        if (frame.type == ValueType.M) {
            if (!frame.named) {
                throw new IllegalStateException("A name is missing before its value");
            }
        } else if (frame.type == ValueType.L) {
            if (frame.count > 0) {
                buffer[pos++] = ',';
            }
        } else {
            throw new IllegalStateException("A set holds S, N or B");
        }
    }

    private void endValue() {
        Frame frame = top;
        if (frame != null) {
            frame.count++;
            frame.named = false;
        } else {
            if (finished == ends.length) {
                ends = Arrays.copyOf(ends, finished * 2 + 6);
            }
            ends[finished++] = pos;
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("The sink is closed");
        }
    }

    private void checkDepth(int levels) {
        if (levels > (items ? AttributeValueSink.MAX_LEVELS + 1 : AttributeValueSink.MAX_LEVELS)) {
            throw new ValueException(
                    "expected at most " + AttributeValueSink.MAX_LEVELS + " levels of maps and lists, found more");
        }
    }

    // ---- text ----

    /** Writes the text with its escapes, without quotes; answers the bytes of its UTF-8. */
    private int text(String value, String problem) {
        int length = value.length();
        int from = pos;
        int saved = 0; // bytes that escapes took beyond the one that they stand for
        int i = 0;
        while (i < length) {
            int chunk = Math.min(length, i + CHUNK);
            room(Text.MAX_JSON_ESCAPE * (chunk - i) + MARGIN);
            if (chunk - i >= LONG) {
                i += latinText(value, i, chunk);
            }
            byte[] out = buffer;
            int at = pos;
            while (i < chunk) {
                char c = value.charAt(i++);
                if (c < 0x80) {
                    if (c >= ' ' && c != '"' && c != '\\') {
                        out[at++] = (byte) c;
                    } else {
                        int after = Text.putJsonEscape(c, out, at);
                        saved += after - at - 1;
                        at = after;
                    }
                } else if (c < 0x800) {
                    out[at++] = (byte) (0xC0 | c >> 6);
                    out[at++] = (byte) (0x80 | (c & 0x3F));
                } else if (!Character.isSurrogate(c)) {
                    Words.put(out, at, 0x80_80E0 | c >> 12 | (c << 2 & 0x3F00) | (c & 0x3F) << 16);
                    at += 3;
                } else {
                    char low = i < length ? value.charAt(i) : 0;
                    if (Character.isLowSurrogate(c) || !Character.isLowSurrogate(low)) {
                        throw new ValueException(problem);
                    }
                    i++; // one beyond the chunk at most, for which the margin is enough
                    int code = Character.toCodePoint(c, low);
                    out[at++] = (byte) (0xF0 | code >> 18);
                    out[at++] = (byte) (0x80 | (code >> 12 & 0x3F));
                    out[at++] = (byte) (0x80 | (code >> 6 & 0x3F));
                    out[at++] = (byte) (0x80 | (code & 0x3F));
                }
            }
            pos = at;
        }
        return pos - from - saved;
    }

    /** Writes what a range begins with of Latin-1 without escapes; answers how many characters that were. */
    private int latinText(String value, int from, int to) {
        LongText copier = longText;
        if (copier == null) {
            copier = new LongText(pool, CHUNK);
            longText = copier;
        }
        int copied = copier.copy(value, from, to, buffer, pos);
        int end = pos + copied;
        int at = pos;
        int plain = Long.BYTES;
        while (at < end && plain == Long.BYTES) {
            plain = JsonInput.plain(Words.at(buffer, at)); // what is behind the end does not matter
            at += plain;
        }
        pos = Math.min(at, end);
        return pos < end && buffer[pos] < 0 ? copied - widened(end - pos) : copied - (end - pos);
    }

    /**
     * Makes UTF-8 of the characters of Latin-1, a byte each, of which so many stand here, up to one that needs an escape;
     * answers how many are left.
     */
    private int widened(int count) {
        byte[] out = buffer;
        // as each becomes two bytes at most, none is written over before it is read
        int from = pos + count + Long.BYTES;
        System.arraycopy(out, pos, out, from, count);
        int end = from + count;
        int at = pos;
        while (from < end) {
            long word = Words.at(out, from);
            int plain = Math.min(JsonInput.plain(word), end - from);
            Words.put(out, at, word); // what is too much is written over
            at += plain;
            from += plain;
            if (plain == Long.BYTES || from == end) {
                continue;
            }
            int c = out[from];
            if (c >= 0) {
                break;
            }
            out[at++] = (byte) (0xC0 | (c & 0xFF) >> 6);
            out[at++] = (byte) (0x80 | (c & 0x3F));
            from++;
        }
        pos = at;
        return end - from;
    }

    @SuppressWarnings("deprecation") // the fastest way for what is known to be ASCII
    private void asciiText(String value) {
        value.getBytes(0, value.length(), buffer, pos);
        pos += value.length();
    }

    /** Makes sure that so many bytes fit, and the margin behind them. */
    private void room(int bytes) {
        if (buffer.length - pos - MARGIN < bytes) {
            grow(bytes);
        }
    }

    private void grow(int bytes) {
        checkOpen();
        long needed = (long) pos + bytes + MARGIN;
        if (needed > Integer.MAX_VALUE - 8) {
            throw new ValueException("expected an item of at most 400 KB, found one of more than 2 GB");
        }
        byte[] larger = pool.bytes((int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, buffer.length * 2L)));
        System.arraycopy(buffer, 0, larger, 0, pos);
        pool.release(buffer);
        buffer = larger;
    }

    /** An open map, list or set. */
    static final class Frame {
        private final Occurrences seen = new Occurrences();
        private ValueType type = ValueType.L;
        private boolean isSet;
        private int count;
        private boolean named; // a name waits for its value

        private void open(ValueType newType, int expectedSize) {
            type = newType;
            isSet = newType.isSet();
            count = 0;
            named = false;
            if (newType != ValueType.L) {
                seen.clear(expectedSize);
            }
        }
    }
}
