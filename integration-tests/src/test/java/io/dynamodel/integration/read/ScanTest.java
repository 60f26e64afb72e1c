package io.dynamodel.integration.read;

import static io.dynamodel.integration.sample.Notes.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.integration.sample.NotesTable;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

class ScanTest extends NotesTable {
    ScanTest(LocalDynamoDb db) {
        super(db);
    }

    @Test
    void readsTheWholeTable() {
        assertThat(notes.scan().filter(OWNER.isIn("ada", "bob")).list()).hasSize(11);
        assertThat(notes.scan().filter(OWNER.isIn("ada", "bob")).count()).isEqualTo(11);
    }

    @Test
    void filtersByKeysToo() {
        assertThat(numbers(notes.scan()
                        .filter(OWNER.eq("ada").and(NUMBER.gt(7)))
                        .consistent()
                        .list()))
                .containsExactlyInAnyOrder(8, 9);
        assertThat(last(ScanRequest.class).consistentRead()).isTrue();
    }

    @Test
    void readsAnIndex() {
        assertThat(notes.scan(STARRED)
                        .filter(STARS.ge(80))
                        .select(OWNER, NUMBER)
                        .list())
                .extracting(each -> each.get(NUMBER))
                .containsExactlyInAnyOrder(8, 9);
        assertThat(last(ScanRequest.class).indexName()).isEqualTo("starred");
        assertThat(notes.scan(BY_TOPIC).filter(OWNER.eq("bob")).list())
                .containsExactlyInAnyOrder(note("bob", 1), note("bob", 2));
    }

    @Test
    void refusesWhatAnIndexCannotDo() {
        assertThatThrownBy(() -> notes.scan(STARRED).list())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("does not hold whole items");
        assertThatThrownBy(() -> notes.scan(BY_TOPIC).consistent().list())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'by-topic' is global");
    }

    @Test
    void limitsAndStreams() {
        assertThat(notes.scan().limit(4).pageSize(3).list()).hasSize(4);
        assertThat(notes.scan().limit(4).stream().count()).isEqualTo(4);
        assertThat(notes.scan().first()).isPresent();
        assertThat(notes.scan().limit(4).count()).isEqualTo(4);
    }

    @Test
    void aLenientScanPutsBadItemsAside() {
        store("scan", 1, Map.of("text", AttributeValue.fromN("1")));
        List<String> aside = new ArrayList<>();

        assertThat(notes.scan()
                        .filter(OWNER.isIn("bob", "scan"))
                        .lenient(bad -> aside.add(bad.path()))
                        .list())
                .hasSize(2);
        assertThat(aside).containsExactly("text");
    }
}
