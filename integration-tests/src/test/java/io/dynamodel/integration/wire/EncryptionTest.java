package io.dynamodel.integration.wire;

import static io.dynamodel.integration.sample.People.AGE;
import static io.dynamodel.integration.sample.People.EMAIL;
import static io.dynamodel.integration.sample.People.NICKNAME;
import static io.dynamodel.integration.sample.People.TAGS;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.crypto.ItemEncryption;
import io.dynamodel.Dynamodel;
import io.dynamodel.integration.sample.People;
import io.dynamodel.integration.sample.People.Address;
import io.dynamodel.integration.sample.People.Person;
import io.dynamodel.query.GetOperation;
import io.dynamodel.query.Model;
import io.dynamodel.query.PutOperation;
import io.dynamodel.query.UpdateOperation;
import io.dynamodel.schema.Key;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.testing.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbBaseClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

/**
 * Beside an interceptor that encrypts items no plaintext leaves, whatever is done: items go through the SDK's values
 * then. A request of Dynamodel's has no configuration of its own, so that nothing can be registered on it alone.
 */
class EncryptionTest {
    private static final String SECRET = ItemEncryption.SECRET;
    private static final Key<Person> KEY = People.KEY.of("p-1");

    private static final LocalDynamoDb DB = LocalDynamoDb.start(Target.http());
    private static final Tap TAP = Tap.listening();

    @BeforeAll
    static void createTable() {
        Dynamodel.create(DB.client())
                .model("people", People.SCHEMA)
                .table()
                .createIfAbsent()
                .execute();
    }

    @AfterAll
    static void close() {
        DB.close();
        TAP.close();
    }

    @BeforeEach
    void forget() {
        TAP.sent().clear();
    }

    private Dynamodel dynamodel(Way way, Consumer<DynamoDbBaseClientBuilder<?, ?>> settings) {
        Dynamodel.Builder builder = Dynamodel.builder();
        if (way == Way.BLOCKING) {
            builder.client(DB.client(c -> {
                c.httpClient(TAP.blocking());
                settings.accept(c);
            }));
        } else {
            builder.asyncClient(DB.asyncClient(c -> {
                c.httpClient(TAP.async());
                settings.accept(c);
            }));
        }
        return builder.build();
    }

    private static void encryption(DynamoDbBaseClientBuilder<?, ?> client) {
        client.overrideConfiguration(o -> o.addExecutionInterceptor(new ItemEncryption()));
    }

    private static void encryptionByPlugin(DynamoDbBaseClientBuilder<?, ?> client) {
        client.addPlugin(config -> ((DynamoDbServiceClientConfiguration.Builder) config)
                .overrideConfiguration(config.overrideConfiguration().toBuilder()
                        .addExecutionInterceptor(new ItemEncryption())
                        .build()));
    }

    @ParameterizedTest
    @EnumSource
    void noPlaintextLeaves(Way way) {
        Dynamodel dynamodel = dynamodel(way, EncryptionTest::encryption);

        doEverything(way, dynamodel);

        assertThat(TAP.sent()).hasSizeGreaterThan(15).noneMatch(body -> body.contains(SECRET));
        assertThat(dynamodel)
                .hasToString("Dynamodel. Items go through attribute values on DefaultDynamoDb"
                        + (way == Way.BLOCKING ? "" : "Async") + "Client, not over the wire path: the interceptor "
                        + "com.example.crypto.ItemEncryption may read or change items; if it does not, name it with"
                        + " Dynamodel.builder().harmlessInterceptor(..)");
    }

    @ParameterizedTest
    @EnumSource
    void norWhereAPluginAddsTheEncryption(Way way) {
        Dynamodel dynamodel = dynamodel(way, EncryptionTest::encryptionByPlugin);

        doEverything(way, dynamodel);

        assertThat(TAP.sent()).hasSizeGreaterThan(15).noneMatch(body -> body.contains(SECRET));
        assertThat(dynamodel.toString()).contains("com.example.crypto.ItemEncryption may read or change items");
    }

    @ParameterizedTest
    @EnumSource
    void withoutEncryptionTheWirePathIsTakenAndThePlaintextSeen(Way way) {
        Dynamodel dynamodel = dynamodel(way, client -> {});

        doEverything(way, dynamodel);

        assertThat(TAP.sent()).anyMatch(body -> body.contains(SECRET));
        assertThat(dynamodel.toString()).contains("Items go over the wire path");
    }

