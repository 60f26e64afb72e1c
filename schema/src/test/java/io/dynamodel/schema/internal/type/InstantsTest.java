package io.dynamodel.schema.internal.type;

import static io.dynamodel.schema.AttributeTypes.epochMillis;
import static io.dynamodel.schema.AttributeTypes.epochSeconds;
import static io.dynamodel.schema.AttributeTypes.instant;
import static io.dynamodel.schema.AttributeTypes.instantIso;
import static io.dynamodel.schema.AttributeTypes.instantMillis;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.read;
import static io.dynamodel.schema.internal.type.Stored.refusedToConvert;
import static io.dynamodel.schema.internal.type.Stored.refusedToRead;
import static io.dynamodel.schema.internal.type.Stored.refusedToWrite;
import static io.dynamodel.schema.internal.type.Stored.s;
import static io.dynamodel.schema.internal.type.Stored.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.AttributeType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final List<AttributeType<Instant>> TEXTS = List.of(instant(), instantMillis(), instantIso());

    @Test
    void hasOneFormatForEachType() {
        assertThat(write(instant(), NOON)).isEqualTo(s("2026-01-31T12:00:00.000000000Z"));
        assertThat(write(instantMillis(), NOON)).isEqualTo(s("2026-01-31T12:00:00.000Z"));
        assertThat(write(instantIso(), NOON)).isEqualTo(s("2026-01-31T12:00:00Z"));
        assertThat(write(epochMillis(), NOON)).isEqualTo(n("1769860800000"));
        assertThat(write(epochSeconds(), NOON)).isEqualTo(n("1769860800"));
        Instant fine = NOON.plusNanos(120_034_000);
        assertThat(write(instant(), fine)).isEqualTo(s("2026-01-31T12:00:00.120034000Z"));
        assertThat(write(instantIso(), fine)).isEqualTo(s("2026-01-31T12:00:00.120034Z"));
        assertThat(write(instantMillis(), NOON.plusMillis(7))).isEqualTo(s("2026-01-31T12:00:00.007Z"));
    }

    @Test
    void writesIsoAsTheEnhancedClientDoes() {
        Random random = new Random(3);
        int[] units = {1_000_000_000, 1_000_000, 1_000, 1};
        for (int i = 0; i < 5_000; i++) {
            int unit = units[i % 4];
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong() % 600_000_000_000L, random.nextInt(1_000_000_000) / unit * unit);
            assertThat(write(instantIso(), instant).s()).isEqualTo(instant.toString());
        }
    }

    @Test
    void readsAndWritesWhatJavaTimeDoesInEveryYear() {
        Instant day = Instant.parse("0000-01-01T23:59:59.000000001Z");
        Instant end = Instant.parse("9999-12-31T23:59:59.000000001Z");
        for (; !day.isAfter(end); day = day.plusSeconds(29 * 86_400)) {
            String text = IsoText.instant(day.getEpochSecond(), day.getNano(), 9);
            if (!text.equals(day.toString()) || !IsoText.parseInstant(text).equals(day)) {
                assertThat(text).isEqualTo(day.toString());
                assertThat(IsoText.parseInstant(text)).isEqualTo(day);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T12:00Z",
                "2026-01-31T12:00:00Z",
                "2026-01-31T12:00:00.Z",
                "2026-01-31T12:00:00.0Z",
                "2026-01-31T12:00:00.000Z",
                "2026-01-31T12:00:00.000000Z",
                "2026-01-31T12:00:00.000000000Z",
                "2026-01-31t12:00:00z",
                "2026-01-31 12:00:00Z",
                "2026-01-31T12:00",
                "2026-01-31T12:00:00",
                "2026-01-31T12:00:00.000",
                "2026-01-31T13:00:00+01:00",
                "2026-01-31T13:00:00.000+0100",
                "2026-01-31T13:00:00+01",
                "2026-01-31T11:29:30-00:30:30",
                "2026-01-30T18:00:00-18:00",
                "2026-02-01T06:00:00+18:00",
                "2026-01-31T13:00:00+01:00[Europe/Paris]"
            })
    void readsEveryWidthAndOffset(String text) {
        for (AttributeType<Instant> type : TEXTS) {
            assertThat(read(type, s(text))).isEqualTo(NOON);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T24:00:00Z, 2026-02-01T00:00:00Z",
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
        "+12345-01-01T00:00:00Z, +12345-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z, -0001-01-01T00:00:00Z",
        "2026-01-31T12:00:00.1Z, 2026-01-31T12:00:00.100Z",
        "2026-01-31T12:00:00.123456Z, 2026-01-31T12:00:00.123456Z"
    })
    void readsWhatJavaTimeReads(String text, Instant expected) {
        assertThat(read(instant(), s(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026",
                "2026-01-31",
                "2026-01-31T",
                "2026-01-31T12",
                "2026-01-31T12:00:0",
                "2026-01-31T12:00:00.0000000001Z",
                "2026-01-31T12:00:00.00a",
                "2026-01-31T12:00:00ZZ",
                "2026-01-31T12:00:00+01:00Z",
                "2026-01-31T12:00:00.+Z",
                "2026-01-31T12:00:00+",
                "2026-01-31T12:00:00+1",
                "2026-01-31T12:00:00+19:00",
                "2026-01-31T12:00:00+01:60",
                "2026-02-29T12:00:00Z",
                "1900-02-29T12:00:00Z",
                "2026-04-31T12:00:00Z",
                "2026-00-01T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-01-00T12:00:00Z",
                "2026-01-31T25:00:00Z",
                "2026-01-31T12:60:00Z",
                "2026-01-31T12:00:61Z",
                "2026/01/31T12:00:00Z",
                "2026-01-31X12:00:00Z",
                "2026-01-31T12:00:00Z ",
                "٢٠٢٦-01-31T12:00:00Z",
                "1769860800000"
            })
    void refusesOtherTextWithoutShowingIt(String text) {
        for (AttributeType<Instant> type : TEXTS) {
            assertThat(refusedToRead(type, s(text)))
                    .hasMessage("expected an instant such as 2026-01-31T12:00:00Z, found other text")
                    .hasNoCause();
        }
    }

    @Test
    void neverFailsInAnotherWayOnDamagedText() {
        Random random = new Random(5);
        String alphabet = "0123456789-:TZ.+ ";
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder("2026-01-31T12:00:00.123456789+01:00");
            for (int j = random.nextInt(3); j >= 0 && text.length() > 0; j--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.setLength(at + 1);
                }
            }
            Instant read = null;
            try {
                read = read(instant(), s(text.toString()));
            } catch (ValueException e) {
                // the one way
            }
            if (read != null) {
                assertThat(read(instant(), write(instantIso(), read))).isEqualTo(read);
            }
        }
    }

    @Test
    void readsTheMillisecondsThatDynamooseWrites() {
        for (AttributeType<Instant> type : TEXTS) {
            assertThat(read(type, n("1769860800000"))).isEqualTo(NOON);
        }
        assertThat(refusedToRead(instant(), n("1.5"))).hasMessageContaining("a fraction");
    }

    @Test
    void refusesYearsThatDoNotSort() {
        for (AttributeType<Instant> type : List.of(instant(), instantMillis())) {
            assertThat(refusedToWrite(type, Instant.parse("+10000-01-01T00:00:00Z")))
                    .hasMessageContaining("year 0 to 9999");
            assertThat(refusedToWrite(type, Instant.parse("-0001-12-31T23:59:59.999Z")))
                    .hasMessageContaining("year 0 to 9999");
        }
    }

    @Test
    void refusesInstantsThatAreTooFine() {
        assertThat(refusedToWrite(instantMillis(), NOON.plusNanos(1)))
                .hasMessage("expected an instant of whole milliseconds, found a finer one");
        assertThat(refusedToWrite(epochMillis(), NOON.plusNanos(1)))
                .hasMessage("expected an instant of whole milliseconds, found a finer one");
        assertThat(refusedToWrite(epochSeconds(), NOON.plusMillis(1)))
                .hasMessage("expected an instant of whole seconds, found a finer one");
    }

    @Test
    void refusesNumbersThatAreNoInstants() {
        assertThat(refusedToRead(epochSeconds(), n("1769860800.5"))).hasMessageContaining("a fraction");
        assertThat(refusedToRead(epochMillis(), n("0.5"))).hasMessageContaining("a fraction");
        assertThat(refusedToRead(epochSeconds(), n("1E+18"))).hasMessageContaining("out of range");
        assertThat(refusedToRead(epochMillis(), n("1E+19"))).hasMessageContaining("out of range");
        assertThat(refusedToWrite(epochMillis(), Instant.MAX.minusNanos(999_999_999)))
                .hasMessageContaining("a farther one");
        assertThat(refusedToRead(epochMillis(), s("2026-01-31T12:00:00Z"))).hasMessage("expected N, found S");
    }

    @Test
    void convertsTextAndNumbersWhereAskedTo() {
        assertThat(refusedToConvert(instant(), "2026-01-31T12:00:00Z", false))
                .hasMessage("expected Instant, found String");
        assertThat(refusedToConvert(epochMillis(), 1769860800000L, false)).hasMessage("expected Instant, found Long");
        for (AttributeType<Instant> type : List.of(instant(), instantMillis(), instantIso(), epochMillis())) {
            assertThat(type.convert("2026-01-31T13:00:00+01:00", true)).isEqualTo(NOON);
            assertThat(type.convert(1769860800000L, true)).isEqualTo(NOON);
        }
        assertThat(epochSeconds().convert("2026-01-31T12:00:00Z", true)).isEqualTo(NOON);
        assertThat(epochSeconds().convert(1769860800, true)).isEqualTo(NOON);
        assertThat(refusedToConvert(instant(), "now", true)).hasMessageContaining("found other text");
    }

    @Test
    void agreesWithJavaTimeOnLocalDateTimesToo() {
        LocalDateTime noon = LocalDateTime.ofInstant(NOON, ZoneOffset.UTC);
        assertThat(IsoText.parseDateTime("2026-01-31T12:00")).isEqualTo(noon);
        assertThat(IsoText.parseDateTime("2026-01-31T12:00:00.000")).isEqualTo(noon);
        assertThat(IsoText.dateTime(noon)).isEqualTo("2026-01-31T12:00:00.000000000");
    }
}
