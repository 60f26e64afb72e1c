package io.dynamodel.integration.wire;

import static io.dynamodel.integration.sample.People.*;

import io.dynamodel.core.expression.Update;
import io.dynamodel.integration.sample.People;
import io.dynamodel.integration.sample.People.Address;
import io.dynamodel.integration.sample.People.Addresses;
import io.dynamodel.integration.sample.People.Geo;
import io.dynamodel.integration.sample.People.Person;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Key;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Random operations on a few people; the same ones for the same seed. */
final class RandomScript {
    private final Random random;

    private RandomScript(long seed) {
        this.random = new Random(seed);
    }

    static Script of(long seed, int lines) {
        RandomScript operations = new RandomScript(seed);
        Script script = new Script("random operations of seed " + seed).add("create the table", side -> {
            side.createTable("people", People.SCHEMA);
            return null;
        });
        for (int i = 0; i < lines; i++) {
            script.add("operation " + i, operations.next());
        }
        return script;
    }

    private Function<Side, @Nullable Object> next() {
        Person person = person();
        Key<Person> key = People.KEY.of(id());
        int age = random.nextInt(-1, 152); // of which some are refused
        List<Update<Person>> updates = updates();
        return switch (random.nextInt(14)) {
            case 0 -> s -> s.run(people(s).create(person));
            case 1 -> s -> s.run(people(s).put(person));
            case 2 ->
                s -> {
                    long version = s.run(people(s).get(People.KEY.of(person.id())))
                            .map(Person::version)
                            .orElse(0L);
                    return s.run(people(s).put(person.withVersion(version)).returningOld());
                };
            case 3 -> s -> s.run(people(s).put(person).onlyIf(AGE.gt(age)).returningOld());
            case 4, 5 -> s -> s.run(people(s).update(key, updates));
            case 6 ->
                s -> s.run(people(s).update(key, updates).onlyIf(AGE.lt(age)).creatingParents());
            case 7 -> s -> s.run(people(s).update(key, updates).returningOld());
            case 8 -> s -> s.run(people(s).delete(key).onlyIf(AGE.gt(age)).returningOld());
            case 9 -> s -> s.run(people(s).modify(key, p -> p.withAge(age).withHome(person.home())));
            case 10 -> s -> s.run(people(s).check(key, AGE.gt(age)));
            case 11 -> s -> s.run(people(s).scan().filter(AGE.le(age)).pageSize(2));
            case 12 -> s -> s.run(people(s).get(key).select(EMAIL, TAGS, HOME.dot(Addresses.CITY), SCORES));
            default -> s -> s.run(people(s).get(key).consistent());
        };
    }

    private static Model<Person> people(Side side) {
        return side.model("people", People.SCHEMA);
    }

    private String id() {
        return "r-" + random.nextInt(6);
    }

    private List<Update<Person>> updates() {
        List<Update<Person>> updates = new ArrayList<>();
        switch (random.nextInt(4)) {
            case 0 -> updates.add(NICKNAME.set(text()));
            case 1 -> updates.add(TAGS.append(text(), text()));
            case 2 -> updates.add(HOME.dot(Addresses.STREET).set(text()));
            default -> updates.add(HOME.remove());
        }
        if (random.nextBoolean()) {
            updates.add(POINTS.add(random.nextInt(100)));
        }
        if (random.nextBoolean()) {
            updates.add(AGE.set(random.nextInt(150)));
        }
        return updates;
    }

    private Person person() {
        Map<String, Integer> scores = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            scores.put(text(), random.nextInt());
        }
        List<String> tags = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add(text());
        }
        return new Person(
                id(),
                random.nextInt(20) == 0 ? "invalid" : text() + "@x",
                random.nextInt(20) == 0 ? 200 : random.nextInt(100),
                random.nextBoolean() ? text() : null,
                random.nextBoolean() ? Set.of() : Set.of("admin", "guest"),
                tags,
                random.nextBoolean() ? new Address(text(), text(), new Geo(random.nextInt(91), null, tags)) : null,
                scores,
                random.nextBoolean() ? random.nextInt() : null,
                random.nextBoolean() ? new BigDecimal(new BigInteger(100, random), random.nextInt(60) - 30) : null,
                null,
                null,
                null,
                random.nextInt(4));
    }

    private String text() {
        return random.ints(random.nextInt(12), 0, random.nextInt(5) == 0 ? 0x110000 : 0x180)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
