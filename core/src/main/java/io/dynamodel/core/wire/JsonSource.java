package io.dynamodel.core.wire;

import io.dynamodel.core.value.AttributeName;
import io.dynamodel.core.value.NameTable;
import io.dynamodel.core.value.Numbers;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.core.value.Words;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Reads one value, or the attributes of one item, from DynamoDB's JSON. Not thread-safe; the bytes must not change
 * meanwhile.
 *
 * <p>It reads what the SDK reads, and to the same values, but is stricter: whatever is not DynamoDB's JSON is a
 * {@link MalformedJsonException} when it is come across, and is never replaced or guessed. A well-formed value that is
 * not of the type asked for is a {@link ValueException} ({@code expected S, found N}); so is one of a type that nobody
 * knows, or of two types, unless it is skipped. Where a map holds a name twice, both are handed out, in their order.
 * What stands behind the value is not looked at.
 */
public final class JsonSource implements ValueSource {
    /** How many maps, lists and sets may be entered: twice what can be stored. */
    private static final int MAX_DEPTH = 64;

    private static final int LONG_DIGITS = 18; // this many always fit a long

    // how nearly all values begin, as words
    private static final long SIX_BYTES = 0xFFFF_FFFF_FFFFL;
    private static final long SEVEN_BYTES = 0xFF_FFFF_FFFF_FFFFL;
    private static final long STRING = Words.of("{\"S\":\"");
    private static final long NUMBER = Words.of("{\"N\":\"");
    private static final long BOOLEAN = Words.of("{\"BOOL\":");
    private static final long MAP = Words.of("{\"M\":{");
    private static final long LIST = Words.of("{\"L\":[");
    private static final long STRING_SET = Words.of("{\"SS\":[");
    private static final long NUMBER_SET = Words.of("{\"NS\":[");

    // what is at hand
    private static final int NOTHING = 0;
    private static final int VALUE = 1; // {"S":"a"}, at pos
    private static final int CONTENT = 2; // "a" of it, at pos; the object began at start
    private static final int ITEM = 3; // {"id":{"S":"a"}}, at pos
    private static final int ELEMENT = 4; // "a" of a set, at pos

    // what was entered
    private static final byte OUTSIDE = 0;
    private static final byte IN_ITEM = 1;
    private static final byte IN_MAP = 2;
    private static final byte IN_LIST = 3;
    private static final byte IN_SET = 4;

    private final JsonInput input;
    private final TextDecoder texts;
    private final AsciiChars chars;
    private @Nullable RecentTexts recent;

    private int pos;
    private int hand;
    private int start;
    private @Nullable ValueType type; // of the CONTENT
    private long unscaled; // of the plain number that was passed last
    private int scale;
    private @Nullable ValueType elementType; // of the set that was entered; sets do not nest

    private byte frame; // what was entered last
    private boolean started; // an entry or element of it has been handed out
    private int nameAt; // where the name at hand begins, in a map that was started
    private int last; // the index of that name; UNKNOWN before the first, the table's size for one it does not hold
    private int depth;
    private byte[] outerFrames = new byte[8]; // what was entered before, from the outermost on; all was started
    private int[] outerNames = new int[8];
    private int[] outerLasts = new int[8];

    JsonSource(JsonInput input, TextDecoder texts) {
        this.input = input;
        this.texts = texts;
        this.chars = new AsciiChars(input.bytes);
    }

    /** Stands before the value that begins the range, such as {@code {"S":"a"}}. */
    public static JsonSource of(byte[] bytes, int from, int to) {
        return at(bytes, from, to, VALUE);
    }

    /** Stands before the item that begins the range, such as {@code {"id":{"S":"a"}}}: an M. */
    public static JsonSource ofItem(byte[] bytes, int from, int to) {
        return at(bytes, from, to, ITEM);
    }

    private static JsonSource at(byte[] bytes, int from, int to, int hand) {
        JsonInput input = new JsonInput(bytes, from, to);
        JsonSource source = new JsonSource(input, new TextDecoder(input, null));
        source.pos = from;
        source.hand = hand;
        return source;
    }

    /** Expects items that have texts in common. */
    void remember() {
        recent = new RecentTexts(input);
    }

    /** Stands before another item of the same bytes. */
    void moveToItem(int from) {
        pos = from;
        hand = ITEM;
        frame = OUTSIDE;
        depth = 0;
    }

