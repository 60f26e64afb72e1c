package io.dynamodel.integration.unique;

import static io.dynamodel.schema.Rules.sensitive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.UniqueViolationException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.KeyPart;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.QueryTarget;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.Isolation;
import io.dynamodel.testing.LocalDynamoDb;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;

/** Constraints hold in tables of every key: claims are items of the table and must have such keys. */
@DynamoDbTest(isolation = Isolation.PER_METHOD)
class UniqueKeysTest {
    private final LocalDynamoDb db;
    private final Dynamodel dynamodel;

    UniqueKeysTest(LocalDynamoDb db) {
        this.db = db;
        this.dynamodel = Dynamodel.create(db.client());
    }

    /** How values of a type are made. */
    record Part(
            String type,
            Function<DocumentSchemaBuilder, Function<String, KeyPart<Document, Object>>> register,
            IntFunction<Object> value) {
        @Override
        public String toString() {
            return type;
        }
    }

    /** The shape of a key. */
    record Shape(Part partition, List<Part> sort) {
        @Override
        public String toString() {
            return partition + (sort.isEmpty() ? "" : " and " + sort.get(0));
        }
    }

    @SuppressWarnings("unchecked") // the values are those of the part
    private static Part part(
            String type,
            Function<DocumentSchemaBuilder, Function<String, ? extends KeyPart<Document, ?>>> register,
            IntFunction<Object> value) {
        return new Part(
                type, s -> name -> (KeyPart<Document, Object>) register.apply(s).apply(name), value);
    }

