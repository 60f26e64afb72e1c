package io.dynamodel.core.wire;

import static io.dynamodel.core.wire.WireValues.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dynamodel.core.value.AttributeValueCodec;
import io.dynamodel.core.value.AttributeValueSource;
import java.util.List;
import java.util.Map;
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
        try (SdkJson sdk = new SdkJson();
                JsonSink sink = sink(List.of(item))) {
            byte[] request = sdk.request(
                    c -> c.putItem(put.item(RequestSplicer.placeholder(mark)).build()));
            byte[] expected = sdk.request(c -> c.putItem(put.item(item).build()));
            assertThat(RequestSplicer.splice(request, 0, request.length, mark, sink.toByteArray(0)))
                    .hasValueSatisfying(spliced -> assertThat(spliced).isEqualTo(expected));
            byte[] padded = WireValues.bytes("{}" + WireValues.utf8(request) + "{}");
            assertThat(RequestSplicer.splice(padded, 2, padded.length - 2, mark, sink.toByteArray(0)))
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
        try (SdkJson sdk = new SdkJson();
                JsonSink sink = sink(items)) {
            for (int shift = 0; shift < 25; shift += 6) {
                List<WriteRequest> placeholders =
                        rotated(marks.stream().map(RequestSplicer::placeholder).toList(), shift);
                byte[] request = sdk.request(c -> c.batchWriteItem(b -> b.requestItems(Map.of("t", placeholders))));
                List<WriteRequest> real = rotated(items, shift);
                byte[] expected = sdk.request(c -> c.batchWriteItem(b -> b.requestItems(Map.of("t", real))));
                byte[] spliced = RequestSplicer.splice(request, 0, request.length, marks, all(sink))
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
        try (JsonSink sink = sink(List.of(Map.of()))) {
            assertThat(splice("{" + item + "}", sink)).isEqualTo("{\"Item\":{}}");
            assertThat(splice("{" + item + ",\"a\":{" + item + "}}", sink)).isNull();
            assertThat(splice("{}", sink)).isNull();
            assertThat(splice("", sink)).isNull();
            assertThat(splice("{\"Item\":{\"m-2\":{\"NULL\":true}}}", sink)).isNull();
            assertThat(splice("{\"Item\":{\"m-1\":{\"NULL\":true},\"a\":{\"S\":\"b\"}}}", sink))
                    .isNull();
            assertThat(splice("{\"Item\":{\"a\":{\"S\":\"b\"},\"m-1\":{\"NULL\":true}}}", sink))
                    .isNull();
            assertThat(splice("{\"Item\": {\"m-1\":{\"NULL\":true}}}", sink)).isNull();
            assertThat(splice("{\"Key\":{\"m-1\":{\"NULL\":true}}}", sink)).isNull();
            assertThat(splice("{" + item.substring(0, item.length() - 1), sink)).isNull();
            assertThat(splice("{\"a\":\"" + item.replace("\"", "\\\"") + "\"}", sink))
                    .isNull();
        }
    }

    @Test
    void wantsAMarkForEachItem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestSplicer.splice(new byte[2], 0, 2, List.of("m-1"), List.of()));
    }

    @Test
    void makesNoMarkTwice() {
        assertThat(splicer.newMark()).isNotEqualTo(splicer.newMark());
        assertThat(RequestSplicer.create().newMark()).isNotEqualTo(splicer.newMark());
    }

    private static String splice(String request, JsonSink sink) {
        byte[] bytes = WireValues.bytes(request);
        return RequestSplicer.splice(bytes, 0, bytes.length, "m-1", sink.toByteArray(0))
                .map(WireValues::utf8)
                .orElse(null);
    }

    private static List<byte[]> all(JsonSink sink) {
        return IntStream.range(0, sink.count()).mapToObj(sink::toByteArray).toList();
    }

    private static JsonSink sink(List<Map<String, AttributeValue>> items) {
        JsonSink sink = JsonSink.ofItems(POOL, 0);
        for (Map<String, AttributeValue> item : items) {
            AttributeValueCodec.copy(AttributeValueSource.ofItem(item), sink);
        }
        return sink;
    }
}
