package io.dynamodel.integration.read;

import static io.dynamodel.integration.sample.Notes.*;
import static io.dynamodel.schema.SortCondition.after;
import static io.dynamodel.schema.SortCondition.atOrAfter;
import static io.dynamodel.schema.SortCondition.atOrBefore;
import static io.dynamodel.schema.SortCondition.before;
import static io.dynamodel.schema.SortCondition.beginsWith;
import static io.dynamodel.schema.SortCondition.between;
import static io.dynamodel.schema.SortCondition.equalTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.integration.sample.NotesTable;
import io.dynamodel.schema.Selection;
import io.dynamodel.schema.SortCondition;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

class QueryTest extends NotesTable {
    QueryTest(LocalDynamoDb db) {
        super(db);
    }

    private List<Integer> numbers(SortCondition<Integer> sort) {
        return numbers(notes.query(KEY).partition("ada").sort(sort).list());
    }

    /** Of no topic, so that it is in no index that other tests read. */
    private static Note plain(String owner, int number) {
        return new Note(owner, number, null, null, "plain", List.of());
    }

    @Test
    void readsAPartitionInTheOrderOfTheSortKey() {
        assertThat(numbers(notes.query(KEY).partition("ada").list())).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(notes.query(KEY).partition("nobody").list()).isEmpty();
    }

    @Test
    void takesEverySortCondition() {
        assertThat(numbers(equalTo(3))).containsExactly(3);
        assertThat(numbers(before(3))).containsExactly(1, 2);
        assertThat(numbers(atOrBefore(3))).containsExactly(1, 2, 3);
        assertThat(numbers(after(7))).containsExactly(8, 9);
        assertThat(numbers(atOrAfter(7))).containsExactly(7, 8, 9);
        assertThat(numbers(between(4, 6))).containsExactly(4, 5, 6);
        assertThat(notes.query(OWN_BY_TOPIC)
                        .partition("ada")
                        .sort(beginsWith("ev"))
                        .select(NUMBER)
                        .list())
                .hasSize(4);
    }

    @Test
    void goesBackwardsWhenAsked() {
        assertThat(numbers(notes.query(KEY)
                        .partition("ada")
                        .sort(before(4))
                        .descending()
                        .list()))
                .containsExactly(3, 2, 1);
        assertThat(last(QueryRequest.class).scanIndexForward()).isFalse();
        assertThat(numbers(notes.query(KEY)
                        .partition("ada")
                        .descending()
                        .ascending()
                        .limit(2)
                        .list()))
                .containsExactly(1, 2);
    }

    @Test
    void filtersWhatWasRead() {
        assertThat(numbers(notes.query(KEY)
                        .partition("ada")
                        .sort(atOrAfter(3))
                        .filter(TOPIC.eq("even").and(STARS.lt(90)))
                        .filter(TEXT.contains("note"))
                        .list()))
                .containsExactly(4, 6, 8);
    }

