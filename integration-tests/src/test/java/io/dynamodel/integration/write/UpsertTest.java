package io.dynamodel.integration.write;

import static io.dynamodel.integration.sample.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.integration.sample.PeopleTable;
import io.dynamodel.testing.LocalDynamoDb;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

class UpsertTest extends PeopleTable {
    UpsertTest(LocalDynamoDb db) {
        super(db);
    }

    @Test
    void createsTheItemWithItsDefaults() {
        Person created =
                people.upsert(key, EMAIL.set("U@example.org"), AGE.set(20)).execute();

        assertThat(created.email()).isEqualTo("u@example.org");
        assertThat(created.roles()).containsExactly("member");
        assertThat(created.created()).isEqualTo(clock.instant());
        assertThat(created.updated()).isEqualTo(clock.instant());
        assertThat(created.version()).isEqualTo(1);
        assertThat(last(UpdateItemRequest.class).updateExpression()).contains("if_not_exists(");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void asecondOneKeepsWhatIsThereAndRefreshesWhatMustBe() {
        Person first = people.upsert(key, EMAIL.set("u@example.org"), AGE.set(20), ROLES.set(Set.of("admin")))
                .execute();
        clock.advance(Duration.ofDays(1));

        Person second =
                people.upsert(key, EMAIL.set("u@example.org"), AGE.set(21)).execute();

        assertThat(second.created()).isEqualTo(first.created());
        assertThat(second.updated()).isEqualTo(clock.instant());
        assertThat(second.roles()).containsExactly("admin");
        assertThat(second.age()).isEqualTo(21);
        assertThat(second.version()).isEqualTo(2);
    }

    @Test
    void demandsWhatIsRequiredSinceItMayCreate() {
        assertThatThrownBy(() -> people.upsert(key, AGE.set(20)).execute())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'email' is required, since upsert may create the item");
        assertThat(sent()).isEmpty();
    }

    @Test
    void aRequiredAttributeMayBeSetOnlyWhereAbsent() {
        people.upsert(key, EMAIL.setIfAbsent("first@example.org"), AGE.set(20)).execute();

        assertThat(people.upsert(key, EMAIL.setIfAbsent("second@example.org"), AGE.set(21))
                        .execute()
                        .email())
                .isEqualTo("first@example.org");
    }

    @Test
    void countsFromNothing() {
        assertThat(people.upsert(key, EMAIL.set("c@example.org"), AGE.set(1), POINTS.add(5), TAGS.append("x"))
                        .execute())
                .extracting(Person::points, Person::tags)
                .containsExactly(5, java.util.List.of("x"));
    }

    @Test
    void expectsAVersionWhenAsked() {
        people.upsert(key, EMAIL.set("v@example.org"), AGE.set(1)).expecting(0).execute();

        assertThatThrownBy(() -> people.upsert(key, EMAIL.set("v@example.org"), AGE.set(2))
                        .expecting(0)
                        .execute())
                .isInstanceOf(ConditionFailedException.class)
                .hasMessageContaining("version 1, but 0 was expected");
        assertThat(people.upsert(key, EMAIL.set("v@example.org"), AGE.set(2))
                        .expecting(1)
                        .execute()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void aConditionHoldsForNoItemAtAllOrFails() {
        assertThatThrownBy(() -> people.upsert(key, EMAIL.set("o@example.org"), AGE.set(1))
                        .onlyIf(AGE.lt(5))
                        .execute())
                .isInstanceOf(ConditionFailedException.class);
        assertThat(stored()).isEmpty();
    }

    @Test
    void returnsTheOldItemIfThereWasOne() {
        assertThat(people.upsert(key, EMAIL.set("r@example.org"), AGE.set(1))
                        .returningOld()
                        .execute())
                .isEmpty();
        assertThat(people.upsert(key, EMAIL.set("r@example.org"), AGE.set(2))
                        .returningOld()
                        .execute())
                .get()
                .extracting(Person::age)
                .isEqualTo(1);
    }
}
