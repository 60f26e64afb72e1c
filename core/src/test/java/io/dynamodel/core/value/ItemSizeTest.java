package io.dynamodel.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemSizeTest {
    private static final AttributeValue ONE = AttributeValue.fromN("1");

    @Test
    void countsScalars() {
        assertThat(ItemSize.of(AttributeValue.fromS("aé😀"))).isEqualTo(7);
        assertThat(ItemSize.of(AttributeValue.fromN("3.14159"))).isEqualTo(5);
        assertThat(ItemSize.of(AttributeValue.fromB(SdkBytes.fromByteArray(new byte[9]))))
                .isEqualTo(9);
        assertThat(ItemSize.of(AttributeValue.fromBool(true))).isEqualTo(1);
        assertThat(ItemSize.of(AttributeValue.fromNul(true))).isEqualTo(1);
    }

    @Test
    void countsThreeBytesForAMapOrListAndOneForEachElement() {
        assertThat(ItemSize.of(AttributeValue.fromL(List.of()))).isEqualTo(3);
        assertThat(ItemSize.of(AttributeValue.fromL(List.of(ONE, ONE)))).isEqualTo(3 + 2 + 2 * 2);
        assertThat(ItemSize.of(AttributeValue.fromM(Map.of("key", ONE)))).isEqualTo(3 + 1 + 3 + 2);
    }

    @Test
    void countsOnlyTheElementsOfASet() {
        assertThat(ItemSize.of(AttributeValue.fromSs(List.of("ab", "c")))).isEqualTo(3);
        assertThat(ItemSize.of(AttributeValue.fromNs(List.of("1", "-5")))).isEqualTo(5);
        assertThat(ItemSize.of(AttributeValue.fromBs(List.of(SdkBytes.fromByteArray(new byte[4])))))
                .isEqualTo(4);
    }

    @Test
    void countsTheNamesOfAnItem() {
        assertThat(ItemSize.of(Map.of("é", AttributeValue.fromS("abc"), "n", ONE)))
                .isEqualTo(2 + 3 + 1 + 2);
        assertThat(ItemSize.of(Map.<String, AttributeValue>of())).isZero();
    }
}
