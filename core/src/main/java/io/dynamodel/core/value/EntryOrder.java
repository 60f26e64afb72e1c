package io.dynamodel.core.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Which entry of a map came after which the last time, and how DynamoDB's JSON writes it: <code>,"name":{</code>. Items
 * of one schema mostly come in one order, and to compare what is expected costs a third of finding out what is there.
 */
final class EntryOrder {
    private static final int WORD = Long.BYTES;

    private final byte[][] entries; // by index
    private final int[] lengths;
    private final long[] heads; // the first eight bytes, by index
    private final long[] masks; // of the head
    private final long[] tails; // the last eight

    /** A guess that is checked before it is used, so it does not matter which thread made it. */
    private final int[] successors;

    EntryOrder(String[] names) {
        entries = new byte[names.length][];
        lengths = new int[names.length];
        heads = new long[names.length];
        masks = new long[names.length];
        tails = new long[names.length];
        successors = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            byte[] entry = (",\"" + names[i] + "\":{").getBytes(StandardCharsets.UTF_8);
            entries[i] = entry;
            lengths[i] = entry.length;
            if (mayBeEscaped(names[i])) {
                heads[i] = 1; // which no masked word is
            } else {
                masks[i] = Words.mask(entry.length);
                heads[i] = Words.of(entry, 0, entry.length);
                tails[i] = entry.length > WORD ? Words.at(entry, entry.length - WORD) : heads[i];
            }
            successors[i] = i + 1 < names.length ? i + 1 : 0;
        }
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

    /**
     * The index of the entry that begins here, if it is the one that is expected; else {@link ValueSource#UNKNOWN}.
     *
     * @param last the index of the entry before, or {@link ValueSource#UNKNOWN}
     */
    int next(int last, byte[] bytes, int at, int end) {
        if (last < 0 || last >= successors.length) {
            return ValueSource.UNKNOWN;
        }
        int guess = successors[last];
        int to = at + lengths[guess];
        return to <= end
                        && at + WORD <= end
                        && (Words.at(bytes, at) & masks[guess]) == heads[guess]
                        && isRest(guess, bytes, at, to)
                ? guess
                : ValueSource.UNKNOWN;
    }

    private boolean isRest(int guess, byte[] bytes, int at, int to) {
        int length = to - at;
        return length <= WORD
                || (Words.at(bytes, to - WORD) == tails[guess]
                        && (length <= 2 * WORD || Arrays.equals(entries[guess], WORD, length, bytes, at + WORD, to)));
    }

    /** How many bytes the entry has before what is in its value's braces. */
    int length(int index) {
        return lengths[index];
    }

    /** Expects one entry after another. */
    void expect(int last, int index) {
        if (last >= 0 && last < successors.length && index >= 0) {
            successors[last] = index;
        }
    }
}
