package io.dynamodel.integration.read;

import static io.dynamodel.integration.sample.Notes.*;
import static io.dynamodel.schema.SortCondition.atOrAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidCursorException;
import io.dynamodel.core.error.InvalidCursorException.Reason;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.integration.sample.NotesTable;
import io.dynamodel.integration.sample.SettableClock;
import io.dynamodel.query.CursorSealer;
import io.dynamodel.query.Model;
import io.dynamodel.query.Page;
import io.dynamodel.query.QueryOperation;
import io.dynamodel.query.ReadOperation;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.testing.LocalDynamoDb;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

class CursorTest extends NotesTable {
    private static final byte[] KEY_1 = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEY_2 = "fedcba9876543210".getBytes(StandardCharsets.US_ASCII);

    private final SettableClock clock = new SettableClock();

    CursorTest(LocalDynamoDb db) {
        super(db);
    }

    private QueryOperation<Note, Note> adas() {
        return notes.query(KEY).partition("ada");
    }

    private String cursor() {
        return adas().limit(3).page().nextCursor().orElseThrow();
    }

    private static AbstractThrowableAssert<?, ?> refusal(ReadOperation<?, ?> read, String cursor, Reason reason) {
        return assertThatThrownBy(() -> read.page(cursor))
                .isInstanceOfSatisfying(
                        InvalidCursorException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }

    // ---- on and back ----

    @Test
    void aCursorIsShortTextThatCanStandInAUrl() {
        assertThat(cursor()).matches("[A-Za-z0-9_-]{20,60}");
        assertThat(adas().page().nextCursor()).isEmpty();
        assertThat(adas().page().previousCursor()).isEmpty();
    }

    @Test
    void pagesGoOnAndBack() {
        Page<Note> first = adas().limit(4).page(null);
        Page<Note> second = adas().limit(4).page(first.nextCursor().orElseThrow());
        Page<Note> third = adas().limit(4).page(second.nextCursor().orElseThrow());
        assertThat(numbers(second.items())).containsExactly(5, 6, 7, 8);
        assertThat(numbers(third.items())).containsExactly(9);
        assertThat(third.hasMore()).isFalse();

        forget();
        Page<Note> back = adas().limit(4).page(third.previousCursor().orElseThrow());
        assertThat(numbers(back.items())).containsExactly(5, 6, 7, 8);
        assertThat(last(QueryRequest.class).scanIndexForward()).isFalse();
        assertThat(back.hasMore()).isTrue();
        Page<Note> start = adas().limit(4).page(back.previousCursor().orElseThrow());
        assertThat(numbers(start.items())).containsExactly(1, 2, 3, 4);
        assertThat(numbers(
                        adas().limit(2).page(start.nextCursor().orElseThrow()).items()))
                .containsExactly(5, 6);
        assertThat(numbers(adas().startingAfter(back).list())).containsExactly(9);
    }

    @Test
    void aDescendingQueryGoesBackUpwards() {
        QueryOperation<Note, Note> down = adas().descending().limit(4);
        Page<Note> second = down.page(down.page().nextCursor().orElseThrow());
        assertThat(numbers(second.items())).containsExactly(5, 4, 3, 2);
        Page<Note> back = down.page(second.previousCursor().orElseThrow());
        assertThat(numbers(back.items())).containsExactly(9, 8, 7, 6);
    }

    @Test
    void whatComesBeforeAPlaceCanBeListedAndCountedButNotStreamed() {
        Page<Note> second = adas().limit(4).page(cursor());
        String before = second.previousCursor().orElseThrow();
        forget();

        assertThat(numbers(adas().startingAfter(before).list())).containsExactly(1, 2, 3);
        assertThat(adas().startingAfter(before).count()).isEqualTo(3);
        assertThat(adas().startingAfter(before).exists()).isTrue();
        assertThatThrownBy(() -> adas().startingAfter(before).stream())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("previousCursor()");
        assertThatThrownBy(() -> adas().startingAfter(before).first()).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void anEmptyPageKnowsTheWayOnAndBack() {
        QueryOperation<Note, Note> none = adas().filter(TEXT.eq("none")).pageSize(2);
        Page<Note> second = none.page(none.page().nextCursor().orElseThrow());
        assertThat(second.items()).isEmpty();
        Page<Note> back = none.pageSize(100).page(second.previousCursor().orElseThrow());
        assertThat(back.items()).isEmpty();
        assertThat(back.scannedCount()).isEqualTo(3); // all but the one at which it stood
        assertThat(back.hasPrevious()).isFalse();
        assertThat(none.pageSize(100).page(back.nextCursor().orElseThrow()).scannedCount())
                .isEqualTo(9);
    }

    @Test
    void aSelectionNeedsNoKeysToGoOnAndBack() {
        var texts = adas().select(TEXT).pageSize(3);
        var second = texts.page(texts.page().nextCursor().orElseThrow());
        assertThat(second.items()).extracting(each -> each.get(TEXT)).containsExactly("note 4", "note 5", "note 6");
        assertThat(texts.page(second.previousCursor().orElseThrow()).items())
                .extracting(each -> each.get(TEXT))
                .containsExactly("note 1", "note 2", "note 3");
    }

    @Test
    void aScanGoesOnButNotBack() {
        List<Note> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<Note> page = notes.scan().pageSize(2).page(cursor);
            all.addAll(page.items());
            assertThat(page.previousCursor()).isEmpty();
            cursor = page.nextCursor().orElse(null);
        } while (cursor != null);
        assertThat(all).hasSize(11).doesNotHaveDuplicates();
    }

    // ---- bound to the read ----

    @Test
    void anotherReadRefusesItAndSaysWhatDiffers() {
        String cursor = cursor();
        refusal(notes.query(KEY).partition("bob"), cursor, Reason.ANOTHER_READ)
                .hasMessageContaining("the key condition differed")
                .hasMessageContaining("'notes'");
        refusal(adas().filter(TOPIC.eq("odd")), cursor, Reason.ANOTHER_READ).hasMessageContaining("the filter");
        refusal(adas().descending(), cursor, Reason.ANOTHER_READ).hasMessageContaining("the direction");
        refusal(notes.query(OWN_BY_STARS).partition("ada"), cursor, Reason.ANOTHER_READ)
                .hasMessageContaining("the index");
        refusal(notes.scan(), cursor, Reason.ANOTHER_READ).hasMessageContaining("the key condition");
        refusal(notes.query(KEY).partition("ada").sort(atOrAfter(0)), cursor, Reason.ANOTHER_READ)
                .hasMessageContaining("the key condition");
        Model<Note> elsewhere = Dynamodel.create(db.client()).model("other-notes", SCHEMA);
        refusal(elsewhere.query(KEY).partition("ada"), cursor, Reason.ANOTHER_READ)
                .hasMessageContaining("the table");
    }

    @Test
    void aNewVersionOfTheSchemaRefusesIt() {
        String cursor = documents("v").page().nextCursor().orElseThrow();
        assertThat(documents("v").page(cursor).items()).hasSize(1);
        refusal(documents("v", "new"), cursor, Reason.ANOTHER_READ).hasMessageContaining("the schema differed");
    }

    private QueryOperation<Document, Document> documents(String... attributes) {
        DocumentSchemaBuilder s = Schema.documents("notes");
        SortedKey<Document, String, Integer> key = s.key(s.string("owner"), s.integer("number"));
        Arrays.stream(attributes).forEach(s::string);
        return Dynamodel.create(db.client())
                .model(
                        "notes",
                        s.unknownOnRead(io.dynamodel.schema.UnknownAttributes.drop())
                                .build())
                .query(key)
                .partition("ada")
                .limit(1);
    }

    @Test
    void aFindGoesOnAndBackByCursorsToo() {
        var find = notes.find(OWNER.eq("ada").and(NUMBER.ge(3)).and(TOPIC.eq("odd")))
                .limit(2);
        Page<Note> first = find.page(null);
        assertThat(numbers(first.items())).containsExactly(3, 5);
        Page<Note> second = find.page(first.nextCursor().orElseThrow());
        assertThat(numbers(second.items())).containsExactly(7, 9);
        assertThat(numbers(find.page(second.previousCursor().orElseThrow()).items()))
                .containsExactly(3, 5);
        refusal(find.and(STARS.ge(0)), first.nextCursor().orElseThrow(), Reason.ANOTHER_READ)
                .hasMessageContaining("the filter");
    }

    @Test
    void limitPageSizeAndSelectionMayChange() {
        assertThat(numbers(adas().limit(1)
                        .pageSize(7)
                        .maxRequests(3)
                        .consistent()
                        .page(cursor())
                        .items()))
                .containsExactly(4);
        assertThat(adas().select(TEXT).page(cursor()).items()).hasSize(6);
        assertThat(numbers(adas().startingAfter(cursor()).list())).containsExactly(4, 5, 6, 7, 8, 9);
    }

    @Test
    void aConditionThatIsAddedAfterTheCursorCountsToo() {
        assertThatThrownBy(() ->
                        adas().startingAfter(cursor()).filter(TOPIC.eq("odd")).list())
                .isInstanceOf(InvalidCursorException.class);
        assertThat(adas().startingAfter(cursor()).filter(TOPIC.eq("odd")).listAsync())
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(InvalidCursorException.class);
    }

    @Test
    void whatIsNoCursorOrWasChangedIsRefused() {
        String cursor = cursor();
        forget();
        for (int i = 0; i < cursor.length(); i++) {
            String changed = cursor.substring(0, i) + (cursor.charAt(i) == 'A' ? 'B' : 'A') + cursor.substring(i + 1);
            assertThatThrownBy(() -> adas().page(changed)).isInstanceOf(InvalidCursorException.class);
            String cut = cursor.substring(0, i);
            assertThatThrownBy(() -> adas().page(cut)).isInstanceOf(InvalidCursorException.class);
        }
        for (String nonsense : List.of("", "x", "====", "null", "ä", cursor + "A", cursor + "=", " " + cursor)) {
            refusal(adas(), nonsense, Reason.MALFORMED).hasMessageContaining("no whole cursor");
        }
        assertThat(sent()).isEmpty();
    }

    @Test
    void aMadeUpCursorDoesNotLeaveThePartition() {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor());
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        byte[] changed = text.replace("ada", "bob").getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(changed, 1, changed.length - 5);
        ByteBuffer.wrap(changed).putInt(changed.length - 4, (int) checksum.getValue());
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
        forget();

        refusal(adas(), forged, Reason.MALFORMED).hasMessageContaining("outside of what is queried");
        assertThat(sent()).isEmpty();
    }

