package io.dynamodel.integration.read;

import static io.dynamodel.integration.sample.Notes.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.DeadlineException;
import io.dynamodel.core.execution.RequestListener;
import io.dynamodel.integration.sample.NotesTable;
import io.dynamodel.integration.sample.SettableClock;
import io.dynamodel.query.Model;
import io.dynamodel.query.Page;
import io.dynamodel.query.QueryOperation;
import io.dynamodel.query.ReadBudgetException;
import io.dynamodel.query.ReadDeadlineException;
import io.dynamodel.testing.LocalDynamoDb;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** What one execution may take, and what happens when that is spent. */
class BudgetTest extends NotesTable {
    BudgetTest(LocalDynamoDb db) {
        super(db);
    }

    private QueryOperation<Note, Note> adas() {
        return notes.query(KEY).partition("ada").pageSize(2);
    }

    @Test
    void aPageEndsWhereItsBudgetEndsAndSaysSo() {
        QueryOperation<Note, Note> stars = adas().filter(STARS.ge(50)).limit(3).maxRequests(3);
        forget();
        Page<Note> page = stars.page();

        assertThat(numbers(page.items())).containsExactly(5, 6);
        assertThat(page.isBudgetSpent()).isTrue();
        assertThat(page.requests()).isEqualTo(3);
        assertThat(page.scannedCount()).isEqualTo(6);
        assertThat(page).hasToString("Page[2 items, budget spent, there may be more]");
        assertThat(sent()).hasSize(3);
        Page<Note> rest = stars.page(page.nextCursor().orElseThrow());
        assertThat(numbers(rest.items())).containsExactly(7, 8, 9);
        assertThat(rest.isBudgetSpent()).isFalse();
    }

    @Test
    void aPageWithABudgetAndNoLimitGoesAsFarAsTheBudget() {
        Page<Note> page = adas().maxRequests(2).page();
        assertThat(numbers(page.items())).containsExactly(1, 2, 3, 4);
        assertThat(page.isBudgetSpent()).isTrue();
        assertThat(adas().maxRequests(5).page().isBudgetSpent()).isFalse();
        assertThat(adas().maxRequests(5).page().items()).hasSize(9);
    }

    @Test
    void readUnitsAreCountedAsDynamoDbReportsThem() {
        forget();
        Page<Note> page = adas().maxReadUnits(1).page();

        assertThat(page.items()).hasSize(4); // half a unit for each request
        assertThat(page.isBudgetSpent()).isTrue();
        assertThat(page.readUnits()).hasValue(1.0);
        assertThat(last(QueryRequest.class).returnConsumedCapacity()).isEqualTo(ReturnConsumedCapacity.TOTAL);
        assertThat(adas().page().readUnits()).isEmpty();
        assertThat(adas().consistent().maxReadUnits(0.5).page().items()).hasSize(2);
    }

    @Test
    void whatGivesEverythingFailsRatherThanGivingAPart() {
        ReadBudgetException list = catchThrowableOfType(
                ReadBudgetException.class, () -> adas().maxRequests(2).list());
        assertThat(list)
                .hasMessageContaining("query on 'notes' has spent its budget")
                .hasMessageContaining("2 requests, 4 items")
                .hasMessageContaining("nextCursor()");
        assertThat(list.items()).isEqualTo(4);
        assertThat(list.page().items())
                .extracting(note -> ((Note) note).number())
                .containsExactly(1, 2, 3, 4);
        assertThat(numbers(adas().startingAfter(list.page().nextCursor().orElseThrow())
                        .list()))
                .containsExactly(5, 6, 7, 8, 9);

        ReadBudgetException count = catchThrowableOfType(
                ReadBudgetException.class, () -> adas().maxRequests(3).count());
        assertThat(count.items()).isEqualTo(6);
        assertThat(count.page().items()).isEmpty();
        assertThat(adas().startingAfter(count.page().nextCursor().orElseThrow()).count())
                .isEqualTo(3);

        assertThatThrownBy(() -> adas().filter(STARS.ge(90)).maxRequests(2).first())
                .isInstanceOf(ReadBudgetException.class);
        assertThatThrownBy(() -> adas().filter(STARS.ge(90)).maxRequests(2).exists())
                .isInstanceOf(ReadBudgetException.class);
        assertThat(adas().filter(STARS.ge(40)).maxRequests(2).exists()).isTrue();
        assertThat(adas().maxRequests(5).list()).hasSize(9);
        assertThat(adas().limit(4).maxRequests(2).list()).hasSize(4);
    }