    private static Person person(String name) {
        return new Person(
                "p-1",
                SECRET + "@example.org",
                36,
                name,
                Set.of("member"),
                List.of(SECRET + " tag", "é😀"),
                new Address(SECRET + " street", SECRET + " city", null),
                Map.of("a", 1),
                null,
                null,
                null,
                null,
                null,
                0);
    }

    private static void doEverything(Way way, Dynamodel dynamodel) {
        Model<Person> people = dynamodel.model("people", People.SCHEMA);
        String first = SECRET + " one";
        String other = SECRET + " two";
        assertThat(way.run(people.create(person(first))).nickname()).isEqualTo(first);
        Person read = way.run(people.get(KEY).consistent()).orElseThrow();
        assertThat(read.nickname()).isEqualTo(first);
        assertThat(read.tags()).containsExactly(SECRET + " tag", "é😀");
        assertThat(read.home()).isEqualTo(new Address(SECRET + " street", SECRET + " city", null));

        assertThat(way.run(people.put(read.withNickname(other)).returningOld())
                        .orElseThrow()
                        .nickname())
                .isEqualTo(first);
        assertThat(way.run(people.update(KEY, NICKNAME.set(first)).onlyIf(NICKNAME.eq(other)))
                        .nickname())
                .isEqualTo(first);
        assertThat(way.run(people.update(KEY, TAGS.append(SECRET)).returningOld())
                        .orElseThrow()
                        .tags())
                .hasSize(2);
        way.run(people.upsert(KEY, EMAIL.set(SECRET + "@example.org"), NICKNAME.set(other))
                .returningNothing());
        assertThat(way.run(people.modify(KEY, p -> p.withNickname(p.nickname() + "!")))
                        .nickname())
                .isEqualTo(other + "!");
        assertThat(way.run(people.check(KEY, NICKNAME.eq(other + "!")))
                        .orElseThrow()
                        .tags())
                .endsWith(SECRET);
        assertThat(way.run(people.get(KEY).select(NICKNAME)).orElseThrow().get(NICKNAME))
                .isEqualTo(other + "!");

        assertThat(way.run(people.query(People.KEY).partition("p-1")))
                .extracting(Person::nickname)
                .containsExactly(other + "!");
        assertThat(way.run(people.query(People.KEY).partition("p-1").filter(NICKNAME.eq(other + "!"))))
                .hasSize(1);
        assertThat(way.run(people.scan().filter(NICKNAME.eq(other + "!"))))
                .extracting(Person::email)
                .containsExactly(SECRET + "@example.org");
        assertThat(way.page(people.scan()).items()).hasSize(1);
        assertThat(way.count(people.scan().filter(AGE.eq(36)))).isEqualTo(1);

        assertThat(way.run(people.delete(KEY).onlyIf(NICKNAME.eq(other + "!")).returningOld())
                        .orElseThrow()
                        .nickname())
                .isEqualTo(other + "!");
        PutOperation<Person> put = people.put(person(first)).ignoringVersion();
        assertThat(way.run(dynamodel.batchWrite(put, people.delete(People.KEY.of("none"))))
                        .stored(put)
                        .nickname())
                .isEqualTo(first);
        GetOperation<Person> get = people.get(KEY);
        assertThat(way.run(dynamodel.batchGet(get)).item(get).orElseThrow().nickname())
                .isEqualTo(first);
        assertThat(way.run(people.batchGet(KEY).select(NICKNAME)).items())
                .extracting(selection -> selection.get(NICKNAME))
                .containsExactly(first);
        PutOperation<Person> again = people.put(person(other)).ignoringVersion();
        assertThat(way.run(dynamodel.transaction(again, people.delete(People.KEY.of("none"))))
                        .stored(again)
                        .nickname())
                .isEqualTo(other);
        UpdateOperation<Person> renamed =
                people.update(KEY, NICKNAME.set(first)).onlyIf(NICKNAME.eq(other));
        way.run(dynamodel.transaction(
                renamed, people.check(People.KEY.of("none"), NICKNAME.ne(other).and(NICKNAME.notExists()))));
        assertThat(way.run(dynamodel.transactGet(get)).item(get).orElseThrow().nickname())
                .isEqualTo(first);
        way.run(people.put(person(first)).ignoringVersion());
        way.run(people.delete(KEY));
        assertThat(way.run(people.get(KEY))).isEmpty();
    }
}
