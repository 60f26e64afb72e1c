package io.dynamodel.core.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/**
 * A body of a request or response in an array that is borrowed from a pool, and bounded in size. Not thread-safe; the
 * array must not be used after {@link #close}.
 */
public final class BodyBuffer implements AutoCloseable {
    private static final byte[] NONE = {};
    private static final int CHUNK = 8 * 1024;

    private final BufferPool pool;
    private final int max;
    private byte[] bytes = NONE;
    private int length;

    private BodyBuffer(BufferPool pool, int max) {
        this.pool = pool;
        this.max = max;
    }

    /**
     * An empty buffer.
     *
     * @param expected how many bytes will come, a hint, such as the {@code Content-Length}
     * @param max how many bytes it takes at most
     */
    public static BodyBuffer create(BufferPool pool, long expected, int max) {
        BodyBuffer buffer = new BodyBuffer(pool, max);
        int hint = (int) Math.max(0, Math.min(expected, Math.min(max, 4 * 1024 * 1024)));
        if (hint > 0) {
            buffer.bytes = pool.bytes(hint + 1); // one more, to see the end of a stream without growing
        }
        return buffer;
    }

    /**
     * Reads a stream to its end; does not close it.
     *
     * @throws IOException if the stream fails or has more bytes than the buffer takes
     */
    public void readFrom(InputStream in) throws IOException {
        while (true) {
            if (length == bytes.length) {
                room(CHUNK);
            }
            int read = in.read(bytes, length, bytes.length - length);
            if (read < 0) {
                return;
            }
            checkMax(read);
            length += read;
        }
    }

    /**
     * Adds the remaining bytes of a chunk.
     *
     * @throws IOException if the buffer takes no more
     */
    public void append(ByteBuffer chunk) throws IOException {
        int count = chunk.remaining();
        checkMax(count);
        room(count);
        chunk.get(bytes, length, count);
        length += count;
    }

    private void checkMax(int more) throws IOException {
        if (more > max - length) {
            throw new IOException("The body has more than " + max + " bytes");
        }
    }

    private void room(int more) {
        if (more > bytes.length - length) {
            byte[] larger =
                    pool.bytes((int) Math.min(Integer.MAX_VALUE - 8, Math.max(length * 2L, (long) length + more)));
            System.arraycopy(bytes, 0, larger, 0, length);
            release();
            bytes = larger;
        }
    }

    /** The array, of which the first {@link #length} bytes are the body. */
    public byte[] array() {
        return bytes;
    }

    /** The number of bytes. */
    public int length() {
        return length;
    }

    /** The body in an array of its own. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** The CRC-32 of the body, as DynamoDB's {@code x-amz-crc32} gives it for the bytes that were sent. */
    public long crc32() {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }

    /**
     * The content of this body, which is compressed with gzip.
     *
     * @param maxBytes how large the content may be
     * @throws IOException if it is no gzip, is truncated or corrupt, or is larger
     */
    public BodyBuffer gunzip(int maxBytes) throws IOException {
        BodyBuffer content = create(pool, Math.min(length * 4L, maxBytes), maxBytes);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes, 0, length), CHUNK)) {
            content.readFrom(in);
            return content;
        } catch (IOException | RuntimeException e) {
            content.close();
            throw e;
        }
    }

    /** Gives the array back. */
    @Override
    public void close() {
        release();
        bytes = NONE;
        length = 0;
    }

    private void release() {
        if (bytes.length > 0) {
            pool.release(bytes);
        }
    }
}
