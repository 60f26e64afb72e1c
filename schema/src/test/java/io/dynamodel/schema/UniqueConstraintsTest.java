package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.problems;
import static io.dynamodel.schema.Within.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.ValidationException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

class UniqueConstraintsTest {
    private final DocumentSchemaBuilder s = Schema.documents("users");
    private final StringAttribute<Document> id = s.string("id");
    private final StringAttribute<Document> email = s.string("email");
    private final StringAttribute<Document> tenant = s.string("tenant");
    private final NumberAttribute<Document, Integer> number = s.integer("number");

    @Test
    void areCalledAfterTheirAttributes() {
        s.key(id);
        assertThat(s.unique(email).name()).isEqualTo("email");
        assertThat(s.unique(email, number).name()).isEqualTo("email+number");
        assertThat(s.unique(email, within(tenant)).name()).isEqualTo("email@tenant");
        assertThat(s.unique(number, within(email, tenant)).name()).isEqualTo("number@email+tenant");
        UniqueConstraint<Document> named = s.unique("badge", number, within(tenant));
        assertThat(named.name()).isEqualTo("badge").isEqualTo(named.toString());
        assertThat(named.attributes()).containsExactly("number", "tenant");
    }

    @Test
    void arePartOfTheDescription() {
        s.key(id);
        s.unique(email);
        s.unique("badge", number, within(tenant));
        assertThat(s.build().schemaDescription().unique())
                .containsExactly(
                        new UniqueDescription("email", List.of("email"), List.of()),
                        new UniqueDescription("badge", List.of("number"), List.of("tenant")));
    }

    @Test
    void aTypedSchemaHasThemToo() {
        SchemaBuilder<User> users = Schema.builder(User.class);
        StringAttribute<User> key = users.string("id", User::id);
        StringAttribute<User> address = users.string("email", User::email);
        users.key(key);
        users.unique(address);
        assertThat(users.build(reader -> new User(reader.get(key), reader.get(address)))
                        .schemaDescription()
                        .unique())
                .extracting(UniqueDescription::name)
                .containsExactly("email");
    }

    record User(String id, String email) {}

    @Test
    void allThatIsWrongIsReportedAtOnce() {
        DocumentSchemaBuilder other = Schema.documents("others");
        StringAttribute<Document> foreign = other.string("foreign");
        s.key(id);
        s.version("version");
        s.unique(email, email);
        s.unique(id, email);
        s.unique(foreign);
        s.unique(s.scalar("expires", AttributeTypes.instant(), Rules.updatedAt()));
        s.unique(tenant, within(number));
        s.unique("tenant@number", s.string("third"));
        s.unique(number, tenant);
        s.unique("", tenant);
        s.string("dynamodel.holder");
        assertThat(problems(s::build))
                .containsExactly(
                        "Unique constraint 'email+email' names an attribute twice: [email, email]",
                        "Unique constraint 'id+email' contains the whole primary key [id], which no two items share"
                                + " anyway; leave the constraint out",
                        "Unique constraint 'foreign': 'foreign' belongs to the schema of others; use an attribute of this"
                                + " schema",
                        "Unique constraint 'expires': 'expires' is updatedAt and says nothing that could be unique",
                        "Unique constraint '': a name has 1 to 255 bytes, but this has 0; give it another with"
                                + " unique(name, ..)",
                        "There are two unique constraints of the name 'tenant@number'; give one another with"
                                + " unique(name, ..)",
                        "Unique constraint 'number+tenant' is on the same attributes as 'tenant@number'; keep one",
                        "Attribute 'dynamodel.holder' has the name of one by which claims of unique constraints are"
                                + " known; take another name");
    }

    @Test
    void needAPrimaryKey() {
        s.unique(email);
        assertThat(problems(s::build))
                .containsExactly("Unique constraint 'email' is of a schema without a primary key; constraints are for"
                        + " items of a table");
    }

    @Test
    void oneOfConstantsAloneIsRefused() {
        s.key(id);
        StringAttribute<Document> kind = s.string("kind");
        StringAttribute<Document> type = s.constant("type", "user");
        s.unique(type);
        s.unique(type, within(kind));
        s.unique(type, email);
        assertThat(problems(s::build))
                .containsExactly(
                        "Unique constraint 'type' is on [type], which all items have in common: the table could"
                                + " hold one item");
    }

    @Test
    void aFormerOneReservesKeysAndIsNoOtherOne() {
        PrimaryKey<Document, String> key = s.key(id);
        s.formerlyUnique("email");
        SchemaDescription described = s.build().schemaDescription();
        assertThat(described.unique()).isEmpty();
        assertThat(described.formerlyUnique()).containsExactly("email");
        assertThatThrownBy(() -> key.of("dynamodel.unique/x")).hasMessageContaining("claims of unique constraints");

        DocumentSchemaBuilder both = Schema.documents("both");
        both.unique(both.string("email"));
        both.formerlyUnique("email");
        assertThat(problems(both::build))
                .containsExactly(
                        "Unique constraint 'email' is of a schema without a primary key; constraints are for items of a"
                                + " table",
                        "Former unique constraint 'email' is of a schema without a primary key; constraints are for items"
                                + " of a table",
                        "'email' is formerlyUnique(..), and there is another unique constraint of that name; keep one");
    }

    @Test
    void keysOfTheLibraryAreRefused() {
        PrimaryKey<Document, String> key = s.key(id);
        assertThatCode(() -> key.of("dynamodel.unique/x")).doesNotThrowAnyException();
        s.unique(email);
        Schema<Document> schema = s.build();
        assertThatThrownBy(() -> key.of("dynamodel.unique/x"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining(
                        "must not begin with 'dynamodel.unique/': claims of unique constraints have these" + " keys");
        assertThatThrownBy(() -> schema.toItem(Document.of("id", "dynamodel.unique/x")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("id")
                .hasMessageContaining("claims of unique constraints");
        assertThatCode(() -> key.of("dynamodel.uniqueness")).doesNotThrowAnyException();
    }

    @Test
    void keysOfTheLibraryAreRefusedInEveryType() {
        DocumentSchemaBuilder binary = Schema.documents("binary");
        SortedKey<Document, SdkBytes, BigDecimal> key = binary.key(binary.binary("id"), binary.decimal("sort"));
        binary.unique(binary.string("email"));
        assertThat(binary.build()).isNotNull();
        SdkBytes bytes = SdkBytes.fromUtf8String("dynamodel.unique/");
        assertThatThrownBy(() -> key.of(bytes, BigDecimal.ONE)).hasMessageContaining("must not begin with");
        assertThatThrownBy(() -> key.of(SdkBytes.fromUtf8String("x"), new BigDecimal("-9.5E37")))
                .hasMessageContaining("must not lie between -99999999999999999999999999999999999999 and"
                        + " -90000000000000000000000000000000000000");
        assertThatCode(() -> key.of(SdkBytes.fromUtf8String("x"), new BigDecimal("-8.9E37")))
                .doesNotThrowAnyException();
    }
}
