package io.dynamodel.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void ordersAsTheBytesOfUtf8Do() {
        RandomValues random = new RandomValues(new Random(3));
        for (int i = 0; i < 5_000; i++) {
            String a = random.text() + random.text();
            String b = random.text() + random.text();
            assertThat(Integer.signum(Text.compareUtf8(a, b)))
                    .as("%s, %s", a, b)
                    .isEqualTo(Integer.signum(Arrays.compareUnsigned(utf8(a), utf8(b))));
        }
        assertThat(Text.compareUtf8("😀", "\uFFFF")).isPositive();
    }

    @Test
    void measuresTheBytesOfUtf8() {
        RandomValues random = new RandomValues(new Random(4));
        for (int i = 0; i < 500; i++) {
            String text = random.text();
            assertThat(Text.utf8Length(text)).isEqualTo(utf8(text).length);
        }
    }

    @Test
    void findsLoneSurrogates() {
        assertThat(Text.isWellFormed("a😀b")).isTrue();
        assertThat(Text.isWellFormed("\uD83D")).isFalse();
        assertThat(Text.isWellFormed("\uDE00a")).isFalse();
        assertThat(Text.isWellFormed("\uD83Da")).isFalse();
        assertThat(Text.isWellFormed("\uD83D\uD83D\uDE00")).isFalse();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
