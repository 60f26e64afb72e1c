package io.dynamodel.integration.hook;

import io.dynamodel.Dynamodel;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.integration.sample.People;
import io.dynamodel.integration.sample.People.Person;
import io.dynamodel.integration.sample.SettableClock;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Key;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Tests on a versioned table of people and one of notes without a version; each owns what bears its name. */
@DynamoDbTest
abstract class HookTables {
    protected final LocalDynamoDb db;
    protected final SettableClock clock = new SettableClock();
    protected final Dynamodel dynamodel;
    protected final Model<Note> notes;
    protected final Model<Person> people;

    /** The name of the test, its person's id and its notes' owner. */
    protected String owner = "";

    HookTables(LocalDynamoDb db) {
        this.db = db;
        this.dynamodel = Dynamodel.builder()
                .client(db.client())
                .asyncClient(db.asyncClient())
                .clock(clock)
                .build();
        this.notes = dynamodel.model("notes", Notes.SCHEMA);
        this.people = dynamodel.model("people", People.SCHEMA);
    }

    @BeforeEach
    void begin(TestInfo test) {
        notes.table().createIfAbsent().execute();
        people.table().createIfAbsent().execute();
        owner = test.getTestMethod().orElseThrow().getName();
        db.recorder().clear();
    }

    protected Key<Note> note(int number) {
        return Notes.KEY.of(owner, number);
    }

    protected Key<Person> person() {
        return People.KEY.of(owner);
    }

    protected Optional<Note> storedNote(int number) {
        return notes.get(note(number)).consistent().execute();
    }

    protected Optional<Person> storedPerson() {
        return people.get(person()).consistent().execute();
    }

    /** The last transaction that was sent. */
    protected TransactWriteItemsRequest sent() {
        return db.recorder().requests().stream()
                .filter(TransactWriteItemsRequest.class::isInstance)
                .map(TransactWriteItemsRequest.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
