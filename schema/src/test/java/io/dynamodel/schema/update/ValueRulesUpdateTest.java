package io.dynamodel.schema.update;

import static io.dynamodel.schema.Refusals.impossible;
import static io.dynamodel.schema.Rules.each;
import static io.dynamodel.schema.Rules.eachValue;
import static io.dynamodel.schema.Rules.lowerCase;
import static io.dynamodel.schema.Rules.matching;
import static io.dynamodel.schema.Rules.maxLength;
import static io.dynamodel.schema.Rules.onSet;
import static io.dynamodel.schema.Rules.oneOf;
import static io.dynamodel.schema.Rules.trim;
import static io.dynamodel.schema.Rules.validate;
import static io.dynamodel.schema.update.Plans.plan;
import static io.dynamodel.schema.update.Plans.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateValue.IfNotExists;
import io.dynamodel.core.expression.UpdateValue.ListAppend;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.DictionaryAttribute;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.ListAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.ValueAttribute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code matching}, {@code oneOf}, {@code validate}, {@code each}, set transforms, types. */
class ValueRulesUpdateTest {
    private static final String WAY_OUT = "; set a value, or use modify(key, fn)";

    private final DocumentSchemaBuilder s = Schema.documents("things");
    private final StringAttribute<Document> color = s.string("color", oneOf("red", "blue"), matching("[a-z]+"));
    private final StringAttribute<Document> free = s.string("free");
    private final NumberAttribute<Document, Long> even = s.longInteger("even", validate(v -> v % 2 == 0, "be even"));
    private final SetAttribute<Document, String> tags =
            s.stringSet("tags", validate(v -> !v.contains("x"), "be without x"));
    private final SetAttribute<Document, String> roles =
            s.stringSet("roles", each(trim(), lowerCase(), oneOf("member", "admin")));
    private final ListAttribute<Document, String> words =
            s.list("words", AttributeTypes.string(), each(lowerCase(), maxLength(3)));
    private final ListAttribute<Document, String> otherWords = s.list("otherWords", AttributeTypes.string());
    private final ListAttribute<Document, String> listed =
            s.list("listed", AttributeTypes.string(), validate(v -> true, "be good"));
    private final DictionaryAttribute<Document, Integer> scores =
            s.dictionary("scores", AttributeTypes.integer(), eachValue(validate(v -> v > 0, "be positive")));
    private final DictionaryAttribute<Document, Integer> checked =
            s.dictionary("checked", AttributeTypes.integer(), validate(v -> true, "be good"));

    @Test
    void aValueIsChecked() {
        Schema<Document> schema = s.build();

        assertThat(plan(schema, color.set("red"), even.set(2L))).isEqualTo("SET color = 'red', even = 2");
        assertThat(refused(schema, color.set("Green"), even.setIfAbsent(3L)))
                .containsExactly(
                        "'color' must be one of [red, blue]", "'color' must match [a-z]+", "'even' must be even");
    }

    @Test
    void whatDynamoDbMakesCannotBeChecked() {
        Schema<Document> schema = s.build();

        assertThat(refused(schema, color.set(free)))
                .containsExactly(
                        "'color' must be one of [red, blue], which cannot be checked of a value that DynamoDB copies"
                                + WAY_OUT,
                        "'color' must match [a-z]+, which cannot be checked of a value that DynamoDB copies" + WAY_OUT);
        assertThat(refused(schema, even.add(2L)))
                .containsExactly(
                        "'even' must be even, which cannot be checked of a number that DynamoDB adds to" + WAY_OUT);
        assertThat(refused(schema, even.set(even.plus(2L))))
                .containsExactly(
                        "'even' must be even, which cannot be checked of a number that DynamoDB computes" + WAY_OUT);
        assertThat(refused(schema, tags.add("a")))
                .containsExactly(
                        "'tags' must be without x, which cannot be checked of a collection that DynamoDB adds to"
                                + WAY_OUT);
        assertThat(refused(schema, tags.delete("a")))
                .containsExactly(
                        "'tags' must be without x, which cannot be checked of a collection that DynamoDB deletes from"
                                + WAY_OUT);
        assertThat(refused(schema, listed.append("a")))
                .containsExactly("'listed' must be good, which cannot be checked of a collection that DynamoDB adds to"
                        + WAY_OUT);
    }

