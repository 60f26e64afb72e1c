package io.dynamodel.schema;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.internal.type.AnyType;
import io.dynamodel.schema.internal.type.BinaryType;
import io.dynamodel.schema.internal.type.BooleanType;
import io.dynamodel.schema.internal.type.ByteArrayType;
import io.dynamodel.schema.internal.type.CalendarTextType;
import io.dynamodel.schema.internal.type.ConvertedType;
import io.dynamodel.schema.internal.type.DictionaryType;
import io.dynamodel.schema.internal.type.DurationType;
import io.dynamodel.schema.internal.type.EnumType;
import io.dynamodel.schema.internal.type.EpochType;
import io.dynamodel.schema.internal.type.InstantTextType;
import io.dynamodel.schema.internal.type.JsonTree;
import io.dynamodel.schema.internal.type.JsonType;
import io.dynamodel.schema.internal.type.LazyType;
import io.dynamodel.schema.internal.type.ListType;
import io.dynamodel.schema.internal.type.OptionalType;
import io.dynamodel.schema.internal.type.PlainTextType;
import io.dynamodel.schema.internal.type.RawType;
import io.dynamodel.schema.internal.type.RealNumberType;
import io.dynamodel.schema.internal.type.SetType;
import io.dynamodel.schema.internal.type.StringType;
import io.dynamodel.schema.internal.type.WholeNumberType;
import io.dynamodel.schema.internal.type.YearType;
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
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The types of attributes, and of the elements of lists, sets and dictionaries.
 *
 * <p>What a type cannot store and read back unchanged it refuses, and so it does with a stored value of another type or
 * out of its range: nothing is rounded, cut or guessed. Where a type reads more than it writes, its text says so.
 *
 * <p>Types called <em>ordered</em> sort when stored as their Java values do, and may be sort keys.
 */
public final class AttributeTypes {
    private AttributeTypes() {}

    // ---- text ----

    /**
     * Text as S. Ordered as DynamoDB orders text, by code points; {@link String#compareTo} differs where characters
     * beyond U+FFFF meet some below. Text with a lone surrogate is refused; empty text is stored, but not in keys.
     */
    public static AttributeType<String> string() {
        return StringType.STRING;
    }

    /** One UTF-16 code unit as S; half of a surrogate pair is refused. Ordered. */
    public static AttributeType<Character> character() {
        return PlainTextType.CHARACTER;
    }

    /**
     * A UUID as S in its usual form, with small letters. Ordered as its text is, which is the order of RFC 9562 (of
     * creation, in version 7); {@link UUID#compareTo} takes the halves for signed numbers and differs.
     */
    public static AttributeType<UUID> uuid() {
        return PlainTextType.UUID_TEXT;
    }

    /** A URI as S. */
    public static AttributeType<URI> uri() {
        return PlainTextType.URI_TEXT;
    }

    /** A locale as S: its language tag, such as {@code en-GB}. A locale that its tag does not tell is refused. */
    public static AttributeType<Locale> locale() {
        return PlainTextType.LOCALE;
    }

    /** A time zone as S, such as {@code Europe/London} or {@code +01:00}. */
    public static AttributeType<ZoneId> zoneId() {
        return PlainTextType.ZONE_ID;
    }

    /**
     * An enum as S: the constant's name, whatever its {@code toString} says. Ordered if the names sort as the
     * constants do.
     */
    public static <E extends Enum<E>> AttributeType<E> enumeration(Class<E> type) {
        return EnumType.of(Objects.requireNonNull(type, "type"), null);
    }

    /**
     * An enum as S: a code that each constant has, so that constants can be renamed. Ordered if the codes sort as the
     * constants do.
     *
     * @param code gives each constant's code; called once for each, here
     * @throws IllegalArgumentException if two constants have the same code, or one has none
     */
    public static <E extends Enum<E>> AttributeType<E> enumeration(Class<E> type, Function<E, String> code) {
        return EnumType.of(Objects.requireNonNull(type, "type"), Objects.requireNonNull(code, "code"));
    }

    // ---- numbers ----

    /** An {@code int} as N. Ordered. */
    public static AttributeType<Integer> integer() {
        return WholeNumberType.INTEGER;
    }

    /** A {@code long} as N. Ordered. */
    public static AttributeType<Long> longInteger() {
        return WholeNumberType.LONG;
    }

    /** A {@code short} as N. Ordered. */
    public static AttributeType<Short> shortInteger() {
        return WholeNumberType.SHORT;
    }

