package io.dynamodel.core.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The names of a {@link NameTable} as UTF-8, in a hash table by their first and last eight bytes. */
final class Utf8Names {
    private static final int WORD = Long.BYTES;
    private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;

    private final byte[][] names; // by index
    private final long[] heads; // the first eight bytes, by index
    private final long[] tails; // the last eight
    private final int[] slots; // one more than an index, or zero
    private final int mask;

    /** @param capacity a power of two, greater than the number of names */
    Utf8Names(String[] texts, int capacity) {
        names = new byte[texts.length][];
        heads = new long[texts.length];
        tails = new long[texts.length];
        slots = new int[capacity];
        mask = capacity - 1;
        for (int i = 0; i < texts.length; i++) {
            byte[] name = texts[i].getBytes(StandardCharsets.UTF_8);
            names[i] = name;
            heads[i] = head(name, 0, name.length);
            tails[i] = tail(name, name.length, heads[i], name.length);
            int slot = slotOf(heads[i], tails[i], name.length);
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = i + 1;
        }
    }

    int indexOf(byte[] bytes, int from, int to) {
        int length = to - from;
        long head = head(bytes, from, to);
        long tail = tail(bytes, to, head, length);
        int slot = slotOf(head, tail, length);
        while (true) {
            int index = slots[slot] - 1;
            if (index < 0) {
                return ValueSource.UNKNOWN;
            }
            byte[] name = names[index];
            if (name.length == length
                    && heads[index] == head
                    && tails[index] == tail
                    && (length <= 2 * WORD || Arrays.equals(name, 0, length, bytes, from, to))) {
                return index;
            }
            slot = (slot + 1) & mask;
        }
    }

    /** The first eight bytes, or as many as there are. */
    private static long head(byte[] bytes, int from, int to) {
        return from + WORD <= bytes.length ? Words.at(bytes, from) & Words.mask(to - from) : Words.of(bytes, from, to);
    }

    private static long tail(byte[] bytes, int to, long head, int length) {
        return length > WORD ? Words.at(bytes, to - WORD) : head;
    }

    private int slotOf(long head, long tail, int length) {
        long h = (head ^ Long.rotateLeft(tail, 29) ^ length) * PRIME;
        return (int) (h >>> Integer.SIZE) & mask;
    }
}
