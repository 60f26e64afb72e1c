package io.dynamodel.integration.types;

import static io.dynamodel.schema.AttributeTypes.*;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.Converter;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every attribute type with its extremes, and values generated from a fixed seed. */
public final class TypeSamples {
    private static final int GENERATED = 8;

    private final Random random = new Random(7);
    private final List<TypeSample<?>> all = new ArrayList<>();

    private TypeSamples() {}

    /** All of them, the same ones each time. */
    public static Stream<TypeSample<?>> all() {
        TypeSamples samples = new TypeSamples();
        samples.text();
        samples.numbers();
        samples.times();
        samples.containers();
        samples.open();
        samples.nested();
        return samples.all.stream();
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    private <V> void add(String name, AttributeType<V> type, V... values) {
        all.add(new TypeSample<>(name, type, List.of(values), UnaryOperator.identity()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    private <V> void generate(String name, AttributeType<V> type, Function<Random, V> generator, V... values) {
        List<V> more = new ArrayList<>(List.of(values));
        for (int i = 0; i < GENERATED; i++) {
            more.add(generator.apply(random));
        }
        all.add(new TypeSample<>(name, type, more, UnaryOperator.identity()));
    }

    private static String randomText(Random random) {
        return random.ints(random.nextInt(20), 0, 0x110000)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private enum Plain {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "not the name";
            }
        }
    }

    private void text() {
        generate(
                "string",
                string(),
                TypeSamples::randomText,
                "",
                " ",
                "\u0000",
                "é😀\uFFFF",
                "x".repeat(100_000),
                "${secret}");
        add("character", character(), 'a', '\u0000', 'é', '\uFFFF');
        generate("uuid", uuid(), r -> new UUID(r.nextLong(), r.nextLong()), new UUID(0, 0), new UUID(-1, -1));
        add("uri", uri(), URI.create(""), URI.create("urn:a:b"), URI.create("https://é.example/%20?q=a#b"));
        add("locale", locale(), Locale.ROOT, Locale.UK, Locale.forLanguageTag("zh-Hant-TW"));
        add("zoneId", zoneId(), ZoneId.of("Europe/London"), ZoneOffset.ofHours(-11), ZoneOffset.UTC);
        add("enumeration", enumeration(Plain.class), Plain.values());
        add("enumeration by code", enumeration(Plain.class, each -> each == Plain.RED ? "r" : "g"), Plain.values());
        add("bool", bool(), true, false);
        generate("binary", binary(), r -> SdkBytes.fromByteArray(randomBytes(r)), SdkBytes.fromByteArray(new byte[0]));
        generate("bytes", bytes(), TypeSamples::randomBytes, new byte[0], new byte[] {0, -1, 127, -128});
    }

    private static byte[] randomBytes(Random random) {
        byte[] bytes = new byte[random.nextInt(50)];
        random.nextBytes(bytes);
        return bytes;
    }

    private void numbers() {
        generate("integer", integer(), Random::nextInt, Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE);
        generate("longInteger", longInteger(), Random::nextLong, Long.MIN_VALUE, 0L, Long.MAX_VALUE);
        add("shortInteger", shortInteger(), Short.MIN_VALUE, (short) 0, Short.MAX_VALUE);
        add("byteInteger", byteInteger(), Byte.MIN_VALUE, (byte) 0, Byte.MAX_VALUE);
        generate(
                "doubleNumber",
                doubleNumber(),
                r -> r.nextGaussian() * Math.pow(10, r.nextInt(200) - 100),
                0.1,
                -1e-130,
                9.99e125,
                Math.PI,
                (double) (1L << 53) + 2,
                0.0);
        generate("floatNumber", floatNumber(), Random::nextFloat, Float.MIN_VALUE, Float.MAX_VALUE, -0.1f);
        generate(
                "decimal",
                decimal(),
                r -> new BigDecimal(new BigInteger(120, r), r.nextInt(100) - 50),
                new BigDecimal("9".repeat(38)),
                new BigDecimal("-" + "9".repeat(38)).movePointRight(88),
                new BigDecimal("1E-130"),
                new BigDecimal("-1.50"),
                BigDecimal.ZERO);
        generate(
                "bigInteger",
                bigInteger(),
                r -> new BigInteger(126, r).negate(),
                new BigInteger("9".repeat(38)),
                BigInteger.TEN.pow(125),
                BigInteger.ZERO);
    }

    private static Instant randomInstant(Random random) {
        return Instant.ofEpochSecond(
                random.nextLong(-62_167_219_200L, 253_402_300_800L), random.nextInt(1_000_000_000));
    }

    private void times() {
        Instant first = Instant.parse("0000-01-01T00:00:00Z");
        Instant last = Instant.parse("9999-12-31T23:59:59.999999999Z");
        Instant millis = Instant.parse("9999-12-31T23:59:59.999Z");
        generate("instant", instant(), TypeSamples::randomInstant, first, last, Instant.EPOCH);
        add("instantMillis", instantMillis(), first, millis, Instant.EPOCH.minusMillis(1));
        generate("instantIso", instantIso(), TypeSamples::randomInstant, first, last, Instant.MIN, Instant.MAX);
        add("epochMillis", epochMillis(), first, millis, Instant.ofEpochMilli(Long.MIN_VALUE));
        add("epochSeconds", epochSeconds(), first, Instant.ofEpochSecond(253402300799L), Instant.EPOCH.minusSeconds(1));
        add("localDate", localDate(), LocalDate.of(0, 1, 1), LocalDate.of(9999, 12, 31), LocalDate.of(2024, 2, 29));
        add("localTime", localTime(), LocalTime.MIN, LocalTime.MAX, LocalTime.NOON);
        add(
                "localDateTime",
                localDateTime(),
                LocalDateTime.of(0, 1, 1, 0, 0),
                LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999));
        add(
                "offsetDateTime",
                offsetDateTime(),
                OffsetDateTime.MIN,
                OffsetDateTime.MAX,
                OffsetDateTime.parse("2026-01-31T12:30:00.5-03:30"));
        add(
                "zonedDateTime",
                zonedDateTime(),
                ZonedDateTime.parse("2026-10-25T02:30+01:00[Europe/Paris]"),
                ZonedDateTime.parse("2026-10-25T02:30+02:00[Europe/Paris]"),
                ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 1, ZoneOffset.UTC));
        generate(
                "duration",
                duration(),
                r -> Duration.ofSeconds(r.nextLong() / 2, r.nextInt(1_000_000_000)),
                Duration.ZERO,
                Duration.ofMillis(-500),
                Duration.ofNanos(-1),
                Duration.ofSeconds(Long.MIN_VALUE),
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));
        add("period", period(), Period.ZERO, Period.of(-1, 2, -3), Period.of(Integer.MAX_VALUE, 0, Integer.MIN_VALUE));
        add("year", year(), Year.of(Year.MIN_VALUE), Year.of(Year.MAX_VALUE), Year.of(2026));
        add("yearMonth", yearMonth(), YearMonth.of(0, 1), YearMonth.of(9999, 12));
        add("monthDay", monthDay(), MonthDay.of(2, 29), MonthDay.of(12, 31));
    }

