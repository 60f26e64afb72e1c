package io.dynamodel.integration.cases;

import static io.dynamodel.integration.cases.Things.KEY;
import static io.dynamodel.integration.cases.Things.RULED;
import static io.dynamodel.integration.cases.Things.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.UnknownAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Whole items that are written, in words. */
final class ProseWrites {
    private ProseWrites() {}

    static void write(ProseBook book) {
        rules(book);
        unknown(book);
        transforms(book);
        engine(book);
        generated(book);
        deletes(book);
    }

    private static Map<String, AttributeValue> stored(Schema<Document> schema, Document item) {
        return Things.offline(schema)
                .put(item)
                .request()
                .first(PutItemRequest.class)
                .item();
    }

    private static List<Violation> violations(Schema<Document> schema, Document item) {
        ValidationException refused = catchThrowableOfType(ValidationException.class, () -> stored(schema, item));
        assertThat(refused).as("a refusal of %s", item).isNotNull();
        return refused.violations();
    }

    private static Document ruled(Object... more) {
        Document item = Document.of("id", "1", "needed", "n");
        for (int i = 0; i < more.length; i += 2) {
            item = item.with((String) more[i], more[i + 1]);
        }
        return item;
    }

    private static void rules(ProseBook book) {
        book.differs(Difference.GUARD_NAMES_ONE_KEY, "put/create", prose -> {
            Model<Document> model = Things.offline(Things.SORTED_SCHEMA);
            Document item = Document.of("pk", "p", "sk", 1);
            assertThat(model.create(item).request().first(PutItemRequest.class).conditionExpression())
                    .startsWith("attribute_not_exists");
            assertThat(model.put(item).request().first(PutItemRequest.class).conditionExpression())
                    .isNull();
        });
        book.agrees("put/default", prose -> {
            Map<String, AttributeValue> item = stored(RULED, ruled());
            assertThat(item).containsEntry("shout", AttributeValue.fromS("HEY")); // default, then transform
            assertThat(item).containsEntry("state", AttributeValue.fromS("open")); // default, then required
        });
        book.agrees(
                "parse/order",
                prose -> assertThat(stored(RULED, ruled())).containsEntry("shout", AttributeValue.fromS("HEY")));
        book.agrees(
                "put/validate",
                prose -> {
                    Violation violation =
                            violations(RULED, ruled("kind", "zzz")).get(0);
                    assertThat(violation.path()).isEqualTo("kind");
                    assertThat(violation.message()).contains("food", "shoes");
                },
                "enum");
        book.agrees(
                "put/validate",
                prose -> {
                    Violation violation =
                            violations(RULED, Document.of("id", "1")).get(0);
                    assertThat(violation.path()).isEqualTo("needed");
                    assertThat(violation.rule()).isEqualTo("required");
                },
                "required attribute missing");
        book.agrees(
                "put/validate",
                prose -> {
                    Violation violation =
                            violations(RULED, ruled("even", "odd")).get(0);
                    assertThat(violation.path()).isEqualTo("even");
                    assertThat(violation.message()).contains("have even length");
                },
                "validator returning");
        book.differs(
                Difference.NO_DATA_IN_MESSAGES,
                "validation/message",
                prose -> assertThat(
                                violations(RULED, ruled("even", "odd")).get(0).message())
                        .doesNotContain("odd "));
        book.agrees("validation/conditional", prose -> {
            assertThat(violations(RULED, ruled("role", "b")).get(0).path()).isEqualTo("badge");
            assertThat(stored(RULED, ruled("role", "a"))).doesNotContainKey("badge");
        });
        book.agrees(
                "put",
                prose -> {
                    Violation violation =
                            violations(SCHEMA, Document.of("foo", "x")).get(0);
                    assertThat(violation.path()).isEqualTo("id");
                },
                "missing partition key");
        book.differs(Difference.NULL_IS_ABSENT, "default", prose -> {
            Map<String, Object> item = new HashMap<>(Map.of("id", "1", "needed", "n"));
            item.put("state", null);
            assertThat(stored(RULED, Document.from(item))).containsEntry("state", AttributeValue.fromS("open"));
        });
        book.differs(Difference.DEFAULTS_ARE_VALUES, "schema/default", prose -> {
            List<String> mutable = new ArrayList<>(List.of("a"));
            DocumentSchemaBuilder s = Schema.documents("defaults");
            s.key(s.string("id"));
            s.list("log", io.dynamodel.schema.AttributeTypes.string(), Rules.defaultTo(mutable));
            Schema<Document> schema = s.build();
            Document first = Things.offline(schema).put(Document.of("id", "1")).execute();
            try {
                @SuppressWarnings("unchecked")
                List<Object> list = (List<Object>) first.toMap().get("log");
                list.add("b");
            } catch (UnsupportedOperationException e) {
                // as it should be
            }
            assertThat(stored(schema, Document.of("id", "2")))
                    .containsEntry("log", AttributeValue.fromL(List.of(AttributeValue.fromS("a"))));
        });
    }

