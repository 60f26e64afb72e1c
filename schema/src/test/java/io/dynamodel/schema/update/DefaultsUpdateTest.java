package io.dynamodel.schema.update;

import static io.dynamodel.schema.Refusals.impossible;
import static io.dynamodel.schema.Rules.createdAt;
import static io.dynamodel.schema.Rules.defaultFrom;
import static io.dynamodel.schema.Rules.defaultTo;
import static io.dynamodel.schema.Rules.generated;
import static io.dynamodel.schema.Rules.lowerCase;
import static io.dynamodel.schema.Rules.minLength;
import static io.dynamodel.schema.Rules.updatedAt;
import static io.dynamodel.schema.WriteKind.INSERT;
import static io.dynamodel.schema.WriteKind.PUT;
import static io.dynamodel.schema.WriteKind.UPDATE;
import static io.dynamodel.schema.internal.type.Stored.s;
import static io.dynamodel.schema.update.Plans.plan;
import static io.dynamodel.schema.update.Plans.refused;
import static io.dynamodel.schema.update.Plans.upsert;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.expression.Update;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.MapAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.StringAttribute;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the library writes: defaults, times, version, constants, time to live. */
class DefaultsUpdateTest {
    private static final String TIME = "'2026-01-31T12:34:56.123456789Z'";

    private final DocumentSchemaBuilder s = Schema.documents("things");
    private final StringAttribute<Document> name = s.string("name");

    @Test
    void defaultsApplyToTheirKindsOfWriteOnly() {
        s.string("onPut", defaultTo("p", PUT));
        s.string("onUpdate", defaultTo("u", UPDATE));
        s.string("onInsert", defaultTo("i", INSERT));
        s.string("usual", defaultTo("d"));
        Schema<Document> schema = s.build();

        assertThat(plan(schema, name.set("x"))).isEqualTo("SET name = 'x', onUpdate = 'u'");
        assertThat(upsert(schema, name.set("x")))
                .isEqualTo("SET name = 'x', onUpdate = 'u', onInsert = if_not_exists(onInsert, 'i'),"
                        + " usual = if_not_exists(usual, 'd')");
    }

    @Test
    void aDefaultGivesWayToWhatTheUpdateNames() {
        StringAttribute<Document> color = s.string("color", defaultTo("red", UPDATE, INSERT));
        Schema<Document> schema = s.build();

        assertThat(plan(schema, color.set("blue"))).isEqualTo("SET color = 'blue'");
        assertThat(plan(schema, color.remove())).isEqualTo("REMOVE color");
        assertThat(upsert(schema, color.setIfAbsent("blue"))).isEqualTo("SET color = if_not_exists(color, 'blue')");
    }

    @Test
    void generatedValuesAreMadeAnewForEachPlan() {
        AtomicInteger calls = new AtomicInteger();
        s.integer("n", generated(calls::incrementAndGet, UPDATE));
        Schema<Document> schema = s.build();

        assertThat(plan(schema, name.set("x"))).endsWith("n = 1");
        assertThat(plan(schema, name.set("x"))).endsWith("n = 2");
    }

    @Test
    void defaultFromSeesTheKeyAndWhatTheUpdateSets() {
        DocumentSchemaBuilder t = Schema.documents("keyed");
        StringAttribute<Document> id = t.string("id");
        t.string("label", defaultFrom(d -> d.get("id") + "/" + d.get("first") + "/" + d.get("last"), UPDATE, INSERT));
        StringAttribute<Document> first = t.string("first", lowerCase());
        StringAttribute<Document> last = t.string("last");
        t.key(id);
        Schema<Document> schema = t.build();

        assertThat(upsert(schema, Map.of("id", s("k")), first.set("ADA"), last.remove()))
                .isEqualTo("SET first = 'ada', label = 'k/ada/null' REMOVE last");
    }

    @Test
    void defaultsGoThroughTransformsAndChecks() {
        s.string("code", generated(() -> "ABC", UPDATE), lowerCase());
        s.string("bad", generated(() -> "", UPDATE), minLength(1));
        s.string("worse", generated(() -> "\ud800", UPDATE));
        Schema<Document> schema = s.build();

        assertThat(refused(schema, name.set("x")))
                .hasSize(2)
                .contains("'bad' must have at least 1 character, but has 0");
    }

    @Test
    void anEmptySetAsDefaultIsAbsence() {
        s.stringSet("cleared", defaultTo(Set.of(), UPDATE));
        s.stringSet("empty", defaultTo(Set.of(), INSERT));
        Schema<Document> schema = s.build();

        assertThat(upsert(schema, name.set("x"))).isEqualTo("SET name = 'x' REMOVE cleared");
    }

