package io.dynamodel.integration.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The functions that cases carry do what JavaScript would. */
class ScriptTest {
    private static Object call(String source, Object... arguments) {
        return Script.function(source).call(Arrays.asList(arguments));
    }

    @Test
    void runsArrowsAndFunctions() {
        assertThat(call("(val) => val + 1", new BigDecimal(2))).isEqualTo(new BigDecimal(3));
        assertThat(call("async val => `${val}-get`", "x")).isEqualTo("x-get");
        assertThat(call("function (a, b) { const c = a + b; return c * 2; }", new BigDecimal(1), new BigDecimal(2)))
                .isEqualTo(new BigDecimal(6));
        assertThat(call("function () { return arguments.length; }", "a", "b")).isEqualTo(BigDecimal.valueOf(2));
        assertThat(call("() => { didRun = true; return true; }")).isEqualTo(true);
        assertThat(call("() => {}")).isEqualTo(Undefined.PLAIN);
    }

    @Test
    void knowsOperatorsAndMembers() {
        assertThat(call("(v) => v === \"\" ? undefined : v", "")).isEqualTo(Undefined.PLAIN);
        assertThat(call("(v) => v.length > 5 && v.startsWith('h')", "hello world"))
                .isEqualTo(true);
        assertThat(call("(v) => v > 5", new BigDecimal(4))).isEqualTo(false);
        assertThat(call("(v) => v.toUpperCase()", "x")).isEqualTo("X");
        assertThat(call("(v) => v instanceof Date", CaseTime.NOW)).isEqualTo(true);
        assertThat(call("(o) => ({...o, \"b\": 9})", Map.of("a", "x")))
                .isEqualTo(Map.of("a", "x", "b", BigDecimal.valueOf(9)));
        assertThat(call("(l) => l.map((x) => x + '!').join('-')", List.of("a", "b")))
                .isEqualTo("a!-b!");
    }

    @Test
    void throwsWhatIsThrown() {
        assertThatThrownBy(() -> call("() => { throw new Error(\"Custom Error.\"); }"))
                .isInstanceOf(Script.Thrown.class)
                .hasMessage("Custom Error.");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> call("() => fetch('http://x')")).isInstanceOf(Uninterpreted.class);
        assertThatThrownBy(() -> call("class A {}")).isInstanceOf(Uninterpreted.class);
    }
}
