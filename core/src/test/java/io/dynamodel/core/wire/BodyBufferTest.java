package io.dynamodel.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyBufferTest {
    private static final int MAX = 1_000_000;

    private final BufferPool pool = BufferPool.create();
    private final byte[] body = new byte[100_000];

    BodyBufferTest() {
        new Random(1).nextBytes(body);
    }

    @Test
    void readsStreamsWhateverWasExpected() throws IOException {
        for (long expected : List.of(-1L, 0L, 10L, 100_000L, 200_000L, Long.MAX_VALUE)) {
            try (BodyBuffer buffer = BodyBuffer.create(pool, expected, MAX)) {
                buffer.readFrom(new ByteArrayInputStream(body));
                assertThat(buffer.toByteArray()).isEqualTo(body);
            }
        }
    }

    @Test
    void joinsChunks() throws IOException {
        try (BodyBuffer buffer = BodyBuffer.create(pool, 0, MAX)) {
            for (int from = 0; from < body.length; from += 3_000) {
                buffer.append(ByteBuffer.wrap(body, from, Math.min(3_000, body.length - from))
                        .slice());
            }
            assertThat(buffer.toByteArray()).isEqualTo(body);
            assertThat(Arrays.copyOf(buffer.array(), buffer.length())).isEqualTo(body);
        }
    }

    @Test
    void takesNoMoreThanItMay() {
        BodyBuffer buffer = BodyBuffer.create(pool, 0, 99_999);
        assertThatThrownBy(() -> buffer.readFrom(new ByteArrayInputStream(body)))
                .isInstanceOf(IOException.class);
        BodyBuffer other = BodyBuffer.create(pool, 0, 99_999);
        assertThatThrownBy(() -> other.append(ByteBuffer.wrap(body))).isInstanceOf(IOException.class);
    }

    @Test
    void computesTheChecksum() throws IOException {
        try (BodyBuffer buffer = BodyBuffer.create(pool, 9, MAX)) {
            buffer.append(ByteBuffer.wrap(WireValues.bytes("123456789")));
            assertThat(buffer.crc32()).isEqualTo(0xCBF43926L); // the check value that CRC-32 is known by
        }
    }

    @Test
    void inflatesWithinBounds() throws IOException {
        byte[] zeros = new byte[MAX];
        try (BodyBuffer compressed = gzip(zeros, zeros.length)) {
            try (BodyBuffer content = compressed.gunzip(MAX)) {
                assertThat(content.toByteArray()).isEqualTo(zeros);
            }
            assertThatThrownBy(() -> compressed.gunzip(MAX - 1)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesWhatIsNotGzipOrNotWhole() throws IOException {
        try (BodyBuffer compressed = gzip(body, body.length)) {
            for (int length : List.of(0, 5, 1_000, compressed.length() - 1)) {
                try (BodyBuffer cut = BodyBuffer.create(pool, length, MAX)) {
                    cut.append(ByteBuffer.wrap(compressed.array(), 0, length));
                    assertThatThrownBy(() -> cut.gunzip(MAX)).isInstanceOf(IOException.class);
                }
            }
        }
    }

    @Test
    void lendsEachArrayToOneOnly() {
        byte[] first = pool.bytes(5_000);
        assertThat(pool.bytes(5_000)).isNotSameAs(first);
        pool.release(first);
        assertThat(pool.bytes(5_000)).isSameAs(first);
        pool.release(new byte[100 * 1024 * 1024]);
        assertThat(pool.bytes(10_000_000)).hasSize(10_000_000);
        char[] chars = pool.chars(10);
        pool.release(chars);
        assertThat(pool.chars(10)).isSameAs(chars);
    }

    private BodyBuffer gzip(byte[] content, int length) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content, 0, length);
        }
        BodyBuffer buffer = BodyBuffer.create(pool, out.size(), MAX);
        buffer.append(ByteBuffer.wrap(out.toByteArray()));
        return buffer;
    }
}
