package io.dynamodel.schema.internal.type;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dynamodel.core.value.Text;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Converter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values of every type: its extremes, and some hundred at random from a fixed seed. */
final class Samples {
    private static final int COUNT = 300;
    private static final int[] ALPHABET =
            "aZ09 .-_é߿ࠀ丏\uE000\uFFFD😀🏁\u0000\n\"\\".codePoints().toArray();
    private static final List<String> ZONES = List.of(
            "Europe/Paris",
            "America/St_Johns",
            "UTC",
            "GMT+2",
            "Z",
            "+01:00",
            "-17:59:59",
            "Pacific/Apia",
            "Etc/GMT-14");

    private final Random random = new Random(20260131);
    private final List<Sample<?>> all = new ArrayList<>();

    /**
     * One type's values.
     *
     * @param order how the values sort when stored; null if they do not
     */
    record Sample<V>(AttributeType<V> type, Comparator<V> order, List<V> values) {
        @Override
        public String toString() {
            return type.describe().name();
        }
    }

    enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "verde";
            }
        },
        BLUE
    }

    enum Level {
        LOW,
        MEDIUM,
        HIGH;

        String code() {
            return ordinal() + "-" + name().toLowerCase(Locale.ROOT);
        }
    }

    record Money(long cents, String currency) {}

    record Point(int x, double y, String label, List<BigDecimal> more, byte[] bytes, Boolean flag) {
        @Override
        public boolean equals(Object o) {
            return o instanceof Point p
                    && x == p.x
                    && y == p.y
                    && label.equals(p.label)
                    && more.equals(p.more)
                    && Arrays.equals(bytes, p.bytes)
                    && Objects.equals(flag, p.flag);
        }

        @Override
        public int hashCode() {
            return x;
        }
    }

    static final class MoneyConverter implements Converter<Money, String> {
        @Override
        public String toStored(Money value) {
            return value.cents + " " + value.currency;
        }

        @Override
        public Money fromStored(String stored) {
            int space = stored.indexOf(' ');
            return new Money(Long.parseLong(stored.substring(0, space)), stored.substring(space + 1));
        }
    }

    static Stream<Sample<?>> all() {
        Samples samples = new Samples();
        samples.text();
        samples.numbers();
        samples.times();
        samples.containers();
        samples.openTypes();
        return samples.all.stream();
    }

    static Stream<Sample<?>> ordered() {
        return all().filter(sample -> sample.order != null);
    }

    // ---- text and bytes ----

    private void text() {
        sorted(AttributeTypes.string(), Text::compareUtf8, this::nextText, "", "a", "😀", "\uFFFF", "\u0000");
        ascending(AttributeTypes.character(), this::nextCharacter, 'a', '\u0000', '\uFFFF', '\uD7FF', '\uE000');
        sorted(
                AttributeTypes.uuid(),
                Comparator.comparing(UUID::toString),
                () -> new UUID(random.nextLong(), random.nextLong()),
                new UUID(0, 0),
                new UUID(-1, -1));
        unordered(
                AttributeTypes.uri(),
                () -> URI.create("https://example.org:8080/a%20b/" + random.nextInt() + "?q=é#f"),
                URI.create(""),
                URI.create("mailto:a@b"),
                URI.create("urn:isbn:1"));
        unordered(
                AttributeTypes.locale(),
                () -> pick(List.of(Locale.UK, Locale.TRADITIONAL_CHINESE, Locale.forLanguageTag("de-CH-1996"))),
                Locale.ROOT,
                Locale.forLanguageTag("he"),
                Locale.forLanguageTag("th-TH-u-nu-thai-x-private"));
        unordered(AttributeTypes.zoneId(), () -> ZoneId.of(pick(ZONES)), ZoneOffset.MIN, ZoneOffset.MAX);
        unordered(AttributeTypes.enumeration(Color.class), () -> pick(List.of(Color.values())), Color.values());
        ascending(
                AttributeTypes.enumeration(Level.class, Level::code),
                () -> pick(List.of(Level.values())),
                Level.values());
        sorted(
                AttributeTypes.binary(),
                (a, b) -> Arrays.compareUnsigned(a.asByteArray(), b.asByteArray()),
                () -> SdkBytes.fromByteArray(nextBytes()),
                SdkBytes.fromByteArray(new byte[0]),
                Stored.bytes(255),
                Stored.bytes(0));
        sorted(
                AttributeTypes.bytes(),
                Arrays::compareUnsigned,
                this::nextBytes,
                new byte[0],
                new byte[] {-128},
                new byte[1]);
        unordered(AttributeTypes.bool(), random::nextBoolean, true, false);
    }

    // ---- numbers ----

    private void numbers() {
        ascending(AttributeTypes.integer(), random::nextInt, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1);
        ascending(AttributeTypes.longInteger(), this::nextLong, Long.MIN_VALUE, Long.MAX_VALUE, 0L, -1L);
        ascending(
                AttributeTypes.shortInteger(), () -> (short) random.nextInt(), Short.MIN_VALUE, Short.MAX_VALUE, (short)
                        0);
        ascending(
                AttributeTypes.byteInteger(), () -> (byte) random.nextInt(), Byte.MIN_VALUE, Byte.MAX_VALUE, (byte) 0);
        ascending(
                AttributeTypes.doubleNumber(),
                this::nextDouble,
                0.0,
                0.1,
                0.1 + 0.2,
                1e125,
                -9.99e125,
                1e-130,
                Math.scalb(1.0, -44),
                2e23,
                9007199254740993.0,
                1 / 3.0,
                (double) Long.MAX_VALUE);
        ascending(
                AttributeTypes.floatNumber(),
                this::nextFloat,
                0f,
                0.1f,
                Float.MAX_VALUE,
                -Float.MAX_VALUE,
                Float.MIN_VALUE,
                Float.MIN_NORMAL,
                16777217f,
                1.17549435E-38f);
        ascending(
                AttributeTypes.decimal(),
                this::nextDecimal,
                BigDecimal.ZERO,
                new BigDecimal("99999999999999999999999999999999999999"),
                new BigDecimal("-0.00000000000000000000000000000000000001"),
                asStored("9.9999999999999999999999999999999999999E+125"),
                asStored("-9.9999999999999999999999999999999999999E+125"),
                asStored("1E-130"),
                asStored("-1E-130"),
                asStored("1E+125"));
        ascending(
                AttributeTypes.bigInteger(),
                () -> new BigInteger(random.nextInt(120), random)
                        .multiply(random.nextBoolean() ? BigInteger.ONE : BigInteger.TEN.negate()),
                BigInteger.ZERO,
                BigInteger.TEN.pow(38).subtract(BigInteger.ONE),
                BigInteger.TEN.pow(38).subtract(BigInteger.ONE).negate(),
                BigInteger.TEN.pow(125),
                BigInteger.TEN.pow(125).negate());
    }

    // ---- times ----

    private void times() {
        Instant first = Instant.parse("0000-01-01T00:00:00Z");
        Instant last = Instant.parse("9999-12-31T23:59:59.999999999Z");
        Instant lastMilli = Instant.parse("9999-12-31T23:59:59.999Z");
        Instant now = Instant.parse("2026-01-31T12:00:00Z");
        ascending(
                AttributeTypes.instant(),
                this::nextInstant,
                first,
                last,
                Instant.EPOCH,
                now,
                now.plusNanos(1),
                now.plusMillis(1));
        ascending(
                AttributeTypes.instantMillis(),
                () -> Instant.ofEpochMilli(nextInstant().toEpochMilli()),
                first,
                lastMilli,
                Instant.EPOCH,
                now,
                now.plusMillis(1));
        unordered(
                AttributeTypes.instantIso(),
                this::nextInstant,
                Instant.MIN,
                Instant.MAX,
                first,
                last,
                now,
                now.plusNanos(1000));
        ascending(
                AttributeTypes.epochMillis(),
                () -> Instant.ofEpochMilli(nextLong()),
                Instant.ofEpochMilli(Long.MIN_VALUE),
                Instant.ofEpochMilli(Long.MAX_VALUE),
                Instant.EPOCH,
                Instant.ofEpochMilli(-1));
        ascending(
                AttributeTypes.epochSeconds(),
                () -> Instant.ofEpochSecond(random.nextInt() * 1000L),
                Instant.MIN,
                Instant.ofEpochSecond(Instant.MAX.getEpochSecond()),
                Instant.EPOCH);
        ascending(
                AttributeTypes.localDate(),
                () -> LocalDate.ofInstant(nextInstant(), ZoneOffset.UTC),
                LocalDate.of(0, 1, 1),
                LocalDate.of(9999, 12, 31),
                LocalDate.of(2000, 2, 29),
                LocalDate.of(1900, 2, 28));
        ascending(
                AttributeTypes.localTime(),
                () -> LocalTime.ofInstant(nextInstant(), ZoneOffset.UTC),
                LocalTime.MIN,
                LocalTime.MAX,
                LocalTime.NOON,
                LocalTime.of(12, 0, 0, 1));
        ascending(
                AttributeTypes.localDateTime(),
                () -> LocalDateTime.ofInstant(nextInstant(), ZoneOffset.UTC),
                LocalDateTime.ofInstant(first, ZoneOffset.UTC),
                LocalDateTime.ofInstant(last, ZoneOffset.UTC));
        unordered(
                AttributeTypes.offsetDateTime(),
                () -> OffsetDateTime.ofInstant(nextInstant(), ZoneOffset.ofTotalSeconds(random.nextInt(64_801))),
                OffsetDateTime.MIN,
                OffsetDateTime.MAX,
                OffsetDateTime.parse("-9999-01-01T00:00:00-18:00"),
                OffsetDateTime.parse("+99999-01-01T00:00:00Z"));
        ZoneId paris = ZoneId.of("Europe/Paris");
        LocalDateTime twice = LocalDateTime.of(2026, 10, 25, 2, 30);
        unordered(
                AttributeTypes.zonedDateTime(),
                () -> nextInstant().atZone(ZoneId.of(pick(ZONES))),
                ZonedDateTime.ofLocal(twice, paris, ZoneOffset.ofHours(1)),
                ZonedDateTime.ofLocal(twice, paris, ZoneOffset.ofHours(2)),
                ZonedDateTime.parse("-9999-01-01T00:00:00Z[UTC]"));
        ascending(
                AttributeTypes.duration(),
                () -> Duration.ofSeconds(nextLong() / 2, random.nextInt(1_000_000_000)),
                Duration.ZERO,
                Duration.ofMillis(-500),
                Duration.ofNanos(-1),
                Duration.ofNanos(1),
                Duration.ofSeconds(Long.MIN_VALUE),
                Duration.ofSeconds(Long.MIN_VALUE, 1),
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));
        unordered(
                AttributeTypes.period(),
                () -> Period.of(random.nextInt(), random.nextInt(), random.nextInt()),
                Period.ZERO,
                Period.of(Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE),
                Period.of(Integer.MAX_VALUE, -1, 0));
        ascending(
                AttributeTypes.year(),
                () -> Year.of(random.nextInt(20_000) - 9_999),
                Year.of(Year.MIN_VALUE),
                Year.of(Year.MAX_VALUE));
        ascending(
                AttributeTypes.yearMonth(),
                () -> YearMonth.from(nextInstant().atZone(ZoneOffset.UTC)),
                YearMonth.of(0, 1),
                YearMonth.of(9999, 12));
        ascending(
                AttributeTypes.monthDay(),
                () -> MonthDay.from(nextInstant().atZone(ZoneOffset.UTC)),
                MonthDay.of(2, 29),
                MonthDay.of(12, 31));
    }

    // ---- composites ----

    private void containers() {
        AttributeType<String> string = AttributeTypes.string();
        unordered(AttributeTypes.optional(string), () -> Optional.of(nextText()), Optional.of(""));
        unordered(AttributeTypes.listOf(AttributeTypes.instant()), () -> nextList(this::nextInstant), List.of());
        unordered(
                AttributeTypes.listOf(AttributeTypes.optional(string)),
                () -> List.of(Optional.of(nextText()), Optional.empty()),
                List.of());
        unordered(
                AttributeTypes.listOf(AttributeTypes.listOf(AttributeTypes.setOf(AttributeTypes.uuid()))),
                () -> List.of(List.of(), List.of(Set.of(UUID.nameUUIDFromBytes(nextBytes())))),
                List.of());
        unordered(
                AttributeTypes.setOf(AttributeTypes.localDate()),
                () -> new LinkedHashSet<>(List.of(LocalDate.of(random.nextInt(9999), 1, 1))),
                Set.of(LocalDate.EPOCH));
        unordered(
                AttributeTypes.setOf(AttributeTypes.binary()),
                () -> Set.of(SdkBytes.fromByteArray(nextBytes())),
                Set.of(Stored.bytes()));
        unordered(AttributeTypes.stringSet(), () -> new LinkedHashSet<>(nextList(this::nextText, 1)), Set.of(""));
        unordered(
                AttributeTypes.numberSet(AttributeTypes.decimal()),
                () -> new LinkedHashSet<>(nextList(this::nextDecimal, 1)),
                Set.of(BigDecimal.ZERO));
        unordered(
                AttributeTypes.dictionaryOf(AttributeTypes.integer()),
                () -> nextMap(random::nextInt),
                Map.of(),
                Map.of("a.b[0]", 1, "#:", 2));
        unordered(
                AttributeTypes.converted(string, Money.class, new MoneyConverter(), false),
                () -> new Money(nextLong(), "EUR"),
                new Money(Long.MIN_VALUE, ""));
        AttributeType<List<String>> lazy = AttributeTypes.lazy(() -> AttributeTypes.listOf(string));
        unordered(lazy, () -> nextList(this::nextText), List.of());
    }

    private void openTypes() {
        unordered(
                AttributeTypes.any(), () -> nextAny(4), "", true, BigDecimal.TEN, Stored.bytes(1), List.of(), Map.of());
        unordered(
                AttributeTypes.attributeValue(),
                () -> nextRaw(4),
                Stored.ss("b", "a"),
                Stored.ns("1.5", "-2"),
                Stored.bs(Stored.bytes()),
                Stored.nul());
        unordered(AttributeTypes.json(Point.class), this::nextPoint);
        unordered(AttributeTypes.jsonMap(Point.class), this::nextPoint);
        unordered(
                AttributeTypes.json(new TypeReference<List<Map<String, Point>>>() {}),
                () -> List.of(Map.of("p", nextPoint())),
                List.of());
        unordered(
                AttributeTypes.jsonMap(new TypeReference<Map<String, Point>>() {}),
                () -> Map.of("p", nextPoint()),
                Map.of());
    }

    // ---- random values ----

    private String nextText() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return text.toString();
    }

    private char nextCharacter() {
        char c;
        do {
            c = (char) random.nextInt();
        } while (Character.isSurrogate(c));
        return c;
    }

    private byte[] nextBytes() {
        byte[] bytes = new byte[random.nextInt(5)];
        random.nextBytes(bytes);
        return bytes;
    }

    private long nextLong() {
        return random.nextLong() >> random.nextInt(64);
    }

    private double nextDouble() {
        double value;
        do {
            value = random.nextInt(4) == 0 ? random.nextGaussian() * 1000 : Double.longBitsToDouble(random.nextLong());
        } while (!Double.isFinite(value) || Math.abs(value) > 9e125 || Math.abs(value) < 1e-130);
        return value;
    }

    private float nextFloat() {
        float value;
        do {
            value = Float.intBitsToFloat(random.nextInt());
        } while (!Float.isFinite(value) || value == 0);
        return value;
    }

    private BigDecimal nextDecimal() {
        BigInteger digits = new BigInteger(random.nextInt(126), random);
        BigDecimal value = new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(120) - 40);
        return asStored(value.toString());
    }

    /** With the scale that a number from DynamoDB has, whose text is plain. */
    private static BigDecimal asStored(String number) {
        BigDecimal value = new BigDecimal(number);
        return value.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(value.stripTrailingZeros().toPlainString());
    }

    private Instant nextInstant() {
        long span = IsoText.LAST_SECOND - IsoText.FIRST_SECOND;
        long second = IsoText.FIRST_SECOND + (long) (random.nextDouble() * span);
        int[] units = {1_000_000_000, 1_000_000, 1_000, 1};
        int unit = units[random.nextInt(4)];
        return Instant.ofEpochSecond(second, random.nextInt(1_000_000_000) / unit * unit);
    }

    private Point nextPoint() {
        return new Point(
                random.nextInt(),
                nextDouble(),
                nextText(),
                nextList(() -> new BigDecimal(nextLong())
                        .movePointLeft(3)
                        .stripTrailingZeros()
                        .add(new BigDecimal("0.1"))),
                nextBytes(),
                random.nextBoolean() ? true : null);
    }

    private Object nextAny(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 7)) {
            case 0 -> nextText();
            case 1 -> nextDecimal();
            case 2 -> random.nextBoolean();
            case 3 -> SdkBytes.fromByteArray(nextBytes());
            case 4 -> {
                List<Object> list = new ArrayList<>(nextList(() -> nextAny(depth - 1)));
                list.add(null);
                yield list;
            }
            case 5 -> {
                Map<String, Object> map = new HashMap<>(nextMap(() -> nextAny(depth - 1)));
                map.put("nothing", null);
                yield map;
            }
            default -> random.nextBoolean() ? Set.of(nextText()) : Set.of(nextDecimal());
        };
    }

    private AttributeValue nextRaw(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> Stored.s(nextText());
            case 1 -> Stored.n(nextDecimal().toPlainString());
            case 2 -> Stored.bool(random.nextBoolean());
            case 3 -> Stored.b(random.nextInt(256));
            case 4 -> Stored.nul();
            case 5 -> AttributeValue.fromL(nextList(() -> nextRaw(depth - 1)));
            default -> AttributeValue.fromM(nextMap(() -> nextRaw(depth - 1)));
        };
    }

    private <E> List<E> nextList(Supplier<E> element) {
        return nextList(element, 0);
    }

    private <E> List<E> nextList(Supplier<E> element, int minimum) {
        return Stream.generate(element).limit(minimum + random.nextInt(4)).toList();
    }

    private <E> Map<String, E> nextMap(Supplier<E> element) {
        Map<String, E> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(nextText() + i, element.get());
        }
        return map;
    }

    private <E> E pick(List<E> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private <V extends Comparable<? super V>> void ascending(AttributeType<V> type, Supplier<V> next, V... extremes) {
        add(type, Comparator.naturalOrder(), next, Arrays.asList(extremes));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private <V> void sorted(AttributeType<V> type, Comparator<V> order, Supplier<V> next, V... extremes) {
        add(type, order, next, Arrays.asList(extremes));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private <V> void unordered(AttributeType<V> type, Supplier<V> next, V... extremes) {
        add(type, null, next, Arrays.asList(extremes));
    }

    private <V> void add(AttributeType<V> type, Comparator<V> order, Supplier<V> next, List<V> extremes) {
        List<V> values = new ArrayList<>(extremes);
        for (int i = 0; i < COUNT; i++) {
            values.add(next.get());
        }
        all.add(new Sample<>(type, order, values));
    }
}