    // ---- sealed ----

    private Model<Note> sealedBy(CursorSealer sealer) {
        return Dynamodel.builder()
                .client(db.client())
                .clock(clock)
                .sealCursors(sealer)
                .build()
                .model("notes", SCHEMA);
    }

    private static QueryOperation<Note, Note> adas(Model<Note> model) {
        return model.query(KEY).partition("ada").limit(3);
    }

    private static String cursorOf(Model<Note> model, UnaryOperator<QueryOperation<Note, Note>> read) {
        return read.apply(adas(model)).page().nextCursor().orElseThrow();
    }

    @Test
    void aSealedCursorShowsNothingAndGoesOnAndBack() {
        Model<Note> sealed = sealedBy(CursorSealer.of("k1", KEY_1));
        String cursor = cursorOf(sealed, q -> q);

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1))
                .doesNotContain("ada");
        assertThat(cursorOf(sealed, q -> q)).isNotEqualTo(cursor);
        Page<Note> second = adas(sealed).page(cursor);
        assertThat(numbers(second.items())).containsExactly(4, 5, 6);
        assertThat(numbers(
                        adas(sealed).page(second.previousCursor().orElseThrow()).items()))
                .containsExactly(1, 2, 3);
        refusal(sealed.query(KEY).partition("bob"), cursor, Reason.ANOTHER_READ);
    }

    @Test
    void everyChangeOfASealedCursorIsFound() {
        Model<Note> sealed = sealedBy(CursorSealer.of("k1", KEY_1));
        byte[] bytes = Base64.getUrlDecoder().decode(cursorOf(sealed, q -> q));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThatThrownBy(() -> adas(sealed).page(text)).isInstanceOf(InvalidCursorException.class);
        }
    }

    @Test
    void whereCursorsAreSealedPlainOnesAreRefusedAndTheOtherWayRound() {
        Model<Note> sealed = sealedBy(CursorSealer.of("k1", KEY_1));
        refusal(adas(sealed), cursor(), Reason.NOT_SEALED);
        refusal(adas(notes), cursorOf(sealed, q -> q), Reason.UNKNOWN_KEY);
        refusal(adas(sealedBy(CursorSealer.of("k1", KEY_2))), cursorOf(sealed, q -> q), Reason.NOT_AUTHENTIC);
    }

    @Test
    void keysAreReplacedWithoutBreakingCursors() {
        Model<Note> old = sealedBy(CursorSealer.of("k1", KEY_1));
        Model<Note> both = sealedBy(CursorSealer.of("k2", KEY_2).opening("k1", KEY_1));
        Model<Note> fresh = sealedBy(CursorSealer.of("k2", KEY_2));
        String before = cursorOf(old, q -> q);

        assertThat(numbers(adas(both).page(before).items())).containsExactly(4, 5, 6);
        assertThat(numbers(adas(fresh).page(cursorOf(both, q -> q)).items())).containsExactly(4, 5, 6);
        refusal(adas(fresh), before, Reason.UNKNOWN_KEY).hasMessageContaining("opening(..)");
    }

    @Test
    void aSealedCursorExpires() {
        Model<Note> sealed = sealedBy(CursorSealer.of("k1", KEY_1).expiringAfter(Duration.ofMinutes(10)));
        String cursor = cursorOf(sealed, q -> q);
        clock.advance(Duration.ofMinutes(10));
        assertThat(numbers(adas(sealed).page(cursor).items())).containsExactly(4, 5, 6);
        clock.advance(Duration.ofSeconds(1));
        refusal(adas(sealed), cursor, Reason.EXPIRED);
    }

    @Test
    void aSealedCursorIsBoundToItsContext() {
        Model<Note> sealed = sealedBy(CursorSealer.of("k1", KEY_1));
        String cursor = cursorOf(sealed, q -> q.cursorContext("tenant-1"));

        assertThat(numbers(adas(sealed).cursorContext("tenant-1").page(cursor).items()))
                .containsExactly(4, 5, 6);
        refusal(adas(sealed).cursorContext("tenant-2"), cursor, Reason.NOT_AUTHENTIC);
        refusal(adas(sealed), cursor, Reason.NOT_AUTHENTIC);
        assertThatThrownBy(() -> cursorOf(notes, q -> q.cursorContext("tenant-1")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("sealCursors(..)");
    }

    @Test
    void aPlainCursorDoesNotShowSensitiveKeys() {
        DocumentSchemaBuilder s = Schema.documents("patients");
        SortedKey<Document, String, Integer> key = s.key(s.string("owner", Rules.sensitive()), s.integer("number"));
        Schema<Document> schema =
                s.unknownOnRead(io.dynamodel.schema.UnknownAttributes.drop()).build();
        Page<Document> page = Dynamodel.create(db.client())
                .model("notes", schema)
                .query(key)
                .partition("ada")
                .limit(1)
                .page();
        assertThatThrownBy(page::nextCursor)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'owner', which is sensitive")
                .hasMessageNotContaining("ada");
        assertThat(page.lastEvaluatedKey()).isPresent();
        Page<Document> sealed = Dynamodel.builder()
                .client(db.client())
                .sealCursors(CursorSealer.of("k1", KEY_1))
                .build()
                .model("notes", schema)
                .query(key)
                .partition("ada")
                .limit(1)
                .page();
        assertThat(sealed.nextCursor()).isPresent();
    }

    @Test
    void nonsenseKeysAreRefusedAndNeverShown() {
        assertThatThrownBy(() -> CursorSealer.of("k", new byte[15])).hasMessageContaining("16, 24 or 32 bytes, not 15");
        assertThatThrownBy(() -> CursorSealer.of("", KEY_1)).hasMessageContaining("name of a key");
        CursorSealer sealer = CursorSealer.of("k1", KEY_1);
        assertThatThrownBy(() -> sealer.opening("k1", KEY_2)).hasMessageContaining("two keys named 'k1'");
        assertThatThrownBy(() -> sealer.expiringAfter(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThat(sealer).hasToString("CursorSealer[seals with k1, opens [k1]]");
    }
}
