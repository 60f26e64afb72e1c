package io.dynamodel.core.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makes text of what stands between the quotes of a JSON string. ASCII without escapes, nearly all there is, is one
 * copy; the rest goes through an array that is used again, first of bytes, and of characters from the first one on that
 * is not in Latin-1. (The JDK's decoder replaces what is no UTF-8, and needs twice the memory.)
 */
final class TextDecoder {
    private static final int MIN_SCRATCH = 512;
    private static final int WORD = Long.BYTES;

    private final JsonInput input;
    private final @Nullable BufferPool pool;
    private byte @Nullable [] latin;
    private char @Nullable [] wide;

    /** The place after the quote of what was decoded last. */
    int after;

    TextDecoder(JsonInput input, @Nullable BufferPool pool) {
        this.input = input;
        this.pool = pool;
    }

    /**
     * The text of a range between quotes.
     *
     * @throws MalformedJsonException if it is no UTF-8 or holds a bad escape or a lone surrogate
     */
    String text(int from, int to) {
        int plain = input.afterPlain(from);
        return plain == to ? ascii(from, to) : decode(from, plain);
    }

    /** The text of a range that is known to be ASCII without escapes. */
    @SuppressWarnings("deprecation") // the fastest way: one copy, whatever the compiler makes of charsets
    String ascii(int from, int to) {
        return from == to ? "" : new String(input.bytes, 0, from, to - from);
    }

    void release() {
        if (pool != null && latin != null) {
            pool.release(latin);
        }
        if (pool != null && wide != null) {
            pool.release(wide);
        }
        latin = null;
        wide = null;
    }

    /**
     * The text from here to the quote that ends it, after which {@link #after} stands.
     *
     * @param plain how far it is known to be ASCII without escapes
     * @throws MalformedJsonException if it is no UTF-8, holds a bad escape or a lone surrogate, or has no end
     */
    String decode(int from, int plain) {
        byte[] bytes = input.bytes;
        int end = input.end;
        int count = plain - from;
        byte[] out = latin == null || latin.length <= count ? latin(count + MIN_SCRATCH) : latin;
        System.arraycopy(bytes, from, out, 0, count);
        int pos = plain;
        while (pos < end) {
            if (count == out.length) {
                out = grown(out);
            }
            // nothing takes fewer bytes than it gives characters
            for (int safe = Math.min(end, pos + out.length - count); pos < safe; ) {
                byte b = bytes[pos];
                if (b >= ' ' && b != '"' && b != '\\') {
                    out[count++] = b;
                    pos++;
                } else if (b == '\\') {
                    byte letter = (byte) input.at(pos + 1);
                    int c = letter == '"' || letter == '\\' ? letter : escape(pos); // JSON within JSON has many
                    if (c > 0xFF) {
                        return decodeWide(pos, out, count);
                    }
                    pos += letter == 'u' ? 6 : 2;
                    out[count++] = (byte) c;
                } else if (b == '"') {
                    after = pos + 1;
                    return new String(out, 0, count, StandardCharsets.ISO_8859_1);
                } else if ((b & 0xFE) == 0xC2 && pos + 1 < end && (bytes[pos + 1] & 0xC0) == 0x80) {
                    out[count++] = (byte) (b << 6 | (bytes[pos + 1] & 0x3F));
                    pos += 2;
                } else {
                    return decodeWide(pos, out, count);
                }
            }
        }
        throw input.truncated();
    }

    private String decodeWide(int from, byte[] done, int doneCount) {
        byte[] bytes = input.bytes;
        int end = input.end;
        char[] out = wide == null || wide.length <= doneCount ? wide(doneCount + MIN_SCRATCH) : wide;
        for (int i = 0; i < doneCount; i++) {
            out[i] = (char) (done[i] & 0xFF);
        }
        int count = doneCount;
        int pos = from;
        while (true) {
            if (out.length - count < WORD) {
                out = grown(out);
            }
            int b = pos < end ? bytes[pos] : 0;
            if ((b & 0xF0) == 0xE0) {
                int c = (b & 0xF) << 12 | next(pos + 1) << 6 | next(pos + 2);
                if (c < 0x800 || Character.isSurrogate((char) c)) {
                    throw notUtf8(pos);
                }
                out[count++] = (char) c;
                pos += 3;
            } else if (b >= ' ' && b != '"' && b != '\\') {
                long word = input.word(pos);
                for (int i = 0; i < WORD; i++) { // what is too much is written over
                    out[count + i] = (char) (word >>> (i * Byte.SIZE) & 0xFF);
                }
                int plain = JsonInput.plain(word);
                pos += plain;
                count += plain;
            } else if (b == '"') {
                after = pos + 1;
                return new String(out, 0, count);
            } else if (b == '\\') {
                int c = escape(pos);
                pos += bytes[pos + 1] == 'u' ? 6 : 2;
                out[count++] = (char) c;
                if (Character.isSurrogate((char) c)) {
                    out[count++] = lowSurrogate(pos, c);
                    pos += 6;
                }
            } else if ((b & 0xE0) == 0xC0) {
                int c = (b & 0x1F) << 6 | next(pos + 1);
                if (c < 0x80) {
                    throw notUtf8(pos);
                }
                out[count++] = (char) c;
                pos += 2;
            } else if ((b & 0xF8) == 0xF0) {
                int c = (b & 7) << 18 | next(pos + 1) << 12 | next(pos + 2) << 6 | next(pos + 3);
                if (c < Character.MIN_SUPPLEMENTARY_CODE_POINT || c > Character.MAX_CODE_POINT) {
                    throw notUtf8(pos);
                }
                out[count++] = Character.highSurrogate(c);
                out[count++] = Character.lowSurrogate(c);
                pos += 4;
            } else {
                throw b < 0 ? notUtf8(pos) : pos < end ? input.unexpected(pos) : input.truncated();
            }
        }
    }

    /** The second half of a pair, which must be there as an escape as well. */
    private char lowSurrogate(int pos, int high) {
        byte[] bytes = input.bytes;
        int low = pos + 1 < input.end && bytes[pos] == '\\' && bytes[pos + 1] == 'u' ? escape(pos) : 0;
        if (high >= Character.MIN_LOW_SURROGATE || !Character.isLowSurrogate((char) low)) {
            throw new MalformedJsonException("a lone surrogate", pos);
        }
        return (char) low;
    }

    /** The six bits of a continuation byte. */
    private int next(int pos) {
        if (pos >= input.end || (input.bytes[pos] & 0xC0) != 0x80) {
            throw notUtf8(pos);
        }
        return input.bytes[pos] & 0x3F;
    }

    /** The character that an escape stands for. */
    private int escape(int pos) {
        int letter = input.at(pos + 1);
        return switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit(pos);
            default -> throw badEscape(pos);
        };
    }

    private int codeUnit(int pos) {
        int c = 0;
        for (int i = pos + 2; i < pos + 6; i++) {
            c = c << 4 | hex(i);
        }
        return c;
    }

    private int hex(int pos) {
        int b = input.at(pos);
        int digit = b < 0 ? -1 : Character.digit(b, 16);
        if (digit < 0) {
            throw badEscape(pos);
        }
        return digit;
    }

    private byte[] latin(int min) {
        if (pool != null && latin != null) {
            pool.release(latin);
        }
        byte[] array = pool == null ? new byte[min] : pool.bytes(min);
        latin = array;
        return array;
    }

    private byte[] grown(byte[] full) {
        byte[] array = pool == null ? new byte[larger(full.length)] : pool.bytes(larger(full.length));
        System.arraycopy(full, 0, array, 0, full.length);
        if (pool != null) {
            pool.release(full);
        }
        latin = array;
        return array;
    }

    private char[] wide(int min) {
        if (pool != null && wide != null) {
            pool.release(wide);
        }
        char[] array = pool == null ? new char[min] : pool.chars(min);
        wide = array;
        return array;
    }

    private char[] grown(char[] full) {
        char[] array = pool == null ? new char[larger(full.length)] : pool.chars(larger(full.length));
        System.arraycopy(full, 0, array, 0, full.length);
        if (pool != null) {
            pool.release(full);
        }
        wide = array;
        return array;
    }

    private static int larger(int length) {
        return (int) Math.min(Integer.MAX_VALUE - 8, length * 2L);
    }

    private static MalformedJsonException badEscape(int pos) {
        return new MalformedJsonException("a bad escape", pos);
    }

    private static MalformedJsonException notUtf8(int pos) {
        return new MalformedJsonException("something that is no UTF-8", pos);
    }
}
