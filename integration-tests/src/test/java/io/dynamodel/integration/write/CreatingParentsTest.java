package io.dynamodel.integration.write;

import static io.dynamodel.integration.sample.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.execution.RequestListener;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.integration.sample.People;
import io.dynamodel.integration.sample.PeopleTable;
import io.dynamodel.query.Model;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.schema.NumberPath;
import io.dynamodel.schema.ValuePath;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The most repeated complaint in the field: setting {@code a.b} where there is no {@code a}. */
class CreatingParentsTest extends PeopleTable {
    private static final ValuePath<Person, String> CITY = HOME.dot(Addresses.CITY);
    private static final NumberPath<Person, Integer> LAT =
            HOME.dot(Addresses.GEO).dot(Geos.LAT);

    CreatingParentsTest(LocalDynamoDb db) {
        super(db);
    }

    @BeforeEach
    void somebody() {
        people.put(ada(id)).execute();
        forget();
    }

    @Test
    void createsAMissingMap() {
        Person after = people.update(key, CITY.set(" Rome "), AGE.set(40))
                .creatingParents()
                .execute();

        assertThat(after.home()).isEqualTo(new Address(null, "Rome", null));
        assertThat(after.age()).isEqualTo(40);
        assertThat(after.version()).isEqualTo(2);
        assertThat(sent()).hasSize(2);
    }

    @Test
    void takesOneRequestWhereTheMapIsThere() {
        people.update(key, HOME.set(new Address("1 Row", "London", null))).execute();
        forget();

        Person after = people.update(key, CITY.set("Rome")).creatingParents().execute();

        assertThat(after.home()).isEqualTo(new Address("1 Row", "Rome", null));
        assertThat(sent()).hasSize(1);
    }

    @Test
    void createsTwoLevelsAtOnce() {
        Person after = people.update(key, CITY.set("Rome"), LAT.set(42))
                .creatingParents()
                .execute();

        assertThat(after.home()).isEqualTo(new Address(null, "Rome", new Geo(42, null, List.of())));
    }

    @Test
    void createsOnlyTheLevelThatIsMissing() {
        people.update(key, HOME.set(new Address("1 Row", "London", null))).execute();

        Person after = people.update(key, LAT.set(51), CITY.set("Leeds"))
                .creatingParents()
                .execute();

        assertThat(after.home()).isEqualTo(new Address("1 Row", "Leeds", new Geo(51, null, List.of())));
        assertThat(last(UpdateItemRequest.class).updateExpression()).contains("#0.#", ", ");
    }

    @Test
    void putsSeveralChildrenIntoOneNewMap() {
        Person after = people.update(
                        key,
                        CITY.set("Rome"),
                        HOME.dot(Addresses.STREET).setIfAbsent("Via Appia"),
                        LAT.add(41),
                        HOME.dot(Addresses.GEO).dot(Geos.NAMES).append("Roma"),
                        SCHEMA.path("scores.go").add(3))
                .creatingParents()
                .execute();

        assertThat(after.home()).isEqualTo(new Address("Via Appia", "Rome", new Geo(41, null, List.of("Roma"))));
        assertThat(after.scores()).containsExactly(Map.entry("go", 3));
    }

    @Test
    void aStoredNullCountsAsAbsent() {
        store(Map.of("email", s("a@b"), "age", n(1), "version", n(1), "home", AttributeValue.fromNul(true)));

        assertThat(people.update(key, CITY.set("Rome"))
                        .creatingParents()
                        .execute()
                        .home())
                .isEqualTo(new Address(null, "Rome", null));
    }

    @Test
    void thereIsNothingToRemoveWhereThereIsNoMap() {
        Person after = people.update(key, HOME.dot(Addresses.STREET).remove())
                .creatingParents()
                .execute();

        assertThat(after.home()).isNull();
        assertThat(stored()).doesNotContainKey("home");
    }

    @Test
    void aNewMapKeepsTheRulesOfItsSchema() {
        assertThatThrownBy(() -> people.update(key, HOME.dot(Addresses.STREET).set("1 Row"))
                        .creatingParents()
                        .execute())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'home.city' is required");
        assertThat(sent()).isEmpty();
    }

