package io.dynamodel.integration.read;

import static io.dynamodel.integration.sample.Notes.*;
import static io.dynamodel.schema.SortCondition.atOrAfter;
import static io.dynamodel.schema.SortCondition.equalTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.NotOneItemException;
import io.dynamodel.integration.sample.NotesTable;
import io.dynamodel.testing.LocalDynamoDb;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Reads that are to give one item, or tell whether there is one. */
class OneItemTest extends NotesTable {
    OneItemTest(LocalDynamoDb db) {
        super(db);
    }

    @Test
    void theOnlyItemIsGiven() {
        var one = notes.query(KEY).partition("ada").sort(equalTo(3));
        assertThat(one.one()).isEqualTo(note("ada", 3));
        assertThat(last(QueryRequest.class).limit()).isEqualTo(2);
        assertThat(one.oneOrNone()).contains(note("ada", 3));
        assertThat(one.oneAsync()).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(note("ada", 3));
        assertThat(one.select(TEXT).one().get(TEXT)).isEqualTo("note 3");
        assertThat(notes.scan().filter(STARS.eq(90)).one()).isEqualTo(note("ada", 9));
    }

    @Test
    void severalAreAnErrorThatTellsTheirKeysAndReadsNoMoreThanTwo() {
        var several = notes.query(KEY).partition("ada").sort(atOrAfter(4));
        forget();
        assertThatThrownBy(several::one)
                .isInstanceOfSatisfying(NotOneItemException.class, e -> {
                    assertThat(e.found()).isEqualTo(2);
                    assertThat(e.keys()).containsExactly("{owner: ada, number: 4}", "{owner: ada, number: 5}");
                })
                .hasMessageContaining("query on 'notes': one() found 2 items or more")
                .hasMessageContaining("{owner: ada, number: 4} and {owner: ada, number: 5}");
        assertThat(sent()).hasSize(1);
        assertThatThrownBy(several::oneOrNone).isInstanceOf(NotOneItemException.class);
        assertThat(several.oneOrNoneAsync())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(NotOneItemException.class);
        assertThatThrownBy(() ->
                        notes.query(STARRED).partition("odd").select(STARS).one())
                .isInstanceOfSatisfying(
                        NotOneItemException.class, e -> assertThat(e.keys()).hasSize(2));
        assertThat(several.limit(1).one()).isEqualTo(note("ada", 4));
    }

    @Test
    void noneIsAnErrorOrNothing() {
        var none = notes.query(KEY).partition("nobody");
        assertThat(none.oneOrNone()).isEmpty();
        assertThatThrownBy(none::one)
                .isInstanceOfSatisfying(
                        NotOneItemException.class, e -> assertThat(e.found()).isZero())
                .hasMessageContaining("oneOrNone()");
    }

    @Test
    void existsReadsNoMoreThanItTakes() {
        forget();
        assertThat(notes.query(KEY).partition("ada").exists()).isTrue();
        assertThat(last(QueryRequest.class).limit()).isEqualTo(1);
        assertThat(last(QueryRequest.class).select()).isEqualTo(Select.COUNT);
        assertThat(notes.query(KEY).partition("nobody").exists()).isFalse();
        assertThat(notes.query(KEY)
                        .partition("ada")
                        .filter(STARS.eq(90))
                        .pageSize(2)
                        .existsAsync())
                .succeedsWithin(Duration.ofSeconds(20))
                .isEqualTo(true);
        assertThat(notes.scan().filter(TEXT.eq("none")).exists()).isFalse();
        assertThat(List.copyOf(sent())).hasSizeGreaterThan(3);
    }
}
