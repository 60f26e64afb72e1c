package io.dynamodel.integration.wire;

import static io.dynamodel.integration.sample.People.*;

import io.dynamodel.integration.sample.People;
import io.dynamodel.integration.sample.People.Address;
import io.dynamodel.integration.sample.People.Addresses;
import io.dynamodel.integration.sample.People.Geo;
import io.dynamodel.integration.sample.People.Geos;
import io.dynamodel.integration.sample.People.Person;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Key;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Single items, with most kinds of attributes and rules. */
final class PeopleScripts {
    private static final Key<Person> KEY = People.KEY.of("p-1");

    private PeopleScripts() {}

    static Person full(String id) {
        return new Person(
                id,
                "Ada@Example.org ",
                36,
                "é😀 \"quoted\" \\ \u0001",
                Set.of("member", "admin"),
                List.of("a", "", "tag"),
                new Address("Main St", " Zürich ", new Geo(47, 8, List.of("x", "y"))),
                Map.of("a.b", 1, "c", -2),
                7,
                new BigDecimal("12345678901234567890.50"),
                "1815",
                null,
                null,
                0);
    }

    private static Model<Person> people(Side side) {
        return side.model("people", People.SCHEMA);
    }

    private static Script script(String name) {
        return new Script(name).add("create the table", side -> {
            side.createTable("people", People.SCHEMA);
            return null;
        });
    }

    static Script writes() {
        return script("writes")
                .add("create", s -> s.run(people(s).create(full("p-1"))))
                .add("get", s -> s.run(people(s).get(KEY)))
                .add("get consistent", s -> s.run(people(s).get(KEY).consistent()))
                .add("get what is not there", s -> s.run(people(s).get(People.KEY.of("none"))))
                .add("create what is there", s -> s.run(people(s).create(full("p-1"))))
                .add(
                        "create with a condition",
                        s -> s.run(people(s).create(full("p-2")).onlyIf(AGE.notExists())))
                .add("create of values", s -> s.run(people(s).create(People.ada("p-3"))))
                .add("put", s -> s.run(people(s).put(full("p-4"))))
                .add(
                        "put with the version of something new",
                        s -> s.run(people(s).put(full("p-1"))))
                .add("put of a stored one", s -> {
                    Person stored = s.run(people(s).get(KEY)).orElseThrow();
                    return List.of(stored, s.run(people(s).put(stored.withNickname(null))));
                })
                .add(
                        "put with a stale version",
                        s -> s.run(people(s).put(full("p-1").withVersion(99))))
                .add(
                        "put returning old",
                        s -> s.run(people(s).put(full("p-1").withVersion(2)).returningOld()))
                .add(
                        "put returning what was not there",
                        s -> s.run(people(s).put(full("p-9")).returningOld()))
                .add(
                        "put with a condition that fails",
                        s -> s.run(people(s).put(full("p-1")).onlyIf(AGE.gt(100))))
                .add(
                        "put of an invalid item",
                        s -> s.run(people(s).put(full("p-1").withAge(-1))))
                .add(
                        "put of an item too large",
                        s -> s.run(people(s).put(full("p-1").withNickname("x".repeat(410_000)))))
                .add(
                        "put of the largest item",
                        s -> s.run(people(s).put(full("p-8").withNickname("é".repeat(195_000)))))
                .add("get of the largest item", s -> s.run(people(s).get(People.KEY.of("p-8"))))
                .add(
                        "delete of the largest item",
                        s -> s.run(people(s).delete(People.KEY.of("p-8")).returningOld()))
                .add("prepared, executed twice", s -> s.twice(people(s).put(full("p-7"))))
                .add("prepared get, executed twice", s -> s.twice(people(s).get(People.KEY.of("p-7"))))
                .add("select", s -> s.run(people(s).get(KEY).select(NICKNAME, HOME.dot(Addresses.CITY))))
                .add("check", s -> s.run(people(s).check(KEY, AGE.eq(36))))
                .add("check that fails", s -> s.run(people(s).check(KEY, AGE.eq(37))))
                .add(
                        "delete with a condition that fails",
                        s -> s.run(people(s).delete(KEY).onlyIf(AGE.lt(0))))
                .add(
                        "delete with a stale version",
                        s -> s.run(people(s).delete(KEY).expecting(77)))
                .add("delete returning old", s -> s.run(people(s).delete(KEY).returningOld()))
                .add(
                        "delete returning what was not there",
                        s -> s.run(people(s).delete(KEY).returningOld()))
                .add("delete", s -> s.run(people(s).delete(People.KEY.of("p-2"))));
    }

