package io.dynamodel.core.value;

import java.util.List;

/**
 * The attribute names of one schema, each with its index: a small hash table without boxes, built once. Names are found
 * as text, or as the bytes of their UTF-8 where they stand.
 */
public final class NameTable {
    private final String[] slots;
    private final int[] indexes;
    private final int mask;
    private final String[] texts; // by index

    private final Utf8Names utf8;
    private final EntryOrder order;

    private NameTable(List<AttributeName> names) {
        int capacity = Integer.highestOneBit(Math.max(4, names.size() * 2 - 1)) << 1;
        slots = new String[capacity];
        indexes = new int[capacity];
        mask = capacity - 1;
        texts = new String[names.size()];
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
        }
        utf8 = new Utf8Names(texts, capacity);
        order = new EntryOrder(texts);
    }

    /** A table in which each name's index is its place in the list. */
    public static NameTable of(List<AttributeName> names) {
        return new NameTable(names);
    }

    /** The number of names. */
    public int size() {
        return texts.length;
    }

    /** The name of an index. */
    public String text(int index) {
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

    /** The index of the name whose UTF-8 is a range of bytes, or {@link ValueSource#UNKNOWN}. */
    public int indexOf(byte[] bytes, int from, int to) {
        return utf8.indexOf(bytes, from, to);
    }

    /**
     * What begins here: <code>,"name":{</code>, or <code>{"name":{</code> at the start of a map.
     *
     * @param last the index of the name before; {@link ValueSource#UNKNOWN} before the first, {@link #size} after one
     *     that the table does not hold
     * @param end how far the bytes may be looked at
     * @return its index if it is the name that is expected there, from <code>"</code> to <code>:</code> with nothing
     *     between; else {@link ValueSource#UNKNOWN}, which says nothing about what is there
     */
    public int nextEntry(int last, byte[] bytes, int at, int end) {
        EntryOrder.Entry expected = order.after(last);
        return expected != null && expected.stands(bytes, at, end, last == ValueSource.UNKNOWN ? 0xFF : 0)
                ? expected.index
                : ValueSource.UNKNOWN;
    }

    /** How many bytes an entry has before what is in its value's braces. */
    public int entryLength(int index) {
        return order.length(index);
    }

    /** Expects one name to come after another, for {@link #nextEntry}. */
    public void expect(int last, int index) {
        order.expect(last, index);
    }

    private int slotOf(String name) {
        int h = name.hashCode();
        return (h ^ (h >>> 16)) & mask;
    }
}
