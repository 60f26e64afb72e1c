package io.dynamodel.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributePathTest {
    private static final String[] NAMES = {
        "a", "a.b", "[0]", "a[0]", "\\", "\\.", ".", "]", "😀", " ", "a-b", "#0", "${x}"
    };

    @Test
    void readsBackEveryPathThatItWrites() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            List<AttributePath.Step> steps = new ArrayList<>();
            steps.add(name(random));
            for (int j = random.nextInt(5); j > 0; j--) {
                steps.add(random.nextBoolean() ? name(random) : index(random));
            }
            AttributePath path = new AttributePath(steps);
            assertThat(AttributePath.parse(path.toString())).isEqualTo(path);
        }
    }

    private static AttributePath.Step name(Random random) {
        return new AttributePath.Name(NAMES[random.nextInt(NAMES.length)]);
    }

    private static AttributePath.Step index(Random random) {
        return new AttributePath.Index(
                random.nextBoolean() ? random.nextInt(12) : random.nextInt() & Integer.MAX_VALUE);
    }

    @Test
    void readsNamesAndIndexes() {
        assertThat(AttributePath.parse("home.tags[2][0].x"))
                .isEqualTo(AttributePath.of("home").dot("tags").at(2).at(0).dot("x"));
        assertThat(AttributePath.parse("a[2147483647]"))
                .isEqualTo(AttributePath.of("a").at(Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a.",
                ".a",
                "a..b",
                "[0]",
                "a.[0]",
                "a[",
                "a[]",
                "a[x]",
                "a[-1]",
                "a[0",
                "a[0]b",
                "a[2147483648]",
                "a[99999999999999999999]"
            })
    void refusesTextThatIsNoPath(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributePath.parse(text))
                .withMessageContaining("'" + text + "'");
    }

    @Test
    void knowsWhichPathsMeet() {
        assertThat(path("a").overlaps(path("a.b[0]"))).isTrue();
        assertThat(path("a.b[0]").overlaps(path("a"))).isTrue();
        assertThat(path("a.b").overlaps(path("a.c"))).isFalse();
        assertThat(path("a.b").conflicts(path("a[0]"))).isTrue();
        assertThat(path("a.b.c").conflicts(path("a.b[0]"))).isTrue();
        assertThat(path("a[0].x").conflicts(path("a[1][2]"))).isFalse();
        assertThat(path("a").conflicts(path("b[0]"))).isFalse();
    }

    private static AttributePath path(String text) {
        return AttributePath.parse(text);
    }
}
