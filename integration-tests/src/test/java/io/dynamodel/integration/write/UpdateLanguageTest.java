package io.dynamodel.integration.write;

import static io.dynamodel.integration.sample.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.expression.Update;
import io.dynamodel.integration.sample.PeopleTable;
import io.dynamodel.testing.LocalDynamoDb;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Every change that an update can make, on the engine. */
class UpdateLanguageTest extends PeopleTable {
    UpdateLanguageTest(LocalDynamoDb db) {
        super(db);
    }

    @BeforeEach
    void somebody() {
        people.put(new Person(
                        id,
                        "a@example.org",
                        30,
                        "Nick",
                        Set.of("member", "guest"),
                        List.of("a", "b", "c"),
                        new Address("1 Row", "London", new Geo(51, 0, List.of("x", "y"))),
                        Map.of("chess", 3, "go", 5),
                        7,
                        new BigDecimal("10.50"),
                        null,
                        null,
                        null,
                        0))
                .execute();
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    private Person after(Update<Person>... updates) {
        Person returned = people.update(key, updates).execute();
        assertThat(people.get(key).consistent().execute()).contains(returned);
        return returned;
    }

    @Test
    void setsAndRemoves() {
        Person after = after(NICKNAME.remove(), POINTS.set(9), EMAIL.set(" New@Example.org "));

        assertThat(after.nickname()).isNull();
        assertThat(after.points()).isEqualTo(9);
        assertThat(after.email()).isEqualTo("new@example.org");
        assertThat(stored()).doesNotContainKey("nickname");
    }

    @Test
    void settingAnEmptySetRemovesTheAttribute() {
        assertThat(after(ROLES.set(Set.of())).roles()).isEmpty();
        assertThat(stored()).doesNotContainKey("roles");
    }

    @Test
    void addsAndSubtracts() {
        Person after = after(POINTS.add(3), AGE.subtract(2), BALANCE.subtract(new BigDecimal("0.25")));

        assertThat(after.points()).isEqualTo(10);
        assertThat(after.age()).isEqualTo(28);
        assertThat(after.balance()).isEqualByComparingTo("10.25");
    }

    @Test
    void addsToAnAbsentNumberAsToZero() {
        after(POINTS.remove());

        assertThat(after(POINTS.add(4)).points()).isEqualTo(4);
        after(POINTS.remove());
        assertThat(after(POINTS.subtract(4)).points()).isEqualTo(-4);
    }

    @Test
    void setsWhatOtherAttributesHeld() {
        assertThat(after(POINTS.set(AGE)).points()).isEqualTo(30);
        assertThat(after(POINTS.set(POINTS.plus(AGE))).points()).isEqualTo(60);
        assertThat(after(POINTS.set(POINTS.minus(20))).points()).isEqualTo(40);
        assertThat(after(POINTS.set(POINTS.minus(AGE))).points()).isEqualTo(10);
    }

    @Test
    void addsToAnAbsentNumberAsToItsFallback() {
        assertThat(after(POINTS.set(POINTS.orElse(100).plus(1))).points()).isEqualTo(8);
        after(POINTS.remove());
        assertThat(after(POINTS.set(POINTS.orElse(100).plus(1))).points()).isEqualTo(101);
        after(POINTS.remove());
        assertThat(after(POINTS.set(POINTS.orElse(100).minus(AGE))).points()).isEqualTo(70);
        assertThat(after(POINTS.set(AGE.minus(POINTS.orElse(1)))).points()).isEqualTo(-40);
        after(POINTS.remove());
        assertThat(after(POINTS.set(POINTS.orElse(AGE).plus(1))).points()).isEqualTo(31);
    }

    @Test
    void readsTheItemAsItWasBefore() {
        Person after = after(POINTS.set(SCORES.key("go")), SCORES.key("go").set(POINTS));

        assertThat(after.points()).isEqualTo(5);
        assertThat(after.scores()).containsEntry("go", 7);
    }

    @Test
    void setsOnlyWhereAbsent() {
        Person after = after(NICKNAME.setIfAbsent("Other"), BORN.setIfAbsent("1815"));

        assertThat(after.nickname()).isEqualTo("Nick");
        assertThat(after.born()).isEqualTo("1815");
        assertThat(after(BORN.setIfAbsent("1900")).born()).isEqualTo("1815");
    }

    @Test
    void fallsBackToAValueOrAnotherAttribute() {
        assertThat(after(NICKNAME.remove(), POINTS.set(POINTS.orElse(1))).points())
                .isEqualTo(7);
        assertThat(after(NICKNAME.set(NICKNAME.orElse("Nobody"))).nickname()).isEqualTo("Nobody");
        after(POINTS.remove());
        assertThat(after(POINTS.set(POINTS.orElse(AGE))).points()).isEqualTo(30);
    }

    @Test
    void appendsAndPrepends() {
        assertThat(after(TAGS.append("d", "e")).tags()).containsExactly("a", "b", "c", "d", "e");
        assertThat(after(TAGS.prepend("z")).tags()).containsExactly("z", "a", "b", "c", "d", "e");
    }

    @Test
    void appendsToAListThatIsAbsent() {
        after(TAGS.remove());

        assertThat(after(TAGS.append("first")).tags()).containsExactly("first");
        after(TAGS.remove());
        assertThat(after(TAGS.prepend("first")).tags()).containsExactly("first");
    }

    @Test
    void setsAndRemovesListElements() {
        assertThat(after(TAGS.at(1).set("B")).tags()).containsExactly("a", "B", "c");
        assertThat(after(TAGS.at(0).remove()).tags()).containsExactly("B", "c");
        assertThat(after(TAGS.at(9).set("end")).tags()).containsExactly("B", "c", "end");
    }

    @Test
    void addsToAndDeletesFromSets() {
        assertThat(after(ROLES.add("admin", "guest")).roles()).containsExactlyInAnyOrder("member", "guest", "admin");
        assertThat(after(ROLES.delete("guest", "admin")).roles()).containsExactly("member");
        assertThat(after(ROLES.delete("member")).roles()).isEmpty();
        assertThat(stored()).doesNotContainKey("roles");
        assertThat(after(ROLES.add("member")).roles()).containsExactly("member");
    }

    @Test
    void reachesDictionaryEntriesWithAnyName() {
        Person after = after(
                SCORES.key("a.b[0] #:x").set(1),
                SCORES.key("chess").remove(),
                SCORES.key("go").set(6));

        assertThat(after.scores()).containsExactlyInAnyOrderEntriesOf(Map.of("a.b[0] #:x", 1, "go", 6));
    }

    @Test
    void reachesNestedPaths() {
        Person after = after(
                HOME.dot(Addresses.CITY).set(" Paris "),
                HOME.dot(Addresses.STREET).remove(),
                HOME.dot(Addresses.GEO).dot(Geos.LON).add(2),
                HOME.dot(Addresses.GEO).dot(Geos.NAMES).append("z"));

        assertThat(after.home()).isEqualTo(new Address(null, "Paris", new Geo(51, 2, List.of("x", "y", "z"))));
    }

    @Test
    void setsAWholeNestedItem() {
        assertThat(after(HOME.set(new Address(null, " Rome ", null))).home())
                .isEqualTo(new Address(null, "Rome", null));
    }

    @Test
    void oneRequestTakesAllKindsOfChanges() {
        Person after = after(AGE.add(1), NICKNAME.remove(), POINTS.set(1), ROLES.delete("guest"), TAGS.append("d"));

        assertThat(after)
                .extracting(Person::age, Person::nickname, Person::points, Person::roles, Person::tags)
                .containsExactly(31, null, 1, Set.of("member"), List.of("a", "b", "c", "d"));
        assertThat(last(UpdateItemRequest.class).updateExpression()).matches("SET .* REMOVE .* ADD .* DELETE .*");
    }

    @Test
    void stringPathsSayTheSame() {
        Person after = after(
                SCHEMA.path("home.city").set("Oslo"),
                SCHEMA.path("tags[1]").set("B"),
                SCHEMA.path("scores.go").set(8),
                SCHEMA.path("points").add(1),
                SCHEMA.path("roles").addAll(Set.of("admin")));

        assertThat(after.home()).extracting(Address::city).isEqualTo("Oslo");
        assertThat(after.tags()).containsExactly("a", "B", "c");
        assertThat(after.scores()).containsEntry("go", 8);
        assertThat(after.points()).isEqualTo(8);
        assertThat(after.roles()).contains("admin");
    }
}
