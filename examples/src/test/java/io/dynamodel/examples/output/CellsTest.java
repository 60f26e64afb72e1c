package io.dynamodel.examples.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellsTest {
    @Test
    void leavesOutWhatNoItemHas() {
        assertThat(Cells.table(List.of("a", "b"), List.of(Arrays.asList(1, null), Arrays.asList(2, null))))
                .contains("a", "1", "2")
                .doesNotContain("b", "null");
    }

    @Test
    void drawsWhateverTheDefaultCharsetIs() {
        assertThat(Cells.table(List.of("a", "name"), List.of(List.of("∞", "x"), List.of("字", "y"))))
                .isEqualTo("""
                        +----+------+
                        | a  | name |
                        +----+------+
                        | ∞  | x    |
                        | 字 | y    |
                        +----+------+""");
    }

    @Test
    void keepsControlCharactersFromTheTerminal() {
        assertThat(Cells.table(List.of("a"), List.of(List.of("x\u001b[31m\ny"))))
                .doesNotContain("\u001b");
    }

    @Test
    void shortensWithoutCuttingACharacterInTwo() {
        assertThat(Cells.table(List.of("a"), List.of(List.of("x" + "😀".repeat(100)))))
                .contains("😀…")
                .doesNotContain("\ud83d…");
    }
}