    /** A {@code byte} as N. Ordered. */
    public static AttributeType<Byte> byteInteger() {
        return WholeNumberType.BYTE;
    }

    /**
     * A {@code double} as N: the shortest decimal that reads back equal, the same on every Java version. NaN, the
     * infinities and magnitudes that DynamoDB does not store (below 1E-130, from 1E126 on) are refused; -0.0 becomes 0,
     * as DynamoDB has one zero. Reads the {@code double} nearest to the stored number; use {@link #decimal()} where each
     * digit counts. Ordered.
     */
    public static AttributeType<Double> doubleNumber() {
        return RealNumberType.DOUBLE;
    }

    /** A {@code float} as N, as {@link #doubleNumber()} does for {@code double}. Ordered. */
    public static AttributeType<Float> floatNumber() {
        return RealNumberType.FLOAT;
    }

    /**
     * A decimal number as N, exactly; more than 38 significant digits are refused. DynamoDB keeps the number, not its
     * scale: {@code 1.50} reads back as {@code 1.5}. Ordered.
     */
    public static AttributeType<BigDecimal> decimal() {
        return RealNumberType.DECIMAL;
    }

    /** An integer as N, exactly; more than 38 significant digits are refused. Ordered. */
    public static AttributeType<BigInteger> bigInteger() {
        return RealNumberType.BIG_INTEGER;
    }

    // ---- the other scalars ----

    /** A boolean as BOOL. Reads N 0 and 1 too, which is how DynamoDBMapper writes booleans. */
    public static AttributeType<Boolean> bool() {
        return BooleanType.BOOL;
    }

    /** Bytes as B. Ordered by unsigned bytes. */
    public static AttributeType<SdkBytes> binary() {
        return BinaryType.BINARY;
    }

    /**
     * A byte array as B. Ordered by unsigned bytes. Arrays are mutable and equal only to themselves; {@link #binary()}
     * is neither.
     */
    public static AttributeType<byte[]> bytes() {
        return ByteArrayType.BYTES;
    }

    // ---- dates and times ----

    /**
     * An instant as S in UTC, always with nine digits: {@code 2026-01-31T12:00:00.000000000Z}. Ordered, and therefore
     * of years 0 to 9999 only. Reads ISO text with any number of digits and any offset (none is UTC), and N as
     * milliseconds since 1970, which is how Dynamoose writes dates.
     */
    public static AttributeType<Instant> instant() {
        return InstantTextType.NANOS;
    }

    /**
     * An instant as S in UTC, always with three digits, as DynamoDBMapper writes dates:
     * {@code 2026-01-31T12:00:00.000Z}. Finer instants are refused. Ordered, and of years 0 to 9999 only. Reads what
     * {@link #instant()} reads.
     */
    public static AttributeType<Instant> instantMillis() {
        return InstantTextType.MILLIS;
    }

    /**
     * An instant as S in UTC with as many digits as needed, as the AWS Enhanced Client writes it
     * ({@link Instant#toString()}). <em>Not</em> ordered: {@code 12:00:00Z} sorts behind {@code 12:00:00.001Z}. Reads
     * what {@link #instant()} reads.
     */
    public static AttributeType<Instant> instantIso() {
        return InstantTextType.ISO;
    }

    /** An instant as N: milliseconds since 1970. Finer instants are refused. Ordered. */
    public static AttributeType<Instant> epochMillis() {
        return EpochType.MILLIS;
    }

    /** An instant as N: seconds since 1970, as DynamoDB's time to live wants it. Finer instants are refused. Ordered. */
    public static AttributeType<Instant> epochSeconds() {
        return EpochType.SECONDS;
    }

    /** A date as S: {@code 2026-01-31}. Ordered, and therefore written of years 0 to 9999 only. */
    public static AttributeType<LocalDate> localDate() {
        return CalendarTextType.LOCAL_DATE;
    }

    /** A time of day as S, always with nine digits: {@code 12:30:00.000000000}. Reads any number of digits. Ordered. */
    public static AttributeType<LocalTime> localTime() {
        return CalendarTextType.LOCAL_TIME;
    }

    /**
     * A date and time as S, always with nine digits: {@code 2026-01-31T12:30:00.000000000}. Reads any number of digits.
     * Ordered, and therefore written of years 0 to 9999 only.
     */
    public static AttributeType<LocalDateTime> localDateTime() {
        return CalendarTextType.LOCAL_DATE_TIME;
    }

