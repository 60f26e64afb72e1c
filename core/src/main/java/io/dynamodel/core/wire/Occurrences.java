package io.dynamodel.core.wire;

import java.util.Arrays;

/**
 * The names of a map, or the elements of a set, that a sink has written, to see whether one occurs twice: a hash table
 * of where they stand. Two are equal if their JSON is, as the sink has one form for each.
 */
final class Occurrences {
    private static final int MIN_CAPACITY = 8;
    private static final int MAX_EXPECTED = 1024; // a hint may be wrong

    private int[] hashes = new int[0];
    private int[] places = new int[0]; // from, plus one; zero where there is none
    private int count;

    /** Whether it has become larger than is worth keeping. */
    boolean isLarge() {
        return hashes.length > MAX_EXPECTED;
    }

    /** Forgets all, and makes room. */
    void clear(int expected) {
        int capacity = Math.max(MIN_CAPACITY, Integer.highestOneBit(Math.min(expected, MAX_EXPECTED) * 4 / 3) << 1);
        if (capacity > hashes.length) {
            hashes = new int[capacity];
            places = new int[capacity];
        } else if (count > 0) {
            Arrays.fill(places, 0);
        }
        count = 0;
    }

    /** Adds what stands there, up to a quote that closes it; answers false if an equal one is there already. */
    boolean add(byte[] bytes, int from, int to, int hash) {
        int mask = hashes.length - 1;
        int slot = slot(hash, mask);
        while (places[slot] != 0) {
            int other = places[slot] - 1;
            // both end with their first quote, so that neither is the beginning of the other
            if (hashes[slot] == hash && Arrays.equals(bytes, from, to, bytes, other, other + to - from)) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        hashes[slot] = hash;
        places[slot] = from + 1;
        if (++count > hashes.length - hashes.length / 4) {
            grow();
        }
        return true;
    }

    private void grow() {
        int[] oldHashes = hashes;
        int[] oldPlaces = places;
        hashes = new int[oldHashes.length * 2];
        places = new int[oldPlaces.length * 2];
        int mask = hashes.length - 1;
        for (int i = 0; i < oldPlaces.length; i++) {
            if (oldPlaces[i] != 0) {
                int slot = slot(oldHashes[i], mask);
                while (places[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                hashes[slot] = oldHashes[i];
                places[slot] = oldPlaces[i];
            }
        }
    }

    private static int slot(int hash, int mask) {
        return (hash ^ hash >>> 15) & mask;
    }
}
