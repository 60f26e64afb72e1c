package io.dynamodel.integration.cases;

import static io.dynamodel.integration.cases.ProseExpressions.refused;
import static io.dynamodel.integration.cases.ProseText.hasShapeOf;
import static io.dynamodel.integration.cases.ProseText.update;
import static io.dynamodel.integration.cases.Things.AGE;
import static io.dynamodel.integration.cases.Things.BAR;
import static io.dynamodel.integration.cases.Things.D;
import static io.dynamodel.integration.cases.Things.FOO;
import static io.dynamodel.integration.cases.Things.KEY;
import static io.dynamodel.integration.cases.Things.LEVEL;
import static io.dynamodel.integration.cases.Things.LOG;
import static io.dynamodel.integration.cases.Things.META;
import static io.dynamodel.integration.cases.Things.REC;
import static io.dynamodel.integration.cases.Things.RENT;
import static io.dynamodel.integration.cases.Things.RKEY;
import static io.dynamodel.integration.cases.Things.RULED;
import static io.dynamodel.integration.cases.Things.SCHEMA;
import static io.dynamodel.integration.cases.Things.TAGS;
import static io.dynamodel.integration.cases.Things.TITLE;
import static io.dynamodel.integration.cases.Things.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.DynamodelException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.expression.Update;
import io.dynamodel.query.Model;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Updates in words. */
final class ProseUpdates {
    private ProseUpdates() {}

