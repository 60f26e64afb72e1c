package io.dynamodel.examples.jsonl;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines of bytes, as they are in the file: a line ends behind its line feed. It holds one line at a time, and no more
 * than {@link #MAX_BYTES} of it. Not thread-safe.
 */
final class LineReader {
    /** An item has 400 KB at most; not even with every character written as an escape does its JSON have as many. */
    static final int MAX_BYTES = 4 << 20;

    private final InputStream in;
    private final byte[] chunk = new byte[64 << 10];
    private int position;
    private int end;
    private byte[] line = new byte[1 << 10];
    private int length;
    private long number;
    private long bytesRead;
    private boolean isCut;

    LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next line with its line feed, or its beginning if it {@link #isTooLong}; null at the end of the file.
     */
    byte @Nullable [] next() throws IOException {
        if (isCut) {
            throw new IllegalStateException("The rest of the line was not taken");
        }
        length = 0;
        while (length < MAX_BYTES) {
            if (position == end && !fill()) {
                break;
            }
            int stop = stop(Math.min(end, position + MAX_BYTES - length));
            append(stop);
            if (length > 0 && line[length - 1] == '\n') {
                return ended();
            }
        }
        isCut = length == MAX_BYTES;
        return length == 0 ? null : ended();
    }

    private byte[] ended() {
        number++;
        return Arrays.copyOf(line, length);
    }

    /** Where the line that goes on at the position ends within the chunk, or what is given. */
    private int stop(int limit) {
        for (int i = position; i < limit; i++) {
            if (chunk[i] == '\n') {
                return i + 1;
            }
        }
        return limit;
    }

    private void append(int stop) {
        int count = stop - position;
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + count));
        }
        System.arraycopy(chunk, position, line, length, count);
        length += count;
        position = stop;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(chunk));
        bytesRead += end;
        return end > 0;
    }

    /** Whether the line is longer than what was given of it; then its rest must be taken. */
    boolean isTooLong() {
        return isCut;
    }

    /** Copies the rest of a line that is too long, without holding it. */
    void copyRest(OutputStream target) throws IOException {
        while (isCut && (position < end || fill())) {
            int stop = stop(end);
            target.write(chunk, position, stop - position);
            isCut = chunk[stop - 1] != '\n';
            position = stop;
        }
        isCut = false;
    }

    /** The number of the line that was given last, from 1. */
    long number() {
        return number;
    }

    /** How much of the file has been read. */
    long bytesRead() {
        return bytesRead;
    }
}
