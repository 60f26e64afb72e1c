package io.dynamodel.core.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The short texts that were last read from a page, with their places. The items of a page have many in common: the
 * partition key always, and states, currencies, cities. To see that the bytes here are those of a known text costs less
 * than to find its end and to make another, and takes no memory. Where the items turn out to have little in common, it
 * gives up. Not thread-safe.
 */
final class RecentTexts {
    private static final int WORD = Long.BYTES;
    private static final int MAX_LENGTH = 128;
    private static final int SLOT_BITS = 7;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;

    // one text in three must be known, or else it costs more than it saves
    private static final int PATIENCE = 256;
    private static final int GAIN = 2;

    private final JsonInput input;
    private final long[] heads = new long[SLOTS]; // the first eight bytes, whatever comes after the text
    private final int[] places = new int[SLOTS];
    private final @Nullable String[] texts = new String[SLOTS];
    private int balance = PATIENCE;

    RecentTexts(JsonInput input) {
        this.input = input;
    }

    /** Whether it is still worth asking. */
    boolean isWorthwhile() {
        return balance > 0;
    }

    /** The text that begins here, up to a quote, if it is a known one. */
    @Nullable
    String find(int from) {
        long head = input.word(from);
        int slot = slotOf(head);
        String known = texts[slot];
        if (known == null || heads[slot] != head) {
            return null;
        }
        int length = known.length() + 1; // with the quote
        if (length > WORD && !isRest(places[slot], from, length)) {
            return null;
        }
        balance += GAIN;
        return known;
    }

    private boolean isRest(int place, int from, int length) {
        int to = from + length;
        if (to > input.end || input.word(place + length - WORD) != input.word(to - WORD)) {
            return false;
        }
        byte[] bytes = input.bytes;
        return length <= 2 * WORD
                || Arrays.equals(bytes, place + WORD, place + length - WORD, bytes, from + WORD, to - WORD);
    }

    /** Notes a text that was not known. */
    void add(int from, String text) {
        balance--;
        if (text.length() <= MAX_LENGTH) {
            long head = input.word(from);
            int slot = slotOf(head);
            heads[slot] = head;
            places[slot] = from;
            texts[slot] = text;
        }
    }

    private static int slotOf(long head) {
        return (int) ((head * PRIME) >>> (Long.SIZE - SLOT_BITS));
    }
}
