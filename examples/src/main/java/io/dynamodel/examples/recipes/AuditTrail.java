package io.dynamodel.examples.recipes;

import static io.dynamodel.schema.Rules.*;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.examples.EmbeddedDynamoDb;
import io.dynamodel.query.Model;
import io.dynamodel.query.WriteHook;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.ValueAttribute;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How do I keep a record of every change: who made it, and what the item was before and after? With a hook that writes
 * one beside each change, in the same transaction: there is never one without the other.
 */
public final class AuditTrail {
    private AuditTrail() {}

    record Account(String id, String owner, long balance, long version) {}

    static final class Accounts {
        private static final SchemaBuilder<Account> S = Schema.builder(Account.class);

        static final StringAttribute<Account> ID = S.string("id", Account::id);
        static final StringAttribute<Account> OWNER = S.string("owner", Account::owner, required());
        static final NumberAttribute<Account, Long> BALANCE = S.longInteger("balance", Account::balance, atLeast(0L));
        static final NumberAttribute<Account, Long> VERSION = S.version("version", Account::version);

        static final PrimaryKey<Account, String> KEY = S.key(ID);
        static final Schema<Account> SCHEMA = S.build();
    }

    // region record
    record Change(
            String item,
            Instant at,
            String id,
            String who,
            String verb,
            @Nullable AttributeValue before,
            @Nullable AttributeValue after) {}

    static final class Changes {
        private static final SchemaBuilder<Change> S = Schema.builder(Change.class);

        static final StringAttribute<Change> ITEM = S.string("item", Change::item);
        static final ScalarAttribute<Change, Instant> AT = S.instant("at", Change::at);
        static final StringAttribute<Change> ID = // two changes may be of one moment
                S.string("id", Change::id, generated(() -> UUID.randomUUID().toString()));
        static final StringAttribute<Change> WHO = S.string("who", Change::who, required());
        static final StringAttribute<Change> VERB = S.string("verb", Change::verb, required());
        static final ValueAttribute<Change, AttributeValue> BEFORE =
                S.value("before", Change::before, AttributeTypes.attributeValue());
        static final ValueAttribute<Change, AttributeValue> AFTER =
                S.value("after", Change::after, AttributeTypes.attributeValue());

        static final SortedKey<Change, String, String> KEY = S.key(ITEM, ID);
        static final Schema<Change> SCHEMA = S.build();
    }
    // endregion

    // region hook
    /** Writes beside each change who made it, and what the item was before and after. */
    static <R> WriteHook<R> auditing(Model<Change> changes, String who) {
        return WriteHook.readingStored(draft -> draft.alongside(changes.create(
                Changes.ITEM.to(draft.table() + " " + draft.key()),
                Changes.AT.to(draft.now()),
                Changes.WHO.to(who),
                Changes.VERB.to(draft.verb()),
                Changes.BEFORE.to(document(draft.storedValues())),
                Changes.AFTER.to(document(draft.itemValues())))));
    }

    private static @Nullable AttributeValue document(Map<String, AttributeValue> item) {
        return item.isEmpty() ? null : AttributeValue.fromM(item);
    }
    // endregion

    static void run(Dynamodel db, PrintStream out) {
        Model<Account> accounts = db.model("accounts", Accounts.SCHEMA);
        Model<Change> changes = db.model("changes", Changes.SCHEMA);
        accounts.table().create().execute();
        changes.table().create().execute();

        // region use
        Model<Account> adas = accounts.with(auditing(changes, "ada"));

        adas.create(new Account("a-1", "Ada", 100, 0)).execute();
        adas.update(Accounts.KEY.of("a-1"), Accounts.BALANCE.subtract(30L)).execute();
        // endregion
        try {
            adas.update(Accounts.KEY.of("a-1"), Accounts.BALANCE.subtract(500L)).execute();
        } catch (ConditionFailedException e) {
            out.println("refused, and not recorded: " + e.verb());
        }
        Model<Account> graces = accounts.with(auditing(changes, "grace"));
        graces.modify(Accounts.KEY.of("a-1"), account -> new Account(account.id(), "Grace", 70, account.version()))
                .execute();
        graces.delete(Accounts.KEY.of("a-1")).execute();

        changes.scan().stream()
                .sorted((a, b) -> a.at().compareTo(b.at()))
                .forEach(change -> out.println(change.who() + " " + change.verb() + ": " + text(change.before())
                        + " -> " + text(change.after())));
    }

    private static String text(@Nullable AttributeValue document) {
        if (document == null) {
            return "nothing";
        }
        Account account = Accounts.SCHEMA.fromItem(document.m());
        return account.owner() + " has " + account.balance();
    }

    /** Runs the recipe on an engine of its own. */
    public static void main(String[] args) {
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
            run(Dynamodel.create(dynamoDb.client()), System.out);
        }
    }
}
