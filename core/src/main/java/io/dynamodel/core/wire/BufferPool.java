package io.dynamodel.core.wire;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a few arrays for their next use. Thread-safe and never blocking; it holds at most 40 MB, and only what was once
 * needed at the same time.
 *
 * <p>A pool rather than thread-locals, which virtual threads would multiply. Whoever borrows an array gives it back
 * once, or not at all: what is lost is garbage.
 */
public final class BufferPool {
    private static final int MIN = 4 * 1024;
    private static final int SMALL = 64 * 1024;
    private static final int LARGE = 4 * 1024 * 1024; // a page of 1 MB and its JSON's overhead

    private final AtomicReferenceArray<byte @Nullable []> small = new AtomicReferenceArray<>(16);
    private final AtomicReferenceArray<byte @Nullable []> large = new AtomicReferenceArray<>(6);
    private final AtomicReferenceArray<char @Nullable []> chars = new AtomicReferenceArray<>(8);

    private final AtomicReferenceArray<JsonSink.Frame @Nullable []> frames = new AtomicReferenceArray<>(16);

    private BufferPool() {}

    /** An empty pool. */
    public static BufferPool create() {
        return new BufferPool();
    }

    /** An array of at least this many bytes, with anything in it. */
    byte[] bytes(int min) {
        AtomicReferenceArray<byte @Nullable []> slots = min <= SMALL ? small : large;
        for (int i = 0; i < slots.length(); i++) {
            byte[] kept = slots.get(i);
            if (kept != null && kept.length >= min && slots.compareAndSet(i, kept, null)) {
                return kept;
            }
        }
        return new byte[min > LARGE ? min : Math.max(MIN, rounded(min))];
    }

    /** Takes an array back, which nobody uses any more. */
    void release(byte[] bytes) {
        if (bytes.length > LARGE) {
            return;
        }
        AtomicReferenceArray<byte @Nullable []> slots = bytes.length <= SMALL ? small : large;
        for (int i = 0; i < slots.length(); i++) {
            if (slots.get(i) == null && slots.compareAndSet(i, null, bytes)) {
                return;
            }
        }
        for (int i = 0; i < slots.length(); i++) { // what is longer serves more often
            byte[] kept = slots.get(i);
            if (kept != null && kept.length < bytes.length && slots.compareAndSet(i, kept, bytes)) {
                return;
            }
        }
    }

    /** An array of at least this many characters, with anything in it. */
    char[] chars(int min) {
        for (int i = 0; i < chars.length(); i++) {
            char[] kept = chars.get(i);
            if (kept != null && kept.length >= min && chars.compareAndSet(i, kept, null)) {
                return kept;
            }
        }
        return new char[min > LARGE / 8 ? min : Math.max(1024, rounded(min))];
    }

    /** The next power of two, so that what was made for one length serves others too. */
    private static int rounded(int min) {
        return Integer.highestOneBit(Math.max(1, min - 1)) << 1;
    }

    /** Takes an array back, which nobody uses any more. */
    void release(char[] used) {
        if (used.length > LARGE / 8) {
            return;
        }
        for (int i = 0; i < chars.length(); i++) {
            if (chars.get(i) == null && chars.compareAndSet(i, null, used)) {
                return;
            }
        }
        for (int i = 0; i < chars.length(); i++) {
            char[] kept = chars.get(i);
            if (kept != null && kept.length < used.length && chars.compareAndSet(i, kept, used)) {
                return;
            }
        }
    }

    /** What a sink needs for the maps, lists and sets that it opens. */
    JsonSink.Frame[] frames() {
        for (int i = 0; i < frames.length(); i++) {
            JsonSink.Frame[] kept = frames.get(i);
            if (kept != null && frames.compareAndSet(i, kept, null)) {
                return kept;
            }
        }
        return new JsonSink.Frame[4];
    }

    /** Takes them back; none is larger than is worth keeping. */
    void release(JsonSink.Frame[] used) {
        for (int i = 0; i < frames.length(); i++) {
            if (frames.get(i) == null && frames.compareAndSet(i, null, used)) {
                return;
            }
        }
    }
}
