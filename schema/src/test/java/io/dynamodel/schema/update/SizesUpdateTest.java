package io.dynamodel.schema.update;

import static io.dynamodel.schema.Rules.each;
import static io.dynamodel.schema.Rules.maxLength;
import static io.dynamodel.schema.Rules.maxSize;
import static io.dynamodel.schema.Rules.minLength;
import static io.dynamodel.schema.Rules.minSize;
import static io.dynamodel.schema.Rules.required;
import static io.dynamodel.schema.Rules.size;
import static io.dynamodel.schema.update.Plans.plan;
import static io.dynamodel.schema.update.Plans.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.DictionaryAttribute;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.ListAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.StringAttribute;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code minLength}, {@code maxLength}, {@code minSize}, {@code maxSize}, {@code size}. */
class SizesUpdateTest {
    private final DocumentSchemaBuilder s = Schema.documents("things");
    private final StringAttribute<Document> name = s.string("name", minLength(2), maxLength(4));
    private final StringAttribute<Document> free = s.string("free");
    private final ListAttribute<Document, String> list = s.list("list", AttributeTypes.string(), size(2, 5));
    private final ListAttribute<Document, String> source = s.list("source", AttributeTypes.string());
    private final SetAttribute<Document, String> tags = s.stringSet("tags", minSize(2), maxSize(5));
    private final DictionaryAttribute<Document, Integer> scores =
            s.dictionary("scores", AttributeTypes.integer(), minSize(1), maxSize(3));
    private final Schema<Document> schema = s.build();

    @Test
    void aValueIsChecked() {
        assertThat(plan(schema, name.set("Ada"))).isEqualTo("SET name = 'Ada'");
        assertThat(refused(schema, name.set("A"), tags.set(Set.of("a")), list.set(List.of("a"))))
                .containsExactly(
                        "'name' must have at least 2 characters, but has 1",
                        "'tags' must have at least 2 elements, but has 1",
                        "'list' must have a size between 2 and 5, but has 1");
        assertThat(refused(schema, list.setIfAbsent(List.of("a"))))
                .containsExactly("'list' must have a size between 2 and 5, but has 1");
    }

    @Test
    void anEmptyCollectionThatIsTooSmallIsRemoved() {
        DocumentSchemaBuilder t = Schema.documents("others");
        var needed = t.list("needed", AttributeTypes.string(), minSize(1), required());
        var ruled = t.list("ruled", AttributeTypes.listOf(AttributeTypes.string()), each(minSize(1)));
        Schema<Document> others = t.build();

        assertThat(plan(schema, list.set(List.of()), tags.set(Set.of()), scores.set(Map.of())))
                .isEqualTo("REMOVE list, tags, scores");
        assertThat(refused(schema, list.setIfAbsent(List.of())))
                .containsExactly("'list' must have a size between 2 and 5, but has 0");
        assertThat(refused(others, needed.set(List.of())))
                .containsExactly("'needed' must have at least 1 element, but has 0");
        assertThat(refused(others, ruled.at(0).set(List.of())))
                .containsExactly("'ruled[0]' must have at least 1 element, but has 0");
        assertThat(plan(others, ruled.set(List.of()))).isEqualTo("SET ruled = []");
    }

    @Test
    void aCopyIsGuardedWhereItComesFrom() {
        assertThat(plan(schema, name.set(free))).isEqualTo("SET name = free IF size(free) >= 2 AND size(free) <= 4");
        assertThat(plan(schema, list.set(source.orElse(List.of("a", "b")))))
                .isEqualTo("SET list = if_not_exists(source, ['a', 'b'])"
                        + " IF (attribute_not_exists(source) OR size(source) >= 2)"
                        + " AND (attribute_not_exists(source) OR size(source) <= 5)");
    }

    @Test
    void appendingAndPrependingLeaveRoomAndMakeNoListThatIsTooSmall() {
        assertThat(plan(schema, list.append("a")))
                .isEqualTo("SET list = list_append(if_not_exists(list, []), ['a'])"
                        + " IF attribute_exists(list) AND size(list) <= 4");
        assertThat(plan(schema, list.prepend("a", "b")))
                .isEqualTo("SET list = list_append(['a', 'b'], if_not_exists(list, []))"
                        + " IF attribute_not_exists(list) OR size(list) <= 3");
        assertThat(refused(schema, list.append("a", "b", "c", "d", "e", "f")))
                .containsExactly("'list' must have a size between 2 and 5, but 6 are added");
    }

