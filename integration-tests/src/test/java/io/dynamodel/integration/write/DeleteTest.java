package io.dynamodel.integration.write;

import static io.dynamodel.integration.sample.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.PeopleTable;
import io.dynamodel.testing.LocalDynamoDb;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;

class DeleteTest extends PeopleTable {
    DeleteTest(LocalDynamoDb db) {
        super(db);
    }

    @Test
    void deletesTheItem() {
        people.put(ada(id)).execute();

        people.delete(key).execute();

        assertThat(stored()).isEmpty();
        DeleteItemRequest sent = last(DeleteItemRequest.class);
        assertThat(sent.conditionExpression()).isNull();
        assertThat(sent.returnValuesOnConditionCheckFailure()).isNull();
    }

    @Test
    void anItemThatDoesNotExistIsNoError() {
        people.delete(key).execute();

        assertThatThrownBy(() -> people.delete(key).onlyIf(KEY.exists()).execute())
                .isInstanceOf(ConditionFailedException.class)
                .hasMessageContaining("There is no item with this key");
    }

    @Test
    void returnsTheDeletedItemWhenAsked() {
        Person stored = people.put(ada(id)).execute();

        assertThat(people.delete(key).returningOld().execute()).contains(stored);
        assertThat(people.delete(key).returningOld().execute()).isEmpty();
    }

    @Test
    void expectsAVersionWhenAsked() {
        people.put(ada(id)).execute();
        people.update(key, AGE.set(40)).execute();

        assertThatThrownBy(() -> people.delete(key).expecting(1).execute())
                .isInstanceOf(ConditionFailedException.class)
                .hasMessageContaining("version 2, but 1 was expected");
        people.delete(key).expecting(2).execute();
        assertThat(stored()).isEmpty();
    }

    @Test
    void aConditionMustHold() {
        people.put(ada(id)).execute();

        assertThatThrownBy(() -> people.delete(key).onlyIf(AGE.gt(99)).execute())
                .isInstanceOf(ConditionFailedException.class);
        people.delete(key).onlyIf(AGE.lt(99)).execute();
        assertThat(stored()).isEmpty();
    }

    @Test
    void aVersionThatTheSchemaDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> Dynamodel.create(db.client())
                        .model("notes", Notes.SCHEMA)
                        .delete(Notes.KEY.of("a", 1))
                        .expecting(1)
                        .request())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("register one with version(..)");
    }
}