    @Test
    void aFilterOnTheQueriedKeyIsRefusedByName() {
        assertThatThrownBy(() -> notes.query(KEY).partition("ada").filter(NUMBER.ge(3)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'number' is part of the key that is queried")
                .hasMessageContaining("sort(..)");
        assertThatThrownBy(() -> notes.query(BY_TOPIC)
                        .partition("even")
                        .filter(STARS.ge(3).or(TOPIC.eq("odd"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'topic'");
        assertThat(numbers(notes.query(BY_TOPIC)
                        .partition("even")
                        .filter(OWNER.eq("ada"))
                        .list()))
                .containsExactly(2, 4, 6, 8);
    }

    @Test
    void readsGlobalAndLocalIndexes() {
        assertThat(notes.query(BY_TOPIC).partition("odd").sort(atOrBefore(3)).list())
                .containsExactlyInAnyOrder(note("ada", 1), note("ada", 3), note("bob", 1));
        assertThat(numbers(notes.query(OWN_BY_STARS)
                        .partition("ada")
                        .sort(between(20, 40))
                        .consistent()
                        .list()))
                .containsExactly(2, 3, 4);
        assertThat(last(QueryRequest.class).indexName()).isEqualTo("own-by-stars");
        assertThat(last(QueryRequest.class).consistentRead()).isTrue();
    }

    @Test
    void aConsistentReadOfAGlobalIndexIsRefusedByName() {
        assertThatThrownBy(() ->
                        notes.query(BY_TOPIC).partition("odd").consistent().list())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'by-topic' is global")
                .hasMessageContaining("consistent()");
        assertThat(sent()).isEmpty();
    }

    @Test
    void anIndexThatHoldsTooLittleGivesNoWholeItems() {
        assertThatThrownBy(() -> notes.query(STARRED).partition("odd").list())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'starred' does not hold whole items, only [owner, number, topic, stars]")
                .hasMessageContaining("select(..)");
        assertThatThrownBy(() ->
                        notes.query(WITH_TEXT).partition("ada").select(TOPIC).list())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'topic' is selected, but index 'with-text' holds only");
        assertThatThrownBy(() -> notes.query(STARRED)
                        .partition("odd")
                        .filter(TEXT.exists())
                        .select(NUMBER)
                        .list())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'text' is filtered by");
        assertThat(sent()).isEmpty();
    }

    @Test
    void anIndexGivesSelectionsOfWhatItHolds() {
        List<Selection<Note>> selections = notes.query(WITH_TEXT)
                .partition("bob")
                .select(TEXT, STARS, NUMBER)
                .list();

        assertThat(selections).extracting(each -> each.get(TEXT)).containsExactly("note 1", "note 2");
        assertThat(selections).extracting(each -> each.get(STARS)).containsExactly(10, 20);
    }

    @Test
    void aLocalIndexFetchesTheRestFromTheTable() {
        assertThat(notes.query(OWN_BY_TOPIC).partition("bob").select(TEXT).list())
                .extracting(each -> each.get(TEXT))
                .containsExactlyInAnyOrder("note 1", "note 2");
    }

    @Test
    void countsWithoutBringingItemsBack() {
        assertThat(notes.query(KEY).partition("ada").count()).isEqualTo(9);
        assertThat(last(QueryRequest.class).select()).isEqualTo(Select.COUNT);
        assertThat(notes.query(KEY).partition("ada").filter(TOPIC.eq("odd")).count())
                .isEqualTo(5);
        assertThat(notes.query(KEY).partition("ada").select(TEXT).count()).isEqualTo(9);
    }

    @Test
    void countsNoFurtherThanTheLimit() {
        forget();

        assertThat(notes.query(KEY).partition("ada").limit(4).count()).isEqualTo(4);
        assertThat(last(QueryRequest.class).limit()).isEqualTo(4);
        assertThat(notes.query(KEY).partition("ada").limit(4).pageSize(3).count())
                .isEqualTo(4);
        assertThat(notes.query(KEY)
                        .partition("ada")
                        .limit(3)
                        .filter(TOPIC.eq("odd"))
                        .pageSize(2)
                        .count())
                .isEqualTo(3);
        assertThat(notes.query(KEY).partition("ada").limit(30).count()).isEqualTo(9);
        assertThat(sent()).hasSize(1 + 2 + 3 + 1);
    }

    @Test
    void givesTheFirst() {
        assertThat(notes.query(KEY).partition("ada").first()).contains(note("ada", 1));
        assertThat(last(QueryRequest.class).limit()).isEqualTo(1);
        assertThat(notes.query(KEY)
                        .partition("ada")
                        .filter(TOPIC.eq("even"))
                        .pageSize(1)
                        .first())
                .contains(note("ada", 2));
        assertThat(notes.query(KEY).partition("nobody").first()).isEmpty();
    }

    @Test
    void aBadStoredItemFailsTheReadWithTableKeyAndPath() {
        store("bad", 2, Map.of("text", AttributeValue.fromS("t"), "tags", AttributeValue.fromS("many")));
        notes.put(plain("bad", 1)).execute();

        assertThatThrownBy(() -> notes.query(KEY).partition("bad").list())
                .isInstanceOfSatisfying(ItemMappingException.class, bad -> {
                    assertThat(bad.table()).isEqualTo("notes");
                    assertThat(bad.key()).isEqualTo("{owner: bad, number: 2}");
                    assertThat(bad.path()).isEqualTo("tags");
                });
    }

    @Test
    void aLenientReadPutsBadItemsAside() {
        store("lenient", 2, Map.of("text", AttributeValue.fromS("t"), "tags", AttributeValue.fromS("many")));
        store("lenient", 4, Map.of("text", AttributeValue.fromN("1")));
        for (int number : new int[] {1, 3, 5, 6}) {
            notes.put(plain("lenient", number)).execute();
        }
        List<String> aside = new ArrayList<>();

        List<Note> good = notes.query(KEY)
                .partition("lenient")
                .lenient(bad -> aside.add(bad.key() + " " + bad.path()))
                .limit(3)
                .list();

        assertThat(numbers(good)).containsExactly(1, 3, 5);
        assertThat(aside).containsExactly("{owner: lenient, number: 2} tags", "{owner: lenient, number: 4} text");
    }

    @Test
    void theNameOfAnOperationHoldsNoItemData() {
        assertThat(notes.query(KEY).partition("secret partition")).hasToString("query on 'notes'");
    }
}
