package io.dynamodel.examples.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void givesEveryByteOnceInLines(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(50); i >= 0; i--) {
            text.append("x".repeat(random.nextInt(3) == 0 ? random.nextInt(200_000) : random.nextInt(20)))
                    .append('\n');
        }
        text.append("y".repeat(random.nextInt(2)));
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);

        LineReader reader = new LineReader(new Trickle(bytes, random));
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        long lines = 0;
        for (byte[] line = reader.next(); line != null; line = reader.next()) {
            read.write(line);
            assertThat(new String(line, StandardCharsets.US_ASCII).indexOf('\n'))
                    .isIn(-1, line.length - 1);
            assertThat(reader.number()).isEqualTo(++lines);
        }
        assertThat(read.toByteArray()).isEqualTo(bytes);
        assertThat(reader.bytesRead()).isEqualTo(bytes.length);
        assertThat(lines).isEqualTo(text.toString().lines().count());
    }

    @Test
    void aFileMayEndWithoutALineFeed() throws IOException {
        assertThat(lines("a\nb")).containsExactly("a\n", "b");
        assertThat(lines("a\nb\n")).containsExactly("a\n", "b\n");
        assertThat(lines("\n\n")).containsExactly("\n", "\n");
        assertThat(lines("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 0, 1, 2, 100_000})
    void aLineThatIsTooLongIsGivenInPart(int beyond) throws IOException {
        byte[] head = "first\n".getBytes(StandardCharsets.US_ASCII);
        byte[] text = new byte[head.length + LineReader.MAX_BYTES + beyond + 5];
        java.util.Arrays.fill(text, (byte) 'x');
        System.arraycopy(head, 0, text, 0, head.length);
        int end = head.length + LineReader.MAX_BYTES + beyond;
        text[end - 1] = '\n';

        LineReader reader = new LineReader(new ByteArrayInputStream(text));
        assertThat(reader.next()).isEqualTo(head);
        byte[] line = reader.next();
        assertThat(reader.isTooLong()).isEqualTo(beyond > 0);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(line);
        reader.copyRest(whole);
        assertThat(whole.size()).isEqualTo(LineReader.MAX_BYTES + beyond);
        assertThat(reader.next()).containsExactly('x', 'x', 'x', 'x', 'x');
        assertThat(reader.number()).isEqualTo(3);
        assertThat(reader.next()).isNull();
    }

    @Test
    void aLineWithoutEndTakesNoMoreMemoryThanItsBeginning() throws IOException {
        long size = 1L << 30;
        LineReader reader = new LineReader(new Endless(size));
        assertThat(reader.next()).hasSize(LineReader.MAX_BYTES);
        assertThat(reader.isTooLong()).isTrue();
        reader.copyRest(OutputStream.nullOutputStream());
        assertThat(reader.bytesRead()).isEqualTo(size);
        assertThat(reader.next()).isNull();
    }

    private static List<String> lines(String text) throws IOException {
        LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        List<String> lines = new ArrayList<>();
        for (byte[] line = reader.next(); line != null; line = reader.next()) {
            lines.add(new String(line, StandardCharsets.UTF_8));
        }
        return lines;
    }

    /** Gives some bytes at a time, as files and pipes may. */
    private static final class Trickle extends ByteArrayInputStream {
        private final Random random;

        Trickle(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public int read(byte[] target) {
            return super.read(target, 0, 1 + random.nextInt(target.length));
        }
    }

    private static final class Endless extends InputStream {
        private long left;

        Endless(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] target) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, target.length);
            java.util.Arrays.fill(target, 0, count, (byte) 'x');
            left -= count;
            return count;
        }
    }
}
