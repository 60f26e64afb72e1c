package io.dynamodel.integration.write;

import static io.dynamodel.integration.sample.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.integration.sample.PeopleTable;
import io.dynamodel.testing.LocalDynamoDb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

class PutTest extends PeopleTable {
    PutTest(LocalDynamoDb db) {
        super(db);
    }

    @Test
    void createsWhereThereIsNothing() {
        Person stored = people.put(ada(id)).execute();

        assertThat(stored.version()).isEqualTo(1);
        assertThat(people.get(key).execute()).contains(stored);
    }

    @Test
    void replacesTheWholeItem() {
        Person first = people.put(person(id, 30).withNickname("Nick")).execute();

        Person second = people.put(first.withNickname(null).withAge(31)).execute();

        assertThat(second.version()).isEqualTo(2);
        assertThat(stored()).doesNotContainKey("nickname").containsEntry("age", n(31));
    }

    @Test
    void keepsTheCreationTimeThatTheItemCarriesAndRefreshesTheOther() {
        Person first = people.put(ada(id)).execute();
        clock.advance(Duration.ofHours(1));

        Person second = people.put(first.withAge(37)).execute();

        assertThat(second.created()).isEqualTo(first.created());
        assertThat(second.updated()).isEqualTo(clock.instant());
    }

    @Test
    void expectsTheVersionThatTheItemCarries() {
        Person first = people.put(ada(id)).execute();
        people.put(first.withAge(40)).execute();

        ConditionFailedException stale = catchThrowableOfType(
                ConditionFailedException.class,
                () -> people.put(first.withAge(50)).execute());

        assertThat(stale)
                .hasMessageContaining("The item has version 2, but 1 was expected")
                .hasMessageContaining("modify(key, fn)");
        assertThat(stale.item(Person.class)).map(Person::age).contains(40);
    }

    @Test
    void withoutAVersionItExpectsThatThereIsNone() {
        people.put(ada(id)).execute();

        assertThatThrownBy(() -> people.put(ada(id)).execute()).isInstanceOf(ConditionFailedException.class);
        assertThat(last(PutItemRequest.class).conditionExpression()).isEqualTo("attribute_not_exists(#0)");
    }

    @Test
    void takesOverItemsThatNeverHadAVersion() {
        store(Map.of("email", s("old@example.org"), "age", n(1)));

        assertThat(people.put(person(id, 2)).execute().version()).isEqualTo(1);
    }

    @Test
    void returnsTheReplacedItemWhenAsked() {
        assertThat(people.put(ada(id)).returningOld().execute()).isEmpty();
        Person first = people.get(key).execute().orElseThrow();

        Optional<Person> old = people.put(first.withAge(37)).returningOld().execute();

        assertThat(old).contains(first);
        assertThat(last(PutItemRequest.class).returnValues()).isEqualTo(ReturnValue.ALL_OLD);
    }

    @Test
    void aConditionCannotWeakenTheVersionCheckByOr() {
        Person first = people.put(ada(id)).execute();
        people.put(first.withAge(40)).execute();

        assertThatThrownBy(() -> people.put(first)
                        .onlyIf(AGE.ge(0).or(NICKNAME.notExists()))
                        .execute())
                .isInstanceOf(ConditionFailedException.class);
        assertThat(last(PutItemRequest.class).conditionExpression()).matches("#0 = :0 AND \\(.* OR .*\\)");
    }

    @Test
    void anEmptySetIsStoredAsAbsentAndReadAsEmpty() {
        Person nobody =
                new Person(id, "a@b", 1, null, Set.of(), List.of(), null, Map.of(), null, null, null, null, null, 0);

        Person stored = people.put(nobody).execute();

        assertThat(stored()).doesNotContainKey("roles");
        assertThat(stored.roles()).isEmpty();
        assertThat(people.get(key).execute().orElseThrow()).isEqualTo(stored);
    }
}