    /** Whether the value was read to its end. */
    boolean isFinished() {
        return hand == NOTHING && depth == 0;
    }

    /** Where the reading has come to. */
    int position() {
        return pos;
    }

    @Override
    public ValueType type() {
        return switch (hand) {
            case CONTENT -> known(type);
            case VALUE -> open();
            case ITEM -> ValueType.M;
            case ELEMENT -> known(elementType);
            default -> throw new IllegalStateException("No value is at hand");
        };
    }

    private static ValueType known(@Nullable ValueType type) {
        if (type == null) {
            throw new IllegalStateException("No value is at hand");
        }
        return type;
    }

    /** Passes over the name of the type, up to the content. */
    private ValueType open() {
        ValueType found = null;
        byte[] bytes = input.bytes;
        int from = pos;
        int to = from;
        if (input.end - from > 5 && bytes[from] == '{' && bytes[from + 1] == '"') {
            if (bytes[from + 3] == '"' && bytes[from + 4] == ':') { // nearly always
                found = typeOf(bytes[from + 2]);
                to = from + 5;
            } else if (bytes[from + 3] == 'S' && bytes[from + 4] == '"' && bytes[from + 5] == ':') {
                found = setOf(bytes[from + 2]);
                to = from + 6;
            } else if (input.end - from > 7 && bytes[from + 6] == '"' && bytes[from + 7] == ':') {
                found = longType(bytes, from + 2);
                to = from + 8;
            }
        }
        if (found == null) {
            to = input.solid(input.after(from, '{'));
            if (bytes[to] == '}') {
                throw unknownType();
            }
            int name = input.after(to, '"');
            int quote = input.endOfString(name);
            found = typeOf(texts.text(name, quote));
            to = input.after(quote + 1, ':');
        }
        if (input.at(to) <= ' ') {
            to = input.solid(to);
        }
        start = from;
        pos = to;
        hand = CONTENT;
        type = found;
        return found;
    }

    private static @Nullable ValueType typeOf(byte letter) {
        return switch (letter) {
            case 'S' -> ValueType.S;
            case 'N' -> ValueType.N;
            case 'M' -> ValueType.M;
            case 'L' -> ValueType.L;
            case 'B' -> ValueType.B;
            default -> null;
        };
    }

    private static @Nullable ValueType setOf(byte letter) {
        return switch (letter) {
            case 'S' -> ValueType.SS;
            case 'N' -> ValueType.NS;
            case 'B' -> ValueType.BS;
            default -> null;
        };
    }

    /** The type whose name has four letters, and not so much as a quote or an escape in it. */
    private static @Nullable ValueType longType(byte[] bytes, int at) {
        if (bytes[at] == 'B' && bytes[at + 1] == 'O' && bytes[at + 2] == 'O' && bytes[at + 3] == 'L') {
            return ValueType.BOOL;
        }
        return bytes[at] == 'N' && bytes[at + 1] == 'U' && bytes[at + 2] == 'L' && bytes[at + 3] == 'L'
                ? ValueType.NULL
                : null;
    }

    private static ValueType typeOf(String name) {
        return switch (name) {
            case "S" -> ValueType.S;
            case "N" -> ValueType.N;
            case "B" -> ValueType.B;
            case "BOOL" -> ValueType.BOOL;
            case "NULL" -> ValueType.NULL;
            case "M" -> ValueType.M;
            case "L" -> ValueType.L;
            case "SS" -> ValueType.SS;
            case "NS" -> ValueType.NS;
            case "BS" -> ValueType.BS;
            default -> throw unknownType();
        };
    }

    private static ValueException unknownType() {
        return new ValueException("expected a value of one of DynamoDB's ten types, found one of no known type");
    }

    @Override
    public boolean isNull() {
        if (hand == VALUE && input.end - pos > 5 && input.bytes[pos + 1] == '"') {
            byte first = input.bytes[pos + 2];
            if (first >= 'A' && first <= 'Z' && (first != 'N' || input.bytes[pos + 3] != 'U')) {
                return false; // it has another type, or none, which is found out when it is read
            }
        }
        return hand != ELEMENT && type() == ValueType.NULL;
    }

    @Override
    public boolean isNumber() {
        if (hand == VALUE && input.stands(STRING, SIX_BYTES, pos)) {
            return false; // nearly always
        }
        return type() == ValueType.N;
    }

