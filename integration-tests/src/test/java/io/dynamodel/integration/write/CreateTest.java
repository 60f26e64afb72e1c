package io.dynamodel.integration.write;

import static io.dynamodel.integration.sample.People.AGE;
import static io.dynamodel.integration.sample.People.EMAIL;
import static io.dynamodel.integration.sample.People.ID;
import static io.dynamodel.integration.sample.People.KEY;
import static io.dynamodel.integration.sample.People.NICKNAME;
import static io.dynamodel.integration.sample.People.ROLES;
import static io.dynamodel.integration.sample.People.ada;
import static io.dynamodel.integration.sample.People.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import io.dynamodel.integration.sample.People;
import io.dynamodel.integration.sample.People.Person;
import io.dynamodel.query.CreateOperation;
import io.dynamodel.query.Model;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.LocalDynamoDb;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

@DynamoDbTest
class CreateTest {
    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09.123456789Z");

    private final LocalDynamoDb db;
    private final Model<Person> people;

    CreateTest(LocalDynamoDb db) {
        this.db = db;
        this.people = Dynamodel.builder()
                .client(db.client())
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build()
                .model("people", People.SCHEMA);
    }

    @BeforeEach
    void createTable() {
        people.table().createIfAbsent().execute();
        db.recorder().clear();
    }

    @Test
    void givesTheItemAsItIsStored() {
        Person created =
                people.create(EMAIL.to(" Ada@Example.org "), AGE.to(36)).execute();

        assertThat(created.id()).isNotEmpty();
        assertThat(created.email()).isEqualTo("ada@example.org");
        assertThat(created.roles()).containsExactly("member");
        assertThat(created.created()).isEqualTo(NOW);
        assertThat(created.updated()).isEqualTo(NOW);
        assertThat(created.version()).isEqualTo(1);
        assertThat(people.get(KEY.of(created.id())).execute()).contains(created);
    }

    @Test
    void asksThatNoItemExistsAndForTheOneThatDoes() {
        people.create(ada("one-request")).execute();

        PutItemRequest sent = db.recorder().last(PutItemRequest.class);
        assertThat(sent.conditionExpression()).isEqualTo("attribute_not_exists(#0)");
        assertThat(sent.expressionAttributeNames()).containsEntry("#0", "id");
        assertThat(sent.hasExpressionAttributeValues()).isFalse();
        assertThat(sent.returnValuesOnConditionCheckFailure()).isEqualTo(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        assertThat(sent.returnValues()).isNull();
        assertThat(db.recorder().requests()).hasSize(1);
    }

    @Test
    void failsWithTheOldItemAndWhatToDoIfTheKeyExists() {
        Person first = people.create(ada("taken")).execute();

        ConditionFailedException failed = catchThrowableOfType(
                ConditionFailedException.class,
                () -> people.create(ada("taken")).execute());

        assertThat(failed)
                .hasMessageContaining("create on 'people' with key {id: taken}")
                .hasMessageContaining("use put(..) to replace it");
        assertThat(failed.itemExists()).isTrue();
        assertThat(failed.item(Person.class)).contains(first);
        assertThat(failed.item(String.class)).isEmpty();
        assertThat(failed.storedItem()).containsKeys("id", "email", "version");
        assertThat(failed.table()).isEqualTo("people");
        assertThat(failed.verb()).isEqualTo("create");
    }

    @Test
    void givesTheRawOldItemWhereItDoesNotFitTheSchema() {
        db.client()
                .putItem(r -> r.tableName("people")
                        .item(java.util.Map.of(
                                "id",
                                software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS("odd"),
                                "age",
                                software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS("no number"))));

        ConditionFailedException failed = catchThrowableOfType(
                ConditionFailedException.class, () -> people.create(ada("odd")).execute());

        assertThat(failed.item(Person.class)).isEmpty();
        assertThat(failed.storedItem().get("age").s()).isEqualTo("no number");
    }

    @Test
    void aFurtherConditionMustHoldForNoItemAtAll() {
        assertThatThrownBy(() -> people.create(ada("extra")).onlyIf(AGE.ge(1)).execute())
                .isInstanceOf(ConditionFailedException.class)
                .hasMessageContaining("There is no item with this key");
        assertThat(people.create(ada("extra"))
                        .onlyIf(NICKNAME.notExists())
                        .execute()
                        .id())
                .isEqualTo("extra");
    }

    @Test
    void reportsAllViolationsAtOnceAndSendsNothing() {
        ValidationException refused = catchThrowableOfType(
                ValidationException.class,
                () -> people.create(ID.to(""), EMAIL.to("nobody"), AGE.to(200), ROLES.to(Set.of("king")))
                        .execute());

        assertThat(refused.violations()).extracting(Violation::path).contains("id", "email", "age", "roles[*]");
        assertThat(refused.subject()).isEqualTo("create on 'people'");
        assertThat(db.recorder().requests()).isEmpty();
    }

    @Test
    void anEmptyKeyIsRefused() {
        assertThatThrownBy(() ->
                        people.create(ID.to(""), EMAIL.to("a@b"), AGE.to(1)).request())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'id'");
    }

    @Test
    void theVersionBeginsWithOneWhateverTheItemCarries() {
        Person created = people.create(person("versioned", 1).withVersion(41)).execute();

        assertThat(created.version()).isEqualTo(1);
        assertThat(people.get(KEY.of("versioned")).execute().orElseThrow().version())
                .isEqualTo(1);
    }

    @Test
    void executingTheSameValueTwiceGeneratesAnew() {
        CreateOperation<Person> operation = people.create(EMAIL.to("twice@example.org"), AGE.to(1));

        assertThat(operation.execute().id()).isNotEqualTo(operation.execute().id());
    }

    @Test
    void oneAttributeTakesOneValue() {
        assertThatThrownBy(() -> people.create(AGE.to(1), EMAIL.to("a@b"), AGE.to(2)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'age' is given twice");
    }
}
