package io.dynamodel.integration.execution;

import static io.dynamodel.schema.Rules.atMost;
import static io.dynamodel.schema.Rules.immutable;
import static io.dynamodel.schema.Rules.minLength;
import static io.dynamodel.schema.Rules.required;
import static io.dynamodel.schema.Rules.sensitive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.DynamodelException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.query.Model;
import io.dynamodel.query.Operation;
import io.dynamodel.query.Page;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.ListAttribute;
import io.dynamodel.schema.MapAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.SortedIndex;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** What is {@code sensitive()} is in the requests, and in no text. */
@DynamoDbTest
class SensitiveTest {
    private static final DocumentSchemaBuilder C = Schema.documents("card");
    private static final StringAttribute<Document> DIGITS = C.string("digits", sensitive());
    private static final StringAttribute<Document> BANK = C.string("bank");
    private static final Schema<Document> CARD = C.build();

    private static final DocumentSchemaBuilder S = Schema.documents("account");
    private static final StringAttribute<Document> TAX_ID = S.string("taxId", sensitive());
    private static final StringAttribute<Document> SLOT = S.string("slot");
    private static final StringAttribute<Document> PIN = S.string("pin", sensitive(), minLength(3), immutable());
    private static final NumberAttribute<Document, Integer> LIMIT = S.integer("limit", sensitive(), atMost(987654));
    private static final SetAttribute<Document, String> WORDS = S.stringSet("words", sensitive());
    private static final ListAttribute<Document, String> HINTS = S.list("hints", AttributeTypes.string(), sensitive());
    private static final StringAttribute<Document> LABEL = S.string("label", required());
    private static final MapAttribute<Document, Document> MAIN = S.map("card", CARD);
    private static final ListAttribute<Document, Document> CARDS = S.list("cards", CARD);
    private static final SortedKey<Document, String, String> KEY = S.key(TAX_ID, SLOT);
    private static final SortedIndex<Document, String, String> BY_PIN = S.globalIndex("by-pin", PIN, LABEL);
    private static final Schema<Document> SCHEMA = S.build();

    private static final String SECRET = "s3cr3t";
    private static final String NUMBER = "424242";

    private final LocalDynamoDb db;
    private final Model<Document> accounts;

    SensitiveTest(LocalDynamoDb db) {
        this.db = db;
        this.accounts = Dynamodel.create(db.client()).model("accounts", SCHEMA);
    }

    @BeforeEach
    void createTable() {
        accounts.table().createIfAbsent().execute();
        db.recorder().clear();
    }

    private static Key<Document> key() {
        return KEY.of(SECRET, "shown-slot");
    }

    private static Document document() {
        Document card = Document.of("digits", SECRET, "bank", "shown-bank");
        return Document.of(
                "taxId",
                SECRET,
                "slot",
                "shown-slot",
                "pin",
                SECRET,
                "limit",
                424242,
                "words",
                Set.of(SECRET),
                "hints",
                List.of(SECRET),
                "label",
                "shown-label",
                "card",
                card,
                "cards",
                List.of(card));
    }

    private static Condition<Document> condition() {
        return PIN.eq(SECRET)
                .or(PIN.isIn(SECRET, SECRET + "2"))
                .or(PIN.beginsWith(SECRET))
                .or(LIMIT.between(424242, 424243))
                .or(WORDS.contains(SECRET))
                .or(HINTS.contains(SECRET).negate())
                .or(MAIN.dot(DIGITS).ne(SECRET))
                .or(CARDS.at(0, CARD).dot(DIGITS).eq(SECRET))
                .or(MAIN.eq(Document.of("digits", SECRET, "bank", "shown-bank")))
                .or(LABEL.eq("shown-label"));
    }

    private static String clean(Object text) {
        assertThat(text.toString()).doesNotContain(SECRET, NUMBER, "424243");
        return text.toString();
    }

