package io.dynamodel.integration.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Equal meanings have equal texts, and different ones have not: or the cases would prove nothing. */
class ExpressionTextTest {
    private static final Function<String, String> SAME =
            Map.of("#a", "'a'", "#a0", "'a'", "#b", "'b'", "#c", "'c'", ":x", "1", ":y", "2", ":v0", "1")::get;

    private static String condition(String text) {
        return ExpressionText.condition(text, SAME);
    }

    @Test
    void placeholdersSpacesAndParenthesesDoNotMatter() {
        assertThat(condition("(#a0 = :v0)")).isEqualTo(condition("#a=:x"));
        assertThat(condition("attribute_exists (#a)")).isEqualTo(condition("attribute_exists(#a0)"));
        assertThat(condition("((#a = :x AND #b = :y))")).isEqualTo(condition("(#b = :y) AND (#a = :x)"));
    }

    @Test
    void precedenceMatters() {
        assertThat(condition("#a = :x OR #b = :x AND #c = :x"))
                .isEqualTo(condition("#a = :x OR (#b = :x AND #c = :x)"))
                .isNotEqualTo(condition("(#a = :x OR #b = :x) AND #c = :x"));
    }

    @Test
    void namesValuesAndOperatorsMatter() {
        assertThat(condition("#a = :x"))
                .isNotEqualTo(condition("#b = :x"))
                .isNotEqualTo(condition("#a = :y"))
                .isNotEqualTo(condition("#a <> :x"))
                .isNotEqualTo(condition("NOT #a = :x"));
        assertThat(condition("#a BETWEEN :x AND :y")).isNotEqualTo(condition("#a BETWEEN :y AND :x"));
        assertThat(condition("#a.#b = :x")).isNotEqualTo(condition("#b.#a = :x"));
        assertThat(condition("#a[0] = :x")).isNotEqualTo(condition("#a[1] = :x"));
    }

    @Test
    void orderOfAListOfCandidatesDoesNotMatter() {
        assertThat(condition("#a IN (:x, :y)")).isEqualTo(condition("#a IN (:y,:x)"));
    }

    @Test
    void updatesAreSetsOfActions() {
        assertThat(ExpressionText.update("REMOVE #c SET #a = :x, #b = :y", SAME))
                .isEqualTo(ExpressionText.update("SET #b = :y, #a0 = :v0 REMOVE #c", SAME))
                .isNotEqualTo(ExpressionText.update("SET #b = :y, #a = :x REMOVE #b", SAME));
        assertThat(ExpressionText.update("SET #a = list_append(if_not_exists(#a, :x), :y)", SAME))
                .isNotEqualTo(ExpressionText.update("SET #a = list_append(#a, :y)", SAME));
    }

    @Test
    void whatIsNoExpressionIsRefused() {
        assertThatThrownBy(() -> condition("#a = :x #b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> condition("#a = 'x'")).isInstanceOf(IllegalArgumentException.class);
    }
}
