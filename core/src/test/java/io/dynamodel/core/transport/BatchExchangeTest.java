package io.dynamodel.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.transport.Wired.Kind;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.core.value.ValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;

/** Batches on the wire path: items of several tables come out of one answer, and several items go into one request. */
class BatchExchangeTest {
    private static final int RUNS = Integer.getInteger("dynamodel.fuzz", 3_000);
    private static final String ANSWER = "{\"UnprocessedKeys\":{\"others\":{\"Keys\":[{\"id\":{\"S\":\"u\"}}]}},"
            + "\"Responses\":{\"things\":[{\"id\":{\"S\":\"a\"}},{\"id\":{\"S\":\"b\"}}],\"none\":[],"
            + "\"others\":[{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"}}]},\"ConsumedCapacity\":[{\"TableName\":\"things\","
            + "\"CapacityUnits\":1.5}]}";
    private static final List<String> ITEMS = List.of("things a", "things b", "others a");

    /** The items of an answer, with their tables. */
    private static final class OfTables implements ItemCollector {
        final List<String> items = new ArrayList<>();

        @Override
        public void add(StoredItem item) {
            throw new AssertionError("an item of no table");
        }

        @Override
        public void add(String table, StoredItem item) {
            items.add(table + " " + item.values().get("id").s());
        }
    }

    private static BatchGetItemResponse get(Wired wired, Kind kind, List<String> into) {
        return wired.run(kind, Step.sendForItems(Asked.batchGet(), OfTables::new, (answer, collected) -> {
            into.addAll(collected.items);
            return Step.done(answer);
        }));
    }

    @ParameterizedTest
    @EnumSource
    void itemsOfSeveralTablesComeWithTheirTablesAndTheRestIsTheSdks(Kind kind) {
        for (Reply reply : List.of(
                Reply.json(ANSWER),
                Reply.json(ANSWER).gzipped(),
                Reply.json(ANSWER).inChunksOf(7))) {
            try (Wired wired = Wired.over(new StubHttp(reply))) {
                List<String> items = new ArrayList<>();

                BatchGetItemResponse answer = get(wired, kind, items);

                assertThat(items).isEqualTo(ITEMS);
                assertThat(answer.responses()).isEmpty();
                assertThat(answer.unprocessedKeys()).containsOnlyKeys("others");
                assertThat(answer.unprocessedKeys().get("others").keys())
                        .containsExactly(Map.of("id", AttributeValue.fromS("u")));
                assertThat(answer.consumedCapacity()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void valuesGiveTheSame(Kind kind) {
        StubHttp http = new StubHttp(Reply.json(ANSWER).without("Content-Type")); // then the SDK reads it
        try (Wired wired = Wired.over(http)) {
            List<String> items = new ArrayList<>();

            assertThat(get(wired, kind, items).unprocessedKeys()).containsOnlyKeys("others");

            assertThat(items).containsExactlyInAnyOrderElementsOf(ITEMS);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("io.dynamodel.core.transport.RetriedReadTest#faults")
    void aDamagedAnswerIsAskedForAgain(String fault, Kind kind, Reply reply) {
        Reply damaged = fault.startsWith("items twice") || fault.startsWith("no items")
                ? Reply.json("{\"Responses\":[],\"Responses\":{}}")
                : reply;
        if (fault.startsWith("an item broken")) {
            damaged = Reply.json("{\"Responses\":{\"things\":[{\"id\":{\"S\":\"x\"}},{\"id\":{\"S\":\"\\q\"}}]}}");
        }
        StubHttp http = new StubHttp(damaged, damaged, Reply.json(ANSWER));
        try (Wired wired = Wired.over(http)) {
            List<String> items = new ArrayList<>();

            get(wired, kind, items);

            assertThat(items).isEqualTo(ITEMS);
            assertThat(http.requests()).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMutatedAnswerIsReadOrRefused(Kind kind) {
        Random random = new Random(Integer.getInteger("dynamodel.fuzz.seed", 17));
        Reply good = Reply.json(ANSWER);
        int accepted = 0;
        StubHttp http = new StubHttp(good);
        try (Wired wired = Wired.over(http, o -> o.retryStrategy(r -> r.maxAttempts(1)))) {
            for (int i = 0; i < RUNS; i++) {
                http.answer(good.withBody(Mutations.of(good.body(), random)).without("x-amz-crc32"));
                List<String> items = new ArrayList<>();
                try {
                    get(wired, kind, items);
                    accepted++;
                    assertThat(items.size()).isLessThan(100);
                } catch (SdkClientException | ValueException | NullPointerException e) { // of an item without its key
                    assertThat(items).isEmpty();
                }
            }
        }
        assertThat(accepted).isGreaterThan(RUNS / 20);
    }

    private static List<Map<String, AttributeValue>> items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.of(
                        "id", AttributeValue.fromS("i-" + i), "text", AttributeValue.fromS("é\"\n".repeat(i * 40))))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyItemOfABatchIsPutInItsPlace(Kind kind) {
        for (int count : List.of(0, 1, 2, 24)) {
            Call.BatchWriteItem call = Asked.batchWrite(items(count));
            StubHttp wire = new StubHttp(Reply.json("{\"UnprocessedItems\":{}}"));
            StubHttp values = new StubHttp(Reply.json("{\"UnprocessedItems\":{}}"));
            try (Wired wired = Wired.over(wire);
                    Wired plain = Wired.over(values)) {
                wired.run(kind, Step.send(call, Step::done));
                plain.client().batchWriteItem(Asked.batchWrite(items(count)).request());
            }
            assertThat(wire.requests()).hasSize(1);
            assertThat(JsonNode.parser().parse(wire.requests().get(0)))
                    .isEqualTo(JsonNode.parser().parse(values.requests().get(0)));
            assertThat(call.request()).isEqualTo(Asked.batchWrite(items(count)).request());
        }
    }

    /** The items live in the first request then. */
    @ParameterizedTest
    @EnumSource
    void theSameItemsCanBeSentAgain(Kind kind) {
        Call.BatchWriteItem call = Asked.batchWrite(items(9));
        StubHttp http = new StubHttp(Reply.error(400, "ThrottlingException"), Reply.json("{\"UnprocessedItems\":{}}"));
        try (Wired wired = Wired.over(http)) {
            for (int i = 0; i < 3; i++) {
                wired.run(kind, Step.send(call, Step::done));
            }
        }
        assertThat(http.requests()).hasSize(4);
        assertThat(http.requests().stream().map(JsonNode.parser()::parse).distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void interceptorsThatAskSeeTheWholeRequest(Kind kind) {
        List<SdkRequest> seen = new ArrayList<>();
        ExecutionInterceptor looking = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                seen.add(DynamodelWireInterceptor.complete(context.request()));
            }
        };
        StubHttp http = new StubHttp(Reply.json("{\"UnprocessedItems\":{}}"));
        Call.BatchWriteItem call = Asked.batchWrite(items(5));
        try (Wired open = Wired.over(http, o -> o.addExecutionInterceptor(looking));
                Wired wired = Wired.over(
                        open.client(),
                        open.asyncClient(),
                        WirePath.AUTO,
                        java.util.Set.of(looking.getClass().getName()),
                        List.of())) {
            assertThat(wired.path(kind)).startsWith("Items go over the wire path");
            wired.run(kind, Step.send(call, Step::done));
        }
        assertThat(seen).containsExactly(Asked.batchWrite(items(5)).request());
    }

    @ParameterizedTest
    @EnumSource
    void whatBecameOfABatchWhoseAnswerIsLostIsOpen(Kind kind) {
        Reply good =
                Reply.json("{\"UnprocessedItems\":{\"things\":[{\"PutRequest\":{\"Item\":{\"id\":{\"S\":\"a\"}}}}]}}");
        for (Reply reply : List.of(good.with("x-amz-crc32", "1"), good.cutTo(40).without("x-amz-crc32"))) {
            try (Wired wired = Wired.over(new StubHttp(reply), o -> o.retryStrategy(r -> r.maxAttempts(1)))) {
                assertThatThrownBy(() -> wired.run(kind, Step.send(Asked.batchWrite(items(3)), Step::done)))
                        .isInstanceOf(OutcomeUnknownException.class)
                        .hasMessageContaining("BatchWriteItem on 'things, others'");
            }
        }
    }
}
