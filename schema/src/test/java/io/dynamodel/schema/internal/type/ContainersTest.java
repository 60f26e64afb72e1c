package io.dynamodel.schema.internal.type;

import static io.dynamodel.schema.AttributeTypes.any;
import static io.dynamodel.schema.AttributeTypes.attributeValue;
import static io.dynamodel.schema.AttributeTypes.binary;
import static io.dynamodel.schema.AttributeTypes.bool;
import static io.dynamodel.schema.AttributeTypes.bytes;
import static io.dynamodel.schema.AttributeTypes.decimal;
import static io.dynamodel.schema.AttributeTypes.dictionaryOf;
import static io.dynamodel.schema.AttributeTypes.instant;
import static io.dynamodel.schema.AttributeTypes.integer;
import static io.dynamodel.schema.AttributeTypes.listOf;
import static io.dynamodel.schema.AttributeTypes.numberSet;
import static io.dynamodel.schema.AttributeTypes.optional;
import static io.dynamodel.schema.AttributeTypes.setOf;
import static io.dynamodel.schema.AttributeTypes.string;
import static io.dynamodel.schema.AttributeTypes.stringSet;
import static io.dynamodel.schema.internal.type.Stored.bs;
import static io.dynamodel.schema.internal.type.Stored.l;
import static io.dynamodel.schema.internal.type.Stored.m;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.ns;
import static io.dynamodel.schema.internal.type.Stored.nul;
import static io.dynamodel.schema.internal.type.Stored.read;
import static io.dynamodel.schema.internal.type.Stored.refusedToConvert;
import static io.dynamodel.schema.internal.type.Stored.refusedToRead;
import static io.dynamodel.schema.internal.type.Stored.refusedToWrite;
import static io.dynamodel.schema.internal.type.Stored.s;
import static io.dynamodel.schema.internal.type.Stored.ss;
import static io.dynamodel.schema.internal.type.Stored.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContainersTest {

    // ---- lists ----

    @Test
    void storesEmptyListsAndDictionaries() {
        assertThat(write(listOf(string()), List.of())).isEqualTo(l());
        assertThat(write(dictionaryOf(string()), Map.of())).isEqualTo(m());
        assertThat(listOf(string()).isAbsent(List.of())).isFalse();
        assertThat(dictionaryOf(string()).isAbsent(Map.of())).isFalse();
    }

    @Test
    void readsAbsentCollectionsAsEmptyOnes() {
        assertThat(listOf(string()).absentValue()).isEmpty();
        assertThat(stringSet().absentValue()).isEmpty();
        assertThat(dictionaryOf(string()).absentValue()).isEmpty();
        assertThat(optional(string()).absentValue()).isEmpty();
        assertThat(string().absentValue()).isNull();
    }

    @Test
    void readsListsFromSets() {
        assertThat(read(listOf(string()), ss("b", "a"))).containsExactly("b", "a");
        assertThat(read(listOf(integer()), ns("2", "1"))).containsExactly(2, 1);
        assertThat(read(listOf(binary()), bs(Stored.bytes(1)))).containsExactly(Stored.bytes(1));
        assertThat(refusedToRead(listOf(string()), s("a"))).hasMessage("expected L or a set, found S");
    }

    @Test
    void refusesNullElementsWithTheirPath() {
        assertRefusal(refusedToWrite(listOf(string()), Arrays.asList("a", "b", null)), "[2]", "found null");
        assertRefusal(refusedToWrite(stringSet(), Collections.singleton(null)), "[0]", "found null");
        assertRefusal(refusedToWrite(dictionaryOf(string()), Collections.singletonMap("a", null)), "a", "found null");
        assertRefusal(refusedToWrite(dictionaryOf(string()), Collections.singletonMap(null, "a")), "", "found null");
        assertRefusal(
                refusedToWrite(listOf(listOf(string())), List.of(List.of(), Collections.singletonList(null))),
                "[1][0]",
                "found null");
        assertRefusal(refusedToConvert(listOf(string()), Arrays.asList("a", null), false), "[1]", "found null");
    }

    @Test
    void refusesStoredNullElementsWithTheirPath() {
        assertRefusal(refusedToRead(listOf(string()), l(s("a"), nul())), "[1]", "expected S, found NULL");
        assertRefusal(refusedToRead(stringSet(), l(s("a"), nul())), "[1]", "expected S, found NULL");
    }

    @Test
    void readsNullElementsOfTypesThatHaveAPlaceForThem() {
        assertThat(read(listOf(any()), l(s("a"), nul()))).containsExactly("a", null);
        assertThat(read(listOf(attributeValue()), l(nul()))).containsExactly(nul());
        assertThat(read(listOf(optional(string())), l(nul(), s("a"))))
                .containsExactly(Optional.empty(), Optional.of("a"));
        assertThat(write(listOf(optional(string())), List.of(Optional.empty()))).isEqualTo(l(nul()));
        assertThat(write(listOf(any()), Arrays.asList("a", null))).isEqualTo(l(s("a"), nul()));
        assertThat(read(dictionaryOf(any()), m("a", nul()))).containsEntry("a", null);
        assertThat(read(dictionaryOf(optional(string())), m("a", nul()))).containsEntry("a", Optional.empty());
    }

    @Test
    void readsDictionaryEntriesWithNullAsAbsent() {
        assertThat(read(dictionaryOf(string()), m("a", nul(), "b", s("x")))).containsExactly(Map.entry("b", "x"));
    }

    @Test
    void refusesEmptySetsInsideOfOtherValues() {
        assertRefusal(refusedToWrite(listOf(stringSet()), List.of(Set.of("a"), Set.of())), "[1]", "an empty set");
        assertRefusal(refusedToWrite(dictionaryOf(stringSet()), Map.of("a", Set.of())), "a", "an empty set");
        assertRefusal(
                refusedToWrite(listOf(optional(stringSet())), List.of(Optional.of(Set.of()))), "[0]", "an empty set");
    }

    @Test
    void namesThePathOfWhatDoesNotFit() {
        AttributeType<Map<String, List<Integer>>> type = dictionaryOf(listOf(integer()));
        assertRefusal(refusedToRead(type, m("a", l(n("1")), "b", l(n("1"), n("1.5")))), "b[1]", "found a fraction");
        assertRefusal(refusedToRead(listOf(dictionaryOf(string())), l(m("a", n("1")))), "[0].a", "expected S, found N");
        assertRefusal(refusedToConvert(type, Map.of("b", List.of(1, "x")), true), "b[1]", "other text");
        assertRefusal(refusedToRead(setOf(integer()), ns("1", "1.5")), "[1]", "found a fraction");
    }

    @Test
    void readsUnmodifiableCollections() {
        assertThatThrownBy(() -> read(listOf(string()), l(s("a"))).add("b"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> read(stringSet(), ss("a")).add("b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> read(dictionaryOf(string()), m("a", s("b"))).put("a", "c"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    // ---- sets ----

    @Test
    void storesSetsByTheTypeOfTheirElements() {
        assertThat(write(stringSet(), Set.of("a"))).isEqualTo(ss("a"));
        assertThat(write(numberSet(integer()), Set.of(1))).isEqualTo(ns("1"));
        assertThat(write(setOf(binary()), Set.of(Stored.bytes(1)))).isEqualTo(bs(Stored.bytes(1)));
        assertThat(setOf(instant()).valueType()).isEqualTo(ValueType.SS);
    }

    @Test
    void keepsTheOrderInWhichElementsWereStored() {
        assertThat(read(stringSet(), ss("c", "a", "b"))).containsExactly("c", "a", "b");
        assertThat(read(dictionaryOf(integer()), m("c", n("1"), "a", n("2"))).keySet())
                .containsExactly("c", "a");
    }

    @Test
    void takesTheEmptySetForAbsent() {
        assertThat(stringSet().isAbsent(Set.of())).isTrue();
        assertThat(stringSet().isAbsent(Set.of("a"))).isFalse();
        assertThat(refusedToWrite(stringSet(), Set.of())).hasMessageContaining("empty set");
    }

    @Test
    void readsSetsFromListsWithoutEqualElements() {
        assertThat(read(stringSet(), l(s("b"), s("a")))).containsExactly("b", "a");
        assertThat(read(stringSet(), l())).isEmpty();
        assertRefusal(refusedToRead(stringSet(), l(s("a"), s("b"), s("a"))), "[2]", "equal to another");
    }

    @Test
    void readsSetsOfWhateverTheirElementsAreReadFrom() {
        assertThat(read(setOf(instant()), ns("0", "1"))).containsExactly(Instant.EPOCH, Instant.ofEpochMilli(1));
        assertRefusal(refusedToRead(stringSet(), ns("1")), "[0]", "expected S, found N");
    }

    @Test
    void refusesElementsThatDynamoDbTakesForEqual() {
        Set<BigDecimal> set = new LinkedHashSet<>(List.of(BigDecimal.ONE, BigDecimal.TEN, new BigDecimal("1.0")));
        assertRefusal(refusedToWrite(numberSet(decimal()), set), "[2]", "equal to another");
    }

    @Test
    void refusesElementsThatDynamoDbHasNoSetsOf() {
        assertThatThrownBy(() -> setOf(bool()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DynamoDB has sets of S, N and B only, but bool is stored as BOOL; use listOf(...)");
        assertThatThrownBy(() -> setOf(listOf(string()))).hasMessageContaining("use listOf(...)");
        assertThatThrownBy(() -> setOf(any())).hasMessageContaining("any type; use listOf(...)");
        assertThatThrownBy(() -> setOf(bytes())).hasMessageContaining("use setOf(binary())");
        assertThatThrownBy(() -> setOf(optional(string()))).hasMessageContaining("without optional(...)");
        assertThatThrownBy(() -> optional(optional(string()))).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- optional values ----

    @Test
    void takesAnEmptyOptionalForAbsent() {
        assertThat(optional(string()).isAbsent(Optional.empty())).isTrue();
        assertThat(optional(string()).isAbsent(Optional.of(""))).isFalse();
        assertThat(optional(stringSet()).isAbsent(Optional.of(Set.of()))).isTrue();
        assertThat(optional(string()).valueType()).isEqualTo(ValueType.S);
        assertThat(write(optional(string()), Optional.of("a"))).isEqualTo(s("a"));
    }

    @Test
    void wrapsPlainValuesIntoOptionals() {
        assertThat(optional(integer()).convert(7L, false)).contains(7);
        assertThat(optional(integer()).convert(Optional.of(7L), false)).contains(7);
        assertThat(optional(integer()).convert(Optional.empty(), false)).isEmpty();
        assertThat(refusedToConvert(optional(integer()), "7", false)).hasMessage("expected Integer, found String");
    }

    // ---- conversion ----

    @Test
    void convertsElementsAndKeepsCollectionsThatFit() {
        assertThat(listOf(integer()).convert(List.of(1, 2L, 3.0), false)).containsExactly(1, 2, 3);
        assertThat(setOf(integer()).convert(new LinkedHashSet<>(List.of(2L, 1)), false))
                .containsExactly(2, 1);
        assertThat(dictionaryOf(integer()).convert(Map.of("a", 1L), false)).containsEntry("a", 1);
        List<Integer> list = new ArrayList<>(List.of(1));
        assertThat(listOf(integer()).convert(list, true)).isSameAs(list);
        assertThat(listOf(listOf(integer())).convert(List.of(List.of("1")), true))
                .containsExactly(List.of(1));
    }

    @Test
    void takesOtherCollectionsOnlyWhereAskedTo() {
        assertThat(refusedToConvert(stringSet(), List.of("a"), false)).hasMessageStartingWith("expected Set, found ");
        assertThat(stringSet().convert(List.of("b", "a"), true)).containsExactly("b", "a");
        assertThat(listOf(string()).convert(Set.of("a"), true)).containsExactly("a");
        assertRefusal(refusedToConvert(stringSet(), List.of("a", "a"), true), "[1]", "equal to another");
        assertThat(refusedToConvert(listOf(string()), "a", true)).hasMessage("expected List, found String");
        assertThat(refusedToConvert(dictionaryOf(string()), List.of(), true)).hasMessageStartingWith("expected Map");
        assertThat(refusedToConvert(dictionaryOf(string()), Map.of(1, "a"), true))
                .hasMessage("expected names that are String, found Integer");
    }

    // ---- what rules see ----

    @Test
    void mapsElementsWithTheirSteps() {
        List<String> steps = new ArrayList<>();
        container(listOf(string())).mapElements(List.of("a", "b"), note(steps));
        container(dictionaryOf(string())).mapElements(Map.of("x", "a"), note(steps));
        container(stringSet()).mapElements(Set.of("a"), note(steps));
        assertThat(steps).containsExactly("[0]", "[1]", ".x", "[*]");
    }

    @Test
    void givesTheSameCollectionIfNoElementChanged() {
        List<String> list = List.of("a", "b");
        Map<String, String> map = Map.of("x", "a");
        Set<String> set = Set.of("a");
        assertThat(container(listOf(string())).mapElements(list, (step, e) -> e))
                .isSameAs(list);
        assertThat(container(dictionaryOf(string())).mapElements(map, (step, e) -> e))
                .isSameAs(map);
        assertThat(container(stringSet()).mapElements(set, (step, e) -> e)).isSameAs(set);
    }

    @Test
    void replacesElementsInPlace() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("x", "a");
        map.put("w", "b");
        Set<String> set = new LinkedHashSet<>(List.of("b", "a", "A"));
        assertThat(container(listOf(string())).mapElements(List.of("A", "b", "c"), (step, e) -> upper(e)))
                .containsExactly("A", "B", "C");
        assertThat(container(dictionaryOf(string())).mapElements(map, (step, e) -> upper(e)))
                .containsExactly(Map.entry("x", "A"), Map.entry("w", "B"));
        assertThat(container(stringSet()).mapElements(set, (step, e) -> upper(e)))
                .containsExactly("B", "A");
    }

    @Test
    void countsElements() {
        assertThat(container(listOf(string())).size(List.of("a", "b"))).isEqualTo(2);
        assertThat(container(dictionaryOf(string())).size(Map.of("x", "a"))).isEqualTo(1);
        assertThat(container(stringSet()).size(Set.of())).isZero();
        assertThat(container(stringSet()).element()).isSameAs(string());
    }

    @Test
    void describesItsElements() {
        assertThat(listOf(integer()).describe().element()).isEqualTo(integer().describe());
        assertThat(stringSet().describe().name()).isEqualTo("stringSet");
        assertThat(optional(integer()).describe().element()).isEqualTo(integer().describe());
    }

    private static String upper(String text) {
        return text.equals("A") ? text : text.toUpperCase(java.util.Locale.ROOT);
    }

    private static ContainerType.ElementMapper<String> note(List<String> steps) {
        return (step, element) -> {
            steps.add(step);
            return element;
        };
    }

    @SuppressWarnings("unchecked")
    private static <C> ContainerType<C, String> container(AttributeType<C> type) {
        return (ContainerType<C, String>) type;
    }

    private static void assertRefusal(ValueException refusal, String path, String message) {
        assertThat(refusal.path()).isEqualTo(path);
        assertThat(refusal).hasMessageContaining(message);
    }
}
