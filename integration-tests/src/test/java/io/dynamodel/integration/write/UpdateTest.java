package io.dynamodel.integration.write;

import static io.dynamodel.integration.sample.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.integration.sample.PeopleTable;
import io.dynamodel.testing.LocalDynamoDb;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

class UpdateTest extends PeopleTable {
    UpdateTest(LocalDynamoDb db) {
        super(db);
    }

    @Test
    void changesAnExistingItemOnly() {
        ConditionFailedException failed = catchThrowableOfType(
                ConditionFailedException.class,
                () -> people.update(key, AGE.set(1)).execute());

        assertThat(failed).hasMessageContaining("There is no item with this key; use upsert(..) or create(..)");
        assertThat(failed.itemExists()).isFalse();
        assertThat(stored()).isEmpty();
    }

    @Test
    void touchesOnlyWhatItNamesAndWhatTheSchemaKeepsByItself() {
        Person before = people.put(person(id, 30).withNickname("Nick")).execute();
        clock.advance(Duration.ofMinutes(1));

        Person after = people.update(key, AGE.set(31)).execute();

        assertThat(after.age()).isEqualTo(31);
        assertThat(after.nickname()).isEqualTo("Nick");
        assertThat(after.created()).isEqualTo(before.created());
        assertThat(after.updated()).isEqualTo(clock.instant());
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(people.get(key).execute()).contains(after);
    }

    @Test
    void returnsTheOldItemWhenAsked() {
        Person before = people.put(ada(id)).execute();

        Optional<Person> old = people.update(key, AGE.set(40)).returningOld().execute();

        assertThat(old).contains(before);
        assertThat(last(UpdateItemRequest.class).returnValues()).isEqualTo(ReturnValue.ALL_OLD);
    }

    @Test
    void returnsNothingWhenAsked() {
        people.put(ada(id)).execute();

        assertThat(people.update(key, AGE.set(40)).returningNothing().execute()).isNull();
        assertThat(last(UpdateItemRequest.class).returnValues()).isNull();
        assertThat(stored()).containsEntry("age", n(40));
    }

    @Test
    void expectsAVersionWhenAsked() {
        people.put(ada(id)).execute();
        assertThat(people.update(key, AGE.set(40)).expecting(1).execute().version())
                .isEqualTo(2);

        assertThatThrownBy(() -> people.update(key, AGE.set(41)).expecting(1).execute())
                .isInstanceOf(ConditionFailedException.class)
                .hasMessageContaining("version 2, but 1 was expected");
    }

    @Test
    void conditionsAreJoinedByAndToTheGuards() {
        people.put(ada(id)).execute();

        assertThatThrownBy(() -> people.update(key, AGE.set(41))
                        .onlyIf(NICKNAME.eq("x").or(AGE.ge(0)))
                        .expecting(7)
                        .execute())
                .isInstanceOf(ConditionFailedException.class);
        assertThat(last(UpdateItemRequest.class).conditionExpression())
                .matches("attribute_exists\\(#\\d\\) AND #\\d = :\\d AND \\(#\\d = :\\d OR #0 >= :\\d\\)");
        assertThat(stored()).containsEntry("age", n(36));
    }

    @Test
    void anOrCannotCreateAnItem() {
        assertThatThrownBy(() -> people.update(key, AGE.set(41))
                        .onlyIf(AGE.ge(0).or(AGE.notExists()))
                        .execute())
                .isInstanceOf(ConditionFailedException.class);
        assertThat(stored()).isEmpty();
    }

    @Test
    void severalConditionsMustAllHold() {
        people.put(ada(id)).execute();

        assertThatThrownBy(() -> people.update(key, AGE.set(41))
                        .onlyIf(AGE.eq(36))
                        .onlyIf(NICKNAME.exists())
                        .execute())
                .isInstanceOf(ConditionFailedException.class);
        assertThat(people.update(key, AGE.set(41))
                        .onlyIf(AGE.eq(36))
                        .onlyIf(NICKNAME.notExists())
                        .execute()
                        .age())
                .isEqualTo(41);
    }

    @Test
    void takesAListOfUpdates() {
        people.put(ada(id)).execute();

        assertThat(people.update(key, List.of(AGE.set(1), NICKNAME.set("N"))).execute())
                .extracting(Person::age, Person::nickname)
                .containsExactly(1, "N");
    }

    @Test
    void anUpdateThatNamesNothingIsRefused() {
        assertThatThrownBy(() -> people.update(key))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("names no change");
    }

    @Test
    void keyVersionAndTimesCannotBeNamed() {
        assertThatThrownBy(() -> people.update(key, ID.set("other")).request())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("part of the primary key");
        assertThatThrownBy(() -> people.update(key, VERSION.add(1L)).request())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("expecting(version)");
        assertThatThrownBy(() -> people.update(key, UPDATED.remove()).request())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("updatedAt");
    }

    @Test
    void aPathThatIsChangedTwiceIsRefused() {
        assertThatThrownBy(() -> people.update(key, AGE.set(1), AGE.add(2)).request())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("age");
        assertThatThrownBy(() -> people.update(
                                key, HOME.remove(), HOME.dot(Addresses.CITY).set("Rome"))
                        .request())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("home.city");
        assertThat(sent()).isEmpty();
    }

    @Test
    void aNestedPathWithoutItsMapSaysWhatToDo() {
        people.put(ada(id)).execute();

        assertThatThrownBy(() ->
                        people.update(key, HOME.dot(Addresses.CITY).set("Rome")).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'people' with key {id: " + id + "}")
                .hasMessageContaining("home.city")
                .hasMessageContaining("creatingParents()");
    }

    @Test
    void anAbsentOperandSaysWhatToDo() {
        people.put(ada(id)).execute();

        assertThatThrownBy(() -> people.update(key, NICKNAME.set(BORN)).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("orElse(..)");
    }

    @Test
    void saysWhichPartOfTheConditionDidNotHold() {
        people.put(ada(id)).execute();

        assertThatThrownBy(() -> people.update(key, POINTS.set(POINTS.plus(1)))
                        .onlyIf(AGE.eq(36))
                        .execute())
                .isInstanceOf(ConditionFailedException.class)
                .hasMessageContaining("Of it, points >= ? and points <= ? do not hold for the stored item");
    }
}
