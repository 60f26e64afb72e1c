package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.problems;
import static io.dynamodel.schema.Rules.alias;
import static io.dynamodel.schema.Rules.atLeast;
import static io.dynamodel.schema.Rules.component;
import static io.dynamodel.schema.Rules.createdAt;
import static io.dynamodel.schema.Rules.defaultTo;
import static io.dynamodel.schema.Rules.each;
import static io.dynamodel.schema.Rules.immutable;
import static io.dynamodel.schema.Rules.maxSize;
import static io.dynamodel.schema.Rules.minLength;
import static io.dynamodel.schema.Rules.onGet;
import static io.dynamodel.schema.Rules.readOnly;
import static io.dynamodel.schema.Rules.required;
import static io.dynamodel.schema.Rules.requiredIf;
import static io.dynamodel.schema.Rules.size;
import static io.dynamodel.schema.Rules.updatedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DefinitionProblemsTest {
    private final DocumentSchemaBuilder s = Schema.documents("things");

    @Test
    void allProblemsAreReportedAtOnceInTheOrderOfTheDefinition() {
        s.string("a");
        s.string("a");
        s.string("b", alias("a"));
        s.string("c", minLength(2), minLength(3), defaultTo("x"));
        s.version("v1");
        s.version("v2");
        s.globalIndex("x", s.string("d", onGet(v -> v)));

        assertThatThrownBy(s::build)
                .isInstanceOf(SchemaException.class)
                .hasMessage("The definition of the schema of things has 8 problems:\n"
                        + "  - Attribute 'c' has the rule minLength(..) twice; keep one\n"
                        + "  - Index 'x': a name has 3 to 255 letters, digits, '_', '.' or '-'\n"
                        + "  - Index 'x': 'd' has a get transform, so that the key read would not be the key stored;"
                        + " remove onGet(..)\n"
                        + "  - The name 'a' is used twice; stored names and aliases must differ\n"
                        + "  - The name 'a' is used twice, by 'a' and 'b'; stored names and aliases must differ\n"
                        + "  - The default of attribute 'c' must have at least 2 characters, but has 1; give one that"
                        + " keeps the attribute's own rules\n"
                        + "  - The default of attribute 'c' must have at least 3 characters, but has 1; give one that"
                        + " keeps the attribute's own rules\n"
                        + "  - There are two version attributes, 'v1' and 'v2'; keep one");
    }

    record Pair(String a, @Nullable Integer b) {}

    @Test
    void recordsAndAttributesMustMatch() {
        SchemaBuilder<Pair> p = Schema.builder(Pair.class);
        p.string("x", Pair::a);
        p.integer("b", Pair::b);

        assertThat(problems(p::build))
                .containsExactly(
                        "Component 'a' of record Pair has no attribute; register one of that name, or one with the rule"
                                + " component(\"a\"), or use build(reader)",
                        "Attribute 'x' has no component 'x' in record Pair (it has a, b); name the component with"
                                + " component(..)");
    }

    @Test
    void typesOfComponentsAndAttributesMustMatch() {
        record Tagged(String id, ArrayList<String> tags, long count) {}
        SchemaBuilder<Tagged> t = Schema.builder(Tagged.class);
        t.integer("id", tagged -> tagged.id().length());
        t.list("tags", Tagged::tags, AttributeTypes.string());
        t.longInteger("count", Tagged::count, readOnly());

        assertThat(problems(t::build))
                .containsExactly(
                        "Attribute 'id' holds Integer, but component 'id' of record Tagged is String; give the component"
                                + " the attribute's class",
                        "Attribute 'tags' holds List, but component 'tags' of record Tagged is ArrayList; give the"
                                + " component the attribute's class",
                        "Attribute 'count' is readOnly(), but component 'count' is a primitive, so that every item would"
                                + " give it a value; use the boxed type");
    }

    @Test
    void twoAttributesCannotShareAComponent() {
        SchemaBuilder<Pair> p = Schema.builder(Pair.class);
        p.string("a", Pair::a);
        p.string("a2", Pair::a, component("a"));
        p.integer("b", Pair::b);

        assertThat(problems(p::build)).contains("Component 'a' carries two attributes, one of them 'a2'");
    }

    @Test
    void aClassThatIsNoRecordNeedsAnotherBuild() {
        SchemaBuilder<StringBuilder> b = Schema.builder(StringBuilder.class);
        b.string("x", StringBuilder::toString);

        assertThat(problems(b::build)).singleElement().asString().contains("is not a record: use build(reader ->");
        assertThat(problems(() -> b.build(() -> new StringBuilder())))
                .contains(
                        "Attribute 'x' has no setter; register it with getter and setter, or use build(reader -> ..)");
    }

    @Test
    void keysMustBeWhatDynamoDbTakes() {
        s.key(s.scalar("flag", AttributeTypes.bool()));
        s.string("x".repeat(300));
        StringAttribute<Document> a = s.string("a");
        s.globalIndex("long-name", s.string("y".repeat(256)), a);
        s.globalIndex("twice", a, a);
        s.globalIndex("many", s.parts(a, s.string("b"), s.parts(s.string("c"), s.string("d"), s.string("e"))));
        s.globalIndex("times", a, s.scalar("zoned", AttributeTypes.zonedDateTime()));

        assertThat(problems(s::build))
                .containsExactly(
                        "Attribute 'flag' is stored as BOOL; register it with value(..)",
                        "The primary key: 'flag' is stored as BOOL, but key attributes are S, N or B",
                        "Index 'long-name': the name of a key attribute has at most 255 bytes",
                        "Index 'twice' names an attribute twice: [a, a]",
                        "Index 'many' has more than 4 attributes in one half of its key",
                        "Index 'times': 'zoned' is stored as zonedDateTime, which does not sort by time; use an ordered"
                                + " type for a sort key, such as instant");
    }

    @Test
    void primaryKeysAreSimpleAndSingle() {
        StringAttribute<Document> a = s.string("a");
        SortedKey<Document, String, String> key = s.key(a, s.string("b"));
        s.key(s.parts(a, s.string("c")));
        s.localIndex("local", key, s.parts(s.string("d"), s.string("e")));

        assertThat(problems(s::build))
                .containsExactly(
                        "There are two primary keys: [a, b] and [a, c]; keep one",
                        "The primary key [a, c] has several attributes in one half; DynamoDB allows that for global"
                                + " indexes only",
                        "Local index 'local' has a sort key of several attributes; make it a global index");
    }

    @Test
    void whatChangesWithEveryWriteIsNoKey() {
        s.key(s.version("v"), s.instant("u", updatedAt()));

        assertThat(problems(s::build))
                .containsExactly(
                        "'v' is version and changes with every write; it cannot be part of the primary key",
                        "'u' is updatedAt and changes with every write; it cannot be part of the primary key");
    }

    @Test
    void dynamoDbsLimitsOfIndexesAreKept() {
        StringAttribute<Document> a = s.string("a");
        SortedKey<Document, String, String> key = s.key(a, s.string("b"));
        for (int i = 0; i < 6; i++) {
            s.localIndex("local" + i, key, s.string("l" + i));
        }
        for (int i = 0; i < 21; i++) {
            s.globalIndex("global" + i, a);
        }
        List<Attribute<Document, ?>> many = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            many.add(s.string("m" + i));
        }
        @SuppressWarnings("unchecked")
        Attribute<Document, ?>[] array = (Attribute<Document, ?>[]) many.toArray(new Attribute<?, ?>[0]);
        s.globalIndex("global0", a, IndexProjection.include(array));

        assertThat(problems(s::build))
                .containsExactly(
                        "There are two indexes of the name 'global0'",
                        "There are 21 global indexes; DynamoDB allows 20",
                        "There are 6 local indexes; DynamoDB allows 5",
                        "The indexes include 101 attributes; DynamoDB allows 100 over all of them");
    }

    @Test
    void projectionsMustIncludeSomethingAndOnce() {
        StringAttribute<Document> a = s.string("a");
        StringAttribute<Document> b = s.string("b");
        s.globalIndex("none", a, IndexProjection.include());
        s.globalIndex("twice", a, IndexProjection.include(b, b));
        s.globalIndex(
                "foreign", a, IndexProjection.include(Schema.documents("other").string("x")));

        assertThat(problems(s::build))
                .containsExactly(
                        "Index 'none' includes no attribute; use keysOnly()",
                        "Index 'twice' includes an attribute twice: [b, b]",
                        "Index 'foreign' includes 'x' of another schema");
    }

    @Test
    void attributesOfAnotherSchemaAreNoKeysAndNoInputs() {
        StringAttribute<Document> foreign = Schema.documents("other").string("x");
        s.key(foreign);
        s.string("y", requiredIf(d -> true, foreign));
        s.computed("z", AttributeTypes.string(), d -> null, List.of(foreign));
        s.validate(d -> true, "be good", foreign);

        assertThat(problems(s::build))
                .containsExactly(
                        "The primary key: 'x' belongs to the schema of other; use an attribute of this schema",
                        "The rule requiredIf(..) of attribute 'y' names the input 'x' of another schema",
                        "Computed attribute 'z' names the input 'x' of another schema",
                        "The rule that the item must be good names the input 'x' of another schema");
    }

    @Test
    void inputsMustBeKnownBeforeTheWrite() {
        StringAttribute<Document> a = s.string("a");
        NumberAttribute<Document, Long> version = s.version("v");
        ScalarAttribute<Document, String> b = s.computed("b", AttributeTypes.string(), d -> "", List.of(a));
        s.computed("c", AttributeTypes.string(), d -> "", List.of(b, version));

        assertThat(problems(s::build))
                .containsExactly(
                        "Computed attribute 'c' names the input 'v', which is the version and not known before the write;"
                                + " leave it out",
                        "Computed attribute 'c' names the input 'b', which is computed itself; name what that one is"
                                + " computed from");
    }

    @Test
    void rulesMustGoWithEachOther() {
        s.string("twoDefaults", defaultTo("a"), defaultTo("b", WriteKind.PUT));
        s.instant("bothTimes", createdAt(), updatedAt());
        s.ttl("ttl", createdAt());
        s.instant("fixedTime", updatedAt(), immutable());
        s.string("fixed", immutable(), defaultTo("a", WriteKind.UPDATE));
        s.version("v", readOnly(), defaultTo(1L));
        s.computed("c", AttributeTypes.string(), d -> "", List.of());

        assertThat(problems(s::build))
                .containsExactly(
                        "Attribute 'twoDefaults' has two defaults for PUT; keep one",
                        "Attribute 'bothTimes' is createdAt() and updatedAt() at the same time; keep one",
                        "Attribute 'ttl' is ttl and a timestamp at the same time; keep one",
                        "Attribute 'fixedTime' is updatedAt and changes with every write; remove immutable()",
                        "Attribute 'fixed' is immutable(), but has a default for every UPDATE; let the default apply on"
                                + " PUT and INSERT",
                        "Attribute 'v' is version, so that its value is made by the library; remove its default",
                        "Attribute 'v' is version, which items carry back; remove readOnly()",
                        "Computed attribute 'c' names no input: an update could not tell when it is stale");
    }

    @Test
    void rulesMustGoWithTheType() {
        s.integer("number", size(3));
        s.value("flag", AttributeTypes.bool(), maxSize(1));
        s.map("home", Addresses.SCHEMA, Rules.<Document, Addresses.Address>size(2));
        s.scalar("when", AttributeTypes.instant(), size(30));
        s.value("set", AttributeTypes.optional(AttributeTypes.stringSet()), maxSize(2));
        s.map("text", AttributeTypes.string());
        s.number(
                "odd",
                AttributeTypes.converted(
                        AttributeTypes.string(),
                        Integer.class,
                        new Converter<>() {
                            @Override
                            public String toStored(Integer value) {
                                return value.toString();
                            }

                            @Override
                            public Integer fromStored(String stored) {
                                return Integer.valueOf(stored);
                            }
                        },
                        false));
        s.stringSet("tags", each(required()));
        s.string("named", component(""));

        assertThat(problems(s::build))
                .containsExactly(
                        "Attribute 'text' is stored as S; map(..) is for nested items; register it with value(..)",
                        "Attribute 'odd' is stored as S; register it with scalar(..) or value(..)",
                        "Attribute 'tags': each(required(..)) means nothing; elements take checks and set transforms",
                        "Attribute 'named': component(..) needs a name",
                        "Attribute 'number' holds Integer and has no size; remove size(..), or use atLeast(..),"
                                + " atMost(..) or validate(..)",
                        "Attribute 'flag' holds Boolean and has no size; remove maxSize(..), or use atLeast(..),"
                                + " atMost(..) or validate(..)",
                        "Attribute 'home' holds Address and has no size; remove size(..), or use atLeast(..),"
                                + " atMost(..) or validate(..)",
                        "Attribute 'when' holds Instant and has no size; remove size(..), or use atLeast(..),"
                                + " atMost(..) or validate(..)",
                        "Attribute 'set' holds Optional and has no size; remove maxSize(..), or use atLeast(..),"
                                + " atMost(..) or validate(..)");
    }

    @Test
    void everyDefaultIsHeldAgainstTheRules() {
        s.integer("n", atLeast(1), defaultTo(1, WriteKind.PUT), defaultTo(0, WriteKind.UPDATE));
        s.string("text", defaultTo("\ud800"));
        s.stringSet("tags", defaultTo(Set.of()));

        assertThat(problems(s::build)).hasSize(2).satisfies(found -> {
            assertThat(found.get(0)).startsWith("The default of attribute 'n' must be at least 1");
            assertThat(found.get(1)).startsWith("The default of attribute 'text' cannot be stored: ");
        });
    }

    @Test
    void namesMustBeNames() {
        s.string("");
        s.string("ok");

        assertThat(problems(s::build)).singleElement().asString().startsWith("Attribute '': ");
        assertThat(problems(() -> Schema.documents("none").build()))
                .containsExactly("There is no attribute; register at least one before build()");
    }

    @Test
    void whatIsRegisteredBelowBuildIsRefused() {
        StringAttribute<Document> a = s.string("a");
        s.build();

        assertThatThrownBy(() -> s.string("b"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The definition of the schema of things is built already, but attribute 'b' is registered"
                        + " after that; move it above build()");
        assertThatThrownBy(() -> s.globalIndex("late", a)).hasMessageContaining("index 'late'");
        assertThatThrownBy(() -> s.key(a)).hasMessageContaining("the primary key");
        assertThatThrownBy(() -> s.validate(d -> true, "be")).hasMessageContaining("a rule of the item");
        assertThatThrownBy(() -> s.onSet(d -> d)).hasMessageContaining("onSet(..)");
        assertThatThrownBy(() -> s.unknownOnRead(UnknownAttributes.drop())).hasMessageContaining("unknownOnRead(..)");
    }

    @Test
    void aRuleOfALazyTypeIsNoReasonToLookItUp() {
        assertThatCode(() -> {
                    s.list(
                            "list",
                            AttributeTypes.lazy(DefinitionProblemsTest::missing),
                            maxSize(3),
                            defaultTo(List.of()));
                    s.build();
                })
                .doesNotThrowAnyException();
    }

    private static AttributeType<String> missing() {
        throw new AssertionError("looked up too early");
    }
}
