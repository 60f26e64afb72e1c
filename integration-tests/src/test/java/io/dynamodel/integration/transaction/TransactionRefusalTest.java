package io.dynamodel.integration.transaction;

import static io.dynamodel.integration.sample.People.AGE;
import static io.dynamodel.integration.sample.People.Addresses.CITY;
import static io.dynamodel.integration.sample.People.HOME;
import static io.dynamodel.integration.sample.People.ada;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.query.GetOperation;
import io.dynamodel.query.Model;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.testing.LocalDynamoDb;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What DynamoDB would refuse, and what it would not understand as it was meant, is refused by name before it is sent. */
class TransactionRefusalTest extends TransactionTables {
    TransactionRefusalTest(LocalDynamoDb db) {
        super(db);
    }

    @AfterEach
    void nothingWasSent() {
        assertThat(db.recorder().requests()).isEmpty();
    }

    private static void isRefused(ThrowingCallable transaction, String message) {
        assertThatThrownBy(transaction)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(message);
    }

    @Test
    void aTransactionOfNothing() {
        isRefused(() -> dynamodel.transaction(), "A transaction needs at least one operation, but there is none");
        isRefused(
                () -> dynamodel.transactGet(List.of()),
                "A transactional get needs at least one operation, but there is none");
    }

    @Test
    @SuppressWarnings("NullAway") // as a mistake would
    void nullAmongTheOperationsIsNamed() {
        assertThatThrownBy(() -> dynamodel.transaction(notes.delete(note(1)), null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("writes[1] is null");
        assertThatThrownBy(() -> dynamodel.transactGet(notes.get(note(1)), null, notes.get(note(2))))
                .hasMessage("reads[1] is null");
        assertThatThrownBy(() -> dynamodel.batchWrite(null, notes.delete(note(1))))
                .hasMessage("writes[0] is null");
        assertThatThrownBy(() -> notes.batchGet(note(1), null)).hasMessage("keys[1] is null");
        assertThatThrownBy(() -> notes.scan().select(null, null)).hasMessage("paths[0] is null");
    }

    @Test
    void moreThanAHundredOperations() {
        List<WriteOperation> writes = IntStream.range(0, 101)
                .<WriteOperation>mapToObj(i -> notes.put(Notes.note(owner, i)))
                .toList();
        List<GetOperation<Note>> reads =
                IntStream.range(0, 101).mapToObj(i -> notes.get(note(i))).toList();

        assertThatThrownBy(() -> dynamodel.transaction(writes))
                .isInstanceOf(RequestLimitException.class)
                .hasMessage("DynamoDB allows 100 operations in a transaction, but there are 101: cut it where its parts"
                        + " need not be done together");
        assertThatThrownBy(() -> dynamodel.transactGet(reads)).isInstanceOf(RequestLimitException.class);
        assertThat(dynamodel.transaction(writes.subList(0, 100)).request().requests())
                .hasSize(1);
    }

    @Test
    void twoOperationsOnOneItem() {
        isRefused(
                () -> dynamodel
                        .transaction(
                                people.create(ada(owner)),
                                notes.check(note(1), Notes.TEXT.exists()),
                                notes.put(Notes.note(owner, 2)),
                                notes.update(note(1), Notes.STARS.add(1)))
                        .execute(),
                "A transaction has one operation on each item, but [1] check on 'notes' with key {owner: " + owner
                        + ", number: 1} and [3] update on 'notes' with key {owner: " + owner
                        + ", number: 1} are on the same"
                        + " one. Put both into one operation; a condition on an item that is written goes into its"
                        + " onlyIf(..)");
        isRefused(
                () -> dynamodel
                        .transactGet(notes.get(note(1)), people.get(person()), notes.get(note(1)))
                        .execute(),
                "A transactional get reads each item once, but [0] and [2] are both the item with key {owner: " + owner
                        + ", number: 1} of 'notes'; leave one out, and select what both need");
    }

    @Test
    void theSameKeyInTwoTablesIsTwoItems() {
        Model<Note> others = dynamodel.model("other-notes", Notes.SCHEMA);

        assertThat(dynamodel
                        .transaction(others.put(Notes.note(owner, 1)), notes.put(Notes.note(owner, 1)))
                        .request()
                        .requests())
                .hasSize(1);
    }

    @Test
    void moreThanFourMegabytes() {
        String text = "x".repeat(390 * 1024);
        List<WriteOperation> writes = IntStream.range(0, 11)
                .<WriteOperation>mapToObj(i -> notes.put(new Note(owner, i, null, null, text, List.of())))
                .toList();

        assertThatThrownBy(() -> dynamodel.transaction(writes).execute())
                .isInstanceOfSatisfying(RequestLimitException.class, e -> {
                    assertThat(e.limit())
                            .isEqualTo("bytes in a transaction, of whole items, keys and what updates set");
                    assertThat(e.maximum()).isEqualTo(4 * 1024 * 1024);
                    assertThat(e.actual()).isGreaterThan(11 * 390 * 1024);
                });
        assertThat(dynamodel.transaction(writes.subList(0, 10)).request().requests())
                .hasSize(1);
    }

    @Test
    void updatesThatSetMoreThanFourMegabytes() {
        String text = "x".repeat(390 * 1024);
        List<WriteOperation> writes = IntStream.range(0, 11)
                .<WriteOperation>mapToObj(i -> notes.upsert(note(i), Notes.TEXT.set(text)))
                .toList();

        assertThatThrownBy(() -> dynamodel.transaction(writes).execute())
                .isInstanceOfSatisfying(
                        RequestLimitException.class, e -> assertThat(e.actual()).isGreaterThan(11 * 390 * 1024));
        assertThat(dynamodel.transaction(writes.subList(0, 10)).request().requests())
                .hasSize(1);
    }

    @Test
    void anUpdateThatMayNeedSeveralRequests() {
        isRefused(
                () -> dynamodel
                        .transaction(people.update(person(), HOME.dot(CITY).set("Paris"))
                                .creatingParents())
                        .execute(),
                "The update on 'people' with key {id: " + owner
                        + "} has creatingParents(), which can need two requests, so"
                        + " that it cannot be part of a transaction or batch: execute it alone, or set the whole map");
    }

    @Test
    void whatChangesAndChecksNothing() {
        DocumentSchemaBuilder s = Schema.documents("bare");
        PrimaryKey<Document, String> key = s.key(s.string("id"));
        Model<Document> bare = dynamodel.model("bare", s.build());

        isRefused(
                () -> dynamodel.transaction(bare.upsert(key.of("a"))).execute(),
                "[0] upsert on 'bare' with key {id: a} changes nothing, which a transaction cannot carry: name a change,"
                        + " or check(..) a condition instead");
        isRefused(
                () -> dynamodel
                        .transaction(bare.check(key.of("a"), new Condition.Always<>()))
                        .execute(),
                "[0] check on 'bare' with key {id: a} has a condition that always holds, so that there is nothing to check:"
                        + " leave it out");
    }

    @Test
    void modelsOfAnotherClient() {
        Model<Note> others = Dynamodel.create(db.client()).model("notes", Notes.SCHEMA);

        isRefused(
                () -> dynamodel.transaction(people.create(ada(owner)), others.delete(note(1))),
                "The transaction of 2 on 'people', 'notes' goes over one client, but the model of its delete on 'notes' was"
                        + " made by another Dynamodel; make all by the same one");
        isRefused(
                () -> dynamodel.transactGet(others.get(note(1))),
                "The transactional get of 1 on 'notes' goes over one client, but the model of its get on 'notes' was made by"
                        + " another Dynamodel; make all by the same one");
    }

    @Test
    void tokensAndDeadlinesThatCannotBe() {
        var transaction = dynamodel.transaction(people.update(person(), AGE.add(1)));

        isRefused(
                () -> transaction.token("x".repeat(37)),
                "The token of a transaction has 1 to 36 characters, but this has 37");
        isRefused(() -> transaction.token(""), "The token of a transaction has 1 to 36 characters, but this has 0");
        assertThatThrownBy(() -> transaction.deadline(Duration.ZERO)).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> transaction.deadline(Duration.ofMinutes(11)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("10 minutes at most");
    }
}
