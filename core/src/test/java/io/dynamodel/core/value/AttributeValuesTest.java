package io.dynamodel.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AttributeValuesTest {

    @Test
    void comparesNumbersByValueAtAnyDepth() {
        assertThat(AttributeValues.equal(n("1"), n("1.0"))).isTrue();
        assertThat(AttributeValues.equal(n("1E2"), n("100"))).isTrue();
        assertThat(AttributeValues.equal(n("1"), n("2"))).isFalse();
        assertThat(AttributeValues.equal(map(list(n("1"))), map(list(n("1.00")))))
                .isTrue();
        assertThat(AttributeValues.equal(
                        AttributeValue.fromNs(List.of("1", "2")), AttributeValue.fromNs(List.of("2.0", "1E0"))))
                .isTrue();
        assertThat(AttributeValues.equal(
                        AttributeValue.fromNs(List.of("1", "2")), AttributeValue.fromNs(List.of("2", "3"))))
                .isFalse();
    }

    @Test
    void comparesSetsInAnyOrderAndListsInTheirs() {
        assertThat(AttributeValues.equal(
                        AttributeValue.fromSs(List.of("a", "b")), AttributeValue.fromSs(List.of("b", "a"))))
                .isTrue();
        assertThat(AttributeValues.equal(
                        AttributeValue.fromBs(List.of(bytes(1), bytes(2))),
                        AttributeValue.fromBs(List.of(bytes(2), bytes(1)))))
                .isTrue();
        assertThat(AttributeValues.equal(list(n("1"), n("2")), list(n("2"), n("1"))))
                .isFalse();
        assertThat(AttributeValues.equal(list(n("1")), list(n("1"), n("2")))).isFalse();
    }

    @Test
    void tellsTypesApart() {
        assertThat(AttributeValues.equal(n("1"), AttributeValue.fromS("1"))).isFalse();
        assertThat(AttributeValues.equal(AttributeValue.fromSs(List.of("1")), AttributeValue.fromNs(List.of("1"))))
                .isFalse();
        assertThat(AttributeValues.equal(map(n("1")), AttributeValue.fromM(Map.of("other", n("1")))))
                .isFalse();
    }

    @Test
    void takesEveryValueForEqualToItsCopy() {
        RandomValues random = new RandomValues(new Random(6));
        for (int i = 0; i < 1_000; i++) {
            AttributeValue value = random.value(4);
            assertThat(AttributeValues.equal(value, value.toBuilder().build())).isTrue();
        }
    }

    @Test
    void ordersScalarsAsSortKeys() {
        assertThat(AttributeValues.compare(n("9"), n("10"))).isNegative();
        assertThat(AttributeValues.compare(n("1"), n("1.0"))).isZero();
        assertThat(AttributeValues.compare(AttributeValue.fromS("Z"), AttributeValue.fromS("a")))
                .isNegative();
        assertThat(AttributeValues.compare(AttributeValue.fromS("😀"), AttributeValue.fromS("\uFFFF")))
                .isPositive();
        assertThat(AttributeValues.compare(AttributeValue.fromB(bytes(1)), AttributeValue.fromB(bytes(200))))
                .isNegative();
    }

    @Test
    void knowsNoOrderOfOtherTypes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributeValues.compare(n("1"), AttributeValue.fromS("1")));
        assertThatIllegalArgumentException().isThrownBy(() -> AttributeValues.compare(list(), list()));
    }

    @Test
    void refusesValuesOfNoKnownType() {
        assertThatThrownBy(() -> AttributeValues.typeOf(AttributeValue.builder().build()))
                .isInstanceOf(ValueException.class);
    }

    private static AttributeValue n(String number) {
        return AttributeValue.fromN(number);
    }

    private static AttributeValue list(AttributeValue... elements) {
        return AttributeValue.fromL(List.of(elements));
    }

    private static AttributeValue map(AttributeValue value) {
        return AttributeValue.fromM(Map.of("a", value));
    }

    private static SdkBytes bytes(int value) {
        return SdkBytes.fromByteArray(new byte[] {(byte) value});
    }
}
