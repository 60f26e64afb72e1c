package io.dynamodel.integration.execution;

import static io.dynamodel.integration.sample.Notes.KEY;
import static io.dynamodel.integration.sample.Notes.NUMBER;
import static io.dynamodel.integration.sample.Notes.STARRED;
import static io.dynamodel.integration.sample.Notes.TEXT;
import static io.dynamodel.integration.sample.Notes.TOPIC;
import static io.dynamodel.integration.sample.Notes.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ServiceSetupException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.integration.sample.NotesTable;
import io.dynamodel.integration.sample.People;
import io.dynamodel.integration.sample.People.Person;
import io.dynamodel.query.Model;
import io.dynamodel.query.Page;
import io.dynamodel.testing.LocalDynamoDb;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Everything that can be executed can be executed without holding a thread, with the same result. */
class AsyncTest extends NotesTable {
    private final Model<Note> async;

    AsyncTest(LocalDynamoDb db) {
        super(db);
        this.async = Dynamodel.create(db.asyncClient()).model("notes", Notes.SCHEMA);
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Test
    void writesAndReadsSingleItems() {
        Note stored = get(async.put(note("async", 1)).executeAsync());

        assertThat(get(async.get(KEY.of("async", 1)).executeAsync())).contains(stored);
        assertThat(get(async.get(KEY.of("async", 1)).select(TEXT).executeAsync()))
                .isPresent();
        assertThat(get(async.update(KEY.of("async", 1), TEXT.set("changed")).executeAsync())
                        .text())
                .isEqualTo("changed");
        assertThat(get(async.upsert(KEY.of("async", 2), TEXT.set("new")).executeAsync())
                        .number())
                .isEqualTo(2);
        assertThat(get(async.check(KEY.of("async", 2), TEXT.eq("new")).executeAsync()))
                .isPresent();
        assertThat(get(async.modify(KEY.of("async", 2), n -> note(n.owner(), n.number()))
                        .executeAsync()))
                .isEqualTo(note("async", 2));
        assertThat(get(async.create(note("async", 3)).executeAsync())).isEqualTo(note("async", 3));
        assertThat(get(async.delete(KEY.of("async", 3)).returningOld().executeAsync()))
                .contains(note("async", 3));
        assertThat(get(async.delete(KEY.of("async", 2)).executeAsync())).isNull();
        assertThat(get(async.put(note("async", 1)).returningOld().executeAsync()))
                .get()
                .extracting(Note::text)
                .isEqualTo("changed");
        assertThat(get(async.delete(KEY.of("async", 1)).prepare().executeAsync()))
                .isNull();
    }

    @Test
    void readsManyItems() {
        assertThat(get(async.query(KEY).partition("ada").pageSize(2).listAsync()))
                .hasSize(9);
        assertThat(get(async.query(KEY)
                        .partition("ada")
                        .filter(TOPIC.eq("even"))
                        .limit(2)
                        .pageSize(1)
                        .listAsync()))
                .hasSize(2);
        assertThat(get(async.query(KEY).partition("ada").firstAsync())).contains(note("ada", 1));
        assertThat(get(async.query(KEY).partition("ada").pageSize(4).countAsync()))
                .isEqualTo(9);
        Page<Note> page = get(async.query(KEY).partition("ada").limit(4).pageAsync());
        assertThat(numbers(page.items())).containsExactly(1, 2, 3, 4);
        assertThat(get(async.query(KEY)
                        .partition("ada")
                        .startingAfter(page.lastEvaluatedKey().orElseThrow())
                        .executeAsync()))
                .hasSize(5);
        assertThat(get(async.scan().limit(3).listAsync())).hasSize(3);
        assertThat(get(async.scan(STARRED).select(NUMBER).pageSize(3).listAsync()))
                .hasSizeGreaterThan(9);
    }

    @Test
    void createsAndDeletesTables() {
        Model<Person> people = Dynamodel.create(db.asyncClient()).model("people-async", People.SCHEMA);

        get(people.table().create().executeAsync());
        assertThat(get(people.table().describe().executeAsync())).isPresent();
        get(people.table().delete().executeAsync());
        assertThat(get(people.table().describe().executeAsync())).isEqualTo(Optional.empty());
    }

    @Test
    void whateverFailsFailsTheFuture() {
        Model<Note> missing = Dynamodel.create(db.asyncClient()).model("missing", Notes.SCHEMA);

        assertThatThrownBy(() -> get(async.create(note("ada", 1)).executeAsync()))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ConditionFailedException.class);
        assertThatThrownBy(() -> get(missing.get(KEY.of("a", 1)).executeAsync()))
                .hasCauseInstanceOf(ServiceSetupException.class);
        assertThatThrownBy(() -> get(
                        async.put(new Note("a", 1, null, null, null, List.of())).executeAsync()))
                .hasCauseInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> get(async.query(STARRED).partition("odd").listAsync()))
                .hasCauseInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> get(async.query(STARRED).partition("odd").pageAsync()))
                .hasCauseInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() ->
                        get(async.query(STARRED).partition("odd").consistent().countAsync()))
                .hasCauseInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> get(async.query(STARRED).partition("odd").firstAsync()))
                .hasCauseInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aMissingClientIsNamed() {
        Model<Note> sync = Dynamodel.create(db.client()).model("notes", Notes.SCHEMA);

        assertThatThrownBy(() -> sync.get(KEY.of("ada", 1)).executeAsync())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("executeAsync() needs a DynamoDbAsyncClient")
                .hasMessageContaining("asyncClient(..)");
        assertThatThrownBy(() -> sync.query(KEY).partition("ada").pageAsync())
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> async.get(KEY.of("ada", 1)).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("execute() needs a DynamoDbClient");
        assertThatThrownBy(() -> Dynamodel.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Dynamodel needs a client");
    }

    /** A client whose answers come when the test says so. */
    private static final class Pending {
        final List<CompletableFuture<Object>> answers = new ArrayList<>();
        final DynamoDbAsyncClient client = (DynamoDbAsyncClient) Proxy.newProxyInstance(
                DynamoDbAsyncClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbAsyncClient.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("serviceClientConfiguration")) {
                        throw new UnsupportedOperationException();
                    }
                    answers.add(new CompletableFuture<>());
                    return answers.get(answers.size() - 1);
                });
    }

    @Test
    void noThreadIsHeldBetweenPages() {
        Pending pending = new Pending();
        Model<Note> model = Dynamodel.create(pending.client).model("notes", Notes.SCHEMA);

        CompletableFuture<List<Note>> list = model.query(KEY).partition("ada").listAsync();

        assertThat(pending.answers).hasSize(1);
        assertThat(list).isNotDone();
        pending.answers
                .get(0)
                .complete(QueryResponse.builder()
                        .items(List.of(SCHEMA_ITEM))
                        .lastEvaluatedKey(KEY.of("ada", 1).values())
                        .count(1)
                        .scannedCount(1)
                        .build());
        assertThat(pending.answers).hasSize(2);
        pending.answers
                .get(1)
                .complete(QueryResponse.builder()
                        .items(List.of())
                        .count(0)
                        .scannedCount(0)
                        .build());
        assertThat(list).isCompletedWithValue(List.of(note("ada", 1)));
    }

    private static final Map<String, AttributeValue> SCHEMA_ITEM = Notes.SCHEMA.toItem(note("ada", 1));

    @Test
    void cancellingAbortsWhatIsInFlight() {
        Pending pending = new Pending();
        Model<Note> model = Dynamodel.create(pending.client).model("notes", Notes.SCHEMA);
        CompletableFuture<List<Note>> list = model.query(KEY).partition("ada").listAsync();

        list.cancel(true);

        assertThat(pending.answers.get(0)).isCancelled();
    }
}
