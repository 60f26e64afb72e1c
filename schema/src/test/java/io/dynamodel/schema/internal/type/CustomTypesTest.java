package io.dynamodel.schema.internal.type;

import static io.dynamodel.schema.AttributeTypes.any;
import static io.dynamodel.schema.AttributeTypes.converted;
import static io.dynamodel.schema.AttributeTypes.dictionaryOf;
import static io.dynamodel.schema.AttributeTypes.instantIso;
import static io.dynamodel.schema.AttributeTypes.integer;
import static io.dynamodel.schema.AttributeTypes.lazy;
import static io.dynamodel.schema.AttributeTypes.listOf;
import static io.dynamodel.schema.AttributeTypes.string;
import static io.dynamodel.schema.AttributeTypes.stringSet;
import static io.dynamodel.schema.internal.type.Stored.l;
import static io.dynamodel.schema.internal.type.Stored.m;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.nul;
import static io.dynamodel.schema.internal.type.Stored.read;
import static io.dynamodel.schema.internal.type.Stored.refusedToConvert;
import static io.dynamodel.schema.internal.type.Stored.refusedToRead;
import static io.dynamodel.schema.internal.type.Stored.refusedToWrite;
import static io.dynamodel.schema.internal.type.Stored.s;
import static io.dynamodel.schema.internal.type.Stored.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.Converter;
import io.dynamodel.schema.internal.type.Samples.Money;
import io.dynamodel.schema.internal.type.Samples.MoneyConverter;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CustomTypesTest {
    private static final AttributeType<Money> MONEY = converted(string(), Money.class, new MoneyConverter(), false);

    record Roles(Set<String> names) {}

    record Tree(Map<String, Tree> branches) {}

    static final class Trees {
        static final AttributeType<Tree> TREE = converted(
                dictionaryOf(lazy(() -> Trees.TREE)),
                Tree.class,
                new FunctionConverter<>(Tree::branches, Tree::new),
                false);
    }

    record FunctionConverter<V, T>(Function<V, T> to, Function<T, V> from) implements Converter<V, T> {
        @Override
        public T toStored(V value) {
            return to.apply(value);
        }

        @Override
        public V fromStored(T stored) {
            return from.apply(stored);
        }
    }

    private static <V, T> AttributeType<V> type(
            AttributeType<T> base, Class<V> type, Function<V, T> to, Function<T, V> from) {
        return converted(base, type, new FunctionConverter<>(to, from), false);
    }

    // ---- converters ----

    @Test
    void storesConvertedValues() {
        assertThat(write(MONEY, new Money(5, "EUR"))).isEqualTo(s("5 EUR"));
        assertThat(read(MONEY, s("5 EUR"))).isEqualTo(new Money(5, "EUR"));
        assertThat(MONEY.valueType()).isEqualTo(ValueType.S);
        assertThat(MONEY.describe().element()).isEqualTo(string().describe());
        assertThat(MONEY.describe().parameters())
                .containsEntry("javaType", Money.class.getName())
                .containsEntry("ordered", false);
    }

    @Test
    void reportsWhatAConverterThrowsAsTheCauseAndWithoutTheValue() {
        ValueException refusal = refusedToRead(listOf(MONEY), l(s("5 EUR"), s("secret EUR")));
        assertThat(refusal)
                .hasMessage("expected a value that " + MoneyConverter.class.getName()
                        + " converts from its stored form, found one for which it threw NumberFormatException")
                .hasCauseInstanceOf(NumberFormatException.class);
        assertThat(refusal.path()).isEqualTo("[1]");
    }

    @Test
    void reportsTheRefusalOfAConverterAsItIs() {
        ValueException own = new ValueException("expected something nicer, found this");
        AttributeType<Money> type = type(
                string(),
                Money.class,
                value -> {
                    throw own;
                },
                stored -> {
                    throw own;
                });
        assertThat(refusedToWrite(type, new Money(1, ""))).isSameAs(own);
        assertThat(refusedToRead(type, s(""))).isSameAs(own);
    }

    @Test
    void refusesConvertersThatGiveNull() {
        AttributeType<Money> type = type(string(), Money.class, value -> null, stored -> null);
        assertThat(refusedToWrite(type, new Money(1, "")))
                .hasMessageContaining("gave null")
                .hasNoCause();
        assertThat(refusedToRead(type, s(""))).hasMessageContaining("gave null").hasNoCause();
    }

    @Test
    void isAbsentWhereItsStoredValueIs() {
        AttributeType<Roles> type = type(stringSet(), Roles.class, Roles::names, Roles::new);
        assertThat(type.isAbsent(new Roles(Set.of()))).isTrue();
        assertThat(type.isAbsent(new Roles(Set.of("a")))).isFalse();
        assertThat(type.absentValue()).isEqualTo(new Roles(Set.of()));
        assertThat(MONEY.absentValue()).isNull();
        assertThat(MONEY.isAbsent(new Money(0, ""))).isFalse();
    }

    @Test
    void isOrderedIfToldSoAndItsBaseIs() {
        Converter<Money, Integer> cents = new FunctionConverter<>(m -> (int) m.cents(), c -> new Money(c, "EUR"));
        assertThat(converted(integer(), Money.class, cents, true).isOrdered()).isTrue();
        assertThat(converted(integer(), Money.class, cents, false).isOrdered()).isFalse();
        Converter<Money, Instant> instants =
                new FunctionConverter<>(m -> Instant.ofEpochSecond(m.cents()), i -> new Money(i.getEpochSecond(), ""));
        assertThatThrownBy(() -> converted(instantIso(), Money.class, instants, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("instantIso");
    }

    @Test
    void convertsStoredFormsWhereAskedTo() {
        assertThat(MONEY.convert("5 EUR", true)).isEqualTo(new Money(5, "EUR"));
        assertThat(refusedToConvert(MONEY, "5 EUR", false)).hasMessageEndingWith("Money, found String");
    }

    // ---- recursion ----

    @Test
    void containsItself() {
        Tree tree = new Tree(Map.of("a", new Tree(Map.of("b", new Tree(Map.of())))));
        assertThat(write(Trees.TREE, tree)).isEqualTo(m("a", m("b", m())));
        assertThat(read(Trees.TREE, write(Trees.TREE, tree))).isEqualTo(tree);
        ValueException refusal = refusedToRead(Trees.TREE, m("a", m("b", n("1"))));
        assertThat(refusal.path()).isEqualTo("a.b");
    }

    @Test
    void describesItselfOnceWhereItContainsItself() {
        var inner = Trees.TREE.describe().element().element();
        assertThat(inner.name()).isEqualTo("converted");
        assertThat(inner.element().element().name()).isEqualTo("lazy");
    }

    @Test
    void saysWhatToDoIfItIsAskedTooEarly() {
        AttributeType<String> early = lazy(() -> null);
        assertThatThrownBy(early::valueType)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before that type was made");
    }

    @Test
    void looksItsTypeUpOnce() {
        int[] calls = {0};
        AttributeType<Integer> type = lazy(() -> {
            calls[0]++;
            return integer();
        });
        assertThat(calls[0]).isZero();
        assertThat(read(type, n("1"))).isEqualTo(1);
        assertThat(write(type, 1)).isEqualTo(n("1"));
        assertThat(type.isOrdered()).isTrue();
        assertThat(type.javaType()).isEqualTo(Integer.class);
        assertThat(calls[0]).isOne();
        assertThat(LazyType.unwrap(type)).isSameAs(integer());
    }

    @Test
    void hasTheNullsOfTheTypeThatItStandsFor() {
        AttributeType<Object> lazyAny = lazy(() -> any());
        assertThat(read(listOf(lazyAny), l(nul()))).containsExactly((Object) null);
        assertThat(write(listOf(lazyAny), java.util.Collections.singletonList(null)))
                .isEqualTo(l(nul()));
        assertThat(refusedToRead(listOf(lazy(() -> string())), l(nul())).path()).isEqualTo("[0]");
    }
}
