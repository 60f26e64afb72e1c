package io.dynamodel.integration.transaction;

import static io.dynamodel.integration.sample.People.AGE;
import static io.dynamodel.integration.sample.People.EMAIL;
import static io.dynamodel.integration.sample.People.POINTS;
import static io.dynamodel.integration.sample.People.ada;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.integration.sample.People;
import io.dynamodel.integration.sample.People.Person;
import io.dynamodel.query.CreateOperation;
import io.dynamodel.query.Explained;
import io.dynamodel.query.Explanation;
import io.dynamodel.query.PreparedOperation;
import io.dynamodel.query.PutOperation;
import io.dynamodel.query.UpdateOperation;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.transactions.TransactWriteOperation;
import io.dynamodel.transactions.TransactWriteResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

class TransactWriteTest extends TransactionTables {
    TransactWriteTest(LocalDynamoDb db) {
        super(db);
    }

    @Test
    void allVerbsOfSeveralModelsAreDoneTogetherInTheCallersOrder() {
        notes.put(Notes.note(owner, 1)).execute();
        notes.put(Notes.note(owner, 2)).execute();
        notes.put(Notes.note(owner, 3)).execute();
        notes.put(Notes.note(owner, 4)).execute();

        dynamodel
                .transaction(
                        notes.check(note(1), Notes.STARS.eq(10)),
                        people.create(ada(owner)),
                        notes.delete(note(2)),
                        notes.update(note(3), Notes.STARS.add(5)).onlyIf(Notes.STARS.le(30)),
                        notes.put(Notes.note(owner, 5)),
                        notes.upsert(note(6), Notes.TEXT.set("new")))
                .execute();

        assertThat(storedPerson()).map(Person::age).contains(36);
        assertThat(storedNote(2)).isEmpty();
        assertThat(storedNote(3)).map(Note::stars).contains(35);
        assertThat(storedNote(5)).contains(Notes.note(owner, 5));
        assertThat(storedNote(6)).map(Note::text).contains("new");
        TransactWriteItemsRequest sent = sent();
        assertThat(sent.transactItems()).hasSize(6);
        assertThat(sent.transactItems().get(0).conditionCheck().tableName()).isEqualTo("notes");
        assertThat(sent.transactItems().get(1).put().tableName()).isEqualTo("people");
        assertThat(sent.transactItems().get(2).delete()).isNotNull();
        assertThat(sent.transactItems().get(3).update().conditionExpression())
                .isEqualTo("attribute_exists(#1) AND (attribute_not_exists(#0) OR #0 <= :1) AND #0 <= :2");
        assertThat(sent.transactItems().get(4).put().conditionExpression()).isNull();
        assertThat(sent.transactItems().get(5).update().updateExpression()).isNotNull();
    }

