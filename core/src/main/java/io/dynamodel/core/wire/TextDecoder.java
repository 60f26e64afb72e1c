package io.dynamodel.core.wire;

import io.dynamodel.core.value.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes text of what stands between the quotes of a JSON string. ASCII without escapes, nearly all there is, is one
 * copy; the rest goes through an array that is used again, first of bytes, and of characters from the first one on that
 * is not in Latin-1. (The JDK's decoder replaces what is no UTF-8, and needs twice the memory.)
 */
final class TextDecoder {
    private static final int MIN_SCRATCH = 512;
    private static final int MAX_GUESSED = 16 * 1024;
    private static final int WORD = Long.BYTES;

    // what a character of so many bytes has in some of its bits
    private static final long TWO_BITS = 0xC0E0;
    private static final long TWO_BYTES = 0x80C0;
    private static final long THREE_BITS = 0xC0_C0F0;
    private static final long THREE_BYTES = 0x80_80E0;
    private static final long FOUR_BITS = 0xC0C0_C0F8L;
    private static final long FOUR_BYTES = 0x8080_80F0L;

    private static final byte[] DIGITS = digits();

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
        byte[] out = latin == null || latin.length <= count ? latin(room(from, count)) : latin;
        System.arraycopy(bytes, from, out, 0, count);
        int pos = plain;
        while (true) {
            if (out.length - count < WORD) {
                out = grown(out);
            }
            long word = input.word(pos);
            long leads = LatinWords.leads(word);
            long other = JsonInput.specials(word) | LatinWords.others(word, leads);
            int length = WORD;
            if (other != 0) {
                length = Long.numberOfTrailingZeros(other) >>> 3;
                leads &= (1L << (length << 3)) - 1;
            }
            int halved = (int) (leads >>> ((length << 3) - 1)) & 1; // a last character whose second byte is yet to come
            Words.put(out, count, LatinWords.characters(word, leads)); // what is too much is written over
            pos += length - halved;
            count += length - Long.bitCount(leads);
            if (other == 0) {
                continue;
            }
            byte b = pos < end ? bytes[pos] : 0;
            if (b == '"') {
                after = pos + 1;
                return new String(out, 0, count, StandardCharsets.ISO_8859_1);
            }
            if (b != '\\') {
                return decodeWide(pos, out, count);
            }
            do {
                byte letter = (byte) input.at(pos + 1);
                int c = letter == '"' || letter == '\\' ? letter : escape(pos); // JSON within JSON has many
                if (c > 0xFF) {
                    return decodeWide(pos, out, count);
                }
                pos += letter == 'u' ? 6 : 2;
                if (out.length - count <= 2 * WORD) {
                    out = grown(out);
                }
                out[count++] = (byte) c;
                // escapes like company: a look at a few bytes costs less than another word
                for (int near = Math.min(end, pos + 2 * WORD); pos < near && isPlain(bytes[pos]); pos++) {
                    out[count++] = bytes[pos];
                }
            } while (pos < end && bytes[pos] == '\\');
        }
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\';
    }

    /** The rest of a text that is not in Latin-1. */
    private String decodeWide(int from, byte[] done, int doneCount) {
        int end = input.end;
        char[] out = wide == null || wide.length <= doneCount ? wide(room(from, doneCount)) : wide;
        for (int i = 0; i < doneCount; i++) {
            out[i] = (char) (done[i] & 0xFF);
        }
        int count = doneCount;
        int pos = from;
        while (true) {
            if (out.length - count < 2 * WORD) {
                out = grown(out);
            }
            long word = input.word(pos);
            if ((byte) word >= 0) {
                int plain = JsonInput.plain(word);
                for (int i = 0; i < WORD; i++) { // what is too much is written over
                    out[count + i] = (char) (word >>> (i * Byte.SIZE) & 0xFF);
                }
                pos += plain;
                count += plain;
                if (plain == WORD) {
                    continue;
                }
                word = input.word(pos);
            }
            int b = (byte) word;
            if ((word & THREE_BITS) == THREE_BYTES) {
                int c = (int) ((word & 0xF) << 12 | (word >>> 2 & 0xFC0) | (word >>> 16 & 0x3F));
                if (c < 0x800 || Character.isSurrogate((char) c)) {
                    throw notUtf8(pos);
                }
                out[count++] = (char) c;
                pos += 3;
            } else if ((word & FOUR_BITS) == FOUR_BYTES) {
                int c = (int) ((word & 7) << 18 | (word & 0x3F00) << 4 | (word >>> 10 & 0xFC0) | (word >>> 24 & 0x3F));
                if (c < Character.MIN_SUPPLEMENTARY_CODE_POINT || c > Character.MAX_CODE_POINT) {
                    throw notUtf8(pos);
                }
                out[count++] = Character.highSurrogate(c);
                out[count++] = Character.lowSurrogate(c);
                pos += 4;
            } else if ((word & TWO_BITS) == TWO_BYTES) {
                int c = (int) ((word & 0x1F) << 6 | (word >>> 8 & 0x3F));
                if (c < 0x80) {
                    throw notUtf8(pos);
                }
                out[count++] = (char) c;
                pos += 2;
            } else if (b == '"') {
                after = pos + 1;
                return new String(out, 0, count);
            } else if (b == '\\') {
                if ((byte) (word >>> Byte.SIZE) == 'u') {
                    int c = codeUnit(pos);
                    pos += 6;
                    out[count++] = (char) c;
                    if (Character.isSurrogate((char) c)) {
                        out[count++] = lowSurrogate(pos, c);
                        pos += 6;
                    }
                } else {
                    out[count++] = (char) escape(pos);
                    pos += 2;
                }
            } else {
                throw b < 0 ? notUtf8(pos) : pos < end ? input.unexpected(pos) : input.truncated();
            }
        }
    }

    /** The second half of a pair, which must be there as an escape as well. */
    private char lowSurrogate(int pos, int high) {
        byte[] bytes = input.bytes;
        int low = pos + 1 < input.end && bytes[pos] == '\\' && bytes[pos + 1] == 'u' ? codeUnit(pos) : 0;
        if (high >= Character.MIN_LOW_SURROGATE || !Character.isLowSurrogate((char) low)) {
            throw new MalformedJsonException("a lone surrogate", pos);
        }
        return (char) low;
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

    /** The four digits after the backslash and the letter. */
    private int codeUnit(int pos) {
        long word = input.word(pos);
        int c = digit(word, 2) << 12 | digit(word, 3) << 8 | digit(word, 4) << 4 | digit(word, 5);
        if (c < 0) {
            throw pos + 6 <= input.end ? badEscape(pos) : input.truncated();
        }
        return c;
    }

    /** What a byte of the word is worth as a hexadecimal digit; negative if it is none. */
    private static int digit(long word, int index) {
        return DIGITS[(int) (word >>> (index * Byte.SIZE)) & 0xFF];
    }

    /** By the byte. */
    private static byte[] digits() {
        byte[] digits = new byte[1 << Byte.SIZE];
        Arrays.fill(digits, (byte) -1);
        for (int i = 0; i < 10; i++) {
            digits['0' + i] = (byte) i;
        }
        for (int i = 0; i < 6; i++) {
            digits['a' + i] = (byte) (10 + i);
            digits['A' + i] = (byte) (10 + i);
        }
        return digits;
    }

    /** How much room to begin with for a text of which so many characters are known. */
    private int room(int from, int count) {
        return Math.max(count + MIN_SCRATCH, Math.min(MAX_GUESSED, input.end - from));
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
