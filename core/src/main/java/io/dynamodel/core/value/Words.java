package io.dynamodel.core.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes eight at a time, the first in the lowest eight bits. */
public final class Words {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    /** The eight bytes from here on. */
    public static long at(byte[] bytes, int from) {
        return (long) WORDS.get(bytes, from);
    }

    /** Puts eight bytes there. */
    public static void put(byte[] bytes, int at, long word) {
        WORDS.set(bytes, at, word);
    }

    /** Eight ASCII characters, or fewer and zeros. */
    public static long of(String text) {
        long word = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            word = word << Byte.SIZE | text.charAt(i);
        }
        return word;
    }

    /** So many bytes, at most eight of which count. */
    static long of(byte[] bytes, int from, int to) {
        long word = 0;
        for (int i = Math.min(to, from + Long.BYTES) - 1; i >= from; i--) {
            word = word << Byte.SIZE | (bytes[i] & 0xFF);
        }
        return word;
    }

    /** What keeps the first so many bytes of a word. */
    static long mask(int count) {
        return count >= Long.BYTES ? -1 : (1L << (count * Byte.SIZE)) - 1;
    }
}
