package io.dynamodel.schema.internal.type;

import static io.dynamodel.schema.internal.type.Stored.read;
import static io.dynamodel.schema.internal.type.Stored.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.internal.type.Samples.Sample;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class EveryTypeTest {

    static Stream<Sample<?>> all() {
        return Samples.all();
    }

    static Stream<Sample<?>> ordered() {
        return Samples.ordered();
    }

    @ParameterizedTest
    @MethodSource("all")
    <V> void readsBackWhatItWrote(Sample<V> sample) {
        for (V value : sample.values()) {
            assertThat(read(sample.type(), write(sample.type(), value))).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    <V> void writesTheSameForWhatItReadBack(Sample<V> sample) {
        for (V value : sample.values()) {
            AttributeValue stored = write(sample.type(), value);
            assertThat(AttributeValues.equal(write(sample.type(), read(sample.type(), stored)), stored))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    <V> void isPlainIfItHoldsNoOther(Sample<V> sample) {
        AttributeType<V> type = sample.type();
        boolean holdsOther = type instanceof ContainerType<?, ?>
                || type instanceof WrapperType<?, ?>
                || type instanceof DelegatingType<?>;
        assertThat(AbstractType.isPlain(type)).isEqualTo(!holdsOther);
    }

    @ParameterizedTest
    @MethodSource("all")
    <V> void storesTheTypeThatItSays(Sample<V> sample) {
        ValueType type = sample.type().valueType();
        assertThat(sample.type().describe().valueType()).isEqualTo(type);
        if (type != ValueType.NULL) {
            for (V value : sample.values()) {
                assertThat(AttributeValues.typeOf(write(sample.type(), value))).isEqualTo(type);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ordered")
    <V> void sortsWhenStoredAsTheValuesDo(Sample<V> sample) {
        assertThat(sample.type().isOrdered()).isTrue();
        List<V> values = sample.values();
        List<AttributeValue> stored =
                values.stream().map(value -> write(sample.type(), value)).toList();
        for (int a = 0; a < values.size(); a++) {
            for (int b = 0; b < a; b++) {
                int expected = Integer.signum(sample.order().compare(values.get(a), values.get(b)));
                int actual = Integer.signum(AttributeValues.compare(stored.get(a), stored.get(b)));
                if (actual != expected) {
                    assertThat(actual)
                            .as("%s against %s", values.get(a), values.get(b))
                            .isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    <V> void saysThatItIsOrderedOnlyWhereAnOrderIsTested(Sample<V> sample) {
        assertThat(sample.type().isOrdered()).isEqualTo(sample.order() != null);
    }

    @ParameterizedTest
    @MethodSource("all")
    <V> void takesValuesOfItsClassAsTheyAre(Sample<V> sample) {
        AttributeType<V> type = sample.type();
        for (V value : sample.values()) {
            assertThat(type.javaType()).isAssignableFrom(value.getClass());
            assertThat(type.convert(value, false)).isSameAs(value);
            assertThat(type.convert(value, true)).isSameAs(value);
            assertThat(type.isAbsent(value)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    <V> void namesBothTypesWhereTheStoredOneIsAnother(Sample<V> sample) {
        if (sample.type().valueType().isScalarKey()) {
            assertThat(Stored.refusedToRead(sample.type(), Stored.bool(true)))
                    .hasMessage("expected " + sample.type().valueType() + ", found BOOL");
        }
    }

    @Test
    void describesItselfByTheNameOfItsFactory() {
        Set<String> described = new TreeSet<>();
        all().forEach(sample -> described.add(sample.type().describe().name()));
        Set<String> factories = new TreeSet<>();
        for (Method method : AttributeTypes.class.getMethods()) {
            if (method.getDeclaringClass() == AttributeTypes.class) {
                factories.add(method.getName());
            }
        }
        factories.remove("lazy"); // shows the type that it stands for
        assertThat(described).isEqualTo(factories);
    }
}
