package io.dynamodel.integration.hook;

import static io.dynamodel.integration.sample.People.AGE;
import static io.dynamodel.integration.sample.People.EMAIL;
import static io.dynamodel.integration.sample.People.NICKNAME;
import static io.dynamodel.integration.sample.People.POINTS;
import static io.dynamodel.integration.sample.People.ada;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.ContentionException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.error.UnreadResultException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.integration.sample.People;
import io.dynamodel.integration.sample.People.Person;
import io.dynamodel.query.BulkReport;
import io.dynamodel.query.CreateOperation;
import io.dynamodel.query.Model;
import io.dynamodel.query.UpdateOperation;
import io.dynamodel.query.WriteDraft;
import io.dynamodel.query.WriteHook;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.UnknownAttributes;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.transactions.TransactWriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Hooks in transactions, in modify, in bulk changes and in batches; and where they go too far. */
class HookReachTest extends HookTables {
    HookReachTest(LocalDynamoDb db) {
        super(db);
    }

    private Note note(int number, String text) {
        return new Note(owner, number, null, null, text, List.of());
    }

    private CreateOperation<Person> createOf(Model<Person> model, String id) {
        return model.create(ada(id));
    }

    // ---- transactions ----

    @Test
    void inATransactionEachOperationGrows() {
        notes.put(note(7, "seven")).execute();
        Model<Person> hooked = people.with(draft ->
                draft.alongside(notes.create(note(draft.key().toString().contains("-b") ? 2 : 1, draft.verb()))));
        Model<Note> starred =
                notes.with(draft -> draft.verb().equals("update") ? draft.update(Notes.STARS.set(5)) : draft);
        CreateOperation<Person> first = createOf(hooked, owner);
        UpdateOperation<Note> update = starred.update(note(7), Notes.TEXT.set("changed"));

        TransactWriteResult result = dynamodel
                .transaction(first, update, createOf(hooked, owner + "-b"))
                .readingBack()
                .executeAsync()
                .join();

        TransactWriteItemsRequest sent = sent();
        assertThat(sent.transactItems()).hasSize(5);
        assertThat(sent.transactItems().get(1).update().tableName()).isEqualTo("notes");
        assertThat(result.stored(first)).isEqualTo(storedPerson().orElseThrow());
        assertThat(result.readBack(update)).map(Note::stars).contains(5);
        assertThat(storedNote(2)).map(Note::text).contains("create");
    }

    @Test
    void reasonsLineUpWithTheCallersOperations() {
        notes.put(note(2, "taken")).execute();
        notes.put(note(9, "nine")).execute();
        Model<Person> hooked = people.with(draft ->
                draft.alongside(notes.create(note(draft.verb().equals("create") ? 1 : 2, "new"))));
        people.create(ada(owner)).execute();

        TransactionFailedException failed = catchThrowableOfType(
                TransactionFailedException.class,
                () -> dynamodel
                        .transaction(
                                notes.check(note(9), Notes.STARS.eq(3)),
                                createOf(hooked, owner + "-new"),
                                hooked.update(person(), AGE.add(1)).onlyIf(AGE.eq(1)),
                                notes.delete(note(9 + 1)))
                        .execute());

        assertThat(failed.reasons()).hasSize(4);
        assertThat(failed.failed())
                .extracting(TransactionFailedException.Reason::place)
                .containsExactly(0, 2);
        assertThat(failed.reasons().get(2).text())
                .contains("age = ?")
                .contains(". Besides, the create on 'notes' with key {owner: " + owner
                        + ", number: 2}, which it brings: its" + " condition did not hold: ");
        assertThat(failed.reasons().get(2).item(Person.class)).isPresent();
    }

