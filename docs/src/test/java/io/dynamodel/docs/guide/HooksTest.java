package io.dynamodel.docs.guide;

import static io.dynamodel.schema.Rules.atLeast;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.query.Model;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.Isolation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@DynamoDbTest(isolation = Isolation.PER_METHOD)
class HooksTest {
    record Account(
            String id,
            long balance,
            @Nullable String editedBy,
            @Nullable Instant closed,
            long version) {}

    private static final class Accounts {
        private static final SchemaBuilder<Account> S = Schema.builder(Account.class);
        static final StringAttribute<Account> ID = S.string("id", Account::id);
        static final NumberAttribute<Account, Long> BALANCE = S.longInteger("balance", Account::balance, atLeast(0L));
        static final StringAttribute<Account> EDITED_BY = S.string("editedBy", Account::editedBy);
        static final ScalarAttribute<Account, Instant> CLOSED = S.instant("closed", Account::closed);
        static final NumberAttribute<Account, Long> VERSION = S.version("version", Account::version);
        static final PrimaryKey<Account, String> KEY = S.key(ID);
        static final Schema<Account> SCHEMA = S.build();
    }

    private static final PrimaryKey<Account, String> ACCOUNT = Accounts.KEY;
    private static final NumberAttribute<Account, Long> BALANCE = Accounts.BALANCE;
    private static final StringAttribute<Account> EDITED_BY = Accounts.EDITED_BY;
    private static final ScalarAttribute<Account, Instant> CLOSED = Accounts.CLOSED;

    private final Model<Account> accounts;

    HooksTest(DynamoDbClient client) {
        this.accounts = Dynamodel.create(client).model("accounts", Accounts.SCHEMA);
    }

    @BeforeEach
    void createTable() {
        accounts.table().create().execute();
        accounts.create(new Account("a-1", 100, null, null, 0)).execute();
    }

    @Test
    void conditionsAndChanges() {
        String user = "ada";
        // region conditions
        Model<Account> open = accounts.with(draft ->
                draft.verb().equals("update") ? draft.onlyIf(CLOSED.notExists()).update(EDITED_BY.set(user)) : draft);

        Account account = open.update(ACCOUNT.of("a-1"), BALANCE.add(10L)).execute();
        // endregion
        assertThat(account.balance()).isEqualTo(110);
        assertThat(account.editedBy()).isEqualTo("ada");
        accounts.update(ACCOUNT.of("a-1"), CLOSED.set(Instant.EPOCH)).execute();
        assertThatThrownBy(
                        () -> open.update(ACCOUNT.of("a-1"), BALANCE.add(10L)).execute())
                .isInstanceOf(ConditionFailedException.class);
    }

    @Test
    void once() {
        // region once
        accounts.update(ACCOUNT.of("a-1"), BALANCE.add(10L)).exactlyOnce().execute();
        // endregion
        assertThat(accounts.get(ACCOUNT.of("a-1")).execute())
                .map(Account::balance)
                .contains(110L);
    }
}