    /** A date and time with its offset as S: {@code 2026-01-31T12:30+01:00}. <em>Not</em> ordered: offsets differ. */
    public static AttributeType<OffsetDateTime> offsetDateTime() {
        return CalendarTextType.OFFSET_DATE_TIME;
    }

    /**
     * A date and time with its zone as S: {@code 2026-01-31T12:30+01:00[Europe/Paris]}. <em>Not</em> ordered: offsets
     * differ.
     */
    public static AttributeType<ZonedDateTime> zonedDateTime() {
        return CalendarTextType.ZONED_DATE_TIME;
    }

    /** A duration as N: exact seconds, so that minus half a second is {@code -0.5}. Ordered. */
    public static AttributeType<Duration> duration() {
        return DurationType.DURATION;
    }

    /** A period as S: {@code P1Y2M3D}. */
    public static AttributeType<Period> period() {
        return CalendarTextType.PERIOD;
    }

    /** A year as N. Ordered. */
    public static AttributeType<Year> year() {
        return YearType.YEAR;
    }

    /** A month of a year as S: {@code 2026-01}. Ordered, and therefore written of years 0 to 9999 only. */
    public static AttributeType<YearMonth> yearMonth() {
        return CalendarTextType.YEAR_MONTH;
    }

    /** A day of any year as S: {@code --01-31}. Ordered. */
    public static AttributeType<MonthDay> monthDay() {
        return CalendarTextType.MONTH_DAY;
    }

    // ---- collections and optional values ----

    /**
     * A value or none. Empty is an absent attribute; as an element of a list or dictionary it is a NULL, so that
     * {@code listOf(optional(...))} is a list with holes.
     */
    public static <V> AttributeType<Optional<V>> optional(AttributeType<V> type) {
        return new OptionalType<>(Objects.requireNonNull(type, "type"));
    }

    /**
     * A list as L; empty lists are stored, absent ones read as empty. Elements are neither null nor empty sets; a stored
     * NULL among them is refused (except by {@link #optional}, {@link #any} and {@link #attributeValue}). Reads SS, NS
     * and BS too. Lists that were read are unmodifiable.
     */
    public static <E> AttributeType<List<E>> listOf(AttributeType<E> element) {
        return new ListType<>(Objects.requireNonNull(element, "element"));
    }

    /**
     * A set as SS, NS or BS. The empty set is an absent attribute, since DynamoDB has none. Reads L too, unless two
     * elements are equal. Sets that were read are unmodifiable, in the order in which DynamoDB gave the elements.
     *
     * @throws IllegalArgumentException if the elements are not stored as S, N or B
     */
    public static <E> AttributeType<Set<E>> setOf(AttributeType<E> element) {
        return SetType.of("setOf", element);
    }

    /** A set of text as SS, as {@link #setOf} makes it. */
    public static AttributeType<Set<String>> stringSet() {
        return SetType.of("stringSet", string());
    }

    /**
     * A set of numbers as NS, as {@link #setOf} makes it.
     *
     * @throws IllegalArgumentException if the elements are not stored as N
     */
    public static <N extends Number> AttributeType<Set<N>> numberSet(AttributeType<N> element) {
        if (element.valueType() != ValueType.N) {
            throw new IllegalArgumentException("A number set has elements stored as N, but "
                    + element.describe().name() + " is stored as " + element.valueType() + "; use setOf(...)");
        }
        return SetType.of("numberSet", element);
    }

    /**
     * A map whose names are data, as M; empty ones are stored, absent ones read as empty. Values are neither null nor
     * empty sets; an entry with a stored NULL reads as absent. Dictionaries that were read are unmodifiable, in the
     * order in which DynamoDB gave the entries.
     */
    public static <E> AttributeType<Map<String, E>> dictionaryOf(AttributeType<E> element) {
        return new DictionaryType<>(Objects.requireNonNull(element, "element"));
    }

    // ---- open types ----

    /**
     * Plain Java values, each stored as what it is: {@code String} as S, Java's own {@code Number}s as N,
     * {@code Boolean} as BOOL, {@code SdkBytes} and {@code byte[]} as B, {@code List} as L, {@code Map} with
     * {@code String} names as M, {@code Set} of text, numbers or bytes as SS, NS or BS, and null inside of lists and
     * maps as NULL. Reads {@code String}, {@code BigDecimal}, {@code Boolean}, {@code SdkBytes} and unmodifiable
     * {@code List<Object>}, {@code Map<String, Object>} and {@code Set<Object>}; so an {@code Integer} reads back as the
     * {@code BigDecimal} of the same number.
     *
     * <p>Its {@code valueType()} is {@link ValueType#NULL}, which no attribute has: there is no one type.
     */
    public static AttributeType<Object> any() {
        return AnyType.ANY;
    }