    private void containers() {
        add("listOf", listOf(string()), List.of(), List.of("a", "", "a"), List.of("é😀"));
        add("listOf listOf", listOf(listOf(integer())), List.of(List.of(), List.of(1, 2)));
        add("listOf optional", listOf(optional(integer())), List.of(Optional.of(1), Optional.empty(), Optional.of(-1)));
        add("stringSet", stringSet(), Set.of("a", "", "é"), Set.of("x".repeat(1000)));
        add("empty stringSet", stringSet(), Set.of());
        add("numberSet", numberSet(decimal()), Set.of(new BigDecimal("1.5"), new BigDecimal("-" + "9".repeat(38))));
        add("setOf instants", setOf(instant()), Set.of(Instant.EPOCH, Instant.EPOCH.plusNanos(1)));
        add(
                "setOf binary",
                setOf(binary()),
                Set.of(SdkBytes.fromByteArray(new byte[] {1}), SdkBytes.fromUtf8String("é")));
        add("setOf enums", setOf(enumeration(Plain.class)), Set.of(Plain.values()));
        add("dictionaryOf", dictionaryOf(integer()), Map.of(), Map.of("a.b", 1, "c[0]", 2, "#:é", 3));
        add("dictionaryOf lists", dictionaryOf(listOf(bool())), Map.of("x", List.of(true, false), "y", List.of()));
        add("optional", optional(string()), Optional.of("x"), Optional.of(""), Optional.of("é"));
        add("lazy", lazy(() -> string()), "x");
        add("converted", converted(integer(), Hours.class, new HoursConverter(), true), new Hours(0), new Hours(-7));
    }

