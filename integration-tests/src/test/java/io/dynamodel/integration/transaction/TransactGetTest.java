package io.dynamodel.integration.transaction;

import static io.dynamodel.integration.sample.People.AGE;
import static io.dynamodel.integration.sample.People.EMAIL;
import static io.dynamodel.integration.sample.People.ada;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.integration.sample.People.Person;
import io.dynamodel.query.GetOperation;
import io.dynamodel.query.SelectedGetOperation;
import io.dynamodel.schema.Selection;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.transactions.TransactGetResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TransactGetTest extends TransactionTables {
    TransactGetTest(LocalDynamoDb db) {
        super(db);
    }

    @Test
    void itemsOfSeveralModelsComeBackTypedAndMissingOnesAreSeen() {
        Person ada = people.create(ada(owner)).execute();
        Note one = notes.put(Notes.note(owner, 1)).execute();
        GetOperation<Note> none = notes.get(note(7));
        GetOperation<Person> person = people.get(person());
        GetOperation<Note> note = notes.get(note(1)).consistent();

        TransactGetResult result = dynamodel.transactGet(none, person, note).execute();

        assertThat(result.item(person)).contains(ada);
        assertThat(result.item(note)).contains(one);
        assertThat(result.item(none)).isEmpty();
        assertThat(result.missing()).containsExactly(none);
        assertThat(result.inOrder()).containsExactly(Optional.empty(), Optional.of(ada), Optional.of(one));
        assertThat(result).hasToString("TransactGetResult[3 read, 1 missing]");
        assertThat(dynamodel.transactGet(note, none).executeAsync().join().item(note))
                .contains(one);
        assertThatThrownBy(() -> result.item(notes.get(note(1))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("no such read of the item with key {owner: " + owner + ", number: 1} of 'notes'");
    }

    @Test
    void aReadMaySelect() {
        people.create(ada(owner)).execute();
        notes.put(Notes.note(owner, 1)).execute();
        SelectedGetOperation<Person> part = people.get(person()).select(EMAIL, AGE);
        SelectedGetOperation<Note> none = notes.get(note(2)).select(Notes.TEXT);
        GetOperation<Note> whole = notes.get(note(1));

        TransactGetResult result = dynamodel.transactGet(part, none, whole).execute();

        Selection<Person> selection = result.item(part).orElseThrow();
        assertThat(selection.get(EMAIL)).isEqualTo("ada@example.org");
        assertThat(selection.get(AGE)).isEqualTo(36);
        assertThat(result.item(none)).isEmpty();
        assertThat(result.item(whole)).contains(Notes.note(owner, 1));
    }

    @Test
    void isExplainedAsOneMomentAndByWhatIsSelected() {
        assertThat(dynamodel
                        .transactGet(people.get(person()).select(EMAIL, AGE), notes.get(note(1)))
                        .explain())
                .satisfies(explained -> assertThat(explained.consistent()).isTrue())
                .asString()
                .contains("brings back     [0] email, age; [1] the whole item\n")
                .contains("consistency     one moment: sees all writes before it, and none in part\n");
        assertThat(dynamodel.transactGet(notes.get(note(1))).explain())
                .asString()
                .contains("brings back     whole items\n");
    }

    @Test
    void aHundredAreReadInOneRequest() {
        notes.batchPut(IntStream.range(0, 100)
                        .mapToObj(i -> Notes.note(owner, i))
                        .toList())
                .execute();
        db.recorder().clear();
        List<GetOperation<Note>> reads =
                IntStream.range(0, 100).mapToObj(i -> notes.get(note(99 - i))).toList();

        TransactGetResult result = dynamodel.transactGet(reads).execute();

        assertThat(result.inOrder()).hasSize(100);
        assertThat(result.item(reads.get(0))).map(Note::number).contains(99);
        assertThat(result.item(reads.get(99))).map(Note::number).contains(0);
        assertThat(db.recorder().requests()).hasSize(1);
    }

    @Test
    void aStoredItemThatDoesNotFitIsAnErrorThatNamesIt() {
        notes.put(Notes.note(owner, 1)).execute();
        db.client()
                .putItem(r -> r.tableName("notes")
                        .item(Map.of(
                                "owner", AttributeValue.fromS(owner),
                                "number", AttributeValue.fromN("2"),
                                "text", AttributeValue.fromN("7"))));

        assertThatThrownBy(() -> dynamodel
                        .transactGet(notes.get(note(1)), notes.get(note(2)))
                        .execute())
                .isInstanceOfSatisfying(
                        ItemMappingException.class,
                        e -> assertThat(e.getMessage()).contains("notes", "{owner: " + owner + ", number: 2}", "text"));
    }
}
