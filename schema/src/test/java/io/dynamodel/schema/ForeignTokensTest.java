package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.impossible;
import static io.dynamodel.schema.Things.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.schema.internal.PathResolver;
import io.dynamodel.schema.internal.Tokens;
import io.dynamodel.schema.internal.UpdatePlanner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All documents have one class, so that the compiler cannot tell the tokens of their schemas apart. */
class ForeignTokensTest {
    private final DocumentSchemaBuilder s = Schema.documents("users");
    private final StringAttribute<Document> name = s.string("name");
    private final DocumentSchemaBuilder innerBuilder = Schema.documents("addresses");
    private final StringAttribute<Document> city = innerBuilder.string("city");
    private final Schema<Document> inner = innerBuilder.build();
    private final MapAttribute<Document, Document> home = s.map("home", inner);
    private final ListAttribute<Document, Document> past = s.list("past", inner);
    private final Schema<Document> users = s.build();

    private final DocumentSchemaBuilder o = Schema.documents("orders");
    private final StringAttribute<Document> otherName = o.string("name");
    private final Schema<Document> orders = o.build();

    @Test
    void anUpdateWithAnotherSchemasTokenIsRefusedByName() {
        assertThat(impossible(() -> UpdatePlanner.plan(
                        users.compiled(), Map.of(), List.of(otherName.set("x")), false, NOW, "update")))
                .isEqualTo(
                        "'name' belongs to the schema of orders, but is used with the schema of users; use the token of"
                                + " that schema");
    }

    @Test
    void aPathOfAnotherSchemaIsRefusedByName() {
        assertThat(impossible(() -> PathResolver.resolve(
                        users.compiled(), orders.path("name").ref().path())))
                .contains("'name' belongs to the schema of orders");
        assertThat(PathResolver.resolve(users.compiled(), name.ref().path()).leaf())
                .isNotNull();
    }

    @Test
    void aKeyOfAnotherSchemaIsTold() {
        DocumentSchemaBuilder k = Schema.documents("keyed");
        PrimaryKey<Document, String> key = k.key(k.string("name"));

        assertThat(impossible(
                        () -> Tokens.requireOrigin(users.compiled(), key.of("x").origin(), "key")))
                .contains("'key' belongs to the schema of keyed");
    }

    @Test
    void dotTakesTokensOfTheNestedSchemaOnly() {
        assertThat(home.dot(city).eq("x")).hasToString("home.city = ?");
        assertThat(impossible(() -> home.dot(otherName)))
                .isEqualTo("'name' is an attribute of the schema of orders, but 'home' holds items of the schema of"
                        + " addresses; use a token of that schema");
        assertThat(impossible(() -> past.at(0, orders)))
                .isEqualTo("'past' holds elements of the schema of addresses, not of the schema of orders");
        assertThat(past.at(0, inner).dot(city).eq("x")).hasToString("past[0].city = ?");
    }

    @Test
    void aReaderGivesAttributesOfItsOwnSchemaOnly() {
        record Thing(String name) {}
        StringAttribute<Thing> foreign = Schema.builder(Thing.class).string("name", Thing::name);
        SchemaBuilder<Thing> t = Schema.builder(Thing.class);
        t.string("name", Thing::name);
        Schema<Thing> schema = t.build(reader -> new Thing(reader.get(foreign)));

        assertThat(Refusals.unreadable(() -> schema.fromItem(Map.of())))
                .hasRootCauseMessage("'name' is no attribute of the schema of Thing");
    }

    @Test
    void aSelectionIsReadByTokensOfItsOwnSchemaOnly() {
        Selection<Document> selection = new Selection<>(users.compiled().origin(), Map.of("name", "Ada"));

        assertThat(selection.get(name)).isEqualTo("Ada");
        assertThat(impossible(() -> selection.get(otherName)))
                .isEqualTo("'name' belongs to the schema of orders, but this is a selection of the schema of users; use"
                        + " the token of that schema");
    }
}
