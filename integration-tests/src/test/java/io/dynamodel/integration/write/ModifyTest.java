package io.dynamodel.integration.write;

import static io.dynamodel.integration.sample.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.integration.sample.PeopleTable;
import io.dynamodel.testing.LocalDynamoDb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

class ModifyTest extends PeopleTable {
    ModifyTest(LocalDynamoDb db) {
        super(db);
    }

    @Test
    void writesTheMinimalDifference() {
        people.put(person(id, 30).withNickname("Nick")).execute();
        clock.advance(Duration.ofMinutes(5));
        forget();

        Person after = people.modify(key, p -> p.withAge(p.age() + 1)).execute();

        assertThat(after.age()).isEqualTo(31);
        assertThat(after.updated()).isEqualTo(clock.instant());
        assertThat(after.version()).isEqualTo(2);
        UpdateItemRequest sent = last(UpdateItemRequest.class);
        assertThat(sent.expressionAttributeNames().values())
                .containsExactlyInAnyOrder("age", "updated", "version", "id");
        assertThat(sent().get(0))
                .isInstanceOfSatisfying(
                        GetItemRequest.class,
                        get -> assertThat(get.consistentRead()).isTrue());
        assertThat(people.get(key).execute()).contains(after);
    }

    @Test
    void removesWhatBecameNull() {
        people.put(person(id, 30).withNickname("Nick")).execute();

        assertThat(people.modify(key, p -> p.withNickname(null)).execute().nickname())
                .isNull();
        assertThat(stored()).doesNotContainKey("nickname");
    }

    @Test
    void writesNothingWhenNothingChanged() {
        Person stored = people.put(person(id, 30)).execute();
        clock.advance(Duration.ofMinutes(5));
        forget();

        assertThat(people.modify(key, p -> p).execute()).isEqualTo(stored);
        assertThat(sent()).hasSize(1);
        assertThat(stored()).containsEntry("version", n(1));
    }

    @Test
    void leavesAttributesAloneThatTheSchemaDoesNotKnow() {
        people.put(person(id, 30).withHome(new Address("1 Row", "London", null)))
                .execute();
        Map<String, AttributeValue> item = new LinkedHashMap<>(stored());
        item.put("foreign", s("kept"));
        item.put("home", m(Map.of("street", s("1 Row"), "city", s("London"), "floor", n(3))));
        store(item);

        Person after = people.modify(key, p -> p.withAge(31).withHome(new Address("1 Row", "Leeds", null)))
                .execute();

        assertThat(after.home()).isEqualTo(new Address("1 Row", "Leeds", null));
        assertThat(stored()).containsEntry("foreign", s("kept"));
        assertThat(stored().get("home").m())
                .containsExactlyInAnyOrderEntriesOf(Map.of("street", s("1 Row"), "city", s("Leeds"), "floor", n(3)));
    }

    @Test
    void anAttributeWithManyChangesIsWrittenAsAWhole() {
        Map<String, Integer> scores = new LinkedHashMap<>();
        Map<String, AttributeValue> storedScores = new LinkedHashMap<>();
        for (int i = 0; i < 500; i++) {
            scores.put("entry number " + i, i);
        }
        people.put(new Person(
                        id, "a@b", 1, null, Set.of("member"), List.of(), null, scores, null, null, null, null, null, 0))
                .execute();
        scores.forEach((name, value) -> storedScores.put(name, n(value + 1)));

        people.modify(key, p -> {
                    Map<String, Integer> more = new LinkedHashMap<>();
                    p.scores().forEach((name, value) -> more.put(name, value + 1));
                    return new Person(
                            p.id(),
                            p.email(),
                            p.age(),
                            null,
                            p.roles(),
                            p.tags(),
                            null,
                            more,
                            null,
                            null,
                            null,
                            p.created(),
                            p.updated(),
                            p.version());
                })
                .execute();

        assertThat(stored().get("scores").m()).isEqualTo(storedScores);
    }

    @Test
    void whatAPutWouldFillInIsNotInvented() {
        store(Map.of("email", s("old@example.org"), "age", n(1)));

        people.modify(key, p -> p.withAge(2)).execute();

        assertThat(stored()).doesNotContainKeys("roles", "created").containsEntry("version", n(1));
    }

    @Test
    void aMissingItemIsAFailedCondition() {
        assertThatThrownBy(() -> people.modify(key, p -> p).execute())
                .isInstanceOf(ConditionFailedException.class)
                .hasMessageContaining("modify on 'people'")
                .hasMessageContaining("There is no item with this key");
    }

