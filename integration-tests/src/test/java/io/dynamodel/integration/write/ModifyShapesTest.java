package io.dynamodel.integration.write;

import static io.dynamodel.schema.Rules.immutable;
import static io.dynamodel.schema.Rules.onSet;
import static io.dynamodel.schema.Rules.readOnly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.query.Model;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.UnknownAttributes;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.LocalDynamoDb;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Modifying items of other shapes: mutable, map-shaped, without a version. */
@DynamoDbTest
class ModifyShapesTest {
    /** A class with setters. */
    static final class Basket {
        private String id = "";
        private int count;
        private List<String> goods = new ArrayList<>();

        String id() {
            return id;
        }

        void id(@Nullable String value) {
            id = value == null ? "" : value;
        }

        int count() {
            return count;
        }

        void count(@Nullable Integer value) {
            count = value == null ? 0 : value;
        }

        List<String> goods() {
            return goods;
        }

        void goods(@Nullable List<String> value) {
            goods = value == null ? new ArrayList<>() : new ArrayList<>(value);
        }
    }

    private final LocalDynamoDb db;

    ModifyShapesTest(LocalDynamoDb db) {
        this.db = db;
    }

    private <R> Model<R> model(String table, Schema<R> schema) {
        Model<R> model = Dynamodel.create(db.client()).model(table, schema);
        model.table().createIfAbsent().execute();
        return model;
    }

    private Map<String, AttributeValue> stored(String table, String id) {
        return db.client()
                .getItem(r -> r.tableName(table).key(Map.of("id", AttributeValue.fromS(id))))
                .item();
    }

