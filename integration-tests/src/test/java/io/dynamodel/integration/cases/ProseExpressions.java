package io.dynamodel.integration.cases;

import static io.dynamodel.integration.cases.ProseText.condition;
import static io.dynamodel.integration.cases.ProseText.hasShapeOf;
import static io.dynamodel.integration.cases.ProseText.update;
import static io.dynamodel.integration.cases.Things.BAR;
import static io.dynamodel.integration.cases.Things.COUNT;
import static io.dynamodel.integration.cases.Things.FOO;
import static io.dynamodel.integration.cases.Things.KEY;
import static io.dynamodel.integration.cases.Things.LEVEL;
import static io.dynamodel.integration.cases.Things.NUMS;
import static io.dynamodel.integration.cases.Things.REC;
import static io.dynamodel.integration.cases.Things.SCHEMA;
import static io.dynamodel.integration.cases.Things.TAGS;
import static io.dynamodel.integration.cases.Things.TITLE;
import static io.dynamodel.integration.cases.Things.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SortCondition;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Conditions in words. */
final class ProseExpressions {
    private ProseExpressions() {}

    static void write(ProseBook book) {
        compiling(book);
        paths(book);
        logic(book);
        precedence(book);
        placeholders(book);
    }

    private static void compiling(ProseBook book) {
        book.agrees(
                "condition/compile",
                prose -> {
                    var ours = condition(FOO.eq("bar"));
                    hasShapeOf(prose, ours);
                    assertThat(ours.names()).containsValue("foo");
                    assertThat(ours.values()).containsValue(AttributeValue.fromS("bar"));
                },
                "foo == 'bar'");
        book.agrees(
                "condition/compile",
                prose -> {
                    var ours = condition(FOO.between("bar", "baz"));
                    hasShapeOf(prose, ours);
                    assertThat(ours.values().values())
                            .containsExactly(AttributeValue.fromS("bar"), AttributeValue.fromS("baz"));
                },
                "between 'bar' and 'baz'");
        book.agrees(
                "condition/compile", prose -> hasShapeOf(prose, condition(FOO.isIn("bar", "baz"))), "foo in ('bar'");
        book.agrees(
                "condition/compile",
                prose -> {
                    hasShapeOf(prose, condition(FOO.exists()));
                    hasShapeOf(prose, condition(FOO.notExists()));
                    assertThat(condition(FOO.exists()).values()).isEmpty();
                },
                "exists / not-exists");
        book.agrees(
                "condition/compile",
                prose -> {
                    var ours = condition(FOO.hasDeclaredType());
                    hasShapeOf(prose, ours);
                    assertThat(ours.values()).containsValue(AttributeValue.fromS("S"));
                },
                "attribute-type check");
        book.agrees(
                "condition/compile",
                prose -> assertThat(condition(NUMS.contains(number(1))).values())
                        .containsValue(AttributeValue.fromN("1")),
                "contains(1)");
        book.agrees(
                "condition/compile",
                prose -> {
                    var ours = condition(TAGS.size().eq(3));
                    hasShapeOf(prose, ours);
                    assertThat(ours.values()).containsValue(AttributeValue.fromN("3"));
                },
                "size(foo) == 3");
        book.agrees(
                "condition/compile",
                prose -> {
                    hasShapeOf(prose, condition(FOO.eq(BAR)));
                    assertThat(condition(FOO.eq(BAR)).values()).isEmpty();
                },
                "attribute to attribute");
        book.agrees(
                "condition/compile",
                prose -> {
                    DocumentSchemaBuilder s = Schema.documents("prefixed");
                    s.key(s.string("id", Rules.onSet(id -> id.startsWith("POKE#") ? id : "POKE#" + id)));
                    assertThat(condition(s.build().path("id").beginsWith("p")).values())
                            .containsValue(AttributeValue.fromS("POKE#p"));
                },
                "prefix transformer");
    }