    @Test
    void severalItemsAreReadBeforeATransactionByOneRequest() {
        people.create(ada(owner)).execute();
        notes.put(note(1, "one")).execute();
        List<String> seen = new ArrayList<>();
        Model<Person> hooked = people.with(WriteHook.readingStored(draft -> {
            seen.add("person " + draft.stored().orElseThrow().age());
            return draft;
        }));
        Model<Note> noted = notes.with(WriteHook.readingStored(draft -> {
            seen.add("note " + draft.stored().map(Note::text).orElse("none"));
            return draft.onlyIf(Notes.STARS.notExists());
        }));
        db.recorder().clear();

        dynamodel
                .transaction(
                        hooked.update(person(), NICKNAME.set("Countess")),
                        noted.update(note(1), Notes.TEXT.set("uno")),
                        noted.put(note(2, "two")))
                .execute();

        assertThat(seen).containsExactly("person 36", "note one", "note none");
        assertThat(db.recorder().requests()).hasSize(2);
        assertThat(db.recorder().requests(BatchGetItemRequest.class))
                .singleElement()
                .satisfies(read -> assertThat(read.requestItems().values())
                        .allMatch(table -> Boolean.TRUE.equals(table.consistentRead())));
        // without a version every attribute is the proof
        assertThat(sent().transactItems().get(1).update().conditionExpression()).contains("attribute_not_exists");
        assertThat(storedNote(1)).map(Note::text).contains("uno");
    }

