package io.dynamodel.integration.transaction;

import static io.dynamodel.integration.sample.People.AGE;
import static io.dynamodel.integration.sample.People.Addresses.CITY;
import static io.dynamodel.integration.sample.People.HOME;
import static io.dynamodel.integration.sample.People.ada;
import static io.dynamodel.schema.Rules.sensitive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.error.TransactionFailedException.Reason;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.integration.sample.People.Person;
import io.dynamodel.query.Model;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** A transaction that is not done says which operations are to blame, why, and what their items looked like. */
class TransactionFailureTest extends TransactionTables {
    TransactionFailureTest(LocalDynamoDb db) {
        super(db);
    }

    private TransactionFailedException failure(WriteOperation... writes) {
        return catchThrowableOfType(
                TransactionFailedException.class,
                () -> dynamodel.transaction(writes).execute());
    }

    @Test
    void reasonsLineUpWithTheOperationsInTheCallersOrder() {
        people.create(ada(owner)).execute();
        Note old = notes.put(Notes.note(owner, 2)).execute();

        TransactionFailedException failure = failure(
                notes.put(Notes.note(owner, 1)),
                people.create(ada(owner)),
                notes.update(note(2), Notes.STARS.add(1)).onlyIf(Notes.STARS.gt(100)),
                notes.delete(note(3)),
                notes.check(note(4), Notes.TEXT.exists()));

        assertThat(failure.reasons())
                .extracting(Reason::place, Reason::verb, Reason::code)
                .containsExactly(
                        tuple(0, "put", "None"),
                        tuple(1, "create", "ConditionalCheckFailed"),
                        tuple(2, "update", "ConditionalCheckFailed"),
                        tuple(3, "delete", "None"),
                        tuple(4, "check", "ConditionalCheckFailed"));
        assertThat(failure.failed()).extracting(Reason::place).containsExactly(1, 2, 4);
        Reason create = failure.reasons().get(1);
        assertThat(create.table()).isEqualTo("people");
        assertThat(create.key()).isEqualTo("{id: " + owner + "}");
        assertThat(create.condition()).isEqualTo("attribute_not_exists(id)");
        assertThat(create.item(Person.class)).map(Person::age).contains(36);
        Reason update = failure.reasons().get(2);
        assertThat(update.item(Note.class)).contains(old);
        assertThat(update.item(Person.class)).isEmpty();
        assertThat(update.storedItem()).containsEntry("stars", AttributeValue.fromN("20"));
        assertThat(failure.reasons().get(4).storedItem()).isEmpty();
        assertThat(failure.reasons().get(0).item(Note.class)).isEmpty();
        assertThat(failure).hasCauseInstanceOf(TransactionCanceledException.class);
        assertThat(storedNote(1)).isEmpty();
    }

    @Test
    void theMessageTellsWhatToDoAndTheReportWhatTheItemsLookedLike() {
        notes.put(new Note(owner, 1, "t", 3, "text", List.of("a"))).execute();

        TransactionFailedException failure = failure(
                people.create(ada(owner)),
                notes.update(note(1), Notes.STARS.add(-5)).onlyIf(Notes.STARS.ge(5)),
                notes.update(note(2), Notes.STARS.add(5)));

        assertThat(failure).hasMessage("""
                        Nothing was done of the transaction of 3 on 'people', 'notes', since 2 of its 3 operations failed:
                          [1] update on 'notes' with key {owner: OWNER, number: 1}: its condition did not hold: attribute_exists(owner) AND (attribute_not_exists(stars) OR stars >= ?) AND stars >= ?. Of it, stars >= ? does not hold for the stored item
                          [2] update on 'notes' with key {owner: OWNER, number: 2}: its condition did not hold: attribute_exists(owner) AND (attribute_not_exists(stars) OR stars <= ?). There is no item with this key; use upsert(..) or create(..) to make one""".replace("OWNER", owner));
        assertThat(failure.report()).isEqualTo("""
                        Nothing was done of the transaction of 3 on 'people', 'notes', since 2 of its 3 operations failed:
                          [1] update on 'notes' with key {owner: OWNER, number: 1}: its condition did not hold: attribute_exists(owner) AND (attribute_not_exists(stars) OR stars >= ?) AND stars >= ?. Of it, stars >= ? does not hold for the stored item
                              stored: {
                                "number": {"N": "1"},
                                "owner": {"S": "OWNER"},
                                "stars": {"N": "3"},
                                "tags": {"L": [{"S": "a"}]},
                                "text": {"S": "text"},
                                "topic": {"S": "t"}
                              }
                          [2] update on 'notes' with key {owner: OWNER, number: 2}: its condition did not hold: attribute_exists(owner) AND (attribute_not_exists(stars) OR stars <= ?). There is no item with this key; use upsert(..) or create(..) to make one
                              there is no such item""".replace("OWNER", owner));
    }

