package io.dynamodel.schema.update;

import static io.dynamodel.schema.Rules.defaultTo;
import static io.dynamodel.schema.Rules.required;
import static io.dynamodel.schema.Rules.requiredIf;
import static io.dynamodel.schema.update.Plans.plan;
import static io.dynamodel.schema.update.Plans.refused;
import static io.dynamodel.schema.update.Plans.refusedUpsert;
import static io.dynamodel.schema.update.Plans.upsert;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.ListAttribute;
import io.dynamodel.schema.MapAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.StringAttribute;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code required} and {@code requiredIf}. */
class PresenceUpdateTest {
    private final DocumentSchemaBuilder s = Schema.documents("things");

    @Test
    void aRequiredAttributeIsChangedAndNotRemoved() {
        StringAttribute<Document> name = s.string("name", required());
        StringAttribute<Document> other = s.string("other");
        NumberAttribute<Document, Long> count = s.longInteger("count", required());
        SetAttribute<Document, String> tags = s.stringSet("tags", required());
        Schema<Document> schema = s.build();

        assertThat(plan(schema, name.set("x"), count.add(1L))).isEqualTo("SET name = 'x' ADD count 1");
        assertThat(plan(schema, name.set(other))).isEqualTo("SET name = other");
        assertThat(plan(schema, name.setIfAbsent("x"), tags.add("a"))).contains("SET", "ADD");
        assertThat(refused(schema, name.remove(), tags.set(Set.of())))
                .containsExactly(
                        "'name' is required and cannot be removed", "'tags' is required and cannot be removed");
    }

    @Test
    void aRequiredSetKeepsOneElement() {
        SetAttribute<Document, String> tags = s.stringSet("tags", required());

        assertThat(plan(s.build(), tags.delete("a", "b"))).isEqualTo("DELETE tags [a, b] IF size(tags) > 2");
    }

    @Test
    void anUpdateNeedNotNameWhatIsRequired() {
        s.string("name", required());
        StringAttribute<Document> other = s.string("other");

        assertThat(plan(s.build(), other.set("x"))).isEqualTo("SET other = 'x'");
    }

    @Test
    void anUpsertMustGiveWhatIsRequired() {
        StringAttribute<Document> name = s.string("name", required());
        StringAttribute<Document> other = s.string("other");
        s.string("color", required(), defaultTo("red"));
        NumberAttribute<Document, Long> count = s.longInteger("count", required());
        SetAttribute<Document, String> tags = s.stringSet("tags", required());
        Schema<Document> schema = s.build();

        assertThat(refusedUpsert(schema, other.set("x"), tags.delete("a")))
                .containsExactly(
                        "'name' is required, since upsert may create the item; set it or give it a default",
                        "'count' is required, since upsert may create the item; set it or give it a default",
                        "'tags' is required, since upsert may create the item; set it or give it a default");
        assertThat(upsert(schema, name.set("x"), count.add(1L), tags.add("a")))
                .isEqualTo("SET name = 'x', color = if_not_exists(color, 'red') ADD count 1, tags [a]");
    }

    @Test
    void whatIsRequiredOfNestedItemsHoldsForTheirPaths() {
        DocumentSchemaBuilder inner = Schema.documents("inner");
        StringAttribute<Document> city = inner.string("city", required());
        StringAttribute<Document> zip = inner.string("zip");
        MapAttribute<Document, Document> home = s.map("home", inner.build(), required());
        Schema<Document> schema = s.build();

        assertThat(refused(schema, home.dot(city).remove()))
                .containsExactly("'home.city' is required and cannot be removed");
        assertThat(plan(schema, home.dot(zip).remove())).isEqualTo("REMOVE home.zip");
        assertThat(refused(schema, home.set(Document.of("zip", "1"))))
                .containsExactly("'home.city' is required, but absent");
    }