    private record Hours(int count) {}

    private static final class HoursConverter implements Converter<Hours, Integer> {
        @Override
        public Integer toStored(Hours hours) {
            return hours.count();
        }

        @Override
        public Hours fromStored(Integer stored) {
            return new Hours(stored);
        }
    }

    private void open() {
        AttributeValue raw = AttributeValue.fromM(Map.of(
                "N", AttributeValue.fromS("1"),
                "l", AttributeValue.fromL(List.of(AttributeValue.fromNul(true), AttributeValue.fromN("1.5"))),
                "b", AttributeValue.fromB(SdkBytes.fromUtf8String("é")),
                "ns", AttributeValue.fromNs(List.of("1"))));
        add("attributeValue", attributeValue(), raw, AttributeValue.fromBool(false), AttributeValue.fromS(""));
        Map<String, Object> tree = Map.of(
                "text",
                "t",
                "number",
                new BigDecimal("12345678901234567890.12345"),
                "yes",
                true,
                "list",
                Arrays.asList("a", null, List.of()),
                "map",
                Map.of("S", "not a type"));
        add("any", any(), "t", new BigDecimal("1.5"), false, List.of(), Map.of(), tree, Set.of("a", "b"));
        add(
                "json",
                json(new TypeReference<Map<String, Object>>() {}),
                Map.of("a", List.of(1, true, "x"), "b", Map.of()));
        add(
                "jsonMap",
                jsonMap(new TypeReference<Map<String, Object>>() {}),
                Map.of("a", List.of(1, true, "x"), "b", Map.of()));
    }

    private record Node(String name, @Nullable Integer weight, List<Node> children) {}

    private static final class Nodes {
        private static final Schema<Node> SCHEMA = build();

        private static Schema<Node> build() {
            SchemaBuilder<Node> s = Schema.builder(Node.class);
            s.string("name", Node::name);
            s.integer("weight", Node::weight);
            s.list("children", Node::children, Schema.lazy(() -> Nodes.SCHEMA));
            return s.build();
        }
    }

    private sealed interface Shape {}

    private record Circle(int radius) implements Shape {}

    private record Square(int side, @Nullable String label) implements Shape {}

    private void nested() {
        Node deep = new Node("leaf", 0, List.of());
        for (int i = 0; i < 14; i++) {
            deep = new Node("n" + i, i, List.of(deep));
        }
        add("recursive schema", Nodes.SCHEMA, new Node("only", null, List.of()), deep);

        SchemaBuilder<Circle> circle = Schema.builder(Circle.class);
        circle.integer("radius", Circle::radius);
        SchemaBuilder<Square> square = Schema.builder(Square.class);
        square.integer("side", Square::side);
        square.string("label", Square::label);
        AttributeType<Shape> shapes = Schema.union(Shape.class, "kind")
                .member("circle", Circle.class, circle.build())
                .member("square", Square.class, square.build())
                .build();
        add("union", shapes, new Circle(1), new Square(2, "x"), new Square(3, null));
        add("listOf union", listOf(shapes), List.of(new Square(2, "x"), new Circle(1)));

        DocumentSchemaBuilder document = Schema.documents("nested");
        document.string("name");
        document.integer("size");
        add("document", document.build(), Document.of("name", "x", "size", 3), Document.of());
    }
}
