package io.dynamodel.schema.internal.type;

import static io.dynamodel.schema.AttributeTypes.duration;
import static io.dynamodel.schema.AttributeTypes.localDate;
import static io.dynamodel.schema.AttributeTypes.localDateTime;
import static io.dynamodel.schema.AttributeTypes.localTime;
import static io.dynamodel.schema.AttributeTypes.monthDay;
import static io.dynamodel.schema.AttributeTypes.offsetDateTime;
import static io.dynamodel.schema.AttributeTypes.period;
import static io.dynamodel.schema.AttributeTypes.year;
import static io.dynamodel.schema.AttributeTypes.yearMonth;
import static io.dynamodel.schema.AttributeTypes.zonedDateTime;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.read;
import static io.dynamodel.schema.internal.type.Stored.refusedToConvert;
import static io.dynamodel.schema.internal.type.Stored.refusedToRead;
import static io.dynamodel.schema.internal.type.Stored.refusedToWrite;
import static io.dynamodel.schema.internal.type.Stored.s;
import static io.dynamodel.schema.internal.type.Stored.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.schema.AttributeType;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarTest {

    @Test
    void hasOneFormatForEachType() {
        assertThat(write(localDate(), LocalDate.of(2026, 1, 31))).isEqualTo(s("2026-01-31"));
        assertThat(write(localTime(), LocalTime.NOON)).isEqualTo(s("12:00:00.000000000"));
        assertThat(write(localDateTime(), LocalDateTime.of(2026, 1, 31, 12, 0, 0, 1_000_000)))
                .isEqualTo(s("2026-01-31T12:00:00.001000000"));
        assertThat(write(offsetDateTime(), OffsetDateTime.parse("2026-01-31T12:00+01:00")))
                .isEqualTo(s("2026-01-31T12:00+01:00"));
        assertThat(write(zonedDateTime(), ZonedDateTime.parse("2026-01-31T12:00+01:00[Europe/Paris]")))
                .isEqualTo(s("2026-01-31T12:00+01:00[Europe/Paris]"));
        assertThat(write(year(), Year.of(-9999))).isEqualTo(n("-9999"));
        assertThat(write(yearMonth(), YearMonth.of(7, 2))).isEqualTo(s("0007-02"));
        assertThat(write(monthDay(), MonthDay.of(2, 29))).isEqualTo(s("--02-29"));
        assertThat(write(period(), Period.of(1, 2, 3))).isEqualTo(s("P1Y2M3D"));
    }

    @Test
    void refusesYearsThatDoNotSort() {
        for (int year : new int[] {-9999, -1, 10_000}) {
            assertThat(refusedToWrite(localDate(), LocalDate.of(year, 1, 1))).hasMessageContaining("from 0 to 9999");
            assertThat(refusedToWrite(localDateTime(), LocalDateTime.of(year, 1, 1, 0, 0)))
                    .hasMessageContaining("from 0 to 9999");
            assertThat(refusedToWrite(yearMonth(), YearMonth.of(year, 1))).hasMessageContaining("from 0 to 9999");
        }
    }

    @Test
    void readsTheWidthsThatOthersWrite() {
        assertThat(read(localTime(), s("12:00"))).isEqualTo(LocalTime.NOON);
        assertThat(read(localTime(), s("12:00:00.5"))).isEqualTo(LocalTime.NOON.plusNanos(500_000_000));
        assertThat(read(localDateTime(), s("2026-01-31T12:00"))).isEqualTo(LocalDateTime.of(2026, 1, 31, 12, 0));
        assertThat(read(localDate(), s("-0009-01-31"))).isEqualTo(LocalDate.of(-9, 1, 31));
        assertThat(read(localDateTime(), s("+12345-01-31T12:00"))).isEqualTo(LocalDateTime.of(12345, 1, 31, 12, 0));
    }

    @Test
    void refusesOtherTextWithoutShowingIt() {
        List<AttributeType<?>> types = List.of(
                localDate(),
                localTime(),
                localDateTime(),
                offsetDateTime(),
                zonedDateTime(),
                yearMonth(),
                monthDay(),
                period());
        for (AttributeType<?> type : types) {
            for (String text : new String[] {"", "secret", "2026-02-30", "2026-02-30T12:00", "25:00", "12:00:00Z"}) {
                assertThat(refusedToRead(type, s(text)))
                        .hasMessageEndingWith(", found other text")
                        .hasMessageNotContaining("secret")
                        .hasNoCause();
            }
        }
        assertThat(refusedToRead(localDateTime(), s("2026-01-31T12:00Z"))).hasMessageContaining("other text");
    }

    @Test
    void storesNegativeFractionsOfDurationsExactly() {
        assertThat(write(duration(), Duration.ofMillis(-500))).isEqualTo(n("-0.5"));
        assertThat(write(duration(), Duration.ofNanos(-1))).isEqualTo(n("-0.000000001"));
        assertThat(write(duration(), Duration.ofMillis(-1500))).isEqualTo(n("-1.5"));
        assertThat(read(duration(), n("-0.5"))).isEqualTo(Duration.ofMillis(-500));
        assertThat(read(duration(), n("1.500000000"))).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void refusesNumbersThatAreNoDurations() {
        assertThat(refusedToRead(duration(), n("0.0000000001"))).hasMessageContaining("at most 9 digits");
        assertThat(refusedToRead(duration(), n("1E+20"))).hasMessageContaining("out of range");
        assertThat(refusedToRead(duration(), n("1E-130"))).hasMessageContaining("a finer one");
        assertThat(refusedToRead(year(), n("1000000000"))).hasMessageContaining("out of range");
        assertThat(refusedToRead(year(), n("2026.5"))).hasMessageContaining("a fraction");
    }

    @Test
    void convertsTextWhereAskedTo() {
        assertThat(localDate().convert("2026-01-31", true)).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(duration().convert("PT-0.5S", true)).isEqualTo(Duration.ofMillis(-500));
        assertThat(year().convert("2026", true)).isEqualTo(Year.of(2026));
        assertThat(year().convert(2026, true)).isEqualTo(Year.of(2026));
        assertThat(refusedToConvert(year(), 2026, false)).hasMessage("expected Year, found Integer");
        assertThat(refusedToConvert(localDate(), "2026-01-31", false)).hasMessage("expected LocalDate, found String");
        assertThat(refusedToConvert(duration(), "secret", true))
                .hasMessage("expected a duration such as PT1M30S, found other text");
    }
}