    @Test
    void theTextOfEveryRequestHidesIt() {
        List<Operation<?>> operations = List.of(
                accounts.create(document()).onlyIf(condition()),
                accounts.put(document()).returningOld(),
                accounts.get(key()),
                accounts.update(
                                key(),
                                PIN.set(SECRET),
                                LIMIT.add(424242),
                                WORDS.add(SECRET),
                                HINTS.append(SECRET),
                                MAIN.dot(DIGITS).setIfAbsent(SECRET),
                                CARDS.append(Document.of("digits", SECRET)),
                                LABEL.set("shown-label"))
                        .onlyIf(condition()),
                accounts.update(
                                key(),
                                MAIN.dot(DIGITS).set(SECRET),
                                MAIN.dot(BANK).set("shown-bank"))
                        .creatingParents(),
                accounts.upsert(key(), LABEL.set("shown-label"), WORDS.delete(SECRET)),
                accounts.delete(key()).onlyIf(condition()),
                accounts.check(key(), condition()),
                accounts.modify(key(), doc -> doc),
                accounts.query(KEY)
                        .partition(SECRET)
                        .filter(LABEL.eq("shown-label").and(PIN.eq(SECRET))),
                accounts.query(BY_PIN).partition(SECRET).filter(LIMIT.le(424242)),
                accounts.query(KEY).partition(SECRET).startingAfter(key().values()),
                accounts.scan().filter(condition()));
        for (Operation<?> operation : operations) {
            clean(operation);
            clean(operation.prepare());
            String text = clean(operation.request());
            assertThat(text).contains("<hidden>").doesNotContain("#0\": \"<hidden>");
            clean(operation.request().entries());
        }
        assertThat(accounts.create(document()).request())
                .asString()
                .contains("shown-slot", "shown-label", "shown-bank");
        assertThat(db.recorder().requests()).isEmpty();
    }

    @Test
    void theRequestItselfHasIt() {
        accounts.put(document()).execute();

        List<DynamoDbRequest> sent = db.recorder().requests();
        assertThat(sent.toString()).contains(SECRET);
    }

    @Test
    void noErrorHoldsIt() {
        accounts.put(document()).execute();
        List<Operation<?>> failing = List.of(
                accounts.create(document()),
                accounts.put(document().with("pin", "x")),
                accounts.put(document().with("label", null)),
                accounts.put(document().with("limit", SECRET)),
                accounts.update(key(), LABEL.set("x")).onlyIf(PIN.ne(SECRET)),
                accounts.update(key(), PIN.set(SECRET + "2")),
                accounts.update(KEY.of(SECRET, "other"), LABEL.set("x")),
                accounts.delete(key()).onlyIf(condition().negate()),
                accounts.check(key(), MAIN.dot(DIGITS).ne(SECRET)),
                accounts.modify(key(), doc -> doc.with("pin", SECRET + "3")),
                accounts.modify(key(), doc -> doc.with("limit", 987655)));
        for (Operation<?> operation : failing) {
            DynamodelException error = catchThrowableOfType(DynamodelException.class, operation::execute);
            assertThat(error).as(operation.toString()).isNotNull();
            clean(error);
            if (error instanceof ConditionFailedException failed) {
                clean(failed.key() + failed.condition());
            }
        }
    }

    @Test
    void aStoredItemThatDoesNotFitIsNamedWithoutIt() {
        Map<String, AttributeValue> item = new LinkedHashMap<>(SCHEMA.toItem(document()));
        item.put("slot", AttributeValue.fromS("bad"));
        item.put("limit", AttributeValue.fromS(SECRET));
        db.client().putItem(r -> r.tableName("accounts").item(item));

        DynamodelException error = catchThrowableOfType(
                DynamodelException.class,
                () -> accounts.get(KEY.of(SECRET, "bad")).execute());

        assertThat(clean(error)).contains("{taxId: <hidden>, slot: bad}", "'limit'");
    }

    @Test
    void resultsAndTheirPartsPrintNoItemData() {
        accounts.put(document()).execute();

        Page<Document> page = accounts.query(KEY).partition(SECRET).limit(1).page();

        clean(page);
        clean(accounts.get(key()).select(PIN, LABEL).execute().orElseThrow());
        clean(key());
        clean(PIN.eq(SECRET));
        clean(PIN.set(SECRET));
    }
}
