package io.dynamodel.integration.wire;

import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.integration.sample.People;
import io.dynamodel.integration.sample.People.Person;
import io.dynamodel.query.CreateOperation;
import io.dynamodel.query.GetOperation;
import io.dynamodel.query.Model;
import io.dynamodel.query.PutOperation;
import io.dynamodel.query.SelectedGetOperation;
import io.dynamodel.query.UpdateOperation;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.transactions.TransactGetResult;
import io.dynamodel.transactions.TransactWriteResult;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Transactions, with tokens that are the same on every side. */
final class TransactionScripts {
    private TransactionScripts() {}

    private static Model<Note> notes(Side side) {
        return side.model("transacted-notes", Notes.SCHEMA);
    }

    private static Model<Person> people(Side side) {
        return side.model("transacted-people", People.SCHEMA);
    }

    static Script transactions() {
        return new Script("transactions")
                .add("create the tables", s -> {
                    s.createTable("transacted-notes", Notes.SCHEMA);
                    s.createTable("transacted-people", People.SCHEMA);
                    return null;
                })
                .add("puts of two models among other writes", s -> {
                    CreateOperation<Person> full = people(s).create(PeopleScripts.full("t-1"));
                    PutOperation<Note> note = notes(s).put(Notes.note("ada é", 1));
                    CreateOperation<Person> least = people(s).create(People.ada("t-2"));
                    TransactWriteResult result = s.run(s.dynamodel()
                            .transaction(
                                    full,
                                    notes(s).delete(Notes.KEY.of("ada é", 9)),
                                    note,
                                    notes(s).upsert(Notes.KEY.of("ada é", 2), Notes.TEXT.set("😀 \"Item\":{\"")),
                                    least)
                            .token("puts"));
                    return List.of(result.stored(full), result.stored(note), result.stored(least));
                })
                .add("a hundred puts", s -> {
                    List<WriteOperation> puts = IntStream.range(0, 100)
                            .<WriteOperation>mapToObj(i -> notes(s).put(Notes.note("many", i)))
                            .toList();
                    return s.run(s.dynamodel().transaction(puts).token("hundred"))
                            .toString();
                })
                .add("updates, read back", s -> {
                    UpdateOperation<Person> update =
                            people(s).update(People.KEY.of("t-2"), People.AGE.add(1), People.NICKNAME.set("é"));
                    return s.run(s.dynamodel()
                                    .transaction(update, notes(s).delete(Notes.KEY.of("many", 3)))
                                    .token("updates")
                                    .readingBack())
                            .readBack(update);
                })
                .add(
                        "conditions that do not hold",
                        s -> s.run(s.dynamodel()
                                .transaction(
                                        notes(s).put(Notes.note("ada é", 5)),
                                        people(s).create(People.ada("t-1")),
                                        people(s).check(People.KEY.of("t-2"), People.AGE.gt(100)))
                                .token("failing")))
                .add(
                        "a token used for something else",
                        s -> s.run(s.dynamodel()
                                .transaction(notes(s).put(Notes.note("ada é", 6)))
                                .token("puts")))
                .add("prepared, executed twice", s -> {
                    UpdateOperation<Person> update = people(s).update(People.KEY.of("t-2"), People.AGE.add(1));
                    Object twice = s.twice(
                            s.dynamodel().transaction(update).token("twice").readingBack());
                    return List.of(((List<?>) twice)
                            .stream()
                                    .map(result -> ((TransactWriteResult) result).readBack(update))
                                    .toList());
                })
                .add("get of two models", s -> {
                    GetOperation<Note> none = notes(s).get(Notes.KEY.of("ada é", 99));
                    GetOperation<Person> person = people(s).get(People.KEY.of("t-1"));
                    SelectedGetOperation<Note> part =
                            notes(s).get(Notes.KEY.of("many", 4)).select(Notes.TEXT, Notes.TAGS.at(0));
                    SelectedGetOperation<Note> noPart =
                            notes(s).get(Notes.KEY.of("ada é", 98)).select(Notes.TEXT);
                    GetOperation<Note> note = notes(s).get(Notes.KEY.of("ada é", 2));
                    TransactGetResult result = s.run(s.dynamodel().transactGet(none, person, part, noPart, note));
                    return List.of(result.toString(), result.inOrder());
                })
                .add(
                        "get of what is not there",
                        s -> s.run(s.dynamodel().transactGet(notes(s).get(Notes.KEY.of("ada é", 99))))
                                .inOrder())
                .add(
                        "get of a hundred",
                        s -> s.run(s.dynamodel()
                                        .transactGet(IntStream.range(0, 100)
                                                .mapToObj(i -> notes(s).get(Notes.KEY.of("many", i)))
                                                .toList()))
                                .inOrder())
                .add("an item that does not fit", s -> {
                    s.raw()
                            .putItem(r -> r.tableName("transacted-notes")
                                    .item(Map.of(
                                            "owner", AttributeValue.fromS("bad"),
                                            "number", AttributeValue.fromN("1"),
                                            "text", AttributeValue.fromN("1"))));
                    return s.run(s.dynamodel()
                            .transactGet(notes(s).get(Notes.KEY.of("ada é", 1)), notes(s).get(Notes.KEY.of("bad", 1))));
                })
                .add("what is left", s -> s.count(notes(s).scan()));
    }
}
