package io.dynamodel.integration.read;

import static io.dynamodel.integration.sample.Notes.*;
import static io.dynamodel.schema.SortCondition.atOrAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.integration.sample.NotesTable;
import io.dynamodel.query.Page;
import io.dynamodel.query.QueryOperation;
import io.dynamodel.query.ScanOperation;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

class PagingTest extends NotesTable {
    PagingTest(LocalDynamoDb db) {
        super(db);
    }

    @Test
    void limitIsTheNumberOfItemsAndPageSizeIsWhatIsReadAtATime() {
        forget();

        assertThat(numbers(
                        notes.query(KEY).partition("ada").limit(5).pageSize(2).list()))
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(db.recorder().requests(QueryRequest.class))
                .extracting(QueryRequest::limit)
                .containsExactly(2, 2, 1);
    }

    @Test
    void noMoreIsReadThanIsWanted() {
        notes.query(KEY).partition("ada").limit(3).pageSize(100).list();
        assertThat(last(QueryRequest.class).limit()).isEqualTo(3);

        notes.query(KEY).partition("ada").limit(3).filter(TOPIC.eq("even")).list();
        assertThat(last(QueryRequest.class).limit()).isNull();
    }

    @Test
    void aPageWithoutALimitIsOneRequest() {
        forget();

        Page<Note> page = notes.query(KEY)
                .partition("ada")
                .filter(TOPIC.eq("none"))
                .pageSize(4)
                .page();

        assertThat(page.items()).isEmpty();
        assertThat(page.hasMore()).isTrue();
        assertThat(page.scannedCount()).isEqualTo(4);
        assertThat(page).hasToString("Page[0 items, there may be more]");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void aPageWithALimitFillsUpAcrossEmptyOnes() {
        Page<Note> page = notes.query(KEY)
                .partition("ada")
                .filter(STARS.ge(80))
                .pageSize(2)
                .limit(2)
                .page();

        assertThat(numbers(page.items())).containsExactly(8, 9);
        assertThat(page.scannedCount()).isEqualTo(9);
    }

    private static <T> List<T> walk(QueryOperation<Note, T> query) {
        List<T> all = new ArrayList<>();
        Page<T> page = query.page();
        all.addAll(page.items());
        while (page.hasMore()) {
            page = query.startingAfter(page.lastEvaluatedKey().orElseThrow()).page();
            all.addAll(page.items());
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 9, 10})
    void aWalkYieldsEachItemOnce(int limit) {
        assertThat(numbers(walk(notes.query(KEY).partition("ada").limit(limit))))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(numbers(walk(notes.query(KEY).partition("ada").pageSize(limit))))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(numbers(walk(notes.query(KEY)
                        .partition("ada")
                        .filter(TOPIC.eq("odd"))
                        .limit(limit)
                        .descending())))
                .containsExactly(9, 7, 5, 3, 1);
        assertThat(numbers(walk(notes.query(OWN_BY_STARS)
                        .partition("ada")
                        .sort(atOrAfter(30))
                        .filter(TEXT.ne("note 5"))
                        .pageSize(4)
                        .limit(limit))))
                .containsExactly(3, 4, 6, 7, 8, 9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 20})
    void aWalkOverSelectionsYieldsEachItemOnce(int limit) {
        assertThat(walk(notes.query(BY_TOPIC)
                        .partition("odd")
                        .filter(STARS.ne(50))
                        .select(TEXT)
                        .limit(limit)))
                .extracting(each -> each.get(TEXT))
                .containsExactlyInAnyOrder("note 1", "note 1", "note 3", "note 7", "note 9");
        assertThat(walk(notes.query(STARRED).partition("odd").select(NUMBER).limit(limit)))
                .extracting(each -> each.get(NUMBER))
                .containsExactly(1, 1, 3, 5, 7, 9);
    }

    @Test
    void aWalkOverAScanYieldsEachItemOnce() {
        ScanOperation<Note, Note> scan = notes.scan()
                .filter(OWNER.isIn("ada", "bob").and(TOPIC.eq("even")))
                .limit(2);
        List<Note> all = new ArrayList<>();
        Page<Note> page = scan.page();
        all.addAll(page.items());
        while (page.hasMore()) {
            page = scan.startingAfter(page.lastEvaluatedKey().orElseThrow()).page();
            all.addAll(page.items());
        }

        assertThat(numbers(all)).containsExactlyInAnyOrder(2, 2, 4, 6, 8);
    }

    @Test
    void aPositionOfSomethingElseIsRefused() {
        Map<String, AttributeValue> position = notes.query(KEY)
                .partition("ada")
                .limit(1)
                .page()
                .lastEvaluatedKey()
                .orElseThrow();

        assertThatThrownBy(() -> notes.query(BY_TOPIC).partition("odd").startingAfter(position))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("index 'by-topic'")
                .hasMessageContaining("[owner, number, topic]");
    }

    @Test
    void aStreamReadsOnePageAtATimeAndStopsEarly() {
        try (Stream<Note> stream = notes.query(KEY).partition("ada").pageSize(2).stream()) {
            forget();
            Iterator<Note> items = stream.iterator();
            assertThat(sent()).isEmpty();
            assertThat(items.next().number()).isEqualTo(1);
            assertThat(items.next().number()).isEqualTo(2);
            assertThat(sent()).hasSize(1);
            assertThat(items.next().number()).isEqualTo(3);
            assertThat(sent()).hasSize(2);
        }
        forget();

        assertThat(notes.query(KEY).partition("ada").pageSize(2).stream()
                        .filter(note -> note.number() > 3)
                        .findFirst())
                .contains(note("ada", 4));
        assertThat(sent()).hasSize(2);
    }

    @Test
    void aStreamStopsAtTheLimit() {
        forget();

        assertThat(notes.query(KEY).partition("ada").limit(3).stream().map(Note::number))
                .containsExactly(1, 2, 3);
        assertThat(sent()).hasSize(1);
        assertThat(last(QueryRequest.class).limit()).isEqualTo(3);
        assertThat(notes.query(KEY).partition("ada").filter(TOPIC.eq("even")).limit(3).pageSize(3).stream()
                        .map(Note::number))
                .containsExactly(2, 4, 6);
        assertThat(notes.query(KEY).partition("ada").stream().count()).isEqualTo(9);
    }

    @Test
    void aStreamBeginsWhereItIsTold() {
        Map<String, AttributeValue> position = notes.query(KEY)
                .partition("ada")
                .limit(7)
                .page()
                .lastEvaluatedKey()
                .orElseThrow();

        assertThat(notes.query(KEY).partition("ada").startingAfter(position).pageSize(1).stream()
                        .map(Note::number))
                .containsExactly(8, 9);
        assertThat(notes.query(KEY).partition("ada").startingAfter(position).count())
                .isEqualTo(2);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> notes.query(KEY).partition("ada").limit(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit(0) must be at least 1");
        assertThatThrownBy(() -> notes.scan().pageSize(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
