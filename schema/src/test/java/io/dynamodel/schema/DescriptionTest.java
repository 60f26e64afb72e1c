package io.dynamodel.schema;

import static io.dynamodel.schema.Rules.alias;
import static io.dynamodel.schema.Rules.atLeast;
import static io.dynamodel.schema.Rules.each;
import static io.dynamodel.schema.Rules.sensitive;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.value.ValueType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DescriptionTest {
    private final SchemaDescription users = Users.SCHEMA.schemaDescription();

    private AttributeDescription attribute(String name) {
        return users.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSchemaIsPlainData() {
        assertThat(users.itemType()).isEqualTo("User");
        assertThat(users.attributes())
                .extracting(AttributeDescription::name)
                .containsExactly("id", "email", "age", "nickname", "roles", "home", "joined", "version");
        assertThat(users.key()).isEqualTo(new KeyDescription(List.of("id"), List.of()));
        assertThat(users.indexes())
                .containsExactly(new IndexDescription(
                        "by-email",
                        true,
                        new KeyDescription(List.of("email"), List.of("joined")),
                        IndexDescription.Projection.ALL,
                        List.of()));
        assertThat(users.unknownOnRead()).isEqualTo("drop");
        assertThat(users.unknownOnWrite()).isEqualTo("drop");
    }

    @Test
    void attributesTellTypeRulesAndRole() {
        assertThat(attribute("age").type()).isEqualTo(TypeDescription.of("integer", ValueType.N));
        assertThat(attribute("age").rules())
                .containsExactly(
                        new RuleDescription("atLeast", Map.of("minimum", "0")),
                        new RuleDescription("atMost", Map.of("maximum", "150")));
        assertThat(attribute("email").rules())
                .extracting(RuleDescription::name)
                .containsExactly("required", "trim", "lowerCase", "matching");
        assertThat(attribute("roles").rules())
                .containsExactly(
                        new RuleDescription("defaultTo", Map.of("value", "[member]", "on", List.of("PUT", "INSERT"))),
                        new RuleDescription("each", Map.of("rules", List.of("oneOf"))));
        assertThat(attribute("joined").role()).isEqualTo("createdAt");
        assertThat(attribute("version").role()).isEqualTo("version");
        assertThat(attribute("nickname").role()).isEqualTo("attribute");
    }

    @Test
    void keyAttributesAreRequired() {
        assertThat(attribute("id").required()).isTrue();
        assertThat(attribute("email").required()).isTrue();
        assertThat(attribute("nickname").required()).isFalse();
    }

    @Test
    void nestedSchemasAreWithin() {
        SchemaDescription home = attribute("home").type().schema();

        assertThat(attribute("home").type().valueType()).isEqualTo(ValueType.M);
        assertThat(home.itemType()).isEqualTo("Address");
        assertThat(home.key()).isNull();
        assertThat(home.attributes()).extracting(AttributeDescription::name).containsExactly("street", "city");
        assertThat(home.recursive()).isFalse();
    }

    @Test
    void componentsAliasesAndSecretsAreTold() {
        DocumentSchemaBuilder s = Schema.documents("things");
        s.string("em", alias("email"), sensitive());
        s.list("scores", AttributeTypes.integer(), each(atLeast(0)));
        s.constant("kind", "thing");
        s.validate(d -> true, "be good");
        SchemaDescription things = s.build().schemaDescription();

        assertThat(things.attributes().get(0).alias()).isEqualTo("email");
        assertThat(things.attributes().get(0).sensitive()).isTrue();
        assertThat(things.attributes().get(1).type().element()).isEqualTo(TypeDescription.of("integer", ValueType.N));
        assertThat(things.attributes().get(2).role()).isEqualTo("constant");
        assertThat(things.rules()).containsExactly(new RuleDescription("validate", Map.of("message", "be good")));
        assertThat(things.unknownOnWrite()).isEqualTo("reject");
    }

    @Test
    void describingTwiceGivesEqualData() {
        assertThat(Users.SCHEMA.schemaDescription()).isEqualTo(users);
        assertThat(Users.SCHEMA.describe().schema()).isEqualTo(users);
    }
}
