package io.dynamodel.examples.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.examples.Captured;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final Captured captured = new Captured();

    @Test
    void aLogGetsAFewLines() {
        load(captured.output());
        assertThat(captured.text()).doesNotContain("\r").contains("100%");
        assertThat(captured.text().lines().count()).isLessThan(10);
    }

    @Test
    void aTerminalGetsOneLineThatIsPaintedOver() {
        load(captured.terminal());
        assertThat(captured.text()).contains("\r").contains("100%").endsWith(System.lineSeparator());
        assertThat(captured.text().chars().filter(c -> c == '\n').count()).isOne();
    }

    private static void load(Output output) {
        try (Progress progress = Progress.ofItems(output, "Loading", 5_000)) {
            for (int i = 0; i < 5_000; i++) {
                progress.step();
            }
        }
    }
}
