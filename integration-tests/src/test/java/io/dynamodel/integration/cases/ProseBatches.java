package io.dynamodel.integration.cases;

import static io.dynamodel.integration.cases.Things.VERSIONED;
import static io.dynamodel.integration.cases.Things.VKEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.query.BatchGetResult;
import io.dynamodel.query.BatchWriteResult;
import io.dynamodel.query.GetOperation;
import io.dynamodel.query.Model;
import io.dynamodel.query.PutOperation;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

/** Batches in words. */
final class ProseBatches {
    private ProseBatches() {}

    private static List<Document> documents(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Document.of("id", "i-" + i, "foo", "f"))
                .toList();
    }

    private static List<Key<Document>> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> Things.KEY.of("i-" + i)).toList();
    }

    static void write(ProseBook book) {
        book.agrees(
                "versioning",
                prose -> {
                    Model<Document> model = prose.model(VERSIONED);
                    Document item = Document.of("id", "1");
                    assertThatThrownBy(() -> model.batchPut(List.of(item)).execute())
                            .isInstanceOf(InvalidRequestException.class)
                            .hasMessageContaining("ignoringVersion()");
                    model.put(item).execute();
                    model.put(item).ignoringVersion().execute();
                    assertThat(model.get(VKEY.of("1")).execute()).isPresent();
                },
                "batch write");
        sizes(book);
        unprocessed(book);
        book.agrees(
                "batch",
                prose -> {
                    Model<Document> model =
                            prose.model(Things.SCHEMA, documents(1).get(0));
                    var batch = model.batchGet(Things.KEY.of("i-0"), Things.KEY.of("i-1"), Things.KEY.of("i-0"));
                    assertThat(batch.request()
                                    .first(BatchGetItemRequest.class)
                                    .requestItems()
                                    .values())
                            .allSatisfy(table -> assertThat(table.keys()).hasSize(2));
                    assertThat(batch.execute().items()).hasSize(2);
                },
                "duplicate keys",
                "batch get");
        book.agrees(
                "batch",
                prose -> {
                    Model<Document> model = prose.model(Things.SCHEMA);
                    assertThat(model.batchGet(List.of()).execute().items()).isEmpty();
                    assertThat(model.batchPut(List.of()).execute()).isEmpty();
                },
                "empty batch");
        book.agrees(
                "batch",
                prose -> {
                    Dynamodel db = Dynamodel.create(prose.client());
                    Model<Document> one = db.model(prose.model(Things.SCHEMA).tableName(), Things.SCHEMA);
                    Model<Document> other = db.model(prose.model(Things.SCHEMA).tableName(), Things.SCHEMA);
                    PutOperation<Document> put = one.put(Document.of("id", "1", "foo", "a"));
                    PutOperation<Document> otherPut = other.put(Document.of("id", "1", "foo", "b"));
                    BatchWriteResult written = db.batchWrite(put, otherPut).execute();
                    GetOperation<Document> get = one.get(Things.KEY.of("1"));
                    GetOperation<Document> otherGet = other.get(Things.KEY.of("1"));
                    BatchGetResult read = db.batchGet(get, otherGet).execute();
                    assertThat(read.item(get)).contains(written.stored(put));
                    assertThat(read.item(otherGet)).contains(written.stored(otherPut));
                    assertThat(read.items(one)).containsExactly(written.stored(put));
                },
                "two tables");
        book.agrees(
                "engine/error",
                prose -> {
                    Dynamodel db = Dynamodel.create(prose.client());
                    Model<Document> model = db.model("things", Things.SCHEMA);
                    assertThatThrownBy(() -> db.batchWrite(
                                            model.put(documents(1).get(0)), model.delete(Things.KEY.of("i-0")))
                                    .execute())
                            .isInstanceOf(InvalidRequestException.class)
                            .hasMessageContaining("written 2 times");
                },
                "one batch");
    }

    private static void sizes(ProseBook book) {
        book.agrees(
                "batch",
                prose -> {
                    Model<Document> model = prose.model(Things.SCHEMA);
                    var batch = model.batchPut(documents(26));
                    assertThat(sizes(batch.request().requests())).containsExactly(25, 1);
                    batch.execute();
                    assertThat(model.scan().count()).isEqualTo(26);
                },
                "26 puts");
        book.agrees(
                "batch",
                prose -> {
                    Model<Document> model = Things.offline(Things.SCHEMA);
                    assertThat(sizes(model.batchPut(documents(27)).request().requests()))
                            .containsExactly(25, 2);
                    assertThat(model.batchGet(keys(120)).request().requests().stream()
                                    .map(BatchGetItemRequest.class::cast)
                                    .map(r -> r.requestItems()
                                            .values()
                                            .iterator()
                                            .next()
                                            .keys()
                                            .size()))
                            .containsExactly(100, 20);
                },
                "27 puts / 120 gets");
    }

    private static List<Integer> sizes(List<?> requests) {
        return requests.stream()
                .map(BatchWriteItemRequest.class::cast)
                .map(r -> r.requestItems().values().iterator().next().size())
                .toList();
    }

    private static void unprocessed(ProseBook book) {
        ProseBook.Agreement writes = prose -> {
            Model<Document> direct = prose.model(Things.SCHEMA);
            List<Integer> sizes = new ArrayList<>();
            Model<Document> model =
                    Dynamodel.create(new Leaving(prose.client(), sizes)).model(direct.tableName(), Things.SCHEMA);
            assertThat(model.batchPut(documents(27)).execute()).hasSize(27);
            assertThat(sizes).containsExactly(25, 24, 23, 2);
            assertThat(direct.scan().count()).isEqualTo(27);
        };
        book.agrees("batch", writes, "unprocessed writes");
        book.agrees("batch", writes, "27 saves");
        book.agrees(
                "batch",
                prose -> {
                    Model<Document> direct = prose.model(Things.SCHEMA);
                    direct.batchPut(documents(10)).execute();
                    List<Integer> sizes = new ArrayList<>();
                    Model<Document> model = Dynamodel.create(new Leaving(prose.client(), sizes))
                            .model(direct.tableName(), Things.SCHEMA);
                    assertThat(model.batchGet(keys(10)).execute().items())
                            .extracting(item -> item.get("id"))
                            .isEqualTo(documents(10).stream()
                                    .map(item -> item.get("id"))
                                    .toList());
                    assertThat(sizes).containsExactly(10, 9, 8);
                },
                "UnprocessedKeys");
    }

    /** Does one thing of a batch, and leaves the rest; the third time all of it. */
    private static final class Leaving implements DynamoDbClient {
        private final DynamoDbClient engine;
        private final List<Integer> sizes;

        Leaving(DynamoDbClient engine, List<Integer> sizes) {
            this.engine = engine;
            this.sizes = sizes;
        }

        @Override
        public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
            var table = request.requestItems().entrySet().iterator().next();
            var keys = table.getValue().keys();
            sizes.add(keys.size());
            if (sizes.size() > 2) {
                return engine.batchGetItem(request);
            }
            var done = table.getValue().toBuilder().keys(keys.subList(0, 1)).build();
            var left = table.getValue().toBuilder()
                    .keys(keys.subList(1, keys.size()))
                    .build();
            return engine.batchGetItem(r -> r.requestItems(Map.of(table.getKey(), done))).toBuilder()
                    .unprocessedKeys(Map.of(table.getKey(), left))
                    .build();
        }

        @Override
        public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
            var table = request.requestItems().entrySet().iterator().next();
            var writes = table.getValue();
            sizes.add(writes.size());
            if (sizes.size() > 2) {
                return engine.batchWriteItem(request);
            }
            return engine.batchWriteItem(r -> r.requestItems(Map.of(table.getKey(), writes.subList(0, 1)))).toBuilder()
                    .unprocessedItems(Map.of(table.getKey(), writes.subList(1, writes.size())))
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
