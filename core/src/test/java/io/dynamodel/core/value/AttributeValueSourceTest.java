package io.dynamodel.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AttributeValueSourceTest {
    private static final AttributeValue UNKNOWN = AttributeValue.builder().build();

    @Test
    void tellsKnownAndUnknownNamesOfAnItem() {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        item.put("b", AttributeValue.fromS("x"));
        item.put("new", UNKNOWN);
        item.put("a", AttributeValue.fromN("7"));
        NameTable names = NameTable.of(List.of(AttributeName.of("a"), AttributeName.of("b")));
        AttributeValueSource source = AttributeValueSource.ofItem(item);

        assertThat(source.type()).isEqualTo(ValueType.M);
        source.beginMap();
        assertThat(source.nextName(names)).isEqualTo(1);
        assertThat(source.name()).isEqualTo("b");
        assertThat(source.readString()).isEqualTo("x");
        assertThat(source.nextName(names)).isEqualTo(ValueSource.UNKNOWN);
        assertThat(source.name()).isEqualTo("new");
        source.skip();
        assertThat(source.nextName(names)).isZero();
        assertThat(source.readLong()).isEqualTo(7);
        assertThat(source.nextName(names)).isEqualTo(ValueSource.END);
    }

    @Test
    void handsOutAMapWhoseEntriesAreThenReadOneByOne() {
        AttributeValueSource source = AttributeValueSource.of(AttributeValue.fromM(
                Map.of("d", AttributeValue.fromN("7"), "e", AttributeValue.fromL(List.of(AttributeValue.fromS("x"))))));

        Map<String, AttributeValue> map = source.readMap();
        assertThat(map).containsOnlyKeys("d", "e");
        source.moveTo(map.get("d"));
        assertThatThrownBy(() -> source.moveTo(map.get("e"))).isInstanceOf(IllegalStateException.class);
        assertThat(source.readLong()).isEqualTo(7);
        source.moveTo(map.get("e"));
        assertThat(source.beginElements()).isEqualTo(1);
        assertThat(source.nextElement()).isTrue();
        assertThat(source.readString()).isEqualTo("x");
        assertThat(source.nextElement()).isFalse();
        source.moveTo(map.get("d"));
        assertThatThrownBy(source::readMap).hasMessage("expected M, found N");
    }

    @Test
    void namesBothTypesWhereTheyDiffer() {
        assertThatThrownBy(
                        () -> AttributeValueSource.of(AttributeValue.fromN("1")).readString())
                .isInstanceOf(ValueException.class)
                .hasMessage("expected S, found N");
        assertThatThrownBy(() ->
                        AttributeValueSource.of(AttributeValue.fromNul(true)).beginMap())
                .hasMessage("expected M, found NULL");
        assertThatThrownBy(
                        () -> AttributeValueSource.of(AttributeValue.fromS("a")).beginElements())
                .hasMessage("expected L or a set, found S");
        assertThatThrownBy(() -> AttributeValueSource.ofItem(Map.of()).readBoolean())
                .hasMessage("expected BOOL, found M");
    }

    @Test
    void looksAheadForAStringOfTheMapAtHand() {
        Map<String, AttributeValue> map = Map.of("kind", AttributeValue.fromS("cat"), "n", AttributeValue.fromN("1"));
        for (AttributeValueSource source :
                List.of(AttributeValueSource.ofItem(map), AttributeValueSource.of(AttributeValue.fromM(map)))) {
            assertThat(source.peekString(AttributeName.of("kind"))).isEqualTo("cat");
            assertThat(source.peekString(AttributeName.of("n"))).isNull();
            assertThat(source.peekString(AttributeName.of("other"))).isNull();
            assertThat(source.type()).isEqualTo(ValueType.M);
        }
        assertThat(AttributeValueSource.of(UNKNOWN).peekString(AttributeName.of("kind")))
                .isNull();
    }

    @Test
    void namesTheTypeOfASetsElements() {
        AttributeValueSource source = AttributeValueSource.of(AttributeValue.fromNs(List.of("1")));
        assertThat(source.beginElements()).isEqualTo(1);
        assertThat(source.nextElement()).isTrue();
        assertThatThrownBy(source::readString).hasMessage("expected S, found N");
        assertThat(source.readLong()).isEqualTo(1);
        assertThat(source.nextElement()).isFalse();
    }

    @Test
    void refusesValuesOfNoKnownType() {
        AttributeValue two = AttributeValue.builder().s("a").n("1").build();
        for (AttributeValue value : List.of(UNKNOWN, two)) {
            assertThatThrownBy(() -> AttributeValueSource.of(value).readString())
                    .isInstanceOf(ValueException.class)
                    .hasMessageContaining("no known type");
            assertThatThrownBy(() -> AttributeValueSource.of(value).type()).isInstanceOf(ValueException.class);
        }
    }

    @Test
    void refusesNumbersThatAreNoLongs() {
        assertThatThrownBy(() ->
                        AttributeValueSource.of(AttributeValue.fromN("0.5")).readLong())
                .isInstanceOf(ValueException.class);
        assertThatThrownBy(
                        () -> AttributeValueSource.of(AttributeValue.fromN("x")).readDecimal())
                .isInstanceOf(ValueException.class);
    }

    @Test
    void handsOutArraysThatBelongToTheCaller() {
        AttributeValue value = AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1}));
        AttributeValueSource.of(value).readBinary()[0] = 2;
        assertThat(value.b().asByteArray()).containsExactly(1);
    }

    @Test
    void catchesCodecsThatReadTooMuchOrTooLittle() {
        AttributeValueSource source = AttributeValueSource.of(AttributeValue.fromL(List.of(AttributeValue.fromS("a"))));
        assertThatIllegalStateException().isThrownBy(source::nextElement);
        source.beginElements();
        assertThatIllegalStateException().isThrownBy(source::readString);
        source.nextElement();
        assertThatIllegalStateException().isThrownBy(source::nextElement);
        assertThatIllegalStateException().isThrownBy(source::name);
        assertThatIllegalStateException().isThrownBy(() -> source.nextName(NameTable.of(List.of())));
    }
}