    @Test
    void aStreamGivesWhatItsBudgetAllowsAndThenFails() {
        List<Integer> taken = new ArrayList<>();
        try (Stream<Note> stream = adas().maxRequests(2).stream()) {
            assertThatThrownBy(() -> stream.forEach(note -> taken.add(note.number())))
                    .isInstanceOfSatisfying(ReadBudgetException.class, e -> {
                        assertThat(e.page().items()).isEmpty();
                        assertThat(numbers(adas().startingAfter(
                                                e.page().nextCursor().orElseThrow())
                                        .list()))
                                .containsExactly(5, 6, 7, 8, 9);
                    });
        }
        assertThat(taken).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aClosedStreamReadsNoMore() {
        Stream<Note> stream = adas().stream();
        Iterator<Note> items = stream.iterator();
        assertThat(items.next().number()).isEqualTo(1);
        stream.close();
        forget();
        assertThat(items.next().number()).isEqualTo(2);
        assertThatThrownBy(items::hasNext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThat(sent()).isEmpty();
    }

    // ---- time ----

    /** Each request takes a second. */
    private Model<Note> slow() {
        SettableClock clock = new SettableClock();
        RequestListener second = new RequestListener() {
            @Override
            public void requestSucceeded(RequestSucceeded event) {
                clock.advance(Duration.ofSeconds(1));
            }
        };
        return Dynamodel.builder()
                .client(db.client())
                .asyncClient(db.asyncClient())
                .clock(clock)
                .listener(second)
                .build()
                .model("notes", SCHEMA);
    }

    @Test
    void aReadThatTakesTooLongFailsAndSaysWhatItDid() {
        QueryOperation<Note, Note> slow =
                slow().query(KEY).partition("ada").pageSize(2).deadline(Duration.ofMillis(2500));
        forget();
        ReadDeadlineException late = catchThrowableOfType(ReadDeadlineException.class, slow::list);
        assertThat(late)
                .isInstanceOf(DeadlineException.class)
                .hasMessageContaining("query on 'notes' was not at its end within PT2.5S: 3 requests, 6 items");
        assertThat(late.deadline()).isEqualTo(Duration.ofMillis(2500));
        assertThat(late.page().items()).hasSize(6);
        assertThat(sent()).hasSize(3);
        assertThat(numbers(adas().startingAfter(late.page().nextCursor().orElseThrow())
                        .list()))
                .containsExactly(7, 8, 9);

        assertThatThrownBy(slow::count).isInstanceOf(ReadDeadlineException.class);
        assertThatThrownBy(() -> slow.limit(9).page()).isInstanceOf(ReadDeadlineException.class);
        assertThatThrownBy(() -> slow.stream().count()).isInstanceOf(ReadDeadlineException.class);
        assertThatThrownBy(() -> slow.listAsync().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ReadDeadlineException.class);
        assertThat(slow.page().items()).hasSize(2);
        assertThat(slow.deadline(Duration.ofSeconds(5)).list()).hasSize(9);
    }

    @Test
    void aRequestThatHangsIsGivenUpAtTheDeadline() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                DynamoDbClient client = DynamoDbClient.builder()
                        .endpointOverride(URI.create("http://localhost:" + silent.getLocalPort()))
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build();
                DynamoDbAsyncClient async = DynamoDbAsyncClient.builder()
                        .endpointOverride(URI.create("http://localhost:" + silent.getLocalPort()))
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build()) {
            QueryOperation<Note, Note> hanging = Dynamodel.builder()
                    .client(client)
                    .asyncClient(async)
                    .build()
                    .model("notes", SCHEMA)
                    .query(KEY)
                    .partition("ada")
                    .deadline(Duration.ofMillis(300));
            assertThatThrownBy(hanging::list)
                    .isInstanceOf(ReadDeadlineException.class)
                    .hasMessageContaining("0 requests, 0 items")
                    .hasCauseInstanceOf(ApiCallTimeoutException.class);
            assertThat(hanging.pageAsync())
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withCauseInstanceOf(ReadDeadlineException.class);
        }
    }

    @Test
    void aClientsOwnTimeoutStaysItsOwn() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                DynamoDbClient client = DynamoDbClient.builder()
                        .endpointOverride(URI.create("http://localhost:" + silent.getLocalPort()))
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .overrideConfiguration(c -> c.apiCallTimeout(Duration.ofMillis(200)))
                        .build()) {
            assertThatThrownBy(() -> Dynamodel.create(client)
                            .model("notes", SCHEMA)
                            .query(KEY)
                            .partition("ada")
                            .deadline(Duration.ofMinutes(5))
                            .list())
                    .isInstanceOf(ApiCallTimeoutException.class);
        }
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> adas().maxRequests(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> adas().maxReadUnits(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> adas().maxReadUnits(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> notes.scan().deadline(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
