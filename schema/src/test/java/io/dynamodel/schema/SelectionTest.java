package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.impossible;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.schema.Users.User;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private final Selection<User> selection = selection();

    private static Selection<User> selection() {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("age", 36);
        values.put("nickname", null);
        values.put("home.city", "London");
        return new Selection<>(values);
    }

    @Test
    void isReadByTokens() {
        int age = selection.get(Users.AGE);

        assertThat(age).isEqualTo(36);
        assertThat(selection.get(Users.HOME.dot(Addresses.CITY))).isEqualTo("London");
        assertThat(selection.get(Users.NICKNAME)).isNull();
        assertThat(selection.find(Users.NICKNAME)).isEmpty();
        assertThat(selection.find(Users.AGE)).contains(36);
    }

    @Test
    void whatWasNotSelectedIsAnErrorAndNotNull() {
        assertThat(impossible(() -> selection.get(Users.EMAIL)))
                .startsWith("'email' was not selected; this selection has ")
                .contains("age", "nickname", "home.city");
    }

    @Test
    void isDataAndDoesNotShowIt() {
        assertThat(selection).isEqualTo(selection()).hasSameHashCodeAs(selection());
        assertThat(selection.toMap()).containsEntry("age", 36).containsEntry("nickname", null);
        assertThat(selection.toString()).startsWith("Selection[").doesNotContain("36", "London");
    }
}
