package io.dynamodel.integration.batch;

import static io.dynamodel.integration.sample.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.error.ServiceSetupException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.query.BatchWriteIncompleteException;
import io.dynamodel.query.BatchWriteOperation;
import io.dynamodel.query.BatchWriteResult;
import io.dynamodel.query.DeleteOperation;
import io.dynamodel.query.Model;
import io.dynamodel.query.PreparedOperation;
import io.dynamodel.query.PutOperation;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.schema.Key;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class BatchWriteTest extends BatchTables {
    BatchWriteTest(LocalDynamoDb db) {
        super(db);
    }

    private List<BatchWriteItemRequest> sent() {
        return db.recorder().requests().stream()
                .map(BatchWriteItemRequest.class::cast)
                .toList();
    }

    @Test
    void putsAndDeletesItemsOfSeveralModels() {
        stored(3);
        PutOperation<Person> ada =
                people.put(EMAIL.to(" ADA@example.org "), AGE.to(36)).ignoringVersion();
        PutOperation<Note> note = notes.put(Notes.note(owner, 7));
        DeleteOperation<Note> gone = notes.delete(key(1));

        BatchWriteResult result = dynamodel.batchWrite(ada, note, gone).execute();

        Person stored = result.stored(ada);
        assertThat(stored.id()).isNotEmpty();
        assertThat(stored.email()).isEqualTo("ada@example.org");
        assertThat(stored.roles()).containsExactly("member");
        assertThat(stored.created()).isNotNull();
        assertThat(stored.version()).isEqualTo(1);
        assertThat(people.get(KEY.of(stored.id())).execute()).contains(stored);
        assertThat(result.stored(note)).isEqualTo(Notes.note(owner, 7));
        assertThat(result.done()).containsExactly(ada, note, gone);
        assertThat(result.left()).isEmpty();
        assertThat(result).hasToString("BatchWriteResult[3 writes, 3 done, 0 superseded, 0 left]");
        assertThat(notes.query(Notes.KEY).partition(owner).list())
                .extracting(Note::number)
                .containsExactly(0, 2, 7);
    }

    @Test
    void dozensAreCutIntoRequestsOfTwentyFive() {
        assertThat(notes.batchPut(someNotes(60)).execute()).isEqualTo(someNotes(60));

        assertThat(sent())
                .extracting(request -> request.requestItems().get("notes").size())
                .containsExactly(25, 25, 10);
        assertThat(numberStored()).isEqualTo(60);

        notes.batchDelete(keys(55)).executeAsync().join();

        assertThat(numberStored()).isEqualTo(5);
    }

    @Test
    void requestsStayBelowSixteenMegabytesOnTheWire() {
        List<String> tags = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            tags.add("\u0001".repeat(5)); // six times as long on the wire
        }
        List<PutOperation<Person>> puts = IntStream.range(0, 20)
                .mapToObj(i -> people.put(tagged(owner + i, tags)).ignoringVersion())
                .toList();

        BatchWriteResult result = dynamodel.batchWrite(puts).execute();

        assertThat(sent()).hasSizeGreaterThan(1);
        assertThat(sent().stream()
                        .mapToInt(r -> r.requestItems().get("people").size())
                        .sum())
                .isEqualTo(20);
        List<Key<Person>> keys =
                puts.stream().map(put -> people.keyOf(result.stored(put))).toList();
        assertThat(people.batchGet(keys).execute().missing()).isEmpty();
    }

    private static Person tagged(String id, List<String> tags) {
        return new Person(id, "a@b", 1, null, Set.of(), tags, null, Map.of(), null, null, null, null, null, 0);
    }

    @Test
    void anItemThatIsTooLargeIsRefusedBeforeAnythingIsSent() {
        List<Note> items = new ArrayList<>(someNotes(30));
        items.add(new Note(owner, 99, null, null, "x".repeat(410_000), List.of()));

        assertThatThrownBy(() -> notes.batchPut(items).execute())
                .isInstanceOf(RequestLimitException.class)
                .hasMessageContaining("number: 99");
        assertThat(db.recorder().requests()).isEmpty();
    }

    @Test
    void allViolationsOfAllItemsAreReportedBeforeAnythingIsSent() {
        List<WriteOperation> writes = List.of(
                notes.put(Notes.note(owner, 1)),
                people.put(person(owner, 200)).ignoringVersion(),
                notes.put(Notes.OWNER.to(owner), Notes.NUMBER.to(2)),
                people.put(EMAIL.to("none"), AGE.to(-1)).ignoringVersion());

        assertThatThrownBy(() -> dynamodel.batchWrite(writes).execute())
                .isInstanceOfSatisfying(ValidationException.class, e -> {
                    assertThat(e.violations())
                            .extracting(v -> v.path() + " " + v.rule())
                            .containsExactly(
                                    "[1].age atMost", "[2].text required", "[3].email matching", "[3].age atLeast");
                    assertThat(e.subject()).isEqualTo("batch write of 4 on 'notes', 'people'");
                });
        assertThat(db.recorder().requests()).isEmpty();
    }

    @Test
    void refusesByNameWhatABatchCannotCarry() {
        assertThatThrownBy(() -> dynamodel.batchWrite(
                        notes.put(Notes.note(owner, 1)),
                        notes.create(Notes.note(owner, 2)),
                        notes.update(key(3), Notes.STARS.add(1)),
                        notes.check(key(4), Notes.KEY.exists())))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("[1] create on 'notes' is conditional")
                .hasMessageContaining("use put(..) if replacing an item does no harm")
                .hasMessageContaining("[2] update on 'notes' changes a part of an item; execute it alone")
                .hasMessageContaining("[3] check on 'notes' writes nothing");
        assertThatThrownBy(() -> dynamodel
                        .batchWrite(
                                people.put(person(owner, 3)),
                                notes.delete(key(1)).onlyIf(Notes.STARS.gt(3)),
                                people.delete(KEY.of(owner)).expecting(3))
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("[0] put on 'people' with key {id: " + owner
                        + "} has a condition by the schema's version; execute it alone, or say"
                        + " put(..).ignoringVersion()")
                .hasMessageContaining(
                        "[1] delete on 'notes' with key {owner: " + owner + ", number: 1} has a condition;")
                .hasMessageContaining("[2] delete on 'people'");
        assertThat(db.recorder().requests()).isEmpty();
    }

    @Test
    void refusesSeveralWritesOfOneItemAndNamesThem() {
        assertThatThrownBy(() -> dynamodel
                        .batchWrite(
                                notes.put(Notes.note(owner, 1)), notes.put(Notes.note(owner, 2)), notes.delete(key(1)))
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("the item with key {owner: " + owner
                        + ", number: 1} of 'notes' is written 2 times: put at [0], delete at [2]")
                .hasMessageContaining("lastWins()");
        assertThat(db.recorder().requests()).isEmpty();
    }

    @Test
    void orTheLastWins() {
        PutOperation<Note> first = notes.put(Notes.note(owner, 1));
        PutOperation<Note> other = notes.put(Notes.note(owner, 2));
        DeleteOperation<Note> last = notes.delete(key(1));

        BatchWriteResult result =
                dynamodel.batchWrite(first, other, last).lastWins().execute();

        assertThat(result.done()).containsExactly(other, last);
        assertThat(result.superseded()).containsExactly(first);
        assertThatThrownBy(() -> result.stored(first)).hasMessageContaining("was superseded by a later write");
        assertThat(numberStored()).isEqualTo(1);

        Note a = new Note(owner, 5, null, null, "a", List.of());
        Note b = new Note(owner, 5, null, null, "b", List.of());
        assertThat(notes.batchPut(List.of(a, b)).lastWins().execute()).containsExactly(b, b);
    }

    @Test
    void ignoringTheVersionReplacesWhateverIsStored() {
        Person ada = people.create(person(owner, 36)).execute();
        people.update(KEY.of(owner), AGE.add(1)).execute();

        Person replaced = people.put(ada.withAge(40)).ignoringVersion().execute();

        assertThat(replaced.version()).isEqualTo(2);
        assertThat(people.get(KEY.of(owner)).execute()).contains(replaced);
    }

    @Test
    void theDryRunShowsAllRequestsAndPreparedOnesAreThose() {
        PreparedOperation<BatchWriteResult> prepared = dynamodel
                .batchWrite(people.put(EMAIL.to("a@b"), AGE.to(1)).ignoringVersion(), notes.delete(key(1)))
                .prepare();

        prepared.execute();

        assertThat(sent()).isEqualTo(prepared.request().requests());
        assertThat(prepared.request().toString()).contains("PutRequest", "DeleteRequest", "a@b");
        prepared.execute();
        assertThat(sent().get(1)).isEqualTo(sent().get(0));
        assertThat(notes.batchPut(someNotes(26)).request().requests()).hasSize(2);
    }

    @Test
    void idsAreMadeAnewByEachExecution() {
        PutOperation<Person> put = people.put(EMAIL.to("a@b"), AGE.to(1)).ignoringVersion();
        BatchWriteOperation<BatchWriteResult> batch = dynamodel.batchWrite(put, put);

        String first = batch.execute().stored(put).id();

        assertThat(batch.execute().stored(put).id()).isNotEqualTo(first);
        assertThat(sent().stream()
                        .flatMap(r -> r.requestItems().get("people").stream())
                        .map(WriteRequest::putRequest)
                        .map(p -> p.item().get("id"))
                        .distinct())
                .hasSize(4);
    }

    @Test
    void anEmptyBatchSendsNothing() {
        assertThat(notes.batchPut(List.of()).execute()).isEmpty();
        assertThat(dynamodel.batchWrite().execute().done()).isEmpty();
        assertThat(sent()).isEmpty();
    }

    @Test
    void refusesWritesOfAnotherDynamodel() {
        Model<Note> foreign = Dynamodel.create(db.client()).model("notes", Notes.SCHEMA);

        assertThatThrownBy(() -> dynamodel.batchWrite(foreign.delete(key(0))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("was made by another Dynamodel");
    }

    @Test
    void handsBackWhatWasNotDoneWhereARequestFails() {
        Model<Note> missing = dynamodel.model("no-such-table", Notes.SCHEMA);
        List<WriteOperation> writes = new ArrayList<>();
        someNotes(25).forEach(note -> writes.add(notes.put(note)));
        someNotes(30).forEach(note -> writes.add(missing.put(note)));

        assertThatThrownBy(() -> dynamodel.batchWrite(writes).execute())
                .isInstanceOfSatisfying(BatchWriteIncompleteException.class, e -> {
                    assertThat(e).hasMessageContaining("30 of 55 were not done").hasMessageContaining("no such table");
                    assertThat(e).hasCauseInstanceOf(ServiceSetupException.class);
                    assertThat(e.result().done()).isEqualTo(writes.subList(0, 25));
                    assertThat(e.left()).isEqualTo(writes.subList(25, 55));
                    assertThat(e.unknown()).isEmpty();
                    assertThatThrownBy(() -> e.result().stored((PutOperation<?>) writes.get(30)))
                            .hasMessageContaining("was not done; see left()");
                });
        assertThat(sent()).hasSize(2); // the third is not begun
        assertThat(numberStored()).isEqualTo(25);
    }
}
