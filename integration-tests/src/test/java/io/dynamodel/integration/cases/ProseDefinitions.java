package io.dynamodel.integration.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.error.SchemaException;
import io.dynamodel.query.Model;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.IndexProjection;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** Schemas, types and tables in words. */
final class ProseDefinitions {
    private ProseDefinitions() {}

    record Plain(String id, int count) {}

    record Active(String id, Boolean active) {
        Boolean isActive() {
            return active;
        }
    }

    static void write(ProseBook book) {
        schemas(book);
        types(book);
        tables(book);
    }

    private static void schemas(ProseBook book) {
        book.agrees(
                "schema",
                prose -> {
                    var s = Schema.builder(Plain.class);
                    s.key(s.string("id", Plain::id));
                    s.integer("count", Plain::count);
                    assertThat(s.build().toItem(new Plain("1", 2))).containsKeys("id", "count");
                },
                "Java record");
        book.agrees(
                "schema(/validate)?",
                prose -> {
                    DocumentSchemaBuilder s = Schema.documents("twice");
                    s.string("a");
                    s.string("a");
                    assertThatThrownBy(s::build)
                            .isInstanceOf(SchemaException.class)
                            .hasMessageContaining("'a'");
                },
                "same",
                "name");
        book.agrees(
                "schema",
                prose -> {
                    var s = Schema.builder(Active.class);
                    s.key(s.string("id", Active::id));
                    s.bool("active", Active::isActive);
                    assertThat(s.build().toItem(new Active("1", true)))
                            .containsEntry("active", AttributeValue.fromBool(true));
                },
                "isActive()");
        book.agrees(
                "schema",
                prose -> {
                    DocumentSchemaBuilder s = Schema.documents("made");
                    s.key(s.string("id", Rules.generated(() -> "made")));
                    assertThat(s.build().toItem(Document.of())).containsEntry("id", AttributeValue.fromS("made"));
                },
                "auto-generated-value");
        book.agrees(
                "schema",
                prose -> {
                    DocumentSchemaBuilder s = Schema.documents("bad");
                    s.string("a");
                    s.string("a");
                    s.version("v");
                    s.version("w");
                    SchemaException bad = catchThrowableOfType(SchemaException.class, s::build);
                    assertThat(bad.problems().size()).isGreaterThanOrEqualTo(2);
                },
                "several errors");
        book.differs(
                Difference.NOTHING_IS_FLATTENED,
                "schema",
                prose -> {
                    DocumentSchemaBuilder s = Schema.documents("names");
                    s.string("a");
                    s.string("a");
                    assertThatThrownBy(s::build).isInstanceOf(SchemaException.class);
                },
                "flattened");
        book.cannotBeSaid(
                "schema",
                "a schema is built once, where it is defined, and is a value from then on",
                "same class requested twice");
        book.cannotBeSaid(
                "schema/validate", "a map is no KeyPart: it does not compile as a part of a key", "map attribute");
        book.agrees(
                "schema/validate",
                prose -> {
                    DocumentSchemaBuilder s = Schema.documents("parts");
                    s.key(s.parts(s.string("a"), s.string("b")));
                    assertThatThrownBy(s::build)
                            .isInstanceOf(SchemaException.class)
                            .hasMessageContaining("global indexes");
                },
                "multi-attribute index");
        book.agrees(
                "schema/validate",
                prose -> {
                    DocumentSchemaBuilder s = Schema.documents("keyless");
                    s.string("a");
                    Schema<Document> schema = s.build();
                    assertThatThrownBy(() -> Things.offline(schema)).isInstanceOf(SchemaException.class);
                },
                "cannot produce the table key");
    }

    private static Map<String, AttributeValue> roundTrip(AttributeType<?> type, Object value, Object expected) {
        DocumentSchemaBuilder s = Schema.documents("one");
        s.string("id");
        s.value("v", type);
        Schema<Document> schema = s.build();
        Map<String, AttributeValue> item = schema.toItem(Document.of("id", "1", "v", value));
        assertThat(schema.fromItem(item).get("v")).isEqualTo(expected);
        return item;
    }

    private static ItemMappingException unreadable(AttributeType<?> type, AttributeValue stored) {
        DocumentSchemaBuilder s = Schema.documents("one");
        s.value("v", type);
        Schema<Document> schema = s.build();
        return catchThrowableOfType(ItemMappingException.class, () -> schema.fromItem(Map.of("v", stored)));
    }

