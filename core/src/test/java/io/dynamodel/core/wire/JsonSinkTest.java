package io.dynamodel.core.wire;

import static io.dynamodel.core.wire.WireValues.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynamodel.core.value.AttributeName;
import io.dynamodel.core.value.AttributeValueSink;
import io.dynamodel.core.value.Numbers;
import io.dynamodel.core.value.RandomValues;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class JsonSinkTest {
    @Test
    void writesNumbersAsTheyAreStored() {
        LongStream.of(0, 1, -1, 9, 10, -10, 99, 100, 1_000_000, 123_456_789_012L, Long.MAX_VALUE, Long.MIN_VALUE)
                .forEach(value -> assertThat(written(s -> s.writeNumber(value)))
                        .isEqualTo("{\"N\":\"" + Numbers.canonical(value) + "\"}"));
        for (String text : List.of("0.0", "0.10", "-0.5", "10.50", "-1.05", "0.001", "1E3", "1E-3", "100", "12E-18")) {
            BigDecimal value = new BigDecimal(text);
            assertThat(written(s -> s.writeNumber(value))).isEqualTo("{\"N\":\"" + Numbers.canonical(value) + "\"}");
        }
        RandomValues random = new RandomValues(new Random(3));
        for (int i = 0; i < 20_000; i++) {
            BigDecimal value = random.number();
            assertThat(written(s -> s.writeNumber(value))).isEqualTo("{\"N\":\"" + Numbers.canonical(value) + "\"}");
        }
    }

    /** Long ones are copied in pieces of 1,024 characters, and looked at afterwards. */
    @Test
    void writesTextOfAnyLengthWithWhateverInIt() {
        String plain = "abcdefghijklmnopqrstuvwxyz 0123456789 ";
        for (int length : List.of(0, 1, 7, 8, 47, 48, 49, 63, 64, 1_000, 1_023, 1_024, 1_025, 1_072, 2_048, 9_000)) {
            String text = plain.repeat(length / plain.length() + 1).substring(0, length);
            assertThat(WireValues.read(written(s -> s.writeString(text)))).isEqualTo(AttributeValue.fromS(text));
            // U+0141 and U+2741 end with the byte of an A
            for (String other :
                    List.of("\"", "\\", "\n", "\u0000", "\u007F", "\u0080", "é", "\u0141", "\u2741", "😀")) {
                for (int at :
                        List.of(0, 1, 7, 8, 40, 47, 48, 49, 1_022, 1_023, 1_024, 1_025, 1_071, 1_072, length - 1)) {
                    if (at >= 0 && at < length) {
                        String mixed = text.substring(0, at) + other + text.substring(at + 1);
                        String json = written(s -> s.writeString(mixed));
                        assertThat(WireValues.read(json)).isEqualTo(AttributeValue.fromS(mixed));
                        assertThat(JsonNode.parser()
                                        .parse(json)
                                        .field("S")
                                        .orElseThrow()
                                        .text())
                                .isEqualTo(mixed);
                    }
                }
            }
        }
    }

    @Test
    void writesTextWhoseCharactersTakeOneByteOrTwoInAnyMixture() {
        Random random = new Random(11);
        for (int run = 0; run < 20_000; run++) {
            int accents = random.nextInt(101); // of a hundred
            int escapes = random.nextInt(4) * random.nextInt(4);
            int wide = random.nextInt(8) == 0 ? 1 : 0;
            int length = 40 + random.nextInt(random.nextInt(10) == 0 ? 2_500 : 80);
            StringBuilder text = new StringBuilder(length);
            for (int i = 0; i < length; i++) {
                int kind = random.nextInt(100);
                text.append((char)
                        (kind < accents
                                ? 0x80 + random.nextInt(0x80)
                                : kind < accents + escapes
                                        ? "\"\\\n\u0001".charAt(random.nextInt(4))
                                        : kind < accents + escapes + wide ? 0x100 + random.nextInt(0xD700) : 'a'));
            }
            String mixed = text.toString();
            assertThat(WireValues.read(written(s -> s.writeString(mixed)))).isEqualTo(AttributeValue.fromS(mixed));
        }
    }

    @Test
    void refusesLoneSurrogatesWhereverTheyStandInALongText() {
        for (int at : List.of(0, 47, 48, 100, 1_022, 1_023, 1_024, 1_999)) {
            for (String lone : List.of("\uD83D", "\uDE00")) {
                String text = "x".repeat(at) + lone + "x".repeat(1_999 - at);
                assertThat(catchThrowable(() -> written(s -> s.writeString(text))))
                        .isInstanceOf(ValueException.class)
                        .hasMessageContaining("lone surrogate");
            }
        }
    }

    @Test
    void writesNamesPreparedOrNotInTheSameWay() {
        for (String name : List.of("a", "customer", "a\"b\\c\n", "\u0001", "naïve", "名前", "😀", "x".repeat(65_535))) {
            assertThat(written(s -> {
                        s.beginMap(1);
                        s.name(AttributeName.of(name));
                        s.writeNull();
                        s.endMap();
                    }))
                    .isEqualTo(written(s -> {
                        s.beginMap(1);
                        s.name(name);
                        s.writeNull();
                        s.endMap();
                    }));
        }
    }

    @ParameterizedTest
    @MethodSource("writings")
    void refusesWhatTheOtherSinkRefusesAndInTheSameWords(Consumer<ValueSink> writing) {
        Throwable expected = catchThrowable(() -> {
            AttributeValueSink sink = AttributeValueSink.create();
            writing.accept(sink);
            sink.value();
        });
        Throwable found = catchThrowable(() -> written(writing));

        if (expected == null) {
            assertThat(found).isNull();
        } else {
            assertThat(found).hasSameClassAs(expected).hasMessage(expected.getMessage());
        }
        if (expected instanceof ValueException value) {
            assertThat(((ValueException) found).path()).isEqualTo(value.path());
        }
    }

    static List<Consumer<ValueSink>> writings() {
        return List.of(
                s -> s.writeString("\uD83D"),
                s -> s.writeString("\uDE00"),
                s -> s.writeString("a".repeat(1023) + "\uD83D"),
                s -> s.writeString("a".repeat(1023) + "😀"),
                s -> s.writeString("\uD83Da"),
                map(s -> s.name("\uDE00")),
                map(s -> s.name("")),
                map(s -> s.name("é".repeat(32_768))),
                s -> s.writeNumber(new BigDecimal("1E126")),
                s -> s.writeNumber(new BigDecimal("1E-131")),
                s -> s.writeNumber(new BigDecimal("1." + "1".repeat(38))),
                set(ValueType.NS, s -> {}),
                set(ValueType.NS, s -> {
                    s.writeNumber(1);
                    s.writeNumber(new BigDecimal("1.0"));
                }),
                set(ValueType.SS, s -> {
                    s.writeString("a");
                    s.writeString("aa");
                    s.writeString("\"");
                    s.writeString("");
                    s.writeString("aa");
                }),
                set(ValueType.BS, s -> {
                    s.writeBinary(new byte[] {1});
                    s.writeBinary(new byte[] {1});
                }),
                map(s -> {
                    for (int i = 0; i < 100; i++) {
                        s.name("n" + i % 99);
                        s.writeNull();
                    }
                }),
                map(s -> {
                    s.name(AttributeName.of("a\""));
                    s.writeNull();
                    s.name("a\"");
                    s.writeNull();
                }),
                s -> lists(s, 31, leaf -> leaf.writeNumber(1)),
                s -> lists(s, 32, leaf -> leaf.writeNumber(1)),
                s -> lists(s, 31, leaf -> {}),
                s -> lists(s, 32, leaf -> {}),
                s -> lists(s, 31, set(ValueType.NS, set -> set.writeNumber(1))),
                s -> lists(s, 32, set(ValueType.NS, set -> set.writeNumber(1))),
                ValueSink::endMap,
                ValueSink::endSet,
                s -> s.name("a"),
                map(ValueSink::writeNull),
                map(s -> s.name("a")),
                map(s -> {
                    s.name("a");
                    s.name("b");
                }),
                set(ValueType.SS, s -> s.writeNumber(1)),
                set(ValueType.SS, ValueSink::writeNull),
                s -> s.beginList(1),
                s -> s.beginSet(ValueType.L, 1),
                s -> {});
    }

    @Test
    void countsNoLevelForTheItemItself() {
        JsonSink sink = JsonSink.ofItems(POOL, 0);
        map(s -> {
                    s.name("a");
                    lists(s, 31, leaf -> leaf.writeNumber(1));
                })
                .accept(sink);
        assertThat(sink.count()).isEqualTo(1);
        assertThat(catchThrowable(() -> map(s -> {
                            s.name("a");
                            lists(s, 32, leaf -> leaf.writeNumber(1));
                        })
                        .accept(sink)))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("32 levels");
        sink.close();
    }

    @Test
    void takesNothingButMapsForItems() {
        try (JsonSink sink = JsonSink.ofItems(POOL, 0)) {
            assertThatIllegalStateException().isThrownBy(sink::writeNull);
            assertThatIllegalStateException().isThrownBy(() -> sink.beginList(0));
            assertThatIllegalStateException().isThrownBy(() -> sink.to(0));
        }
    }

    @Test
    void takesNothingOnceClosed() {
        JsonSink sink = JsonSink.ofValues(POOL, 0);
        sink.close();
        sink.close();
        assertThatIllegalStateException().isThrownBy(sink::writeNull);
        assertThatIllegalStateException().isThrownBy(() -> sink.writeString("a"));
        assertThatIllegalStateException().isThrownBy(() -> sink.beginMap(1));
    }

    private static String written(Consumer<ValueSink> writing) {
        try (JsonSink sink = JsonSink.ofValues(POOL, 0)) {
            writing.accept(sink);
            return WireValues.utf8(sink.toByteArray(0));
        }
    }

    private static Consumer<ValueSink> map(Consumer<ValueSink> content) {
        return s -> {
            s.beginMap(1);
            content.accept(s);
            s.endMap();
        };
    }

    private static Consumer<ValueSink> set(ValueType type, Consumer<ValueSink> content) {
        return s -> {
            s.beginSet(type, 1);
            content.accept(s);
            s.endSet();
        };
    }

    private static void lists(ValueSink sink, int levels, Consumer<ValueSink> leaf) {
        if (levels == 0) {
            leaf.accept(sink);
        } else {
            sink.beginList(1);
            lists(sink, levels - 1, leaf);
            sink.endList();
        }
    }
}
