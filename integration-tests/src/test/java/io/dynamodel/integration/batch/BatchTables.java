package io.dynamodel.integration.batch;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** Tests on a table of notes and a versioned one of people; each owns what bears its name. */
@DynamoDbTest
abstract class BatchTables {
    protected final LocalDynamoDb db;
    protected final Dynamodel dynamodel;
    protected final Model<Note> notes;
    protected final Model<Person> people;

    /** The name of the test. */
    protected String owner = "";

    BatchTables(LocalDynamoDb db) {
        this.db = db;
        this.dynamodel = Dynamodel.builder()
                .client(db.client())
                .asyncClient(db.asyncClient())
                .clock(new SettableClock())
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

    protected Key<Note> key(int number) {
        return Notes.KEY.of(owner, number);
    }

    protected List<Key<Note>> keys(int count) {
        return IntStream.range(0, count).mapToObj(this::key).toList();
    }

    protected List<Note> someNotes(int count) {
        return IntStream.range(0, count).mapToObj(i -> Notes.note(owner, i)).toList();
    }

    /** Stores notes, and forgets the requests. */
    protected List<Note> stored(int count) {
        List<Note> stored = new ArrayList<>(notes.batchPut(someNotes(count)).execute());
        db.recorder().clear();
        return stored;
    }

    protected long numberStored() {
        return notes.query(Notes.KEY).partition(owner).count();
    }
}