    @Test
    void addingToASetCountsEveryElementAsNew() {
        assertThat(plan(schema, tags.add("a", "b")))
                .isEqualTo("ADD tags [a, b] IF attribute_not_exists(tags) OR size(tags) <= 3");
        assertThat(plan(schema, tags.add("a")))
                .isEqualTo("ADD tags [a] IF attribute_exists(tags)" + " AND size(tags) <= 4");
    }

    @Test
    void deletingFromASetCountsEveryElementAsThere() {
        assertThat(plan(schema, tags.delete("a", "b")))
                .isEqualTo("DELETE tags [a, b] IF attribute_not_exists(tags) OR size(tags) >= 4");
    }

    @Test
    void anElementThatIsSetMayBeANewOne() {
        assertThat(plan(schema, list.at(0).set("x")))
                .isEqualTo("SET list[0] = 'x' IF attribute_exists(list[0]) OR size(list) <= 4"
                        + " OR attribute_not_exists(list)");
        assertThat(plan(schema, scores.key("math").set(1)))
                .isEqualTo("SET scores.math = 1 IF attribute_exists(scores.math) OR size(scores) <= 2"
                        + " OR attribute_not_exists(scores)");
    }

    @Test
    void severalElementsThatAreSetAreCountedTogether() {
        assertThat(plan(schema, scores.key("a").set(1), scores.key("b").set(2)))
                .isEqualTo("SET scores.a = 1, scores.b = 2"
                        + " IF attribute_exists(scores.a) AND attribute_exists(scores.b)"
                        + " OR size(scores) <= 1 OR attribute_not_exists(scores)");
        assertThat(plan(
                        schema,
                        scores.key("a").set(1),
                        scores.key("b").set(2),
                        scores.key("c").set(3),
                        scores.key("d").set(4)))
                .endsWith(" IF attribute_exists(scores.a) AND attribute_exists(scores.b)"
                        + " AND attribute_exists(scores.c) AND attribute_exists(scores.d)");
    }

    @Test
    void anElementThatIsRemovedMustNotBeNeeded() {
        assertThat(plan(schema, list.at(1).remove()))
                .isEqualTo("REMOVE list[1] IF attribute_not_exists(list[1]) OR size(list) >= 3");
        assertThat(plan(schema, scores.key("math").remove()))
                .isEqualTo("REMOVE scores.math IF attribute_not_exists(scores.math) OR size(scores) >= 2");
    }

    @Test
    void severalElementsThatAreRemovedAreCountedTogether() {
        assertThat(plan(schema, list.at(0).remove(), list.at(1).remove()))
                .isEqualTo("REMOVE list[0], list[1]"
                        + " IF attribute_not_exists(list[0]) AND attribute_not_exists(list[1]) OR size(list) >= 4");
    }

    @Test
    void removingTheWholeNeedsNoGuard() {
        assertThat(plan(schema, list.remove(), tags.remove())).isEqualTo("REMOVE list, tags");
    }

    @Test
    void sizesThatDynamoDbCountsOtherwiseAreRefused() {
        DocumentSchemaBuilder t = Schema.documents("others");
        io.dynamodel.schema.Converter<List<String>, String> commas = new io.dynamodel.schema.Converter<>() {
            @Override
            public String toStored(List<String> value) {
                return String.join(",", value);
            }

            @Override
            public List<String> fromStored(String stored) {
                return List.of(stored.split(","));
            }
        };
        @SuppressWarnings("unchecked")
        Class<List<String>> type = (Class<List<String>>) (Class<?>) List.class;
        var csv = t.value("csv", AttributeTypes.converted(AttributeTypes.string(), type, commas, false), maxSize(2));
        var from = t.value("from", AttributeTypes.converted(AttributeTypes.string(), type, commas, false));

        assertThat(refused(t.build(), csv.set(from))).singleElement().asString().contains("cannot be checked");
    }
}