    private static void types(ProseBook book) {
        book.agrees(
                "types",
                prose -> {
                    DocumentSchemaBuilder s = Schema.documents("offsets");
                    s.key(s.string("id"), s.scalar("at", AttributeTypes.offsetDateTime()));
                    assertThatThrownBy(s::build)
                            .isInstanceOf(SchemaException.class)
                            .hasMessageContaining("sort");
                },
                "OffsetDateTime");
        book.agrees(
                "types",
                prose -> {
                    Map<String, AttributeValue> item = roundTrip(
                            AttributeTypes.optional(AttributeTypes.string()), Optional.empty(), Optional.empty());
                    assertThat(item).doesNotContainKey("v");
                },
                "Optional<String>");
        book.agrees(
                "types",
                prose -> roundTrip(
                        AttributeTypes.dictionaryOf(AttributeTypes.any()),
                        Map.of("s", "x", "n", Things.number(1), "l", List.of("a"), "m", Map.of("k", "v")),
                        Map.of("s", "x", "n", Things.number(1), "l", List.of("a"), "m", Map.of("k", "v"))),
                "Map<String,Object>");
        book.agrees(
                "types",
                prose -> roundTrip(
                        AttributeTypes.listOf(AttributeTypes.string()), List.of("b", "a", "b"), List.of("b", "a", "b")),
                "Collection<String>");
        book.agrees(
                "types",
                prose -> assertThatThrownBy(() -> AttributeTypes.setOf(Things.META_SCHEMA))
                        .isInstanceOf(IllegalArgumentException.class),
                "Set<Bean>");
        book.agrees(
                "types",
                prose -> assertThat(roundTrip(AttributeTypes.stringSet(), Set.of(), Set.of()))
                        .doesNotContainKey("v"),
                "empty Set");
        book.agrees(
                "types",
                prose -> roundTrip(
                        AttributeTypes.listOf(AttributeTypes.any()),
                        Arrays.asList("a", null, "b"),
                        Arrays.asList("a", null, "b")),
                "list holding null");
        book.agrees(
                "types",
                prose -> {
                    ItemMappingException refused =
                            unreadable(AttributeTypes.integer(), AttributeValue.fromN("99999999999"));
                    assertThat(refused.path()).isEqualTo("v");
                    assertThat(refused.getMessage()).contains("2147483647");
                },
                "99999999999");
        book.agrees(
                "types",
                prose -> assertThat(unreadable(AttributeTypes.integer(), AttributeValue.fromN("1.5"))
                                .path())
                        .isEqualTo("v"),
                "'1.5'");
        book.agrees("types", prose -> roundTrip(AttributeTypes.string(), "", ""), "empty string");
        book.agrees(
                "types",
                prose -> {
                    Object deep = List.of(Map.of("a", List.of(Map.of("b", List.of("c")))));
                    roundTrip(AttributeTypes.listOf(AttributeTypes.any()), deep, deep);
                },
                "4 levels");
    }

    private static void tables(ProseBook book) {
        book.agrees(
                "tables",
                prose -> {
                    DocumentSchemaBuilder s = Schema.documents("indexed");
                    var a = s.string("a");
                    var c = s.string("c");
                    var key = s.key(a, s.string("b"));
                    s.localIndex("local", key, c, IndexProjection.keysOnly());
                    s.globalIndex("global", c, IndexProjection.include(s.string("d")));
                    Model<Document> model = prose.model(s.build());
                    var table = model.table().describe().execute().orElseThrow();
                    assertThat(table.tableStatusAsString()).isEqualTo("ACTIVE");
                    assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
                    assertThat(table.localSecondaryIndexes().get(0).projection().projectionTypeAsString())
                            .isEqualTo("KEYS_ONLY");
                    assertThat(table.globalSecondaryIndexes()
                                    .get(0)
                                    .projection()
                                    .nonKeyAttributes())
                            .containsExactly("d");
                },
                "LSI and GSI");
        book.agrees(
                "tables",
                prose -> {
                    Model<Document> model = prose.model(Things.SCHEMA);
                    model.table().createIfAbsent().execute();
                    assertThatThrownBy(() -> model.table().create().execute())
                            .isInstanceOf(ResourceInUseException.class);
                },
                "existing equal table");
        book.cannotBeSaid(
                "tables",
                "a local index takes the table's key, and its own sort key only: another partition does not compile",
                "LSI whose partition key");
        book.agrees(
                "tables",
                prose -> {
                    DocumentSchemaBuilder s = Schema.documents("short");
                    s.key(s.string("id"));
                    s.globalIndex("ab", s.string("c"));
                    assertThatThrownBy(s::build)
                            .isInstanceOf(SchemaException.class)
                            .hasMessageContaining("3");
                },
                "shorter than 3");
        book.cannotBeSaid("table/ttl", "ttl(..) registers the attribute: there is no name that could be wrong");
    }
}