    @Test
    void anAsynchronousExecutionFailsAlike() {
        CompletionException failure = catchThrowableOfType(
                CompletionException.class,
                () -> dynamodel
                        .transaction(notes.update(note(1), Notes.STARS.add(1)))
                        .executeAsync()
                        .join());

        assertThat(failure.getCause())
                .isInstanceOf(TransactionFailedException.class)
                .hasMessageContaining("since 1 of its 1 operations failed");
    }

    @Test
    void whatCannotBeAppliedToTheStoredItemIsRefusedWithWhatToDo() {
        people.create(ada(owner)).execute();

        assertThatThrownBy(() -> dynamodel
                        .transaction(
                                notes.put(Notes.note(owner, 1)),
                                people.update(person(), HOME.dot(CITY).set("Paris")))
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(
                        "DynamoDB refused the transaction of 2 on 'notes', 'people', and nothing was done (")
                .hasMessageContaining("the map or list that holds a nested path is absent");
        assertThat(storedNote(1)).isEmpty();
    }

    @Test
    void anItemThatDoesNotFitIsThereAsItIsStored() {
        db.client()
                .putItem(r -> r.tableName("notes")
                        .item(Map.of(
                                "owner", AttributeValue.fromS(owner),
                                "number", AttributeValue.fromN("1"),
                                "text", AttributeValue.fromN("7"))));

        TransactionFailedException failure = failure(notes.create(Notes.note(owner, 1)));

        Reason reason = failure.failed().get(0);
        assertThat(reason.item(Note.class)).isEmpty();
        assertThat(reason.storedItem()).containsEntry("text", AttributeValue.fromN("7"));
    }

    @Test
    void sensitiveValuesAreInNoText() {
        DocumentSchemaBuilder s = Schema.documents("secrets");
        StringAttribute<Document> id = s.string("id");
        StringAttribute<Document> pin = s.string("pin", sensitive());
        NumberAttribute<Document, Integer> tries = s.integer("tries");
        PrimaryKey<Document, String> key = s.key(id);
        Model<Document> secrets = dynamodel.model("secrets", s.build());
        secrets.table().createIfAbsent().execute();
        secrets.put(id.to(owner), pin.to("s3cr3t"), tries.to(4)).execute();

        TransactionFailedException failure = failure(
                secrets.update(key.of(owner), tries.add(1)).onlyIf(pin.eq("s3cr3t-2")),
                people.update(person(), AGE.add(1)));

        assertThat(failure.getMessage() + failure.report() + failure.reasons() + failure)
                .doesNotContain("s3cr3t")
                .contains("\"pin\": \"<hidden>\"", "\"tries\": {\"N\": \"4\"}");
        assertThat(failure.failed().get(0).storedItem()).containsEntry("pin", AttributeValue.fromS("s3cr3t"));
        assertThat(dynamodel
                        .transaction(secrets.put(id.to(owner), pin.to("s3cr3t")))
                        .request()
                        .toString())
                .doesNotContain("s3cr3t");
    }
}
