package io.dynamodel.docs.testing;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class LocalProgramTest {
    @Test
    void runsAndEnds() {
        assertThatCode(() -> LocalProgram.main(new String[0])).doesNotThrowAnyException();
    }
}