    @Test
    void timesAreWrittenByTheLibrary() {
        s.instant("created", createdAt());
        s.instant("updated", updatedAt());
        s.epochSeconds("seconds", updatedAt());
        Schema<Document> schema = s.build();

        assertThat(plan(schema, name.set("x")))
                .isEqualTo("SET name = 'x', updated = " + TIME + ", seconds = 1769862896");
        assertThat(upsert(schema, name.set("x")))
                .isEqualTo("SET name = 'x', created = if_not_exists(created, " + TIME + "), updated = " + TIME
                        + ", seconds = 1769862896");
    }

    @Test
    void theVersionGoesUpByOne() {
        s.version("v");

        assertThat(plan(s.build(), name.set("x"))).isEqualTo("SET name = 'x' ADD v 1");
    }

    @Test
    void constantsAreWrittenWhereTheItemMayBeNew() {
        s.constant("kind", "thing");
        Schema<Document> schema = s.build();

        assertThat(plan(schema, name.set("x"))).isEqualTo("SET name = 'x'");
        assertThat(upsert(schema, name.set("x"))).isEqualTo("SET name = 'x', kind = 'thing'");
    }

    @Test
    void whatTheLibraryWritesCannotBeNamed() {
        NumberAttribute<Document, Long> version = s.version("v");
        ScalarAttribute<Document, Instant> created = s.instant("created", createdAt());
        ScalarAttribute<Document, Instant> updated = s.instant("updated", updatedAt());
        StringAttribute<Document> kind = s.constant("kind", "thing");
        ScalarAttribute<Document, String> computed =
                s.computed("computed", io.dynamodel.schema.AttributeTypes.string(), d -> "", List.of(name));
        Schema<Document> schema = s.build();

        assertThat(impossible(() -> plan(schema, version.add(1L))))
                .isEqualTo("'v' is version: the library writes it, and an update cannot name it; to check it use"
                        + " expecting(version)");
        for (Update<Document> update :
                List.of(created.set(Instant.EPOCH), updated.set(Instant.EPOCH), kind.set("x"), computed.set("x"))) {
            assertThat(impossible(() -> plan(schema, update)))
                    .endsWith(": the library writes it, and an update cannot name it");
        }
    }

    @Test
    void timeToLiveIsAnAttributeLikeOthers() {
        ScalarAttribute<Document, Instant> ttl = s.ttl("ttl");
        Schema<Document> schema = s.build();

        assertThat(plan(schema, ttl.set(Instant.ofEpochSecond(5)))).isEqualTo("SET ttl = 5");
        assertThat(plan(schema, ttl.remove())).isEqualTo("REMOVE ttl");
    }

    @Test
    void theTimeOfANestedItemMovesWithWhatIsChangedInIt() {
        DocumentSchemaBuilder inner = Schema.documents("inner");
        StringAttribute<Document> city = inner.string("city");
        StringAttribute<Document> zip = inner.string("zip");
        ScalarAttribute<Document, Instant> updated = inner.instant("updated", updatedAt());
        ScalarAttribute<Document, Instant> created = inner.instant("created", createdAt());
        inner.string("by", defaultTo("me", UPDATE));
        MapAttribute<Document, Document> home = s.map("home", inner.build());
        Schema<Document> schema = s.build();

        assertThat(plan(schema, home.dot(city).set("Oslo"), home.dot(zip).remove()))
                .isEqualTo("SET home.city = 'Oslo', home.updated = " + TIME + " REMOVE home.zip");
        assertThat(plan(schema, home.set(Document.of("city", "Oslo"))))
                .isEqualTo("SET home = {city: 'Oslo', updated: " + TIME + ", created: " + TIME + "}");
        assertThat(refused(
                        schema,
                        home.dot(updated).set(Instant.EPOCH),
                        home.dot(created).set(Instant.EPOCH)))
                .containsExactly(
                        "'home.updated' is updatedAt: set the whole nested item, or use modify(key, fn)",
                        "'home.created' is createdAt: set the whole nested item, or use modify(key, fn)");
    }

    @Test
    void indexKeysThatTheLibraryWritesAreCheckedToo() {
        SetAttribute<Document, String> tags = s.stringSet("tags");
        StringAttribute<Document> label = s.string("label", generated(() -> "", UPDATE));
        s.globalIndex("by-label", label);
        Schema<Document> schema = s.build();

        assertThat(refused(schema, tags.add("x")))
                .containsExactly("'label' must not be empty: DynamoDB has no empty key values");
    }
}
