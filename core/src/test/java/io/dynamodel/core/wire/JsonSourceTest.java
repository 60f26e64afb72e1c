package io.dynamodel.core.wire;

import static io.dynamodel.core.wire.WireValues.bytes;
import static io.dynamodel.core.wire.WireValues.read;
import static io.dynamodel.core.wire.WireValues.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.value.AttributeName;
import io.dynamodel.core.value.AttributeValueSource;
import io.dynamodel.core.value.NameTable;
import io.dynamodel.core.value.Numbers;
import io.dynamodel.core.value.RandomValues;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class JsonSourceTest {
    private static final AttributeName KIND = AttributeName.of("kind");

    @Test
    void tellsKnownAndUnknownNamesOfAnItem() {
        byte[] json = bytes("{\"b\":{\"S\":\"x\"},\"new\":{\"XY\":[1,{}]},\"\\u0061\":{\"N\":\"7\"}}");
        NameTable names = NameTable.of(List.of(AttributeName.of("a"), AttributeName.of("b")));
        JsonSource source = JsonSource.ofItem(json, 0, json.length);

        assertThat(source.type()).isEqualTo(ValueType.M);
        source.beginMap();
        assertThatIllegalStateException().isThrownBy(source::name);
        assertThat(source.nextName(names)).isEqualTo(1);
        assertThat(source.name()).isEqualTo("b");
        assertThat(source.readString()).isEqualTo("x");
        assertThat(source.nextName(names)).isEqualTo(ValueSource.UNKNOWN);
        assertThat(source.name()).isEqualTo("new");
        assertThatThrownBy(source::type).isInstanceOf(ValueException.class).hasMessageContaining("no known type");
        source.skip();
        assertThat(source.nextName(names)).isZero();
        assertThat(source.name()).isEqualTo("a");
        assertThat(source.readLong()).isEqualTo(7);
        assertThat(source.nextName(names)).isEqualTo(ValueSource.END);
        assertThatIllegalStateException().isThrownBy(source::type);
    }

    @Test
    void findsNamesInWhateverOrderItemsHaveThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> names =
                List.of("a", "b", "ab", "naïve", "q\"r", "b\\s", "attribute-1", "attribute-2", "x".repeat(40));
        NameTable table = NameTable.of(names.stream().map(AttributeName::of).toList());
        NameTable other = NameTable.of(List.of(AttributeName.of("ab")));
        for (int run = 0; run < 500; run++) {
            List<String> order = new ArrayList<>(names);
            order.add("unknown");
            if (run % 50 == 0 || random.nextInt(4) == 0) {
                Collections.shuffle(order, random);
            }
            try (JsonSink sink = JsonSink.ofItems(WireValues.POOL, 0)) {
                sink.beginMap(order.size());
                for (String name : order) {
                    sink.name(name);
                    sink.writeString("of " + name);
                }
                sink.endMap();
                byte[] json = sink.toByteArray(0);
                JsonSource source = JsonSource.ofItem(json, 0, json.length);
                source.beginMap();
                for (String name : order) {
                    NameTable asked = random.nextInt(10) == 0 ? other : table;
                    int expected = asked == other ? (name.equals("ab") ? 0 : -1) : names.indexOf(name);
                    assertThat(source.nextName(asked)).as("seed " + seed).isEqualTo(expected);
                    assertThat(source.name()).isEqualTo(name);
                    assertThat(source.readString()).isEqualTo("of " + name);
                }
                assertThat(source.nextName(table)).isEqualTo(ValueSource.END);
            }
        }
    }

    @Test
    void takesNoQuoteWithinANameThatIsExpected() {
        NameTable table = NameTable.of(List.of(AttributeName.of("a"), AttributeName.of("q\"r")));
        byte[] json = bytes("{\"a\":{\"S\":\"1\"},\"q\"r\":{\"S\":\"2\"}}");
        JsonSource source = JsonSource.ofItem(json, 0, json.length);
        source.beginMap();
        source.nextName(table);
        source.skip();

        assertThatThrownBy(() -> source.nextName(table)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void findsNamesOfEveryLengthByTheirBytes() {
        List<AttributeName> names = IntStream.range(0, 400)
                .mapToObj(i -> AttributeName.of("a".repeat(i % 20)
                        + (i % 3 == 0 ? "é" : "")
                        + "attribute".substring(0, i % 9)
                        + "\"".repeat(i % 2)
                        + i))
                .toList();
        NameTable table = NameTable.of(names);
        try (JsonSink sink = JsonSink.ofItems(WireValues.POOL, 0)) {
            sink.beginMap(400);
            for (AttributeName name : names) {
                sink.name(name);
                sink.writeNull();
                sink.name(name.text() + "x");
                sink.writeNull();
            }
            sink.endMap();
            byte[] json = sink.toByteArray(0);
            JsonSource source = JsonSource.ofItem(json, 0, json.length);
            source.beginMap();
            for (int i = 0; i < names.size(); i++) {
                assertThat(source.nextName(table)).isEqualTo(i);
                source.skip();
                assertThat(source.nextName(table)).isEqualTo(table.indexOf(source.name()));
                source.skip();
            }
            assertThat(source.nextName(table)).isEqualTo(ValueSource.END);
        }
    }

    @Test
    void namesBothTypesWhereTheyDiffer() {
        refused("{\"N\":\"1\"}", JsonSource::readString).hasMessage("expected S, found N");
        refused("{\"NULL\":true}", JsonSource::beginMap).hasMessage("expected M, found NULL");
        refused("{\"S\":\"a\"}", JsonSource::beginElements).hasMessage("expected L or a set, found S");
        refused("{\"NS\":[\"1\"]}", s -> {
                    s.beginElements();
                    s.nextElement();
                    s.readString();
                })
                .hasMessage("expected S, found N");
    }

    @Test
    void refusesValuesOfNoKnownTypeAndOfTwo() {
        for (String json : List.of(
                "{}",
                "{ }",
                "{\"X\":1}",
                "{\"s\":\"a\"}",
                "{\"\":1}",
                "{\"S\":\"a\",\"N\":\"1\"}",
                "{\"S\":\"a\",\"S\":\"a\"}",
                "{\"NULL\":true,\"S\":\"a\"}",
                "{\"M\":{},\"S\":\"a\"}",
                "{\"L\":[] , \"L\":[]}")) {
            assertThatThrownBy(() -> read(json))
                    .isInstanceOf(ValueException.class)
                    .hasMessageContaining("no known type");
        }
    }

    @Test
    void readsNumbersAsTheOtherSourceDoes() {
        RandomValues random = new RandomValues(new Random(11));
        for (int i = 0; i < 2_000; i++) {
            String plain = random.number().toPlainString();
            for (String text : List.of(
                    plain, random.number().toString(), plain + "0", "0" + plain, plain.substring(1), plain + ".")) {
                AttributeValue value = AttributeValue.fromN(text);
                assertThat(outcome(() -> source("{\"N\":\"" + text + "\"}").readDecimal()))
                        .isEqualTo(outcome(() -> AttributeValueSource.of(value).readDecimal()));
                assertThat(outcome(() -> source("{\"N\":\"" + text + "\"}").readLong()))
                        .isEqualTo(outcome(() -> AttributeValueSource.of(value).readLong()));
            }
        }
        assertThat(source("{\"N\":\"\\u0031\"}").readLong()).isEqualTo(1);
        assertThat(source("{\"N\":\"1.50\"}").readDecimal()).isEqualTo(new BigDecimal("1.50"));
        refused("{\"N\":\"" + "1".repeat(1_000_000) + "\"}", JsonSource::readDecimal)
                .hasMessageContaining("38");
        assertThatThrownBy(() -> Numbers.parse("")).isInstanceOf(ValueException.class);
    }

    private static Object outcome(Supplier<Object> reading) {
        try {
            return reading.get();
        } catch (ValueException e) {
            return e.getMessage();
        }
    }

    @Test
    void looksAheadForAStringOfTheMapAtHand() {
        String map = "{\"n\":{\"N\":\"1\"},\"x\":{\"L\":[{\"S\":\"}\"}]},\"kind\" : {\"S\":\"c\\u0061t\"}}";
        byte[] item = bytes(map);
        for (JsonSource source : List.of(JsonSource.ofItem(item, 0, item.length), source("{\"M\":" + map + "}"))) {
            assertThat(source.peekString(KIND)).isEqualTo("cat");
            assertThat(source.peekString(AttributeName.of("n"))).isNull();
            assertThat(source.peekString(AttributeName.of("other"))).isNull();
            assertThat(source.type()).isEqualTo(ValueType.M);
            assertThat(source.peekString(KIND)).isEqualTo("cat");
            source.beginMap();
            source.nextName(NameTable.of(List.of()));
            assertThat(source.name()).isEqualTo("n");
            assertThat(source.peekString(KIND)).isNull();
            assertThat(source.readLong()).isEqualTo(1);
        }
        assertThat(source("{\"M\":{}}").peekString(KIND)).isNull();
        assertThat(source("{\"X\":{}}").peekString(KIND)).isNull();
        assertThat(source("{\"M\":{\"\\u006bind\":{\"S\":\"a\"}}}").peekString(KIND))
                .isEqualTo("a");
        assertThat(source("{\"M\":{\"kind\":{\"S\":\"a\"},\"kind\":{\"S\":\"b\"}}}")
                        .peekString(KIND))
                .isEqualTo("b");
    }

    @Test
    void handsOutBinariesThatBelongToTheCaller() {
        byte[] json = bytes("{\"B\":\"AQI=\"}");
        JsonSource.of(json, 0, json.length).readBinary()[0] = 9;
        assertThat(JsonSource.of(json, 0, json.length).readBinary()).containsExactly(1, 2);
        assertThat(source("{\"B\":\"\"}").readBinary()).isEmpty();
        assertThat(source("{\"B\":\"\\/\\u002b8=\"}").readBinary()).containsExactly(0xFF, 0xEF);
        malformed("{\"B\":\"A\"}");
        malformed("{\"B\":\"$$$$\"}");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"S\"",
                "[]",
                "{\"S\"}",
                "{\"S\":}",
                "{\"S\":null}",
                "{\"S\":1}",
                "{\"S\":a}",
                "{\"S\" \"a\"}",
                "{S:\"a\"}",
                "{\"S\":\"a\"]",
                "{\"S\":\"a\"\"b\"}",
                "{\"S\":\"\u0001\"}",
                "{\"S\":\"\n\"}",
                "{\"S\":\"\\x\"}",
                "{\"S\":\"\\u12\"}",
                "{\"S\":\"\\u12G4\"}",
                "{\"S\":\"\\ud83d\"}",
                "{\"S\":\"\\ude00\"}",
                "{\"S\":\"\\ud83d\\u0041\"}",
                "{\"S\":\"\\ud83dx\"}",
                "{\"S\":\"\\ud83d\\n\"}",
                "{\"N\":1}",
                "{\"BOOL\":\"true\"}",
                "{\"BOOL\":truf}",
                "{\"BOOL\":1}",
                "{\"NULL\":nul}",
                "{\"NULL\":\"x\"}",
                "{\"L\":{}}",
                "{\"L\":[,]}",
                "{\"L\":[{\"S\":\"a\"},]}",
                "{\"L\":[null]}",
                "{\"L\":[{\"S\":\"a\"}{\"S\":\"a\"}]}",
                "{\"M\":[]}",
                "{\"M\":{\"a\"}}",
                "{\"M\":{,}}",
                "{\"M\":{\"a\":{\"S\":\"b\"},}}",
                "{\"M\":{a:{\"S\":\"b\"}}}",
                "{\"SS\":[1]}",
                "{\"SS\":[\"a\",]}",
                "{\"SS\":\"a\"}",
                "{\"SS\":[{\"S\":\"a\"}]}",
                "{,\"S\":\"a\"}"
            })
    void refusesWhatIsNotDynamoDbsJson(String json) {
        malformed(json);
    }

    @Test
    void refusesWhatIsNoUtf8() {
        byte[][] wrong = {
            {(byte) 0x80},
            {(byte) 0xC0, (byte) 0x80},
            {(byte) 0xC1, (byte) 0xBF},
            {(byte) 0xC3},
            {(byte) 0xC3, 'a'},
            {(byte) 0xE0, (byte) 0x80, (byte) 0x80},
            {(byte) 0xE3, (byte) 0x81},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xF0, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            {(byte) 0xFF}
        };
        for (byte[] part : wrong) {
            for (String before : List.of("", "abcdefghij", "é", "速", "😀")) {
                byte[] start = bytes("{\"S\":\"" + before);
                byte[] end = bytes("\"}");
                byte[] json = new byte[start.length + part.length + end.length];
                System.arraycopy(start, 0, json, 0, start.length);
                System.arraycopy(part, 0, json, start.length, part.length);
                System.arraycopy(end, 0, json, start.length + part.length, end.length);
                assertThatThrownBy(() -> JsonSource.of(json, 0, json.length).readString())
                        .isInstanceOf(MalformedJsonException.class);
            }
        }
    }

    @Test
    void boundsTheNesting() {
        String lists = "{\"L\":[".repeat(64) + "]}".repeat(64);
        assertThat(source(lists).type()).isEqualTo(ValueType.L);
        source(lists).skip();
        for (int depth : List.of(65, 1_000_000)) {
            for (String open : List.of("{\"L\":[", "{\"M\":{\"a\":", "[", "{\"a\":", "{\"X\":[")) {
                String bomb = open.repeat(depth);
                assertThatThrownBy(() -> read(bomb))
                        .isInstanceOfAny(MalformedJsonException.class, ValueException.class);
                assertThatThrownBy(() -> source("{\"X\":" + bomb + "}").skip())
                        .isInstanceOf(MalformedJsonException.class);
            }
        }
        JsonSource source = source("{\"L\":[".repeat(65) + "]}".repeat(65));
        for (int i = 0; i < 64; i++) {
            source.beginElements();
            source.nextElement();
        }
        assertThatThrownBy(source::beginElements)
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("nesting");
    }

    @Test
    void catchesCodecsThatReadTooMuchOrTooLittle() {
        JsonSource source = source("{\"L\":[{\"S\":\"a\"}]}");
        assertThatIllegalStateException().isThrownBy(source::nextElement);
        source.beginElements();
        assertThatIllegalStateException().isThrownBy(source::readString);
        source.nextElement();
        assertThatIllegalStateException().isThrownBy(source::nextElement);
        assertThatIllegalStateException().isThrownBy(source::name);
        assertThatIllegalStateException().isThrownBy(() -> source.nextName(NameTable.of(List.of())));
    }

    @Test
    void skipsWithoutLookingFurtherThanNeeded() {
        Map<String, AttributeValue> item = new RandomValues(new Random(1)).map(5);
        String json = "{\"M\":{\"a\":{\"M\":" + WireValues.write(item) + "},\"b\":{\"S\":\"x\"}}}";
        JsonSource source = source(json);
        source.beginMap();
        source.nextName(NameTable.of(List.of()));
        source.type();
        source.skip();
        source.nextName(NameTable.of(List.of()));
        assertThat(source.readString()).isEqualTo("x");
        for (String wrong : List.of("{\"M\":[}]", "{\"M\":{]", "{\"S\":\"a", "{\"S\":\"a\\", "{\"S\":\u0001}")) {
            assertThatThrownBy(() -> source(wrong).skip()).isInstanceOf(MalformedJsonException.class);
        }
    }

    private static void malformed(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(MalformedJsonException.class);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(String json, Consumer<JsonSource> reading) {
        return assertThatThrownBy(() -> reading.accept(source(json))).isInstanceOf(ValueException.class);
    }
}
