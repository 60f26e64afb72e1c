package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.broken;
import static io.dynamodel.schema.Refusals.impossible;
import static io.dynamodel.schema.Refusals.violations;
import static io.dynamodel.schema.Rules.defaultFrom;
import static io.dynamodel.schema.Rules.whenAbsent;
import static io.dynamodel.schema.Things.NOW;
import static io.dynamodel.schema.Things.storedOf;
import static io.dynamodel.schema.internal.type.Stored.s;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.schema.internal.VersionStep;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenItemsTest {
    record Thing(@Nullable String id, @Nullable String label, int count, int rank, List<String> tags, long version) {}

    private final SchemaBuilder<Thing> s = Schema.builder(Thing.class);
    private final StringAttribute<Thing> id = s.string("id", Thing::id);
    private final StringAttribute<Thing> label =
            s.string("label", Thing::label, defaultFrom(t -> t.id() + t.count() + t.rank() + t.tags() + t.version()));
    private final NumberAttribute<Thing, Integer> count = s.integer("count", Thing::count);
    private final NumberAttribute<Thing, Integer> rank = s.integer("rank", Thing::rank, whenAbsent(7));
    private final ListAttribute<Thing, String> tags = s.list("tags", Thing::tags, AttributeTypes.string());
    private final NumberAttribute<Thing, Long> version = s.version("version", Thing::version);

    @Test
    void functionsOfTheItemSeeItAsReadingWouldShowIt() {
        s.validate(t -> t.tags().isEmpty() && t.version() == 0, "be without tags");
        Schema<Thing> schema = s.build();

        assertThat(storedOf(schema, id.to("a"), count.to(1)))
                .containsEntry("label", s("a17[]0"))
                .doesNotContainKeys("rank", "tags", "version");
    }

    @Test
    void anItemThatCouldNotBeReadAgainIsRefusedBeforeItIsWritten() {
        Schema<Thing> schema = s.build();

        assertThat(violations(() -> storedOf(schema, id.to("a"))))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.path()).isEqualTo("count");
                    assertThat(violation.message()).contains("a Java primitive cannot be null", "whenAbsent(..)");
                });
    }

    @Test
    void nullIsAbsent() {
        Schema<Thing> schema = s.build();

        assertThat(storedOf(schema, id.to("a"), count.to(1), label.to(null))).containsKey("label");
        assertThat(storedOf(schema, id.to("a"), count.to(1), rank.to(null))).doesNotContainKey("rank");
        assertThat(storedOf(schema, id.to("a"), count.to(1), tags.to(List.of())))
                .containsKey("tags");
    }

    @Test
    void anAttributeThatIsGivenTwiceIsRefused() {
        Schema<Thing> schema = s.build();

        assertThat(impossible(() -> storedOf(schema, id.to("a"), id.to("b"))))
                .isEqualTo("'id' is given twice; give each attribute once");
    }

    @Test
    void aTokenOfAnotherSchemaOverTheSameClassIsRefusedByName() {
        Schema<Thing> schema = s.build();
        StringAttribute<Thing> other = Schema.builder(Thing.class).string("id", Thing::id);

        assertThat(impossible(() -> storedOf(schema, other.to("a"))))
                .isEqualTo("'id' belongs to another schema, but is used with the schema of Thing; use the token of"
                        + " that schema");
    }

    @Test
    void theVersionThatIsGivenIsTheOneExpected() {
        Schema<Thing> schema = s.build();

        var prepared = schema.compiled()
                .writing()
                .prepare(
                        List.of(id.to("a"), count.to(1), version.to(5L)),
                        NOW,
                        "put",
                        VersionStep.NEXT,
                        ItemEncoding.values());
        assertThat(prepared.givenVersion()).isEqualTo(5);
        assertThat(prepared.stored().version()).isEqualTo(6);
        assertThat(prepared.key()).isEmpty();
    }

    @Test
    void missingAndWrongValuesAreReportedTogether() {
        s.key(id);
        Schema<Thing> schema = s.build();

        assertThat(broken(() -> storedOf(schema, count.to(1), label.to("\ud800"))))
                .containsExactly("id required", "label string");
        assertThat(broken(() -> storedOf(schema, id.to(""), count.to(1), label.to("\ud800"))))
                .containsExactly("label string", "id key");
    }
}