    @Test
    void theResultMustBeValid() {
        people.put(person(id, 30)).execute();

        assertThatThrownBy(() -> people.modify(key, p -> p.withAge(200)).execute())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'age'");
        assertThatThrownBy(() -> people.modify(
                                key,
                                p -> new Person(
                                        "other",
                                        p.email(),
                                        p.age(),
                                        null,
                                        p.roles(),
                                        p.tags(),
                                        null,
                                        p.scores(),
                                        null,
                                        null,
                                        null,
                                        p.created(),
                                        p.updated(),
                                        p.version()))
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'id', which is part of the primary key");
        assertThatThrownBy(() -> people.modify(key, p -> null).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("delete(key)");
        assertThat(stored()).containsEntry("version", n(1));
    }

    @Test
    void whatIsSetOnceCannotBeChanged() {
        people.put(person(id, 30)).execute();
        people.update(key, BORN.set("1815")).execute();

        assertThatThrownBy(() -> people.modify(
                                key,
                                p -> new Person(
                                        p.id(),
                                        p.email(),
                                        p.age(),
                                        null,
                                        p.roles(),
                                        p.tags(),
                                        null,
                                        p.scores(),
                                        null,
                                        null,
                                        "1816",
                                        clock.instant().minusSeconds(1),
                                        p.updated(),
                                        p.version()))
                        .execute())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'born' is set once")
                .hasMessageContaining("'created' is set once");
    }

    @Test
    void beginsAnewIfSomebodyElseWasFaster() {
        people.put(person(id, 30)).execute();
        AtomicInteger calls = new AtomicInteger();

        Person after = people.modify(key, p -> {
                    if (calls.incrementAndGet() == 1) {
                        people.update(key, NICKNAME.set("theirs")).execute();
                    }
                    return p.withAge(p.age() + 1);
                })
                .execute();

        assertThat(calls).hasValue(2);
        assertThat(after.age()).isEqualTo(31);
        assertThat(after.nickname()).isEqualTo("theirs");
        assertThat(after.version()).isEqualTo(3);
    }

    @Test
    void anItemThatWasMadeAgainIsNotTakenForTheOneOfTheSameVersion() {
        people.put(person(id, 30)).execute();
        AtomicInteger calls = new AtomicInteger();

        Person after = people.modify(key, p -> {
                    if (calls.incrementAndGet() == 1) {
                        people.delete(key).execute();
                        people.create(person(id, 50)).execute();
                    }
                    return p.withAge(p.age() + 1);
                })
                .execute();

        assertThat(calls).hasValue(2);
        assertThat(after.age()).isEqualTo(51);
        assertThat(after.version()).isEqualTo(2);
    }

    @Test
    void eachAttemptWritesItsOwnTime() {
        people.put(person(id, 30)).execute();
        AtomicInteger calls = new AtomicInteger();

        Person after = people.modify(key, p -> {
                    if (calls.incrementAndGet() == 1) {
                        clock.advance(Duration.ofMinutes(5));
                        people.update(key, POINTS.add(1)).execute();
                    }
                    return p.withAge(p.age() + 1);
                })
                .execute();

        assertThat(calls).hasValue(2);
        assertThat(after.updated()).isEqualTo(clock.instant());
    }

    @Test
    void givesUpAfterItsAttempts() {
        people.put(person(id, 30)).execute();
        AtomicInteger calls = new AtomicInteger();

        assertThatThrownBy(() -> people.modify(key, p -> {
                            calls.incrementAndGet();
                            people.update(key, POINTS.add(1)).execute();
                            return p.withAge(p.age() + 1);
                        })
                        .attempts(3)
                        .execute())
                .isInstanceOf(ConditionFailedException.class)
                .hasMessageContaining("3 attempts were made, and each time somebody else had changed the item");
        assertThat(calls).hasValue(3);
        assertThat(stored()).containsEntry("age", n(30));
    }

    @Test
    void noChangeIsLostUnderContention() {
        people.put(person(id, 0)).execute();

        List<CompletableFuture<Person>> all = new ArrayList<>();
        IntStream.range(0, 4)
                .forEach(thread -> all.add(CompletableFuture.supplyAsync(() -> {
                    Person last = null;
                    for (int i = 0; i < 5; i++) {
                        last = people.modify(key, p -> p.withAge(p.age() + 1))
                                .attempts(100)
                                .execute();
                    }
                    return last;
                })));
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();

        assertThat(stored()).containsEntry("age", n(20)).containsEntry("version", n(21));
    }
}
