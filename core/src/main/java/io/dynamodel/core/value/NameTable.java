package io.dynamodel.core.value;

import java.util.List;

/** The attribute names of one schema, each with its index: a small hash table without boxes, built once. */
public final class NameTable {
    private final AttributeName[] slots;
    private final int[] indexes;
    private final int mask;

    private NameTable(List<AttributeName> names) {
        int capacity = Integer.highestOneBit(Math.max(4, names.size() * 2 - 1)) << 1;
        slots = new AttributeName[capacity];
        indexes = new int[capacity];
        mask = capacity - 1;
        for (int i = 0; i < names.size(); i++) {
            AttributeName name = names.get(i);
            int slot = slotOf(name.text());
            while (slots[slot] != null) {
                if (slots[slot].equals(name)) {
                    throw new IllegalArgumentException("The name '" + name + "' occurs twice");
                }
                slot = (slot + 1) & mask;
            }
            slots[slot] = name;
            indexes[slot] = i;
        }
    }

    /** A table in which each name's index is its place in the list. */
    public static NameTable of(List<AttributeName> names) {
        return new NameTable(names);
    }

    /** The index of the name, or {@link ValueSource#UNKNOWN}. */
    public int indexOf(String name) {
        int slot = slotOf(name);
        while (true) {
            AttributeName candidate = slots[slot];
            if (candidate == null) {
                return ValueSource.UNKNOWN;
            }
            if (candidate.text().equals(name)) {
                return indexes[slot];
            }
            slot = (slot + 1) & mask;
        }
    }

    private int slotOf(String name) {
        int h = name.hashCode();
        return (h ^ (h >>> 16)) & mask;
    }
}
