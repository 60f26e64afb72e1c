package io.dynamodel.integration.peers;

import static io.dynamodel.integration.sample.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.error.SchemaException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.integration.sample.PeopleTable;
import io.dynamodel.query.Model;
import io.dynamodel.query.Page;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.SortCondition;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.ValueAttribute;
import io.dynamodel.testing.LocalDynamoDb;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Defects that were verified in AWS's Enhanced Client, and are none of ours. */
class EnhancedClientDefectsTest extends PeopleTable {
    EnhancedClientDefectsTest(LocalDynamoDb db) {
        super(db);
    }

    private Model<Note> notes() {
        Model<Note> notes = Dynamodel.create(db.client()).model("notes", Notes.SCHEMA);
        notes.table().createIfAbsent().execute();
        return notes;
    }

    private Model<Document> documents(String name, DocumentSchemaBuilder s) {
        Model<Document> model = Dynamodel.create(db.client()).model(name, s.build());
        model.table().createIfAbsent().execute();
        return model;
    }

    @Test
    void aPartialUpdateRemovesWhatIsNull() {
        people.create(person(id, 30).withNickname("Nick").withHome(new Address("s", "c", null)))
                .execute();

        Person after = people.update(key, AGE.set(31)).execute();

        assertThat(after.nickname()).isEqualTo("Nick");
        assertThat(after.home()).isEqualTo(new Address("s", "c", null));
        assertThat(last(UpdateItemRequest.class).updateExpression()).doesNotContain("REMOVE");
    }

    @Test
    void anUpdateOfANestedAttributeReplacesTheWholeMap() {
        people.create(person(id, 30).withHome(new Address("s", "c", null))).execute();

        assertThat(people.update(key, HOME.dot(Addresses.CITY).set("d"))
                        .execute()
                        .home())
                .isEqualTo(new Address("s", "d", null));
    }

    @Test
    void nestedMembersThatAreNullAreStoredAsNull() {
        people.create(person(id, 30).withHome(new Address(null, "c", null))).execute();

        assertThat(stored().get("home")).isEqualTo(m(Map.of("city", s("c"))));
    }

    @Test
    void anEmptyNestedItemReadsBackAsNull() {
        store(Map.of("email", s("a@b"), "age", n(1), "home", m(Map.of("city", s("c"), "geo", m(Map.of())))));

        assertThat(people.get(key).execute().orElseThrow().home())
                .isEqualTo(new Address(null, "c", new Geo(null, null, List.of())));
    }

    @Test
    void aNegativeDurationIsCorrupted() {
        DocumentSchemaBuilder s = Schema.documents("durations");
        PrimaryKey<Document, String> docKey = s.key(s.string("id"));
        ScalarAttribute<Document, Duration> took = s.scalar("took", AttributeTypes.duration());
        Model<Document> model = documents("durations", s);

        for (Duration duration : List.of(Duration.ofMillis(-500), Duration.ofNanos(-1))) {
            model.put(Document.of("id", "a", "took", duration)).execute();
            assertThat(model.get(docKey.of("a"))
                            .select(took)
                            .execute()
                            .orElseThrow()
                            .get(took))
                    .isEqualTo(duration);
        }
    }

    @Test
    void instantsOfAWholeSecondSortBehindThoseWithAFraction() {
        DocumentSchemaBuilder s = Schema.documents("instants");
        StringAttribute<Document> who = s.string("who");
        ScalarAttribute<Document, Instant> at = s.instant("at");
        SortedKey<Document, String, Instant> docKey = s.key(who, at);
        Model<Document> model = documents("instants", s);
        Instant whole = Instant.parse("2026-01-01T00:00:00Z");
        model.put(Document.of("who", "a", "at", whole)).execute();
        model.put(Document.of("who", "a", "at", whole.plusMillis(1))).execute();

        assertThat(model.query(docKey).partition("a").list())
                .extracting(each -> each.get("at"))
                .containsExactly(whole, whole.plusMillis(1));
        assertThat(model.query(docKey)
                        .partition("a")
                        .sort(SortCondition.after(whole))
                        .count())
                .isEqualTo(1);
    }

    private enum Color {
        RED {
            @Override
            public String toString() {
                return "a label that may change";
            }
        }
    }

    @Test
    void anEnumIsStoredByWhatItPrints() {
        DocumentSchemaBuilder s = Schema.documents("colors");
        PrimaryKey<Document, String> docKey = s.key(s.string("id"));
        s.enumeration("color", Color.class);
        Model<Document> model = documents("colors", s);
        model.put(Document.of("id", "a", "color", Color.RED)).execute();

        assertThat(db.client()
                        .getItem(r -> r.tableName("colors").key(docKey.of("a").values()))
                        .item())
                .containsEntry("color", s("RED"));
    }

    @Test
    void anEmptySetIsSentAndRefusedByTheService() {
        Person stored = people.put(new Person(
                        id, "a@b", 1, null, Set.of(), List.of(), null, Map.of(), null, null, null, null, null, 0))
                .execute();

        assertThat(stored.roles()).isEmpty();
        assertThat(people.update(key, ROLES.set(Set.of())).execute().roles()).isEmpty();
    }

    @Test
    void anItemWithoutMappedAttributesIsANullElementOfThePage() {
        Model<Note> notes = notes();
        db.client().putItem(r -> r.tableName("notes").item(Map.of("owner", s(id), "number", n(1), "foreign", s("x"))));

        assertThat(notes.query(Notes.KEY).partition(id).list())
                .containsExactly(new Note(id, 1, null, null, null, List.of()))
                .doesNotContainNull();
    }

