package io.dynamodel.integration.write;

import static io.dynamodel.integration.sample.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.integration.sample.PeopleTable;
import io.dynamodel.testing.LocalDynamoDb;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** A check alone is a conditional read. */
class CheckTest extends PeopleTable {
    CheckTest(LocalDynamoDb db) {
        super(db);
    }

    @Test
    void givesTheItemIfTheConditionHolds() {
        Person stored = people.put(ada(id)).execute();
        forget();

        assertThat(people.check(key, AGE.ge(36).and(EMAIL.beginsWith("ADA"))).execute())
                .contains(stored);
        assertThat(last(GetItemRequest.class).consistentRead()).isTrue();
        assertThat(sent()).hasSize(1);
    }

    @Test
    void failsWithTheItemIfTheConditionDoesNotHold() {
        Person stored = people.put(ada(id)).execute();

        assertThatThrownBy(() -> people.check(key, AGE.ge(37)).execute())
                .isInstanceOfSatisfying(ConditionFailedException.class, failed -> {
                    assertThat(failed.item(Person.class)).contains(stored);
                    assertThat(failed.condition()).isEqualTo("age >= ?");
                });
    }

    @Test
    void holdsForAnAbsentItemIfTheConditionSaysSo() {
        assertThat(people.check(key, KEY.notExists()).execute()).isEmpty();
        assertThatThrownBy(() -> people.check(key, KEY.exists()).execute())
                .isInstanceOf(ConditionFailedException.class)
                .hasMessageContaining("There is no item with this key");
    }
}
