package io.dynamodel.core.wire;

import static io.dynamodel.core.wire.WireValues.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextDecoderTest {
    private static final List<String> PLAIN = List.of("a", " ", "~", "word", "quite plain text", "/", "\u007F");
    private static final List<String> LATIN = List.of("\u0080", "é", "ÿ", "¿", "À côté", "\u00BF\u00C0");
    private static final List<String> WIDE = List.of("\u0100", "\u07FF", "\u0800", "\uD7FF", "\uE000", "\uFFFF", "速い");
    private static final List<String> PAIRS = List.of("😀", "𐀀", "\uDBFF\uDFFF");
    private static final List<String> ESCAPED = List.of("\"", "\\", "\n", "\t", "\r", "\b", "\f", "\u0000", "\u001F");

    /** All of its kinds at all places of the words that are looked at, in texts that end there and go on. */
    @Test
    void readsEveryCharacterAtEveryPlace() {
        Random random = new Random(1);
        for (List<String> kind : List.of(PLAIN, LATIN, WIDE, PAIRS, ESCAPED)) {
            for (String one : kind) {
                for (int before = 0; before < 20; before++) {
                    for (String two : List.of("", "é", "速", "😀", "\\", "\"", "x")) {
                        String text = "abcdefghijklmnopqrst".substring(0, before) + one + two;
                        check(text, random);
                        check("é" + text, random);
                        check("速" + text, random);
                        check(text + text, random);
                    }
                }
            }
        }
    }

    @Test
    void readsMixedTexts() {
        Random random = new Random(2);
        List<List<List<String>>> mixtures = List.of(
                List.of(PLAIN, LATIN),
                List.of(PLAIN, ESCAPED),
                List.of(PLAIN, LATIN, ESCAPED),
                List.of(PLAIN, PLAIN, WIDE, PAIRS),
                List.of(PLAIN, LATIN, WIDE, PAIRS, ESCAPED));
        for (int i = 0; i < 20_000; i++) {
            List<List<String>> mixture = mixtures.get(i % mixtures.size());
            StringBuilder text = new StringBuilder();
            for (int parts = random.nextInt(i % 100 == 0 ? 3_000 : 30); parts > 0; parts--) {
                List<String> kind = mixture.get(random.nextInt(mixture.size()));
                text.append(kind.get(random.nextInt(kind.size())));
            }
            check(text.toString(), random);
        }
    }

    /** What the JDK's decoder finds malformed is refused, and nothing else is. */
    @Test
    void refusesWhatIsNoUtf8() {
        Random random = new Random(3);
        int wrong = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] damaged = new byte[1 + random.nextInt(24)];
            for (int j = 0; j < damaged.length; j++) {
                damaged[j] = (byte) (random.nextInt(3) > 0 ? 'a' + random.nextInt(26) : 0x80 + random.nextInt(0x80));
                if (j > 0 && damaged[j - 1] < (byte) 0xF5 && damaged[j - 1] >= (byte) 0xC0 && random.nextBoolean()) {
                    damaged[j] = (byte) (0x80 + random.nextInt(0x40));
                }
            }
            String expected = strictly(damaged);
            if (expected == null) {
                wrong++;
                assertThatThrownBy(() -> decoded(damaged)).isInstanceOf(MalformedJsonException.class);
            } else {
                assertThat(decoded(damaged)).isEqualTo(expected);
            }
        }
        assertThat(wrong).isBetween(50_000, 190_000); // both were tried
    }

    @Test
    void readsCodeUnits() {
        for (int c = 0; c < Character.MIN_SURROGATE; c++) {
            String escape = "\\u%04x".formatted(c);
            assertThat(decoded(escape)).isEqualTo(String.valueOf((char) c));
        }
        assertThat(decoded("\\u00E9\\u00eA\\uFffD")).isEqualTo("éê\uFFFD");
        for (String wrong : List.of("\\u", "\\u0", "\\u00e", "\\u00eg", "\\u/000", "\\u:000", "\\u@000", "\\u`000")) {
            for (String before : List.of("", "é", "速")) {
                for (String after : List.of("", "0000")) {
                    if (wrong.length() == 6 || after.isEmpty()) {
                        assertThatThrownBy(() -> decoded(before + wrong + after))
                                .isInstanceOf(MalformedJsonException.class);
                    }
                }
            }
        }
    }

    /** Whether what stands for a character is its bytes or an escape is left to chance. */
    private static void check(String text, Random random) {
        int escapes = random.nextInt(4); // of four characters
        StringBuilder json = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (Character.isLowSurrogate(c) && json.charAt(json.length() - 1) < 0x80) {
                json.append("\\u%04X".formatted((int) c)); // as the first half is
            } else if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' '
                    || (random.nextInt(4) < escapes && !Character.isLowSurrogate(c) && random.nextInt(3) == 0)) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        assertThat(decoded(json.toString())).isEqualTo(text);
    }

    private static @Nullable String strictly(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String decoded(String json) {
        return decoded(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Read at the very end of the bytes, with more behind it, and with nothing that is used again. */
    private static String decoded(byte[] json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(json);
        bytes.write('"');
        int end = bytes.size();
        bytes.writeBytes("}, behind it".getBytes(StandardCharsets.UTF_8));
        byte[] all = bytes.toByteArray();
        JsonInput within = new JsonInput(all, 0, all.length);
        TextDecoder pooled = new TextDecoder(within, POOL);
        String text = pooled.decode(0, within.afterPlain(0));
        assertThat(pooled.after).isEqualTo(end);
        pooled.release();
        JsonInput alone = new JsonInput(all, 0, end);
        assertThat(new TextDecoder(alone, null).decode(0, alone.afterPlain(0))).isEqualTo(text);
        for (int cut = end - 1; cut >= 0 && cut > end - 12; cut--) {
            JsonInput truncated = new JsonInput(all, 0, cut);
            assertThatThrownBy(() -> new TextDecoder(truncated, null).decode(0, truncated.afterPlain(0)))
                    .isInstanceOf(MalformedJsonException.class);
        }
        return text;
    }
}