    private void store(String table, String id, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(attributes);
        item.put("id", AttributeValue.fromS(id));
        db.client().putItem(r -> r.tableName(table).item(item));
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    @Test
    void aMutableItemMayBeChangedInPlace() {
        SchemaBuilder<Basket> s = Schema.builder(Basket.class);
        PrimaryKey<Basket, String> key = s.key(s.string("id", Basket::id, Basket::id));
        s.integer("count", Basket::count, Basket::count);
        s.list("goods", Basket::goods, Basket::goods, AttributeTypes.string());
        Model<Basket> baskets = model("baskets", s.build(Basket::new));
        Basket basket = new Basket();
        basket.id("b");
        basket.goods(List.of("apple"));
        baskets.create(basket).execute();

        Basket after = baskets.modify(key.of("b"), b -> {
                    b.count(b.count() + 1);
                    b.goods().add("pear");
                    return b;
                })
                .execute();

        assertThat(after.count()).isEqualTo(1);
        assertThat(after.goods()).containsExactly("apple", "pear");
        assertThat(stored("baskets", "b")).containsEntry("count", AttributeValue.fromN("1"));
    }

    @Test
    void attributesThatAMapShapedItemKeepsAreModifiedToo() {
        DocumentSchemaBuilder s = Schema.documents("open");
        PrimaryKey<Document, String> key = s.key(s.string("id"));
        s.string("title");
        s.unknownOnRead(UnknownAttributes.keep()).unknownOnWrite(UnknownAttributes.keep());
        Model<Document> open = model("open", s.build());
        store(
                "open",
                "a",
                Map.of(
                        "title",
                        s("t"),
                        "stays",
                        s("1"),
                        "goes",
                        s("2"),
                        "map",
                        AttributeValue.fromM(Map.of("x", s("3"), "y", s("4")))));

        open.modify(key.of("a"), d -> d.with("goes", null).with("new", "5").with("map", Map.of("x", "6", "y", "4")))
                .execute();

        assertThat(stored("open", "a"))
                .containsOnlyKeys("id", "title", "stays", "map", "new")
                .containsEntry("new", s("5"))
                .containsEntry("map", AttributeValue.fromM(Map.of("x", s("6"), "y", s("4"))));
        assertThat(db.recorder().last(UpdateItemRequest.class).expressionAttributeValues())
                .containsValues(s("5"), s("6"));
    }

    @Test
    void withoutAVersionEveryAttributeMustBeAsItWasRead() {
        DocumentSchemaBuilder s = Schema.documents("unversioned");
        PrimaryKey<Document, String> key = s.key(s.string("id"));
        s.integer("count");
        s.string("other");
        Model<Document> model = model("unversioned", s.build());
        model.put(Document.of("id", "a", "count", 1)).execute();
        AtomicInteger calls = new AtomicInteger();

        Document after = model.modify(key.of("a"), d -> {
                    if (calls.incrementAndGet() == 1) {
                        model.update(key.of("a"), model.schema().path("other").set("theirs"))
                                .execute();
                    }
                    return d.with("count", d.getNumber("count").intValue() + 1);
                })
                .execute();

        assertThat(calls).hasValue(2);
        assertThat(after.toMap()).containsEntry("count", 2).containsEntry("other", "theirs");
        assertThatThrownBy(() -> model.modify(key.of("a"), d -> {
                            model.delete(key.of("a")).execute();
                            return d.with("count", 9);
                        })
                        .execute())
                .isInstanceOf(ConditionFailedException.class)
                .hasMessageContaining("There is no item with this key");
    }

    @Test
    void listElementsKeepWhatTheSchemaDoesNotKnowInThem() {
        DocumentSchemaBuilder line = Schema.documents("line");
        line.integer("quantity");
        line.string("sku", immutable());
        DocumentSchemaBuilder s = Schema.documents("order");
        PrimaryKey<Document, String> key = s.key(s.string("id"));
        s.list("lines", line.build());
        Model<Document> orders = model("orders", s.build());
        AttributeValue first =
                AttributeValue.fromM(Map.of("quantity", AttributeValue.fromN("1"), "sku", s("a"), "foreign", s("x")));
        AttributeValue second = AttributeValue.fromM(Map.of("quantity", AttributeValue.fromN("2"), "sku", s("b")));
        store("orders", "o", Map.of("lines", AttributeValue.fromL(List.of(first, second))));

        orders.modify(
                        key.of("o"),
                        d -> d.with(
                                "lines",
                                List.of(
                                        Document.of("quantity", 5, "sku", "a"),
                                        Document.of("quantity", 2, "sku", "b"))))
                .execute();

        assertThat(stored("orders", "o").get("lines").l().get(0).m())
                .containsEntry("quantity", AttributeValue.fromN("5"))
                .containsEntry("foreign", s("x"));
        assertThatThrownBy(() -> orders.modify(
                                key.of("o"),
                                d -> d.with(
                                        "lines",
                                        List.of(
                                                Document.of("quantity", 5, "sku", "c"),
                                                Document.of("quantity", 2, "sku", "b"))))
                        .execute())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'lines[0].sku' is set once");
    }

    @Test
    void readOnlyAttributesStayAndTransformsAreApplied() {
        DocumentSchemaBuilder s = Schema.documents("rules");
        PrimaryKey<Document, String> key = s.key(s.string("id"));
        s.string("fixed", readOnly());
        s.string("upper", onSet(String::toUpperCase));
        Model<Document> model = model("rules", s.build());
        store("rules", "a", Map.of("fixed", s("f"), "upper", s("U")));

        assertThat(model.modify(key.of("a"), d -> d.with("upper", "v"))
                        .execute()
                        .getString("upper"))
                .isEqualTo("V");
        assertThatThrownBy(() ->
                        model.modify(key.of("a"), d -> d.with("fixed", "g")).execute())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'fixed' is read-only");
        assertThat(stored("rules", "a")).containsEntry("fixed", s("f"));
    }

    @Test
    void anUnknownAttributeThatSomebodyElseAddsMeanwhileIsNotOverwritten() {
        DocumentSchemaBuilder s = Schema.documents("open");
        PrimaryKey<Document, String> key = s.key(s.string("id"));
        Model<Document> open = model(
                "open",
                s.unknownOnRead(UnknownAttributes.keep())
                        .unknownOnWrite(UnknownAttributes.keep())
                        .build());
        for (Model<Document> model : List.of(open, open.with(draft -> draft))) {
            String id = "counted " + model.equals(open);
            open.create(Document.of("id", id)).execute();
            AtomicInteger calls = new AtomicInteger();

            Document after = model.modify(key.of(id), d -> {
                        if (calls.incrementAndGet() == 1) {
                            open.modify(key.of(id), ModifyShapesTest::counted).execute();
                        }
                        return counted(d);
                    })
                    .execute();

            assertThat(calls).hasValue(2);
            assertThat(after.getNumber("n")).isEqualTo(BigDecimal.valueOf(2));
            assertThat(stored("open", id)).containsEntry("n", AttributeValue.fromN("2"));
        }
    }

    private static Document counted(Document d) {
        BigDecimal n = d.getNumber("n");
        return d.with("n", n == null ? BigDecimal.ONE : n.add(BigDecimal.ONE));
    }
}
