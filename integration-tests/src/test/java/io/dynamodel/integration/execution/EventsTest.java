package io.dynamodel.integration.execution;

import static io.dynamodel.integration.sample.Notes.BY_TOPIC;
import static io.dynamodel.integration.sample.Notes.KEY;
import static io.dynamodel.integration.sample.Notes.TEXT;
import static io.dynamodel.integration.sample.Notes.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.execution.RequestListener;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.query.Model;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.LocalDynamoDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** What is told of requests, and what is not. */
@DynamoDbTest
class EventsTest {
    private final LocalDynamoDb db;
    private final List<Object> events = new ArrayList<>();
    private final Model<Note> notes;

    EventsTest(LocalDynamoDb db) {
        this.db = db;
        this.notes = Dynamodel.builder()
                .client(db.client())
                .tablePrefix("staging-")
                .reportConsumedCapacity()
                .listener(new RequestListener() {
                    @Override
                    public void requestSent(RequestSent event) {
                        events.add(event);
                    }

                    @Override
                    public void requestSucceeded(RequestSucceeded event) {
                        events.add(event);
                    }

                    @Override
                    public void requestFailed(RequestFailed event) {
                        events.add(event);
                    }
                })
                .build()
                .model("notes", Notes.SCHEMA);
    }

    @BeforeEach
    void createTable() {
        notes.table().createIfAbsent().execute();
        notes.put(note("ada", 1)).execute();
        events.clear();
    }

    @Test
    void everyRequestIsToldWithItsTableAndIndex() {
        notes.query(BY_TOPIC).partition("odd").list();

        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isInstanceOfSatisfying(RequestListener.RequestSent.class, sent -> {
            assertThat(sent.operation()).isEqualTo("Query");
            assertThat(sent.table()).isEqualTo("staging-notes");
            assertThat(sent.index()).isEqualTo("by-topic");
        });
        assertThat(events.get(1)).isInstanceOfSatisfying(RequestListener.RequestSucceeded.class, succeeded -> {
            assertThat(succeeded.latency()).isPositive();
            assertThat(succeeded.consumedCapacity())
                    .singleElement()
                    .satisfies(capacity -> assertThat(capacity.capacityUnits()).isPositive());
        });
    }

    @Test
    void consumedCapacityIsToldOfEveryVerb() {
        notes.get(KEY.of("ada", 1)).execute();
        notes.put(note("ada", 2)).execute();
        notes.update(KEY.of("ada", 2), TEXT.set("x")).execute();
        notes.modify(KEY.of("ada", 2), n -> note(n.owner(), n.number())).execute();
        notes.check(KEY.of("ada", 2), KEY.exists()).execute();
        notes.delete(KEY.of("ada", 2)).execute();
        notes.scan().count();

        assertThat(events.stream()
                        .filter(RequestListener.RequestSucceeded.class::isInstance)
                        .map(RequestListener.RequestSucceeded.class::cast))
                .hasSize(8)
                .allSatisfy(event -> assertThat(event.consumedCapacity()).isNotEmpty());
        assertThat(db.recorder().last(GetItemRequest.class).returnConsumedCapacity())
                .isEqualTo(ReturnConsumedCapacity.INDEXES);
    }

    @Test
    void aFailureIsToldAsTheSdkThrewIt() {
        catchThrowable(() -> notes.create(note("ada", 1)).execute());

        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        RequestListener.RequestFailed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(ConditionalCheckFailedException.class));
    }

    @Test
    void anArnIsTakenAsItIs() {
        Dynamodel dynamodel =
                Dynamodel.builder().client(db.client()).tablePrefix("staging-").build();
        String arn = "arn:aws:dynamodb:us-east-1:000000000000:table/notes";

        assertThat(dynamodel.model(arn, Notes.SCHEMA).tableName()).isEqualTo(arn);
        assertThat(dynamodel.model("notes", Notes.SCHEMA).tableName()).isEqualTo("staging-notes");
    }

    @Test
    void neitherEventsNorTheLogHoldItemData() throws IOException {
        String secret = "nobody-may-see-this-42";
        notes.put(new Note(secret, 1, secret, 1, secret, List.of(secret))).execute();
        notes.query(KEY).partition(secret).filter(TEXT.contains(secret)).list();
        catchThrowable(() -> notes.create(new Note(secret, 1, secret, 1, secret, List.of(secret)))
                .execute());
        catchThrowable(() -> notes.update(KEY.of(secret, 1), TEXT.set(secret))
                .onlyIf(TEXT.ne(secret))
                .execute());

        assertThat(events)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.toString()).doesNotContain(secret));
        Path log = Path.of("target", "integration-tests.log"); // see simplelogger.properties
        assertThat(Files.readString(log))
                .contains(
                        "PutItem on 'staging-notes' took",
                        "Query on 'staging-notes'",
                        "UpdateItem on 'staging-notes' failed")
                .doesNotContain(secret);
    }
}
