package io.dynamodel.integration.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.Dynamodel;
import io.dynamodel.query.Model;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.testing.Target;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** An item of little is put as the SDK's values also over the wire path, as that costs less; any other one is not. */
class SmallItemTest {
    private record Note(String id, @Nullable String text) {
        static final SchemaBuilder<Note> S = Schema.builder(Note.class);
        static final PrimaryKey<Note, String> KEY = S.key(S.string("id", Note::id));

        static {
            S.string("text", Note::text);
        }

        static final Schema<Note> SCHEMA = S.build();
    }

    /** The items of requests as the SDK got them. */
    static final class Items implements ExecutionInterceptor {
        private final List<Map<String, AttributeValue>> seen = new CopyOnWriteArrayList<>();

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof PutItemRequest put) {
                seen.add(put.item());
            }
        }
    }

    private static final LocalDynamoDb DB = LocalDynamoDb.start(Target.http());

    private final Items items = new Items();
    private final Dynamodel dynamodel = Dynamodel.builder()
            .client(DB.client(client -> client.overrideConfiguration(o -> o.addExecutionInterceptor(items))))
            .harmlessInterceptor(Items.class.getName())
            .build();
    private final Model<Note> notes = dynamodel.model("notes", Note.SCHEMA);

    SmallItemTest() {
        notes.table().createIfAbsent().execute();
    }

    @AfterAll
    static void close() {
        DB.close();
    }

    @Test
    void isSentAsItIs() {
        Note small = notes.create(new Note("n-1", "short")).execute();
        Note key = notes.put(new Note("n-2", null)).execute();

        assertThat(dynamodel.toString()).contains("over the wire path on");
        assertThat(items.seen)
                .containsExactly(
                        Map.of("id", AttributeValue.fromS("n-1"), "text", AttributeValue.fromS("short")),
                        Map.of("id", AttributeValue.fromS("n-2")));
        assertThat(notes.get(Note.KEY.of("n-1")).execute()).contains(small);
        assertThat(notes.get(Note.KEY.of("n-2")).execute()).contains(key);
    }

    @Test
    void isNotWhatHasALongText() {
        Note large = notes.put(new Note("n-3", "long ".repeat(20))).execute();

        assertThat(items.seen).hasSize(1).noneMatch(item -> item.containsKey("id"));
        assertThat(notes.get(Note.KEY.of("n-3")).execute()).contains(large);
    }

    @Test
    void goesIntoBatchesAndTransactionsBesideOthers() {
        Note small = new Note("n-4", "short");
        Note large = new Note("n-5", "long ".repeat(20));
        Note third = new Note("n-6", "short too");
        dynamodel.batchWrite(notes.put(small), notes.put(large)).execute();
        dynamodel
                .transaction(notes.put(third), notes.put(new Note("n-4", "shorter")))
                .execute();

        assertThat(notes.batchGet(List.of(Note.KEY.of("n-4"), Note.KEY.of("n-5"), Note.KEY.of("n-6")))
                        .execute()
                        .items())
                .containsExactlyInAnyOrder(new Note("n-4", "shorter"), large, third);
        assertThat(dynamodel.toString()).contains("over the wire path on");
    }
}
