package io.dynamodel.integration.hook;

import static io.dynamodel.integration.sample.People.AGE;
import static io.dynamodel.integration.sample.People.EMAIL;
import static io.dynamodel.integration.sample.People.NICKNAME;
import static io.dynamodel.integration.sample.People.POINTS;
import static io.dynamodel.integration.sample.People.SCORES;
import static io.dynamodel.integration.sample.People.ada;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.expression.Update;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.integration.sample.People;
import io.dynamodel.integration.sample.People.Person;
import io.dynamodel.query.Model;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.query.WriteHook;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What hooks add to single writes. */
class HookTest extends HookTables {
    HookTest(LocalDynamoDb db) {
        super(db);
    }

    /** Writes a note about each write. */
    private WriteHook<Person> noting() {
        return draft -> draft.alongside(notes.put(note(1, draft.verb() + " at " + draft.now())));
    }

    private Note note(int number, String text) {
        return new Note(owner, number, null, null, text, List.of());
    }

    @Test
    void conditionsAndChangesLeaveAWriteASingleRequest() {
        Model<Person> hooked = people.with(draft ->
                draft.verb().equals("update") ? draft.onlyIf(AGE.ge(18)).update(POINTS.add(1)) : draft);
        hooked.create(ada(owner)).execute();
        db.recorder().clear();

        Person updated = hooked.update(person(), NICKNAME.set("Countess")).execute();

        assertThat(updated.points()).isEqualTo(1);
        assertThat(updated.nickname()).isEqualTo("Countess");
        assertThat(updated.version()).isEqualTo(2);
        assertThat(db.recorder().requests()).singleElement().isInstanceOf(UpdateItemRequest.class);
        people.update(person(), AGE.set(17)).execute();
        assertThatThrownBy(() -> hooked.update(person(), NICKNAME.set("Lady"))
                        .executeAsync()
                        .join())
                .cause()
                .isInstanceOf(ConditionFailedException.class)
                .hasMessageContaining("Of it, age >= ? does not hold for the stored item");
        assertThat(storedPerson()).map(Person::nickname).contains("Countess");
    }

    @Test
    void aFurtherOperationMakesATransaction() {
        Model<Person> hooked = people.with(noting());

        Person created = hooked.create(ada(owner)).execute();

        assertThat(created.version()).isEqualTo(1);
        assertThat(storedPerson()).contains(created);
        assertThat(storedNote(1)).map(Note::text).contains("create at " + clock.instant());
        TransactWriteItemsRequest sent = sent();
        assertThat(sent.transactItems()).hasSize(2);
        assertThat(sent.transactItems().get(0).put().conditionExpression()).isEqualTo("attribute_not_exists(#0)");
        assertThat(sent.clientRequestToken()).isNotEmpty();
        assertThat(db.recorder().requests()).hasSize(1 + 2);
    }

    @Test
    void allVerbsGiveWhatTheyGiveWithoutHooks() {
        Model<Person> hooked = people.with(noting());
        Person created = hooked.create(ada(owner)).execute();

        Person put = hooked.put(created.withAge(37)).execute();
        assertThat(put).isEqualTo(created.withAge(37).withVersion(2));
        assertThat(hooked.put(put).returningOld().execute()).contains(put);
        Person updated = hooked.update(person(), AGE.add(1)).execute();
        assertThat(updated.age()).isEqualTo(38);
        assertThat(storedPerson()).contains(updated);
        assertThat(hooked.update(person(), AGE.add(1)).returningOld().execute()).contains(updated);
        assertThat(hooked.update(person(), AGE.add(1)).returningNothing().execute())
                .isNull();
        Person upserted = hooked.upsert(person(), EMAIL.set("ada@example.org"), AGE.set(41))
                .execute();
        assertThat(upserted.age()).isEqualTo(41);
        assertThat(hooked.delete(person()).returningOld().execute()).contains(upserted);
        assertThat(hooked.delete(person()).execute()).isNull();
        assertThat(hooked.delete(person()).returningOld().execute()).isEmpty();
        assertThat(storedNote(1)).map(Note::text).contains("delete at " + clock.instant());
    }

    @Test
    void theDryRunShowsWhatIsSent() {
        Model<Person> hooked = people.with(noting());

        RequestPlan create = hooked.create(ada(owner)).request();
        RequestPlan update = hooked.update(person(), AGE.add(1)).request();
        RequestPlan old = hooked.update(person(), AGE.add(1)).returningOld().request();

        assertThat(create.first(TransactWriteItemsRequest.class).transactItems())
                .hasSize(2);
        assertThat(update.entries()).hasSize(2);
        assertThat(update.entries().get(0).request()).isInstanceOf(TransactWriteItemsRequest.class);
        assertThat(update.entries().get(1)).hasToString("GetItem, when the transaction is done");
        assertThat(old.requests()).singleElement().isInstanceOf(GetItemRequest.class);
        assertThat(hooked.create(ada(owner)).explain().toString()).contains("TransactWriteItems");
        assertThat(people.create(ada(owner)).request().first()).isInstanceOf(PutItemRequest.class);
    }

