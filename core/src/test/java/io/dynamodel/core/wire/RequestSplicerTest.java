package io.dynamodel.core.wire;

import static io.dynamodel.core.wire.WireValues.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dynamodel.core.value.AttributeValueCodec;
import io.dynamodel.core.value.AttributeValueSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class RequestSplicerTest {
    private final RequestSplicer splicer = RequestSplicer.create();

    @Test
    void makesTheBodyThatTheSdkWouldMake() {
        Map<String, AttributeValue> item =
                Map.of("Item", AttributeValue.fromM(Map.of("Item", AttributeValue.fromS("\"Item\":{\""))));
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName("t")
                .conditionExpression("a <> :a")
                .expressionAttributeValues(Map.of(":a", AttributeValue.fromM(item)))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
        String mark = splicer.newMark();
        try (SdkJson sdk = new SdkJson()) {
            byte[] request = sdk.request(
                    c -> c.putItem(put.item(RequestSplicer.placeholder(mark)).build()));
            byte[] expected = sdk.request(c -> c.putItem(put.item(item).build()));
            assertThat(RequestSplicer.splice(request, 0, request.length, mark, EncodedItem.of(item), POOL))
                    .hasValueSatisfying(spliced -> assertThat(spliced).isEqualTo(expected));
            byte[] padded = WireValues.bytes("{}" + WireValues.utf8(request) + "{}");
            assertThat(RequestSplicer.splice(padded, 2, padded.length - 2, mark, EncodedItem.of(item), POOL))
                    .hasValueSatisfying(spliced -> assertThat(spliced).isEqualTo(expected));
        }
    }

    @Test
    void putsEveryItemOfABatchInItsPlaceInAnyOrder() {
        List<Map<String, AttributeValue>> items = IntStream.range(0, 25)
                .mapToObj(i ->
                        Map.of("id", AttributeValue.fromN("" + i), "x".repeat(i + 1), AttributeValue.fromNul(true)))
                .toList();
        List<String> marks = items.stream().map(item -> splicer.newMark()).toList();
        try (SdkJson sdk = new SdkJson()) {
            for (int shift = 0; shift < 25; shift += 6) {
                List<WriteRequest> placeholders =
                        rotated(marks.stream().map(RequestSplicer::placeholder).toList(), shift);
                byte[] request = sdk.request(c -> c.batchWriteItem(b -> b.requestItems(Map.of("t", placeholders))));
                List<WriteRequest> real = rotated(items, shift);
                byte[] expected = sdk.request(c -> c.batchWriteItem(b -> b.requestItems(Map.of("t", real))));
                byte[] spliced = RequestSplicer.splice(request, 0, request.length, marks, encoded(items), POOL)
                        .orElseThrow();
                assertThat(JsonNode.parser().parse(spliced))
                        .isEqualTo(JsonNode.parser().parse(expected));
            }
        }
    }

    private static List<WriteRequest> rotated(List<Map<String, AttributeValue>> items, int shift) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> items.get((i + shift) % items.size()))
                .map(item ->
                        WriteRequest.builder().putRequest(p -> p.item(item)).build())
                .toList();
    }

    @Test
    void changesNothingUnlessThePlaceholderIsThereOnce() {
        String item = "\"Item\":{\"m-1\":{\"NULL\":true}}";
        assertThat(splice("{" + item + "}")).isEqualTo("{\"Item\":{}}");
        assertThat(splice("{" + item + ",\"a\":{" + item + "}}")).isNull();
        assertThat(splice("{}")).isNull();
        assertThat(splice("")).isNull();
        assertThat(splice("{\"Item\":{\"m-2\":{\"NULL\":true}}}")).isNull();
        assertThat(splice("{\"Item\":{\"m-1\":{\"NULL\":true},\"a\":{\"S\":\"b\"}}}"))
                .isNull();
        assertThat(splice("{\"Item\":{\"a\":{\"S\":\"b\"},\"m-1\":{\"NULL\":true}}}"))
                .isNull();
        assertThat(splice("{\"Item\": {\"m-1\":{\"NULL\":true}}}")).isNull();
        assertThat(splice("{\"Key\":{\"m-1\":{\"NULL\":true}}}")).isNull();
        assertThat(splice("{" + item.substring(0, item.length() - 1))).isNull();
        assertThat(splice("{\"a\":\"" + item.replace("\"", "\\\"") + "\"}")).isNull();
    }

    @Test
    void wantsAMarkForEachItem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestSplicer.splice(new byte[2], 0, 2, List.of("m-1"), List.of(), POOL));
    }

    @Test
    void makesNoMarkTwice() {
        assertThat(splicer.newMark()).isNotEqualTo(splicer.newMark());
        assertThat(RequestSplicer.create().newMark()).isNotEqualTo(splicer.newMark());
    }

    private static String splice(String request) {
        byte[] bytes = WireValues.bytes(request);
        return RequestSplicer.splice(bytes, 0, bytes.length, "m-1", EncodedItem.of(Map.of()), POOL)
                .map(WireValues::utf8)
                .orElse(null);
    }

    @Test
    void anItemIsReadFromTheRequestThatItWasPutInto() {
        BufferPool pool = BufferPool.create();
        Map<String, AttributeValue> item = Map.of("id", AttributeValue.fromS("a"));
        EncodedItem encoded = ItemEncoding.json(pool)
                .encode(sink -> AttributeValueCodec.copy(AttributeValueSource.ofItem(item), sink));
        byte[] request = WireValues.bytes("{\"Item\":{\"m-1\":{\"NULL\":true}}}");

        assertThat(RequestSplicer.splice(request, 0, request.length, "m-1", encoded, pool))
                .isPresent();
        for (int i = 0; i < 20; i++) { // whoever borrows the array now, writes into it
            JsonSink.ofValues(pool, 0).writeString("x".repeat(2_000));
        }
        assertThat(encoded.values()).isEqualTo(item);
    }

    @Test
    void anItemMayBePutIntoSeveralRequestsAtOnce() throws Exception {
        BufferPool pool = BufferPool.create();
        byte[] request = WireValues.bytes("{\"Item\":{\"m-1\":{\"NULL\":true}}}");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int run = 0; run < 2_000; run++) {
                String text = ("run " + run).repeat(50);
                EncodedItem encoded =
                        ItemEncoding.json(pool).encode(sink -> AttributeValueCodec.copy(source(text), sink));
                boolean isReadFirst = run % 3 == 0;
                Callable<String> splice = () -> {
                    if (isReadFirst) {
                        assertThat(encoded.values()).containsEntry("id", AttributeValue.fromS(text));
                    }
                    byte[] body = RequestSplicer.splice(request, 0, request.length, "m-1", encoded, pool)
                            .orElseThrow();
                    try (JsonSink other = JsonSink.ofItems(pool, 0)) { // whoever borrows the array now, writes into it
                        AttributeValueCodec.copy(source("x".repeat(300)), other);
                    }
                    return WireValues.utf8(body);
                };
                for (Future<String> body : threads.invokeAll(List.of(splice, splice, splice, splice))) {
                    assertThat(body.get()).isEqualTo("{\"Item\":{\"id\":{\"S\":\"" + text + "\"}}}");
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static AttributeValueSource source(String id) {
        return AttributeValueSource.ofItem(Map.of("id", AttributeValue.fromS(id)));
    }

    private static List<EncodedItem> encoded(List<Map<String, AttributeValue>> items) {
        return items.stream().map(EncodedItem::of).toList();
    }
}