    private static void paths(ProseBook book) {
        book.agrees(
                "condition/path",
                prose -> hasShapeOf(prose, condition(SCHEMA.path("grid[0][1]").eq("bar"))),
                "foo[0][1]");
        book.agrees(
                "condition/path",
                prose -> {
                    var ours = condition(SCHEMA.path("friends[0].bar").eq("baz"));
                    hasShapeOf(prose, ours);
                    assertThat(ours.names().values()).containsExactly("friends", "bar");
                },
                "foo[0].bar");
        book.agrees(
                "condition/compile",
                prose -> {
                    var ours = condition(Things.META.dot(Things.D).exists());
                    hasShapeOf(prose, ours);
                    hasShapeOf(prose, condition(SCHEMA.path("meta.d").notExists()));
                    assertThat(ours.names().values()).containsExactly("meta", "_d");
                },
                "meta.d exists");
        book.agrees(
                "condition/compile",
                prose -> {
                    var ours = condition(REC.key("a.b").eq(number(1)));
                    hasShapeOf(prose, ours);
                    assertThat(ours.names()).containsValue("a.b");
                },
                "rec['a.b']");
    }

    private static void logic(ProseBook book) {
        Condition<Document> a = FOO.eq("a");
        Condition<Document> b = BAR.eq("b");
        book.agrees(
                "condition/logic",
                prose -> {
                    var ours = condition(FOO.lt("a").and(FOO.gt("b")));
                    hasShapeOf(prose, ours);
                    assertThat(ours.names()).hasSize(1);
                    assertThat(ours.values()).hasSize(2);
                },
                "(foo < a) AND (foo > b)");
        book.agrees(
                "condition/logic",
                prose -> assertThat(Condition.all(List.of(new Condition.Always<>(), a)))
                        .isEqualTo(a),
                "null AND cond");
        book.agrees(
                "condition/logic",
                prose -> assertThatThrownBy(() -> a.and(null)).isInstanceOf(NullPointerException.class),
                "cond AND null");
        book.cannotBeSaid(
                "condition/logic",
                "a Condition is no boolean: it does not compile where one is wanted",
                "used as a boolean");
        book.agrees(
                "condition/logic",
                prose -> assertThat(Condition.all(List.of(a))).isSameAs(a),
                "and:[a]");
        book.agrees(
                "condition/logic",
                prose -> {
                    var ours = condition(Condition.any(List.of(Condition.all(List.of(a, b)), FOO.eq("c"))));
                    assertThat(ProseText.shape(ours.text())).startsWith("OR[").contains("AND[");
                    assertThat(ours.names()).hasSize(2);
                },
                "or:[and:[a,b],c]");
        book.agrees(
                "condition/logic",
                prose -> assertThat(condition(Condition.all(List.of())).text()).isNull(),
                "and:[] (empty)");
        book.agrees(
                "condition/validate",
                prose -> assertThatThrownBy(() -> LEVEL.isIn(List.of())).hasMessageContaining("at least one"),
                "in: []");
        book.differs(
                Difference.IN_IS_SPLIT,
                "expressions",
                prose -> {
                    var many = condition(
                            COUNT.isIn(IntStream.rangeClosed(1, 101).boxed().toList()));
                    assertThat(ProseText.shape(many.text())).startsWith("OR[");
                },
                "101 operands");
    }

