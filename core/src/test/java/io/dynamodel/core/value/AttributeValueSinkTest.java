package io.dynamodel.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AttributeValueSinkTest {
    private final AttributeValueSink sink = AttributeValueSink.create();

    @Test
    void buildsAnItem() {
        sink.beginMap(2);
        sink.name(AttributeName.of("id"));
        sink.writeString("u-1");
        sink.name("tags");
        sink.beginSet(ValueType.SS, 1);
        sink.writeString("new");
        sink.endSet();
        sink.endMap();

        assertThat(sink.item())
                .containsOnly(
                        Map.entry("id", AttributeValue.fromS("u-1")),
                        Map.entry("tags", AttributeValue.fromSs(List.of("new"))));
        assertThat(sink.value()).isEqualTo(AttributeValue.fromM(sink.item()));
    }

    @Test
    void copiesBinaries() {
        byte[] bytes = {1};
        sink.writeBinary(bytes);
        bytes[0] = 2;
        assertThat(sink.value().b().asByteArray()).containsExactly(1);
    }

    @Test
    void refusesLoneSurrogates() {
        refused(s -> s.writeString("\uD83D")).hasMessageContaining("lone surrogate");
        refused(s -> {
                    s.beginMap(1);
                    s.name("\uDE00");
                })
                .hasMessageContaining("lone surrogate");
    }

    @Test
    void refusesNamesThatDynamoDbRefuses() {
        refused(s -> {
                    s.beginMap(1);
                    s.name("");
                })
                .hasMessageContaining("found 0");
        refused(s -> {
                    s.beginMap(1);
                    s.name("é".repeat(32_768));
                })
                .hasMessageContaining("found 65536");
    }

    @Test
    void refusesNumbersOutOfRange() {
        refused(s -> s.writeNumber(new BigDecimal("1E126")));
    }

    @Test
    void refusesEmptySets() {
        refused(s -> {
                    s.beginSet(ValueType.NS, 3);
                    s.endSet();
                })
                .hasMessageContaining("empty set");
    }

    @Test
    void refusesEqualElementsOfASet() {
        refused(s -> {
                    s.beginSet(ValueType.NS, 2);
                    s.writeNumber(1);
                    s.writeNumber(new BigDecimal("1.0"));
                })
                .hasMessageContaining("equal");
        refused(s -> {
            s.beginSet(ValueType.SS, 2);
            s.writeString("a");
            s.writeString("a");
        });
        refused(s -> {
            s.beginSet(ValueType.BS, 2);
            s.writeBinary(new byte[] {1});
            s.writeBinary(new byte[] {1});
        });
    }

    @Test
    void refusesANameThatOccursTwice() {
        sink.beginMap(2);
        sink.name("a");
        sink.writeNull();
        sink.name("a");
        sink.writeNull();
        sink.endMap();

        for (ThrowingCallable finishing : List.<ThrowingCallable>of(sink::item, sink::value)) {
            assertThatThrownBy(finishing)
                    .hasMessageContaining("twice")
                    .extracting(e -> ((ValueException) e).path())
                    .isEqualTo("a");
        }
        refused(s -> {
                    s.beginList(1);
                    s.beginMap(2);
                    s.name("a");
                    s.writeNull();
                    s.name("a");
                    s.writeNull();
                    s.endMap();
                })
                .hasMessageContaining("twice")
                .extracting(e -> ((ValueException) e).path())
                .isEqualTo("a");
    }

    @Test
    void takesScalarsInThirtyOneLists() {
        lists(sink, 31, s -> s.writeNumber(1));
        assertThatCode(sink::value).doesNotThrowAnyException();
        refused(s -> lists(s, 32, leaf -> leaf.writeNumber(1))).hasMessageContaining("32 levels");
    }

    @Test
    void countsTheContentOfEmptyListsAsALevel() {
        refused(s -> lists(s, 32, leaf -> {})).hasMessageContaining("32 levels");
        assertThatCode(() -> lists(AttributeValueSink.create(), 31, leaf -> {})).doesNotThrowAnyException();
    }

    @Test
    void takesSetsForOneValue() {
        Consumer<ValueSink> set = s -> {
            s.beginSet(ValueType.NS, 1);
            s.writeNumber(1);
            s.endSet();
        };
        assertThatCode(() -> lists(AttributeValueSink.create(), 31, set)).doesNotThrowAnyException();
        refused(s -> lists(s, 32, set));
    }

    @Test
    void countsNoLevelForTheItemItself() {
        sink.beginMap(1);
        sink.name("a");
        lists(sink, 31, s -> s.writeNumber(1));
        sink.endMap();
        assertThat(sink.item()).containsKey("a");
        assertThatThrownBy(sink::value).isInstanceOf(ValueException.class).hasMessageContaining("32 levels");

        refused(s -> {
            s.beginMap(1);
            s.name("a");
            lists(s, 32, leaf -> leaf.writeNumber(1));
        });
    }

    @Test
    void catchesCodecsThatWriteNoValueOrTwo() {
        assertThatIllegalStateException().isThrownBy(sink::value);
        sink.writeNull();
        assertThatIllegalStateException().isThrownBy(sink::writeNull);
        assertThatIllegalStateException().isThrownBy(sink::item);

        mistaken(ValueSink::endMap);
        mistaken(ValueSink::endSet);
        mistaken(s -> s.name("a"));
        mistaken(s -> {
            s.beginMap(1);
            s.writeNull();
        });
        mistaken(s -> {
            s.beginMap(1);
            s.name("a");
            s.endMap();
        });
        mistaken(s -> {
            s.beginMap(1);
            s.name("a");
            s.name("b");
        });
        mistaken(s -> {
            s.beginSet(ValueType.SS, 1);
            s.writeNumber(1);
        });
        mistaken(s -> {
            s.beginSet(ValueType.SS, 1);
            s.writeNull();
        });
        mistaken(s -> {
            s.beginList(1);
            ((AttributeValueSink) s).value();
        });
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

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(Consumer<ValueSink> writing) {
        return assertThatThrownBy(() -> writing.accept(AttributeValueSink.create()))
                .isInstanceOf(ValueException.class);
    }

    private static void mistaken(Consumer<ValueSink> writing) {
        assertThatIllegalStateException().isThrownBy(() -> writing.accept(AttributeValueSink.create()));
    }
}
