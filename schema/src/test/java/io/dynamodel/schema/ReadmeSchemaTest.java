package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.broken;
import static io.dynamodel.schema.Things.put;
import static io.dynamodel.schema.Things.stored;
import static io.dynamodel.schema.Things.storedOf;
import static io.dynamodel.schema.internal.type.Stored.m;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.s;
import static io.dynamodel.schema.internal.type.Stored.ss;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.schema.Addresses.Address;
import io.dynamodel.schema.Users.User;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadmeSchemaTest {
    @Test
    void storesWhatTheSchemaSays() {
        assertThat(stored(Users.SCHEMA, Users.ADA))
                .containsEntry("id", s("u-1"))
                .containsEntry("email", s("ada@example.org"))
                .containsEntry("age", n("36"))
                .containsEntry("roles", ss("admin"))
                .containsEntry("home", m("street", s("1 Row"), "city", s("London")))
                .containsEntry("joined", s("2026-01-31T12:00:00.000000000Z"))
                .containsEntry("version", n("1"))
                .hasSize(8);
    }

    @Test
    void readsBackWhatItStored() {
        assertThat(Users.SCHEMA.fromItem(stored(Users.SCHEMA, Users.ADA))).isEqualTo(Users.ADA);
    }

    @Test
    void givesAnItemBackAsItIsWhereNothingChangedIt() {
        assertThat(put(Users.SCHEMA, Users.ADA)).isSameAs(Users.ADA);
    }

    @Test
    void fillsAnItemThatIsMadeFromTokens() {
        var stored = storedOf(
                Users.SCHEMA,
                Users.EMAIL.to(" Ada@Example.org "),
                Users.AGE.to(36),
                Users.HOME.to(new Address("1 Row", " London ")));

        assertThat(stored)
                .containsEntry("email", s("ada@example.org"))
                .containsEntry("roles", ss("member"))
                .containsEntry("home", m("street", s("1 Row"), "city", s("London")))
                .containsEntry("joined", s("2026-01-31T12:34:56.123456789Z"))
                .containsKey("id")
                .doesNotContainKeys("nickname", "version");
    }

    @Test
    void reportsAllViolationsOfAnItemAtOnce() {
        User wrong =
                new User("", "nobody", 200, null, Set.of("king"), new Address("x", "Llanfairpwllgwyngyll"), null, 0);

        assertThat(broken(() -> stored(Users.SCHEMA, wrong)))
                .containsExactly("email matching", "age atMost", "roles[*] oneOf", "home.city maxLength", "id key");
    }
}