    private static void precedence(ProseBook book) {
        Condition<Document> either = FOO.eq("1").or(BAR.eq("2"));
        book.agrees(
                "condition/precedence",
                prose -> {
                    var request = Things.offline(SCHEMA)
                            .create(Document.of("id", "1"))
                            .onlyIf(either)
                            .request()
                            .first(PutItemRequest.class);
                    assertThat(ProseText.shape(request.conditionExpression()))
                            .startsWith("AND[")
                            .contains("OR[")
                            .contains("attribute_not_exists");
                },
                "create() guard");
        book.agrees(
                "condition/precedence",
                prose -> {
                    var request = Things.offline(SCHEMA)
                            .update(KEY.of("1"), FOO.set("x"))
                            .onlyIf(either)
                            .request()
                            .first(UpdateItemRequest.class);
                    assertThat(ProseText.shape(request.conditionExpression()))
                            .startsWith("AND[")
                            .contains("OR[");
                },
                "patch() guard");
        book.agrees(
                "condition/precedence",
                prose -> {
                    var request = Things.offline(SCHEMA)
                            .query(KEY)
                            .partition("1")
                            .filter(either)
                            .filter(TITLE.exists())
                            .request()
                            .first(QueryRequest.class);
                    assertThat(ProseText.shape(request.filterExpression()))
                            .startsWith("AND[")
                            .contains("OR[");
                },
                "two chained where clauses");
        book.agrees(
                "expressions",
                prose -> {
                    var request = Things.offline(Things.VERSIONED)
                            .update(Things.VKEY.of("1"), Things.SCORE.add(1))
                            .expecting(3)
                            .onlyIf(Things.SCORE.lt(1).or(Things.SCORE.gt(5)))
                            .request()
                            .first(UpdateItemRequest.class);
                    assertThat(ProseText.shape(request.conditionExpression()))
                            .startsWith("AND[")
                            .contains("OR[");
                },
                "version condition with OR");
    }

    private static void placeholders(ProseBook book) {
        book.agrees("condition/raw", prose -> hasShape(condition(TAGS.size().gt(3)), "size(#a) > :a"), "raw literals");
        book.agrees(
                "condition/identifiers",
                prose -> {
                    var ours = update(REC.key("k-1").set("1"), REC.key("k_1").set("2"));
                    assertThat(ours.names().values()).contains("k-1", "k_1");
                },
                "k-1");
        book.differs(Difference.TEXT_IS_NEVER_PARSED, "condition/template", prose -> {
            var ours = condition(COUNT.gt(1).and(TITLE.beginsWith("foo")));
            hasShape(ours, "#a > :a AND begins_with(#b, :b)");
            assertThat(ours.names()).containsValue("Count");
        });
        book.agrees("condition/injection", prose -> {
            var ours = update(SCHEMA.path("log[0]").set("hello ${secret}"));
            assertThat(ours.values()).containsValue(AttributeValue.fromS("hello ${secret}"));
            hasShape(ours, "SET #a[0] = :a");
        });
        book.agrees(
                "expressions",
                prose -> {
                    DocumentSchemaBuilder s = Schema.documents("reserved");
                    var id = s.string("name");
                    var key = s.key(id);
                    for (String name : List.of("status", "counter", "size")) {
                        s.string(name);
                    }
                    var model = prose.model(s.build());
                    model.put(Document.of("name", "1", "status", "s", "counter", "c", "size", "x"))
                            .execute();
                    Schema<Document> schema = model.schema();
                    var found = model.query(key)
                            .partition("1")
                            .filter(schema.path("status")
                                    .eq("s")
                                    .and(schema.path("counter").eq("c"))
                                    .and(schema.path("size").eq("x")))
                            .list();
                    assertThat(found).hasSize(1);
                },
                "reserved words");
        book.agrees(
                "expressions",
                prose -> {
                    var model = prose.model(SCHEMA, Document.of("id", "1", "foo", "x", "bar", "x"));
                    assertThat(model.scan().filter(FOO.eq("x").and(BAR.eq("x"))).list())
                            .hasSize(1);
                },
                "same value used twice");
        book.agrees(
                "expressions",
                prose -> {
                    var model = prose.model(Things.SORTED_SCHEMA, Document.of("pk", "p", "sk", 1, "name", "p"));
                    assertThat(model.query(Things.SORTED)
                                    .partition("p")
                                    .sort(SortCondition.atOrAfter(1))
                                    .filter(Things.NAME.eq("p"))
                                    .list())
                            .hasSize(1);
                },
                "no placeholder collision");
    }

    private static void hasShape(ProseText.Expression ours, String expected) {
        assertThat(ProseText.shape(ours.text())).isEqualTo(ProseText.shape(expected));
    }

    /** For other chapters: refused before sending, as it cannot be right. */
    static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(InvalidRequestException.class);
    }
}
