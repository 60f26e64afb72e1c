package io.dynamodel.integration.cases;

import static io.dynamodel.integration.cases.Things.FOO;
import static io.dynamodel.integration.cases.Things.KEY;
import static io.dynamodel.integration.cases.Things.LEVEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.error.TransactionFailedException.Reason;
import io.dynamodel.query.GetOperation;
import io.dynamodel.query.Model;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.schema.Document;
import io.dynamodel.transactions.TransactGetResult;

/** Transactions in words. */
final class ProseTransactions {
    private ProseTransactions() {}

    /** A model on a table of its own with two items, and what makes its transactions. */
    private record Two(Dynamodel db, Model<Document> model) {
        static Two of(Prose prose) {
            String table = prose.model(
                            Things.SCHEMA,
                            Document.of("id", "1", "foo", "a", "level", 1),
                            Document.of("id", "2", "foo", "b", "level", 2))
                    .tableName();
            Dynamodel db = Dynamodel.create(prose.client());
            return new Two(db, db.model(table, Things.SCHEMA));
        }

        TransactionFailedException failure(WriteOperation... writes) {
            return catchThrowableOfType(
                    TransactionFailedException.class,
                    () -> db.transaction(writes).execute());
        }
    }

    private static void areRefused(Prose prose) {
        Two two = Two.of(prose);
        assertThatThrownBy(() -> two.db()
                        .transaction(
                                two.model().delete(KEY.of("1")), two.model().update(KEY.of("1"), FOO.set("x")))
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("{id: 1}");
        assertThat(two.model().get(KEY.of("1")).execute()).isPresent();
    }

    private static void areAligned(Prose prose) {
        Two two = Two.of(prose);
        TransactionFailedException failure = two.failure(
                two.model().put(Document.of("id", "3")), two.model().check(KEY.of("2"), LEVEL.gt(Things.number(5))));
        assertThat(failure.reasons()).extracting(Reason::code).containsExactly("None", "ConditionalCheckFailed");
        assertThat(failure.reasons()).extracting(Reason::isFailure).containsExactly(false, true);
        assertThat(failure.reasons().get(1).item(Document.class)).isPresent();
        assertThat(two.model().get(KEY.of("3")).execute()).isEmpty();
    }

    static void write(ProseBook book) {
        book.agrees(
                "transactions",
                prose -> {
                    Two two = Two.of(prose);
                    Model<Document> model = two.model();
                    model.put(Document.of("id", "3")).execute();
                    two.db()
                            .transaction(
                                    model.put(Document.of("id", "4", "foo", "new")),
                                    model.update(KEY.of("1"), FOO.set("x")),
                                    model.delete(KEY.of("3")),
                                    model.check(KEY.of("2"), FOO.eq("b")))
                            .execute();
                    assertThat(model.get(KEY.of("4")).execute()).isPresent();
                    assertThat(model.get(KEY.of("1")).execute().orElseThrow().get("foo"))
                            .isEqualTo("x");
                    assertThat(model.get(KEY.of("3")).execute()).isEmpty();
                },
                "committed",
                "four items");
        book.agrees(
                "transactions",
                prose -> {
                    Two two = Two.of(prose);
                    TransactionFailedException failure = two.failure(
                            two.model().delete(KEY.of("2")),
                            two.model().update(KEY.of("1"), FOO.set("x")).onlyIf(FOO.eq("other")));
                    assertThat(failure.failed()).singleElement().satisfies(reason -> {
                        assertThat(reason.verb()).isEqualTo("update");
                        assertThat(reason.code()).isEqualTo("ConditionalCheckFailed");
                        assertThat(reason.item(Document.class).orElseThrow().get("foo"))
                                .isEqualTo("a");
                    });
                    assertThat(two.model().get(KEY.of("2")).execute()).isPresent();
                },
                "return-old");
        book.agrees("transactions", ProseTransactions::areRefused, "two operations on one item");
        book.agrees(
                "transactions",
                prose -> {
                    Two two = Two.of(prose);
                    GetOperation<Document> there = two.model().get(KEY.of("1"));
                    GetOperation<Document> missing = two.model().get(KEY.of("9"));
                    TransactGetResult result =
                            two.db().transactGet(there, missing).execute();
                    assertThat(result.item(there)).isPresent();
                    assertThat(result.item(missing)).isEmpty();
                    assertThat(result.inOrder()).hasSize(2).element(1).isEqualTo(java.util.Optional.empty());
                },
                "missing item");
        book.agrees("tx/result", ProseTransactions::areAligned, "cancelled");
        book.agrees("engine/error", ProseTransactions::areRefused, "two operations on one item");
        book.agrees("engine/error", ProseTransactions::areAligned, "TransactWriteItems", "one failing condition");
    }
}
