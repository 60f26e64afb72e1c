package io.dynamodel.integration.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.Dynamodel;
import io.dynamodel.query.Model;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.ValueAttribute;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.LocalDynamoDb;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every attribute type, its extremes and generated values, to the engine and back. */
@DynamoDbTest
class RoundTripTest {
    private record Box<V>(String id, @Nullable V value) {}

    private final LocalDynamoDb db;

    RoundTripTest(LocalDynamoDb db) {
        this.db = db;
    }

    static Stream<TypeSample<?>> types() {
        return TypeSamples.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    <V> void valuesComeBackEqual(TypeSample<V> sample) {
        @SuppressWarnings("unchecked") // there is no class literal of a generic type
        SchemaBuilder<Box<V>> s = Schema.builder((Class<Box<V>>) (Class<?>) Box.class);
        StringAttribute<Box<V>> id = s.string("id", Box::id);
        ValueAttribute<Box<V>, V> value = s.value("value", Box::value, sample.type());
        PrimaryKey<Box<V>, String> key = s.key(id);
        Model<Box<V>> boxes = Dynamodel.create(db.client())
                .model("boxes", s.build(reader -> new Box<>(reader.get(id), reader.get(value))));
        boxes.table().createIfAbsent().execute();

        int number = 0;
        for (V given : sample.values()) {
            String name = "b" + number++;
            Box<V> stored = boxes.put(new Box<>(name, given)).execute();
            Box<V> read = boxes.get(key.of(name)).consistent().execute().orElseThrow();
            V selected = boxes.get(key.of(name))
                    .select(value)
                    .execute()
                    .orElseThrow()
                    .get(value);

            assertThat(same(read.value(), sample.readsAs(given)))
                    .as("%s: %s came back as %s", sample, given, read)
                    .isTrue();
            assertThat(same(stored.value(), sample.readsAs(given)))
                    .as("%s: %s is given as %s", sample, given, stored)
                    .isTrue();
            assertThat(same(selected, read.value()))
                    .as("%s: %s is selected as %s", sample, given, selected)
                    .isTrue();
            boxes.update(key.of(name), value.set(given)).execute();
            assertThat(same(boxes.get(key.of(name)).execute().orElseThrow().value(), read.value()))
                    .isTrue();
            if (sample.isComparable() && !(given instanceof byte[])) {
                assertThat(boxes.check(key.of(name), value.eq(given)).execute())
                        .as("%s = %s", sample, given)
                        .isPresent();
            }
        }
        Box<V> empty = boxes.put(new Box<>("empty", null)).execute();
        assertThat(same(
                        empty.value(),
                        boxes.get(key.of("empty")).execute().orElseThrow().value()))
                .isTrue();
    }

    /** Equal, decimals by value, arrays by content. */
    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            return x.compareTo(y) == 0;
        } else if (a instanceof byte[] x && b instanceof byte[] y) {
            return Arrays.equals(x, y);
        } else if (a instanceof List<?> x && b instanceof List<?> y) {
            return x.size() == y.size()
                    && Stream.iterate(0, i -> i < x.size(), i -> i + 1).allMatch(i -> same(x.get(i), y.get(i)));
        } else if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return x.keySet().equals(y.keySet())
                    && x.keySet().stream().allMatch(name -> same(x.get(name), y.get(name)));
        }
        return a == null ? b == null : a.equals(b);
    }
}