    @Test
    void whatBreaksRulesIsToldWithItsPlace() {
        Model<Person> hooked = people.with(draft -> draft);

        assertThatThrownBy(() -> dynamodel
                        .transaction(
                                hooked.create(EMAIL.to("no address"), AGE.to(1)), hooked.update(person(), AGE.set(200)))
                        .execute())
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::path)
                                .contains("[0].email"));
        assertThatThrownBy(() -> dynamodel
                        .transaction(
                                hooked.update(People.KEY.of("other"), AGE.set(1)),
                                hooked.update(person(), AGE.set(200)))
                        .execute())
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::path)
                                .containsExactly("[1].age"));
    }

    // ---- limits ----

    @Test
    void tooManyOperationsAreToldByWhoBringsThem() {
        WriteOperation[] sixty = IntStream.range(0, 60)
                .mapToObj(i -> notes.put(note(100 + i, "n")))
                .toArray(WriteOperation[]::new);
        Model<Person> hooked = people.with(draft -> draft.alongside(sixty));
        List<WriteOperation> writes = new ArrayList<>();
        IntStream.range(0, 50).forEach(i -> writes.add(notes.put(note(i, "n"))));
        writes.add(createOf(hooked, owner));

        assertThatThrownBy(() -> dynamodel.transaction(writes).execute())
                .isInstanceOf(RequestLimitException.class)
                .hasMessageContaining("the hooks add so many, the last one at [50] create on 'people'");
    }

    @Test
    void twoOperationsOnOneItemAreToldByWhoBringsThem() {
        Model<Person> hooked = people.with(draft -> draft.alongside(notes.put(note(1, draft.verb()))));

        assertThatThrownBy(() -> dynamodel
                        .transaction(createOf(hooked, owner), createOf(hooked, owner + "-b"))
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("A transaction has one operation on each item, but put on 'notes' with key {owner: " + owner
                        + ", number: 1}, which [0] create on 'people' with key {id: " + owner + "} brings, and put on"
                        + " 'notes' with key {owner: " + owner
                        + ", number: 1}, which [1] create on 'people' with key {id: "
                        + owner + "-b} brings, are on the same one. Put both into one operation; a condition on an item"
                        + " that is written goes into its onlyIf(..)");
    }

    @Test
    void aCycleOfHooksIsToldByName() {
        AnyModel self = new AnyModel();
        self.model = people.with(draft -> draft.alongside(self.model.create(ada(draft.key() + "x"))));

        assertThatThrownBy(() -> self.model.create(ada(owner)).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(
                        "Hooks bring operations whose hooks bring operations, and so on, more than 8 times,"
                                + " which looks like a cycle: create on 'people' with key {id: " + owner
                                + "} brings create on"
                                + " 'people'");
    }

    private static final class AnyModel {
        @org.jspecify.annotations.Nullable
        Model<Person> model;
    }

    @Test
    void whatAHookCannotAddIsToldByName() {
        Dynamodel other = Dynamodel.create(db.client());
        Model<Person> foreign = people.with(
                draft -> draft.alongside(other.model("notes", Notes.SCHEMA).put(note(1, "n"))));
        Model<Person> updating = people.with(draft -> draft.update(POINTS.add(1)));
        Model<Person> nothing = people.with(draft -> null);
        WriteDraft<?>[] kept = {null};
        Model<Person> keeping = people.with(draft -> {
            @SuppressWarnings("unchecked")
            WriteDraft<Person> earlier = (WriteDraft<Person>) (kept[0] == null ? draft : kept[0]);
            kept[0] = draft;
            return earlier;
        });

        assertThatThrownBy(() -> createOf(foreign, owner).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("were made by different Dynamodels");
        assertThatThrownBy(() -> createOf(updating, owner).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(
                        "A hook adds a change to a create on 'people', but only update and upsert have changes");
        assertThatThrownBy(() -> createOf(nothing, owner).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("A hook of the create on 'people' gave null");
        createOf(keeping, owner).execute();
        assertThatThrownBy(() -> createOf(keeping, owner + "-b").execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("A hook of the create on 'people' gave the draft of another write");
        assertThatThrownBy(() -> people.with(draft -> draft.alongside(notes.put(note(1, "n"))))
                        .update(person(), People.HOME.dot(People.Addresses.CITY).set("Paris"))
                        .creatingParents()
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "The update on 'people' with key {id: " + owner + "} has creatingParents(), which can need two"
                                + " requests, so that it cannot be part of a transaction or batch, but it becomes one by put on"
                                + " 'notes' with key {owner: " + owner
                                + ", number: 1}, which is added: set the whole map, or make"
                                + " two updates of it");
    }

    @Test
    void aHookGivesWhatItWasGivenAndNoEarlierDraft() {
        people.create(ada(owner)).execute();
        List<WriteDraft<Person>> seen = new ArrayList<>();
        Model<Person> dropping = people.with(draft -> {
                    seen.add(draft);
                    return draft;
                })
                .with(draft -> draft.onlyIf(AGE.ge(18)))
                .with(draft -> seen.get(0));
        Model<Person> keeping = people.with(WriteHook.readingStored(draft -> {
            seen.add(draft);
            people.update(person(), POINTS.add(1)).execute(); // somebody else
            return seen.get(0);
        }));
        String refusal =
                "A hook of the update on 'people' gave the draft of another write, or an earlier one of this write";

        assertThatThrownBy(() -> dropping.update(person(), AGE.add(1)).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(refusal);
        seen.clear();
        assertThatThrownBy(() -> keeping.update(person(), AGE.add(1)).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(refusal);
        assertThat(storedPerson()).map(Person::age).contains(36);
    }

    @Test
    void creatingParentsWorksBesideConditionsAndChanges() {
        people.create(ada(owner)).execute();
        Model<Person> hooked = people.with(draft -> draft.onlyIf(AGE.ge(18)).update(POINTS.add(1)));

        Person moved = hooked.update(
                        person(), People.HOME.dot(People.Addresses.CITY).set("Paris"))
                .creatingParents()
                .execute();

        assertThat(moved.home()).isNotNull();
        assertThat(moved.points()).isEqualTo(1);
    }

    // ---- who is first ----

    @Test
    void whoNeverGetsAheadOfOthersIsToldSo() {
        people.create(ada(owner)).execute();
        int[] runs = {0};
        Model<Person> hooked = people.with(WriteHook.readingStored(draft -> {
            people.update(person(), AGE.set(++runs[0])).execute(); // somebody else, each time
            return draft;
        }));

        assertThatThrownBy(() -> hooked.delete(person()).execute())
                .isInstanceOf(ContentionException.class)
                .hasMessageStartingWith("The delete on 'people' with key {id: " + owner
                        + "} was not done: in each of 5 attempts somebody else changed an item")
                .hasCauseInstanceOf(ConditionFailedException.class);
        assertThat(runs[0]).isEqualTo(5);
        assertThat(storedPerson()).map(Person::age).contains(5);
    }

    @Test
    void aStaleReadOfATransactionIsRepeatedAndWhatWasAskedIsNot() {
        people.create(ada(owner)).execute();
        int[] runs = {0};
        Model<Person> hooked = people.with(WriteHook.readingStored(draft -> {
            if (runs[0]++ == 0) {
                people.update(person(), AGE.set(60)).execute();
            }
            return draft.alongside(
                    notes.put(note(1, "was " + draft.stored().orElseThrow().age())));
        }));

        dynamodel.transaction(hooked.update(person(), NICKNAME.set("C"))).execute();
        assertThat(runs[0]).isEqualTo(2);
        assertThat(storedNote(1)).map(Note::text).contains("was 60");
        runs[0] = 0;
        assertThatThrownBy(() -> dynamodel
                        .transaction(hooked.update(person(), NICKNAME.set("D")).onlyIf(AGE.eq(1)))
                        .execute())
                .isInstanceOf(TransactionFailedException.class);
        assertThat(runs[0]).isEqualTo(1);
    }

    @Test
    void violationsOfAllOperationsAreToldTogether() {
        Model<Person> hooked = people.with(draft -> draft.verb().equals("upsert") ? draft.update(AGE.set(1)) : draft);
        Person wrong = People.person(owner, -1);

        assertThatThrownBy(() -> dynamodel
                        .transaction(
                                hooked.put(wrong),
                                hooked.update(People.KEY.of("b"), AGE.set(-2)),
                                hooked.upsert(People.KEY.of("c"), EMAIL.set("c@example.org")),
                                notes.put(new Note(owner, 1, null, null, null, List.of())))
                        .execute())
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::path)
                                .containsExactly("[0].age", "[1].age", "[3].text"));
    }

    // ---- unknown attributes ----

    @Test
    void anUnknownAttributeThatTheWriteReplacesIsSeenByTheHook() {
        DocumentSchemaBuilder s = Schema.documents("open");
        PrimaryKey<Document, String> key = s.key(s.string("id"));
        Model<Document> open = dynamodel.model(
                "open",
                s.unknownOnRead(UnknownAttributes.keep())
                        .unknownOnWrite(UnknownAttributes.keep())
                        .build());
        open.table().createIfAbsent().execute();
        open.put(Document.of("id", "d")).execute();
        List<String> seen = new ArrayList<>();
        Model<Document> hooked = open.with(WriteHook.readingStored(draft -> {
            seen.add(String.join(" ", new TreeSet<>(draft.storedValues().keySet())));
            if (seen.size() == 1) {
                open.put(Document.of("id", "d", "secret", "theirs")).execute();
            }
            return draft.alongside(notes.put(note(1, "was " + seen.get(seen.size() - 1))));
        }));

        hooked.put(Document.of("id", "d", "secret", "ours")).execute();

        assertThat(seen).containsExactly("id", "id secret");
        assertThat(storedNote(1)).map(Note::text).contains("was id secret");
    }

    @Test
    void anUpdateWhoseItemIsGoneWhenItIsReadBackIsNoFailure() {
        people.create(ada(owner)).execute();
        Dynamodel deleting = Dynamodel.builder()
                .client(db.client())
                .listener(new DeletedAfterTransaction(
                        () -> people.delete(person()).execute()))
                .build();

        assertThatThrownBy(() -> deleting.model("people", People.SCHEMA)
                        .update(person(), AGE.add(1))
                        .exactlyOnce()
                        .execute())
                .isInstanceOf(UnreadResultException.class)
                .hasMessageStartingWith("The update on 'people' with key {id: " + owner
                        + "} was done, but there is no item with this key any more");
    }

    // ---- modify, bulk changes, batches ----

    @Test
    void modifyRunsHooks() {
        people.create(ada(owner)).execute();
        Model<Person> hooked = people.with(draft -> draft.update(POINTS.set(7))
                .alongside(notes.put(note(
                        1,
                        draft.verb() + " " + draft.stored().orElseThrow().age() + " -> "
                                + draft.item().orElseThrow().age()))));

        Person modified = hooked.modify(person(), person -> person.withAge(40)).execute();

        assertThat(modified.age()).isEqualTo(40);
        assertThat(modified.points()).isEqualTo(7);
        assertThat(modified.version()).isEqualTo(2);
        assertThat(storedPerson()).contains(modified);
        assertThat(storedNote(1)).map(Note::text).contains("update 36 -> 40");
        assertThat(people.with(draft -> draft.update(POINTS.add(1)))
                        .modify(person(), person -> person.withAge(41))
                        .execute()
                        .points())
                .isEqualTo(8);
    }

    @Test
    void modifyBeginsAnewWhereSomebodyElseWasFirstAndNotForTheConditionOfAHook() {
        people.create(ada(owner)).execute();
        int[] calls = {0};
        Model<Person> hooked = people.with(draft -> draft.onlyIf(AGE.ge(18)).alongside(notes.put(note(1, "m"))));

        Person modified = hooked.modify(person(), person -> {
                    if (calls[0]++ == 0) {
                        people.update(person(), POINTS.set(3)).execute();
                    }
                    return person.withNickname("Countess");
                })
                .execute();
        assertThat(calls[0]).isEqualTo(2);
        assertThat(modified.points()).isEqualTo(3);
        people.update(person(), AGE.set(17)).execute();
        calls[0] = 1;
        assertThatThrownBy(() -> hooked.modify(person(), person -> {
                            calls[0]++;
                            return person.withNickname("Lady");
                        })
                        .execute())
                .isInstanceOf(ConditionFailedException.class)
                .hasMessageContaining("Of it, age >= ? does not hold")
                .hasMessageNotContaining("attempts were made");
        assertThat(calls[0]).isEqualTo(2);
    }

    @Test
    void bulkChangesRunHooks() {
        for (int i = 1; i <= 6; i++) {
            notes.put(Notes.note(owner, i)).execute();
        }
        Model<Note> hooked = notes.with(draft -> draft.verb().equals("update")
                ? draft.onlyIf(Notes.STARS.ge(20)).update(Notes.TOPIC.set("many"))
                : draft.alongside(people.create(ada(owner + draft.key()))));

        BulkReport<Note> updated = hooked.query(Notes.KEY)
                .partition(owner)
                .updateEach(Notes.TEXT.set("bulk"))
                .onFailure((key, failure) -> {})
                .execute();
        assertThat(updated.changed()).isEqualTo(5);
        assertThat(updated.failed()).isEqualTo(1);
        assertThat(storedNote(2)).map(Note::topic).contains("many");
        BulkReport<Note> deleted = hooked.query(Notes.KEY)
                .partition(owner)
                .filter(Notes.STARS.ge(30))
                .deleteEach()
                .executeAsync()
                .join();
        assertThat(deleted.changed()).isEqualTo(4);
        assertThat(deleted.writeUnits()).isGreaterThanOrEqualTo(4 * 2 * 2);
        assertThat(storedNote(5)).isEmpty();
        assertThat(people.get(People.KEY.of(owner + Notes.KEY.of(owner, 5))).execute())
                .isPresent();
    }

    @Test
    void batchesRefuseWhatAHookAddsByName() {
        Model<Note> seeing = notes.with(draft -> {
            if (draft.item().map(Note::text).orElse("").equals("bad")) {
                throw new IllegalArgumentException("bad");
            }
            return draft;
        });
        seeing.batchPut(List.of(note(1, "a"), note(2, "b"))).execute();
        assertThat(storedNote(2)).map(Note::text).contains("b");
        assertThatThrownBy(() -> seeing.batchPut(List.of(note(1, "bad"))).execute())
                .isInstanceOf(IllegalArgumentException.class);

        String refused =
                "The put on 'notes' with key {owner: " + owner + ", number: 1} cannot be part of a batch, which"
                        + " checks no condition and is no transaction, since the hooks or constraints of its model ";
        assertThatThrownBy(() -> notes.with(draft -> draft.onlyIf(Notes.STARS.ge(1)))
                        .batchPut(List.of(note(1, "a")))
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(refused + "add the condition stars >= ?; execute it alone or in a transaction");
        assertThatThrownBy(() -> notes.with(draft -> draft.alongside(people.create(ada(owner))))
                        .batchPut(List.of(note(1, "a")))
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(refused + "add create on 'people' with key");
        assertThatThrownBy(() -> notes.with(WriteHook.readingStored(draft -> draft))
                        .batchPut(List.of(note(1, "a")))
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(refused + "need to read what is stored");
    }

    @Test
    void hooksRunInTheirOrderAndChecksRunNone() {
        List<String> order = new ArrayList<>();
        Model<Person> hooked = people.with(draft -> {
                    order.add("first " + draft.updates().size());
                    return draft.update(POINTS.set(1));
                })
                .with(draft -> {
                    order.add("second " + draft.updates().size());
                    return draft;
                });
        people.create(ada(owner)).execute();

        hooked.update(person(), AGE.set(1)).execute();
        hooked.check(person(), AGE.eq(1)).execute();
        dynamodel
                .transaction(hooked.check(person(), AGE.eq(1)), notes.put(note(1, "n")))
                .execute();

        assertThat(order).containsExactly("first 1", "second 2");
        assertThat(db.recorder().requests(UpdateItemRequest.class)).hasSize(1);
        assertThat(hooked.get(person()).execute()).map(Person::points).contains(1);
    }
}
