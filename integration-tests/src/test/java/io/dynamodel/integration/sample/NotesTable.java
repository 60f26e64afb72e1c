package io.dynamodel.integration.sample;

import io.dynamodel.Dynamodel;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.query.Model;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Tests on a table of notes: nine of ada's and two of bob's, which no test changes. */
@DynamoDbTest
public abstract class NotesTable {
    protected final LocalDynamoDb db;
    protected final Model<Note> notes;

    protected NotesTable(LocalDynamoDb db) {
        this.db = db;
        this.notes = Dynamodel.builder()
                .client(db.client())
                .asyncClient(db.asyncClient())
                .build()
                .model("notes", Notes.SCHEMA);
    }

    @BeforeEach
    void begin() {
        notes.table().createIfAbsent().execute();
        for (int number = 1; number <= 9; number++) {
            notes.put(Notes.note("ada", number)).execute();
        }
        notes.put(Notes.note("bob", 1)).execute();
        notes.put(Notes.note("bob", 2)).execute();
        db.recorder().clear();
    }

    /** Stores raw attributes. */
    protected void store(String owner, int number, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(attributes);
        item.putAll(Notes.KEY.of(owner, number).values());
        db.client().putItem(r -> r.tableName("notes").item(item));
    }

    protected static List<Integer> numbers(List<Note> notes) {
        return notes.stream().map(Note::number).toList();
    }

    protected List<DynamoDbRequest> sent() {
        return db.recorder().requests();
    }

    protected <T extends DynamoDbRequest> T last(Class<T> type) {
        return db.recorder().last(type);
    }

    protected void forget() {
        db.recorder().clear();
    }
}
