package io.dynamodel.docs.guide;

import static io.dynamodel.schema.Rules.createdAt;
import static io.dynamodel.schema.Rules.generated;
import static io.dynamodel.schema.Rules.updatedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.query.Model;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.Fault;
import io.dynamodel.testing.Faults;
import io.dynamodel.testing.LocalDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@DynamoDbTest
class FailuresTest {
    record Account(
            @Nullable String id,
            int balance,
            @Nullable Instant opened,
            @Nullable Instant changed,
            long version) {}

    static final class Accounts {
        // region marks
        private static final SchemaBuilder<Account> S = Schema.builder(Account.class);

        static final StringAttribute<Account> ID =
                S.string("id", Account::id, generated(() -> UUID.randomUUID().toString()));
        static final NumberAttribute<Account, Integer> BALANCE = S.integer("balance", Account::balance);
        static final ScalarAttribute<Account, Instant> OPENED = S.instant("opened", Account::opened, createdAt());
        static final ScalarAttribute<Account, Instant> CHANGED = S.instant("changed", Account::changed, updatedAt());
        static final NumberAttribute<Account, Long> VERSION = S.version("version", Account::version);
        // endregion

        static final PrimaryKey<Account, String> KEY = S.key(ID);
        static final Schema<Account> SCHEMA = S.build();
    }

    private final LocalDynamoDb local;

    FailuresTest(LocalDynamoDb local) {
        this.local = local;
    }

    @Test
    void whatNobodyKnowsIsReadOrRuledOut() {
        Faults faults = Faults.script();
        Model<Account> accounts = Dynamodel.create(local.client(faults)).model("accounts", Accounts.SCHEMA);
        accounts.table().createIfAbsent().execute();
        String id = accounts.create(Accounts.BALANCE.to(100)).execute().id();
        faults.on("UpdateItem", Fault.resetAfterApply());
        List<Account> found = new ArrayList<>();

        // region unknown
        try {
            accounts.update(Accounts.KEY.of(id), Accounts.BALANCE.subtract(10)).execute();
        } catch (OutcomeUnknownException e) { // taken once, or not at all
            found.add(accounts.get(Accounts.KEY.of(id)).consistent().execute().orElseThrow());
        }

        // a second application is ruled out by the version, so that it is sent again
        accounts.update(Accounts.KEY.of(id), Accounts.BALANCE.subtract(10))
                .expecting(found.get(0).version())
                .execute();

        // or by the token of a transaction
        accounts.update(Accounts.KEY.of(id), Accounts.BALANCE.subtract(10))
                .exactlyOnce()
                .execute();
        // endregion

        assertThat(found.get(0).balance()).isEqualTo(90);
        assertThat(accounts.get(Accounts.KEY.of(id)).execute().orElseThrow().balance())
                .isEqualTo(70);
    }

    @Test
    void timeoutsAreGiven() {
        DynamoDbClient client = local.client();

        // region timeouts
        Dynamodel db = Dynamodel.builder()
                .client(client)
                .callTimeout(Duration.ofSeconds(5)) // a request with all its attempts
                .attemptTimeout(Duration.ofSeconds(1)) // each of them
                .build();
        // endregion

        Model<Account> accounts = db.model("accounts", Accounts.SCHEMA);
        accounts.table().createIfAbsent().execute();
        assertThat(accounts.get(Accounts.KEY.of("none")).execute()).isEmpty();
    }
}