    @Test
    void aRuleOfAWholeCannotBeCheckedWhenAPartChanges() {
        Schema<Document> schema = s.build();
        String message = " must be good, which cannot be checked of a value of which a part changes" + WAY_OUT;

        assertThat(refused(schema, listed.at(0).set("a"))).containsExactly("'listed[0]'" + message);
        assertThat(refused(schema, listed.at(0).remove())).containsExactly("'listed[0]'" + message);
        assertThat(refused(schema, checked.key("a").set(1))).containsExactly("'checked.a'" + message);
        assertThat(refused(schema, checked.key("a").remove())).containsExactly("'checked.a'" + message);
    }

    @Test
    void removingNeedsNoCheck() {
        assertThat(plan(s.build(), color.remove(), tags.remove(), listed.remove()))
                .isEqualTo("REMOVE color, tags, listed");
    }

    @Test
    void elementsThatTheUpdateCarriesAreTransformedAndChecked() {
        Schema<Document> schema = s.build();

        assertThat(plan(schema, roles.add(" Admin "))).isEqualTo("ADD roles [admin]");
        assertThat(plan(schema, roles.delete(" Admin "))).isEqualTo("DELETE roles [admin]");
        assertThat(plan(schema, roles.delete("king"))).isEqualTo("DELETE roles [king]");
        assertThat(plan(schema, words.append("ABC")))
                .isEqualTo("SET words = list_append(if_not_exists(words, []), ['abc'])");
        assertThat(plan(schema, words.at(1).set("ABC"), scores.key("math").set(1)))
                .isEqualTo("SET words[1] = 'abc', scores.math = 1");
        assertThat(refused(
                        schema,
                        roles.add("king"),
                        words.prepend("ok", "long"),
                        scores.key("math").set(0),
                        scores.set(Map.of("art", -1))))
                .containsExactly(
                        "'roles[*]' must be one of [member, admin]",
                        "'words[1]' must have at most 3 characters, but has 4",
                        "'scores.math' must be positive",
                        "'scores.art' must be positive");
    }

    @Test
    void elementsThatDynamoDbCopiesOrJoinsCannotBeChecked() {
        Schema<Document> schema = s.build();

        assertThat(refused(schema, words.set(otherWords)))
                .containsExactly("'words' has rules for its elements that DynamoDB cannot check when it copies a value;"
                        + " use modify(key, fn)");
        assertThat(refused(
                        schema,
                        new Update.Set<>(
                                words.ref().path(),
                                new ListAppend(
                                        new Operand.Path(words.ref().path()),
                                        new Operand.Path(otherWords.ref().path())))))
                .containsExactly(
                        "'words' has rules that DynamoDB cannot check when it joins lists; use modify(key, fn)");
    }

    @Test
    void transformsRunOnWhatTheUpdateCarriesAndNotOnAmounts() {
        DocumentSchemaBuilder t = Schema.documents("others");
        StringAttribute<Document> name = t.string("name", trim(), lowerCase());
        NumberAttribute<Document, Long> tens = t.longInteger("tens", onSet(v -> v / 10 * 10));
        Schema<Document> schema = t.build();

        assertThat(plan(schema, name.set(" ADA "), tens.set(17L))).isEqualTo("SET name = 'ada', tens = 10");
        assertThat(plan(schema, name.setIfAbsent(" ADA "), tens.add(7L)))
                .isEqualTo("SET name = if_not_exists(name, 'ada') ADD tens 7");
    }

    @Test
    void transformsRunOnValuesThatNoTokenHasMadeAndOnceOnThoseThatOneHas() {
        DocumentSchemaBuilder t = Schema.documents("others");
        List<String> runs = new ArrayList<>();
        StringAttribute<Document> name = t.string("name", trim(), lowerCase());
        StringAttribute<Document> counted = t.string("counted", onSet(v -> {
            runs.add(v);
            return v + "!";
        }));
        SetAttribute<Document, String> roles = t.stringSet("roles", onSet(set -> new TreeSet<>(Set.of("admin"))));
        ListAttribute<Document, String> listed =
                t.list("listed", AttributeTypes.string(), onSet(list -> List.copyOf(list)));
        StringAttribute<Document> failing = t.string("failing", onSet(v -> {
            throw new IllegalStateException();
        }));
        Schema<Document> schema = t.build();
        Operand.Value upper = Operand.Value.of(AttributeValue.fromS(" ADA "));
        Operand.Value kings = Operand.Value.of(AttributeValue.fromSs(List.of("king")));
        AttributePath named = AttributePath.of("name");

        assertThat(plan(schema, new Update.Set<>(named, upper))).isEqualTo("SET name = 'ada'");
        assertThat(plan(schema, new Update.Set<>(name.ref().path(), new IfNotExists(named, upper))))
                .isEqualTo("SET name = if_not_exists(name, 'ada')");
        assertThat(plan(schema, new Update.Add<>(roles.ref().path(), kings))).isEqualTo("ADD roles [admin]");
        assertThat(plan(schema, new Update.Delete<>(roles.ref().path(), kings))).isEqualTo("DELETE roles [admin]");
        assertThat(plan(schema, counted.set("a"))).isEqualTo("SET counted = 'a!'");
        assertThat(plan(schema, schema.path("counted").set("b"))).isEqualTo("SET counted = 'b!'");
        assertThat(runs).containsExactly("a", "b");
        assertThat(refused(
                        schema,
                        new Update.Set<>(failing.ref().path(), upper),
                        new Update.Set<>(
                                listed.ref().path(),
                                new ListAppend(
                                        Operand.Value.of(AttributeValue.fromL(List.of())),
                                        Operand.Value.of(AttributeValue.fromL(List.of()))))))
                .contains(
                        "'failing' cannot be stored, as its set transform threw java.lang.IllegalStateException",
                        "'listed' has set transforms that the joined list did not go through; use append(..)");
    }