    @Override
    public String readString() {
        int from = beginText();
        if (from < 0) {
            return anyString();
        }
        RecentTexts known = recent;
        if (known == null || !known.isWorthwhile()) {
            int to = input.afterPlain(from);
            return endText(to) ? texts.ascii(from, to) : anyString();
        }
        String text = known.find(from);
        if (text != null) {
            return endText(from + text.length()) ? text : anyString();
        }
        int to = input.afterPlain(from);
        if (!endText(to)) {
            return anyString();
        }
        text = texts.ascii(from, to);
        known.add(from, text);
        return text;
    }

    @Override
    public CharSequence readChars() {
        int from = beginText();
        int to = from < 0 ? -1 : input.afterPlain(from);
        return to >= 0 && endText(to) ? chars.moveTo(from, to) : anyString();
    }

    /** Where the text of an S begins that has nothing between its brackets and its quotes; else -1. */
    private int beginText() {
        if (hand == VALUE && input.stands(STRING, SIX_BYTES, pos)) {
            return pos + 6;
        }
        return hand == ELEMENT && elementType == ValueType.S && input.bytes[pos] == '"' ? pos + 1 : -1;
    }

    /** Whether the S ends after its plain text, which ends there; if so, passes over it. */
    private boolean endText(int to) {
        byte[] bytes = input.bytes;
        if (bytes[to] != '"') {
            return false;
        }
        if (hand != VALUE) {
            pos = to + 1;
        } else if (to + 1 < input.end && bytes[to + 1] == '}') {
            pos = to + 2;
        } else {
            return false;
        }
        hand = NOTHING;
        return true;
    }

    private String anyString() {
        take(ValueType.S);
        String text = string();
        close();
        return text;
    }

