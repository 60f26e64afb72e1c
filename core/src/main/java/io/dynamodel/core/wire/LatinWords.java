package io.dynamodel.core.wire;

/**
 * Eight bytes of UTF-8 at a time, for text in Latin-1: how the characters from U+0080 on, of two bytes each, become one
 * byte, without a branch that depends on where they stand. A mark is the highest bit of a byte.
 */
final class LatinWords {
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long LEADS = 0xC2C2_C2C2_C2C2_C2C2L; // the first of the two bytes is C2 or C3
    private static final long LEAD_BITS = 0xFEFE_FEFE_FEFE_FEFEL;

    private LatinWords() {}

    /** Marks the bytes that begin a character of two bytes. */
    static long leads(long word) {
        long others = (word ^ LEADS) & LEAD_BITS;
        return ~(((others & ~HIGHS) + ~HIGHS) | others) & HIGHS;
    }

    /**
     * Marks the bytes that are neither ASCII nor belong to such a character, and the place after one whose second byte
     * is missing, unless the word ends there.
     */
    static long others(long word, long leads) {
        long high = word & HIGHS;
        long continuations = high & ~(word << 1);
        return (high & ~continuations & ~leads) | ((leads << Byte.SIZE) ^ continuations);
    }

    /** The characters of the word, a byte each, in the order of its bytes; what follows them has no meaning. */
    static long characters(long word, long leads) {
        long rest = word | (word & (leads >>> 7)) << 14; // the lowest bit of the first byte is bit 6 of the character
        for (long left = leads; left != 0; left = (left & (left - 1)) >>> Byte.SIZE) {
            long before = ((left & -left) >>> 7) - 1;
            rest = (rest & before) | ((rest >>> Byte.SIZE) & ~before);
        }
        return rest;
    }
}
