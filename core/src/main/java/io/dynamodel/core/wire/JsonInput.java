package io.dynamodel.core.wire;

import io.dynamodel.core.value.Words;

/**
 * A range of bytes with JSON in it, and how to find one's way there. Every method takes a place and answers a place,
 * and none looks beyond the range.
 */
final class JsonInput {
    /** How deep JSON may nest: twice what 32 levels of maps and lists need, as a level is two of JSON's. */
    static final int MAX_NESTING = 2 * Long.SIZE;

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long SPACES = ' ' * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final int WORD = Long.BYTES;

    final byte[] bytes;
    final int end;

    JsonInput(byte[] bytes, int from, int to) {
        if (from < 0 || from > to || to > bytes.length) {
            throw new IndexOutOfBoundsException("No range of " + bytes.length + " bytes: " + from + " to " + to);
        }
        this.bytes = bytes;
        this.end = to;
    }

    /** The byte at a place. */
    int at(int pos) {
        if (pos >= end) {
            throw truncated();
        }
        return bytes[pos];
    }

    /** Whether the bytes here are those of a word, as far as its mask goes; false too if fewer than eight are left. */
    boolean stands(long word, long mask, int pos) {
        return pos <= end - WORD && (Words.at(bytes, pos) & mask) == word;
    }

    /** The next eight bytes as a word, or as many as are left, and zeros. */
    long word(int pos) {
        if (pos <= end - WORD) {
            return Words.at(bytes, pos);
        }
        long word = 0;
        for (int i = end - 1; i >= pos; i--) {
            word = word << Byte.SIZE | (bytes[i] & 0xFF);
        }
        return word;
    }

    /** How many bytes of a word, eight at most, are ASCII that stands for itself within a string. */
    static int plain(long word) {
        return Long.numberOfTrailingZeros(specials(word) | (word & HIGHS)) >>> 3;
    }

    /** The first place that is no whitespace; there is something there. */
    int solid(int from) {
        int pos = from;
        while (pos < end) {
            byte b = bytes[pos];
            if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
                return pos;
            }
            pos++;
        }
        throw truncated();
    }

    /** The place after whitespace and this byte. */
    int after(int from, char expected) {
        if (from < end && bytes[from] == expected) {
            return from + 1;
        }
        int pos = solid(from);
        if (bytes[pos] != expected) {
            throw unexpected(pos);
        }
        return pos + 1;
    }

    /** The place after a word such as true. */
    int afterWord(int from, String word) {
        int length = word.length();
        for (int i = 0; i < length; i++) {
            if (at(from + i) != word.charAt(i)) {
                throw unexpected(from + i);
            }
        }
        return from + length;
    }

    /** Makes sure that only whitespace is left. */
    void checkEnd(int from) {
        for (int pos = from; pos < end; pos++) {
            byte b = bytes[pos];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                throw unexpected(pos);
            }
        }
    }

    /** Within a string, the first byte that is no ASCII, a quote or a backslash. */
    int afterPlain(int from) {
        int pos = from;
        for (int last = end - WORD; pos <= last; pos += WORD) {
            long word = Words.at(bytes, pos);
            long found = specials(word) | (word & HIGHS);
            if (found != 0) {
                pos += Long.numberOfTrailingZeros(found) >>> 3;
                if (bytes[pos] >= 0 && bytes[pos] < ' ') {
                    throw unexpected(pos);
                }
                return pos;
            }
        }
        for (; pos < end; pos++) {
            byte b = bytes[pos];
            if (b == '"' || b == '\\' || b < 0) {
                return pos;
            }
            if (b < ' ') {
                throw unexpected(pos);
            }
        }
        throw truncated();
    }

    /** Within a string, the next quote or backslash. */
    private int special(int from) {
        int pos = from;
        for (int last = end - WORD; pos <= last; pos += WORD) {
            long found = specials(Words.at(bytes, pos));
            if (found != 0) {
                pos += Long.numberOfTrailingZeros(found) >>> 3;
                if (bytes[pos] >= 0 && bytes[pos] < ' ') {
                    throw unexpected(pos);
                }
                return pos;
            }
        }
        for (; pos < end; pos++) {
            byte b = bytes[pos];
            if (b == '"' || b == '\\') {
                return pos;
            }
            if (b >= 0 && b < ' ') {
                throw unexpected(pos);
            }
        }
        throw truncated();
    }

    /**
     * Marks the bytes that are a quote, a backslash or a control character in their highest bits. A carry can mark bytes
     * too many, but only beyond the first.
     */
    static long specials(long word) {
        long quotes = word ^ QUOTES;
        long backslashes = word ^ BACKSLASHES;
        return (((word - SPACES) & ~word) | ((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes))
                & HIGHS;
    }

    /** The place of the quote that ends a string. */
    int endOfString(int from) {
        int pos = special(from);
        while (bytes[pos] == '\\') {
            at(pos + 1);
            pos += 2;
            // escapes like company: a look at a few bytes costs less than another start of the wide search
            for (int near = Math.min(end, pos + WORD); pos < near; pos++) {
                byte b = bytes[pos];
                if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
                    break;
                }
            }
            pos = pos < end && (bytes[pos] == '"' || bytes[pos] == '\\') ? pos : special(pos);
        }
        return pos;
    }

    /**
     * The place after the value that begins here. Strings and brackets must be closed, each with its own kind; what
     * stands between them is looked at only as far as needed.
     */
    int afterValue(int from) {
        int pos = solid(from);
        byte first = bytes[pos];
        if (first == '"') {
            return endOfString(pos + 1) + 1;
        }
        if (first == '{' || first == '[') {
            return afterContainer(pos);
        }
        int start = pos;
        while (pos < end && isLiteral(bytes[pos])) {
            pos++;
        }
        if (pos == start) {
            throw unexpected(pos);
        }
        if (pos == end) {
            throw truncated(); // every value is followed by a bracket or a comma at least
        }
        return pos;
    }

    private int afterContainer(int from) {
        long kinds = 0; // of the open brackets, the innermost in the lowest bit: 1 for an array
        long outer = 0; // what no longer fits there
        int depth = 0;
        int pos = from;
        while (true) {
            int b = at(pos);
            switch (b) {
                case '"' -> pos = endOfString(pos + 1);
                case '{', '[' -> {
                    if (++depth > MAX_NESTING) {
                        throw tooDeep(pos);
                    }
                    outer = outer << 1 | kinds >>> (Long.SIZE - 1);
                    kinds = kinds << 1 | (b == '[' ? 1 : 0);
                }
                case '}', ']' -> {
                    if ((kinds & 1) != (b == ']' ? 1 : 0)) {
                        throw unexpected(pos);
                    }
                    kinds = kinds >>> 1 | outer << (Long.SIZE - 1);
                    outer >>>= 1;
                    if (--depth == 0) {
                        return pos + 1;
                    }
                }
                default -> {
                    if (b != ','
                            && b != ':'
                            && !isLiteral((byte) b)
                            && b != ' '
                            && b != '\n'
                            && b != '\r'
                            && b != '\t') {
                        throw unexpected(pos);
                    }
                }
            }
            pos++;
        }
    }

    /** Whether the byte can be part of a number, true, false or null. */
    private static boolean isLiteral(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || b == '-' || b == '+' || b == '.' || b == 'E';
    }

    MalformedJsonException unexpected(int pos) {
        return new MalformedJsonException("something that cannot stand there", pos);
    }

    MalformedJsonException truncated() {
        return new MalformedJsonException("the end", end);
    }

    MalformedJsonException tooDeep(int pos) {
        return new MalformedJsonException("more nesting than any item has", pos);
    }
}