    @Test
    void aCopyTakesTheTransformsOfItsSourceOnly() {
        DocumentSchemaBuilder t = Schema.documents("others");
        StringAttribute<Document> name = t.string("name", trim(), lowerCase());
        StringAttribute<Document> other = t.string("other", trim(), lowerCase());
        StringAttribute<Document> raw = t.string("raw");
        Schema<Document> schema = t.build();
        String refusal =
                "'name' has set transforms that 'raw' does not have, and DynamoDB copies a value as it is; set a"
                        + " value, or use modify(key, fn)";

        assertThat(plan(schema, name.set(other))).isEqualTo("SET name = other");
        assertThat(plan(schema, raw.set(name))).isEqualTo("SET raw = name");
        assertThat(refused(schema, name.set(raw))).containsExactly(refusal);
        assertThat(refused(schema, name.set(raw.orElse("x")))).containsExactly(refusal);
        assertThat(refused(schema, name.set(name.orElse(raw)))).containsExactly(refusal);
    }

    @Test
    void valuesOfTheWrongTypeAreRefused() {
        Schema<Document> schema = s.build();
        var n = Operand.Value.of(AttributeValue.fromN("1"));

        assertThat(refused(schema, new Update.Set<>(free.ref().path(), n)))
                .containsExactly("'free' does not take the value: expected S, found N");
        assertThat(impossible(() -> plan(schema, new Update.Add<>(free.ref().path(), n))))
                .isEqualTo("'free' is stored as S, but add(..) is for numbers and sets");
        assertThat(impossible(() -> plan(schema, new Update.Add<>(tags.ref().path(), n))))
                .isEqualTo("'tags' is stored as SS, but the value is N");
        assertThat(impossible(() -> plan(schema, new Update.Delete<>(even.ref().path(), n))))
                .isEqualTo("'even' is stored as N, but delete(..) is for sets");
    }

    @Test
    void aCopyFromAnotherEncodingIsRefused() {
        DocumentSchemaBuilder t = Schema.documents("others");
        ScalarAttribute<Document, Instant> text = t.instant("text");
        ScalarAttribute<Document, Instant> number = t.epochMillis("number");
        ScalarAttribute<Document, Instant> iso = t.scalar("iso", AttributeTypes.instantIso());
        ValueAttribute<Document, Object> any = t.any("any");
        Schema<Document> schema = t.build();

        assertThat(refused(schema, text.set(number)))
                .containsExactly("'text' is stored as instant, but 'number' as epochMillis" + WAY_OUT);
        assertThat(refused(schema, text.set(iso)))
                .containsExactly("'text' is stored as instant, but 'iso' as instantIso" + WAY_OUT);
        assertThat(impossible(() -> text.eq(number)))
                .isEqualTo("'text' is stored as instant, but 'number' as epochMillis, so that comparing them would mean"
                        + " nothing");
        assertThat(plan(schema, any.set(schema.path("text")))).isEqualTo("SET any = text");
        assertThat(refused(schema, schema.path("text").set(any)))
                .singleElement()
                .asString()
                .contains("'any' as any");
    }

    @Test
    void setsMayBeGivenEmptyToRemoveThem() {
        assertThat(plan(s.build(), roles.set(Set.of()), words.set(List.of()))).isEqualTo("SET words = [] REMOVE roles");
    }
}
