package io.dynamodel.docs.guide;

import static io.dynamodel.schema.Rules.atLeast;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.error.TransactionFailedException.Reason;
import io.dynamodel.query.CreateOperation;
import io.dynamodel.query.GetOperation;
import io.dynamodel.query.Model;
import io.dynamodel.query.PreparedOperation;
import io.dynamodel.query.UpdateOperation;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.Isolation;
import io.dynamodel.transactions.TransactGetResult;
import io.dynamodel.transactions.TransactWriteResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@DynamoDbTest(isolation = Isolation.PER_METHOD)
class TransactionsTest {
    record Account(String id, long balance, long version) {}

    private static final class Accounts {
        private static final SchemaBuilder<Account> S = Schema.builder(Account.class);
        static final StringAttribute<Account> ID = S.string("id", Account::id);
        static final NumberAttribute<Account, Long> BALANCE = S.longInteger("balance", Account::balance, atLeast(0L));
        static final NumberAttribute<Account, Long> VERSION = S.version("version", Account::version);
        static final PrimaryKey<Account, String> KEY = S.key(ID);
        static final Schema<Account> SCHEMA = S.build();
    }

    record Transfer(String id, String from, String to, long amount) {}

    private static final class Transfers {
        private static final SchemaBuilder<Transfer> S = Schema.builder(Transfer.class);
        static final StringAttribute<Transfer> ID = S.string("id", Transfer::id);
        static final StringAttribute<Transfer> FROM = S.string("from", Transfer::from);
        static final StringAttribute<Transfer> TO = S.string("to", Transfer::to);
        static final NumberAttribute<Transfer, Long> AMOUNT = S.longInteger("amount", Transfer::amount);
        static final PrimaryKey<Transfer, String> KEY = S.key(ID);
        static final Schema<Transfer> SCHEMA = S.build();
    }

    private static final PrimaryKey<Account, String> ACCOUNT = Accounts.KEY;
    private static final PrimaryKey<Transfer, String> TRANSFER = Transfers.KEY;
    private static final NumberAttribute<Account, Long> BALANCE = Accounts.BALANCE;

    private final Dynamodel db;
    private final Model<Account> accounts;
    private final Model<Transfer> transfers;

    TransactionsTest(DynamoDbClient client) {
        db = Dynamodel.create(client);
        accounts = db.model("accounts", Accounts.SCHEMA);
        transfers = db.model("transfers", Transfers.SCHEMA);
    }

    @BeforeEach
    void begin() {
        accounts.table().createIfAbsent().execute();
        transfers.table().createIfAbsent().execute();
        accounts.create(new Account("a-1", 50, 0)).execute();
        accounts.create(new Account("a-2", 0, 0)).execute();
        accounts.create(new Account("bank", 0, 0)).execute();
    }

    private long balance(String id) {
        return accounts.get(ACCOUNT.of(id)).consistent().execute().orElseThrow().balance();
    }

    @Test
    void movesMoney() {
        Transfer transfer = new Transfer("t-1", "a-1", "a-2", 10);
        // region write
        CreateOperation<Transfer> record = transfers.create(transfer);

        TransactWriteResult result = db.transaction(
                        record,
                        accounts.update(ACCOUNT.of("a-1"), BALANCE.subtract(10L))
                                .onlyIf(BALANCE.ge(10L)),
                        accounts.update(ACCOUNT.of("a-2"), BALANCE.add(10L)),
                        accounts.check(ACCOUNT.of("bank"), ACCOUNT.exists()))
                .execute();

        Transfer stored = result.stored(record); // defaults, generated values and times included
        // endregion
        assertThat(stored).isEqualTo(transfer);
        assertThat(balance("a-1")).isEqualTo(40);
        assertThat(balance("a-2")).isEqualTo(10);
    }

    @Test
    void readsUpdatedItemsWhenAsked() {
        // region back
        UpdateOperation<Account> update = accounts.update(ACCOUNT.of("a-1"), BALANCE.subtract(10L));

        TransactWriteResult result = db.transaction(update, transfers.delete(TRANSFER.of("t-0")))
                .readingBack()
                .execute();

        Optional<Account> account = result.readBack(update);
        // endregion
        assertThat(account).map(Account::balance).contains(40L);
    }

    @Test
    void tellsWhichOperationFailed() {
        StringBuilder log = new StringBuilder();
        // region failed
        try {
            db.transaction(
                            transfers.create(new Transfer("t-1", "a-1", "a-2", 80)),
                            accounts.update(ACCOUNT.of("a-1"), BALANCE.subtract(80L))
                                    .onlyIf(BALANCE.ge(80L)))
                    .execute();
        } catch (TransactionFailedException e) {
            List<Reason> all = e.reasons(); // one for each operation, in your order
            Reason first = e.failed().get(0); // of those that are to blame
            Optional<Account> account = first.item(Account.class); // as it was then
            log.append(e.report()); // the message, and the items
        }
        // endregion
        assertThat(log.toString())
                .contains("[1] update on 'accounts' with key {id: a-1}: its condition did not hold:")
                .contains("\"balance\": {\"N\": \"50\"}");
        assertThat(balance("a-1")).isEqualTo(50);
    }

    @Test
    void isDoneOnce() {
        String messageId = "message-7";
        // region once
        db.transaction(accounts.update(ACCOUNT.of("a-2"), BALANCE.add(10L)))
                .token(messageId) // 1 to 36 characters
                .deadline(Duration.ofSeconds(5))
                .execute();

        PreparedOperation<TransactWriteResult> prepared = db.transaction(
                        transfers.create(new Transfer("t-1", "bank", "a-2", 5)),
                        accounts.update(ACCOUNT.of("a-2"), BALANCE.add(5L)))
                .prepare();
        prepared.execute();
        prepared.execute(); // the same token and content: applied once
        // endregion
        db.transaction(accounts.update(ACCOUNT.of("a-2"), BALANCE.add(10L)))
                .token(messageId)
                .execute();
        assertThat(balance("a-2")).isEqualTo(15);
    }

    @Test
    void readsAtOneMoment() {
        // region read
        GetOperation<Account> from = accounts.get(ACCOUNT.of("a-1"));
        GetOperation<Account> to = accounts.get(ACCOUNT.of("a-2"));
        GetOperation<Transfer> transfer = transfers.get(TRANSFER.of("t-1"));

        TransactGetResult result = db.transactGet(from, to, transfer).execute();

        long sum = result.item(from).orElseThrow().balance()
                + result.item(to).orElseThrow().balance();
        boolean none = result.missing().contains(transfer);
        // endregion
        assertThat(sum).isEqualTo(50);
        assertThat(none).isTrue();
    }

    @Test
    void twoOperationsOnOneItemAreRefused() {
        assertThatThrownBy(() -> db.transaction(
                                accounts.update(ACCOUNT.of("a-1"), BALANCE.add(1L)), accounts.delete(ACCOUNT.of("a-1")))
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("one operation on each item");
    }
}
