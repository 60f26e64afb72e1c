package io.dynamodel.integration.wire;

import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.integration.sample.People;
import io.dynamodel.integration.sample.People.Person;
import io.dynamodel.query.BatchGetResult;
import io.dynamodel.query.BatchWriteResult;
import io.dynamodel.query.GetOperation;
import io.dynamodel.query.Model;
import io.dynamodel.query.PutOperation;
import io.dynamodel.query.SelectedGetOperation;
import io.dynamodel.schema.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Batches: one request after the other, so that events come in one order. */
final class BatchScripts {
    private BatchScripts() {}

    private static Model<Note> notes(Side side) {
        return side.model("batched-notes", Notes.SCHEMA);
    }

    private static Model<Person> people(Side side) {
        return side.model("batched-people", People.SCHEMA);
    }

    private static List<Key<Note>> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> Notes.KEY.of("ada é", i)).toList();
    }

    static Script batches() {
        return new Script("batches")
                .add("create the tables", s -> {
                    s.createTable("batched-notes", Notes.SCHEMA);
                    s.createTable("batched-people", People.SCHEMA);
                    return null;
                })
                .add("put many", s -> {
                    List<Note> many = IntStream.range(0, 60)
                            .mapToObj(i -> Notes.note("ada é", i))
                            .toList();
                    return s.run(notes(s).batchPut(many).concurrency(1));
                })
                .add("put and delete of two models", s -> {
                    PutOperation<Person> full =
                            people(s).put(PeopleScripts.full("b-1")).ignoringVersion();
                    PutOperation<Person> least =
                            people(s).put(People.ada("b-2")).ignoringVersion();
                    BatchWriteResult result =
                            s.run(s.dynamodel().batchWrite(full, notes(s).delete(Notes.KEY.of("ada é", 3)), least));
                    return List.of(result.toString(), result.stored(full), result.stored(least));
                })
                .add(
                        "get many",
                        s -> s.run(notes(s).batchGet(keys(130)).concurrency(1)).inOrder())
                .add("get of two models", s -> {
                    GetOperation<Person> person = people(s).get(People.KEY.of("b-1"));
                    GetOperation<Note> none =
                            notes(s).get(Notes.KEY.of("ada é", 3)).consistent();
                    SelectedGetOperation<Note> part =
                            notes(s).get(Notes.KEY.of("ada é", 4)).select(Notes.TEXT, Notes.TAGS.at(0));
                    GetOperation<Note> note = notes(s).get(Notes.KEY.of("ada é", 5));
                    BatchGetResult result = s.run(
                            s.dynamodel().batchGet(person, none, part, note).concurrency(1));
                    return List.of(
                            result.toString(),
                            result.item(person),
                            result.item(none),
                            result.item(part),
                            result.item(note));
                })
                .add(
                        "select of many",
                        s -> s.run(notes(s).batchGet(keys(5)).select(Notes.STARS))
                                .inOrder())
                .add("prepared, executed twice", s -> {
                    List<Note> some = List.of(Notes.note("twice", 1), Notes.note("twice", 2));
                    return s.twice(notes(s).batchPut(some));
                })
                .add("an item that does not fit", s -> {
                    s.raw()
                            .putItem(r -> r.tableName("batched-notes")
                                    .item(Map.of(
                                            "owner", AttributeValue.fromS("bad"),
                                            "number", AttributeValue.fromN("1"),
                                            "text", AttributeValue.fromN("1"))));
                    return s.run(notes(s).batchGet(Notes.KEY.of("bad", 1), Notes.KEY.of("ada é", 1)));
                })
                .add("the same, lenient", s -> {
                    List<String> aside = new ArrayList<>();
                    Object found = s.run(notes(s).batchGet(Notes.KEY.of("bad", 1), Notes.KEY.of("ada é", 1))
                                    .lenient(misfit -> aside.add(misfit.getMessage())))
                            .inOrder();
                    return List.of(found, aside);
                })
                .add(
                        "violations",
                        s -> s.run(s.dynamodel()
                                .batchWrite(
                                        people(s).put(People.person("b-3", 200)).ignoringVersion(),
                                        people(s).put(People.EMAIL.to("no")).ignoringVersion())))
                .add("duplicates", s -> s.run(notes(s).batchDelete(List.of(keys(1).get(0), keys(1).get(0)))))
                .add("delete many", s -> s.run(notes(s).batchDelete(keys(40)).concurrency(1)))
                .add("what is left", s -> s.count(notes(s).scan()));
    }
}