    private static void unknown(ProseBook book) {
        book.agrees(
                "put/unknown",
                prose -> {
                    Map<String, Object> given = new LinkedHashMap<>(Map.of("id", "1", "zzz", "x"));
                    Document item = Document.from(given);
                    assertThat(stored(open(UnknownAttributes.drop()), item)).doesNotContainKey("zzz");
                    assertThat(item.has("zzz")).isTrue();
                    assertThat(given).containsKey("zzz");
                },
                "input object not mutated");
        book.agrees(
                "put/unknown",
                prose -> {
                    Document item = Document.of("id", "1", "zzz", "x");
                    assertThat(stored(open(UnknownAttributes.drop()), item)).doesNotContainKey("zzz");
                    assertThat(stored(open(UnknownAttributes.keep()), item)).containsKey("zzz");
                    assertThat(violations(open(UnknownAttributes.reject()), item)
                                    .get(0)
                                    .path())
                            .isEqualTo("zzz");
                },
                "unknown attribute zzz");
        book.differs(
                Difference.NOTHING_IS_HIDDEN,
                "format|ownership",
                prose -> {
                    Document item = SCHEMA.fromItem(Map.of(
                            "id",
                            AttributeValue.fromS("1"),
                            "r",
                            AttributeValue.fromN("2"),
                            "zzz",
                            AttributeValue.fromS("x")));
                    assertThat(item.has("zzz")).isFalse();
                    assertThat(item.getNumber("rent")).isEqualByComparingTo("2");
                },
                "hidden");
        book.differs(
                Difference.CHECKS_ARE_FOR_WRITING,
                "format/validate",
                prose -> assertThat(RULED.fromItem(Map.of("id", AttributeValue.fromS("1")))
                                .has("needed"))
                        .isFalse());
        book.agrees(
                "schema",
                prose -> assertThat(SCHEMA.fromItem(Map.of(
                                        "id",
                                        AttributeValue.fromS("1"),
                                        "zzz",
                                        AttributeValue.fromS("x"),
                                        "foo",
                                        AttributeValue.fromS("y")))
                                .toMap())
                        .containsEntry("foo", "y")
                        .doesNotContainKey("zzz"),
                "unknown to the schema");
    }

    private static Schema<Document> open(UnknownAttributes policy) {
        DocumentSchemaBuilder s = Schema.documents("open");
        s.key(s.string("id"));
        return s.unknownOnWrite(policy).build();
    }

    private static void transforms(ProseBook book) {
        book.agrees("cast", prose -> {
            assertThat(stored(SCHEMA, Document.of("id", "1", "age", "42")))
                    .containsEntry("age", AttributeValue.fromN("42"));
            assertThat(violations(SCHEMA, Document.of("id", "1", "age", "zz"))
                            .get(0)
                            .path())
                    .isEqualTo("age");
        });
        book.agrees("cast/query", prose -> {
            assertThat(ProseText.condition(SCHEMA.path("age").eq("5")).values())
                    .containsValue(AttributeValue.fromN("5"));
            assertThatThrownBy(() -> SCHEMA.path("age").eq("zz")).isInstanceOf(ValidationException.class);
        });
        book.agrees(
                "transform",
                prose -> assertThat(stored(SCHEMA, Document.of("id", "1", "email", "  ABC ")))
                        .containsEntry("email", AttributeValue.fromS("abc")));
        book.differs(Difference.SET_ONCE_IS_GUARDED, "immutable", prose -> {
            DocumentSchemaBuilder s = Schema.documents("once");
            var key = s.key(s.string("id"));
            var once = s.string("created", Rules.immutable());
            String condition = Things.offline(s.build())
                    .update(key.of("1"), once.set("x"))
                    .request()
                    .first(UpdateItemRequest.class)
                    .conditionExpression();
            assertThat(condition).contains("attribute_not_exists");
        });
        book.differs(Difference.VIRTUALS_ARE_METHODS, "alias/virtual", prose -> {
            Map<String, AttributeValue> item = stored(SCHEMA, Document.of("id", "1", "rent", 5));
            assertThat(item).containsEntry("r", AttributeValue.fromN("5"));
            assertThat(ProseText.update(SCHEMA.path("rent").set(6)).names()).containsValue("r");
        });
    }