    @Test
    void whatIsPutComesBackAsItIsStored() {
        CreateOperation<Person> create = people.create(EMAIL.to(" ADA@example.org "), AGE.to(36));
        PutOperation<Note> put = notes.put(Notes.note(owner, 1));

        TransactWriteResult result =
                dynamodel.transaction(List.of(put, create)).executeAsync().join();

        Person stored = result.stored(create);
        assertThat(stored.id()).isNotEmpty();
        assertThat(stored.email()).isEqualTo("ada@example.org");
        assertThat(stored.roles()).containsExactly("member");
        assertThat(stored.created()).isEqualTo(clock.instant());
        assertThat(stored.version()).isEqualTo(1);
        assertThat(people.get(People.KEY.of(stored.id())).execute()).contains(stored);
        assertThat(result.stored(put)).isEqualTo(Notes.note(owner, 1));
        assertThat(result).hasToString("TransactWriteResult[2 operations done]");
        assertThatThrownBy(() -> result.stored(notes.put(Notes.note(owner, 1))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("The transaction has no such put on 'notes'; ask with the operation that was given to it");
    }

    @Test
    void updatedItemsAreReadOnlyWhenAsked() {
        notes.put(Notes.note(owner, 1)).execute();
        people.create(ada(owner)).execute();
        db.recorder().clear();
        UpdateOperation<Note> update = notes.update(note(1), Notes.STARS.add(1));
        UpdateOperation<Person> upsert = people.upsert(person(), POINTS.add(3), EMAIL.set("a@b.c"), AGE.set(1));
        TransactWriteOperation transaction = dynamodel.transaction(update, upsert);

        TransactWriteResult without = transaction.execute();
        assertThat(db.recorder().requests()).hasSize(1);
        assertThatThrownBy(() -> without.readBack(update))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("say readingBack()");

        TransactWriteResult with = transaction.readingBack().execute();
        assertThat(with.readBack(update)).map(Note::stars).contains(12);
        assertThat(with.readBack(upsert)).map(Person::points).contains(6);
        assertThat(with.readBack(upsert)).map(Person::version).contains(3L);
        BatchGetItemRequest read =
                (BatchGetItemRequest) db.recorder().requests().get(2);
        assertThat(read.requestItems().get("notes").consistentRead()).isTrue();
        assertThat(transaction.readingBack().request().toString()).contains("-- when the transaction is done");
    }

    @Test
    void whatCannotBeReadBackDoesNotMakeTheTransactionFail() {
        db.client()
                .putItem(r -> r.tableName("notes")
                        .item(Map.of(
                                "owner", AttributeValue.fromS(owner),
                                "number", AttributeValue.fromN("1"),
                                "text", AttributeValue.fromN("7"))));
        UpdateOperation<Note> update = notes.update(note(1), Notes.STARS.set(1));

        TransactWriteResult result = dynamodel.transaction(update).readingBack().execute();

        assertThatThrownBy(() -> result.readBack(update))
                .isInstanceOf(ItemMappingException.class)
                .hasMessageContaining("text");
    }

    @Test
    void eachExecutionHasATokenAndIdsOfItsOwn() {
        CreateOperation<Person> create = people.create(EMAIL.to("a@b.c"), AGE.to(1));
        TransactWriteOperation transaction = dynamodel.transaction(create);

        TransactWriteResult first = transaction.execute();
        String firstToken = sent().clientRequestToken();
        TransactWriteResult second = transaction.execute();

        assertThat(firstToken).hasSize(36).isEqualTo(first.token());
        assertThat(sent().clientRequestToken()).isEqualTo(second.token()).isNotEqualTo(firstToken);
        assertThat(second.stored(create).id()).isNotEqualTo(first.stored(create).id());
    }

    @Test
    void whatWasPreparedIsAppliedOnceHoweverOftenItIsExecuted() {
        notes.put(Notes.note(owner, 1)).execute();
        PreparedOperation<TransactWriteResult> prepared =
                dynamodel.transaction(notes.update(note(1), Notes.STARS.add(1))).prepare();

        String token = prepared.execute().token();
        prepared.executeAsync().join();
        prepared.execute();

        assertThat(prepared.request().first(TransactWriteItemsRequest.class).clientRequestToken())
                .isEqualTo(token);
        assertThat(storedNote(1)).map(Note::stars).contains(11);
    }

    @Test
    void aTokenOfTheCallersMakesTheSameHappenOnce() {
        notes.put(Notes.note(owner, 1)).execute();
        TransactWriteOperation transaction =
                dynamodel.transaction(notes.update(note(1), Notes.STARS.add(1))).token(owner.substring(0, 30));

        transaction.execute();
        transaction.execute();

        assertThat(storedNote(1)).map(Note::stars).contains(11);
    }

    @Test
    void aTokenThatWasUsedForOtherContentIsRefusedWithWhatToDo() {
        String token = owner.substring(0, 30);
        dynamodel.transaction(notes.put(Notes.note(owner, 1))).token(token).execute();

        assertThatThrownBy(() -> dynamodel
                        .transaction(notes.put(Notes.note(owner, 2)))
                        .token(token)
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "The token '" + token + "' of the transaction of 1 on 'notes' was used in the last ten minutes"
                                + " for a transaction with other content, so that this one was not done. Each execution makes ids and"
                                + " times anew: to send the same again, prepare() it and execute that; for another transaction take"
                                + " another token");
        assertThat(storedNote(2)).isEmpty();
    }

    @Test
    void violationsOfAllOperationsAreReportedTogetherBeforeAnythingIsSent() {
        List<WriteOperation> writes = List.of(
                notes.put(Notes.note(owner, 1)),
                people.create(EMAIL.to("no"), AGE.to(200)),
                notes.create(new Note(owner, 2, null, null, null, List.of())));

        assertThatThrownBy(() -> dynamodel.transaction(writes).execute())
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::path)
                                .containsExactlyInAnyOrder("[1].email", "[1].age", "[2].text"));
        assertThat(db.recorder().requests()).isEmpty();
    }

    @Test
    void aTransactionIsExplained() {
        notes.put(Notes.note(owner, 1)).execute();
        TransactWriteOperation transaction =
                dynamodel.transaction(notes.update(note(1), Notes.STARS.add(1)), people.create(ada(owner)));

        Explanation explanation = transaction.explain();

        assertThat(explanation.table()).isEqualTo("notes, people");
        assertThat(explanation.access()).isEqualTo(Explanation.Access.ITEMS);
        assertThat(explanation.requests()).hasToString("[TransactWriteItems]");
        assertThat(explanation.price()).isEqualTo("twice what each operation takes alone; also if it fails");
        assertThat(dynamodel.transactGet(notes.get(note(1))).explain().price())
                .isEqualTo("two read units for each 4 KB of each item; also if it fails");
        assertThat(storedNote(1)).map(Note::stars).contains(10);
        Explained<TransactWriteResult> explained = transaction.executeExplained();
        assertThat(explained.actual().requests()).isEqualTo(1);
        assertThat(explained.actual().writeUnits()).isGreaterThanOrEqualTo(4);
        assertThat(storedNote(1)).map(Note::stars).contains(11);
    }

    @Test
    void versionsAreCheckedAndIncrementedWithinTransactions() {
        Person first = people.create(ada(owner)).execute();
        PutOperation<Person> put = people.put(first.withAge(40));

        Person second = dynamodel
                .transaction(put, notes.put(Notes.note(owner, 1)))
                .execute()
                .stored(put);

        assertThat(second.version()).isEqualTo(2);
        assertThat(storedPerson()).contains(second);
        assertThatThrownBy(() -> dynamodel
                        .transaction(notes.put(Notes.note(owner, 2)), people.put(first.withAge(41)))
                        .execute())
                .isInstanceOf(TransactionFailedException.class)
                .hasMessageContaining("[1] put on 'people' with key {id: " + owner + "}")
                .hasMessageContaining("The item has version 2, but 1 was expected: somebody else changed it");
        assertThatThrownBy(() -> dynamodel
                        .transaction(people.delete(person()).expecting(1))
                        .execute())
                .isInstanceOf(TransactionFailedException.class);
        assertThatThrownBy(() -> dynamodel
                        .transaction(people.update(person(), AGE.add(1)).expecting(1))
                        .execute())
                .isInstanceOf(TransactionFailedException.class);
        assertThat(storedPerson()).contains(second);

        dynamodel.transaction(people.update(person(), AGE.add(1)).expecting(2)).execute();

        assertThat(storedPerson()).map(Person::version).contains(3L);
    }
}
