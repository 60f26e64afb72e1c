package io.dynamodel.core.wire;

import static io.dynamodel.core.wire.WireValues.POOL;
import static io.dynamodel.core.wire.WireValues.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.value.AttributeValueCodec;
import io.dynamodel.core.value.NameTable;
import io.dynamodel.core.value.RandomValues;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.wire.ResponseReader.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RecentTextsTest {
    private static final NameTable NO_NAMES = NameTable.of(List.of());

    @Test
    void itemsOfAPageShareTheirTexts() {
        List<String> texts = texts(s("customer-17"), s("customer-17"), s("customer-17"), s("customer-18"));

        assertThat(texts).containsExactly("customer-17", "customer-17", "customer-17", "customer-18");
        assertThat(texts.get(2)).isSameAs(texts.get(1));
    }

    /** As long as, or longer than, or shorter than a word; different at the start, in the middle, at the end. */
    @Test
    void nearlyEqualTextsStayWhatTheyAre() {
        List<String> all = new ArrayList<>();
        for (int length = 0; length < 40; length++) {
            String text = "abcdefghijklmnopqrstuvwxyz0123456789ABCD".substring(0, length);
            all.add(text);
            for (int i = 0; i < length; i++) {
                all.add(text.substring(0, i) + '_' + text.substring(i + 1));
            }
        }
        List<String> expected = new ArrayList<>();
        List<String> values = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            String text = all.get(random.nextInt(random.nextInt(all.size()) + 1));
            expected.add(text);
            values.add(s(text));
        }
        assertThat(texts(values.toArray(String[]::new))).isEqualTo(expected);
    }

    @Test
    void aKnownTextGoesOnAsItGoesOn() {
        assertThat(texts(s("a"), s("customer-17"), s("customer-17\\n"), s("customer-17é"), s("customer-17")))
                .containsExactly("a", "customer-17", "customer-17\n", "customer-17é", "customer-17");
        assertThat(texts(s("a"), s("ab"), "{\"S\":\"ab\" }", "{ \"S\" : \"ab\"}"))
                .containsExactly("a", "ab", "ab", "ab");
    }

    @Test
    void whatIsNoGoodValueIsNoneAfterAKnownTextEither() {
        assertThatThrownBy(() -> texts(s("a"), s("ab"), "{\"S\":\"ab\",\"N\":\"1\"}"))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("no known type");
        assertThatThrownBy(() -> texts(s("a"), s("ab"), "{\"S\":\"ab\"]")).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> page("{\"Items\":[{\"a\":{\"S\":\"x\"}},{\"a\":{\"S\":\"ab\"}},{\"a\":{\"S\":\"ab"))
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> page("{\"Items\":[{\"a\":{\"S\":\"x\"}},{\"a\":{\"S\":\"ab\"}},{\"a\":{\"S\":\"ab\""))
                .isInstanceOf(MalformedJsonException.class);
    }

    /** In a set a comma follows, which after an S would begin a second type. */
    @Test
    void elementsOfSetsAndAttributesShareTextsButNotWhatFollows() {
        String set = "{\"SS\":[\"ab\",\"a-longer-one\"]}";
        String list = "{\"L\":[" + s("ab") + "," + s("a-longer-one") + "," + set + "]}";

        assertThat(page(items(s("x"), set, list, set, s("ab"))))
                .extracting(item -> item.get("a"))
                .containsExactly(
                        AttributeValue.fromS("x"),
                        AttributeValue.fromSs(List.of("ab", "a-longer-one")),
                        AttributeValue.fromL(List.of(
                                AttributeValue.fromS("ab"),
                                AttributeValue.fromS("a-longer-one"),
                                AttributeValue.fromSs(List.of("ab", "a-longer-one")))),
                        AttributeValue.fromSs(List.of("ab", "a-longer-one")),
                        AttributeValue.fromS("ab"));
        assertThatThrownBy(() -> page(items(s("x"), set, "{\"S\":\"ab\",\"a-longer-one\"]}")))
                .isInstanceOf(ValueException.class);
        assertThatThrownBy(() -> page(items(s("x"), set, "{\"S\":\"a-longer-one\"]}")))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void pagesOfWhateverReadAsTheyWereWritten() {
        long seed = System.nanoTime();
        RandomValues random = new RandomValues(new Random(seed));
        Random choice = new Random(seed);
        for (int run = 0; run < 50; run++) {
            List<Map<String, AttributeValue>> expected = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                boolean again = i > 0 && choice.nextBoolean();
                expected.add(again ? expected.get(choice.nextInt(i)) : Map.of("a", random.value(3)));
            }
            StringBuilder body = new StringBuilder("{\"Items\":[");
            for (Map<String, AttributeValue> item : expected) {
                body.append(body.length() > 10 ? "," : "").append(WireValues.write(item));
            }
            assertThat(page(body.append("]}").toString())).as("seed " + seed).isEqualTo(expected);
        }
    }

    private static String s(String content) {
        return "{\"S\":\"" + content + "\"}";
    }

    private static String items(String... values) {
        List<String> items = new ArrayList<>();
        for (String value : values) {
            items.add("{\"a\":" + value + "}");
        }
        return "{\"Items\":[" + String.join(",", items) + "]}";
    }

    private static List<String> texts(String... values) {
        List<String> texts = new ArrayList<>();
        byte[] body = bytes(items(values));
        try (ResponseReader reader = ResponseReader.of(Shape.ITEMS, body, 0, body.length, POOL)) {
            while (reader.nextItem()) {
                ValueSource source = reader.source();
                source.beginMap();
                source.nextName(NO_NAMES);
                texts.add(source.readString());
            }
        }
        return texts;
    }

    private static List<Map<String, AttributeValue>> page(String json) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        byte[] body = bytes(json);
        try (ResponseReader reader = ResponseReader.of(Shape.ITEMS, body, 0, body.length, POOL)) {
            while (reader.nextItem()) {
                items.add(AttributeValueCodec.readItem(reader.source()));
            }
        }
        return items;
    }
}