    static void write(ProseBook book) {
        compiling(book);
        refusals(book);
        additions(book);
        engine(book);
        shapes(book);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    private static UpdateItemRequest request(Update<Document>... updates) {
        return Things.offline(SCHEMA).update(KEY.of("1"), updates).request().first(UpdateItemRequest.class);
    }

    private static void compiling(ProseBook book) {
        book.agrees(
                "update/compile",
                prose -> assertThat(Things.offline(SCHEMA)
                                .upsert(KEY.of("1"))
                                .request()
                                .first(UpdateItemRequest.class)
                                .updateExpression())
                        .isNull(),
                "no actions");
        book.agrees(
                "update/compile", prose -> hasShapeOf(prose, update(TAGS.set(Set.of()))), "set to an empty collection");
        book.differs(
                Difference.APPEND_CREATES_LIST,
                "update/compile",
                prose -> {
                    assertThat(update(LOG.append("baz")).text()).contains("list_append(if_not_exists(");
                    assertThat(update(LOG.prepend("baz")).text()).contains("list_append(:");
                },
                "append / prepend");
        book.agrees(
                "update/compile", prose -> hasShapeOf(prose, update(FOO.set(BAR.orElse("baz")))), "foo = bar | 'baz'");
        book.agrees("update/compile", prose -> hasShapeOf(prose, update(LOG.append("l"))), "append creates the list");
        book.agrees("update/compile", prose -> hasShapeOf(prose, update(LOG.append("z"))), "push ['z']");
        book.agrees(
                "update/compile",
                prose -> {
                    var ours = update(RENT.add(number(5)));
                    hasShapeOf(prose, ours);
                    assertThat(ours.names()).containsValue("r");
                    assertThat(update(SCHEMA.path("rent").add(5)).names()).containsValue("r");
                },
                "rent stored as r");
        book.agrees(
                "update/compile",
                prose -> hasShapeOf(
                        prose, update(LEVEL.set(LEVEL.orElse(number(100)).plus(number(1))))),
                "add 1 with default 100");
        book.differs(
                Difference.SUBTRACT_IS_ADD,
                "update/compile",
                prose -> {
                    var ours = update(LEVEL.subtract(number(5)));
                    assertThat(ProseText.shape(ours.text())).isEqualTo(ProseText.shape("ADD #a :a"));
                    assertThat(ours.values()).containsValue(AttributeValue.fromN("-5"));
                },
                "subtract 5");
        book.agrees(
                "update/compile",
                prose -> {
                    var ours = update(TAGS.delete("a"));
                    hasShapeOf(prose, ours);
                    assertThat(ours.values()).containsValue(AttributeValue.fromSs(List.of("a")));
                },
                "delete ['a']");
        book.agrees(
                "update/compile", prose -> hasShapeOf(prose, update(LOG.at(1).remove())), "log[1]");
        book.agrees(
                "update/compile",
                prose -> assertThat(ProseText.shape(update(
                                        SCHEMA.path("log[0]").set("a"),
                                        SCHEMA.path("grid[2]").remove())
                                .text()))
                        .isEqualTo(ProseText.shape("SET #a[0] = :a REMOVE #b[2]")),
                "sparse positional");
        book.agrees(
                "update/compile",
                prose -> {
                    var ours = update(META.set(Document.of("d", "x")));
                    hasShapeOf(prose, ours);
                    assertThat(ours.values())
                            .containsValue(AttributeValue.fromM(Map.of("_d", AttributeValue.fromS("x"))));
                },
                "full replacement");
        book.differs(
                Difference.SUBTRACT_IS_ADD,
                "update/compile",
                prose -> assertThat(ProseText.shape(update(LEVEL.add(number(1))).text()))
                        .isEqualTo(ProseText.shape("ADD #a :a")),
                "$sum(");
        book.differs(
                Difference.TEXT_IS_NEVER_PARSED,
                "update/compile",
                prose -> hasShapeOf(prose, update(LEVEL.set(LEVEL.plus(number(5))))),
                "mini-language");
        book.agrees(
                "update/compile",
                prose -> assertThat(request(FOO.remove()).updateExpression()).startsWith("REMOVE "),
                "nil assigned");
    }

    private static void refusals(ProseBook book) {
        book.agrees(
                "update/validate",
                prose -> refused(() -> request(SCHEMA.path("log").addAll(Set.of("a")))),
                "list value",
                "ADD");
        book.agrees(
                "update/validate",
                prose -> refused(() -> request(SCHEMA.path("level").deleteAll(Set.of("a")))),
                "number value",
                "DELETE");
        book.agrees(
                "update/validate",
                prose -> assertThatThrownBy(() -> Things.offline(RULED)
                                .update(RKEY.of("1"), Things.FIXED.set("x"))
                                .request())
                        .isInstanceOf(ValidationException.class),
                "readOnly");
        book.agrees(
                "update/validate",
                prose -> assertThatThrownBy(() -> Things.offline(RULED)
                                .update(RKEY.of("1"), Things.NEEDED.remove())
                                .request())
                        .isInstanceOf(ValidationException.class)
                        .hasMessageContaining("needed"),
                "required attribute");
        book.later(Unreleased.CHANGES, "update/validate", "dirty attributes");
        book.agrees(
                "update/must-differ",
                prose -> refused(() -> request(REC.set(Map.of()), REC.key("k_1").set("2"))),
                "m = {}");
        book.agrees("engine/error", prose -> refused(() -> request(Things.ID.set("2"))), "SET pk");
        book.agrees("engine/error", prose -> refused(() -> request()), "empty UpdateExpression");
        book.agrees(
                "update", prose -> refused(() -> request(FOO.set("a"), FOO.remove())), "two actions on the same path");
        book.agrees("update", prose -> refused(() -> request()), "without any action");
    }

    private static void additions(ProseBook book) {
        book.differs(
                Difference.UPDATE_NEEDS_ITEM,
                "update/identity",
                prose -> assertThat(request(FOO.set("x")).conditionExpression()).contains("attribute_exists"));
        book.agrees("update/defaults", prose -> {
            Model<Document> model = Things.offline(RULED);
            PutItemRequest put =
                    model.put(Document.of("id", "1", "needed", "n")).request().first(PutItemRequest.class);
            assertThat(put.item()).containsEntry("by", AttributeValue.fromS("p"));
            UpdateItemRequest update =
                    model.update(RKEY.of("1"), Things.ROLE.set("r")).request().first(UpdateItemRequest.class);
            assertThat(update.expressionAttributeValues()).containsValue(AttributeValue.fromS("u"));
        });
        book.agrees("update/timestamps", prose -> {
            UpdateItemRequest upsert = Things.offline(RULED)
                    .upsert(RKEY.of("1"), Things.NEEDED.set("n"), Things.ROLE.set("a"))
                    .request()
                    .first(UpdateItemRequest.class);
            assertThat(meaning(upsert))
                    .contains("'created' = if_not_exists['created', N 1772600767123]")
                    .contains("'changed' = N 1772600767123");
        });
        book.agrees("upsert/must-differ", prose -> {
            UpdateItemRequest upsert = Things.offline(RULED)
                    .upsert(RKEY.of("1"), Things.NEEDED.set("n"), Things.ROLE.set("a"))
                    .request()
                    .first(UpdateItemRequest.class);
            assertThat(meaning(upsert)).contains("'changed' = N ").doesNotContain("if_not_exists['changed'");
        });
        book.differs(Difference.GUARD_NAMES_ONE_KEY, "update/exists", prose -> {
            Model<Document> model = Things.offline(Things.SORTED_SCHEMA);
            assertThat(model.update(Things.SORTED.of("p", 1), Things.NAME.set("x"))
                            .request()
                            .first(UpdateItemRequest.class)
                            .conditionExpression())
                    .startsWith("attribute_exists");
            assertThat(model.create(Document.of("pk", "p", "sk", 1))
                            .request()
                            .first(PutItemRequest.class)
                            .conditionExpression())
                    .startsWith("attribute_not_exists");
            assertThat(model.upsert(Things.SORTED.of("p", 1), Things.NAME.set("x"))
                            .request()
                            .first(UpdateItemRequest.class)
                            .conditionExpression())
                    .isNull();
        });
        book.agrees("watch", prose -> {
            DocumentSchemaBuilder s = Schema.documents("watching");
            var key = s.key(s.string("id"));
            var cost = s.integer("cost");
            s.computed("price", AttributeTypes.string(), item -> "$" + item.get("cost"), List.of(cost));
            s.epochMillis("updated", Rules.updatedAt());
            UpdateItemRequest update = Things.offline(s.build())
                    .update(key.of("1"), cost.set(3))
                    .request()
                    .first(UpdateItemRequest.class);
            assertThat(meaning(update)).contains("'price' = S \"$3\"").contains("'updated' = ");
        });
        book.differs(Difference.RULES_GUARD_SUMS, "update-validators", prose -> {
            assertThatThrownBy(() -> Things.offline(RULED)
                            .update(RKEY.of("1"), Things.NEEDED.remove())
                            .request())
                    .isInstanceOf(ValidationException.class);
            assertThat(request(AGE.add(1)).expressionAttributeValues()).containsValue(AttributeValue.fromN("149"));
        });
    }

    private static String meaning(UpdateItemRequest request) {
        return StubClient.canonical("updateItem", request).toString();
    }

    private static Document get(Model<Document> model, String id) {
        return model.get(KEY.of(id)).consistent().execute().orElseThrow();
    }

    private static void engine(ProseBook book) {
        Document item = Document.of("id", "1", "foo", "name", "level", 10, "meta", Map.of("d", "x"));
        book.agrees(
                "update/must-differ",
                prose -> {
                    Model<Document> model = prose.model(SCHEMA, Document.of("id", "1"));
                    assertThatThrownBy(
                                    () -> model.update(KEY.of("1"), META.dot(D).set("y"))
                                            .execute())
                            .isInstanceOf(DynamodelException.class)
                            .hasMessageContaining("creatingParents");
                    assertThat(model.update(KEY.of("1"), META.dot(D).set("y"))
                                    .creatingParents()
                                    .execute()
                                    .get("meta.d"))
                            .isEqualTo("y");
                },
                "map.child");
        book.agrees("update/dirty", prose -> {
            Model<Document> model = prose.model(SCHEMA, item);
            Document changed = model.modify(KEY.of("1"), found -> found.with("foo", "other"))
                    .execute();
            assertThat(changed.get("foo")).isEqualTo("other");
            assertThat(get(model, "1").getNumber("level")).isEqualByComparingTo("10");
        });
        book.agrees(
                "update",
                prose -> {
                    Model<Document> model = prose.model(SCHEMA, item);
                    assertThat(model.update(KEY.of("1"), FOO.set("x")).execute().has("level"))
                            .isTrue();
                    assertThat(get(model, "1").get("meta.d")).isEqualTo("x");
                },
                "update sets only name");
        book.agrees(
                "update",
                prose -> {
                    Model<Document> model = prose.model(SCHEMA, item);
                    Document after = model.update(KEY.of("1"), FOO.set("x"), LEVEL.remove())
                            .execute();
                    assertThat(after.has("level")).isFalse();
                    assertThat(after.has("meta")).isTrue();
                },
                "sets name and removes n");
        book.agrees(
                "update",
                prose -> {
                    Model<Document> model = prose.model(SCHEMA);
                    assertThatThrownBy(() ->
                                    model.update(KEY.of("1"), FOO.set("x")).execute())
                            .isInstanceOf(ConditionFailedException.class);
                    assertThat(model.get(KEY.of("1")).execute()).isEmpty();
                },
                "mustExist");
        book.agrees(
                "update",
                prose -> assertThatThrownBy(() -> prose.model(SCHEMA)
                                .update(KEY.of("1"), FOO.remove())
                                .execute())
                        .isInstanceOf(ConditionFailedException.class),
                "whose only action is REMOVE");
        book.agrees(
                "update",
                prose -> {
                    DocumentSchemaBuilder n = Schema.documents("nested");
                    n.integer("a");
                    var b = n.integer("b");
                    DocumentSchemaBuilder s = Schema.documents("outer");
                    var key = s.key(s.string("id"));
                    var nested = s.map("nested", n.build());
                    Model<Document> model =
                            prose.model(s.build(), Document.of("id", "1", "nested", Map.of("a", 1, "b", 2)));
                    Document after =
                            model.update(key.of("1"), nested.dot(b).set(3)).execute();
                    assertThat(after.getNumber("nested.a")).isEqualByComparingTo("1");
                },
                "nested.b");
        book.agrees(
                "update",
                prose -> {
                    Model<Document> model = prose.model(SCHEMA, Document.of("id", "1"));
                    assertThat(model.update(KEY.of("1"), LEVEL.add(number(30)))
                                    .execute()
                                    .getNumber("level"))
                            .isEqualByComparingTo("30");
                },
                "counter attribute absent");
        book.agrees(
                "update",
                prose -> {
                    Model<Document> model = prose.model(SCHEMA, item);
                    assertThat(model.update(KEY.of("1"), LEVEL.add(number(30)))
                                    .execute()
                                    .getNumber("level"))
                            .isEqualByComparingTo("40");
                },
                "counter attribute at 10");
        book.agrees(
                "update",
                prose -> {
                    Model<Document> model = prose.model(SCHEMA, Document.of("id", "1"));
                    assertThat(model.update(KEY.of("1"), LOG.append("x"))
                                    .execute()
                                    .get("log"))
                            .isEqualTo(List.of("x"));
                },
                "a list attribute absent");
        book.agrees(
                "update",
                prose -> {
                    Model<Document> model = prose.model(SCHEMA, Document.of("id", "1", "log", List.of("a")));
                    assertThat(model.update(KEY.of("1"), LOG.append("b"))
                                    .execute()
                                    .get("log"))
                            .isEqualTo(List.of("a", "b"));
                    assertThat(model.update(KEY.of("1"), LOG.prepend("z"))
                                    .execute()
                                    .get("log"))
                            .isEqualTo(List.of("z", "a", "b"));
                },
                "prepend [z]");
        book.agrees(
                "update",
                prose -> {
                    Model<Document> model = prose.model(SCHEMA, Document.of("id", "1", "tags", Set.of("a")));
                    model.update(KEY.of("1"), TAGS.add("b")).execute();
                    assertThat(model.update(KEY.of("1"), TAGS.delete("a"))
                                    .execute()
                                    .get("tags"))
                            .isEqualTo(Set.of("b"));
                },
                "add {b}, delete {a}");
        book.agrees(
                "update",
                prose -> {
                    Model<Document> model = prose.model(SCHEMA, Document.of("id", "1", "tags", Set.of("a")));
                    model.update(KEY.of("1"), TAGS.delete("a")).execute();
                    assertThat(prose.client()
                                    .getItem(r -> r.tableName(model.tableName())
                                            .key(KEY.of("1").values()))
                                    .item())
                            .doesNotContainKey("tags");
                },
                "the attribute disappears");
        book.agrees(
                "update",
                prose -> {
                    Model<Document> model =
                            prose.model(SCHEMA, Document.of("id", "1", "rec", Map.of("k.x", Map.of("a", 1), "k", 5)));
                    Document after = model.update(KEY.of("1"), REC.key("k.x").set(Map.of("a", 2)))
                            .execute();
                    assertThat(((Map<?, ?>) after.toMap().get("rec")).get("k")).isEqualTo(number(5));
                },
                "map key containing a dot");
        book.differs(
                Difference.RETURNS_WHOLE_ITEMS,
                "update",
                prose -> {
                    Model<Document> model = prose.model(SCHEMA, item);
                    assertThat(model.update(KEY.of("1"), FOO.set("x")).execute().has("level"))
                            .isTrue();
                    assertThat(model.update(KEY.of("1"), FOO.set("y"))
                                    .returningOld()
                                    .execute()
                                    .orElseThrow()
                                    .get("foo"))
                            .isEqualTo("x");
                    assertThat(model.update(KEY.of("1"), FOO.set("z"))
                                    .returningNothing()
                                    .execute())
                            .isNull();
                },
                "UPDATED_OLD");
    }

    private static void shapes(ProseBook book) {
        book.agrees(
                "engine/error",
                prose -> {
                    // StubClient.canonical refuses placeholders that are not used
                    StubClient.canonical("updateItem", request(FOO.set("x"), TITLE.remove()));
                },
                "unused expression");
        book.agrees(
                "engine/error",
                prose -> {
                    PutItemRequest put = Things.offline(SCHEMA)
                            .put(Document.of("id", "1"))
                            .request()
                            .first(PutItemRequest.class);
                    assertThat(put.hasExpressionAttributeValues()).isFalse();
                },
                "without any expression");
        book.agrees("request shape", prose -> {
            Document twelve = Document.of(
                    "id", "1", "foo", "a", "bar", "b", "level", 1, "rent", 2, "age", 3, "log", List.of(), "grid",
                    List.of(), "friends", List.of(), "Count", 4, "Title", "t", "email", "e");
            var plan = Things.offline(SCHEMA).put(twelve).request();
            assertThat(plan.requests()).hasSize(1);
            PutItemRequest put = plan.first(PutItemRequest.class);
            assertThat(put.conditionExpression()).isNull();
            assertThat(put.hasExpressionAttributeNames()).isFalse();
            assertThat(put.hasExpressionAttributeValues()).isFalse();
        });
    }
}
