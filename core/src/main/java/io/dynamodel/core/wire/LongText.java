package io.dynamodel.core.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Copies characters as bytes many at a time, which a loop over them does not: with the JDK's own encoder of Latin-1. Not
 * thread-safe.
 */
final class LongText {
    private final CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();
    private final BufferPool pool;
    private final char[] chars;

    /** @param max how many characters it copies at once, at most */
    LongText(BufferPool pool, int max) {
        this.pool = pool;
        this.chars = pool.chars(max);
    }

    /**
     * Copies the characters of a range, up to the first that takes more than a byte; answers how many.
     *
     * @param at where they go in the target, which has room for all of them
     */
    int copy(String text, int from, int to, byte[] target, int at) {
        int length = to - from;
        text.getChars(from, to, chars, 0);
        CharBuffer source = CharBuffer.wrap(chars, 0, length);
        encoder.reset().encode(source, ByteBuffer.wrap(target, at, length), true);
        return source.position();
    }

    /** Gives the array back. */
    void close() {
        pool.release(chars);
    }
}