    @Test
    void theOwnConditionFailsAsItDoesWithoutHooks() {
        people.create(ada(owner)).execute();
        Model<Person> hooked = people.with(noting());

        ConditionFailedException plain = catchThrowableOfType(
                ConditionFailedException.class, () -> people.create(ada(owner)).execute());
        ConditionFailedException grown = catchThrowableOfType(
                ConditionFailedException.class, () -> hooked.create(ada(owner)).execute());

        assertThat(grown).hasMessage(plain.getMessage());
        assertThat(grown.item(Person.class)).isEqualTo(plain.item(Person.class));
        assertThat(storedNote(1)).isEmpty();
    }

    @Test
    void aFailedOperationOfAHookIsToldAtTheWriteThatBroughtIt() {
        notes.put(note(1, "mine")).execute();
        Model<Person> hooked = people.with(draft -> draft.alongside(notes.create(note(1, "new"))));

        TransactionFailedException failed = catchThrowableOfType(
                TransactionFailedException.class,
                () -> hooked.create(ada(owner)).execute());

        assertThat(failed.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.verb()).isEqualTo("create");
            assertThat(reason.table()).isEqualTo("people");
            assertThat(reason.text())
                    .startsWith("the create on 'notes' with key {owner: " + owner + ", number: 1}, which it brings: its"
                            + " condition did not hold: ")
                    .contains("An item with this key exists already");
            assertThat(reason.item(Note.class)).map(Note::text).contains("mine");
        });
        assertThat(storedPerson()).isEmpty();
    }

    @Test
    void aHookThatReadsSeesTheItemBeforeAndAfter() {
        Model<Person> hooked = people.with(WriteHook.readingStored(draft -> draft.alongside(notes.put(note(
                1,
                draft.verb() + " " + draft.stored().map(Person::age) + " -> "
                        + draft.item().map(Person::age))))));

        hooked.create(ada(owner)).execute();
        assertThat(storedNote(1)).map(Note::text).contains("create Optional.empty -> Optional[36]");
        Person updated = hooked.update(person(), AGE.add(1)).execute();
        assertThat(storedNote(1)).map(Note::text).contains("update Optional[36] -> Optional[37]");
        assertThat(storedPerson()).contains(updated);
        hooked.put(updated.withAge(50)).execute();
        assertThat(storedNote(1)).map(Note::text).contains("put Optional[37] -> Optional[50]");
        hooked.delete(person()).execute();
        assertThat(storedNote(1)).map(Note::text).contains("delete Optional[50] -> Optional.empty");
        hooked.upsert(person(), AGE.set(5), EMAIL.set("a@b.c")).execute();
        assertThat(storedNote(1)).map(Note::text).contains("upsert Optional.empty -> Optional[5]");
    }

    @Test
    void aHookThatDidNotSayThatItReadsIsToldSo() {
        Model<Person> hooked = people.with(draft -> {
            Optional<Person> stored = draft.stored();
            return stored.isPresent() ? draft : draft.onlyIf(AGE.ge(1));
        });

        assertThatThrownBy(() -> hooked.update(person(), AGE.add(1)).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("A hook of the update on 'people' asks for the stored item, which was not read: make it by"
                        + " WriteHook.readingStored(..), or have its readsStored() return true");
    }

    @Test
    void whatWasReadIsReadAgainIfSomebodyChangesItBeforeTheWrite() {
        people.create(ada(owner)).execute();
        int[] runs = {0};
        Model<Person> hooked = people.with(WriteHook.readingStored(draft -> {
            if (runs[0]++ == 0) {
                people.update(person(), AGE.set(60)).execute(); // somebody else, in between
            }
            return draft.alongside(
                    notes.put(note(1, "was " + draft.stored().orElseThrow().age())));
        }));

        Person updated = hooked.update(person(), NICKNAME.set("Countess")).execute();

        assertThat(runs[0]).isEqualTo(2);
        assertThat(updated.age()).isEqualTo(60);
        assertThat(storedNote(1)).map(Note::text).contains("was 60");
    }

    @Test
    void anExceptionOfAHookFailsTheOperationAsItIs() {
        IllegalStateException mine = new IllegalStateException("mine");
        Model<Person> hooked = people.with(draft -> {
            throw mine;
        });

        assertThatThrownBy(() -> hooked.create(ada(owner)).execute()).isSameAs(mine);
        assertThatThrownBy(() -> hooked.delete(person()).executeAsync().join()).hasCause(mine);
    }

    @Test
    void exactlyOnceIsATransactionWithAToken() {
        people.create(ada(owner)).execute();
        db.recorder().clear();

        Person updated = people.update(person(), AGE.add(1)).exactlyOnce().execute();
        assertThat(updated.age()).isEqualTo(37);
        assertThat(sent().clientRequestToken()).isNotEmpty();
        assertThat(db.recorder().requests()).hasSize(2);
        assertThat(people.update(person(), AGE.add(1))
                        .exactlyOnce()
                        .returningOld()
                        .execute())
                .contains(updated);
        var prepared = people.update(person(), AGE.add(1))
                .exactlyOnce()
                .returningNothing()
                .prepare();
        prepared.execute();
        prepared.execute();
        assertThat(storedPerson()).map(Person::age).contains(39);
    }

    @Test
    void exactlyOnceIsAppliedOnceIfItIsPreparedAndReadsBefore() {
        people.create(ada(owner)).execute();
        Model<Person> reading = people.with(WriteHook.readingStored(draft -> draft));
        var hooked = reading.update(person(), AGE.add(1)).exactlyOnce().prepare();
        var old =
                people.update(person(), AGE.add(1)).exactlyOnce().returningOld().prepare();

        Person updated = hooked.execute();
        assertThat(hooked.execute()).isEqualTo(updated);
        assertThat(old.execute()).contains(updated);
        assertThat(old.executeAsync().join()).contains(updated);

        assertThat(storedPerson()).map(Person::age).contains(38);
    }

    /** Writes a note about what the item is to become. */
    private WriteHook<Person> recording() {
        return WriteHook.readingStored(draft ->
                draft.alongside(notes.put(note(1, "has " + draft.itemValues().keySet()))));
    }

    @Test
    void whereTheOwnConditionDoesNotHoldItDoesNotMatterThatTheItemAfterTheUpdateIsNotKnown() {
        Model<Person> recorded = people.with(recording());
        for (Update<Person> update :
                List.of(POINTS.set(POINTS.plus(1)), SCORES.key("math").set(1), AGE.add(1))) {
            ConditionFailedException plain = catchThrowableOfType(
                    ConditionFailedException.class,
                    () -> people.update(person(), update).execute());
            ConditionFailedException grown = catchThrowableOfType(
                    ConditionFailedException.class,
                    () -> recorded.update(person(), update).execute());
            assertThat(grown).hasMessage(plain.getMessage()).hasMessageContaining("There is no item with this key");
        }
        TransactionFailedException plain = catchThrowableOfType(
                TransactionFailedException.class,
                () -> dynamodel
                        .transaction(people.update(person(), POINTS.set(POINTS.plus(1))))
                        .execute());
        TransactionFailedException grown = catchThrowableOfType(
                TransactionFailedException.class,
                () -> dynamodel
                        .transaction(recorded.update(person(), POINTS.set(POINTS.plus(1))))
                        .execute());
        assertThat(grown).hasMessage(plain.getMessage());
        people.create(ada(owner)).execute();
        assertThatThrownBy(() -> recorded.update(person(), POINTS.set(POINTS.plus(1)))
                        .onlyIf(POINTS.exists())
                        .execute())
                .isInstanceOfSatisfying(
                        ConditionFailedException.class,
                        e -> assertThat(e.item(Person.class)).isEqualTo(storedPerson()));
        assertThat(storedNote(1)).isEmpty();
    }

    @Test
    void anUpdateThatCannotBeAppliedSaysSoWithItsKeyAndWhatToDo() {
        people.create(ada(owner)).execute();
        Model<Person> recorded = people.with(recording());

        assertThatThrownBy(() ->
                        recorded.update(person(), NICKNAME.set(People.BORN)).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("The update on 'people' with key {id: " + owner
                        + "} cannot be applied to the item as it is stored (The update 'SET nickname = born'")
                .hasMessageEndingWith(
                        "An attribute that the update reads may be absent (orElse(..) gives a fallback) or"
                                + " of another type than the schema says, or the item would become too large");
        assertThatThrownBy(() -> recorded.update(
                                person(), People.HOME.dot(People.Addresses.CITY).set("Paris"))
                        .creatingParents()
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("What the update on 'people' with key {id: " + owner
                        + "} makes of the item cannot be told to its hooks, since it has creatingParents(), which can"
                        + " need two requests, so that it cannot be part of a transaction");
        assertThat(storedNote(1)).isEmpty();
    }
}
