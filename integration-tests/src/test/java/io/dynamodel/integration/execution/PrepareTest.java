package io.dynamodel.integration.execution;

import static io.dynamodel.integration.sample.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.integration.sample.PeopleTable;
import io.dynamodel.query.CreateOperation;
import io.dynamodel.query.Operation;
import io.dynamodel.query.PreparedOperation;
import io.dynamodel.query.UpdateOperation;
import io.dynamodel.testing.LocalDynamoDb;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The dry run, and one execution frozen. */
class PrepareTest extends PeopleTable {
    PrepareTest(LocalDynamoDb db) {
        super(db);
    }

    @Test
    void aPreparedOperationHasItsIdsAndTimes() {
        PreparedOperation<Person> prepared =
                people.create(EMAIL.to("p@example.org"), AGE.to(1)).prepare();
        PutItemRequest promised = prepared.request().first(PutItemRequest.class);
        clock.advance(Duration.ofDays(1));

        Person created = prepared.execute();

        assertThat(last(PutItemRequest.class)).isEqualTo(promised);
        assertThat(created.id()).isEqualTo(promised.item().get("id").s());
        assertThat(created.created()).isBefore(clock.instant());
        assertThatThrownBy(prepared::execute).isInstanceOf(ConditionFailedException.class);
    }

    @Test
    void executingAPreparedUpdateTwiceSendsTheSameTwice() {
        people.put(ada(id)).execute();
        PreparedOperation<Person> prepared = people.update(key, POINTS.add(1)).prepare();
        clock.advance(Duration.ofDays(1));
        forget();

        prepared.execute();
        prepared.execute();

        List<UpdateItemRequest> sent = db.recorder().requests(UpdateItemRequest.class);
        assertThat(sent).hasSize(2).containsOnly(prepared.request().first(UpdateItemRequest.class));
        assertThat(stored()).containsEntry("points", n(2));
    }

    @Test
    void aPreparedReadCanBeExecutedAgain() {
        people.put(ada(id)).execute();
        PreparedOperation<List<Person>> prepared =
                people.query(KEY).partition(id).limit(1).prepare();

        assertThat(prepared.execute()).hasSize(1);
        assertThat(prepared.execute()).hasSize(1);
    }

    @Test
    void aRequestIsWhatAnExecutionNowWouldSend() {
        people.put(ada(id)).execute();
        List<Operation<?>> operations = List.of(
                people.get(key).consistent(),
                people.get(key).select(AGE, EMAIL),
                people.update(key, AGE.add(1)).onlyIf(NICKNAME.notExists()),
                people.upsert(key, EMAIL.set("a@b"), AGE.set(1)).returningOld(),
                people.query(KEY).partition(id).filter(AGE.ge(1)).limit(3),
                people.scan().filter(ID.eq(id)),
                people.check(key, KEY.exists()),
                people.delete(key).onlyIf(AGE.ge(0)).returningOld(),
                people.put(person(id, 1)),
                people.delete(key));
        for (Operation<?> operation : operations) {
            forget();
            List<DynamoDbRequest> promised = operation.request().requests();
            assertThat(sent()).isEmpty();
            operation.execute();
            assertThat(sent()).startsWith(promised.toArray(DynamoDbRequest[]::new));
        }
    }

    @Test
    void theTextBeginsWithTheNameOfTheOperation() {
        assertThat(people.get(key).request()).asString().startsWith("GetItem {\n  \"TableName\": \"people\",");
        assertThat(people.query(KEY).partition(id).request()).asString().startsWith("Query {");
        assertThat(people.table().create().request()).asString().startsWith("CreateTable {");
        assertThat(people.delete(key).request().entries().get(0)).hasToString("DeleteItem");
    }

    @Test
    void executingAnOperationTwiceMakesItsTimesAnew() {
        people.put(ada(id)).execute();
        UpdateOperation<Person> operation = people.update(key, AGE.set(1));

        Person first = operation.execute();
        clock.advance(Duration.ofSeconds(1));
        Person second = operation.execute();

        assertThat(second.updated()).isEqualTo(clock.instant()).isAfter(first.updated());
        assertThat(second.version()).isEqualTo(first.version() + 1);
    }

    @Test
    void whatCannotBeSentIsToldByEveryWayToAsk() {
        CreateOperation<Person> bad = people.create(AGE.to(-1));

        assertThatThrownBy(bad::request).isInstanceOf(ValidationException.class);
        assertThatThrownBy(bad::prepare).isInstanceOf(ValidationException.class);
        assertThatThrownBy(bad::execute).isInstanceOf(ValidationException.class);
        assertThat(bad).hasToString("create on 'people'");
    }
}
