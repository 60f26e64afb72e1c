package io.dynamodel.core.wire;

import java.util.Objects;

/** Bytes of ASCII as characters, where they stand: moved from one text to the next, and not to be kept. */
final class AsciiChars implements CharSequence {
    private final byte[] bytes;
    private int from;
    private int length;

    AsciiChars(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Stands for another range from here on. */
    AsciiChars moveTo(int newFrom, int newTo) {
        from = newFrom;
        length = newTo - newFrom;
        return this;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return (char) bytes[from + Objects.checkIndex(index, length)];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return toString().substring(start, end);
    }

    @Override
    @SuppressWarnings("deprecation") // one copy
    public String toString() {
        return new String(bytes, 0, from, length);
    }
}