    @Test
    void conditionalPresenceIsDecidedByTheInputsWhereTheUpdateSetsThem() {
        StringAttribute<Document> kind = s.string("kind");
        StringAttribute<Document> reason =
                s.string("reason", requiredIf(d -> "refund".equals(d.getString("kind")), kind));
        StringAttribute<Document> other = s.string("other");
        Schema<Document> schema = s.build();

        assertThat(plan(schema, other.set("x"))).isEqualTo("SET other = 'x'");
        assertThat(plan(schema, kind.set("sale"))).isEqualTo("SET kind = 'sale'");
        assertThat(plan(schema, kind.remove())).isEqualTo("REMOVE kind");
        assertThat(plan(schema, kind.set("refund"))).isEqualTo("SET kind = 'refund' IF attribute_exists(reason)");
        assertThat(plan(schema, kind.set("refund"), reason.set("broken")))
                .isEqualTo("SET kind = 'refund', reason = 'broken'");
        assertThat(plan(schema, kind.set("sale"), reason.remove())).isEqualTo("SET kind = 'sale' REMOVE reason");
        assertThat(refused(schema, kind.set("refund"), reason.remove()))
                .containsExactly("'reason' is required with these values");
        assertThat(refused(schema, reason.remove()))
                .containsExactly(
                        "'reason' may be required after this update, which cannot be checked; set it, or set all"
                                + " of [kind] to values, or use modify(key, fn)");
        assertThat(refused(schema, kind.set(other))).singleElement().asString().contains("cannot be checked");
    }

    @Test
    void conditionalPresenceWithoutInputsRefusesEveryUpdateThatDoesNotGiveTheValue() {
        StringAttribute<Document> reason = s.string("reason", requiredIf(d -> d.has("kind")));
        StringAttribute<Document> other = s.string("other");
        Schema<Document> schema = s.build();

        assertThat(refused(schema, other.set("x")))
                .containsExactly(
                        "'reason' may be required after this update, which cannot be checked; set it, or declare"
                                + " the inputs of requiredIf(..), or use modify(key, fn)");
        assertThat(plan(schema, other.set("x"), reason.set("y"))).isEqualTo("SET other = 'x', reason = 'y'");
    }

    @Test
    void anUpsertDecidesConditionalPresenceForANewItem() {
        StringAttribute<Document> kind = s.string("kind");
        StringAttribute<Document> reason =
                s.string("reason", requiredIf(d -> "refund".equals(d.getString("kind")), kind));
        Schema<Document> schema = s.build();

        assertThat(upsert(schema, kind.set("sale"))).isEqualTo("SET kind = 'sale'");
        assertThat(refusedUpsert(schema, kind.set("refund"))).containsExactly("'reason' is required with these values");
        assertThat(upsert(schema, kind.set("refund"), reason.set("x"))).isEqualTo("SET kind = 'refund', reason = 'x'");
    }

    @Test
    void aNestedPathThatIsSetMeansThatWhatHoldsItIsThere() {
        DocumentSchemaBuilder inner = Schema.documents("inner");
        StringAttribute<Document> zip = inner.string("zip");
        StringAttribute<Document> kind = s.string("kind");
        MapAttribute<Document, Document> home = s.map("home", inner.build(), requiredIf(d -> d.has("kind"), kind));
        ListAttribute<Document, String> list =
                s.list("list", AttributeTypes.string(), requiredIf(d -> d.has("kind"), kind));
        Schema<Document> schema = s.build();

        assertThat(plan(
                        schema,
                        kind.set("x"),
                        home.dot(zip).set("1"),
                        list.at(0).set("a")))
                .isEqualTo("SET kind = 'x', home.zip = '1', list[0] = 'a'");
    }

    @Test
    void conditionalPresenceWithinANestedItemIsRefused() {
        DocumentSchemaBuilder inner = Schema.documents("inner");
        StringAttribute<Document> kind = inner.string("kind");
        StringAttribute<Document> reason = inner.string("reason", requiredIf(d -> d.has("kind"), kind));
        StringAttribute<Document> other = inner.string("other");
        MapAttribute<Document, Document> order = s.map("order", inner.build());
        Schema<Document> schema = s.build();

        assertThat(plan(schema, order.dot(other).set("x"), order.dot(reason).set("y")))
                .isEqualTo("SET order.other = 'x', order.reason = 'y'");
        assertThat(refused(schema, order.dot(kind).set("x")))
                .containsExactly(
                        "'order.kind' may make 'reason' required, which cannot be checked; set the whole nested"
                                + " item, or use modify(key, fn)");
        assertThat(refused(schema, order.dot(reason).remove()))
                .containsExactly(
                        "'order.reason' may make 'reason' required, which cannot be checked; set the whole nested"
                                + " item, or use modify(key, fn)");
    }

    @Test
    void aPredicateThatThrowsIsAViolation() {
        StringAttribute<Document> kind = s.string("kind");
        s.string("reason", requiredIf(d -> d.getString("kind").isEmpty(), kind));
        Schema<Document> schema = s.build();

        assertThat(refused(schema, kind.remove()))
                .containsExactly("'reason' may be required, but the predicate threw java.lang.NullPointerException");
    }
}
