package io.dynamodel.integration.batch;

import static io.dynamodel.integration.sample.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.error.ServiceSetupException;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.query.BatchGetIncompleteException;
import io.dynamodel.query.BatchGetOperation;
import io.dynamodel.query.BatchGetResult;
import io.dynamodel.query.BatchWriteResult;
import io.dynamodel.query.FoundItems;
import io.dynamodel.query.GetOperation;
import io.dynamodel.query.Model;
import io.dynamodel.query.PreparedOperation;
import io.dynamodel.query.PutOperation;
import io.dynamodel.query.SelectedGetOperation;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.Selection;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

class BatchGetTest extends BatchTables {
    BatchGetTest(LocalDynamoDb db) {
        super(db);
    }

    private List<BatchGetItemRequest> sent() {
        return db.recorder().requests().stream()
                .map(BatchGetItemRequest.class::cast)
                .toList();
    }

    @Test
    void readsItemsOfSeveralModelsEachByItsType() {
        Person ada = people.create(person(owner, 36)).execute();
        List<Note> stored = stored(3);
        GetOperation<Person> adas = people.get(KEY.of(owner));
        GetOperation<Person> nobodys = people.get(KEY.of("nobody"));
        SelectedGetOperation<Note> topic = notes.get(key(1)).select(Notes.TOPIC);
        GetOperation<Note> second = notes.get(key(2)).consistent();

        BatchGetResult result = dynamodel.batchGet(adas, nobodys, topic, second).execute();

        assertThat(result.item(adas)).contains(ada);
        assertThat(result.item(nobodys)).isEmpty();
        assertThat(result.item(topic).map(selection -> selection.get(Notes.TOPIC)))
                .contains("odd");
        assertThat(result.item(second)).contains(stored.get(2));
        assertThat(result.missing()).containsExactly(nobodys);
        assertThat(result.left()).isEmpty();
        assertThat(result.items(people)).containsExactly(ada);
        assertThat(result.items(notes)).containsExactly(stored.get(2));
        assertThat(result).hasToString("BatchGetResult[4 read, 3 found, 1 missing, 0 left]");
        assertThatThrownBy(() -> result.item(notes.get(key(2))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("ask with the operation that was given to it");
    }

    @Test
    void whatOneTableIsAskedForInDifferentWaysGoesIntoDifferentRequests() {
        stored(4);

        dynamodel
                .batchGet(
                        notes.get(key(0)),
                        notes.get(key(1)).consistent(),
                        notes.get(key(2)).select(Notes.TOPIC),
                        notes.get(key(3)).select(Notes.TOPIC),
                        people.get(KEY.of("nobody")))
                .execute();

        assertThat(sent()).hasSize(3);
        assertThat(sent().get(0).requestItems()).containsOnlyKeys("notes", "people");
        assertThat(sent().get(1).requestItems().get("notes").consistentRead()).isTrue();
        KeysAndAttributes selected = sent().get(2).requestItems().get("notes");
        assertThat(selected.keys()).hasSize(2);
        assertThat(selected.expressionAttributeNames().values()).containsExactlyInAnyOrder("topic", "owner", "number");
    }

    @Test
    void hundredsOfKeysComeInTheOrderOfTheCallerWithTheirMisses() {
        stored(250);
        List<Key<Note>> keys = new ArrayList<>(keys(300));
        Collections.shuffle(keys, new Random(5));

        FoundItems<Note, Note> found = notes.batchGet(keys).execute();

        assertThat(sent())
                .hasSize(3)
                .allSatisfy(request ->
                        assertThat(request.requestItems().get("notes").keys()).hasSize(100));
        assertThat(found.inOrder()).hasSize(300);
        for (int i = 0; i < keys.size(); i++) {
            int number = Integer.parseInt(keys.get(i).values().get("number").n());
            assertThat(found.inOrder().get(i))
                    .isEqualTo(number < 250 ? Optional.of(Notes.note(owner, number)) : Optional.empty());
        }
        assertThat(found.missing())
                .containsExactlyElementsOf(keys.stream()
                        .filter(key ->
                                Integer.parseInt(key.values().get("number").n()) >= 250)
                        .toList());
        assertThat(found.items()).hasSize(250);
        assertThat(found.byKey()).hasSize(250).containsEntry(key(7), Notes.note(owner, 7));
        assertThat(found).hasToString("FoundItems[300 keys, 50 missing]");
    }

    @Test
    void theSameKeyIsAskedForOnceAndHandedToEach() {
        stored(2);

        FoundItems<Note, Note> found =
                notes.batchGet(key(1), key(0), key(1), key(9), key(9)).execute();

        assertThat(sent()).hasSize(1);
        assertThat(sent().get(0).requestItems().get("notes").keys()).hasSize(3);
        assertThat(found.inOrder().stream().map(note -> note.map(Note::number).orElse(-1)))
                .containsExactly(1, 0, 1, -1, -1);
        assertThat(found.missing()).hasSize(2);
    }

    @Test
    void modelsThatShareATableReadTheSameItemEachInItsWay() {
        stored(1);
        Model<Note> other = dynamodel.model("notes", Notes.SCHEMA);
        GetOperation<Note> one = notes.get(key(0));
        GetOperation<Note> two = other.get(key(0));

        BatchGetResult result = dynamodel.batchGet(one, two).execute();

        assertThat(sent().get(0).requestItems().get("notes").keys()).hasSize(1);
        assertThat(result.item(one)).contains(Notes.note(owner, 0)).isEqualTo(result.item(two));
    }

    @Test
    void selectsAndReadsConsistently() {
        stored(2);

        FoundItems<Note, Selection<Note>> found = notes.batchGet(keys(3))
                .consistent()
                .select(Notes.STARS, Notes.NUMBER)
                .execute();

        assertThat(found.items())
                .extracting(selection -> selection.get(Notes.STARS))
                .containsExactly(0, 10);
        assertThat(sent().get(0).requestItems().get("notes").consistentRead()).isTrue();
    }

    @Test
    void worksAsynchronouslyWithSeveralRequestsAtOnce() {
        stored(230);

        FoundItems<Note, Note> found =
                notes.batchGet(keys(230)).concurrency(3).executeAsync().join();

        assertThat(found.items()).isEqualTo(someNotes(230));
        assertThat(sent()).hasSize(3);
    }

    @Test
    void moreThanAnAnswerHoldsIsAskedForAgain() {
        String large = "x".repeat(390_000);
        List<PutOperation<Person>> puts = IntStream.range(0, 45)
                .mapToObj(i ->
                        people.put(person(owner + i, i).withNickname(large)).ignoringVersion())
                .toList();
        BatchWriteResult stored = dynamodel.batchWrite(puts).execute();
        db.recorder().clear();

        List<Key<Person>> keys =
                puts.stream().map(put -> people.keyOf(stored.stored(put))).toList();

        assertThat(people.batchGet(keys).execute().items())
                .isEqualTo(puts.stream().map(stored::stored).toList());
        assertThat(sent()).hasSizeGreaterThan(1);
    }

    @Test
    void anEmptyBatchSendsNothing() {
        assertThat(notes.batchGet(List.of()).execute().inOrder()).isEmpty();
        assertThat(dynamodel.batchGet().executeAsync().join().missing()).isEmpty();
        assertThat(notes.batchGet(List.of()).request().requests()).isEmpty();
        assertThat(sent()).isEmpty();
    }

    @Test
    void theDryRunShowsAllRequestsAndPreparedOnesAreThose() {
        PreparedOperation<FoundItems<Note, Note>> prepared =
                notes.batchGet(keys(101)).prepare();
        assertThat(prepared.request().requests()).hasSize(2);
        assertThat(prepared.request().toString()).contains("BatchGetItem {", "\"notes\"");

        prepared.execute();

        assertThat(sent()).isEqualTo(prepared.request().requests());
        assertThat(notes.batchGet(keys(101))).hasToString("batch get of 101 on 'notes'");
        assertThat(dynamodel.batchGet(notes.get(key(0)), people.get(KEY.of("a"))))
                .hasToString("batch get of 2 on 'notes', 'people'");
    }

    private void storeMisfit(int number) {
        db.client()
                .putItem(r -> r.tableName("notes")
                        .item(Map.of(
                                "owner", AttributeValue.fromS(owner),
                                "number", AttributeValue.fromN("" + number),
                                "text", AttributeValue.fromN("1"))));
        db.recorder().clear();
    }

    @Test
    void anItemThatDoesNotFitIsAnErrorWithItsKeyAndPath() {
        stored(3);
        storeMisfit(1);

        assertThatThrownBy(() -> notes.batchGet(keys(3)).execute())
                .isInstanceOfSatisfying(ItemMappingException.class, e -> {
                    assertThat(e.key()).isEqualTo("{owner: " + owner + ", number: 1}");
                    assertThat(e.path()).isEqualTo("text");
                });
    }

    @Test
    void orIsPutAsideAndIsNeitherFoundNorMissing() {
        stored(3);
        storeMisfit(1);
        List<ItemMappingException> aside = new ArrayList<>();

        FoundItems<Note, Note> found = notes.batchGet(key(0), key(1), key(2), key(1))
                .lenient(aside::add)
                .execute();

        assertThat(aside).hasSize(1);
        assertThat(found.inOrder()).extracting(Optional::isPresent).containsExactly(true, false, true, false);
        assertThat(found.missing()).isEmpty();
    }

    @Test
    void refusesReadsOfAnotherDynamodel() {
        Model<Note> foreign = Dynamodel.create(db.client()).model("notes", Notes.SCHEMA);

        assertThatThrownBy(() -> dynamodel.batchGet(foreign.get(key(0))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("was made by another Dynamodel");
    }

    @Test
    void handsBackWhatWasNotReadWhereARequestFails() {
        stored(100);
        Model<Note> missing = dynamodel.model("no-such-table", Notes.SCHEMA);
        GetOperation<Note> impossible = missing.get(key(0));
        List<GetOperation<Note>> gets =
                new ArrayList<>(keys(100).stream().map(notes::get).toList());
        gets.add(impossible);
        gets.add(missing.get(key(1)));
        BatchGetOperation batch = dynamodel.batchGet(gets);

        assertThatThrownBy(batch::execute).isInstanceOfSatisfying(BatchGetIncompleteException.class, e -> {
            assertThat(e).hasMessageContaining("2 of 102 were not read").hasMessageContaining("found no such table");
            assertThat(e).hasCauseInstanceOf(ServiceSetupException.class);
            assertThat(e.result().items(notes)).hasSize(100);
            assertThat(e.left().get(0)).isSameAs(impossible);
            assertThat(e.remaining()).hasToString("batch get of 2 on 'no-such-table'");
            assertThatThrownBy(() -> e.result().item(impossible)).hasMessageContaining("was left unread");
        });
    }
}
