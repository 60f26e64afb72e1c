package io.dynamodel.integration.write;

import static io.dynamodel.integration.sample.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.expression.Update;
import io.dynamodel.integration.sample.PeopleTable;
import io.dynamodel.testing.LocalDynamoDb;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Rules that DynamoDB checks in the library's stead: no bad item gets in through an update. */
class GuardsTest extends PeopleTable {
    GuardsTest(LocalDynamoDb db) {
        super(db);
    }

    @BeforeEach
    void somebody() {
        people.put(person(id, 149)).execute();
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    private void refusedByTheEngine(Update<Person>... updates) {
        Map<String, AttributeValue> before = stored();
        assertThatThrownBy(() -> people.update(key, updates).execute()).isInstanceOf(ConditionFailedException.class);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aSumStaysUnderItsUpperBound() {
        assertThat(people.update(key, AGE.add(1)).execute().age()).isEqualTo(150);
        assertThat(last(UpdateItemRequest.class).conditionExpression()).contains("<=");

        refusedByTheEngine(AGE.add(1));
    }

    @Test
    void aDifferenceStaysAboveItsLowerBound() {
        refusedByTheEngine(AGE.subtract(150));
        assertThat(people.update(key, AGE.subtract(149)).execute().age()).isZero();
    }

    @Test
    void aComputedNumberKeepsItsBounds() {
        people.update(key, POINTS.set(1)).execute();

        refusedByTheEngine(AGE.set(AGE.plus(2)));
        assertThat(people.update(key, AGE.set(AGE.plus(1))).execute().age()).isEqualTo(150);
    }

    @Test
    void aSumWithAFallbackKeepsItsBounds() {
        refusedByTheEngine(AGE.set(AGE.orElse(1).plus(2)));
        refusedByTheEngine(AGE.set(POINTS.orElse(150).plus(1)));
        assertThat(people.update(key, AGE.set(POINTS.orElse(149).plus(1)))
                        .execute()
                        .age())
                .isEqualTo(150);

        people.update(key, POINTS.set(149)).execute();
        assertThat(people.update(key, AGE.set(POINTS.orElse(AGE).plus(1)))
                        .execute()
                        .age())
                .isEqualTo(150);
        people.update(key, POINTS.remove()).execute();
        refusedByTheEngine(AGE.set(POINTS.orElse(AGE).plus(1)));
    }

    @Test
    void aCopiedNumberKeepsItsBounds() {
        people.update(key, POINTS.set(151)).execute();
        refusedByTheEngine(AGE.set(POINTS));

        people.update(key, POINTS.set(12)).execute();
        assertThat(people.update(key, AGE.set(POINTS)).execute().age()).isEqualTo(12);
    }

    @Test
    void anAbsentNumberCountsAsZero() {
        refusedByTheEngine(BALANCE.subtract(BigDecimal.ONE));
        assertThat(people.update(key, BALANCE.add(BigDecimal.ONE)).execute().balance())
                .isEqualByComparingTo("1");
    }

    @Test
    void whatIsSetOnceStaysAsItIs() {
        assertThat(people.update(key, BORN.set("1815")).execute().born()).isEqualTo("1815");
        assertThat(people.update(key, BORN.set("1815")).execute().born()).isEqualTo("1815");

        refusedByTheEngine(BORN.set("1816"));
        assertThatThrownBy(() -> people.update(key, BORN.remove()).execute())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'born' is set once");
    }

    @Test
    void valuesAreCheckedBeforeAnythingIsSent() {
        forget();

        assertThatThrownBy(() -> people.update(key, AGE.set(151), EMAIL.set("nobody"), ROLES.add("king"))
                        .execute())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'age' must be at most 150")
                .hasMessageContaining("'email' must match")
                .hasMessageContaining("'roles");
        assertThatThrownBy(() -> people.update(key, EMAIL.remove()).execute())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'email' is required and cannot be removed");
        assertThat(sent()).isEmpty();
    }

    @Test
    void nestedRulesAreCheckedToo() {
        people.update(key, HOME.set(new Address("s", "c", new Geo(1, 2, List.of()))))
                .execute();

        assertThatThrownBy(() ->
                        people.update(key, HOME.dot(Addresses.CITY).remove()).execute())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'home.city' is required");
        refusedByTheEngine(HOME.dot(Addresses.GEO).dot(Geos.LAT).add(90));
        assertThatThrownBy(() -> people.update(
                                key, HOME.dot(Addresses.GEO).dot(Geos.LAT).set(91))
                        .execute())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'home.geo.lat' must be at most 90");
    }

    @Test
    void aSetOfAllowedElementsTakesNoOther() {
        assertThatThrownBy(() -> people.update(key, ROLES.set(Set.of("king"))).execute())
                .isInstanceOf(ValidationException.class);
        assertThat(people.update(key, ROLES.add("admin")).execute().roles()).contains("admin");
    }
}