    @Override
    public long readLong() {
        take(ValueType.N, NUMBER, SIX_BYTES, 5);
        byte[] bytes = input.bytes;
        int end = input.end;
        int i = input.after(pos, '"');
        boolean negative = i < end && bytes[i] == '-';
        if (negative) {
            i++;
        }
        int first = i;
        long value = 0;
        for (; i < end && bytes[i] >= '0' && bytes[i] <= '9' && i - first <= LONG_DIGITS; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        if (i == first || i - first > LONG_DIGITS || i == end || bytes[i] != '"') {
            value = Numbers.parseLong(string());
        } else {
            pos = i + 1;
            value = negative ? -value : value;
        }
        close();
        return value;
    }

    @Override
    public double readDouble() {
        take(ValueType.N, NUMBER, SIX_BYTES, 5);
        double number = passPlainNumber()
                ? Numbers.scaled(unscaled, scale)
                : Numbers.parse(string()).doubleValue();
        close();
        return number;
    }

    @Override
    public BigDecimal readDecimal() {
        take(ValueType.N, NUMBER, SIX_BYTES, 5);
        BigDecimal number = passPlainNumber() ? BigDecimal.valueOf(unscaled, scale) : Numbers.parse(string());
        close();
        return number;
    }

    /** Passes over a number of few digits and no exponent, of which {@link #unscaled} and {@link #scale} then tell. */
    private boolean passPlainNumber() {
        byte[] bytes = input.bytes;
        int end = input.end;
        int i = input.after(pos, '"');
        boolean negative = i < end && bytes[i] == '-';
        if (negative) {
            i++;
        }
        int first = i;
        int point = -1;
        long value = 0;
        for (; i < end && i - first <= LONG_DIGITS; i++) {
            byte b = bytes[i];
            if (b >= '0' && b <= '9') {
                value = value * 10 + (b - '0');
            } else if (b == '.' && point < 0 && i > first) {
                point = i;
            } else {
                break;
            }
        }
        if (i == first || i - first > LONG_DIGITS || i == end || bytes[i] != '"' || point == i - 1) {
            return false;
        }
        pos = i + 1;
        unscaled = negative ? -value : value;
        scale = point < 0 ? 0 : i - point - 1;
        return true;
    }

    @Override
    public byte[] readBinary() {
        take(ValueType.B);
        int from = input.after(pos, '"');
        int to = input.afterPlain(from);
        ByteBuffer decoded;
        try {
            decoded = input.bytes[to] == '"'
                    ? Base64.getDecoder().decode(ByteBuffer.wrap(input.bytes, from, to - from))
                    : ByteBuffer.wrap(Base64.getDecoder().decode(string()));
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException("a B that is no Base64", from);
        }
        if (input.bytes[to] == '"') {
            pos = to + 1;
        }
        close();
        return decoded.remaining() == decoded.array().length
                ? decoded.array()
                : Arrays.copyOf(decoded.array(), decoded.remaining());
    }

    @Override
    public boolean readBoolean() {
        take(ValueType.BOOL, BOOLEAN, -1, 8);
        boolean value = bool();
        close();
        return value;
    }

    private boolean bool() {
        boolean value = input.at(pos) == 't';
        pos = input.afterWord(pos, value ? "true" : "false");
        return value;
    }

    /** The text of the string at hand. */
    private String string() {
        int from = input.after(pos, '"');
        int plain = input.afterPlain(from);
        if (input.bytes[plain] == '"') {
            pos = plain + 1;
            return texts.ascii(from, plain);
        }
        String text = texts.decode(from, plain);
        pos = texts.after;
        return text;
    }

    @Override
    public @Nullable String peekString(AttributeName name) {
        if (hand == NOTHING) {
            throw new IllegalStateException("No value is at hand");
        }
        if (hand == ELEMENT) {
            return null;
        }
        int savedPos = pos;
        int savedHand = hand;
        int savedStart = start;
        ValueType savedType = type;
        String found = null;
        if (opensAs(ValueType.M)) {
            found = lookAhead(name);
        }
        pos = savedPos;
        hand = savedHand;
        start = savedStart;
        type = savedType;
        return found;
    }

    /** Whether the value at hand has this type; of no known type, it has not. */
    private boolean opensAs(ValueType expected) {
        try {
            return type() == expected;
        } catch (ValueException e) {
            return false;
        }
    }

    /** What the map that begins here holds under a name; the last one if more than one, as when reading. */
    private @Nullable String lookAhead(AttributeName name) {
        String found = null;
        int at = input.solid(input.after(pos, '{'));
        while (input.bytes[at] != '}') {
            int from = input.after(at, '"');
            int to = input.endOfString(from);
            boolean same = input.afterPlain(from) == to
                    ? name.isUtf8(input.bytes, from, to)
                    : texts.text(from, to).equals(name.text());
            at = input.solid(input.after(to + 1, ':'));
            if (same) {
                pos = at;
                hand = VALUE;
                found = opensAs(ValueType.S) ? string() : null;
            }
            at = input.solid(input.afterValue(at));
            if (input.bytes[at] == ',') {
                at = input.solid(at + 1);
                if (input.bytes[at] != '"') {
                    throw input.unexpected(at);
                }
            } else if (input.bytes[at] != '}') {
                throw input.unexpected(at);
            }
        }
        return found;
    }

    @Override
    public void skip() {
        if (hand == NOTHING) {
            throw new IllegalStateException("No value is at hand");
        }
        if (hand == CONTENT && type == ValueType.NULL) { // this is how a NULL is read
            bool();
            close();
        } else {
            pos = input.afterValue(hand == CONTENT ? start : pos);
            hand = NOTHING;
        }
    }

    @Override
    public void beginMap() {
        byte kind = IN_ITEM;
        if (hand != ITEM) {
            kind = IN_MAP;
            take(ValueType.M, MAP, SIX_BYTES, 5);
        }
        pos = input.after(pos, '{');
        push(kind);
    }

    @Override
    public int nextName(NameTable table) {
        byte kind = frame;
        if (kind != IN_ITEM && kind != IN_MAP) {
            throw new IllegalStateException("No map is entered");
        }
        if (hand == NOTHING) {
            int at = started ? pos : pos - 1; // from the bracket on
            int expected = table.nextEntry(last, input.bytes, at, input.end);
            if (expected != UNKNOWN) {
                started = true;
                nameAt = at + 2;
                last = expected;
                pos = at + table.entryLength(expected) - 1;
                hand = VALUE;
                return expected;
            }
        }
        if (!nextEntry('}')) {
            if (kind == IN_MAP) {
                hand = CONTENT;
                close();
            }
            return END;
        }
        return findName(table);
    }

    private int findName(NameTable table) {
        int from = input.after(pos, '"');
        int to = input.afterPlain(from);
        int index;
        if (input.bytes[to] == '"') {
            index = table.indexOf(input.bytes, from, to);
        } else {
            to = input.endOfString(to);
            index = table.indexOf(texts.text(from, to));
        }
        table.expect(last, index);
        nameAt = from;
        last = index == UNKNOWN ? table.size() : index;
        int value = input.after(to + 1, ':');
        pos = input.at(value) == '{' ? value : input.solid(value);
        hand = VALUE;
        return index;
    }

    @Override
    public String name() {
        if ((frame != IN_ITEM && frame != IN_MAP) || !started) {
            throw new IllegalStateException("No map entry is at hand");
        }
        int to = input.endOfString(nameAt);
        return texts.text(nameAt, to);
    }

    @Override
    public int beginElements() {
        ValueType found = beginning();
        pos = input.after(pos, '[');
        if (found == ValueType.L) {
            push(IN_LIST);
        } else {
            elementType = found.elementOfSet();
            push(IN_SET);
        }
        return 0;
    }

    /** Passes over what an L or a set begins with before its content. */
    private ValueType beginning() {
        int from = pos;
        if (hand == VALUE) {
            int length = 6;
            ValueType found = null;
            if (input.stands(LIST, SIX_BYTES, from)) {
                found = ValueType.L;
                length = 5;
            } else if (input.stands(STRING_SET, SEVEN_BYTES, from)) {
                found = ValueType.SS;
            } else if (input.stands(NUMBER_SET, SEVEN_BYTES, from)) {
                found = ValueType.NS;
            }
            if (found != null) {
                start = from;
                pos = from + length;
                hand = CONTENT;
                return found;
            }
        }
        ValueType found = type();
        if (found != ValueType.L && !found.isSet()) {
            throw new ValueException("expected L or a set, found " + found);
        }
        return found;
    }

    @Override
    public boolean nextElement() {
        byte kind = frame;
        if (kind < IN_LIST) {
            throw new IllegalStateException("No list or set is entered");
        }
        if (!nextEntry(']')) {
            hand = CONTENT;
            close();
            return false;
        }
        hand = kind == IN_LIST ? VALUE : ELEMENT;
        return true;
    }

    /** Moves to the next entry or element, or past the bracket that closes what was entered, and leaves it. */
    private boolean nextEntry(char bracket) {
        if (hand != NOTHING) {
            throw new IllegalStateException("The value at hand was not read");
        }
        int at = input.solid(pos);
        byte found = input.bytes[at];
        if (found == bracket) {
            pos = at + 1;
            pop();
            return false;
        }
        if (started) {
            if (found != ',') {
                throw input.unexpected(at);
            }
            at = input.solid(at + 1);
            if (input.bytes[at] == bracket) {
                throw input.unexpected(at);
            }
        }
        started = true;
        pos = at;
        return true;
    }

    private void push(byte kind) {
        if (depth == outerFrames.length) {
            if (depth == MAX_DEPTH) {
                throw input.tooDeep(pos);
            }
            outerFrames = Arrays.copyOf(outerFrames, depth * 2);
            outerNames = Arrays.copyOf(outerNames, depth * 2);
            outerLasts = Arrays.copyOf(outerLasts, depth * 2);
        }
        outerFrames[depth] = frame;
        outerNames[depth] = nameAt;
        outerLasts[depth++] = last;
        frame = kind;
        started = false;
        last = UNKNOWN;
        hand = NOTHING;
    }

    private void pop() {
        frame = outerFrames[--depth];
        nameAt = outerNames[depth];
        last = outerLasts[depth];
        started = true;
    }

    /**
     * Takes a value of a type, which nearly always begins in one way.
     *
     * @param length how many bytes it begins with before its content
     */
    private void take(ValueType expected, long beginning, long mask, int length) {
        if (hand == VALUE && input.stands(beginning, mask, pos)) {
            start = pos;
            pos += length;
            hand = CONTENT; // what type it is nobody asks any more
        } else if (hand != ELEMENT || elementType != expected) {
            take(expected);
        }
    }

    private void take(ValueType expected) {
        ValueType found = type();
        if (found != expected) {
            throw new ValueException("expected " + expected + ", found " + found);
        }
    }

    /** Ends the value whose content was read. */
    private void close() {
        if (hand == CONTENT) {
            int at = pos;
            if (at >= input.end || input.bytes[at] != '}') {
                at = input.solid(at);
                if (input.bytes[at] == ',') {
                    throw unknownType(); // two types
                }
                if (input.bytes[at] != '}') {
                    throw input.unexpected(at);
                }
            }
            pos = at + 1;
        }
        hand = NOTHING;
    }
}
