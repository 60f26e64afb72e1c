package io.dynamodel.core.value;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The attribute names of one schema, each with its index: a small hash table without boxes, built once. Names are found
 * as text, or as the bytes of their UTF-8 where they stand.
 */
public final class NameTable {
    private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;
    private static final int WORD = Long.BYTES;

    private final String[] slots;
    private final int[] indexes;
    private final int mask;
    private final String[] texts; // by index

    private final byte[][] utf8; // by index
    private final long[] heads; // the first and the last eight bytes, by index
    private final long[] tails;
    private final int[] utf8Slots; // one more than an index, or zero

    private NameTable(List<AttributeName> names) {
        int capacity = Integer.highestOneBit(Math.max(4, names.size() * 2 - 1)) << 1;
        slots = new String[capacity];
        indexes = new int[capacity];
        mask = capacity - 1;
        texts = new String[names.size()];
        utf8 = new byte[names.size()][];
        heads = new long[names.size()];
        tails = new long[names.size()];
        utf8Slots = new int[capacity];
        for (int i = 0; i < names.size(); i++) {
            AttributeName name = names.get(i);
            int slot = slotOf(name.text());
            while (slots[slot] != null) {
                if (slots[slot].equals(name.text())) {
                    throw new IllegalArgumentException("The name '" + name + "' occurs twice");
                }
                slot = (slot + 1) & mask;
            }
            slots[slot] = name.text();
            texts[i] = name.text();
            indexes[slot] = i;
            addUtf8(i, name.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void addUtf8(int index, byte[] name) {
        ByteBuffer words = ByteBuffer.wrap(name).order(ByteOrder.LITTLE_ENDIAN);
        utf8[index] = name;
        heads[index] = head(words, 0, name.length);
        tails[index] = name.length > WORD ? words.getLong(name.length - WORD) : heads[index];
        int slot = slotOf(heads[index], tails[index], name.length);
        while (utf8Slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        utf8Slots[slot] = index + 1;
    }

    /** A table in which each name's index is its place in the list. */
    public static NameTable of(List<AttributeName> names) {
        return new NameTable(names);
    }

    /** The number of names. */
    int size() {
        return texts.length;
    }

    /** The name of an index. */
    String text(int index) {
        return texts[index];
    }

    /** The index of the name, or {@link ValueSource#UNKNOWN}. */
    public int indexOf(String name) {
        int slot = slotOf(name);
        while (true) {
            String candidate = slots[slot];
            if (candidate == null) {
                return ValueSource.UNKNOWN;
            }
            if (candidate.equals(name)) {
                return indexes[slot];
            }
            slot = (slot + 1) & mask;
        }
    }

    /**
     * The index of the name whose UTF-8 is the range of bytes, or {@link ValueSource#UNKNOWN}.
     *
     * @param bytes little-endian, and backed by an array
     */
    public int indexOf(ByteBuffer bytes, int from, int to) {
        int length = to - from;
        long head = head(bytes, from, to);
        long tail = length > WORD ? bytes.getLong(to - WORD) : head;
        int slot = slotOf(head, tail, length);
        while (true) {
            int index = utf8Slots[slot] - 1;
            if (index < 0) {
                return ValueSource.UNKNOWN;
            }
            byte[] candidate = utf8[index];
            if (candidate.length == length
                    && heads[index] == head
                    && tails[index] == tail
                    && (length <= 2 * WORD || endsEqually(candidate, bytes, from))) {
                return index;
            }
            slot = (slot + 1) & mask;
        }
    }

    private static boolean endsEqually(byte[] name, ByteBuffer bytes, int from) {
        int start = bytes.arrayOffset() + from;
        return Arrays.equals(name, 0, name.length, bytes.array(), start, start + name.length);
    }

    /** The first eight bytes, or as many as there are. */
    private static long head(ByteBuffer bytes, int from, int to) {
        int length = to - from;
        if (from + WORD <= bytes.limit()) {
            long word = bytes.getLong(from);
            return length >= WORD ? word : word & ((1L << (length << 3)) - 1);
        }
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = word << 8 | (bytes.get(i) & 0xFF);
        }
        return word;
    }

    private int slotOf(long head, long tail, int length) {
        long h = (head ^ Long.rotateLeft(tail, 29) ^ length) * PRIME;
        return (int) (h >>> 32) & mask;
    }

    private int slotOf(String name) {
        int h = name.hashCode();
        return (h ^ (h >>> 16)) & mask;
    }
}
