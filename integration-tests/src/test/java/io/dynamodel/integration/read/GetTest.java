package io.dynamodel.integration.read;

import static io.dynamodel.integration.sample.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.PeopleTable;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.Selection;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

class GetTest extends PeopleTable {
    GetTest(LocalDynamoDb db) {
        super(db);
    }

    @Test
    void givesTheItemIfThereIsOne() {
        Person stored = people.put(ada(id)).execute();

        assertThat(people.get(key).execute()).contains(stored);
        assertThat(people.get(KEY.of("nobody")).execute()).isEmpty();
        assertThat(last(GetItemRequest.class).consistentRead()).isNull();
    }

    @Test
    void readsConsistentlyWhenAsked() {
        assertThat(people.get(key).consistent().execute()).isEmpty();
        assertThat(last(GetItemRequest.class).consistentRead()).isTrue();
    }

    @Test
    void aKeyGoesTheWayOfStoredValues() {
        Dynamodel.create(db.client())
                .model("notes", Notes.SCHEMA)
                .table()
                .createIfAbsent()
                .execute();

        Key<Notes.Note> note = Notes.KEY.of("ada", 7);

        assertThat(note.values()).containsOnly(Map.entry("owner", s("ada")), Map.entry("number", n(7)));
        assertThat(note).hasToString("{owner: ada, number: 7}");
        assertThat(Dynamodel.create(db.client())
                        .model("notes", Notes.SCHEMA)
                        .get(note)
                        .execute())
                .isEmpty();
    }

    @Test
    void selectionsAreReadByTokens() {
        people.put(person(id, 30).withHome(new Address("1 Row", "London", new Geo(51, 0, List.of("x", "y")))))
                .execute();

        Selection<Person> selection = people.get(key)
                .select(
                        AGE,
                        NICKNAME,
                        ROLES,
                        TAGS,
                        HOME.dot(Addresses.CITY),
                        HOME.dot(Addresses.GEO).dot(Geos.NAMES).at(1))
                .execute()
                .orElseThrow();

        assertThat(selection.get(AGE)).isEqualTo(30);
        assertThat(selection.find(NICKNAME)).isEmpty();
        assertThat(selection.get(ROLES)).containsExactly("member");
        assertThat(selection.get(TAGS)).isEmpty();
        assertThat(selection.get(HOME.dot(Addresses.CITY))).isEqualTo("London");
        assertThat(selection.get(HOME.dot(Addresses.GEO).dot(Geos.NAMES).at(1))).isEqualTo("y");
        assertThatThrownBy(() -> selection.get(EMAIL))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'email' was not selected");
        assertThat(last(GetItemRequest.class).projectionExpression()).isEqualTo("#0, #1, #2, #3, #4.#5, #4.#6.#7[1]");
    }

    @Test
    void aSelectionOfNoItemIsEmpty() {
        assertThat(people.get(key).select(AGE).execute()).isEmpty();
    }

    @Test
    void selectedListElementsKeepTheirIndexes() {
        people.put(person(id, 1)).execute();
        people.update(key, TAGS.set(List.of("0", "1", "2", "3"))).execute();

        Selection<Person> selection = people.get(key)
                .select(TAGS.at(3), TAGS.at(1), TAGS.at(9))
                .execute()
                .orElseThrow();

        assertThat(selection.get(TAGS.at(1))).isEqualTo("1");
        assertThat(selection.get(TAGS.at(3))).isEqualTo("3");
        assertThat(selection.find(TAGS.at(9))).isEmpty();
    }

    @Test
    void overlappingOrUnknownPathsAreRefused() {
        assertThatThrownBy(() ->
                        people.get(key).select(HOME, HOME.dot(Addresses.CITY)).request())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("home");
        assertThatThrownBy(() -> people.get(key).select())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("at least one attribute");
        assertThatThrownBy(() -> SCHEMA.path("home.citi"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'citi'")
                .hasMessageContaining("city");
        assertThat(sent()).isEmpty();
    }

    @Test
    void aStoredItemThatDoesNotFitNamesTableKeyAndPath() {
        store(Map.of("email", s("a@b"), "age", n(1), "home", m(Map.of("city", n(5)))));

        assertThatThrownBy(() -> people.get(key).execute()).isInstanceOfSatisfying(ItemMappingException.class, bad -> {
            assertThat(bad.table()).isEqualTo("people");
            assertThat(bad.key()).isEqualTo("{id: " + id + "}");
            assertThat(bad.path()).isEqualTo("home.city");
        });
        assertThatThrownBy(
                        () -> people.get(key).select(HOME.dot(Addresses.CITY)).execute())
                .isInstanceOfSatisfying(ItemMappingException.class, bad -> {
                    assertThat(bad.key()).isEqualTo("{id: " + id + "}");
                    assertThat(bad.path()).isEqualTo("home.city");
                });
    }

    @Test
    void aStoredNullReadsAsAbsent() {
        AttributeValue none = AttributeValue.fromNul(true);
        store(Map.of("email", s("a@b"), "age", n(1), "nickname", none, "roles", none, "home", none, "version", none));

        Person read = people.get(key).execute().orElseThrow();

        assertThat(read)
                .extracting(Person::nickname, Person::roles, Person::home, Person::version)
                .containsExactly(null, Set.of(), null, 0L);
        assertThat(people.get(key).select(NICKNAME).execute().orElseThrow().find(NICKNAME))
                .isEmpty();
    }
}