    static Stream<Shape> shapes() {
        List<Part> parts = List.of(
                part("S", s -> name -> s.string(name), i -> "i" + i),
                part("N", s -> name -> s.decimal(name), i -> new BigDecimal(i).movePointLeft(1)),
                part("B", s -> name -> s.binary(name), i -> SdkBytes.fromByteArray(new byte[] {(byte) i, -1})));
        return parts.stream()
                .flatMap(partition -> Stream.concat(
                        Stream.of(new Shape(partition, List.of())),
                        parts.stream().map(sort -> new Shape(partition, List.of(sort)))));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyVerbKeepsThem(Shape shape) {
        DocumentSchemaBuilder s = Schema.documents("things");
        KeyPart<Document, Object> partition =
                shape.partition().register().apply(s).apply("pk");
        StringAttribute<Document> email;
        Function<Integer, Key<Document>> key;
        QueryTarget<Document, Object> target;
        if (shape.sort().isEmpty()) {
            PrimaryKey<Document, Object> primary = s.key(partition);
            key = i -> primary.of(shape.partition().value().apply(i));
            target = primary;
        } else {
            Part sort = shape.sort().get(0);
            KeyPart<Document, Object> other = sort.register().apply(s).apply("sk");
            SortedKey<Document, Object, Object> primary = s.key(partition, other);
            s.globalIndex("inverted", other, partition);
            key = i ->
                    primary.of(shape.partition().value().apply(i), sort.value().apply(i));
            target = primary;
        }
        email = s.string("email");
        s.unique(email);
        Schema<Document> schema = s.build();
        Model<Document> things = dynamodel.model("things", schema);
        things.table().create().execute();

        things.upsert(key.apply(1), email.set("a")).execute();
        things.upsert(key.apply(2), email.set("b")).execute();
        UniqueViolationException violation = catchThrowableOfType(
                UniqueViolationException.class,
                () -> things.update(key.apply(2), email.set("a")).execute());
        assertThat(violation.holder()).isEqualTo(key.apply(1).toString());
        dynamodel
                .transaction(things.update(key.apply(1), email.set("b")), things.update(key.apply(2), email.set("a")))
                .execute();
        assertThat(things.get(key.apply(1)).execute())
                .hasValueSatisfying(item -> assertThat(item.get("email")).isEqualTo("b"));
        assertThat(things.scan().list()).hasSize(2);
        assertThat(things.query(target)
                        .partition(shape.partition().value().apply(1))
                        .list())
                .hasSize(1);
        assertThat(things.verifyUnique().execute().isClean()).isTrue();
        assertThat(things.verifyUnique().execute().claims()).isEqualTo(2);
        things.delete(key.apply(1)).execute();
        things.update(key.apply(2), email.remove()).execute();
        assertThat(db.client().scan(scan -> scan.tableName("things")).count()).isEqualTo(1);
    }

    @Test
    void anIndexOfKeysAloneIsScannedWithoutClaims() {
        DocumentSchemaBuilder s = Schema.documents("things");
        StringAttribute<Document> partition = s.string("pk");
        StringAttribute<Document> sort = s.string("sk");
        StringAttribute<Document> email = s.string("email");
        SortedKey<Document, String, String> key = s.key(partition, sort);
        var inverted = s.globalIndex("inverted", sort, partition);
        s.unique(email);
        Model<Document> things = dynamodel.model("things", s.build());
        things.table().create().execute();
        things.upsert(key.of("p", "s"), email.set("a")).execute();
        assertThat(db.client()
                        .scan(scan -> scan.tableName("things").indexName("inverted"))
                        .count())
                .isEqualTo(2);
        assertThat(things.scan(inverted).list()).hasSize(1);
        assertThat(things.scan(inverted).count()).isEqualTo(1);
        assertThat(things.query(inverted).partition("s").list()).hasSize(1);
        assertThatThrownBy(() -> key.of("p", "dynamodel.unique/x")).isInstanceOf(ValidationException.class);
    }

    @Test
    void sensitiveValuesAndKeysAreNeverShown() {
        DocumentSchemaBuilder s = Schema.documents("things");
        PrimaryKey<Document, String> key = s.key(s.string("id", sensitive()));
        StringAttribute<Document> email = s.string("email", sensitive());
        s.unique(email);
        Model<Document> things = dynamodel.model("things", s.build());
        things.table().create().execute();
        things.upsert(key.of("secret-1"), email.set("secret-2")).execute();
        UniqueViolationException violation = catchThrowableOfType(
                UniqueViolationException.class,
                () -> things.upsert(key.of("secret-3"), email.set("secret-2")).execute());
        assertThat(violation).hasMessageNotContaining("secret");
        assertThat(violation.holder()).isEqualTo("{id: <hidden>}");
        assertThat(things.create(Document.of("id", "secret-4", "email", "secret-5"))
                        .request()
                        .toString())
                .contains("TransactWriteItems")
                .doesNotContain("secret");
    }

    @Test
    void twoSchemasOfOneTableShareTheConstraintOfOneName() {
        DocumentSchemaBuilder s = Schema.documents("people");
        PrimaryKey<Document, String> personKey = s.key(s.string("id"));
        StringAttribute<Document> personEmail = s.string("email");
        s.constant("kind", "person");
        s.unique("address", personEmail);
        DocumentSchemaBuilder t = Schema.documents("companies");
        PrimaryKey<Document, String> companyKey = t.key(t.string("id"));
        StringAttribute<Document> companyEmail = t.string("contact");
        t.constant("kind", "company");
        t.unique("address", companyEmail);
        Model<Document> people = dynamodel.model("parties", s.build());
        Model<Document> companies = dynamodel.model("parties", t.build());
        people.table().create().execute();

        people.upsert(personKey.of("p"), personEmail.set("a")).execute();
        assertThatThrownBy(() -> companies
                        .upsert(companyKey.of("c"), companyEmail.set("a"))
                        .execute())
                .isInstanceOf(UniqueViolationException.class);
        dynamodel
                .transaction(
                        people.delete(personKey.of("p")), companies.upsert(companyKey.of("c"), companyEmail.set("a")))
                .execute();
        assertThatThrownBy(() ->
                        people.upsert(personKey.of("p"), personEmail.set("a")).execute())
                .isInstanceOf(UniqueViolationException.class);
        assertThat(people.verifyUnique().execute().isClean()).isTrue();
        assertThat(companies.verifyUnique().execute().isClean()).isTrue();
    }

    @Test
    void aConstraintOnAnAttributeOfTheKeyHoldsForUpsertsOfOtherAttributes() {
        DocumentSchemaBuilder s = Schema.documents("things");
        StringAttribute<Document> partition = s.string("p");
        StringAttribute<Document> sort = s.string("q");
        StringAttribute<Document> note = s.string("note");
        SortedKey<Document, String, String> key = s.key(partition, sort);
        s.unique(sort);
        Model<Document> things = dynamodel.model("things", s.build());
        things.table().create().execute();

        things.create(Document.of("p", "1", "q", "x")).execute();
        assertThatThrownBy(() -> things.upsert(key.of("2", "x"), note.set("n")).execute())
                .isInstanceOf(UniqueViolationException.class);
        assertThatThrownBy(() -> things.upsert(key.of("2", "x")).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("changes nothing, which a transaction cannot carry");
        things.upsert(key.of("3", "y"), note.set("n")).execute();
        things.upsert(key.of("3", "y"), note.set("m")).execute();
        assertThatThrownBy(() -> things.create(Document.of("p", "4", "q", "y")).execute())
                .isInstanceOf(UniqueViolationException.class);
        assertThat(things.verifyUnique().execute().isClean()).isTrue();
        assertThat(things.verifyUnique().execute().claims()).isEqualTo(2);
    }
}
