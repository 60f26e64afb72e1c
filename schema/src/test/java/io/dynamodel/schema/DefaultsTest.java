package io.dynamodel.schema;

import static io.dynamodel.schema.Refusals.broken;
import static io.dynamodel.schema.Refusals.invalid;
import static io.dynamodel.schema.Rules.createdAt;
import static io.dynamodel.schema.Rules.defaultFrom;
import static io.dynamodel.schema.Rules.defaultTo;
import static io.dynamodel.schema.Rules.generated;
import static io.dynamodel.schema.Rules.lowerCase;
import static io.dynamodel.schema.Rules.minLength;
import static io.dynamodel.schema.Rules.readOnly;
import static io.dynamodel.schema.Rules.updatedAt;
import static io.dynamodel.schema.Things.NOW;
import static io.dynamodel.schema.Things.put;
import static io.dynamodel.schema.Things.stored;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.s;
import static io.dynamodel.schema.internal.type.Stored.ss;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DefaultsTest {
    private final DocumentSchemaBuilder s = Schema.documents("things");
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void aDefaultFillsWhatIsAbsentAndNothingElse() {
        s.string("color", defaultTo("red"));
        Schema<Document> schema = s.build();

        assertThat(stored(schema, Document.of())).containsEntry("color", s("red"));
        assertThat(stored(schema, Document.of("color", "blue"))).containsEntry("color", s("blue"));
    }

    @Test
    void anEmptySetIsGivenAndTakesNoDefault() {
        s.stringSet("tags", defaultTo(Set.of("new")));
        Schema<Document> schema = s.build();

        assertThat(stored(schema, Document.of())).containsEntry("tags", ss("new"));
        assertThat(stored(schema, Document.of("tags", Set.of()))).isEmpty();
    }

    @Test
    void aDefaultOfAnotherKindOfWriteDoesNotApplyOnPut() {
        s.string("onUpdate", defaultTo("u", WriteKind.UPDATE));
        s.string("onInsert", defaultTo("i", WriteKind.INSERT));
        s.string("onPut", defaultTo("p", WriteKind.PUT));
        Schema<Document> schema = s.build();

        assertThat(stored(schema, Document.of())).containsOnlyKeys("onPut");
    }

    @Test
    void eachKindOfWriteMayHaveADefaultOfItsOwn() {
        s.string("color", defaultTo("red", WriteKind.PUT), defaultTo("blue", WriteKind.UPDATE));

        assertThat(stored(s.build(), Document.of())).containsEntry("color", s("red"));
    }

    @Test
    void generatedValuesAreMadeAnewForEachExecution() {
        s.integer("n", generated(calls::incrementAndGet));
        Schema<Document> schema = s.build();

        assertThat(stored(schema, Document.of())).containsEntry("n", n("1"));
        assertThat(stored(schema, Document.of())).containsEntry("n", n("2"));
        assertThat(stored(schema, Document.of("n", 7))).containsEntry("n", n("7"));
        assertThat(calls).hasValue(2);
    }

    @Test
    void defaultFromSeesTheItemWithItsOtherDefaults() {
        s.string("label", defaultFrom(d -> d.getString("first") + "/" + d.getString("color") + "/" + d.get("other")));
        s.string("other", defaultFrom(d -> "of " + d.getString("first")));
        s.string("first");
        s.string("color", defaultTo("red"));

        assertThat(stored(s.build(), Document.of("first", "Ada")))
                .containsEntry("label", s("Ada/red/null"))
                .containsEntry("other", s("of Ada"));
    }

    @Test
    void defaultFromMayLeaveAnAttributeAbsent() {
        s.string("label", defaultFrom(d -> null));

        assertThat(stored(s.build(), Document.of())).isEmpty();
    }

    @Test
    void aGeneratedValueGoesThroughTransformsAndChecks() {
        s.string("code", generated(() -> "ABC"), lowerCase());
        s.string("id", generated(() -> ""), minLength(1));
        Schema<Document> schema = s.build();

        assertThat(broken(() -> stored(schema, Document.of()))).containsExactly("id minLength");
        assertThat(stored(schema, Document.of("id", "x"))).containsEntry("code", s("abc"));
    }

    @Test
    void whatADefaultThrowsIsReportedWithoutItsMessageWhichMayHoldData() {
        s.string("id", generated(() -> {
            throw new IllegalStateException("secret");
        }));
        Schema<Document> schema = s.build();

        assertThat(invalid(() -> stored(schema, Document.of())))
                .hasMessageContaining("'id' has no value, as its default threw java.lang.IllegalStateException")
                .hasMessageNotContaining("secret")
                .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("secret"));
    }

    @Test
    void createdAtIsGivenOnceAndUpdatedAtEachTime() {
        s.instant("created", createdAt());
        s.instant("updated", updatedAt());
        Schema<Document> schema = s.build();
        Instant before = NOW.minusSeconds(60);

        Document put = put(schema, Document.of("created", before, "updated", before));
        assertThat(put.get("created")).isEqualTo(before);
        assertThat(put.get("updated")).isEqualTo(NOW);
        assertThat(put(schema, Document.of()).get("created")).isEqualTo(NOW);
    }

    @Test
    void timesAreAsFineAsTheirTypeCanStore() {
        s.epochMillis("millis", createdAt());
        s.epochSeconds("seconds", updatedAt());
        s.scalar("text", AttributeTypes.instantMillis(), updatedAt());
        Schema<Document> schema = s.build();

        assertThat(stored(schema, Document.of()))
                .containsEntry("millis", n(Long.toString(NOW.toEpochMilli())))
                .containsEntry("seconds", n(Long.toString(NOW.getEpochSecond())))
                .containsEntry("text", s("2026-01-31T12:34:56.123Z"));
    }

    @Test
    void aReadOnlyAttributeIsMadeByItsDefaultAndNotGiven() {
        s.string("owner", readOnly(), generated(() -> "me"));
        s.stringSet("marks", readOnly());
        Schema<Document> schema = s.build();

        assertThat(stored(schema, Document.of("marks", Set.of()))).containsEntry("owner", s("me"));
        assertThat(broken(() -> stored(schema, Document.of("owner", "you")))).containsExactly("owner readOnly");
    }
}