    /**
     * The SDK's own values, of any type, unchanged; numbers are written as DynamoDB itself writes them ({@code 1.50} as
     * {@code 1.5}). A NULL, outside of lists and dictionaries, reads as absent like every NULL.
     *
     * <p>Its {@code valueType()} is {@link ValueType#NULL}, which no attribute has: there is no one type.
     */
    public static AttributeType<AttributeValue> attributeValue() {
        return RawType.RAW;
    }

    /**
     * What Jackson can write, as JSON text in an S. DynamoDB sees text; {@link #jsonMap(Class)} stores what conditions
     * and updates can look into.
     *
     * <p>The mapper has Jackson's defaults, except that unknown members are ignored, numbers without a type are read
     * exactly, and a fraction is no integer; it looks for no modules. {@link #json(JavaType, ObjectMapper)} takes
     * another one.
     */
    public static <T> AttributeType<T> json(Class<T> type) {
        return json(JsonTree.DEFAULT_MAPPER.constructType(type), JsonTree.DEFAULT_MAPPER);
    }

    /** JSON text of a generic type, as {@link #json(Class)} stores it. */
    public static <T> AttributeType<T> json(TypeReference<T> type) {
        return json(JsonTree.DEFAULT_MAPPER.constructType(type), JsonTree.DEFAULT_MAPPER);
    }

    /**
     * JSON text, written and read by the application's own mapper.
     *
     * @param <T> the Java type that {@code type} stands for, which the compiler cannot check
     * @param mapper must not be reconfigured any more
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // JavaType is not generic
    public static <T> AttributeType<T> json(JavaType type, ObjectMapper mapper) {
        return JsonType.text(Objects.requireNonNull(type, "type"), Objects.requireNonNull(mapper, "mapper"));
    }

    /**
     * What Jackson writes as a JSON object, as the M that corresponds to it: arrays as L, numbers as exact N,
     * {@code byte[]} as B, null as NULL. With the mapper of {@link #json(Class)}.
     */
    public static <T> AttributeType<T> jsonMap(Class<T> type) {
        return jsonMap(JsonTree.DEFAULT_MAPPER.constructType(type), JsonTree.DEFAULT_MAPPER);
    }

    /** A generic type that Jackson writes as a JSON object, as {@link #jsonMap(Class)} stores it. */
    public static <T> AttributeType<T> jsonMap(TypeReference<T> type) {
        return jsonMap(JsonTree.DEFAULT_MAPPER.constructType(type), JsonTree.DEFAULT_MAPPER);
    }

    /**
     * What the application's own mapper writes as a JSON object, as {@link #jsonMap(Class)} stores it.
     *
     * @param <T> the Java type that {@code type} stands for, which the compiler cannot check
     * @param mapper must not be reconfigured any more
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // JavaType is not generic
    public static <T> AttributeType<T> jsonMap(JavaType type, ObjectMapper mapper) {
        return JsonType.map(Objects.requireNonNull(type, "type"), Objects.requireNonNull(mapper, "mapper"));
    }

    // ---- the application's own ----

    /**
     * The application's own values, stored as the values of another type. What the converter throws is reported with
     * the path and as the cause; a {@link io.dynamodel.core.value.ValueException} is reported as it is.
     *
     * @param base the type that is stored
     * @param javaType the class of the values
     * @param ordered whether the converter keeps the order, so that the values sort when stored
     * @throws IllegalArgumentException if {@code ordered} and the values of {@code base} are not
     */
    public static <V, T> AttributeType<V> converted(
            AttributeType<T> base, Class<V> javaType, Converter<V, T> converter, boolean ordered) {
        return new ConvertedType<>(
                Objects.requireNonNull(base, "base"),
                Objects.requireNonNull(javaType, "javaType"),
                Objects.requireNonNull(converter, "converter"),
                ordered);
    }

    /**
     * A type that is looked up when first used, so that a type or schema can contain itself. It may be an element, an
     * optional value, a converted value or a nested item.
     *
     * @param type gives the type, the same each time; it is not called before the type is used
     */
    public static <V> AttributeType<V> lazy(Supplier<AttributeType<V>> type) {
        return new LazyType<>(Objects.requireNonNull(type, "type"));
    }
}
