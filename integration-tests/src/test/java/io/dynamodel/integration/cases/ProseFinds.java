package io.dynamodel.integration.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.query.Explanation;
import io.dynamodel.query.Explanation.Access;
import io.dynamodel.query.Explanation.Warning;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.IndexProjection;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.StringAttribute;
import java.util.Optional;

/** Which index is chosen for a condition, in words. */
final class ProseFinds {
    private static final DocumentSchemaBuilder S = Schema.documents("stores");
    private static final StringAttribute<Document> STORE = S.string("store");
    private static final StringAttribute<Document> UNIT = S.string("unit");
    private static final StringAttribute<Document> MALL = S.string("mall", Rules.required());
    private static final StringAttribute<Document> BUILDING = S.string("building", Rules.required());
    private static final StringAttribute<Document> LEASE_END = S.string("leaseEnd", Rules.required());
    private static final NumberAttribute<Document, Integer> RENT = S.integer("rent");

    static {
        S.key(STORE, UNIT);
        S.globalIndex("keys-only", MALL, UNIT, IndexProjection.keysOnly());
        S.globalIndex("by-mall", MALL, BUILDING);
        S.globalIndex("by-lease", MALL, LEASE_END);
    }

    private static final Schema<Document> STORES = S.build();

    private ProseFinds() {}

    static void write(ProseBook book) {
        Model<Document> stores = Things.offline(STORES);
        book.agrees(
                "index/select",
                prose -> {
                    Explanation found = stores.find(MALL.eq("m").and(BUILDING.beginsWith("b")))
                            .explain();
                    assertThat(found.index()).contains("by-mall");
                    assertThat(found.expressions().key()).contains("mall = \"m\" AND begins_with(building, \"b\")");
                },
                "{mall,building}");
        book.agrees(
                "index/select",
                prose -> assertThat(stores.find(STORE.eq("s").and(MALL.eq("m")))
                                .explain()
                                .index())
                        .isEmpty(),
                "with store and mall");
        book.differs(
                Difference.FIND_IS_EXACT,
                "index/select",
                prose -> {
                    Explanation found = stores.find(
                                    MALL.eq("m").and(BUILDING.eq("b")).and(RENT.eq(3)))
                            .explain();
                    assertThat(found.expressions().key()).contains("mall = \"m\" AND building = \"b\"");
                    assertThat(found.expressions().filter()).contains("rent = 3");
                },
                "extra attribute rent");
        book.agrees(
                "index/select",
                prose -> {
                    Explanation found = stores.find(RENT.eq(3)).explain();
                    assertThat(found.access()).isEqualTo(Access.REFUSED);
                    assertThat(found.refusal().orElseThrow()).contains("'store'", "'mall'", "scan().filter(..)");
                },
                "no index pk is satisfied");
        book.agrees(
                "index/select",
                prose -> {
                    Explanation found = stores.find(MALL.eq("m")).explain();
                    assertThat(found.index()).contains("by-mall");
                    assertThat(found.warnings(Warning.Kind.AMBIGUOUS))
                            .singleElement()
                            .satisfies(warning -> assertThat(warning.text()).contains("by-lease"));
                },
                "satisfies both");
        book.agrees(
                "index/select",
                prose -> {
                    Explanation found = stores.find(
                                    STORE.eq("s").and(UNIT.ge("u")).and(MALL.eq("m")))
                            .explain();
                    assertThat(found.index()).isEmpty();
                    assertThat(found.expressions().key()).contains("store = \"s\" AND unit >= \"u\"");
                },
                "equality on table hash key");
        book.agrees(
                "index/select",
                prose -> {
                    Explanation found = stores.find(
                                    MALL.eq("m").and(UNIT.eq("u")).and(BUILDING.gt("b")))
                            .explain();
                    assertThat(found.index()).contains("by-mall");
                    assertThat(found.warnings(Warning.Kind.PROJECTION_NOT_SUFFICIENT))
                            .hasSize(1);
                },
                "projection all");
        book.agrees(
                "index/select",
                prose -> assertThat(stores.find(STORE.eq("s").and(UNIT.eq("u"))).explain())
                        .satisfies(found -> {
                            assertThat(found.requests()).containsExactly(new Explanation.Request("GetItem", ""));
                            assertThat(found.index()).isEqualTo(Optional.empty());
                        }),
                "full primary key equality");
    }
}
