package io.dynamodel.core.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which entry of a map came after which the last time, and how DynamoDB's JSON writes it: <code>,"name":{</code>. Items
 * of one schema mostly come in one order, and to compare what is expected costs a third of finding out what is there.
 */
final class EntryOrder {
    private static final int WORD = Long.BYTES;

    /** What no range of bytes is as long as. */
    private static final int NEVER = Integer.MAX_VALUE;

    private final Entry[] entries; // by index

    /**
     * What comes first, what comes after each name, and what comes after an unknown one. Guesses that are checked before
     * they are used, so that it does not matter which thread made them.
     */
    private final @Nullable Entry[] successors;

    /** An entry up to what is in its value's braces. */
    static final class Entry {
        final int index;
        final int length;
        private final byte[] bytes;
        private final long head; // the first eight bytes
        private final long mask; // of the head
        private final long tail; // the last eight

        Entry(int index, String name) {
            this.index = index;
            bytes = (",\"" + name + "\":{").getBytes(StandardCharsets.UTF_8);
            length = mayBeEscaped(name) ? NEVER : bytes.length;
            mask = Words.mask(bytes.length);
            head = Words.of(bytes, 0, bytes.length);
            tail = bytes.length > WORD ? Words.at(bytes, bytes.length - WORD) : head;
        }

        private static boolean mayBeEscaped(String name) {
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if (c < ' ' || c == '"' || c == '\\') {
                    return true;
                }
            }
            return false;
        }

        /** Whether it stands there, all but the bits of its first eight bytes that are to be ignored. */
        boolean stands(byte[] there, int at, int end, long ignored) {
            int left = end - at;
            return length <= left
                    && WORD <= left
                    && ((Words.at(there, at) ^ head) & mask & ~ignored) == 0
                    && (length <= WORD || isRest(there, at));
        }

        private boolean isRest(byte[] there, int at) {
            int to = at + length;
            return Words.at(there, to - WORD) == tail
                    && (length <= 2 * WORD || Arrays.equals(bytes, WORD, length, there, at + WORD, to));
        }
    }

    EntryOrder(String[] names) {
        entries = new Entry[names.length];
        successors = new Entry[names.length + 2];
        for (int i = 0; i < names.length; i++) {
            entries[i] = new Entry(i, names[i]);
            successors[i] = entries[i];
        }
    }

    /**
     * The entry that is expected after another; null if none is, as after the index of another table.
     *
     * @param last the index of the entry before; {@link ValueSource#UNKNOWN} before the first one, the number of names
     *     after an unknown one
     */
    @Nullable
    Entry after(int last) {
        int place = last + 1;
        return place < successors.length ? successors[place] : null;
    }

    /** How many bytes the entry has before what is in its value's braces. */
    int length(int index) {
        return entries[index].length;
    }

    /** Expects one entry after another. */
    void expect(int last, int index) {
        if (index >= 0 && last + 1 < successors.length) {
            successors[last + 1] = entries[index];
        }
    }
}