    @Test
    void listsAreNotCreated() {
        assertThatThrownBy(() -> people.update(
                                key,
                                HOME.dot(Addresses.GEO).dot(Geos.NAMES).at(0).set("x"))
                        .creatingParents()
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("makes maps, not lists");
        assertThatThrownBy(() -> people.update(key, TAGS.at(0).set("x"))
                        .creatingParents()
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'tags[0]'");
        assertThat(sent()).isEmpty();
    }

    @Test
    void aValueThatDynamoDbComputesCannotGoIntoANewMap() {
        assertThatThrownBy(() -> people.update(key, SCORES.key("go").set(AGE))
                        .creatingParents()
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("set a value, or create the map first");
    }

    @Test
    void theItemItselfIsNotCreated() {
        assertThatThrownBy(() -> people.update(KEY.of("nobody"), CITY.set("Rome"))
                        .creatingParents()
                        .execute())
                .isInstanceOf(ConditionFailedException.class)
                .hasMessageContaining("There is no item with this key");
        assertThat(people.get(KEY.of("nobody")).execute()).isEmpty();
    }

    @Test
    void anUpsertCreatesTheItemAndItsMaps() {
        Person after = people.upsert(KEY.of("new-one"), EMAIL.set("n@example.org"), AGE.set(1), CITY.set("Rome"))
                .creatingParents()
                .execute();

        assertThat(after.home()).isEqualTo(new Address(null, "Rome", null));
        assertThat(after.roles()).containsExactly("member");
    }

    @Test
    void aConditionOfTheCallersIsKeptInBothRequests() {
        assertThatThrownBy(() -> people.update(key, CITY.set("Rome"))
                        .onlyIf(AGE.ge(99))
                        .creatingParents()
                        .execute())
                .isInstanceOf(ConditionFailedException.class);
        assertThat(stored()).doesNotContainKey("home").containsEntry("version", n(1));
    }

    @Test
    void thePlanShowsBothRequestsAndWhenTheSecondIsSent() {
        RequestPlan plan =
                people.update(key, CITY.set("Rome")).creatingParents().request();

        assertThat(plan.requests()).hasSize(2);
        assertThat(plan.entries().get(0).when()).isEmpty();
        assertThat(plan.entries().get(1).when()).isEqualTo("if the condition fails because of an absent 'home'");
        assertThat(plan.first(UpdateItemRequest.class).conditionExpression()).contains("attribute_type(#");
        assertThat(((UpdateItemRequest) plan.requests().get(1)).conditionExpression())
                .contains("attribute_not_exists(#");
        assertThat(plan.toString())
                .startsWith("UpdateItem {")
                .contains("\n\n-- if the condition fails")
                .contains("\nUpdateItem {");
        assertThat(sent()).isEmpty();
    }

    @Test
    void isNoPartOfATransaction() {
        assertThatThrownBy(() -> people.update(key, CITY.set("Rome"))
                        .creatingParents()
                        .compileWrite(clock.instant(), ItemEncoding.values()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("two requests");
    }

    /** A model on which something else happens before each update. */
    private Model<Person> interrupted(Runnable... interruptions) {
        AtomicInteger updates = new AtomicInteger();
        RequestListener listener = new RequestListener() {
            @Override
            public void requestSent(RequestSent event) {
                int number = updates.getAndIncrement();
                if (number < interruptions.length) {
                    interruptions[number].run();
                }
            }
        };
        return Dynamodel.builder()
                .client(db.client())
                .listener(listener)
                .build()
                .model("people", People.SCHEMA);
    }

    private void createHome() {
        people.update(key, HOME.set(new Address("theirs", "York", null))).execute();
    }

    private void removeHome() {
        people.update(key, HOME.remove()).execute();
    }

    @Test
    void aMapThatSomebodyElseCreatesInBetweenIsKept() {
        Person after = interrupted(() -> {}, this::createHome)
                .update(key, CITY.set("Rome"))
                .creatingParents()
                .execute();

        assertThat(after.home()).isEqualTo(new Address("theirs", "Rome", null));
    }

    @Test
    void aMapThatSomebodyElseRemovesInBetweenIsCreated() {
        createHome();

        Person after = interrupted(this::removeHome)
                .update(key, CITY.set("Rome"))
                .creatingParents()
                .execute();

        assertThat(after.home()).isEqualTo(new Address(null, "Rome", null));
    }

    @Test
    void somebodyWhoAlwaysInterfersIsGivenWayToInTheEnd() {
        Runnable create = this::createHome;
        Runnable remove = this::removeHome;

        assertThatThrownBy(() -> interrupted(() -> {}, create, remove, create, remove, create, remove, create, remove)
                        .update(key, CITY.set("Rome"))
                        .creatingParents()
                        .execute())
                .isInstanceOf(ConditionFailedException.class)
                .hasMessageContaining("home");
    }
}
