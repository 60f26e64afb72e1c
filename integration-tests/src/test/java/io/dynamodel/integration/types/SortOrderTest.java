package io.dynamodel.integration.types;

import static io.dynamodel.schema.AttributeTypes.*;
import static io.dynamodel.schema.SortCondition.atOrAfter;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.Dynamodel;
import io.dynamodel.query.Model;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.LocalDynamoDb;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be a sort key sorts in DynamoDB as it does in Java. */
@DynamoDbTest
class SortOrderTest {
    private record Row<V>(String partition, V sort) {}

    private enum Size {
        LARGE,
        MEDIUM,
        SMALL
    }

    private final LocalDynamoDb db;

    SortOrderTest(LocalDynamoDb db) {
        this.db = db;
    }

    static Stream<Arguments> types() {
        Instant now = Instant.parse("2026-01-31T12:00:00Z");
        return Stream.of(
                Arguments.of(
                        "integer", integer(), List.of(Integer.MIN_VALUE, -10, -9, 0, 9, 10, 100, Integer.MAX_VALUE)),
                Arguments.of("long", longInteger(), List.of(Long.MIN_VALUE, -1L, 0L, 2L, 10L, Long.MAX_VALUE)),
                Arguments.of(
                        "decimal",
                        decimal(),
                        Stream.of("-1E125", "-2", "-1.5", "-1E-130", "0", "1E-130", "0.1", "2", "10", "1E125")
                                .map(BigDecimal::new)
                                .toList()),
                Arguments.of("double", doubleNumber(), List.of(-1e10, -0.5, 0.0, 1e-10, 0.3, 2.0, 1e10)),
                Arguments.of(
                        "instant",
                        instant(),
                        List.of(
                                Instant.parse("0001-01-01T00:00:00Z"),
                                now,
                                now.plusNanos(1),
                                now.plusMillis(1),
                                now.plusMillis(10),
                                now.plusSeconds(1),
                                Instant.parse("9999-01-01T00:00:00Z"))),
                Arguments.of("epochMillis", epochMillis(), List.of(Instant.EPOCH.minusMillis(1), Instant.EPOCH, now)),
                Arguments.of(
                        "localDate",
                        localDate(),
                        List.of(LocalDate.of(9, 1, 1), LocalDate.of(2026, 9, 30), LocalDate.of(2026, 10, 1))),
                Arguments.of(
                        "localTime",
                        localTime(),
                        List.of(LocalTime.MIN, LocalTime.of(9, 5), LocalTime.of(9, 5, 0, 1), LocalTime.of(12, 0))),
                Arguments.of(
                        "duration",
                        duration(),
                        List.of(
                                Duration.ofSeconds(-2),
                                Duration.ofMillis(-500),
                                Duration.ofNanos(-1),
                                Duration.ZERO,
                                Duration.ofNanos(1),
                                Duration.ofDays(1))),
                Arguments.of("year", year(), List.of(Year.of(-44), Year.of(476), Year.of(2026), Year.of(10_000))),
                Arguments.of(
                        "yearMonth",
                        yearMonth(),
                        List.of(YearMonth.of(2025, 12), YearMonth.of(2026, 2), YearMonth.of(2026, 10))),
                Arguments.of(
                        "monthDay", monthDay(), List.of(MonthDay.of(1, 31), MonthDay.of(2, 29), MonthDay.of(10, 1))),
                Arguments.of("enumeration", enumeration(Size.class), List.of(Size.values())),
                Arguments.of("string", string(), List.of("A", "B", "Z", "a", "é", "\uFFFD", "😀")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    <V> void sortsAsInJava(String name, AttributeType<V> type, List<V> ascending) {
        @SuppressWarnings("unchecked") // there is no class literal of a generic type
        SchemaBuilder<Row<V>> s = Schema.builder((Class<Row<V>>) (Class<?>) Row.class);
        StringAttribute<Row<V>> partition = s.string("partition", Row::partition);
        ScalarAttribute<Row<V>, V> sort = s.scalar("sort", Row::sort, type);
        SortedKey<Row<V>, String, V> key = s.key(partition, sort);
        Model<Row<V>> rows = Dynamodel.create(db.client())
                .model("rows-" + name, s.build(reader -> new Row<>(reader.get(partition), reader.get(sort))));
        rows.table().create().execute();
        List<V> shuffled = new ArrayList<>(ascending);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.forEach(value -> rows.put(new Row<>("p", value)).execute());

        List<V> found =
                rows.query(key).partition("p").list().stream().map(Row::sort).toList();
        List<V> upper = rows.query(key).partition("p").sort(atOrAfter(ascending.get(1))).list().stream()
                .map(Row::sort)
                .toList();

        assertThat(found).hasSameSizeAs(ascending);
        for (int i = 0; i < found.size(); i++) {
            assertThat(same(found.get(i), ascending.get(i)))
                    .as("%s in %s", i, found)
                    .isTrue();
        }
        assertThat(upper).hasSize(ascending.size() - 1);
    }

    /** Decimals by value. */
    private static boolean same(Object a, Object b) {
        return a instanceof BigDecimal x && b instanceof BigDecimal y ? x.compareTo(y) == 0 : a.equals(b);
    }
}
