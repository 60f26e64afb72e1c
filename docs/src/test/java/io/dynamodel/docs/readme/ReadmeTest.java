package io.dynamodel.docs.readme;

import static io.dynamodel.docs.readme.Addresses.CITY;
import static io.dynamodel.docs.readme.Users.AGE;
import static io.dynamodel.docs.readme.Users.BY_EMAIL;
import static io.dynamodel.docs.readme.Users.EMAIL;
import static io.dynamodel.docs.readme.Users.HOME;
import static io.dynamodel.docs.readme.Users.ID;
import static io.dynamodel.docs.readme.Users.KEY;
import static io.dynamodel.docs.readme.Users.NICKNAME;
import static io.dynamodel.docs.readme.Users.ROLES;
import static io.dynamodel.schema.SortCondition.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.docs.Markdown;
import io.dynamodel.query.Model;
import io.dynamodel.query.UpdateOperation;
import io.dynamodel.schema.Selection;
import io.dynamodel.testing.DynamoDbTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@DynamoDbTest
class ReadmeTest {
    private final DynamoDbClient client;
    private Model<User> users;

    ReadmeTest(DynamoDbClient client) {
        this.client = client;
    }

    @BeforeEach
    void createTable() {
        users = Dynamodel.create(client).model("users", Users.SCHEMA);
        users.table().createIfAbsent().execute();
    }

    @Test
    void turnsThisIntoThat() {
        // region update
        UpdateOperation<User> birthday = users.update(
                        KEY.of("u-1"),
                        AGE.add(1),
                        NICKNAME.remove(),
                        HOME.dot(CITY).set("Paris"))
                .onlyIf(ROLES.contains("admin").or(AGE.lt(18)));

        System.out.println(birthday.request()); // nothing is sent before execute()
        // endregion
        assertThat(birthday.request().toString())
                .isEqualTo(Markdown.of("README.md").output("update"));
    }

    @Test
    void runsTheProgram() {
        DynamoDbClient dynamoDb = client;
        // region program
        Dynamodel db = Dynamodel.create(dynamoDb); // a DynamoDbClient, such as DynamoDbClient.create()
        Model<User> users = db.model("users", Users.SCHEMA);
        users.table().createIfAbsent().execute();

        User ada = users.create(
                        EMAIL.to(" Ada@Example.org"),
                        AGE.to(36),
                        ROLES.to(Set.of("admin")),
                        HOME.to(new Address("1 Row", "London")))
                .execute(); // validated, defaults filled in, given back as it is stored

        Optional<User> found = users.get(KEY.of(ada.id())).execute();

        List<User> list = users.query(BY_EMAIL)
                .partition("ada@example.org")
                .sort(after(Instant.parse("2026-01-01T00:00:00Z")))
                .filter(HOME.dot(CITY).beginsWith("Lon").and(AGE.ge(18)))
                .descending()
                .limit(20)
                .list();

        User older = users.update(KEY.of(ada.id()), AGE.add(1), HOME.dot(CITY).set("Paris"))
                .onlyIf(ROLES.contains("admin"))
                .execute();

        User renamed = users.modify(
                        KEY.of(ada.id()),
                        u -> new User(
                                u.id(), u.email(), u.age(), "Countess", u.roles(), u.home(), u.joined(), u.version()))
                .execute(); // writes the difference, if nobody else changed the item in between

        db.transaction(
                        users.create(EMAIL.to("grace@example.org"), AGE.to(45)),
                        users.update(KEY.of(ada.id()), ROLES.add("member")).onlyIf(ROLES.contains("admin")))
                .execute(); // all or nothing; a failure says which operation, why, and what the item was like
        // endregion
        assertThat(ada.email()).isEqualTo("ada@example.org");
        assertThat(ada.version()).isEqualTo(1);
        assertThat(found).contains(ada);
        assertThat(list).containsExactly(ada);
        assertThat(older.age()).isEqualTo(37);
        assertThat(older.home()).isEqualTo(new Address("1 Row", "Paris"));
        assertThat(renamed.nickname()).isEqualTo("Countess");
        assertThat(renamed.version()).isEqualTo(3);
        assertThat(users.get(KEY.of(ada.id())).execute().orElseThrow().roles()).containsOnly("admin", "member");
        assertThat(users.query(BY_EMAIL).partition("grace@example.org").list()).hasSize(1);
    }

    @Test
    void refusesABadItemWithAllItsViolations() {
        assertThatThrownBy(() -> {
                    // region violations
                    User bad = new User(null, "nobody", 200, null, Set.of("king"), new Address("1 Row", null), null, 0);
                    users.create(bad).execute();
                    // endregion
                })
                .isInstanceOf(ValidationException.class)
                .hasMessage(Markdown.of("README.md").output("violations"));
    }

    @Test
    void givesAPartOfAnItemAsASelection() {
        User ada = users.create(EMAIL.to("ada@example.org"), AGE.to(36)).execute();
        // region selection
        Optional<Selection<User>> part =
                users.get(KEY.of(ada.id())).select(ID, EMAIL).execute();
        String email = part.map(selection -> selection.get(EMAIL)).orElse("nobody");
        // endregion
        assertThat(email).isEqualTo("ada@example.org");
    }

    @Test
    void runsWithoutBlockingAThread(DynamoDbAsyncClient asyncClient) {
        User ada = users.create(EMAIL.to("ada@example.org"), AGE.to(36)).execute();
        // region async
        Dynamodel db =
                Dynamodel.builder().client(client).asyncClient(asyncClient).build();
        Model<User> users = db.model("users", Users.SCHEMA);
        String email = users.get(KEY.of(ada.id()))
                .executeAsync()
                .thenApply(user -> user.map(User::email).orElse("nobody"))
                .join();
        // endregion
        assertThat(email).isEqualTo("ada@example.org");
    }

    @Test
    void tellsWhoWasThereFirst() {
        User ada = users.create(EMAIL.to("ada@example.org"), AGE.to(36)).execute();
        assertThatThrownBy(() -> users.create(ada).execute())
                .isInstanceOfSatisfying(
                        ConditionFailedException.class,
                        e -> assertThat(e.item(User.class)).contains(ada));
    }
}
