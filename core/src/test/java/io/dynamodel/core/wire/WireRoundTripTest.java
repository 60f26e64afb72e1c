package io.dynamodel.core.wire;

import static io.dynamodel.core.wire.WireValues.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.value.AttributeValueCodec;
import io.dynamodel.core.value.AttributeValueSource;
import io.dynamodel.core.value.ItemSize;
import io.dynamodel.core.value.RandomValues;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class WireRoundTripTest {
    /** 8 KB, and around the sizes at which something changes. */
    private static final List<Integer> LENGTHS = List.of(0, 1, 7, 8, 9, 15, 16, 17, 1023, 1024, 1025, 8192);

    private final Random seed = new Random(7);
    private final RandomValues random = new RandomValues(seed);

    @Test
    void readsEveryValueThatItWrites() {
        for (int i = 0; i < 5_000; i++) {
            AttributeValue value = random.value(5);
            String json = WireValues.write(value);
            assertThat(WireValues.read(json)).isEqualTo(value);
            assertThat(WireValues.read(WireValues.disturbed(json, seed))).isEqualTo(value);
        }
    }

    @Test
    void readsEveryItemThatItWritesInAnyOrder() {
        for (int i = 0; i < 1_000; i++) {
            Map<String, AttributeValue> item = random.map(5);
            String json = WireValues.write(item);
            assertThat(WireValues.readItem(json)).isEqualTo(item);
            assertThat(WireValues.readItem(WireValues.disturbed(json, seed) + "  "))
                    .isEqualTo(item);
        }
    }

    @Test
    void writesWhatTheSdkWritesAndReadsWhatItReads() {
        try (SdkJson sdk = new SdkJson()) {
            for (int i = 0; i < 500; i++) {
                Map<String, AttributeValue> item = random.map(5);
                String json = WireValues.write(item);
                assertThat(json).isEqualTo(sdk.item(item));
                assertThat(sdk.read(json)).isEqualTo(item);
            }
            for (int length : LENGTHS) {
                for (String text : texts(length)) {
                    Map<String, AttributeValue> item = Map.of("k" + length, AttributeValue.fromS(text));
                    String json = WireValues.write(item);
                    assertThat(json).isEqualTo(sdk.item(item));
                    assertThat(WireValues.readItem(json)).isEqualTo(item);
                }
            }
        }
    }

    @Test
    void readsTextWithEveryEscape() {
        for (int length : LENGTHS) {
            for (String text : texts(length)) {
                String escaped = text.chars()
                        .mapToObj(c -> String.format(seed.nextBoolean() ? "\\u%04x" : "\\u%04X", c))
                        .collect(Collectors.joining());
                assertThat(WireValues.read("{\"S\":\"" + escaped + "\"}").s()).isEqualTo(text);
            }
        }
        assertThat(WireValues.read("{\"S\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}").s())
                .isEqualTo("\"\\/\b\f\n\r\t");
    }

    @Test
    void readsTextThatOutgrowsWhatWasMadeReadyForIt() {
        for (String more : List.of("a", "é", "速", "😀", "\"", "\n")) {
            for (int length = 500; length < 530; length++) {
                for (String start : List.of("a", "é", "速", "😀")) {
                    AttributeValue value = AttributeValue.fromS(start + "\\".repeat(length - 1) + more.repeat(2_000));
                    assertThat(WireValues.read(WireValues.write(value))).isEqualTo(value);
                }
            }
        }
    }

    @Test
    void countsTheSizeWhileItWrites() {
        JsonSink sink = JsonSink.ofItems(POOL, 100);
        for (int i = 0; i < 2_000; i++) {
            Map<String, AttributeValue> item = random.map(5);
            AttributeValueCodec.copy(AttributeValueSource.ofItem(item), sink);
            assertThat(sink.size()).isEqualTo(ItemSize.of(item));
        }
        sink.close();
        try (JsonSink values = JsonSink.ofValues(POOL, 0)) {
            for (int i = 0; i < 2_000; i++) {
                AttributeValue value = random.value(4);
                AttributeValueCodec.copy(AttributeValueSource.of(value), values);
                assertThat(values.size()).isEqualTo(ItemSize.of(value));
            }
        }
    }

    @Test
    void keepsSeveralItemsApart() {
        List<Map<String, AttributeValue>> items =
                IntStream.range(0, 50).mapToObj(i -> random.map(4)).toList();
        try (JsonSink sink = JsonSink.ofItems(POOL, 0)) {
            for (Map<String, AttributeValue> item : items) {
                AttributeValueCodec.copy(AttributeValueSource.ofItem(item), sink);
            }
            assertThat(sink.count()).isEqualTo(50);
            for (int i = 0; i < 50; i++) {
                assertThat(WireValues.readItem(sink.array(), sink.from(i), sink.to(i)))
                        .isEqualTo(items.get(i));
            }
        }
    }

    private static List<String> texts(int length) {
        return List.of(
                text(length, "The quick brown fox "),
                text(length, "{\"a\":[\"b\\c\",1]}\n"),
                text(length, "Où est l'été, là-bas ? "),
                text(length, "速い茶色の狐が跳ぶ。"),
                text(length, "ab😀é\u0000\u001F\u007F𝄞"),
                text(
                        length,
                        "\u0000\u0001\b\t\n\u000B\f\r\u001F\"\\/\u007F\u0080\u00FF\u0100\u07FF\u0800\uD7FF\uE000\uFFFF"));
    }

    private static String text(int length, String pattern) {
        String text = pattern.repeat(length / pattern.length() + 1).substring(0, length);
        return text.isEmpty() || !Character.isHighSurrogate(text.charAt(length - 1))
                ? text
                : text.substring(0, length - 1) + ".";
    }
}