    static Script updates() {
        return script("updates")
                .add("create", s -> s.run(people(s).create(full("p-1"))))
                .add("set", s -> s.run(people(s).update(KEY, NICKNAME.set("n"), AGE.add(1))))
                .add(
                        "set nested",
                        s -> s.run(people(s)
                                .update(
                                        KEY,
                                        HOME.dot(Addresses.GEO).dot(Geos.LAT).set(1))))
                .add("set what the rules refuse", s -> s.run(people(s).update(KEY, AGE.set(-5))))
                .add("set what is immutable", s -> s.run(people(s).update(KEY, BORN.set("1816"))))
                .add("remove", s -> s.run(people(s).update(KEY, NICKNAME.remove(), HOME.remove())))
                .add(
                        "set below what is missing",
                        s -> s.run(
                                people(s).update(KEY, HOME.dot(Addresses.CITY).set("c"))))
                .add(
                        "creating parents",
                        s -> s.run(people(s)
                                .update(KEY, HOME.dot(Addresses.CITY).set("c"))
                                .creatingParents()))
                .add("append", s -> s.run(people(s).update(KEY, TAGS.append("z", "é"))))
                .add(
                        "returning old",
                        s -> s.run(people(s).update(KEY, POINTS.set(9)).returningOld()))
                .add(
                        "returning nothing",
                        s -> s.run(people(s).update(KEY, POINTS.add(1)).returningNothing()))
                .add(
                        "with a condition",
                        s -> s.run(people(s).update(KEY, POINTS.add(1)).onlyIf(POINTS.eq(10))))
                .add(
                        "with a condition that fails",
                        s -> s.run(people(s).update(KEY, POINTS.add(1)).onlyIf(POINTS.eq(10))))
                .add(
                        "expecting a version",
                        s -> s.run(people(s).update(KEY, POINTS.add(1)).expecting(1)))
                .add("of what is not there", s -> s.run(people(s).update(People.KEY.of("none"), POINTS.set(1))))
                .add(
                        "upsert",
                        s -> s.run(people(s).upsert(People.KEY.of("p-5"), EMAIL.set("E@x"), AGE.set(1), POINTS.add(3))))
                .add(
                        "upsert again",
                        s -> s.run(people(s).upsert(People.KEY.of("p-5"), EMAIL.set("F@x"), AGE.set(2), POINTS.add(3))))
                .add(
                        "upsert without what is required",
                        s -> s.run(people(s).upsert(People.KEY.of("p-6"), POINTS.set(1))))
                .add(
                        "modify",
                        s -> s.run(people(s)
                                .modify(KEY, p -> p.withNickname("m").withAge(p.age() + 1))))
                .add("modify to the same", s -> s.run(people(s).modify(KEY, p -> p)))
                .add("modify of what is not there", s -> s.run(people(s).modify(People.KEY.of("none"), p -> p)))
                .add("modify to what is refused", s -> s.run(people(s).modify(KEY, p -> p.withAge(500))))
                .add("the item in the end", s -> s.run(people(s).get(KEY)));
    }

    /** Stored items that do not fit the schema. */
    static Script misfits() {
        Map<String, Map<String, AttributeValue>> stored = new LinkedHashMap<>();
        stored.put("a text for a number", Map.of("email", text("a@b"), "age", text("x")));
        stored.put("a fraction for an integer", Map.of("email", text("a@b"), "age", number("1.5")));
        stored.put("a number too large", Map.of("email", text("a@b"), "age", number("1E+50")));
        stored.put("a number for a map", Map.of("email", text("a@b"), "age", number("1"), "home", number("1")));
        stored.put(
                "a nested misfit",
                Map.of(
                        "email", text("a@b"),
                        "age", number("1"),
                        "home",
                                AttributeValue.fromM(Map.of(
                                        "city", text("c"), "geo", AttributeValue.fromM(Map.of("lat", text("n")))))));
        stored.put(
                "a misfit in a list",
                Map.of(
                        "email",
                        text("a@b"),
                        "age",
                        number("1"),
                        "tags",
                        AttributeValue.fromL(List.of(text("a"), number("1")))));
        stored.put(
                "a list for a set",
                Map.of("email", text("a@b"), "age", number("1"), "roles", AttributeValue.fromL(List.of())));
        stored.put("required ones missing", Map.of("nickname", text("n")));
        stored.put("nulls", Map.of("email", text("a@b"), "age", number("1"), "nickname", AttributeValue.fromNul(true)));
        stored.put(
                "unknown ones",
                Map.of(
                        "email",
                        text("a@b"),
                        "age",
                        number("1"),
                        "zzz",
                        AttributeValue.fromM(Map.of("S", text("é\u0000")))));
        stored.put("no instant", Map.of("email", text("a@b"), "age", number("1"), "created", text("yesterday")));
        Script script = script("misfits");
        List<String> ids = new ArrayList<>(stored.keySet());
        for (int i = 0; i < ids.size(); i++) {
            String id = "p-" + i;
            Map<String, AttributeValue> item = new LinkedHashMap<>(stored.get(ids.get(i)));
            item.put("id", text(id));
            Key<Person> key = People.KEY.of(id);
            script.add("store " + ids.get(i), s -> {
                        s.raw().putItem(r -> r.tableName("people").item(item));
                        return null;
                    })
                    .add("get of " + ids.get(i), s -> s.run(people(s).get(key)))
                    .add(
                            "select of " + ids.get(i),
                            s -> s.run(people(s).get(key).select(AGE, TAGS)))
                    .add("update of " + ids.get(i), s -> s.run(people(s).update(key, POINTS.set(1))))
                    .add("modify of " + ids.get(i), s -> s.run(people(s).modify(key, p -> p.withNickname("m"))))
                    .add(
                            "query of " + ids.get(i),
                            s -> s.run(people(s).query(People.KEY).partition(id)));
        }
        return script.add("scan", s -> s.run(people(s).scan()))
                .add("lenient scan", s -> {
                    List<String> aside = new ArrayList<>();
                    List<Person> read = s.run(people(s).scan().lenient(e -> aside.add(Outcome.describe(e))));
                    return List.of(read, aside);
                })
                .add(
                        "delete of a misfit",
                        s -> s.run(people(s).delete(People.KEY.of("p-0")).returningOld()))
                .add("put where it was", s -> s.run(people(s).put(full("p-0")).returningOld()));
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue number(String number) {
        return AttributeValue.fromN(number);
    }
}
