package io.dynamodel.schema;

import static io.dynamodel.schema.internal.type.Stored.l;
import static io.dynamodel.schema.internal.type.Stored.m;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.nul;
import static io.dynamodel.schema.internal.type.Stored.read;
import static io.dynamodel.schema.internal.type.Stored.refusedToRead;
import static io.dynamodel.schema.internal.type.Stored.refusedToWrite;
import static io.dynamodel.schema.internal.type.Stored.s;
import static io.dynamodel.schema.internal.type.Stored.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What goes wrong in the type converters of other libraries for Java, each as a test. */
class AttributeTypesTest {

    enum Signal {
        RED;

        @Override
        public String toString() {
            return "a label that may change";
        }
    }

    @Test
    void negativeFractionsOfDurationsComeBackAsTheyWent() {
        for (Duration duration : List.of(Duration.ofMillis(-500), Duration.ofNanos(-1), Duration.ofMillis(-1500))) {
            AttributeType<Duration> type = AttributeTypes.duration();
            assertThat(read(type, write(type, duration))).isEqualTo(duration);
        }
    }

    @Test
    void instantsOfOneSecondSortAsTheyFollowEachOther() {
        Instant second = Instant.parse("2026-01-01T00:00:00Z");
        AttributeValue earlier = write(AttributeTypes.instant(), second);
        AttributeValue later = write(AttributeTypes.instant(), second.plusMillis(1));
        assertThat(AttributeValues.compare(earlier, later)).isNegative();
    }

    @Test
    void typesThatDoNotSortSaySo() {
        assertThat(AttributeTypes.instantIso().isOrdered()).isFalse();
        assertThat(AttributeTypes.offsetDateTime().isOrdered()).isFalse();
        assertThat(AttributeTypes.zonedDateTime().isOrdered()).isFalse();
    }

    @Test
    void theLabelOfAnEnumIsNotStored() {
        assertThat(write(AttributeTypes.enumeration(Signal.class), Signal.RED)).isEqualTo(s("RED"));
    }

    @Test
    void mapsOfObjectsAreStored() {
        AttributeType<Map<String, Object>> type = AttributeTypes.dictionaryOf(AttributeTypes.any());
        Map<String, Object> map = Map.of("a", "b", "c", List.of(BigDecimal.ONE, true), "d", Map.of());
        assertThat(read(type, write(type, map))).isEqualTo(map);
    }

    @Test
    void thereAreTypesForWhatOthersHaveNoConverterFor() {
        assertThat(write(AttributeTypes.optional(AttributeTypes.string()), Optional.of("a")))
                .isEqualTo(s("a"));
        assertThat(write(AttributeTypes.yearMonth(), YearMonth.of(2026, 1))).isEqualTo(s("2026-01"));
        assertThat(write(AttributeTypes.year(), Year.of(2026))).isEqualTo(n("2026"));
        assertThat(write(AttributeTypes.attributeValue(), m("a", nul()))).isEqualTo(m("a", nul()));
    }

    @Test
    void listsKeepEqualElements() {
        AttributeType<List<String>> type = AttributeTypes.listOf(AttributeTypes.string());
        assertThat(write(type, List.of("a", "a"))).isEqualTo(l(s("a"), s("a")));
    }

    @Test
    void emptySetsAreAbsent() {
        AttributeType<Set<String>> type = AttributeTypes.stringSet();
        assertThat(type.isAbsent(Set.of())).isTrue();
        assertThat(type.absentValue()).isEmpty();
    }

    @Test
    void numbersThatDoNotFitNameTheirPathAndBothSides() {
        AttributeType<Map<String, Integer>> type = AttributeTypes.dictionaryOf(AttributeTypes.integer());
        for (AttributeValue stored : List.of(n("1e10"), n("1.5"), n("x"), s("7"))) {
            ValueException refusal = refusedToRead(type, m("age", stored));
            assertThat(refusal.path()).isEqualTo("age");
            assertThat(refusal.getMessage()).startsWith("expected ").contains("found ");
        }
    }

    @Test
    void textIsNoNumberAndNoBoolean() {
        assertThat(refusedToRead(AttributeTypes.integer(), s("7"))).hasMessage("expected N, found S");
        assertThat(refusedToRead(AttributeTypes.bool(), s("true"))).hasMessage("expected BOOL, found S");
    }

    @Test
    void numbersThatDynamoDbRefusesAreRefusedHere() {
        assertThat(refusedToWrite(AttributeTypes.doubleNumber(), Double.NaN)).hasMessageContaining("NaN");
        assertThat(refusedToWrite(AttributeTypes.decimal(), new BigDecimal("1." + "1".repeat(38))))
                .hasMessageContaining("38");
    }

    @Test
    void numberSetsHaveElementsThatAreStoredAsNumbers() {
        AttributeType<Integer> asText = AttributeTypes.converted(
                AttributeTypes.string(),
                Integer.class,
                new Converter<Integer, String>() {
                    @Override
                    public String toStored(Integer value) {
                        return value.toString();
                    }

                    @Override
                    public Integer fromStored(String stored) {
                        return Integer.valueOf(stored);
                    }
                },
                false);
        assertThatThrownBy(() -> AttributeTypes.numberSet(asText))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A number set has elements stored as N, but converted is stored as S; use setOf(...)");
    }
}