    @Test
    void aLimitOfThreeGivesTwentyFive() {
        Model<Note> notes = notes();
        for (int number = 0; number < 25; number++) {
            notes.put(Notes.note(id, number)).execute();
        }
        forget();

        assertThat(notes.query(Notes.KEY).partition(id).limit(3).list()).hasSize(3);
        assertThat(sent()).hasSize(1);
        assertThat(notes.query(Notes.KEY).partition(id).pageSize(3).count()).isEqualTo(25);
        Page<Note> page = notes.query(Notes.KEY).partition(id).limit(3).page();
        assertThat(page.items()).hasSize(3);
        assertThat(last(QueryRequest.class).limit()).isEqualTo(3);
    }

    @Test
    void puttingAnItemBackResetsItsCreationTime() {
        Person first = people.create(ada(id)).execute();
        clock.advance(Duration.ofDays(1));

        Person second = people.put(people.get(key).execute().orElseThrow()).execute();

        assertThat(second.created()).isEqualTo(first.created());
    }

    @Test
    void aGeneratedIdChangesWithEveryWrite() {
        Person created = people.create(EMAIL.to("a@b"), AGE.to(1)).execute();

        assertThat(people.put(created.withAge(2)).execute().id()).isEqualTo(created.id());
        assertThat(people.update(KEY.of(created.id()), AGE.set(3)).execute().id())
                .isEqualTo(created.id());
    }

    @Test
    void theVersionInMemoryIsStaleAfterAPut() {
        Person first = people.put(ada(id)).execute();
        Person second = people.put(first).execute();

        assertThat(people.put(second).execute().version()).isEqualTo(3);
    }

    @Test
    void aDeleteIgnoresTheVersion() {
        people.put(ada(id)).execute();
        people.update(key, AGE.set(2)).execute();

        assertThatThrownBy(() -> people.delete(key).expecting(1).execute())
                .isInstanceOf(ConditionFailedException.class);
    }

    @Test
    void namesThatDifferInPunctuationMeetInOnePlaceholder() {
        DocumentSchemaBuilder s = Schema.documents("names");
        PrimaryKey<Document, String> docKey = s.key(s.string("id"));
        StringAttribute<Document> dash = s.string("a-b");
        StringAttribute<Document> underscore = s.string("a_b");
        StringAttribute<Document> odd = s.string("a,b[0]é #:");
        Model<Document> model = documents("names", s);
        model.put(Document.of("id", "a")).execute();

        Document after = model.update(docKey.of("a"), dash.set("1"), underscore.set("2"), odd.set("3"))
                .onlyIf(dash.notExists().and(underscore.notExists()).and(odd.notExists()))
                .execute();

        assertThat(after.toMap())
                .containsEntry("a-b", "1")
                .containsEntry("a_b", "2")
                .containsEntry("a,b[0]é #:", "3");
    }

    @Test
    void numbersThatDoNotFitGiveNoHintWhere() {
        Map<String, AttributeValue> item =
                new LinkedHashMap<>(Map.of("email", s("a@b"), "age", AttributeValue.fromN("1.5")));
        store(item);

        assertThatThrownBy(() -> people.get(key).execute())
                .isInstanceOf(ItemMappingException.class)
                .hasMessageContaining("table 'people' with key {id: " + id + "}")
                .hasMessageContaining("at 'age'");
    }

    @Test
    void textIsReadAsANumberSilently() {
        store(Map.of("email", s("a@b"), "age", s("7")));

        assertThatThrownBy(() -> people.get(key).execute())
                .isInstanceOf(ItemMappingException.class)
                .hasMessageContaining("at 'age': expected N, found S");
    }

    @Test
    void mapsOfObjectsAndOptionalsHaveNoConverter() {
        DocumentSchemaBuilder s = Schema.documents("open");
        PrimaryKey<Document, String> docKey = s.key(s.string("id"));
        ValueAttribute<Document, Object> open = s.any("open");
        ValueAttribute<Document, Optional<String>> maybe =
                s.value("maybe", AttributeTypes.optional(AttributeTypes.string()));
        ValueAttribute<Document, AttributeValue> raw = s.value("raw", AttributeTypes.attributeValue());
        Model<Document> model = documents("open", s);
        Map<String, Object> map = Map.of("x", List.of("y", true));
        model.put(Document.of("id", "a", "open", map, "maybe", Optional.of("m"), "raw", s("r")))
                .execute();

        var read = model.get(docKey.of("a")).select(open, maybe, raw).execute().orElseThrow();

        assertThat(read.get(open)).isEqualTo(map);
        assertThat(read.get(maybe)).contains("m");
        assertThat(read.get(raw)).isEqualTo(s("r"));
    }

    /** A class with a property that cannot be set. */
    static final class HalfOpen {
        private String id = "";

        String id() {
            return id;
        }

        void id(@Nullable String value) {
            id = value == null ? "" : value;
        }

        String lost() {
            return "";
        }
    }

    @Test
    void aPropertyWithoutASetterIsDroppedSilently() {
        SchemaBuilder<HalfOpen> s = Schema.builder(HalfOpen.class);
        s.key(s.string("id", HalfOpen::id, HalfOpen::id));
        s.string("lost", HalfOpen::lost);

        assertThatThrownBy(() -> s.build(HalfOpen::new))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("'lost' has no setter");
    }

    @Test
    void tooManyDigitsFailOnlyAtTheService() {
        assertThatThrownBy(() -> BALANCE.set(new BigDecimal("1".repeat(39))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'balance'");
    }
}