    private static void engine(ProseBook book) {
        book.agrees(
                "put",
                prose -> {
                    Map<String, Object> nested = new HashMap<>();
                    nested.put("d", null);
                    Map<String, AttributeValue> item =
                            stored(SCHEMA, Document.of("id", "1", "foo", null, "meta", nested));
                    assertThat(item).doesNotContainKey("foo");
                    assertThat(item.get("meta").m()).isEmpty();
                },
                "null properties");
        book.agrees(
                "put",
                prose -> {
                    Model<Document> model = prose.model(SCHEMA, Document.of("id", "1", "foo", "x", "bar", "y"));
                    model.put(Document.of("id", "1", "foo", "z")).execute();
                    assertThat(model.get(KEY.of("1")).execute().orElseThrow().has("bar"))
                            .isFalse();
                },
                "fully replaced");
        book.agrees(
                "put",
                prose -> {
                    Model<Document> model = prose.model(SCHEMA, Document.of("id", "1", "foo", "x"));
                    ConditionFailedException lost = catchThrowableOfType(
                            ConditionFailedException.class,
                            () -> model.create(Document.of("id", "1")).execute());
                    assertThat(lost.storedItem()).containsEntry("foo", AttributeValue.fromS("x"));
                    assertThat(lost.item(Document.class).map(theirs -> theirs.get("foo")))
                            .contains("x");
                },
                "createOnly");
        book.agrees(
                "put",
                prose -> {
                    Model<Document> model = prose.model(Things.SORTED_SCHEMA, Document.of("pk", "p", "sk", 1));
                    assertThat(model.scan(Things.BY_G1).list()).isEmpty();
                },
                "sparse GSI key");
        book.agrees(
                "put",
                prose -> {
                    Violation violation = violations(Things.SORTED_SCHEMA, Document.of("pk", "p", "sk", 1, "g1", ""))
                            .get(0);
                    assertThat(violation.path()).isEqualTo("g1");
                },
                "GSI string key attribute empty");
        book.agrees(
                "put",
                prose -> {
                    Model<Document> model = prose.model(SCHEMA);
                    assertThat(model.put(Document.of("id", "1", "foo", "x"))
                                    .returningOld()
                                    .execute())
                            .isEmpty();
                    assertThat(model.put(Document.of("id", "1"))
                                    .returningOld()
                                    .execute()
                                    .orElseThrow()
                                    .get("foo"))
                            .isEqualTo("x");
                },
                "return old values");
        book.agrees(
                "keys/sparse",
                prose -> {
                    Model<Document> model = prose.model(
                            Things.SORTED_SCHEMA, Document.of("pk", "p", "sk", 1, "region", "r", "team", "t"));
                    assertThat(model.scan(Things.BY_TEAM).list()).isEmpty();
                },
                "sparse by absence");
        book.agrees(
                "engine/error",
                prose -> {
                    Map<String, AttributeValue> item =
                            stored(SCHEMA, Document.of("id", "1", "tags", java.util.Set.of()));
                    assertThat(item).doesNotContainKey("tags");
                },
                "empty string set");
        book.agrees(
                "engine/error",
                prose -> {
                    // a Set has no two equal elements, and a List is refused for it
                    assertThat(violations(SCHEMA, Document.of("id", "1", "tags", Arrays.asList("a", "a")))
                                    .get(0)
                                    .path())
                            .isEqualTo("tags");
                },
                "duplicate set members");
    }

    private static void generated(ProseBook book) {
        book.agrees(
                "generated",
                prose -> {
                    DocumentSchemaBuilder s = Schema.documents("uuids");
                    var key = s.key(s.string("id"));
                    var uuid = s.uuid("uuid", Rules.generated(UUID::randomUUID));
                    var other = s.string("other");
                    Model<Document> model = prose.model(s.build());
                    UUID given = UUID.fromString("0e37df36-f698-11e6-8dd4-cb9ced3df976");
                    assertThat(model.put(Document.of("id", "1", "uuid", given))
                                    .execute()
                                    .get("uuid"))
                            .isEqualTo(given);
                    assertThat(model.update(key.of("1"), other.set("x"))
                                    .execute()
                                    .get("uuid"))
                            .isEqualTo(given);
                    assertThat(uuid.name()).isEqualTo("uuid");
                },
                "UUID-generated");
        book.agrees(
                "generated",
                prose -> {
                    Document item = Dynamodel.builder()
                            .client(prose.client())
                            .clock(CaseTime.CLOCK)
                            .build()
                            .model(prose.model(RULED).tableName(), RULED)
                            .put(ruled())
                            .execute();
                    assertThat(item.get("created")).isEqualTo(CaseTime.NOW.truncatedTo(ChronoUnit.MILLIS));
                },
                "fixed Clock");
        book.agrees(
                "generated",
                prose -> {
                    DocumentSchemaBuilder s = Schema.documents("expiring");
                    s.key(s.string("id"));
                    s.ttl("until");
                    assertThat(stored(s.build(), Document.of("id", "1", "until", Instant.ofEpochSecond(1_700_000_000))))
                            .containsEntry("until", AttributeValue.fromN("1700000000"));
                },
                "TTL attribute");
    }

    private static void deletes(ProseBook book) {
        book.agrees(
                "delete",
                prose -> {
                    Model<Document> model = prose.model(SCHEMA);
                    model.delete(KEY.of("1")).execute();
                    assertThat(model.delete(KEY.of("1")).returningOld().execute())
                            .isEmpty();
                },
                "succeeds, returns empty");
        book.agrees(
                "delete",
                prose -> assertThatThrownBy(() -> prose.model(SCHEMA)
                                .delete(KEY.of("1"))
                                .onlyIf(KEY.exists())
                                .execute())
                        .isInstanceOf(ConditionFailedException.class),
                "mustExist");
    }
}
